"""Every door of the desk against every role."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.services.corrections import CorrectionDraft, open_task
from newsroom.roles import ROLES
from tests.factories.articles import make_published, print_again
from tests.factories.claims import make_claim
from tests.factories.entities import make_image, make_person
from tests.factories.newsroom import make_letter, make_user

pytestmark = pytest.mark.django_db

EVERYONE = set(ROLES)
WRITERS = {"Reporter", "Editor", "Administrator"}
STORY_WRITERS = WRITERS | {"Importer"}
CLAIM_WRITERS = STORY_WRITERS | {"Checker"}
SOURCE_WRITERS = WRITERS | {"Checker"}
PUBLISHERS = {"Editor", "Legal", "Administrator", "Importer"}
LEGAL = {"Legal", "Administrator"}
REPORTERS_OF_ERRORS = {"Editor", "Checker", "Legal", "Administrator"}
CLOSERS_OF_TASKS = {"Editor", "Legal", "Administrator"}
SIGNERS = {"Editor", "Checker", "Legal", "Administrator", "Importer"}

#: (method, address, who may come in, status for those who may)
DOORS = [
    ("get", "index", EVERYONE, 200),
    ("get", "calendar", EVERYONE, 200),
    ("post", "calendar_move", STORY_WRITERS, 302),
    ("get", "ledger_historyentry_export", EVERYONE, 200),
    *[
        ("get", f"{model}_changelist", EVERYONE, 200)
        for model in (
            "articles_article articles_correctiontask articles_publishedversion articles_correction articles_override"
            " articles_revision articles_appearance"
            " articles_section articles_author claims_claim claims_evidence claims_sourceitem claims_source"
            " entities_entity entities_topic entities_image ledger_historyentry"
        ).split()
    ],
    ("get", "articles_article_add", STORY_WRITERS, 200),
    ("get", "claims_claim_add", CLAIM_WRITERS, 200),
    ("get", "claims_evidence_add", SOURCE_WRITERS, 200),
    ("get", "claims_sourceitem_add", SOURCE_WRITERS, 200),
    ("get", "claims_source_add", SOURCE_WRITERS, 200),
    ("get", "entities_entity_add", WRITERS, 200),
    ("get", "entities_topic_add", WRITERS, 200),
    ("get", "entities_image_add", WRITERS, 200),
    ("get", "articles_section_add", {"Editor", "Administrator"}, 200),
    ("get", "articles_author_add", {"Editor", "Administrator"}, 200),
    ("get", "newsroom_user_changelist", {"Administrator"}, 200),
    ("get", "newsroom_user_add", {"Administrator"}, 200),
    ("get", "auth_group_changelist", set(), 200),
    ("get", "newsroom_webhookendpoint_changelist", {"Administrator"}, 200),
    ("get", "newsroom_webhookendpoint_add", {"Administrator"}, 200),
    ("get", "newsroom_webhookendpoint_change", {"Administrator"}, 200),
    ("get", "newsroom_webhookendpoint_delete", set(), 200),
    ("get", "newsroom_webhookendpoint_secret", {"Administrator"}, 200),
    ("get", "newsroom_webhookdelivery_changelist", {"Administrator"}, 200),
    ("get", "newsroom_webhookdelivery_add", set(), 200),
    ("get", "newsroom_webhookdelivery_change", {"Administrator"}, 200),
    ("get", "newsroom_webhookdelivery_delete", set(), 200),
    ("post", "newsroom_webhookdelivery_resend", {"Administrator"}, 302),
    ("get", "articles_publishedversion_add", set(), 200),
    ("get", "articles_revision_add", set(), 200),
    ("get", "articles_override_add", set(), 200),
    ("get", "articles_appearance_add", set(), 200),
    ("get", "ledger_historyentry_add", set(), 200),
    ("get", "articles_article_change", EVERYONE, 200),
    ("get", "articles_article_history", EVERYONE, 200),
    ("get", "articles_article_history_csv", EVERYONE, 200),
    ("get", "claims_claim_history", EVERYONE, 200),
    ("get", "claims_claim_history_csv", EVERYONE, 200),
    ("get", "articles_article_delete", set(), 200),
    ("post", "articles_article_move", EVERYONE, 302),
    ("get", "articles_article_retract", {"Editor", "Legal", "Administrator"}, 200),
    ("get", "articles_article_unpublish", PUBLISHERS, 200),
    ("post", "articles_article_suggest", CLAIM_WRITERS, 400),
    ("post", "articles_article_checks", EVERYONE, 400),
    ("post", "articles_article_sign_off", SIGNERS, 400),
    ("post", "articles_article_take_back_sign_off", SIGNERS, 400),
    ("get", "articles_article_report", REPORTERS_OF_ERRORS, 200),
    ("post", "articles_article_report", REPORTERS_OF_ERRORS, 200),
    ("get", "articles_correctiontask_add", set(), 200),
    ("get", "articles_correctiontask_change", EVERYONE, 200),
    ("get", "articles_correctiontask_delete", set(), 200),
    ("get", "articles_correctiontask_close", set(), 200),
    ("post", "articles_correctiontask_close", CLOSERS_OF_TASKS, 302),
    ("get", "articles_correction_add", set(), 200),
    ("get", "articles_correction_change", EVERYONE, 200),
    ("get", "articles_correction_delete", set(), 200),
    ("get", "articles_publishedversion_withhold", LEGAL, 200),
    ("get", "claims_claim_change", EVERYONE, 200),
    ("get", "claims_claim_delete", set(), 200),
    ("get", "claims_claim_search", EVERYONE, 200),
    ("post", "claims_claim_quick", CLAIM_WRITERS, 400),
    ("post", "claims_claim_review", CLAIM_WRITERS, 302),
    ("get", "claims_claim_withhold", LEGAL, 200),
    ("get", "preflight", {"Editor", "Checker", "Legal", "Administrator"}, 200),
    ("post", "preflight_severity", {"Administrator"}, 404),
    ("post", "preflight_words", {"Administrator"}, 404),
    ("get", "entities_entity_search", EVERYONE, 200),
    ("get", "entities_entity_withhold", LEGAL, 200),
    ("get", "entities_topic_search", EVERYONE, 200),
    ("get", "entities_image_preview", EVERYONE, 200),
]
WITH_KEY = tuple(
    "change history delete move retract unpublish review withhold preview secret resend report close checks".split()
)
#: Acts whose names have an underscore of their own.
LONG_ACTS = ("take_back_sign_off", "sign_off")


@pytest.fixture
def keys():
    """One record of each kind that the doors lead to."""
    from entities.services.pictures import make_renditions

    claim = make_claim(origin="import")
    letter = make_letter()
    image = make_image()
    make_renditions(image)
    corrected = make_published()
    note = CorrectionDraft("correction", "It was five ships.")
    version = print_again(corrected, kind="correction", corrections=[note])
    task = open_task(article=corrected, kind="update", message="And the name.", by=make_user())
    story = make_published(claims=[claim])
    return {
        "articles_publishedversion": version.pk,
        "articles_correction": version.corrections.get().pk,
        "articles_correctiontask": task.pk,
        "articles_article": story.pk,
        "calendar": story.pk,
        "claims_claim": claim.pk,
        "entities_entity": make_person().pk,
        "entities_image": image.pk,
        "newsroom_webhookendpoint": letter.endpoint_id,
        "newsroom_webhookdelivery": letter.pk,
    }


def address_of(name: str, keys: dict[str, int]) -> str:
    if long := next((act for act in LONG_ACTS if name.endswith(f"_{act}")), ""):
        return reverse(f"admin:{name}", args=[keys[name.removesuffix(f"_{long}")]])
    model, _, act = name.removesuffix("_csv").rpartition("_")
    return reverse(f"admin:{name}", args=[keys[model]] if act in WITH_KEY else [])


def statuses(user, keys) -> dict[str, int]:
    client = Client()
    if user:
        client.force_login(user)
    return {
        f"{method} {name}": getattr(client, method)(address_of(name, keys)).status_code
        for method, name, _, _ in DOORS
    }


@pytest.mark.parametrize("role", sorted(EVERYONE))
def test_doors_open_by_role(role, keys):
    expected = {f"{method} {name}": status if role in roles else 403 for method, name, roles, status in DOORS}
    assert statuses(make_user(role=role), keys) == expected


def test_doors_are_shut_to_strangers(keys):
    assert set(statuses(None, keys).values()) == {302}


def test_doors_without_a_role(keys):
    answers = statuses(make_user(role=None), keys)
    assert {name for name, status in answers.items() if status != 403} == {"get index"}


def test_doors_of_readers_account_lead_to_login(keys):
    user = make_user()
    user.is_staff = False
    user.save()
    assert set(statuses(user, keys).values()) == {302}


@pytest.mark.parametrize(
    "name", ["articles_article_move", "claims_claim_review", "newsroom_webhookdelivery_resend"]
)
def test_acts_are_refused_by_get(name, keys, client):
    client.force_login(make_user(role="Administrator"))
    assert client.get(address_of(name, keys)).status_code == 403


@pytest.mark.parametrize(
    "model", ["articles_publishedversion", "articles_revision", "articles_appearance", "ledger_historyentry"]
)
def test_records_are_read_only_even_for_a_superuser(model, keys, client):
    from django.apps import apps

    record = apps.get_model(model.replace("_", ".")).objects.order_by("pk").first()
    user = make_user(role=None)
    user.is_superuser = True
    user.save()
    client.force_login(user)
    assert client.get(reverse(f"admin:{model}_change", args=[record.pk])).status_code == 200
    assert client.post(reverse(f"admin:{model}_change", args=[record.pk]), {}).status_code == 403
    assert client.post(reverse(f"admin:{model}_delete", args=[record.pk]), {"post": "yes"}).status_code == 403


def test_administrator_cannot_touch_a_superuser(client):
    client.force_login(make_user(role="Administrator"))
    root = make_user(role=None, is_superuser=True)
    address = reverse("admin:auth_user_password_change", args=[root.pk])
    response = client.post(address, {"password1": "x", "password2": "x"})
    assert response.status_code == 403


def test_administrator_cannot_make_a_superuser(client):
    client.force_login(make_user(role="Administrator"))
    other = make_user(role="Reporter")
    fields = {"username": other.username, "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    assert client.post(reverse("admin:newsroom_user_change", args=[other.pk]), fields).status_code == 302
    other.refresh_from_db()
    assert other.is_superuser is False
