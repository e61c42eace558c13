"""The words of the house: what a newsroom counts beside the rules' own words, and what it does not count.

Definition. A word that the house has added to a list is found as the rule of that list finds its own, by a plain
reading: a hedge (P08) in the headline or outside a mark; a relative time (P26) that the story's date does not carry; an
offence noun (P05) right beside a living person's name; a designation word (P17) right beside a name that no
designation on file carries; an insinuation (P32) in a sentence that names a living person. Not in quotation marks, nor
where somebody else speaks. A word that the house does not count silences a finding of its rule on these words.

Fails, with "fence" added: "The fence Ivo Lund sold it." · "Ivo Lund, a well-known fence, sold it."
Passes: "Prosecutors called Lund a fence." · "the alleged fence Ivo Lund" · "The fence around Lund's house fell."
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.analysis import Analysis
from articles.body.text import sentences_around
from articles.house_lists import LISTS, key_of
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import EntityOnFile, StoryInCheck

_OURS = frozenset({"own", "analysis"})
_DAYS = 30
_QUOTED = re.compile('“[^”\n]*”|«[^»\n]*»|"[^"\n]*"')
_CONVICTED = re.compile(
    r"\b(?:convict|found guilty|plead(?:ed)? guilty|sentenc|condenad|culpable)", re.IGNORECASE
)
_DOUBT = re.compile(
    r"\b(?:alleged|suspected|accused|purported|reputed|presumed|so-called|supposed|anti|not|never"
    r"|presunt[oa]s?|supuest[oa]s?|acusad[oa]s?)[\s-]+(?:[\w-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
#: What may stand between a name and the word that is said of it.
_SAID_OF = re.compile(
    r"(?:,| is| was| remains| es| era| fue) (?:a|an|the|un|una|el|la) (?:(?!not\b)[\w-]+ ){0,3}\Z",
    re.IGNORECASE,
)
_DESIGNATING = frozenset({"designate", "sanction"})
_RULES = {each.key: each.rules for each in LISTS}


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that is printed as one: `offset` leads from a place in it to a place in its field."""

    field: str
    text: str
    offset: int
    reading: Analysis | None
    said: tuple[tuple[int, int], ...]

    def is_ours(self, start: int, end: int) -> bool:
        return not any(low < end and start < high for low, high in self.said)


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    text: str
    entity: EntityOnFile | None
    is_person: bool


def check(story: StoryInCheck) -> Iterator[Finding]:
    """The findings on words that the house has added: severities as the rules of their lists give them."""
    if not story.house_words:
        return
    language = "es" if story.language.startswith("es") else "en"
    added = {
        each.key: _pattern(words)
        for each in LISTS
        if (words := story.house_words.get(key_of(each.key, language, "add")))
    }
    for text in _texts(story) if added else ():
        names = list(_names(text, story)) if added.keys() & {"offence", "designation", "insinuation"} else []
        for key, pattern in added.items():
            for match in pattern.finditer(text.text):
                if text.is_ours(*match.span()):
                    yield from _CHECKS[key](story, text, match, names)


def left_out(findings: Iterable[Finding], story: StoryInCheck) -> list[Finding]:
    """The findings without those on words that the house does not count for their rule."""
    language = "es" if story.language.startswith("es") else "en"
    silenced: dict[str, list[re.Pattern[str]]] = {}
    for each in LISTS:
        if words := story.house_words.get(key_of(each.key, language, "remove")):
            for rule in each.rules:
                silenced.setdefault(rule, []).append(_pattern(words))
    if not silenced:
        return list(findings)
    return [each for each in findings if not any(_is_about(p, each) for p in silenced.get(each.rule, ()))]


def _is_about(pattern: re.Pattern[str], finding: Finding) -> bool:
    """Whether a word of the house is what was found: a whole printed claim is about more than a hedge in it."""
    if finding.rule in _RULES["hedge"] + _RULES["relative"]:
        return pattern.fullmatch(finding.text) is not None
    return pattern.search(finding.text) is not None


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    phrases = (r"\s+".join(re.escape(part) for part in phrase.split()) for phrase in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(phrases)})(?![\w-])", re.IGNORECASE)


def _texts(story: StoryInCheck) -> Iterator[_Text]:
    """The paragraphs of the body, then every line apart from them but the slug."""
    passages = [
        (passage.start, passage.end)
        for passage in story.passages
        if passage.claim is None or passage.claim.mode not in _OURS
    ]
    headings = [(block.start, block.end) for block in story.blocks if block.is_heading]
    yield _Text(
        "body", story.text, 0, story.reading, _said(story.text, story.reading, [*passages, *headings])
    )
    for line in story.lines:
        if line.field != "slug":
            moved = [(start - line.offset, end - line.offset) for start, end in passages]
            beside = moved if line.field == "crosshead" else []
            yield _Text(
                line.field, line.text, line.offset, line.reading, _said(line.text, line.reading, beside)
            )


