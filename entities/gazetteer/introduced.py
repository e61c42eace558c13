"""Short names that a text introduces for an entity: "the Jalisco cartel (CJNG)", "…, known as El Mencho".

They hold for this text alone. An acronym is bound only where its letters can belong to a name of the entity; and one
that the text spells out as something else ("International Cricket Council (ICC)") is not the body on file.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from entities.gazetteer.folding import fold
from entities.gazetteer.neighbours import name_before
from entities.gazetteer.records import MentionMatch
from entities.gazetteer.words import word_set

_SMALL = word_set("of the and for in on to a an de del la las el los y e do da dos das du des le les en para")
_PARENTHESIS = re.compile(r"\(([^()\n]{2,80})\)")
_ACRONYM = r"[A-ZÀ-Þ][\w&.-]{1,11}"
_IN_PARENTHESIS = re.compile(
    rf"(?:(?:or|the|known as|hereafter|hereinafter|formerly|o|la|el|por sus siglas|conocid[oa] como)\s+)*"
    rf"[\"“‘']?({_ACRONYM})[\"”’']?(?:[,;].*)?"
)
_ALSO = re.compile(
    r"(?:\s?,)?\s(?P<verb>or(?: simply)?|o|(?:also |better |widely |commonly |otherwise |often )?(?:known|called"
    r"|nicknamed|dubbed|abbreviated|referred to)(?: (?:in (?:Spanish|English|French|Portuguese|Arabic)))?(?: simply)?"
    r"(?: as| by (?:its|his|her|their|the) [A-Za-z-]+(?: [a-z-]+){0,2}(?: of)?)?|(?:también )?conocid[oa] como|alias"
    r"|a\.?k\.?a\.?|apodad[oa])(?:\s?,)?\s(?:the\s)?(?P<quote>[\"“‘']?)"
    r"(?P<name>[A-ZÀ-Þ][\w&.’'-]{0,40}(?:\s(?:(?:de|del|la|las|los|of|the|y|and)\s){0,2}[A-ZÀ-Þ][\w&.’'-]{0,40}){0,3})"
)
_OF_BEFORE = re.compile(r"\b(?:of|de|del)\s(?:(?:the|la|el|los|las)\s)?$")
_PHRASE_BEFORE = re.compile(r"((?:[\w'’.&-]+[ \u00a0]+){1,9})$")
_TOKEN_BEFORE = re.compile(rf"(?<![\w.-])({_ACRONYM})\s*$")
_KIND_WORDS_BETWEEN = re.compile(r"[\"”’]?(?:\s+[a-z]{3,12}){0,2}\s*$")
_QUOTED_NICKNAME = re.compile(
    r"\b(?P<given>[A-ZÀ-Þ][\w’]{1,40})\s[\"“‘'(](?P<nick>[^\"“”‘’'()\n]{2,30})[\"”’')]\s"
    r"(?P<rest>[A-ZÀ-Þ][\w’-]{1,40}(?:\s[A-ZÀ-Þ][\w’-]{1,40})?)"
)
_REACH = 120


@dataclass(slots=True)
class Introduced:
    """What a text says of short names: `bound` ones with their key, and `foreign` ones that are nobody on file."""

    bound: dict[str, str] = field(default_factory=dict)
    foreign: set[str] = field(default_factory=set)


def introduced_in(
    text: str,
    mentions: Sequence[MentionMatch],
    *,
    names_of: Callable[[str], Iterable[str]],
    owners_of: Callable[[str], Collection[str]],
    is_person: Callable[[str], bool],
) -> Introduced:
    """The short names that the text introduces for the entities of `mentions`, or for something not on file.

    `names_of` gives the names on file of a key, `owners_of` the keys on file under a short name.
    """
    by_end = {match.end: match for match in mentions if match.key and match.sense == "name"}
    by_start = {match.start: match for match in by_end.values()}
    reading = _Reading(text, by_start, by_end, names_of, owners_of, is_person)
    for bracket in _PARENTHESIS.finditer(text):
        reading.parenthesis(bracket)
    for match in by_end.values():
        also = _ALSO.match(text, match.end)
        if also:
            reading.also(also, match)
    return reading.found


@dataclass(frozen=True, slots=True)
class _Reading:
    """One text on its way through."""

    text: str
    by_start: Mapping[int, MentionMatch]
    by_end: Mapping[int, MentionMatch]
    names_of: Callable[[str], Iterable[str]]
    owners_of: Callable[[str], Collection[str]]
    is_person: Callable[[str], bool]
    found: Introduced = field(default_factory=Introduced)

    def parenthesis(self, bracket: re.Match[str]) -> None:
        """An acronym in brackets after the name, or the name in brackets after its acronym."""
        inside = self.by_start.get(bracket.start(1))
        if inside is not None and inside.end == bracket.end(1):
            reverse = _TOKEN_BEFORE.search(self.text, max(0, bracket.start() - 14), bracket.start())
            if reverse and _is_acronym(reverse[1]):
                if self._belongs(reverse[1], inside):
                    self.found.bound[reverse[1]] = inside.key or ""
                return
        match = _IN_PARENTHESIS.fullmatch(bracket[1])
        if match is None or not _is_acronym(match[1]):
            return
        acronym = match[1]
        named = self._mention_before(bracket.start())
        if named and self._belongs(acronym, named) and not self._is_part_of_longer(acronym, named):
            self.found.bound[acronym] = named.key or ""
            return
        owners = self.owners_of(acronym)
        if not owners:
            return
        before = self.text[max(0, bracket.start() - _REACH) : bracket.start()].rpartition("\n")[2]
        phrase = _spelled_out(acronym, before)
        if phrase is None:
            return
        same = [key for key in owners if any(_alike(phrase, name) for name in self.names_of(key))]
        if len(same) == 1:
            self.found.bound[acronym] = same[0]
        elif not same:
            self.found.foreign.add(acronym)

    def also(self, also: re.Match[str], named: MentionMatch) -> None:
        """A further name after "also known as", "alias", "or"."""
        name, other = also["name"].rstrip(".'’"), self.by_start.get(also.start("name"))
        if other is not None and other.key != named.key:
            return
        if _is_acronym(name):
            if self._belongs(name, named):
                self.found.bound[name] = named.key or ""
        elif also["verb"].split()[0] not in ("or", "o") and (also["quote"] or " " in name):
            self.found.bound[name] = named.key or ""

    def _mention_before(self, at: int) -> MentionMatch | None:
        """The mention that ends right before, or before a word or two of kind ("… drug gang (")."""
        for end in range(at, max(-1, at - 28), -1):
            found = self.by_end.get(end)
            if found is not None:
                return found if _KIND_WORDS_BETWEEN.fullmatch(self.text, end, at) else None
        return None

    def _spells_a_name(self, acronym: str, named: MentionMatch) -> bool:
        return any(fits(acronym, name) for name in (*self.names_of(named.key or ""), named.text))

    def _belongs(self, acronym: str, named: MentionMatch) -> bool:
        if self._spells_a_name(acronym, named):
            return True
        # A country or person is followed by many things in brackets, (AP), (D-NY): only its own initials count.
        is_body = " " in named.text and named.kind not in ("demonym", "metonym")
        return is_body and not self.is_person(named.key or "") and fits(acronym, named.text, loosely=True)

    def _is_part_of_longer(self, acronym: str, named: MentionMatch) -> bool:
        """Whether the name is the end of a longer one that the acronym may spell: "Bank of …", "Party of …"."""
        belongs = _OF_BEFORE.search(self.text, max(0, named.start - 12), named.start)
        if belongs is None and name_before(self.text, named.start) is None:
            return False
        return not self._spells_a_name(acronym, named)


@dataclass(frozen=True, slots=True)
class Nicknamed:
    """A person's name on file that the text prints with a nickname in the middle."""

    start: int
    end: int
    name: str
    nickname: str


