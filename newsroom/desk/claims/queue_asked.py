"""What the address of the queue asks for, and its choices as links that keep the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from articles.claims.enums import Act, CheckStatus, Harm, Mode
from articles.claims.selectors.queue import Narrowing, Need, Status, Whose
from entities.models import Entity
from newsroom.desk.pages import Choice
from newsroom.ledger.typed import number_in, said

_WHOSE = {Whose.MINE: "Mine", Whose.NOBODY: "Nobody’s"}
_STATUS: dict[str, str] = {
    Status.TO_DO: "To do",
    Status.NEW: "Nobody began",
    **{status.value: str(status.label) for status in CheckStatus if status != CheckStatus.OPEN},
    Status.ALL: "All",
}
NEEDS = {
    Need.STALE: "Stale",
    Need.NO_EVIDENCE: "No evidence",
    Need.ONE_ORIGIN: "One source only",
    Need.SECOND_LABEL: "A second label",
    Need.REPLY: "A reply is outstanding",
}
#: The gravest first: that is what people look for.
_HARMS = [(harm.value, harm.label) for harm in reversed(Harm)]
#: Parameters of an address, in their order; the page stands behind them.
NAMES = ("q", "whose", "status", "harm", "needs", "mode", "act", "party")


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
    """What is asked of the queue. `party` is the entity asked for, `typed_party` a name that fits none."""

    narrowing: Narrowing
    party: Entity | None
    typed_party: str
    page: int


def read_asked(given: QueryDict) -> Asked:
    """Read an address; what is unknown counts as not asked. A query where a party is asked for."""
    party, typed = _party(said(given.get("party", ""))[:200])
    narrowing = Narrowing(
        q=said(given.get("q", ""))[:200],
        mode=_one_of(given, "mode", Mode.values),
        act=_one_of(given, "act", Act.values),
        harm=_one_of(given, "harm", Harm.values),
        party=party.pk if party else None,
        whose=_one_of(given, "whose", _WHOSE),
        needs=_one_of(given, "needs", NEEDS),
        status=_one_of(given, "status", _STATUS) or Status.TO_DO,
    )
    return Asked(narrowing, party, typed, max(1, number_in(given.get("page", "")) or 1))


def query_of(asked: Asked, **changes: str) -> str:
    """The address with some of what is asked changed; a page is not kept, unless it is given."""
    held = {name: changes.get(name, _held(asked, name)) for name in NAMES}
    query = [(name, value) for name, value in held.items() if value]
    if int(changes.get("page", "1")) > 1:
        query.append(("page", changes["page"]))
    return f"?{urlencode(query)}"


def filters_of(asked: Asked, counts: Mapping[str, int]) -> list[Filter]:
    """Everything to narrow by but the party, each choice as a link. `counts` stand behind the needs."""
    needs = [(key, f"{words} ({counts[key]})" if key in counts else words) for key, words in NEEDS.items()]
    return [
        _filter(asked, "whose", "Whose", list(_WHOSE.items()), "Anybody’s"),
        _filter(asked, "status", "Status", list(_STATUS.items())[1:], _STATUS[Status.TO_DO]),
        _filter(asked, "harm", "Harm", _HARMS, "Any"),
        _filter(asked, "needs", "Needs", needs, "Anything", plain=NEEDS),
        _filter(asked, "mode", "Mode", Mode.choices, "Any"),
        _filter(asked, "act", "Act", Act.choices, "Any"),
    ]


def without(asked: Asked, name: str) -> Asked:
    """The same, that one thing no longer asked."""
    if name == "party":
        return replace(asked, party=None, typed_party="", narrowing=replace(asked.narrowing, party=None))
    usual: dict[str, Any] = {name: Status.TO_DO if name == "status" else ""}
    return replace(asked, narrowing=replace(asked.narrowing, **usual))


def _filter(
    asked: Asked,
    key: str,
    title: str,
    words: Sequence[tuple[Any, Any]],
    none: str,
    plain: Mapping[Any, str] | None = None,
) -> Filter:
    value = _held(asked, key)
    choices = [Choice(none, query_of(asked, **{key: ""}), not value)]
    choices += [
        Choice(str(text), query_of(asked, **{key: str(choice)}), value == choice) for choice, text in words
    ]
    chosen = str((plain or dict(words)).get(value, "")) if value else ""
    return Filter(key, title, choices, chosen, query_of(asked, **{key: ""}))


def _held(asked: Asked, name: str) -> str:
    """A value as the address has it: empty for what is usual."""
    if name == "party":
        return asked.party.slug if asked.party else asked.typed_party
    value = str(getattr(asked.narrowing, name))
    return "" if name == "status" and value == Status.TO_DO else value


def _one_of(given: QueryDict, name: str, known: Any) -> str:
    value = given.get(name, "")
    return value if value in tuple(known) else ""


def _party(typed: str) -> tuple[Entity | None, str]:
    """The entity with this address or name, the one that stands for it; or what was typed, where none is called so."""
    if not typed:
        return None, ""
    named = Q(slug=typed) | Q(name__iexact=typed) | Q(names__text__iexact=typed)
    entity = Entity.objects.filter(named).select_related("merged_into").order_by("-in_print", "pk").first()
    if entity is None:
        return None, typed
    return entity.merged_into or entity, ""
