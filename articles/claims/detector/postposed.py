"""What was said before its source: "..., X said", "..., said X", "the plan, X said, is"."""

from articles.claims.detector.adjuncts import over_addressee
from articles.claims.detector.contents import Content
from articles.claims.detector.cues import FORMS, CueForm
from articles.claims.detector.drafts import span_of
from articles.claims.detector.ends import strip_end
from articles.claims.detector.phrases import has_finite, is_hard_stop, skip_time
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.speakers import can_speak
from articles.claims.detector.statement import Span
from articles.claims.detector.tokens import DASHES, QUOTE_MARKS, TERMINALS, Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, RELATIVES

_ADVERBIAL = word_set("as when while where after before")


def before_range(sentence: Sentence, stop: int, floor: int) -> tuple[int, int] | None:
    """Token range of a content that ends before `stop` (a subject or an inverted verb)."""
    tokens = sentence.tokens
    if stop <= floor:
        return None
    mark = tokens[stop - 1]
    if not (mark.text in (",", "?", "!") or mark.text in DASHES or mark.quote >= 0):
        return None
    start = floor
    if floor:
        while start < stop and not (tokens[start].text in (",", ";") or tokens[start].quote >= 0):
            start += 1
    while start < stop and (
        tokens[start].low in CONJUNCTIONS or tokens[start].text in (",", ";", "-", "—", "–")
    ):
        start += 1
    end = strip_end(tokens, start, stop)
    if end > start and tokens[end - 1].quote >= 0:
        opening = sentence.quotes[tokens[end - 1].quote][0]
        if opening > start and tokens[opening - 1].text == ":":
            start = opening
    if end <= start:
        return None
    return start, end


def is_post_posed(
    sentence: Sentence, form: CueForm, cue_end: int, after: Content | None, before: tuple[int, int]
) -> bool:
    """Decide whether what was said stands before its source: "..., X said."."""
    tokens = sentence.tokens
    start, end = before
    quoted = tokens[end - 1].quote >= 0
    if not quoted and not form.cue.frames & set("ct"):
        return False
    if quoted:
        if after is not None and tokens[start].quote < 0 and not _speaks_outside_quotes(tokens, start, end):
            return False
        if after is None or after.kind in ("quote", "phrase"):
            return True
        # "'It is,' he told the Star when asked why": what ended with its own mark was said before
        return after.kind != "that" and tokens[start].quote >= 0 and _ended(tokens, end)
    follows = tokens[cue_end].text if cue_end < len(tokens) else "."
    if after is None:
        rest = skip_time(tokens, cue_end, len(tokens))
        closes = (
            follows in TERMINALS
            or follows in (",", ":")
            or rest > cue_end
            or (cue_end < len(tokens) and tokens[cue_end].low in PREPOSITIONS | {"that"})
        )
        short = (
            "a" in form.cue.frames
            and len(tokens) - cue_end <= 8
            and not has_finite(tokens, cue_end, len(tokens))
        )
        if "a" in form.cue.frames and not closes and cue_end < len(tokens):
            told = over_addressee(tokens, cue_end)
            closes = told > cue_end and (
                told >= len(tokens)
                or tokens[told].text in TERMINALS
                or tokens[told].low in PREPOSITIONS | _ADVERBIAL
                or skip_time(tokens, told, len(tokens)) > told
            )
        closes = bool(closes) or short
        clause = has_finite(tokens, start, end) or follows == "," or (sentence.is_heading and end - start > 1)
        return closes and follows != ":" and clause
    return False


def _ended(tokens: list[Token], end: int) -> bool:
    """A quotation that closes with a comma or a stop inside its marks, as one before its speaker does."""
    inner = end - 1
    while inner > 0 and tokens[inner].text in QUOTE_MARKS:
        inner -= 1
    return tokens[inner].text == "," or tokens[inner].text in TERMINALS


def _speaks_outside_quotes(tokens: list[Token], start: int, end: int) -> bool:
    """False for an adverbial that only holds a quoted title ("In the post 'On cats', she said, ...")."""
    return any(tokens[i].quote < 0 and has_finite(tokens, i, i + 1) for i in range(start, end))