def nicknames_in_names(text: str) -> Iterator[Nicknamed]:
    """Names with a nickname in quotes or brackets, which may be on file without it: Juan “El Toro” Pérez."""
    for match in _QUOTED_NICKNAME.finditer(text):
        yield Nicknamed(
            match.start(), match.end(), f"{match['given']} {match['rest']}", match["nick"].strip()
        )


def fits(acronym: str, name: str, *, loosely: bool = False) -> bool:
    """Whether the letters of an acronym can come from a name: in its order, the first of them from a first letter.

    `loosely` admits one in another language, which shares its initials in any order: FARC for "Revolutionary Armed
    Forces of Colombia", CJNG for "Jalisco cartel".
    """
    letters = [char for char in fold(acronym).text if char.isalnum()]
    words = [word for word in re.split(r"[^\w]+", fold(name).text) if word]
    telling = [word for word in words if word not in _SMALL] or words
    if len(letters) < 2 or not telling:
        return False
    if _spells(letters, telling) or _spells(letters, words):
        return True
    if not loosely or len(telling) < 2:
        return False
    left = list(letters)
    for word in telling:
        if word[0] not in left:
            return False
        left.remove(word[0])
    return True


def _spells(letters: Sequence[str], words: Sequence[str]) -> bool:
    """Whether every word begins with the next letter, or lends further letters from inside, in order.

    Greedy from the left over states (word, place in it); every word must be begun, so the end of a longer name
    is no match for an acronym of its beginning.
    """
    states = {(0, 1)} if words[0][0] == letters[0] else set()
    for letter in letters[1:]:
        following: set[tuple[int, int]] = set()
        for word, place in states:
            if word + 1 < len(words) and words[word + 1][0] == letter:
                following.add((word + 1, 1))
            inside = words[word].find(letter, place)
            if inside >= 0:
                following.add((word, inside + 1))
        states = following
    return any(word == len(words) - 1 for word, _ in states)


def _spelled_out(acronym: str, before: str) -> str | None:
    """The capitalised words right before that the acronym spells, None where they do not."""
    match = _PHRASE_BEFORE.search(before)
    if match is None:
        return None
    words = match[1].split()
    for at in range(len(words) - 1):
        is_name = words[at][0].isupper() and all(
            word[0].isupper() or word.lower() in _SMALL for word in words[at:]
        )
        if is_name and fits(acronym, " ".join(words[at:])):
            return " ".join(words[at:])
    return None


def _alike(phrase: str, name: str) -> bool:
    """Whether two spellings seem to name one thing: more than half of the telling words begin alike."""
    stems = [
        {word[:5] for word in re.split(r"\W+", fold(text).text) if word and word not in _SMALL}
        for text in (phrase, name)
    ]
    return len(stems[0] & stems[1]) * 2 > max(map(len, stems))


def _is_acronym(word: str) -> bool:
    return sum(char.isupper() for char in word) >= 2 and " " not in word
