"""The page that explains our words: it must hold every word that a label can carry."""

import pytest

from articles.claims.labels import Answer, ClaimFacts, Group, compose_label
from articles.claims.vocabulary import (
    ANSWERS,
    AttributionMode,
    AttributionRating,
    Contention,
    ContentRating,
    SpeechAct,
)
from newsroom.site import words
from newsroom.site.selectors import standards

ON_RECORD = ClaimFacts(AttributionMode.ON_RECORD, claimants=("Odile Marrant",))


@pytest.fixture
def page(client, db) -> str:
    return client.get("/about/standards/").content.decode()


@pytest.mark.parametrize("mode", AttributionMode)
def test_standards_shows_mode_with_its_line(page, mode):
    assert words.MODES[mode].name in page
    assert f'<span class="claim claim--{mode.value}">' in page


def test_standards_examples_stand_in_the_mode_they_explain():
    assert [
        (example.words.mode, standards._EXAMPLES[example.words.mode][3].mode)
        for example in standards.standards_page().modes
    ] == [(mode, mode) for mode in AttributionMode]


@pytest.mark.parametrize("act", SpeechAct)
def test_standards_shows_every_act(act):
    who = standards.standards_page().acts[list(SpeechAct).index(act)]
    accused = ("Tarn Shipping",) if act in {"accuse", "charge"} else ()
    facts = ClaimFacts(
        AttributionMode.ON_RECORD,
        act,
        claimants=("Harbour Council of Vell",),
        accused=accused,
        said_on="2031-02-20",
    )
    assert who == compose_label(facts).who


def test_standards_explains_every_kind_of_answer():
    assert set(standards._ANSWERS) == ANSWERS


@pytest.mark.parametrize("kind", sorted(ANSWERS))
def test_standards_prints_answers_as_labels_do(page, kind):
    answer = Answer(kind, "Harbour Council of Vell" if kind == "withdraws" else "Tarn Shipping", "2031-08-08")
    label = compose_label(ClaimFacts(AttributionMode.ON_RECORD, claimants=("x",), answers=(answer,)))
    assert label.answer[0].upper() + label.answer[1:] in page


def test_standards_explains_every_rating():
    assert set(standards._CONTENT) == set(ContentRating)
    assert set(standards._ATTRIBUTION) == set(AttributionRating) - {AttributionRating.UNKNOWN}


@pytest.mark.parametrize("rating", ContentRating)
def test_standards_prints_verdicts_as_labels_do(page, rating):
    facts = ClaimFacts(AttributionMode.ON_RECORD, claimants=("x",), content_rating=rating)
    assert compose_label(facts).checked in page


@pytest.mark.parametrize("group", Group)
def test_standards_explains_groups_of_the_box(page, group):
    assert f"<dt>{group.heading}</dt>" in page


def test_standards_costs_one_query_for_the_navigation(client, db, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/about/standards/")


def test_every_state_of_the_argument_has_a_colour_or_none():
    assert set(words._STATES) == set(Contention)
    assert set(words._STATES.values()) == {"", "disputed", "withdrawn", "supported"}
