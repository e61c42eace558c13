"""What the address of the production list asks for, and its choices as links that keep the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from articles.enums import State
from articles.selectors.production import (
    ALL,
    NOBODY,
    PRODUCTION,
    Due,
    Narrowing,
    Need,
    Order,
    Whose,
    states_before,
)
from newsroom.desk.pages import Choice
from newsroom.ledger.typed import number_in, said

LIST, BOARD = "list", "board"
_WHOSE = {Whose.MINE: "Mine", Whose.DESK: "My desk’s", Whose.OPEN: "With open suggestions"}
_DUE = {Due.TODAY: "Today", Due.WEEK: "Within a week", Due.LATE: "Late"}
_NEEDS = {Need.FACT_CHECK: "Fact check", Need.LEGAL: "Legal", Need.CORRECTION: "Corrections to apply"}
#: Parameters of the list that stood at this address before, in links that people kept.
_OLD_NAMES = {"state__exact": "status", "p": "page"}
#: Parameters of an address, in their order; status, order, view and page stand behind them.
_NAMES = ("q", "whose", "section", "assignee", "due", "needs")
_ORDERS = frozenset({*Order, *(f"-{order}" for order in Order)})


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to narrow by: its choices as links, the chosen one, and the address without it."""

    key: str
    title: str
    choices: Sequence[Choice]
    chosen: str
    clear: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the list: how it is narrowed, which view, which page. `home` is the first page of the desk,
    which shows what is in production until something else is asked for; the list of all stories shows all of them.
    """

    narrowing: Narrowing
    view: str
    page: int
    home: bool


def read_asked(given: QueryDict, *, home: bool, sections: set[str], people: set[int]) -> Asked:
    """Read an address; what is unknown counts as not asked."""
    asked = {_OLD_NAMES.get(name, name): given.get(name, "") for name in given}
    assignee = asked.get("assignee", "")
    narrowing = Narrowing(
        q=said(asked.get("q", ""))[:200],
        whose=_one_of(asked.get("whose"), Whose),
        section=asked.get("section", "") if asked.get("section") in sections else "",
        assignee=assignee if assignee == NOBODY or number_in(assignee) in people else "",
        due=_one_of(asked.get("due"), Due),
        needs=_one_of(asked.get("needs"), Need),
        order=_one_of(asked.get("order"), _ORDERS) or _usual_order(home),
        status="",
    )
    status = _one_of(asked.get("status"), (*State.values, PRODUCTION, ALL)) or _usual_status(narrowing, home)
    return Asked(
        narrowing=replace(narrowing, status=status),
        view=BOARD if asked.get("view") == BOARD else LIST,
        page=max(1, number_in(asked.get("page", "")) or 1),
        home=home,
    )


def query_of(asked: Asked, **changes: Any) -> str:
    """The address of the list with some of what is asked changed; a page is not kept, unless it is given."""
    now = asked.narrowing
    view = changes.pop("view", asked.view)
    page = changes.pop("page", 1)
    status_given = "status" in changes
    held = {name: changes.get(name, getattr(now, name)) for name in Narrowing.__slots__}
    query = [(name, held[name]) for name in _NAMES if held[name]]
    usual = _usual_status_of(held["q"], held["needs"], asked.home)
    was_usual = now.status == _usual_status(now, asked.home)
    if held["status"] != usual and (status_given or not was_usual):
        query.append(("status", held["status"]))
    if held["order"] != _usual_order(asked.home):
        query.append(("order", held["order"]))
    if view == BOARD:
        query.append(("view", BOARD))
    if page > 1:
        query.append(("page", str(page)))
    return f"?{urlencode(query)}"


def filters_of(
    asked: Asked, user: Any, *, sections: Sequence[tuple[str, str]], people: Sequence[tuple[int, str]]
) -> list[Filter]:
    """Everything to narrow by, each choice as a link."""
    whose = [(Whose.MINE, _WHOSE[Whose.MINE])]
    if states_before(user):
        whose.append((Whose.DESK, _WHOSE[Whose.DESK]))
    whose.append((Whose.OPEN, _WHOSE[Whose.OPEN]))
    status = [(PRODUCTION, "In production"), (ALL, "All"), *State.choices]
    return [
        _filter(asked, "whose", "Whose", whose, "Everybody’s"),
        _filter(asked, "section", "Section", sections, "All"),
        _filter(asked, "status", "Status", status, ""),
        _filter(
            asked,
            "assignee",
            "Assignee",
            [(NOBODY, "Nobody"), *((str(key), name) for key, name in people)],
            "Anybody",
        ),
        _filter(asked, "due", "Deadline", list(_DUE.items()), "Any"),
        _filter(asked, "needs", "Needs", list(_NEEDS.items()), "Anything"),
    ]


def _filter(asked: Asked, key: str, title: str, words: Sequence[tuple[str, str]], none: str) -> Filter:
    value = getattr(asked.narrowing, key)
    choices = [Choice(none, query_of(asked, **{key: ""}), not value)] if none else []
    choices += [
        Choice(str(text), query_of(asked, **{key: str(choice)}), value == choice) for choice, text in words
    ]
    usual = (
        asked.narrowing.status == _usual_status(asked.narrowing, asked.home) if key == "status" else not value
    )
    chosen = "" if usual else next((choice.words for choice in choices if choice.chosen), "")
    usual_value = _usual_status(asked.narrowing, asked.home) if key == "status" else ""
    return Filter(key, title, choices, chosen, query_of(asked, **{key: usual_value}))


def _usual_status(asked: Narrowing, home: bool) -> str:
    return _usual_status_of(asked.q, asked.needs, home)


def _usual_status_of(q: str, needs: str, home: bool) -> str:
    """The desk's first page shows what is worked on; a search, and corrections of what is in print, look everywhere."""
    return PRODUCTION if home and not q and needs != Need.CORRECTION else ALL


def _usual_order(home: bool) -> str:
    return Order.PRIORITY if home else Order.CHANGED


def _one_of(value: str | None, known: Any) -> str:
    return value if value and value in tuple(known) else ""
