"""Who stands behind a source at the last: what has one topmost owner counts as one origin."""

from __future__ import annotations

from collections.abc import Callable

from articles.claims.models import Source
from entities.enums import Schema
from entities.gazetteer import Gazetteer
from entities.models import Entity
from entities.selectors import current_gazetteer

#: Schemas of owners that may be part of something larger, which only the names on file can tell.
_PARTS: frozenset[str] = frozenset({Schema.COUNTRY.value, Schema.PUBLIC_BODY.value})


class Owners:
    """The topmost owner of each source, found once. Sources need their `entity` and its `merged_into` at hand.

    That is the owner of the source, or the source itself where none is on file. All bodies of one government are one
    origin: a public body belongs to a government when its name and the line that tells it apart name one country
    alone, and that country's government is on file. Two queries at most, when the first public body is asked for.
    """

    def __init__(self, gazetteer: Callable[[], Gazetteer] = current_gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[int, str] = {}
        self._names: Gazetteer | None = None

    def of(self, source: Source) -> str:
        """A slug: of an entity where an owner is on file, else of the source."""
        if source.pk not in self._known:
            self._known[source.pk] = self._found(source)
        return self._known[source.pk]

    def _found(self, source: Source) -> str:
        if source.entity is None:
            return f"source:{source.slug}"
        owner = standing_for(source.entity)
        if owner.schema in _PARTS:
            if self._names is None:
                self._names = self._gazetteer()
            return _government_of(owner, self._names) or owner.slug
        return owner.slug


def standing_for(entity: Entity) -> Entity:
    """The record that stands for an entity now; it needs `merged_into` at hand."""
    return entity.merged_into or entity


def _government_of(owner: Entity, gazetteer: Gazetteer) -> str:
    """The government that a public body is part of, as its own record tells it; empty where it does not."""
    governments = gazetteer.government_of
    if owner.schema == Schema.COUNTRY:
        return governments.get(owner.slug, "")
    if owner.schema != Schema.PUBLIC_BODY or owner.slug in governments.values():
        return ""
    # The whole name is found as the body itself: its first word and what stands behind "of" may be a country's.
    words = owner.name.split()
    parts = (
        owner.disambiguator,
        words[0],
        owner.name.rpartition(" of ")[2],
        owner.name.rpartition(" de ")[2],
    )
    found = gazetteer.find("\n".join(parts))
    of_states = {governments[match.key] for match in found if match.key and match.key in governments}
    return of_states.pop() if len(of_states) == 1 else ""
