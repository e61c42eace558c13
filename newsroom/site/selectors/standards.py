"""What our attribution words mean: made from vocabulary and labels, so that it cannot drift.

The people and bodies in the examples are invented. No query.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from articles.claims.labels import Answer, ClaimFacts, Group, Label, Origin, compose_label
from articles.claims.vocabulary import (
    AttributionMode,
    AttributionRating,
    Basis,
    ContentRating,
    LinkKind,
    SpeechAct,
    Standing,
)
from newsroom.site.words import MODES, ModeWords

_COUNCIL = "Harbour Council of Vell"
_COMPANY = "Tarn Shipping"


@dataclass(frozen=True, slots=True)
class ModeExample:
    """A mode, a sentence cut into before, marked and after, and the label such a claim would carry."""

    words: ModeWords
    before: str
    marked: str
    after: str
    label: Label


@dataclass(frozen=True, slots=True)
class Line:
    """Words as they stand in print, and what they tell the reader."""

    printed: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Standards:
    modes: tuple[ModeExample, ...]
    official_act: Line
    acts: tuple[str, ...]
    answers: tuple[Line, ...]
    asked: str
    attribution: tuple[Line, ...]
    content: tuple[Line, ...]
    documents: tuple[str, ...]
    not_reviewed: str
    groups: tuple[Line, ...]


def standards_page() -> Standards:
    """Every word a label can carry, each as the composing function prints it."""
    said = ClaimFacts(AttributionMode.ON_RECORD, claimants=(_COUNCIL,), standing=Standing.BODY)
    argued = replace(said, speech_act=SpeechAct.ARGUE)
    act = replace(said, mode=AttributionMode.OWN, basis=Basis.OFFICIAL_ACT, said_on="2031-02-20")
    return Standards(
        modes=tuple(_example(mode) for mode in AttributionMode),
        official_act=Line(compose_label(replace(act, speech_act=SpeechAct.SANCTION)).line),
        acts=tuple(compose_label(_doing(said, act)).who for act in SpeechAct),
        answers=tuple(
            Line(compose_label(replace(said, answers=(_answer(kind),))).answer, meaning)
            for kind, meaning in _ANSWERS.items()
        ),
        asked=compose_label(replace(said, asked_on=date(2031, 5, 3))).answer,
        attribution=(
            *(
                Line(compose_label(replace(argued, attribution_rating=rating)).checked, meaning)
                for rating, meaning in _ATTRIBUTION.items()
            ),
            Line(compose_label(replace(argued, attribution_tried=True)).checked, _NOT_ESTABLISHED),
        ),
        content=tuple(
            Line(compose_label(replace(said, content_rating=rating)).checked, meaning)
            for rating, meaning in _CONTENT.items()
        ),
        documents=tuple(
            compose_label(replace(said, items=items, origins=origins)).documents
            for items, origins in ((1, 1), (4, 1), (4, 3))
        ),
        not_reviewed=compose_label(replace(said, origin=Origin.IMPORT, reviewed=False)).review,
        groups=tuple(Line(group.heading, meaning) for group, meaning in _GROUPS.items()),
    )


def _example(mode: AttributionMode) -> ModeExample:
    before, marked, after, facts = _EXAMPLES[mode]
    return ModeExample(MODES[mode], before, marked, after, compose_label(facts))


def _doing(said: ClaimFacts, act: SpeechAct) -> ClaimFacts:
    accused = (_COMPANY,) if act in {SpeechAct.ACCUSE, SpeechAct.CHARGE} else ()
    return replace(said, speech_act=act, accused=accused, said_on="2031-02-20")


def _answer(kind: LinkKind) -> Answer:
    by = _COUNCIL if kind is LinkKind.WITHDRAWS else _COMPANY
    return Answer(kind, by, "2031-08-08")


_EXAMPLES: dict[AttributionMode, tuple[str, str, str, ClaimFacts]] = {
    AttributionMode.OWN: (
        "",
        "The ferry to Vell did not sail on Monday",
        ".",
        ClaimFacts(AttributionMode.OWN),
    ),
    AttributionMode.ANALYSIS: (
        "",
        "The cut leaves the islands without a link in winter",
        ".",
        ClaimFacts(AttributionMode.ANALYSIS),
    ),
    AttributionMode.DOCUMENT: (
        "According to the harbour register, ",
        "the ship changed hands twice in May",
        ".",
        ClaimFacts(AttributionMode.DOCUMENT, claimant_label="the harbour register"),
    ),
    AttributionMode.ON_RECORD: (
        "Mayor Odile Marrant said that ",
        "the pier would reopen by spring",
        ".",
        ClaimFacts(
            AttributionMode.ON_RECORD,
            SpeechAct.PLEDGE,
            claimants=("Odile Marrant",),
            claimant_label="Mayor Odile Marrant",
        ),
    ),
    AttributionMode.OFFICIAL_UNNAMED: (
        "Karsavian authorities accuse Tarn Shipping of ",
        "moving cargo without papers",
        ".",
        ClaimFacts(
            AttributionMode.OFFICIAL_UNNAMED,
            SpeechAct.ACCUSE,
            standing=Standing.BODY,
            accused=(_COMPANY,),
            claimant_label="Karsavian authorities",
        ),
    ),
    AttributionMode.ANONYMOUS: (
        "A person familiar with the talks said ",
        "the offer had been withdrawn",
        ".",
        ClaimFacts(AttributionMode.ANONYMOUS, claimant_label="a person familiar with the talks"),
    ),
    AttributionMode.MEDIA: (
        "The Vell Courier reported that ",
        "two captains had been questioned",
        ".",
        ClaimFacts(AttributionMode.MEDIA, SpeechAct.REPORT, relayed_by="Vell Courier"),
    ),
    AttributionMode.HEARSAY: (
        "",
        "The owner has reportedly left the country",
        ".",
        ClaimFacts(AttributionMode.HEARSAY, SpeechAct.REPORT),
    ),
}

_ANSWERS: dict[LinkKind, str] = {
    LinkKind.DENIES: (
        "The accused say that this very allegation is not true. We always say who denies it, and when."
    ),
    LinkKind.OBJECTS_TO: (
        "Somebody is against it, without saying that it is untrue. An objection is no denial."
    ),
    LinkKind.RESPONDS_TO: "Somebody concerned has answered, neither admitting nor denying it.",
    LinkKind.CONFIRMS: (
        "Somebody in a position to know says that it is so. We say what is confirmed, never merely "
        "“confirmed”."
    ),
    LinkKind.WITHDRAWS: "Whoever said it has taken it back.",
}

_ATTRIBUTION: dict[AttributionRating, str] = {
    AttributionRating.CONFIRMED: (
        "We have seen or heard the words ourselves. That says nothing on whether they are true."
    ),
    AttributionRating.SECOND_HAND: "Somebody we trust has, and we have not.",
    AttributionRating.MISQUOTED: "The words differ from what was said.",
    AttributionRating.NOT_SAID: "The words cannot be found with the person they were ascribed to.",
}

_NOT_ESTABLISHED = "We have looked, and what we found decides it neither way."

_CONTENT: dict[ContentRating, str] = {
    ContentRating.NOT_CHECKED: "Nobody here has checked it yet. It is not a doubt, and not a confirmation.",
    ContentRating.TRUE: "Two of us have checked the content, and a third person approved the verdict.",
    ContentRating.MOSTLY_TRUE: "Right in what matters, with something that is not.",
    ContentRating.MIXED: "Some of it holds and some does not.",
    ContentRating.MISSING_CONTEXT: "Not wrong, and misleading without what it leaves out.",
    ContentRating.MOSTLY_FALSE: "Wrong in what matters.",
    ContentRating.FALSE: "The evidence is against it.",
    ContentRating.UNPROVEN: (
        "We have looked, and the evidence decides it neither way. What nobody has checked is never called "
        "unproven."
    ),
    ContentRating.OUTDATED: "It was so, and is no longer.",
    ContentRating.NOT_CHECKABLE: "A promise, a forecast or an opinion: no evidence could decide it.",
}

_GROUPS: dict[Group, str] = {
    Group.ON_RECORD: (
        "Official acts; what our checks found true; and what people or bodies say of their own position. An "
        "accusation never gets here because it was certainly made."
    ),
    Group.REPORTED: "Everything that somebody says and nobody here has verified.",
    Group.DISPUTED: "What has been denied, disputed or withdrawn, and what we asked about without an answer.",
}
