"""Names that are not on file, as the desk is asked about them. Pure: an analysis in, plain rows out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from articles.analysis import Analysis
from entities.newcomers import Newcomer

#: Of one story, the most salient; a longer list helps nobody.
MOST_KEPT = 60
#: Shown at once on the story's screen; the others behind a click.
MOST_SHOWN = 12
_MOST_FORMS = 8
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class NewcomerRow:
    """What a suggestion keeps: the name where it stands in full, and what creating its entity needs."""

    start: int
    end: int
    exact: str
    rule: str
    explanation: str
    payload: dict[str, Any]


def newcomer_rows(analysis: Analysis, dismissed: Collection[str] = ()) -> list[NewcomerRow]:
    """The newcomers of a text, most salient first, without those of whom a form was dismissed.

    `payload` holds name, kind and schema as guessed, count, salience, and the other forms the text uses.
    """
    return [
        _row(newcomer, analysis.text)
        for newcomer in analysis.newcomers
        if not any(form in dismissed for form in _forms(newcomer, analysis.text))
    ][:MOST_KEPT]


def _row(newcomer: Newcomer, text: str) -> NewcomerRow:
    place = max(newcomer.mentions, key=lambda place: (place.end - place.start, -place.start))
    forms = dict.fromkeys(form for form in _forms(newcomer, text) if form != newcomer.name)
    return NewcomerRow(
        start=place.start,
        end=place.end,
        exact=text[place.start : place.end],
        rule=f"newcomer.{newcomer.kind}",
        explanation="; ".join(newcomer.evidence)[:300],
        payload={
            "name": newcomer.name,
            "kind": newcomer.kind,
            "schema": newcomer.schema,
            "count": len(newcomer.mentions),
            "salience": newcomer.salience,
            "forms": list(forms)[:_MOST_FORMS],
        },
    )


def _forms(newcomer: Newcomer, text: str) -> Iterator[str]:
    """The words under which the text names it, in its order."""
    for place in newcomer.mentions:
        if place.end - place.start <= _LONGEST_NAME:
            yield text[place.start : place.end]
