"""Every address, verb and service against every role."""

import json
import uuid
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.admin.sign_off import finding_id
from articles.claims.exceptions import ClaimNotAllowed
from articles.claims.models import ReplyTemplate
from articles.claims.services.record import review_claim
from articles.claims.services.withhold import release_claim, withhold_claim
from articles.exceptions import PublicationStopped, StoryNotAllowed
from articles.models import Article, CorrectionTask, SignOff, VersionWithholding
from articles.preview_tokens import signed as address_of
from articles.services.corrections import CorrectionDraft, close_task, open_task
from articles.services.gate import check_story
from articles.services.house_rules import set_severity
from articles.services.house_words import set_house_words
from articles.services.moves import approve_article, send_back_article, submit_article
from articles.services.name_revision import name_revision
from articles.services.notes import (
    add_note,
    edit_note,
    reopen_thread,
    reply,
    resolve_thread,
    take_back_note,
)
from articles.services.planning import plan_story
from articles.services.preview_links import revoke_preview_link
from articles.services.proposals import analyse_article
from articles.services.publish import (
    correct_article,
    publish_article,
    retract_article,
    unpublish_article,
    update_article,
)
from articles.services.restore import restore_revision
from articles.services.rule_switches import switch_rule
from articles.services.save import save_working_copy
from articles.services.schedule import schedule_article, unschedule_article
from articles.services.sign_off import sign_off, take_back_sign_off
from articles.services.tagging import tag_entity
from articles.services.withhold import release_version, withhold_version
from articles.workflow import UNASKED, State, Verb
from entities.exceptions import EntityNotAllowed
from entities.services.pictures import make_renditions
from entities.services.withhold import withhold_entity
from newsroom import roles
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import (
    make_article,
    make_at,
    make_author,
    make_preview_link,
    make_published,
    print_again,
)
from tests.factories.claims import make_claim, make_copy, make_evidence
from tests.factories.entities import make_entity, make_image, make_person
from tests.factories.newsroom import make_letter, make_notification, make_user
from tests.factories.notes import make_note
from tests.factories.replies import make_request
from tests.newsroom.doors import DOORS, ELSEWHERE, ROLES, names_of_the_desk
from tests.newsroom.public_routes import public_routes

pytestmark = pytest.mark.django_db

#: Roles, and those who work here without one.
PEOPLE = (*ROLES, None)
FORM = "application/x-www-form-urlencoded"
#: One of the analyser's.
RULE = "verb.reporting"


@contextmanager
def undone():
    """What is done in here is not done: one record serves every role."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_the_table_names_every_role():
    assert set(ROLES) == set(roles.ROLES)


# --- addresses of the desk ------------------------------------------------------------------------------------


def test_no_door_is_missing():
    """Addresses without a name are Django's: the old one of a record, which leads to its page, and the last one."""
    missing = names_of_the_desk() - {door.name for door in DOORS} - set(ELSEWHERE)
    assert {name for name in missing if not name.endswith("/<path:object_id>/")} == {"(?P<url>.*)$"}


