"""Later mentions: surnames, nicknames and acronyms that stand for somebody by what another place of the text says."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from entities.gazetteer import people
from entities.gazetteer.folding import FoldedText
from entities.gazetteer.matching import Hit, Matcher, Taken
from entities.gazetteer.neighbours import name_after, name_before
from entities.gazetteer.reading import Reader
from entities.gazetteer.records import MentionMatch, NameEntry
from entities.gazetteer.window import is_title_case

_HYPHENATED = re.compile(r"[-‐‑]([^\W\d_]+)")
#: What a headline sets in capitals behind a name without making it another one: "Ortmann-Backed", "ORTMANN-ERA".
_COMPOUND = re.compile(r"(?:ed|led|run|era|style|like|friendly|born|proof|held|made|ism)$", re.IGNORECASE)
_PREFIXES = frozenset({"anti", "pro", "ex", "non", "post", "pre", "then"})
#: How many times as often as all others of the surname a person must be named for it to stay theirs.
_ESTABLISHED = 3

#: "the Ortmann family", "los hermanos Ortmann": several people, none of them alone.
_FAMILY_AFTER = re.compile(
    r"\s(?:famil(?:y|ies)|brothers?|sisters?|siblings?|sons?|daughters?|children|clan|dynasty|twins|couple|heirs?"
    r"|cousins?|nephews?|household)\b",
    re.IGNORECASE,
)
_FAMILY_BEFORE = re.compile(
    r"\b(?:brothers|sisters|hermanos|hermanas|familia|clan|los|las|esposos|first lady|primera dama|younger|elder|older"
    r"|senior|junior)\s$",
    re.IGNORECASE,
)


def introduced_mentions(
    folded: FoldedText, taken: Taken, entries: Sequence[NameEntry], reader: Reader
) -> list[MentionMatch]:
    """Short names that the text introduced, wherever they stand in it."""
    if not entries:
        return []
    matcher = Matcher((entry.text, entry, entry.kind) for entry in entries)
    free = (hit for hit in matcher.hits(folded) if taken.is_free(hit.start, hit.end))
    return [
        replace(reader.mention(folded.original, hit, list(hit.names)), short=True)
        for hit in taken.add_longest(free)
    ]


def surname_mentions(
    folded: FoldedText,
    taken: Taken,
    clear: Sequence[MentionMatch],
    names_of_people: Iterable[tuple[str, Sequence[NameEntry]]],
    reader: Reader,
) -> list[MentionMatch]:
    """Surnames alone, of people who are named in full in the same text (`clear` holds all its mentions).

    A surname of two of them is ambiguous; so is one that the text has given to somebody not on file since it last
    named the person in full, unless the person was named three times as often until then. A family is no person.
    """
    matcher = Matcher(
        (surname, names[0], "alias") for _, names in names_of_people for surname in people.surnames_of(names)
    )
    text = folded.original
    alone: list[Hit] = []
    others: dict[str, list[int]] = {}
    for hit in matcher.hits(folded):
        if not taken.is_free(hit.start, hit.end) or _is_in_double_name(text, hit):
            continue
        if _FAMILY_AFTER.match(text, hit.end) or _FAMILY_BEFORE.search(
            text, max(0, hit.start - 20), hit.start
        ):
            continue
        if not is_title_case(text, hit.start, hit.end):
            if name_before(text, hit.start):
                others.setdefault(hit.names[0].key, []).append(hit.start)
                continue
            if name_after(text, hit.end):
                continue
        alone.append(hit)
    named: dict[str, list[int]] = {}
    for found in clear:
        if found.key:
            named.setdefault(found.key, []).append(found.start)
        for candidate in found.candidates if found.longer else ():
            others.setdefault(candidate, []).append(found.start)
    for positions in (*others.values(), *named.values()):
        positions.sort()
    used: dict[str, int] = {}
    mentions = []
    for hit in taken.add_longest(alone):
        found = replace(reader.mention(text, hit, list(hit.names)), short=True)
        if (key := found.key) is not None:
            bearers, full = others.get(key, []), named.get(key, [])
            before, times = bisect_left(bearers, hit.start), bisect_left(full, hit.start)
            is_established = times + used.get(key, 0) >= _ESTABLISHED * before
            if before and not is_established and bearers[before - 1] > (full[times - 1] if times else -1):
                found = replace(
                    found, key=None, candidates=(key,), ambiguous=True, agentive=False, speaker_key=None
                )
            else:
                used[key] = used.get(key, 0) + 1
        mentions.append(found)
    return mentions


def _is_in_double_name(text: str, hit: Hit) -> bool:
    """Whether a hyphen joins the surname to another one: the Flores of "Flores-Silva", not of "anti-Flores"."""
    after = _HYPHENATED.match(text, hit.end, hit.end + 40)
    if after and after[1][0].isupper() and not _COMPOUND.search(after[1]):
        return True
    if hit.start == 0 or text[hit.start - 1] not in "-‐‑":
        return False
    before = re.search(r"[^\W\d_]+$", text[max(0, hit.start - 40) : hit.start - 1])
    return before is not None and before[0][0].isupper() and before[0].lower() not in _PREFIXES