def _said(
    text: str, reading: Analysis | None, others: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Where somebody else speaks, or is quoted."""
    spans = [match.span() for match in _QUOTED.finditer(text)]
    for finding in reading.claims if reading else ():
        spans += [(span.start, span.end) for span in finding.statement.spans]
    return (*others, *spans)


def _names(text: _Text, story: StoryInCheck) -> Iterator[_Name]:
    reading = text.reading
    if reading is None:
        return
    for match in reading.mentions:
        entity = story.entities.get(match.key or "")
        if entity is not None and match.sense == "name" and entity.schema != "Country":
            yield _Name(match.start, match.end, match.text, entity, entity.schema == "Person")
    for newcomer in reading.newcomers:
        if newcomer.schema != "Country":
            for place in newcomer.mentions:
                words = text.text[place.start : place.end]
                yield _Name(place.start, place.end, words, None, newcomer.schema == "Person")


def _beside(text: str, match: re.Match[str], names: Sequence[_Name]) -> _Name | None:
    """The name that a word stands right before, or is said of: "fence X", "X, a fence", "X is a fence"."""
    if _DOUBT.search(text, max(0, match.start() - 60), match.start()):
        return None
    for name in names:
        if re.fullmatch(r"(?: [a-z][\w-]+){0,2},? ", text[match.end() : name.start]):
            return name
        if 0 <= match.start() - name.end <= 80 and _SAID_OF.fullmatch(text, name.end, match.start()):
            return name
    return None


def _hedge(
    story: StoryInCheck, text: _Text, match: re.Match[str], names: Sequence[_Name]
) -> Iterator[Finding]:
    if text.field == "headline":
        reason = "Hearsay in the headline: say who reports it, or leave it out."
        yield _finding(story, text, match.span(), "P08", "B", reason)
    elif text.field == "body":
        reason = "Hearsay without a claim: mark the statement so that it can be checked."
        yield _finding(story, text, match.span(), "P08", "W", reason)


def _relative(
    story: StoryInCheck, text: _Text, match: re.Match[str], names: Sequence[_Name]
) -> Iterator[Finding]:
    old = story.story_date and story.today and (story.today - story.story_date).days > _DAYS
    if text.field == "body" and (story.story_date is None or old):
        reason = f"“{match.group()}” counts from the day of writing: set the story's date, or say when."
        cure = Cure(CureKind.FIELD, "Set the story's date", target="story_date")
        yield _finding(story, text, match.span(), "P26", "W", reason, cure)


def _offence(
    story: StoryInCheck, text: _Text, match: re.Match[str], names: Sequence[_Name]
) -> Iterator[Finding]:
    name = _beside(text.text, match, [name for name in names if name.is_person])
    if name is None or (name.entity and not name.entity.is_living_person):
        return
    if name.entity and any(_CONVICTED.search(f"{act.cue} {act.words}") for act in name.entity.records):
        return
    span = (min(match.start(), name.start), max(match.end(), name.end))
    reason = f"“{match.group()}” calls {name.text} guilty in our own voice, and no conviction is on file."
    cure = _record_of(name, "Add the conviction of")
    yield _finding(story, text, span, "P05", "S", reason, cure)


def _designation(
    story: StoryInCheck, text: _Text, match: re.Match[str], names: Sequence[_Name]
) -> Iterator[Finding]:
    name = _beside(text.text, match, names)
    if name is None or _is_designated(name.entity):
        return
    span = (min(match.start(), name.start), max(match.end(), name.end))
    listed = any(_is_designated(entity) for entity in story.entities.values())
    reason = (
        f"“{match.group()}” of {name.text} in our own voice, and no designation that carries it is on file."
    )
    yield _finding(
        story, text, span, "P17", "S" if listed else "W", reason, _record_of(name, "Add the designation of")
    )


def _insinuation(
    story: StoryInCheck, text: _Text, match: re.Match[str], names: Sequence[_Name]
) -> Iterator[Finding]:
    low, high = sentences_around(text.text, *match.span())
    near = [name for name in names if low <= name.start < high and name.is_person]
    if any(name.entity is None or name.entity.is_living_person for name in near):
        reason = f"“{match.group()}” hints at guilt, and nobody says so: say who does, or say what is known."
        yield _finding(story, text, match.span(), "P32", "S", reason)


_CHECKS = {
    "hedge": _hedge,
    "relative": _relative,
    "offence": _offence,
    "designation": _designation,
    "insinuation": _insinuation,
}


def _is_designated(entity: EntityOnFile | None) -> bool:
    return entity is not None and any(act.act in _DESIGNATING for act in entity.records)


def _record_of(name: _Name, label: str) -> Cure | None:
    return Cure(CureKind.ENTITY, f"{label} {name.text}", target=name.entity.key) if name.entity else None


def _finding(
    story: StoryInCheck,
    text: _Text,
    span: tuple[int, int],
    rule: str,
    severity: str,
    message: str,
    cure: Cure | None = None,
) -> Finding:
    start, end = span
    in_body = text.field in ("body", "crosshead")
    otherwise = (
        Cure(CureKind.MARK, "Mark it as somebody's statement")
        if text.field == "body"
        else Cure(CureKind.FIELD, f"Go to the {text.field}", target="body" if in_body else text.field)
    )
    return Finding(
        rule,
        severity,
        story.place_of(start + text.offset) if in_body else text.field,
        text.text[start:end],
        message,
        text.field,
        start + text.offset,
        end + text.offset,
        cure or otherwise,
    )