@pytest.fixture
def records():
    """One record of each kind that the doors lead to."""
    claim = make_claim(mode="hearsay", public_text="The quay was reportedly sold.", origin="import")
    letter, image = make_letter(), make_image()
    make_renditions(image)
    evidence = make_evidence(claim)
    unsourced = make_claim(mode="hearsay", public_text="The mole was reportedly sold.")
    story = make_published(claims=[unsourced])
    version = story.live_version
    topic = print_again(story, topics=["Harbours"]).version_topics.get().topic_id
    corrected = print_again(
        story, kind="correction", corrections=[CorrectionDraft("correction", "It was not.")]
    )
    task = open_task(article=story, kind="update", message="And the name.", by=make_user())
    return {
        "articles_article": story.pk,
        "articles_publishedversion": version.pk,
        "articles_correction": corrected.corrections.get().pk,
        "articles_correctiontask": task.pk,
        "articles_override": version.overrides.get().pk,
        "articles_revision": story.revisions.first().pk,
        "a save": 1,
        "articles_appearance": version.appearances.get().pk,
        "articles_section": story.section_id,
        "articles_author": make_author().pk,
        "claim_uid": claim.uid,
        "numbers_key": "months",
        "claims_claim": claim.pk,
        "claims_evidence": evidence.pk,
        "claims_sourceitem": evidence.item_id,
        "copy_number": make_copy(item=evidence.item).number,
        "claims_source": evidence.item.source_id,
        "claims_replytemplate": ReplyTemplate.objects.first().pk,
        "reply": make_request(claim).pk,
        "entities_entity": make_person().pk,
        "entities_topic": topic,
        "entities_image": image.pk,
        "ledger_historyentry": HistoryEntry.objects.first().pk,
        "newsroom_user": make_user("Reporter").pk,
        "newsroom_webhookendpoint": letter.endpoint_id,
        "newsroom_webhookdelivery": letter.pk,
        "auth_group": Group.objects.first().pk,
        "somebody's notification": make_notification(make_user()).uid,
        "no grant": 1,
        "no picture": "w300.jpg",
        "somebody's preview link": make_preview_link(article=story).pk,
        "verb": "accept",
        "rule": RULE,
        "app": "articles",
    }


def answers(user, records) -> dict[str, int]:
    """The status at each door, in the order of the table, for somebody who is logged in, or for nobody."""
    client = Client()
    if user:
        client.force_login(user)
    found = {}
    for door in DOORS:
        form = {"data": door.sent, "content_type": FORM} if door.method == "post" else {}
        found[str(door)] = getattr(client, door.method)(door.url(records), **form).status_code
    return found


@pytest.mark.parametrize("role", ROLES)
def test_doors_by_role(role, records):
    expected = {str(door): door.status if role in door.who else door.shut for door in DOORS}
    assert answers(make_user(role), records) == expected


def test_doors_for_staff_without_a_role(records):
    expected = {str(door): door.status if door.open_to_staff else door.shut for door in DOORS}
    assert answers(make_user(None), records) == expected


def test_doors_are_shut_to_strangers(records):
    assert answers(None, records) == {str(door): door.stranger for door in DOORS}


def test_doors_are_shut_to_a_readers_account_with_rights(records):
    user = make_user("Administrator")
    user.is_staff = False
    user.save()
    assert answers(user, records) == {str(door): door.stranger for door in DOORS}


def test_doors_are_shut_to_a_closed_account(records):
    user, client = make_user("Administrator"), Client()
    client.force_login(user)
    user.is_active = False
    user.save()
    assert client.get(reverse("admin:index")).status_code == 302


def test_posts_take_a_token():
    """From another site a form may be sent in somebody's name: without the token of the session it is not read."""
    story, client = make_at(State.DRAFT), Client(enforce_csrf_checks=True)
    client.force_login(make_user("Administrator"))
    answer = client.post(reverse("admin:articles_article_move", args=[story.pk]), {"_move": "submit"})
    story.refresh_from_db()
    assert (answer.status_code, story.state) == (403, State.DRAFT)


@pytest.mark.parametrize("role", PEOPLE)
def test_a_notification_is_read_by_whom_it_tells(role, client):
    user = make_user(role)
    row = make_notification(user)
    client.force_login(user)
    assert client.get(reverse("admin:notification_open", args=[row.uid])).status_code == 302
    assert client.post(reverse("admin:notification_read", args=[row.uid])).status_code == 302
    assert client.get(reverse("admin:notification_open", args=[uuid.uuid4()])).status_code == 404


# --- addresses of the site --------------------------------------------------------------------------------------


def preview(link, name="") -> str:
    return f"/preview/{address_of(link.token)}/{name}"


