"""P10: words in quotation marks, and nobody who says them.

Definition. Four words or more between quotation marks (straight, typographic, «») in a paragraph, with no source in
the sentence they stand in or the one before. A source is a statement's or a claim's, or what plainly tells of saying:
a verb of saying, "according to", a law or sign that reads so. A quotation right behind another goes on with its
speaker. Titles of works, and a name or term that is put in marks, are no quotations. Severity: W; B over 12 words
where neither sentence names anybody or anything that could speak.

Fails: "The hall was cold. “Nobody will ever sell this pier to strangers.” Rain fell."
Passes: "“Nobody will sell it,” said Ana Brill." · "Brill opened the meeting. “Nobody will sell it,” she said." · "Her
novel “A Winter on the Salt Coast”" · "the so-called “clean harbour plan”".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.body.text import sentences_around
from articles.claims.detector.cues import FORMS
from articles.claims.detector.language import fold, language_of
from articles.claims.detector.quotes import mark_quotes
from articles.claims.detector.spanish.lexicon import CUES
from articles.claims.detector.tokens import Token, tokenise
from articles.claims.detector.wordlists import word_set
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import StoryInCheck

_FEWEST_WORDS = 4
_MOST_FOR_A_WARNING = 12
#: Tell of saying, or of something written that says so.
_SAYING = word_set(
    """
    said says say told asked replied added wrote writes shouted spoke words quote quoted quoting citing cited call
    calls called calling so-called termed named titled entitled dubbed known labelled labeled described reads
    reading read sings sang chant chants chanted chanting slogan motto sign signs banner banners poster inscription
    inscribed according per phrase term terms word words definition defined defines meaning means speaks spoken law
    laws constitution statute statutes code article amendment charter treaty clause act decree regulation rule rules
    court judge ruling verdict headline caption message messages statement letter post tweet tweeted email remark
    remarks graffiti song lyrics translated translates literally charges charged crime crimes standard dijo dice
    dicen decia agrego escribio pregunto respondio segun palabras frase lema cartel titulado titulada llamado
    llamada llamo titulo ley constitucion articulo codigo sentencia mensaje carta afirmo senalo explico aseguro
    """
)
_TITLED = word_set(
    """
    novel film movie book books song songs album single track poem play series episode documentary essay paper article
    painting exhibition show programme program podcast magazine report study game chapter column opera musical award
    project operation campaign mission conference category video
    novela pelicula libro cancion disco poema obra serie episodio documental ensayo cuadro programa revista estudio
    informe himno
    """
)
_SMALL = word_set(
    "a an the of in on at to for and or by with from as is de del la el los las un una y en por para con al que"
)
_SPEAKERS = word_set("he she they i we his her their him them one he's she's el ella ellos ellas su sus")
_STARTS_WITH_QUOTE = re.compile(r"\s*[“\"«„]")
#: Languages whose words of saying are known here.
_READ = frozenset({"en", "es"})
#: Signed: "... a big change.” — Ana Brill".
_SIGNED = re.compile(r"\s*(?:[—–]|--?)\W{0,3}[^\W\d_a-z]")
#: Words of a title that may be small: all others begin with a capital.
_LEAST_CAPITALS = 2


def check(story: StoryInCheck) -> Iterator[Finding]:
    """W for each quotation without a source, B for a long one that nobody near could have said."""
    language = language_of(story.language, story.text)
    if language not in _READ:
        return
    spans = _sourced(story)
    is_spanish = language == "es"
    for start, end in _paragraphs(story):
        tokens = list(tokenise(story.text, start, end))
        for first, last in mark_quotes(tokens):
            words = [token for token in tokens[first + 1 : last] if token.is_word]
            if len(words) < _FEWEST_WORDS or _is_title(words) or not _is_readable(words):
                continue
            low, high = tokens[first].start, tokens[last].end
            if any(begin < high and low < stop for begin, stop in spans):
                continue
            if _SIGNED.match(story.text, high):
                continue
            near = _near(story.text, low, high, start)
            if _has_source(story, near, spans, tokens, is_spanish):
                continue
            is_long = len(words) > _MOST_FOR_A_WARNING and not _could_speak(story, near, tokens)
            yield Finding(
                "P10",
                "B" if is_long else "W",
                story.place_of(low),
                story.text[low:high],
                f"{len(words)} words in quotation marks, and nobody near them says so: name the speaker, or take the"
                " marks away.",
                "body",
                low,
                high,
                Cure(CureKind.MARK, "Mark it as somebody's statement"),
            )


def _paragraphs(story: StoryInCheck) -> Iterator[tuple[int, int]]:
    if story.blocks:
        for block in story.blocks:
            if not block.is_heading:
                yield block.start, block.end
        return
    start = 0
    for line in story.text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _sourced(story: StoryInCheck) -> list[tuple[int, int]]:
    """Where a statement with a source, or a marked claim, is printed; content, cue and source each."""
    spans = [(passage.start, passage.end) for passage in story.passages if passage.claim is not None]
    for finding in story.reading.findings if story.reading else ():
        statement = finding.statement
        if statement.source is None:
            continue
        spans += [(span.start, span.end) for span in (*statement.spans, statement.cue, statement.source)]
    return sorted(spans)


def _near(text: str, low: int, high: int, block: int) -> tuple[int, int]:
    """From the sentence before to the end of the one the quotation stands in; over quotations right before it."""
    begin, end = sentences_around(text, low, high)
    for _ in range(_LONGEST_CHAIN):
        before = text.rfind("\n", 0, begin) if begin <= block else begin - 1
        while before > 0 and text[before - 1].isspace():
            before -= 1
        if before <= 0:
            break
        begin, _ = sentences_around(text, before - 1, before)
        block = min(block, text.rfind("\n", 0, begin + 1) + 1)
        if not _STARTS_WITH_QUOTE.match(text, begin):
            break
    after = end
    if _STARTS_WITH_QUOTE.match(text, after) and "\n" not in text[after : after + 2]:
        _, end = sentences_around(text, after + 1, after + 2)
    return begin, end


_LONGEST_CHAIN = 6


def _has_source(
    story: StoryInCheck,
    near: tuple[int, int],
    spans: list[tuple[int, int]],
    tokens: list[Token],
    is_spanish: bool,
) -> bool:
    begin, end = near
    if any(start < end and begin < stop for start, stop in spans):
        return True
    around = [token for token in tokens if begin <= token.start < end and token.quote < 0]
    if tokens and begin < tokens[0].start:
        around += tokenise(story.text, begin, tokens[0].start)
    for token in around:
        key = fold(token.low)
        if key in _SAYING or key in _TITLED:
            return True
        if (key in CUES if is_spanish else token.low in FORMS) and token.is_word:
            return True
    return False


def _could_speak(story: StoryInCheck, near: tuple[int, int], tokens: list[Token]) -> bool:
    """Whether anybody is named or meant in the sentences around a quotation."""
    begin, end = near
    reading = story.reading
    if reading is not None:
        if any(begin <= match.start < end for match in reading.mentions):
            return True
        if any(begin <= place.start < end for new in reading.newcomers for place in new.mentions):
            return True
    around = [token for token in tokens if begin <= token.start < end and token.quote < 0]
    return any(fold(token.low) in _SPEAKERS for token in around)


def _is_readable(words: list[Token]) -> bool:
    """Whether a quotation is written in letters of the languages read here."""
    return 2 * sum(word.text.isascii() or _LATIN.search(word.text) is not None for word in words) >= len(
        words
    )


_LATIN = re.compile(r"[a-záéíóúüñ]", re.IGNORECASE)


def _is_title(words: list[Token]) -> bool:
    """Whether all words but the small ones have capitals: "The Last Boat Out of Oster"."""
    large = [word for word in words if word.low not in _SMALL and word.text[0].isalpha()]
    capitals = sum(word.is_capital for word in large)
    return capitals >= _LEAST_CAPITALS and capitals == len(large)
