"""The words that put a source or a cue back into a line, and the names of lines for people."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from articles.claims.labels.names import takes_plural
from articles.claims.similar.tokens import fold
from articles.claims.vocabulary import AttributionMode, SpeechAct
from articles.preflight.drift.body import Said, read_body
from articles.preflight.drift.clauses import Clause
from articles.preflight.finding import Cure, CureKind
from articles.preflight.story import Line, StoryInCheck

_LONGEST_SOURCE_WORDS: Final = 5
_PRONOUNS: Final = frozenset("he she they it who some others one we i".split())
#: What follows these in a source is left out of a headline.
_TAIL: Final = re.compile(
    r"\s+(?:who|familiar|close|briefed|with|speaking|que|from|in|of the|on)\b.*$", re.DOTALL
)
_COMMA: Final = re.compile(r",.*$", re.DOTALL)


def place_of(line: Line, story: StoryInCheck) -> str:
    """The name of a line for people."""
    if line.field == "crosshead":
        return f"crosshead, {story.place_of(line.offset).removeprefix('body, ')}"
    return line.field.replace("_", " ")


def said_by(said: Said) -> str:
    """How the body prints a statement: "as hearsay", "as said by U.S. authorities"."""
    if said.mode == AttributionMode.HEARSAY.value:
        return "as hearsay"
    if not said.source:
        return "with an attribution"
    return f"as the word of {said.source}"


def attributed_wording(line: Line, clause: Clause, said: Said, story: StoryInCheck) -> Cure:
    """A button that puts source or cue back into the words of a clause, or leads to where one can."""
    words = reworded(clause.text, said, story)
    if not words:
        if said.claim is not None:
            return Cure(CureKind.CLAIM, "Open the claim that the story attributes", target=said.claim.uid)
        return Cure(CureKind.FIELD, f"Go to the {line.field}", target=line.field)
    if line.field == "slug":
        words = _as_slug(words)
    return Cure(CureKind.REPLACE, f"Change to “{words}”", target=line.field, value=words)


def reworded(words: str, said: Said, story: StoryInCheck) -> str:
    """The words with source or cue put back; empty where neither can be told."""
    bare = words.rstrip(" .!")
    stop = words[len(bare) :].strip()
    spanish = story.language.startswith("es")
    if (said.mode == AttributionMode.HEARSAY.value and said.is_linked is False) or not said.source:
        return _hedged(bare, story) + stop
    source = short_source(said, story)
    if not source:
        return _hedged(bare, story) + stop
    if spanish:
        return f"{bare}, según {source}{stop}"
    return f"{bare}, {source} {_verb(said, source)}{stop}"


def short_source(said: Said, story: StoryInCheck) -> str:
    """The source as a headline would name it; empty for a pronoun."""
    if said.claim is not None and len(said.claim.claimants) == 1:
        entity = story.entities.get(said.claim.claimants[0])
        if entity is not None and entity.schema == "Person":
            return entity.name.split()[-1]
    if said.mode == AttributionMode.ANONYMOUS.value:
        return "fuentes" if story.language.startswith("es") else "sources"
    label = _TAIL.sub("", _COMMA.sub("", said.source.strip()))
    label = re.sub(r"^(?:the|a|an)\s+", "", label, flags=re.IGNORECASE)
    if not label or label.lower() in _PRONOUNS or len(label.split()) > _LONGEST_SOURCE_WORDS:
        return ""
    first, _, rest = label.partition(" ")
    # "Administration officials" begins its sentence; within a line it does not.
    if first.istitle() and rest.islower() and said.mode == AttributionMode.OFFICIAL_UNNAMED.value:
        named = fold(first) in read_body(story).names or "." in first or _is_named(first, story)
        return label if named else label[0].lower() + label[1:]
    if first.istitle() and not rest and said.claim is not None and not said.claim.claimants:
        return label.lower() if takes_plural(label.lower()) else label
    return label


def _is_named(word: str, story: StoryInCheck) -> bool:
    mentions = story.reading.mentions if story.reading else ()
    return any(match.text.split()[0] == word for match in mentions)


def _verb(said: Said, source: str) -> str:
    plural = takes_plural(source) or (source.endswith("s") and source.islower())
    if said.mode == AttributionMode.MEDIA.value:
        return "report" if plural else "reports"
    if said.act in (SpeechAct.ACCUSE.value, SpeechAct.CHARGE.value):
        return "allege" if plural else "alleges"
    return "say" if plural else "says"


def _hedged(words: str, story: StoryInCheck) -> str:
    if story.language.startswith("es"):
        return f"{words}, al parecer"
    return _with_adverb(words, read_body(story).names)


_PAST: Final = re.compile(
    r"(?:\w+ed|took|led|paid|met|sold|won|lost|knew|hid|shot|killed|stole|ran|fled|gave|sent|held|left|made|has|had)$"
)
_PRESENT: Final = re.compile(r"[a-z]+[^s\W]s$")
_NUMBER_WORDS: Final = frozenset(
    "two three four five six seven eight nine ten dozens hundreds several many some".split()
)
_MOST_BEFORE_VERB: Final = 6


def _with_adverb(words: str, names: Set[str]) -> str:
    """Put "reportedly" before what looks like the verb; at the end where nothing does."""
    parts = words.split()
    place = next((at for at in range(1, min(_MOST_BEFORE_VERB, len(parts))) if _is_verb(parts, at, names)), 0)
    if not place:
        return f"{words}, reportedly"
    return " ".join([*parts[:place], "reportedly", *parts[place:]])


def _is_verb(parts: list[str], at: int, names: Set[str]) -> bool:
    """A past tense, or a present behind a name or before anything but a past: "networks behaved" has its verb there."""
    if _PAST.match(parts[at]):
        return True
    before, after = fold(parts[at - 1]), parts[at + 1] if at + 1 < len(parts) else ""
    if not _PRESENT.match(parts[at]) or before in _NUMBER_WORDS or before.isdigit():
        return False
    return before.removesuffix("'s") in names or not _PAST.match(after)


def _as_slug(words: str) -> str:
    return re.sub(r"[\W_]+", "-", words.lower().replace(".", "").replace("’", "").replace("'", "")).strip("-")