@pytest.fixture
def site():
    """Every public address, with the status that it has for readers, and for whoever else may ask."""
    person = make_person("Imre Valtos", slug="valtos", dossier_open=True)
    claim, image = make_claim(claimants=[person]), make_image()
    make_renditions(image)
    story = make_published(slug="ships", claims=[claim], lead_image=image, topics=["Harbours"])
    for _ in range(2):
        print_again(story, body=story.body + "<p>Imre Valtos was there.</p>")
    withhold_version(version=story.versions.get(number=2), by=make_user("Legal"), reason="Order of the court")
    make_article(slug="draft")
    gone = make_published(slug="gone")
    unpublish_article(article=gone, by=make_user(), note="Wrong harbour.")
    moved = make_published(slug="left")
    print_again(moved, slug="moved")
    link, ended = (
        make_preview_link(article=make_article(slug=slug, lead_image=image)) for slug in ("shown", "shut")
    )
    revoke_preview_link(link=ended, by=make_user())
    return {
        "site:home": {"/": 200},
        "site:story": {
            "/stories/ships/": 200,
            "/stories/draft/": 404,
            "/stories/gone/": 410,
            "/stories/left/": 301,
            "/stories/moved/": 200,
        },
        "site:versions": {
            "/stories/ships/versions/": 200,
            "/stories/ships/versions/?from=1&to=3": 200,
            "/stories/ships/versions/?from=1&to=2": 410,
            "/stories/draft/versions/": 404,
            "/stories/gone/versions/": 410,
            "/stories/left/versions/": 301,
        },
        "site:version": {
            "/stories/ships/versions/1/": 200,
            "/stories/ships/versions/2/": 410,
            "/stories/draft/versions/1/": 404,
            "/stories/gone/versions/1/": 410,
            "/stories/left/versions/1/": 301,
        },
        "site:section": {f"/sections/{story.section.slug}/": 200},
        "site:topic": {"/topics/harbours/": 200},
        "site:entities": {"/entities/": 200},
        "site:entity": {"/entities/valtos/": 200},
        "site:claims": {"/claims/": 200},
        "site:claim": {f"/claims/{claim.uid}/": 200, f"/claims/{make_claim().uid}/": 404},
        "site:corrections": {"/corrections/": 200},
        "site:standards": {"/about/standards/": 200},
        "site:feed_latest": {"/feeds/latest.atom": 200},
        "site:feed_corrections": {"/feeds/corrections.atom": 200},
        "site:sitemap": {"/sitemap.xml": 200},
        "site:sitemap_part": {"/sitemap-stories-1.xml": 200},
        "site:robots": {"/robots.txt": 200},
        "site:picture": {f"/pictures/{image.uid}/w300.jpg": 200},
        "site:preview": {
            preview(link): 200,
            preview(ended): 410,
            "/preview/forged/": 404,
            f"/preview/{link.token}/": 404,
        },
        "site:preview_picture": {
            preview(link, "w300.jpg"): 200,
            preview(link, "w301.jpg"): 404,
            preview(ended, "w300.jpg"): 404,
        },
    }


def test_no_address_of_the_site_is_missing(site):
    assert set(site) == set(public_routes())


@pytest.mark.parametrize("role", [*PEOPLE, "stranger"])
def test_the_site_is_the_same_for_everybody(site, role):
    client = Client()
    if role != "stranger":
        client.force_login(make_user(role))
    expected = {address: status for group in site.values() for address, status in group.items()}
    assert {address: client.get(address).status_code for address in expected} == expected


# --- verbs, by the service and by the door --------------------------------------------------------------------------


def in_an_hour():
    return timezone.now() + timedelta(hours=1)


def typed_in_an_hour():
    return f"{timezone.localtime(in_an_hour()):%Y-%m-%dT%H:%M}"


DRAFT_NOTE = [CorrectionDraft("correction", "It was five ships.")]
WRITE = {"Reporter", "Editor", "Importer", "Administrator"}
RETURN = {"Editor", "Checker", "Legal", "Administrator"}
PRINT = {"Editor", "Legal", "Importer", "Administrator"}
CLEAR = {"Legal", "Administrator"}
SIGN = {"Editor", "Checker", "Legal", "Importer", "Administrator"}
PASS = {"Editor", "Legal", "Importer", "Administrator"}
#: Who talks beside a story: everybody who works on one, and no machine.
COMMENT = {"Reporter", "Editor", "Checker", "Legal", "Administrator"}

