"""P08 in the body, P23, P28, P31: what is attributed, to whom, and where that stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.preflight import (
    ClaimInPrint,
    PassageInPrint,
    attribution_far,
    bare_hearsay_body,
    own_voice_beside,
    unlinked_attribution,
)
from articles.preflight.finding import CureKind
from tests.preflight_stories import person, story_from

BRILL = person("ana-brill", "Ana Brill")


def found(rule, body, **more):
    story = story_from(**{"headline": "", "body": body, "entities": (BRILL,), "linked": False, **more})
    return [(each.severity, each.text) for each in rule(story)]


@pytest.mark.parametrize(
    ("body", "language", "hedge"),
    [
        ("The mayor reportedly signed the order.", "en", "reportedly"),
        ("The alleged plan was dropped.", "en", "alleged"),
        ("El alcalde supuestamente firmó la orden.", "es", "supuestamente"),
    ],
)
def test_p08_warns_of_a_hedge_that_no_mark_covers(body, language, hedge):
    assert found(bare_hearsay_body.check_body, body, language=language) == [("W", hedge)]


@pytest.mark.parametrize(
    "body",
    [
        "Ana Brill said the quay was reportedly sold.",
        "The Oster Times reported that the quay was sold.",
        "The mayor was charged with fraud.",
    ],
)
def test_p08_lets_pass_what_has_a_source_or_a_court(body):
    assert found(bare_hearsay_body.check_body, body) == []


def test_p08_wants_a_marked_claim_without_a_source_signed_off_once():
    body = "The mayor reportedly signed the order."
    assert found(bare_hearsay_body.check_body, body, linked=True) == [("S", body.removesuffix("."))]


def test_p08_passes_hearsay_that_somebody_stands_behind():
    body = "The mayor reportedly signed the order."
    linked = {"signed": {"relayed_by": "oster-times"}}
    assert found(bare_hearsay_body.check_body, body, linked=True, claims=linked) == []


def test_p23_informs_of_each_statement_without_a_claim_and_of_the_coverage():
    body = "Ana Brill said the quay was sold. Ana Brill said the pier was shut."
    story = story_from(headline="", body=body, entities=(BRILL,))
    half = replace(story, passages=story.passages[:1])
    assert [(each.severity, each.text, each.message) for each in unlinked_attribution.check(half)] == [
        (
            "I",
            "the pier was shut",
            "Its source is “Ana Brill”, and no claim is linked: mark it. 1 of 2 statements are linked (50 %).",
        )
    ]


def test_p23_says_the_coverage_once():
    body = "Ana Brill said the quay was sold. Ana Brill said the pier was shut."
    story = story_from(headline="", body=body, entities=(BRILL,), linked=False)
    assert ["linked (" in each.message for each in unlinked_attribution.check(story)] == [True, False]


@pytest.mark.parametrize(
    ("body", "linked"),
    [
        ("Ana Brill said the quay was sold.", True),
        ("The quay was reportedly sold.", False),
        ("The Treasury sanctioned the harbour bank.", False),
    ],
)
def test_p23_is_silent_where_all_is_linked_or_nobody_speaks(body, linked):
    assert found(unlinked_attribution.check, body, linked=linked) == []


FAR = "The pier fell on Monday. The wall had been rotten for years."
WALL = "The wall had been rotten for years"


def mark(words, body=FAR, *, uid="claim", cue="", source="", state="whole", **claim):
    fields = {"mode": "on_record", "speech_act": "say", "basis": "statement", "harm": "none", **claim}
    start = body.index(words)
    return PassageInPrint(
        uid, words, start, start + len(words), state, ClaimInPrint(uid, **fields), cue, source
    )


def test_p28_warns_where_a_claim_first_stands_without_its_attribution():
    assert found(attribution_far.check, FAR, passages=(mark(WALL),)) == [("W", WALL)]


@pytest.mark.parametrize(
    "fields",
    [
        {"cue": "said"},
        {"source": "Ana Brill"},
        {"mode": "own"},
        {"basis": "official_act"},
        {"state": "cue_lost"},
    ],
)
def test_p28_passes_with_cue_or_source_and_leaves_the_rest_to_others(fields):
    assert found(attribution_far.check, FAR, passages=(mark(WALL, **fields),)) == []


def test_p28_passes_a_claim_that_was_extended():
    first = mark("The pier fell", cue="said", source="Ana Brill")
    assert found(attribution_far.check, FAR, passages=(first, mark(WALL))) == []


def test_p28_passes_where_the_claimant_is_named_in_the_sentence():
    body = "Ana Brill wrote a letter: the wall was rotten."
    passages = (mark("the wall was rotten", body, claimants=("ana-brill",)),)
    assert found(attribution_far.check, body, passages=passages) == []


def test_p28_says_a_claim_once():
    second = mark("The pier fell on Monday")
    assert [text for _, text in found(attribution_far.check, FAR, passages=(mark(WALL), second))] == [
        "The pier fell on Monday"
    ]


BESIDE = "Ana Brill reportedly signed the order. She has hidden it since."
OURS = "She has hidden it since."


def test_p31_warns_of_our_own_voice_beside_hearsay():
    assert found(own_voice_beside.check, BESIDE) == [("W", OURS)]


@pytest.mark.parametrize(("linked", "cure"), [(True, CureKind.EXTEND), (False, CureKind.MARK)])
def test_p31_offers_to_extend_the_claim_where_there_is_one(linked, cure):
    story = story_from(headline="", body=BESIDE, entities=(BRILL,), linked=linked)
    target = story.passages[0].uid if linked else ""
    assert [(each.cure.kind, each.cure.target) for each in own_voice_beside.check(story)] == [(cure, target)]


def test_p31_passes_once_the_sentence_is_marked():
    story = story_from(headline="", body=BESIDE, entities=(BRILL,))
    extended = replace(story, passages=(*story.passages, mark(OURS, BESIDE)))
    assert list(own_voice_beside.check(extended)) == []


def test_p31_passes_once_the_claim_has_a_firmer_mode():
    firm = {"signed": {"mode": "on_record"}}
    assert found(own_voice_beside.check, BESIDE, linked=True, claims=firm) == []


def test_p31_passes_a_sentence_about_something_else():
    assert found(own_voice_beside.check, "Ana Brill reportedly signed the order. Rain fell in Oster.") == []
