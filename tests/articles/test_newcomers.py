"""Names that are not on file: proposed, put on file, dismissed."""

import pytest
from django.urls import reverse

from articles.enums import ProposalKind, ProposalStatus
from articles.exceptions import StoryNotAllowed
from articles.models import Article, Proposal
from articles.newcomers import MOST_KEPT, MOST_SHOWN
from articles.services.newcomers import create_and_tag
from articles.services.proposals import ProposalMoved, accept_proposals, analyse_article, dismiss_proposal
from entities.exceptions import EntityError, EntityNotAllowed
from entities.models import Entity
from newsroom.ledger.models import HistoryEntry
from tests.articles.test_admin_suggestions import press
from tests.factories.articles import make_article
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

BODY = (
    "<p>The rain stopped when Mayor Imre Valtos met the Velmoor Port Authority (VPA) in the old hall.</p>"
    "<p>Valtos and the VPA agreed on the lamps.</p>"
)
GIVEN = "Amy Ben Carl Dora Eva Fred Gary Helen Ivan Jane Karl Laura Mark Nora Oscar Paul".split()


def newcomers_of(article: Article) -> dict[str, Proposal]:
    rows = article.proposals.filter(kind=ProposalKind.NEWCOMER, status=ProposalStatus.OPEN)
    return {row.payload["name"]: row for row in rows}


@pytest.fixture
def story() -> Article:
    user = make_user()
    story = make_article(by=user, body=BODY)
    analyse_article(story, by=user)
    return story


def test_newcomers_are_kept_with_kind_count_and_reason(story):
    kept = {
        name: (row.rule, row.payload["schema"], row.payload["count"], row.exact, row.payload["forms"])
        for name, row in newcomers_of(story).items()
    }
    assert kept == {
        "Imre Valtos": ("newcomer.official", "Person", 2, "Imre Valtos", ["Valtos"]),
        "Velmoor Port Authority": ("newcomer.agency", "PublicBody", 3, "Velmoor Port Authority", ["VPA"]),
    }
    assert newcomers_of(story)["Imre Valtos"].explanation.startswith("“Mayor” before the name")


def test_what_is_on_file_is_no_newcomer(story):
    make_person("Imre Valtos")
    make_entity("Velmoor Port Authority")
    analyse_article(story, by=make_user())
    assert newcomers_of(story) == {}


def test_statements_and_newcomers_are_told_apart(story):
    user = make_user()
    assert analyse_article(story, by=user) == []
    with pytest.raises(ProposalMoved):
        accept_proposals([newcomers_of(story)["Imre Valtos"]], by=user)


def test_create_puts_it_on_file_closed_and_tags_the_story(story):
    user = make_user()
    entity = create_and_tag(newcomers_of(story)["Velmoor Port Authority"], kind="company", by=user)
    assert (entity.name, entity.slug, entity.kind, entity.schema, entity.dossier_open) == (
        "Velmoor Port Authority",
        "velmoor-port-authority",
        "company",
        "Company",
        False,
    )
    assert list(entity.names.values_list("text", "kind")) == [("VPA", "abbreviation")]
    assert [(m.entity, m.choice) for m in story.mentions.filter(version=None)] == [(entity, "editor")]
    told = HistoryEntry.objects.filter(actor=user).order_by("pk").values_list("verb", "object_id")
    assert list(told) == [("add", str(entity.pk)), ("tag", str(story.pk))]


def test_create_decides_the_suggestion_once(story):
    user, row = make_user(), newcomers_of(story)["Imre Valtos"]
    create_and_tag(row, kind="official", by=user)
    row.refresh_from_db()
    assert (row.status, row.entity.name, row.decided_by) == ("accepted", "Imre Valtos", user)
    with pytest.raises(ProposalMoved):
        create_and_tag(row, kind="official", by=user)


def test_created_newcomers_are_found_in_the_next_reading(story):
    user = make_user()
    create_and_tag(newcomers_of(story)["Velmoor Port Authority"], kind="agency", by=user)
    analyse_article(story, by=user)
    assert list(newcomers_of(story)) == ["Imre Valtos"]


def test_create_takes_the_right_to_add_entities(story):
    row = newcomers_of(story)["Imre Valtos"]
    with pytest.raises(EntityNotAllowed):
        create_and_tag(row, kind="official", by=make_user(role="Importer"))
    with pytest.raises(StoryNotAllowed):
        create_and_tag(row, kind="official", by=make_user(role="Checker"))
    assert Entity.objects.count() == 0


