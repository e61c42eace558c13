"""On how many independent origins a claim rests: a graph of documents and what each of them derives from.

Plain values, no Django. The rule (DESIGN section 3, "Independence"): the origins of a claim are the distinct ends of the
derivations behind what supports it, merged by release and by topmost owner; what is of unknown origin counts together
as one; our own print is no origin, and a path that comes back to it is circular.

Two cases that the sentence leaves open are decided for the careful side. A document that goes back to several ends counts
for one of them at most: the number is that of the fewest origins which account for every document, so "all from one
source" is said whenever one source is behind all of them. And documents that quote each other in a ring, or rest on one
release, are one end with as many owners as they have: nobody knows which of them was first.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from articles.claims.fewest import fewest
from articles.claims.rings import components, walk

#: The kind of step that says of two documents that they rest on one release; all other kinds lead nearer to the origin.
SAME_RELEASE: Final = "same_release"
#: Each kind of step as a verb: "A VERB B".
KINDS: Final = {
    "quotes": "quotes",
    "rewrites": "rewrites",
    "translates": "translates",
    "wire_copy": "carries wire copy of",
    SAME_RELEASE: "rests on the same release as",
}
#: What stands for the owner of everything whose owner nobody knows.
UNKNOWN: Final = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing on file. `owner` names whoever stands behind it at the last; `is_ours`: our own print."""

    key: int
    owner: str = UNKNOWN
    is_ours: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """ "`start` KIND `end`": `end` is nearer to the origin, or for SAME_RELEASE beside it."""

    start: int
    end: int
    kind: str = "quotes"


@dataclass(frozen=True, slots=True)
class End:
    """Where paths end: the documents there (several in a ring or of one release), their owners, who leads here."""

    documents: tuple[int, ...]
    owners: tuple[str, ...]
    supporters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """What stands behind a claim.

    `supporting` are the keys of the documents that speak for it, our own print not among them; `roots` the number of
    independent origins; `accounted` the owners (fewest, first by name) that are behind all of them; `circular` paths of
    keys from a document to our own print, `circular_words` the same as sentences; `rings` paths of keys that return to where they began.
    """

    supporting: tuple[int, ...] = ()
    ends: tuple[End, ...] = ()
    accounted: tuple[str, ...] = ()
    circular: tuple[tuple[int, ...], ...] = ()
    circular_words: tuple[str, ...] = ()
    rings: tuple[tuple[int, ...], ...] = ()
    #: By supporting document the owners of the ends that it goes back to: none where it only leads back to us.
    owners_of: Mapping[int, frozenset[str]] = field(default_factory=dict, hash=False)

    @property
    def documents(self) -> int:
        """How many documents support the claim."""
        return len(self.supporting)

    @property
    def roots(self) -> int:
        """On how many independent origins they rest."""
        return len(self.accounted)

    @property
    def words(self) -> str:
        """The count in words: "4 documents, all from one source"."""
        return count_in_words(self.documents, self.roots)


def count_in_words(documents: int, roots: int) -> str:
    """How many documents from how many sources, as it is said wherever a count is shown. Empty for no document."""
    if documents < 1:
        return ""
    if documents == 1:
        return "1 document" if roots else "1 document, which leads back to our own story"
    together = "both" if documents == 2 else "all"
    if roots < 1:
        return f"{documents} documents, {together} leading back to our own story"
    if roots == 1:
        return f"{documents} documents, {together} from one source"
    return f"{documents} documents from {min(roots, documents)} sources"


def trace(documents: Iterable[Document], steps: Iterable[Step], supporting: Collection[int]) -> Origins:
    """What stands behind the documents `supporting` (keys), given every document and step that leads on from them.

    The order of what is given changes nothing. A step from or to a document that is not given is passed over. Time
    grows with documents and steps, but for claims whose documents each go back to several ends.
    """
    return Graph.of(documents, steps).origins(supporting)