#: verb, state from which, whether it needs the lawyers, service with what it asks for, what the form sends, who may
VERBS = [
    ("submit", "draft", False, submit_article, {}, {}, WRITE),
    ("submit", "in_edit", False, submit_article, {}, {}, WRITE),
    ("submit", "unpublished", False, submit_article, {}, {}, WRITE),
    ("send_back", "in_edit", False, send_back_article, {"note": "x"}, {"note": "x"}, RETURN),
    ("send_back", "legal", True, send_back_article, {"note": "x"}, {"note": "x"}, RETURN),
    ("send_back", "ready", False, send_back_article, {"note": "x"}, {"note": "x"}, RETURN),
    ("approve", "fact_check", False, approve_article, {}, {}, {"Checker", "Administrator"}),
    ("approve", "legal", True, approve_article, {}, {}, CLEAR),
    ("approve", "in_edit", False, approve_article, {"note": "x"}, {"note": "x"}, PRINT),
    (
        "schedule",
        "ready",
        False,
        schedule_article,
        {"at": in_an_hour},
        {"publish_at": typed_in_an_hour},
        PRINT,
    ),
    ("unschedule", "scheduled", False, unschedule_article, {}, {}, PRINT),
    ("publish", "draft", False, publish_article, {}, {}, PRINT),
    ("publish", "ready", True, publish_article, {}, {}, PRINT),
    ("publish", "scheduled", False, publish_article, {}, {}, PRINT),
    ("publish", "unpublished", False, publish_article, {}, {}, PRINT),
    ("update", "published", False, update_article, {}, {"publish_kind": "update"}, PRINT),
    ("update", "published", True, update_article, {}, {"publish_kind": "update"}, CLEAR),
    (
        "correct",
        "published",
        False,
        correct_article,
        {"corrections": DRAFT_NOTE},
        {"publish_kind": "correction", "correction_note": "It was five ships."},
        PRINT,
    ),
    (
        "correct",
        "corrected",
        True,
        correct_article,
        {"corrections": DRAFT_NOTE},
        {"publish_kind": "clarification", "correction_note": "It was five ships."},
        CLEAR,
    ),
    (
        "retract",
        "published",
        False,
        retract_article,
        {"reason": "x"},
        {"note": "x"},
        {"Editor", "Legal", "Administrator"},
    ),
    (
        "retract",
        "corrected",
        True,
        retract_article,
        {"reason": "x"},
        {"note": "x"},
        {"Editor", "Legal", "Administrator"},
    ),
    ("unpublish", "published", False, unpublish_article, {"note": "x"}, {"note": "x"}, PRINT),
    ("unpublish", "retracted", False, unpublish_article, {"note": "x"}, {"note": "x"}, PRINT),
]
VERB = pytest.mark.parametrize(
    ("verb", "state", "needs_legal", "service", "fields", "form", "allowed"),
    VERBS,
    ids=[f"{verb} {state}{' legal' if needs_legal else ''}" for verb, state, needs_legal, *_ in VERBS],
)


def test_the_table_names_every_verb_that_people_have():
    assert {verb for verb, *_ in VERBS} == set(Verb) - UNASKED


def given(fields: dict) -> dict:
    return {name: value() if callable(value) else value for name, value in fields.items()}


def done(story: Article, verb: str) -> bool:
    """Whether the history tells of the verb, after all that brought the story here."""
    last = HistoryEntry.objects.filter(object_id=str(story.pk)).exclude(from_state="").order_by("pk").last()
    return last is not None and last.verb == verb and last.actor.username.startswith("actor")


@VERB
def test_verbs_by_role(verb, state, needs_legal, service, fields, form, allowed):
    story, did = make_at(state, needs_legal=needs_legal), set()
    for number, role in enumerate(PEOPLE):
        with undone():
            user = make_user(role, username=f"actor{number}")
            try:
                service(article=story, by=user, **given(fields))
            except StoryNotAllowed:
                assert done(story, verb) is False
            else:
                assert done(story, verb) is True
                did.add(role)
    assert did == allowed


