"""The facts of a claim: coerced, checked, and the same after a round through JSON."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.labels import CARD_VERSION, Answer, CardVersionError, ClaimFacts, Origin, compose_label
from articles.claims.vocabulary import (
    AttributionMode,
    AttributionRating,
    Basis,
    Certainty,
    Contention,
    ContentRating,
    LinkKind,
    Polarity,
    SpeechAct,
    Standing,
)

names = st.lists(st.text(min_size=1, max_size=12), max_size=3).map(tuple)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
prefixes = days.flatmap(lambda day: st.sampled_from([day.isoformat()[:length] for length in (4, 7, 10)]))
answers = st.builds(
    Answer,
    kind=st.sampled_from(LinkKind),
    by=st.text(max_size=12),
    on=st.none() | prefixes,
    text=st.text(max_size=9),
    act=st.none() | st.sampled_from(SpeechAct),
)
facts_of_any_kind = st.builds(
    ClaimFacts,
    mode=st.sampled_from(AttributionMode),
    speech_act=st.sampled_from(SpeechAct),
    basis=st.sampled_from(Basis),
    standing=st.sampled_from(Standing),
    claimants=names,
    claimant_label=st.text(max_size=12),
    accused=names,
    relayed_by=st.none() | st.text(max_size=12),
    underlying_mode=st.none() | st.sampled_from(AttributionMode),
    said_on=st.none() | prefixes,
    certainty=st.sampled_from(Certainty),
    polarity=st.sampled_from(Polarity),
    contention=st.sampled_from(Contention),
    answers=st.lists(answers, max_size=3).map(tuple),
    asked_on=st.none() | days,
    attribution_rating=st.sampled_from(AttributionRating),
    content_rating=st.sampled_from(ContentRating),
    items=st.integers(0, 99),
    origins=st.integers(0, 99),
    origin=st.sampled_from(Origin),
    reviewed=st.booleans(),
)


@given(facts_of_any_kind)
def test_card_gives_back_the_facts_it_was_made_of(facts):
    assert ClaimFacts.from_card(json.loads(json.dumps(facts.to_card()))) == facts


@given(facts_of_any_kind)
def test_label_is_composed_of_any_facts_whatever_the_names_are(facts):
    label = compose_label(facts)
    assert label.line == " · ".join(label.parts)


def test_card_carries_its_version_and_plain_words():
    card = ClaimFacts(
        mode="media", answers=[Answer("denies", "X", "2025")], asked_on=date(2025, 5, 3)
    ).to_card()
    assert (card["version"], card["mode"], card["asked_on"]) == (CARD_VERSION, "media", "2025-05-03")
    assert card["answers"] == [
        {"kind": "denies", "by": "X", "on": "2025", "text": "", "uid": "", "act": None, "ours": False}
    ]


@pytest.mark.parametrize("version", [None, 0, CARD_VERSION + 1])
def test_card_of_another_version_is_refused(version):
    with pytest.raises(CardVersionError, match="refresh"):
        ClaimFacts.from_card({"version": version, "mode": "own"})


def test_card_written_before_a_field_existed_takes_its_default():
    assert ClaimFacts.from_card({"version": CARD_VERSION, "mode": "own"}) == ClaimFacts(mode="own")


def test_facts_take_plain_strings_for_enumerations():
    facts = ClaimFacts(mode="on_record", speech_act="pledge", underlying_mode="media")
    assert (facts.mode, facts.speech_act) == (AttributionMode.ON_RECORD, SpeechAct.PLEDGE)
    assert facts.underlying_mode is AttributionMode.MEDIA


@pytest.mark.parametrize(
    "wrong",
    [
        {"mode": "shouted"},
        {"speech_act": "sing"},
        {"said_on": "8 August"},
        {"said_on": "2025-02-30"},
        {"items": -1},
    ],
)
def test_facts_refuse_what_is_none(wrong):
    with pytest.raises(ValueError):
        ClaimFacts(**({"mode": "own"} | wrong))
