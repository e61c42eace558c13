"""Find the names in a text that nobody has on file, and guess what bears them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from entities.newcomers.bearers import Bearers
from entities.newcomers.brackets import Brackets
from entities.newcomers.evidence import ABBREVIATION, head_of, reasons_for
from entities.newcomers.groups import Group, Mention, content_of
from entities.newcomers.lexicon.cues import NO_BODIES, NOT_NAMES, NOUNS, OPENERS
from entities.newcomers.lexicon.heads import GENERIC, HEADS, NOBODY, PERSON, PLACE, TOPICS
from entities.newcomers.lexicon.people import PARTICLES, ROLES, TITLES
from entities.newcomers.names import full_name
from entities.newcomers.pieces import Piece, take_apart
from entities.newcomers.records import SCHEMAS, Newcomer, Place
from entities.newcomers.runs import find_runs
from entities.newcomers.words import Words, is_acronym

Spans = Sequence[tuple[int, int]]

#: How much must speak for a kind before it is said; for a single word a little more.
_ENOUGH, _ENOUGH_ALONE = 1.5, 1.6
#: From here on a name that only opens sentences is believed to be one.
_TELLING = 2.0
_NOT_ALONE = NOT_NAMES | HEADS.keys() | TITLES | TOPICS | GENERIC | ROLES | OPENERS | NO_BODIES | NOUNS.keys()
_EMPTY = (
    (TITLES | TOPICS | GENERIC | ROLES | OPENERS | NOT_NAMES) - HEADS.keys()
    | PARTICLES
    | {"of", "and", "for", "the"}
)
_LONGEST_IN_HEADING = 6


def find_names(text: str, taken: Spans = (), nations: Spans = (), weak: Spans = ()) -> list[Newcomer]:
    """Every name that overlaps none of the `taken` spans, most salient first, places and unclear ones included.

    `nations` are those of the taken spans that name a country or its people: a body's full name may hold one
    ("National Police" in "Nicaraguan National Police"), its mentions never do. `weak` are spans that may be on file:
    they are no newcomer alone, but "Jerusalem Post" is one where "Post" is a weak alias of another paper.

    Time grows with the length of the text, whatever is in it. No two mentions overlap.
    """
    words = Words(text, taken)
    bearers, brackets = Bearers(), Brackets(words, nations)
    singles: list[Piece] = []
    headings: list[Piece] = []
    doubtful: list[Piece] = []
    for run in find_runs(words):
        is_heading = words.in_heading(run.first)
        for piece in take_apart(words, run):
            if _lies_in(words, piece, weak) and not brackets.has_nation(piece):
                doubtful.append(piece)
            elif is_heading:
                headings.append(piece)
            elif brackets.tie_alias(bearers, piece):
                continue
            elif len(content_of(piece.folded)) > 1 and not _EMPTY.issuperset(piece.folded):
                _add_full(words, bearers, brackets, piece)
            elif len(content_of(piece.folded)) == 1:
                singles.append(piece)
                brackets.note_short(piece)
    brackets.tie(bearers)
    _add_singles(words, bearers, brackets, singles)
    _add_doubtful(words, bearers, doubtful)
    _add_headings(words, bearers, headings)
    found = [_newcomer(words, group, nations) for group in bearers.groups]
    return sorted((each for each in found if each), key=lambda each: (-each.salience, each.start))


def newcomers_in(text: str, taken: Spans = (), nations: Spans = (), weak: Spans = ()) -> tuple[Newcomer, ...]:
    """The names that the desk could put on file, most salient first: those of `find_names` that have a schema."""
    return tuple(each for each in find_names(text, taken, nations, weak) if each.schema)


def _lies_in(words: Words, piece: Piece, spans: Spans) -> bool:
    """Whether one of the ordered spans holds the whole piece."""
    start, end = words.spans[piece.first][0], words.core_end(piece.last)
    at = bisect_right(spans, (start, len(words.text) + 1)) - 1
    return at >= 0 and spans[at][0] <= start and end <= spans[at][1]


def _mention(words: Words, piece: Piece) -> Mention:
    return Mention(
        start=words.spans[piece.first][0],
        end=words.core_end(piece.last),
        content=content_of(piece.folded),
        reasons=tuple(reasons_for(words, piece)),
        head_kind=head_of(piece.folded)[0] if len(piece.folded) > 1 else "",
    )


def _add_full(words: Words, bearers: Bearers, brackets: Brackets, piece: Piece) -> None:
    mention = _mention(words, piece)
    owner = brackets.owner_of(piece)
    if (
        owner is not None
        and owner.kind()[0] not in (PERSON, "official", PLACE, NOBODY)
        and _is_alias(mention)
    ):
        bearers.call(owner, mention.content)
        owner.note(f"“{words.text[mention.start : mention.end]}” in brackets")
        owner.places.append((mention.start, mention.end))
        return
    brackets.note_full(piece, bearers.add(mention))


def _is_alias(mention: Mention) -> bool:
    """A name in brackets is another form of the one before, unless it says that it is a place."""
    return mention.head_kind not in (PLACE, NOBODY)


def _add_singles(words: Words, bearers: Bearers, brackets: Brackets, singles: list[Piece]) -> None:
    """Short forms to their full names; others alone, where the text uses them in the middle of a sentence."""
    openers: list[Piece] = []
    for piece in singles:
        (word,) = content_of(piece.folded)
        if word in brackets.on_file:
            continue
        group = bearers.short(word, words.spans[piece.first][0])
        if group is not None:
            group.add(_short_mention(words, piece, group))
        elif words.opens_sentence(piece.first) and not piece.title:
            openers.append(piece)
        elif _may_stand_alone(words, piece, word):
            bearers.add(_mention(words, piece))
    for piece in openers:
        mention = _mention(words, piece)
        word = mention.content[0]
        group = bearers.short(word, mention.start)
        if group is not None:
            group.add(_short_mention(words, piece, group))
        elif _may_stand_alone(words, piece, word) and _tells(words, piece, mention):
            bearers.add(mention)


def _short_mention(words: Words, piece: Piece, group: Group) -> Mention:
    """A short form of a known name: that it is an abbreviation says nothing about what bears it."""
    mention = _mention(words, piece)
    if len(group.content) > 1 and is_acronym(words.text[mention.start : mention.end]):
        return replace(
            mention, reasons=tuple(reason for reason in mention.reasons if reason is not ABBREVIATION)
        )
    return mention


def _may_stand_alone(words: Words, piece: Piece, word: str) -> bool:
    if piece.title:
        return len(word) > 1
    if is_acronym(words.text[words.spans[piece.first][0] : words.core_end(piece.last)]):
        return word not in NO_BODIES and len(word) > 1 and word not in words.in_lower_case
    if piece.folded[0] != word:  # "El Comercio": an article inside a sentence is part of the name
        return len(word) > 2
    return word not in _NOT_ALONE and len(word) > 2 and not word.isdigit()


def _tells(words: Words, piece: Piece, mention: Mention) -> bool:
    """Whether a word that opens a sentence is a name by what stands around it."""
    raw = words.raw(piece.first)
    if is_acronym(raw):
        return True
    return (
        raw.lower() not in words.in_lower_case
        and raw[-1] != "s"
        and any(
            reason.weight >= _TELLING and reason.kind in (PERSON, "official") for reason in mention.reasons
        )
    )


def _add_doubtful(words: Words, bearers: Bearers, doubtful: list[Piece]) -> None:
    """A weak alias of something on file is no newcomer, unless the text gives its words to one: "Supreme Court"."""
    for piece in doubtful:
        group = bearers.known(content_of(piece.folded))
        if group is not None:
            group.add(_mention(words, piece))


def _add_headings(words: Words, bearers: Bearers, headings: list[Piece]) -> None:
    """In a heading only what is known from the text below is a name; where there is no text, what tells by itself."""
    alone = not bearers.groups
    for piece in headings:
        if alone:
            mention = _mention(words, piece)
            if len(mention.content) > 1 and sum(reason.weight for reason in mention.reasons) > _TELLING * 2:
                bearers.add(mention)
            continue
        _add_known(words, bearers, piece)


def _add_known(words: Words, bearers: Bearers, piece: Piece) -> None:
    at, size = 0, len(piece.folded)
    while at < size:
        for length in range(min(_LONGEST_IN_HEADING, size - at), 0, -1):
            content = content_of(piece.folded[at : at + length])
            start = words.spans[piece.first + at][0]
            if len(content) == 1 and length == 1:
                group = None if content[0] in _NOT_ALONE else bearers.short(content[0], start)
            else:
                group = bearers.known(content) if content else None
            if group is not None:
                group.places.append((start, words.core_end(piece.first + at + length - 1)))
                at += length - 1
                break
        at += 1


def _newcomer(words: Words, group: Group, nations: Spans) -> Newcomer | None:
    kind, score = group.kind()
    if kind == NOBODY:
        return None
    if score < (_ENOUGH if len(group.content) > 1 else _ENOUGH_ALONE):
        kind = ""
    places = tuple(Place(*place) for place in sorted(group.places))
    name = full_name(words, group, kind, nations)
    reasons = group.evidence(kind)
    return Newcomer(
        name=name,
        kind=kind,
        schema=SCHEMAS.get(kind, ""),
        evidence=reasons,
        mentions=places,
        salience=_salience(len(places), places[0].start / max(1, len(words.text)), score),
    )


def _salience(count: int, place: float, score: float) -> float:
    """Half by how often (six times is all), a quarter by how early, a quarter by how sure the guess is."""
    return round(min(count, 6) / 12 + 0.25 * (1 - place) + 0.25 * min(score, 8.0) / 8, 3)
