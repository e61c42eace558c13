"""Everything a label needs, in plain values, and its form as JSON (`Claim.card`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from articles.claims.labels.dates import format_day
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

#: Raised by one whenever a reader of old cards would misread new ones.
CARD_VERSION = 1


class CardVersionError(ValueError):
    """The card was written by another version of the house; refresh the claims' state."""


class Origin(StrEnum):
    """Who made the record: an editor, a suggestion that was accepted, or an import."""

    EDITOR = "editor"
    SUGGESTION = "suggestion"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Answer:
    """One public answer to the claim: a denial, an objection, a reply, a confirmation, a withdrawal.

    `by` is the name to print, `on` an ISO date or prefix, `text` the answer's own public text, `uid` its
    claim, `act` what they did by it: declining to comment is no reply. `ours`: this paper says so itself, in its
    own voice or by its analysis.
    """

    kind: LinkKind
    by: str
    on: str | None = None
    text: str = ""
    uid: str = ""
    act: SpeechAct | None = None
    ours: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", LinkKind(self.kind))
        if self.act is not None:
            object.__setattr__(self, "act", SpeechAct(self.act))
        format_day(self.on)


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """The state of one claim as a reader may know it: only public answers, only public documents.

    Plain strings are accepted wherever an enumeration stands. Raises ValueError for an unknown word, a date
    that is none, or a negative count. `claimant_label` is how the story names the claimant ("U.S.
    authorities"); where it is given it is printed in place of the entities' names. `items` counts public
    documents on file, `origins` the distinct sources they come from. `asked_on` is the day on which we asked for a
    reply that did not come, `asked_of` whom, `unreached` where nobody was to be found. The ratings are those of the
    approved verdicts that stand; `attribution_tried` tells "we could not find out" from nothing done yet.
    """

    mode: AttributionMode
    speech_act: SpeechAct = SpeechAct.SAY
    basis: Basis = Basis.STATEMENT
    standing: Standing = Standing.NAMED
    claimants: tuple[str, ...] = ()
    claimant_label: str = ""
    accused: tuple[str, ...] = ()
    relayed_by: str | None = None
    underlying_mode: AttributionMode | None = None
    said_on: str | None = None
    certainty: Certainty = Certainty.UNKNOWN
    polarity: Polarity = Polarity.POSITIVE
    contention: Contention = Contention.NONE
    answers: tuple[Answer, ...] = ()
    asked_on: date | None = None
    asked_of: str = ""
    unreached: bool = False
    attribution_rating: AttributionRating = AttributionRating.UNKNOWN
    attribution_tried: bool = False
    content_rating: ContentRating = ContentRating.NOT_CHECKED
    items: int = 0
    origins: int = 0
    origin: Origin = Origin.EDITOR
    reviewed: bool = True

    def __post_init__(self) -> None:
        for name, kind in _ENUMS.items():
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, kind(value))
        for name in ("claimants", "accused", "answers"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        if self.items < 0 or self.origins < 0:
            raise ValueError("Counts of documents and sources are never negative.")
        format_day(self.said_on)

    def to_card(self) -> dict[str, Any]:
        """The facts as JSON-safe values, with the version of their form."""
        card: dict[str, Any] = {"version": CARD_VERSION}
        for field in fields(self):
            card[field.name] = _plain(getattr(self, field.name))
        return card

    @classmethod
    def from_card(cls, card: Mapping[str, Any]) -> ClaimFacts:
        """The facts that `to_card` wrote. Raises CardVersionError for a card of another or no version."""
        if card.get("version") != CARD_VERSION:
            version = card.get("version")
            raise CardVersionError(f"Card of version {version!r}, not {CARD_VERSION}: refresh the claims.")
        values = {field.name: card[field.name] for field in fields(cls) if field.name in card}
        values["answers"] = tuple(Answer(**answer) for answer in values.get("answers", ()))
        if values.get("asked_on"):
            values["asked_on"] = date.fromisoformat(values["asked_on"])
        return cls(**values)


_ENUMS: dict[str, type[StrEnum]] = {
    "mode": AttributionMode,
    "speech_act": SpeechAct,
    "basis": Basis,
    "standing": Standing,
    "underlying_mode": AttributionMode,
    "certainty": Certainty,
    "polarity": Polarity,
    "contention": Contention,
    "attribution_rating": AttributionRating,
    "content_rating": ContentRating,
    "origin": Origin,
}


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Answer):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value