def post_posed_spans(
    sentence: Sentence, before: tuple[int, int], after: Content | None, cue_end: int
) -> tuple[list[Span], str]:
    """The parts of a content before its source, what follows when it goes on after the cue, and the rule."""
    tokens = sentence.tokens
    spans = [span_of(tokens, *before)]
    if after is not None and after.kind == "quote":
        return [*spans, span_of(tokens, after.start, after.end)], "verb.inserted"
    rest = continuation(sentence, cue_end, before)
    if rest is not None:
        return [*spans, rest], "verb.inserted"
    return spans, "verb.postposed"


def continuation(sentence: Sentence, cue_end: int, before: tuple[int, int]) -> Span | None:
    """The part after "..., X said, ...": a second quotation, or the rest of a clause cut in two."""
    tokens = sentence.tokens
    comma = cue_end
    while comma < len(tokens) and tokens[comma].text != "," and comma < cue_end + 14:
        if tokens[comma].quote >= 0 or is_hard_stop(tokens[comma]):
            break
        comma += 1
    if comma + 1 >= len(tokens) or (tokens[comma].text not in (",", ":") and tokens[comma].quote < 0):
        return None
    start = comma if tokens[comma].quote >= 0 else comma + 1
    first = tokens[start]
    if first.quote >= 0:
        last = sentence.quotes[first.quote][1]
        return span_of(tokens, start, last + 1)
    if tokens[before[1] - 1].quote >= 0 or has_finite(tokens, *before):
        return None
    if (
        first.low in CONJUNCTIONS
        or first.low.endswith("ing")
        or first.low in ("who", "which", "as", "while", "after")
    ):
        return None
    end = strip_end(tokens, start, len(tokens))
    return span_of(tokens, start, end) if end > start else None


def reads_inverted(tokens: list[Token], start: int, end: int, before: tuple[int, int]) -> bool:
    """After a comma without quotation, "said X" needs a name or title, and a clause around it."""
    first = tokens[start]
    if skip_time(tokens, start, len(tokens)) > start or not (
        first.is_capital or first.low in DETERMINERS or can_speak(tokens[start:end])
    ):
        return False
    if has_finite(tokens, start, _before_relative(tokens, start, end)):
        return False
    follows = tokens[end].text if end < len(tokens) else "."
    if follows not in TERMINALS and follows != ",":
        return False
    if has_finite(tokens, *before):
        return True
    return follows == "," and end + 1 < len(tokens) and has_finite(tokens, end + 1, end + 2)


def _before_relative(tokens: list[Token], start: int, end: int) -> int:
    """Where a relative clause begins in tokens[start:end]; its verb is not the sentence's."""
    return next((index for index in range(start, end) if tokens[index].low in RELATIVES), end)


def inverted_source_end(sentence: Sentence, start: int) -> int:
    """The end of the source after an inverted verb, with an apposition when one follows."""
    tokens = sentence.tokens
    size = len(tokens)
    index = start
    commas = 0
    while index < min(size, start + 30):
        token = tokens[index]
        if token.quote >= 0 or is_hard_stop(token):
            break
        if (
            index > start
            and skip_time(tokens, index, size) > index
            and token.low not in ("the", "a", "this", "one")
        ):
            break
        if (
            token.low in ("in", "on", "at", "during", "after", "when", "as", "while", "to", "before")
            and commas == 0
        ):
            break
        relative = index + 2 < size and tokens[index + 1].low in RELATIVES
        if token.text == "," and relative and tokens[index + 2].low in FORMS:
            break
        if token.text == ",":
            after = tokens[index + 1] if index + 1 < size else None
            if after is None or after.quote >= 0 or commas or has_finite(tokens, index + 1, index + 2):
                break
            if not (after.low in ("a", "an", "the", "who") or after.is_capital or after.low[0].isalpha()):
                break
            if after.low in PRONOUNS or after.low in CONJUNCTIONS | PREPOSITIONS or after.low.endswith("ing"):
                break
            commas += 1
        index += 1
    return strip_end(tokens, start, min(index, size)) if index > start else start