@VERB
def test_verbs_by_role_through_the_door(verb, state, needs_legal, service, fields, form, allowed):
    story, did = make_at(state, needs_legal=needs_legal), set()
    act = verb if verb in ("retract", "unpublish") else "move"
    sent = {"_move": "change" if verb in ("update", "correct") else verb, **given(form)}
    for number, role in enumerate(PEOPLE):
        with undone():
            client = Client()
            client.force_login(make_user(role, username=f"actor{number}"))
            client.post(reverse(f"admin:articles_article_{act}", args=[story.pk]), sent)
            if done(story, verb):
                did.add(role)
    assert did == allowed


# --- all other services ---------------------------------------------------------------------------------------------


def hearsay_story():
    claim = make_claim(mode="hearsay", public_text="The quay was reportedly sold.")
    return make_article(by=make_user("Reporter"), claims=[claim])


def picture_story():
    return make_article(by=make_user("Reporter"), lead_image=make_image(alt=""))


def key_of(story) -> dict:
    (finding,) = [finding for finding in check_story(story) if finding.stops]
    return dict(zip(("rule", "field", "text"), finding.key, strict=True))


def signed(story, by) -> SignOff:
    return sign_off(article=story, by=by, reason="Seen.", **key_of(story))


def task():
    return open_task(article=make_published(), kind="update", message="x", by=make_user())


def version_of_two():
    story = make_published()
    print_again(story)
    return story.versions.get(number=1)


def withheld_version():
    version = version_of_two()
    withhold_version(version=version, by=make_user("Legal"), reason="x")
    return version


def withheld_claim():
    claim = make_claim()
    withhold_claim(claim=claim, by=make_user("Legal"), reason="x")
    return claim


def noted():
    return make_note(make_article())


def needing_legal():
    story = make_article()
    plan_story(article=story, by=make_user(), needs_legal=True)
    return story


