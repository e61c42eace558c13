"""Headline and standfirst carry claims: saved, printed, checked, and asked about again."""

import json
import re

import pytest
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from articles.forms import StoryForm
from articles.models import Appearance
from articles.selectors.lines import claims_of_lines
from articles.services.gate import check_story
from articles.services.publish import publish_article
from articles.services.save import save_working_copy
from newsroom.desk.places import places_of
from tests.factories.articles import make_article, make_section
from tests.factories.claims import make_claim
from tests.factories.entities import make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

HEADLINE = "Harbour master hid the order, guard says"


@pytest.fixture
def claim():
    return make_claim(
        statement="Imre Valtos hid the order",
        public_text="The guard says that Imre Valtos hid the order.",
        claimant_label="The guard",
        cue="says",
    )


@pytest.fixture
def story(claim):
    make_section(is_default=True)
    body = f'<p><span data-claim="{claim.uid}">Imre Valtos hid the order</span>, the guard says.</p>'
    return make_article(headline=HEADLINE, standfirst="It was found.", body=body)


def confirmed(claim, exact: str = "", line: str = HEADLINE) -> dict:
    return {"headline": [{"uid": claim.uid, "exact": exact, "line": line}]}


def rows(story, **where) -> list[tuple]:
    found = Appearance.objects.filter(article=story, **where).exclude(field="body")
    return list(found.values_list("field", "claim__uid", "exact", "start", "end", "cue"))


def test_saved_confirmation_is_an_appearance_of_the_working_copy(story, claim):
    save_working_copy(article=story, by=make_user(), line_claims=confirmed(claim))
    assert rows(story, version=None) == [("headline", claim.uid, HEADLINE, 0, len(HEADLINE), "says")]


def test_part_of_a_line_stands_where_it_is(story, claim):
    save_working_copy(article=story, by=make_user(), line_claims=confirmed(claim, "hid the order"))
    assert rows(story, version=None) == [("headline", claim.uid, "hid the order", 15, 28, "says")]


def test_save_leaves_out_claims_that_are_not_on_file(story, claim):
    given = {
        "headline": [*confirmed(claim)["headline"], {"uid": "abcdefghij", "exact": "", "line": HEADLINE}]
    }
    saved = save_working_copy(article=story, by=make_user(), line_claims=given).article
    assert saved.line_claims == confirmed(claim)


def test_line_that_says_something_else_prints_the_claim_no_more(story, claim):
    by = make_user()
    save_working_copy(article=story, by=by, line_claims=confirmed(claim))
    saved = save_working_copy(article=story, by=by, headline="The quay is for sale").article
    assert (rows(story, version=None), saved.line_claims) == ([], confirmed(claim))


def test_version_carries_what_its_headline_prints(story, claim):
    by = make_user(role="Administrator")
    save_working_copy(article=story, by=by, line_claims=confirmed(claim))
    version = publish_article(article=story, by=by)
    assert rows(story, version=version) == [("headline", claim.uid, HEADLINE, 0, len(HEADLINE), "says")]


def test_places_of_a_claim_tell_of_the_headline(story, claim):
    save_working_copy(article=story, by=make_user(), line_claims=confirmed(claim))
    (place,) = places_of(claim)
    assert place.passages == ("Imre Valtos hid the order", HEADLINE)


def test_passages_of_the_body_keep_their_state(story, claim):
    """The cue that stands beside the passage does not stand in a headline that leaves it out, and is not lost."""
    by = make_user()
    save_working_copy(article=story, by=by, headline="Harbour master hid the order")
    save_working_copy(article=story, by=by, line_claims=confirmed(claim, line="Harbour master hid the order"))
    states = Appearance.objects.of_working_copy().filter(article=story).values_list("field", "state")
    assert list(states) == [("body", "whole"), ("headline", "whole")]


def drifts(story) -> list[str]:
    return [finding.text for finding in check_story(story) if finding.rule == "P01"]


def test_drift_in_other_words_is_found_where_the_line_is_said_to_print_the_claim(claim):
    headline = "Paper order vanished in the harbour office"
    body = (
        f'<p><span data-claim="{claim.uid}">Imre Valtos hid the paper with the order in his desk for a year</span>,'
        " the guard says.</p>"
    )
    story = make_article(headline=headline, body=body)
    before = drifts(story)
    saved = save_working_copy(article=story, by=make_user(), line_claims=confirmed(claim, line=headline))
    assert (before, drifts(saved.article)) == ([], [headline])