@pytest.mark.parametrize("kind", ["", "place", "Person"])
def test_create_refuses_a_kind_that_the_desk_does_not_have(story, kind):
    with pytest.raises(EntityError):
        create_and_tag(newcomers_of(story)["Imre Valtos"], kind=kind, by=make_user())
    assert newcomers_of(story)["Imre Valtos"].status == ProposalStatus.OPEN


def test_create_refuses_a_name_that_came_on_file_meanwhile(story):
    make_person("imre valtos")
    with pytest.raises(EntityError, match="on file by now"):
        create_and_tag(newcomers_of(story)["Imre Valtos"], kind="official", by=make_user())


def test_create_finds_a_free_slug(story):
    make_person("Somebody Else", slug="imre-valtos")
    entity = create_and_tag(newcomers_of(story)["Imre Valtos"], kind="person", by=make_user())
    assert entity.slug.startswith("imre-valtos-")


def test_dismissed_newcomers_stay_away_whatever_is_guessed(story):
    user = make_user()
    dismiss_proposal(newcomers_of(story)["Imre Valtos"], by=user)
    story.body = BODY.replace("Mayor Imre", "bishop Imre")
    story.save()
    analyse_article(story, by=user)
    assert list(newcomers_of(story)) == ["Velmoor Port Authority"]


def many(count: int) -> str:
    names = [f"{first} {last}son" for last in ("Abel", "Berg", "Ceder", "Dag", "Elm") for first in GIVEN]
    return "".join(f"<p>We met {name} at noon.</p>" for name in names[:count])


def test_no_more_are_kept_than_anybody_reads():
    user = make_user()
    story = make_article(by=user, body=many(MOST_KEPT + 5))
    analyse_article(story, by=user)
    assert len(newcomers_of(story)) == MOST_KEPT


def test_screen_shows_the_most_salient_and_hides_the_rest(client):
    user = make_user()
    client.force_login(user)
    story = make_article(
        by=user,
        body=many(MOST_SHOWN + 3) + "<p>Oscar Abelson sat. Abelson rose. Abelson ate. Abelson slept.</p>",
    )
    analyse_article(story, by=user)
    page = client.get(reverse("admin:articles_article_change", args=[story.pk]))
    shown = [row.payload["name"] for row in page.context["newcomers"]]
    assert (shown[0], len(shown), len(page.context["more_newcomers"])) == ("Oscar Abelson", MOST_SHOWN, 3)
    assert (page.context["newcomer_count"], "Show 3 more" in page.content.decode()) == (MOST_SHOWN + 3, True)


def test_screen_creates_with_the_chosen_kind(client, story):
    client.force_login(make_user())
    key = newcomers_of(story)["Imre Valtos"].pk
    page = press(client, story, _create=key, **{f"newcomer_kind_{key}": "person"})
    assert "On file and tagged: Imre Valtos." in page.content.decode()
    assert Entity.objects.get().kind == "person"


def test_screen_says_why_nothing_was_created(client, story):
    client.force_login(make_user())
    page = press(client, story, _create=newcomers_of(story)["Imre Valtos"].pk)
    assert "Choose what it is from the list of kinds." in page.content.decode()
    assert Entity.objects.count() == 0


def test_screen_dismisses(client, story):
    client.force_login(make_user())
    press(client, story, _dismiss=newcomers_of(story)["Imre Valtos"].pk)
    assert list(newcomers_of(story)) == ["Velmoor Port Authority"]


def test_screen_offers_creating_only_to_those_who_may(client, story):
    for role, offered in (("Reporter", True), ("Importer", False)):
        user = make_user(role=role)
        client.force_login(user)
        page = client.get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()
        assert ("Put on file" in page, "Dismiss" in page) == (offered, True)


@pytest.mark.parametrize("count", [1, 3])
def test_screen_costs_the_same_for_one_newcomer_and_three(client, django_assert_num_queries, count):
    user = make_user()
    client.force_login(user)
    story = make_article(by=user, body=many(count))
    analyse_article(story, by=user)
    address = reverse("admin:articles_article_change", args=[story.pk])
    client.get(address)
    with django_assert_num_queries(QUERIES):
        client.get(address)


QUERIES = 20