def path_between(steps: Iterable[Step], start: int, end: int) -> tuple[int, ...]:
    """The shortest way from one document to another along derivations, both included; empty where there is none."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for step in steps:
        neighbours[step.start].add(step.end)
        if step.kind == SAME_RELEASE:
            neighbours[step.end].add(step.start)
    return walk(start, neighbours, {end})


@dataclass(frozen=True, slots=True)
class Graph:
    """Documents by key, where each leads (`onward`), which rest on one release with it (`beside`), and both (`joined`)."""

    known: Mapping[int, Document]
    onward: Mapping[int, set[int]]
    beside: Mapping[int, set[int]]
    joined: Mapping[int, set[int]]
    ours: frozenset[int]
    kinds: Mapping[tuple[int, int], str]

    @classmethod
    def of(cls, documents: Iterable[Document], steps: Iterable[Step]) -> Graph:
        """Paths end at our own print, so steps away from it are left out, and so is that it shares a release."""
        known = {document.key: document for document in documents}
        onward: dict[int, set[int]] = {key: set() for key in known}
        beside: dict[int, set[int]] = {key: set() for key in known}
        kinds: dict[tuple[int, int], str] = {}
        for step in sorted(steps, key=lambda step: (step.kind != SAME_RELEASE, step.kind)):
            if step.start not in known or step.end not in known or step.start == step.end:
                continue
            kinds[step.start, step.end] = step.kind
            if step.kind == SAME_RELEASE:
                if not known[step.start].is_ours and not known[step.end].is_ours:
                    beside[step.start].add(step.end)
                    beside[step.end].add(step.start)
                    kinds[step.end, step.start] = step.kind
            elif not known[step.start].is_ours:
                onward[step.start].add(step.end)
        joined = {key: onward[key] | beside[key] for key in known}
        ours = frozenset(key for key in known if known[key].is_ours)
        return cls(known, onward, beside, joined, ours, kinds)

    def origins(self, supporting: Collection[int]) -> Origins:
        """What stands behind some of the documents. See `trace`; time grows with what they lead to alone."""
        mine = sorted(key for key in set(supporting) if key in self.known)
        speaking = [key for key in mine if key not in self.ours]
        grouped, order = self.grouped(speaking)
        reached = self.ends_reached(grouped, order)
        owners = {end: self.owners(end) for ends in reached.values() for end in ends}
        owners_of = {
            key: frozenset(owner for end in reached[grouped[key]] for owner in owners[end])
            for key in speaking
        }
        behind: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for key in speaking:
            for end in reached[grouped[key]]:
                behind[end].append(key)
        circular = (*((key,) for key in mine if key in self.ours), *self.paths_to_us(speaking))
        return Origins(
            supporting=tuple(speaking),
            ends=tuple(End(end, owners[end], tuple(keys)) for end, keys in sorted(behind.items())),
            accounted=fewest(found for found in owners_of.values() if found),
            circular=circular,
            circular_words=tuple(self.in_words(path) for path in circular),
            rings=self.rings(order),
            owners_of=owners_of,
        )

    def in_words(self, path: Sequence[int]) -> str:
        """A path of keys as words: "“Port sold” quotes “Wire”, which rewrites our own story “Quay sold”"."""

        def name(key: int) -> str:
            document = self.known[key]
            return f"our own story “{document.name}”" if document.is_ours else f"“{document.name}”"

        words = name(path[0])
        for at, (key, other) in enumerate(pairwise(path)):
            verb = KINDS.get(self.kinds.get((key, other), ""), "leads to")
            words += f"{', which' if at else ''} {verb} {name(other)}"
        return words

    def grouped(self, begin: Iterable[int]) -> tuple[dict[int, tuple[int, ...]], list[tuple[int, ...]]]:
        """Documents reached from `begin`, our own left out, by the group that counts as one: a release, or a ring.

        Sharing a release is a step in both directions, so both are what graph theory calls a strong component. Groups
        come in an order in which each stands behind those that it leads to.
        """
        order = components(begin, lambda key: sorted(self.joined[key] - self.ours))
        return {key: group for group in order for key in group}, order

    def ends_reached(
        self, grouped: Mapping[int, tuple[int, ...]], order: list[tuple[int, ...]]
    ) -> dict[tuple[int, ...], frozenset[tuple[int, ...]]]:
        """By group the groups at which its paths end; `order` has every group behind those that it leads to.

        A group that leads nowhere but to us ends nowhere.
        """
        reached: dict[tuple[int, ...], frozenset[tuple[int, ...]]] = {}
        for group in order:
            onward = {key for member in group for key in self.onward[member]} - set(group)
            theirs = {grouped[key] for key in onward - self.ours}
            reached[group] = (
                frozenset(end for other in theirs for end in reached[other]) if onward else frozenset({group})
            )
        return reached

    def owners(self, group: tuple[int, ...]) -> tuple[str, ...]:
        """Who stands behind a group. An owner that is not known says nothing where another one is."""
        named = {self.known[key].owner for key in group}
        return tuple(sorted(named - {UNKNOWN} or named))

    def paths_to_us(self, begin: Iterable[int]) -> list[tuple[int, ...]]:
        """For each document the shortest way back to our own print, where there is one."""
        if not self.ours:
            return []
        return [path for key in begin if (path := walk(key, self.joined, self.ours))]

    def rings(self, groups: Iterable[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
        """One closed path for each group in which a document derives from itself by way of another release."""
        found = []
        for group in groups:
            if len(group) < 2:
                continue
            inside = {key: self.joined[key] & set(group) for key in group}
            release = _releases(group, self.beside)
            # A step within one release is no ring: the two are one thing.
            out = [
                (key, other)
                for key in group
                for other in sorted(self.onward[key] & set(group))
                if release[key] != release[other]
            ]
            if out:
                found.append(
                    min((_ring(key, other, inside) for key, other in out), key=lambda ring: (len(ring), ring))
                )
        return tuple(sorted(found))


def _ring(start: int, then: int, inside: Mapping[int, set[int]]) -> tuple[int, ...]:
    return (start, *walk(then, inside, {start}))


def _releases(keys: Iterable[int], beside: Mapping[int, set[int]]) -> dict[int, int]:
    """By document the smallest key among those that rest on one release with it."""
    release: dict[int, int] = {}
    for key in sorted(keys):
        if key in release:
            continue
        waiting = deque([key])
        while waiting:
            here = waiting.popleft()
            if here not in release:
                release[here] = key
                waiting.extend(beside[here])
    return release