def test_confirmation_does_not_make_an_attributed_line_drift(story, claim):
    saved = save_working_copy(article=story, by=make_user(), line_claims=confirmed(claim)).article
    assert drifts(saved) == []


# --- the form -------------------------------------------------------------------------------------------------------


def post(client, story, **fields):
    address = reverse("admin:articles_article_change", args=[story.pk])
    form = client.get(address).context["adminform"].form
    given = {
        name: form[name].value() or ""
        for name in (
            "kicker",
            "headline",
            "standfirst",
            "body",
            "base_revision",
            "slug",
            "language",
            "origin",
        )
    }
    rows = {"mentions-TOTAL_FORMS": "0", "mentions-INITIAL_FORMS": "0"}
    return client.post(address, given | rows | {"_continue": "1"} | fields)


def test_box_that_is_ticked_confirms(client, story, claim):
    client.force_login(make_user())
    value = json.dumps({"uid": claim.uid, "exact": "", "line": HEADLINE})
    assert post(client, story, headline_claims_shown="1", headline_claims=[value]).status_code == 302
    story.refresh_from_db()
    assert story.line_claims == confirmed(claim)


def test_form_that_does_not_show_the_boxes_leaves_them(client, story, claim):
    by = make_user()
    client.force_login(by)
    save_working_copy(article=story, by=by, line_claims=confirmed(claim))
    post(client, story, kicker="New")
    story.refresh_from_db()
    assert (story.kicker, story.line_claims) == ("New", confirmed(claim))


def test_box_that_is_not_ticked_takes_the_claim_out(client, story, claim):
    by = make_user()
    client.force_login(by)
    save_working_copy(article=story, by=by, line_claims=confirmed(claim))
    post(client, story, headline_claims_shown="1")
    story.refresh_from_db()
    assert story.line_claims == {}


def test_page_ticks_what_holds_and_asks_about_the_rest(client, story, claim):
    by = make_user()
    client.force_login(by)
    save_working_copy(article=story, by=by, line_claims=confirmed(claim))
    address = reverse("admin:articles_article_change", args=[story.pk])
    ticked = len(re.findall(r"name=\"headline_claims\"[^>]* checked", client.get(address).content.decode()))
    save_working_copy(article=story, by=by, headline="The quay is for sale")
    page = client.get(address).content.decode()
    assert (ticked, page.count("The line has changed: confirm it again")) == (1, 1)


def test_boxes_left_as_they_are_change_nothing(story, claim):
    by = make_user()
    saved = save_working_copy(article=story, by=by, line_claims=confirmed(claim)).article
    value = json.dumps({"uid": claim.uid, "exact": "", "line": HEADLINE})
    shown = {"headline_claims_shown": "1", "standfirst_claims_shown": "1"}
    form = StoryForm(
        MultiValueDict({"headline_claims": [value]} | {name: [v] for name, v in shown.items()}),
        instance=saved,
    )
    assert [name for name in form.changed_data if name.endswith("_claims")] == []


# --- proposals --------------------------------------------------------------------------------------------------------


def test_line_that_shares_a_claims_words_is_said_to_print_it(claim):
    other = make_claim(statement="The quay was sold", public_text="The mayor says the quay was sold.")
    lines = {"headline": HEADLINE, "standfirst": "Mayor says quay sold"}
    assert claims_of_lines(lines, [claim.uid, other.uid]) == {
        "headline": [claim.uid],
        "standfirst": [other.uid],
    }


def test_line_about_something_else_prints_none(claim):
    assert claims_of_lines({"headline": "Rain in the hills"}, [claim.uid]) == {"headline": []}


@pytest.mark.parametrize("count", [1, 3])
def test_proposals_cost_the_same_however_many_claims(django_assert_num_queries, count):
    claims = [make_claim(accused=[make_person(f"Imre Valtos {n}")]) for n in range(count)]
    with django_assert_num_queries(4):
        claims_of_lines({"headline": HEADLINE}, [claim.uid for claim in claims])
