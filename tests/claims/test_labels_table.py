"""The whole table of labels and groups: what must hold for every mode, act, standing, state and rating."""

import re
from functools import cache
from itertools import cycle, product

import pytest

from articles.claims.labels import Answer, ClaimFacts, Group, compose_label, group_of
from articles.claims.labels.acts import NOT_CHECKABLE_ACTS
from articles.claims.vocabulary import (
    AttributionMode,
    AttributionRating,
    Basis,
    Contention,
    ContentRating,
    LinkKind,
    SpeechAct,
    Standing,
)

# Who stands behind the claim comes in these shapes, taken in turn, so that each meets every state.
SHAPES = [
    {},
    {"claimants": ("Ana Ruiz",), "said_on": "2025-08-08"},
    {"claimant_label": "U.S. authorities", "accused": ("Nicolás Maduro",)},
    {
        "claimants": ("State Department", "Treasury"),
        "relayed_by": "Harbour Gazette",
        "items": 4,
        "origins": 1,
    },
    {"relayed_by": "the indictment", "accused": ("X",), "underlying_mode": AttributionMode.ANONYMOUS},
    {"claimants": ("Pentagon",), "answers": (Answer(LinkKind.DENIES, "Maduro", "2025-08-08"),)},
    {"answers": (Answer(LinkKind.OBJECTS_TO, "Mexico"), Answer(LinkKind.DENIES, ""))},
]
CONTESTED = {
    Contention.DENIED, Contention.DISPUTED, Contention.WITHDRAWN_BY_CLAIMANT, Contention.WITHDRAWN_BY_US,
}  # fmt: skip


def every_state(mode, act):
    """All 1,800 states of one mode and act, each over a shape of its own in turn."""
    shapes = cycle(SHAPES)
    states = product(Standing, Contention, ContentRating, AttributionRating, Basis)
    for standing, contention, content, attribution, basis in states:
        yield ClaimFacts(
            mode=mode, speech_act=act, standing=standing, contention=contention, content_rating=content,
            attribution_rating=attribution, basis=basis, **next(shapes),
        )  # fmt: skip


def faults(facts):
    """What is wrong with the label, in words; empty where nothing is."""
    label = compose_label(facts)
    yield from faults_of_wording(label)
    line = label.line
    if "unnamed" in line.lower() or (facts.standing is Standing.BODY and "not named" in line):
        yield "a body is called unnamed"
    if ("unproven" in line) != (facts.content_rating is ContentRating.UNPROVEN and bool(label.checked)):
        yield "unproven without a verdict"
    if "upported" in line and facts.content_rating not in {ContentRating.TRUE, ContentRating.MOSTLY_TRUE}:
        yield "supported without a verdict"


@cache
def faults_of_wording(label):
    """What is wrong with its words, whatever they are said of. Most states share their words with others."""
    line, parts = label.line, label.parts
    found = []
    if line != " · ".join(parts) or re.search(r"  |None|^\W|\W\W\W$|· ·|\.$", line):
        found.append("joined badly")
    if re.search(r"confirmed(?! that | second-hand that | to be so by )", line, re.IGNORECASE):
        found.append("confirmed does not say what")
    if re.search(r"\bdenie[sd]\b(?! it \(| by [^·]+\(| in [^·]+\()", line, re.IGNORECASE):
        found.append("denied without by whom and when")
    if re.search(r"\b(?:by|in|to|of|on)\s*(?:[·;,]|$)", line):
        found.append("an empty agent")
    if any(part != part.strip() for part in parts):
        found.append("loose spaces")
    return tuple(found)


def misplaced(facts):
    """What is wrong with the group, in words; empty where nothing is."""
    group = group_of(facts)
    own = facts.mode in {AttributionMode.OWN, AttributionMode.ANALYSIS}
    if own and facts.basis is Basis.STATEMENT and group is not None:
        yield "our own voice in the box"
    if facts.contention in CONTESTED and group not in {Group.DISPUTED, None}:
        yield "a contested claim outside the disputed"
    found_true = facts.content_rating is ContentRating.TRUE
    if facts.speech_act is SpeechAct.ACCUSE and group is Group.ON_RECORD and not found_true:
        yield "an accusation on record"


@pytest.mark.parametrize("act", SpeechAct)
@pytest.mark.parametrize("mode", AttributionMode)
def test_label_and_group_keep_their_promises_in_every_state(mode, act):
    found = {
        (fault, compose_label(facts).line)
        for facts in every_state(mode, act)
        for fault in (*faults(facts), *misplaced(facts))
    }
    assert found == set()


@pytest.mark.parametrize("act", sorted(NOT_CHECKABLE_ACTS))
def test_commitment_or_opinion_carries_no_sentence_on_its_truth(act):
    lines = [compose_label(ClaimFacts(mode=mode, speech_act=act)).checked for mode in AttributionMode]
    assert lines == [""] * len(AttributionMode)


@pytest.mark.parametrize("act", sorted(set(SpeechAct) - NOT_CHECKABLE_ACTS))
def test_unchecked_assertion_always_says_so(act):
    facts = ClaimFacts(mode="on_record", speech_act=act, claimants=("Ana Ruiz",))
    what = "the denial" if act is SpeechAct.DENY else "it"
    assert compose_label(facts).checked == f"We have not verified whether {what} is true"


def test_charge_and_accusation_are_worded_apart_in_every_state():
    words = {SpeechAct.CHARGE: "Charge", SpeechAct.ACCUSE: "Accus"}
    for mode in set(AttributionMode) - {AttributionMode.OWN, AttributionMode.ANALYSIS}:
        for shape in ({}, {"accused": ("X",)}, {"claimant_label": "prosecutors", "accused": ("X",)}):
            for act, word in words.items():
                assert compose_label(ClaimFacts(mode=mode, speech_act=act, **shape)).who.startswith(word)


def test_misplaced_claims_are_found_in_a_grouping_that_breaks_the_rules(monkeypatch):
    monkeypatch.setattr(f"{__name__}.group_of", lambda facts: Group.ON_RECORD)
    denied = ClaimFacts(mode="own", speech_act="accuse", contention="denied")
    assert list(misplaced(denied)) == [
        "our own voice in the box",
        "a contested claim outside the disputed",
        "an accusation on record",
    ]


def test_faults_are_found_in_a_label_that_breaks_the_rules(monkeypatch):
    """The table above would notice: the same checks over a label made wrong on purpose."""
    from articles.claims.labels import Label

    wrong = Label(
        who="Confirmed by ", under="unnamed, not named in the story", checked="Supported, denied, unproven."
    )
    monkeypatch.setattr(f"{__name__}.compose_label", lambda facts: wrong)
    assert set(faults(ClaimFacts(mode="on_record", standing="body"))) == {
        "joined badly",
        "a body is called unnamed",
        "unproven without a verdict",
        "confirmed does not say what",
        "denied without by whom and when",
        "an empty agent",
        "supported without a verdict",
        "loose spaces",
    }
