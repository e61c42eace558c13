"""What is known of each entity beside its names, worked out when it is first asked for."""

from collections.abc import Callable, Mapping, Sequence

from entities.gazetteer.folding import fold
from entities.gazetteer.matching import Matcher
from entities.gazetteer.records import GovernmentOf, NameEntry
from entities.gazetteer.scoring import Profile, profile_words


class Profiles:
    """Profiles of entities by key. Only the candidates of ambiguous names ever need one."""

    def __init__(
        self,
        matcher: Matcher,
        names_of: Callable[[str], Sequence[NameEntry]],
        government_of: GovernmentOf,
        about: Mapping[str, str],
    ) -> None:
        self._matcher = matcher
        self._names_of = names_of
        self._country_of = {government: country for country, government in government_of.items()}
        self._about = about
        self._known: dict[str, Profile] = {}

    def of(self, key: str) -> Profile:
        """The profile of an entity on file; several threads may work out the same one, to the same end."""
        if key not in self._known:
            self._known[key] = self._work_out(key)
        return self._known[key]

    def _work_out(self, key: str) -> Profile:
        names = self._names_of(key)
        about = self._about.get(key, "")
        offices = [name.text for name in names if name.kind == "office"]
        countries: set[str] = set()
        for line in (about, *(name.text for name in names if name.kind not in ("weak_alias", "demonym"))):
            for hit in self._matcher.hits(fold(line)):
                countries.update(name.key for name in hit.names if name.entry.schema == "Country")
        if key in self._country_of:
            countries.add(self._country_of[key])
        kind, schema = (names[0].entity_kind, names[0].schema) if names else ("", "")
        words = profile_words(kind, schema == "Person", " ".join((about, *offices)))
        return Profile(words, frozenset(countries))
