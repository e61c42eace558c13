"""P26: "earlier this year", "currently": when that was, only the story's date can tell.

Definition. A word or phrase of the body that counts from the day of writing, outside quotation marks, in a story
without a date or with one more than 30 days before today. One finding a sentence. Severity: W.

Fails: "The bridge is currently closed.", no date. · "Last month two ferries ran aground.", date two months ago.
Passes: the same with a date of this month · "“We closed it last week,” she said." · "In 2014 the board, which had
recently lost its chairman, ..." · "the last week of May 2019".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.claims.detector.language import language_of
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import StoryInCheck
from articles.preflight.voice import body_of
from articles.uncued.lines import Line

_DAYS = 30
_UNIT = (
    r"(?:day|week|weekend|month|year|quarter|decade|century|spring|summer|autumn|fall|winter|season|night)"
)
_NUMBER = r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|many|some|a few|a couple of)"
_ENGLISH = re.compile(
    r"\b(?:"
    rf"(?:earlier|later|so far|early|late) this {_UNIT}"
    rf"|(?:this|next) {_UNIT}(?! of\b)"
    rf"|(?<!the )(?<!The )(?<!its )(?<!his )(?<!her )(?<!their )last {_UNIT}(?! of\b)"
    rf"|(?:in|over|during|for) (?:the )?(?:last|past|coming|recent|next) (?:{_NUMBER} )?{_UNIT}s?"
    rf"|{_NUMBER} {_UNIT}s? ago"
    r"|currently|nowadays|recently|lately|yesterday|tomorrow|tonight|today|at present|at the moment|these days"
    r"|(?:until|till|up to|right|just|for|by) now|now"
    r")\b(?!-)",
    re.IGNORECASE,
)
_SPANISH = re.compile(
    r"\b(?:actualmente|recientemente|últimamente|ultimamente|ayer|anoche|hoy(?: en día)?|mañana mismo|ahora(?: mismo)?"
    r"|(?:el|la) (?:semana|mes|año|verano|invierno|otoño) (?:pasad[oa]|próxim[oa]|que viene)"
    r"|(?:el|la) (?:pasad[oa]|próxim[oa]) (?:semana|mes|año)"
    r"|est[ea] (?:semana|mes|año|verano|invierno)|a (?:principios|finales|mediados) de este año"
    r"|hace (?:\d+|un|una|dos|tres|cuatro|cinco|seis|unos|unas|pocos|pocas|varios|varias) "
    r"(?:días|dias|semanas?|meses|mes|años?)|en los últimos (?:\w+ )?(?:días|meses|años)|por el momento)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
#: Behind "had" the story's own time counts, not ours.
_PAST_PERFECT = re.compile(r"\b(?:had|'d|había|habían|habia|habian)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)


def check(story: StoryInCheck) -> Iterator[Finding]:
    """W for the first such words of each sentence, while the story's date does not carry them."""
    if story.story_date is not None:
        if story.today is None or (story.today - story.story_date).days <= _DAYS:
            return
        reason = f"and the story's date, {story.story_date.isoformat()}, is more than {_DAYS} days ago"
    else:
        reason = "and the story has no date"
    pattern = _SPANISH if language_of(story.language, story.text) == "es" else _ENGLISH
    for line in body_of(story).lines:
        found = _first(line, story.text, pattern)
        if found is None:
            continue
        start, end = found
        yield Finding(
            "P26",
            "W",
            story.place_of(start),
            story.text[start:end],
            f"“{story.text[start:end]}” counts from the day of writing, {reason}: set the date, or say when.",
            "body",
            start,
            end,
            Cure(CureKind.FIELD, "Set the story's date", "story_date"),
        )


def _first(line: Line, text: str, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    whole = line.whole
    for match in pattern.finditer(text, whole.start, whole.end):
        if _is_quoted(line, match.start()) or _is_name(line, match):
            continue
        if _PAST_PERFECT.search(text, whole.start, match.start()) or _is_dated(text, match, whole.end):
            continue
        return match.span()
    return None


def _is_quoted(line: Line, place: int) -> bool:
    return any(
        token.quote >= 0 for token in line.tokens if line.base + token.start <= place < line.base + token.end
    )


def _is_name(line: Line, match: re.Match[str]) -> bool:
    """As in "Myanmar Now", "Last Week Tonight": a capital inside the sentence, or a name that goes on."""
    tokens = line.tokens
    at = next((i for i, t in enumerate(tokens) if line.base + t.start == match.start()), -1)
    if at < 0:
        return False
    count = len(match.group().split())
    if at == 0 or not any(token.is_word for token in tokens[:at]):
        after = at + count
        return count == 1 and after < len(tokens) and tokens[after].is_capital and tokens[at].text.isupper()
    return tokens[at].is_capital


def _is_dated(text: str, match: re.Match[str], end: int) -> bool:
    """As in "this week in 2014", "the last week of May 2019": the year stands right behind."""
    near = text[match.end() : min(end, match.end() + 18)]
    return bool(_YEAR.search(near)) and match.group().lower() not in ("now", "currently")