#: what is done, what it is done to, the call, who may
SERVICES = [
    ("write a story", lambda: None, lambda it, by: save_working_copy(by=by, headline="x"), WRITE),
    ("save", make_article, lambda it, by: save_working_copy(article=it, by=by, headline="x"), WRITE),
    ("tag", make_article, lambda it, by: tag_entity(article=it, entity=make_entity(), by=by), WRITE),
    ("analyse", make_article, lambda it, by: analyse_article(it, by=by), WRITE),
    ("name", make_article, lambda it, by: name_revision(article=it, number=1, name="First", by=by), WRITE),
    (
        "restore",
        make_article,
        lambda it, by: restore_revision(article=it, number=1, looked_at=1, by=by),
        WRITE,
    ),
    ("plan", make_article, lambda it, by: plan_story(article=it, by=by, deadline=in_an_hour()), WRITE),
    (
        "embargo",
        make_article,
        lambda it, by: plan_story(article=it, by=by, embargo_until=in_an_hour()),
        WRITE,
    ),
    ("assign", make_article, lambda it, by: plan_story(article=it, by=by, assignee=make_user()), WRITE),
    (
        "ask legal",
        make_article,
        lambda it, by: plan_story(article=it, by=by, needs_legal=True),
        WRITE | {"Legal"},
    ),
    ("take legal out", needing_legal, lambda it, by: plan_story(article=it, by=by, needs_legal=False), CLEAR),
    (
        "publish over S",
        hearsay_story,
        lambda it, by: publish_article(article=it, by=by, override_reason="x"),
        PASS,
    ),
    (
        "publish over B",
        picture_story,
        lambda it, by: publish_article(article=it, by=by, override_reason="x"),
        PASS,
    ),
    ("sign off S", hearsay_story, signed, SIGN),
    ("sign off B", picture_story, signed, PASS),
    (
        "take back another's sign-off",
        lambda: signed(hearsay_story(), make_user("Checker")),
        lambda it, by: take_back_sign_off(article=it.article, by=by, sign_off=it.pk),
        PASS,
    ),
    (
        "open a task",
        make_published,
        lambda it, by: open_task(article=it, kind="update", message="x", by=by),
        {"Editor", "Checker", "Legal", "Administrator"},
    ),
    (
        "close a task",
        task,
        lambda it, by: close_task(task=it, by=by, reason="x"),
        {"Editor", "Legal", "Administrator"},
    ),
    (
        "withhold a version",
        version_of_two,
        lambda it, by: withhold_version(version=it, by=by, reason="x"),
        CLEAR,
    ),
    ("release a version", withheld_version, lambda it, by: release_version(version=it, by=by), CLEAR),
    ("write a note", make_article, lambda it, by: add_note(article=it, by=by, text="x"), COMMENT),
    ("answer a note", noted, lambda it, by: reply(note=it, by=by, text="x"), COMMENT),
    ("resolve a note", noted, lambda it, by: resolve_thread(note=it, by=by), COMMENT),
    ("take up a note again", noted, lambda it, by: reopen_thread(note=it, by=by), COMMENT),
    ("change another's note", noted, lambda it, by: edit_note(note=it, by=by, text="x"), set()),
    ("take back another's note", noted, lambda it, by: take_back_note(note=it, by=by), set()),
    ("withhold a claim", make_claim, lambda it, by: withhold_claim(claim=it, by=by, reason="x"), CLEAR),
    ("release a claim", withheld_claim, lambda it, by: release_claim(claim=it, by=by), CLEAR),
    ("withhold a dossier", make_person, lambda it, by: withhold_entity(entity=it, by=by, reason="x"), CLEAR),
    (
        "review a claim",
        lambda: make_claim(origin="import"),
        lambda it, by: review_claim(claim=it, by=by),
        WRITE | {"Checker"},
    ),
    (
        "set a severity",
        lambda: None,
        lambda it, by: set_severity("P08", "W", note="x", by=by),
        {"Administrator"},
    ),
    (
        "set house words",
        lambda: None,
        lambda it, by: set_house_words(list_key="hedge", language="en", added="", removed="", by=by),
        {"Administrator"},
    ),
    (
        "switch a rule of the analyser",
        lambda: None,
        lambda it, by: switch_rule(RULE, on=False, reason="x", by=by),
        {"Administrator"},
    ),
]


@pytest.mark.parametrize(
    ("make", "call", "allowed"), [row[1:] for row in SERVICES], ids=[row[0] for row in SERVICES]
)
def test_services_by_role(make, call, allowed):
    it, did = make(), set()
    for role in PEOPLE:
        with undone():
            by, before = make_user(role), counts()
            try:
                call(it, by)
            except (StoryNotAllowed, PublicationStopped, ClaimNotAllowed, EntityNotAllowed):
                assert counts() == before
            else:
                did.add(role)
    assert did == allowed


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (HistoryEntry, SignOff, CorrectionTask, Article))


def test_everybody_takes_back_their_own_sign_off():
    for role in sorted(SIGN):
        by = make_user(role)
        row = signed(hearsay_story(), by)
        take_back_sign_off(article=row.article, by=by, sign_off=row.pk)
    assert SignOff.objects.count() == 0


@pytest.mark.parametrize("role", PEOPLE)
def test_sign_off_through_the_door_by_role(role, client):
    story = hearsay_story()
    client.force_login(make_user(role))
    key = tuple(key_of(story).values())
    client.post(
        reverse("admin:articles_article_sign_off", args=[story.pk]),
        {"finding": json.dumps(key), f"reason_{finding_id(key)}": "Seen."},
    )
    assert SignOff.objects.exists() is (role in SIGN)


def test_a_closed_account_does_nothing():
    user = make_user("Administrator")
    user.is_active = False
    user.save()
    for _, make, call, _ in SERVICES:
        it = make()
        with pytest.raises((StoryNotAllowed, PublicationStopped, ClaimNotAllowed, EntityNotAllowed)):
            call(it, user)
    assert VersionWithholding.objects.filter(by=user).count() == 0
