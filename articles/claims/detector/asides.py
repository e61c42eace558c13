"""Attributions that stand aside in a sentence: in a relative clause, between commas, after "as", after "while"."""

from articles.claims.detector.contents import Content
from articles.claims.detector.cues import CueForm
from articles.claims.detector.drafts import span_of
from articles.claims.detector.ends import clause_end, strip_end
from articles.claims.detector.phrases import has_finite, looks_finite, starts_noun_phrase
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.statement import Span
from articles.claims.detector.subjects import Subject
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import CONJUNCTIONS


def find_aside(
    sentence: Sentence, subject: Subject, cue_end: int, form: CueForm
) -> tuple[list[Span], str] | None:
    """The content of a cue with nothing after it, and the rule that found it; None when there is none."""
    gap = _gap(sentence, subject, cue_end, form)
    if gap is not None:
        return gap, "relative.object"
    inserted = _set_in(sentence, subject, cue_end) if form.cue.frames & set("sc") else None
    if inserted is not None:
        return [inserted], "verb.inserted"
    as_clause = _after_as_clause(sentence, subject, cue_end) if form.cue.frames & set("ct") else None
    return ([as_clause], "verb.as") if as_clause is not None else None


#: A sentence that opens with one of these has its main clause after a comma.
_SUBORDINATE = word_set("while although though when if since because whereas after before once even")


def main_clause_start(sentence: Sentence, after: Content) -> int:
    """Where the content ends in "While Lund said the pier was safe, it fell": before the main clause."""
    tokens = sentence.tokens
    if tokens[0].low not in _SUBORDINATE:
        return after.end
    for index in range(after.end - 2, after.start + 1, -1):
        if tokens[index].text != "," or tokens[index].quote >= 0 or tokens[index + 1].quote >= 0:
            continue
        opens = tokens[index + 1].low
        leads = starts_noun_phrase(tokens, index + 1) and opens not in CONJUNCTIONS
        if leads and has_finite(tokens, index + 2, after.end) and has_finite(tokens, after.start, index):
            return strip_end(tokens, after.start, index)
    return after.end


def _gap(sentence: Sentence, subject: Subject, cue_end: int, form: CueForm) -> list[Span] | None:
    """Read "the list, which he said was short": the pronoun and the clause whose subject it is."""
    tokens = sentence.tokens
    opener = subject.start - 1
    if opener < 1 or tokens[opener].low not in ("that", "which", "who", "whom", "what"):
        return None
    if not form.cue.frames & set("cst") or cue_end >= len(tokens) or not looks_finite(tokens, cue_end):
        return None
    end = strip_end(tokens, cue_end, clause_end(sentence, cue_end, "clause"))
    if tokens[opener - 1].text == ",":
        comma = next(
            (i for i in range(cue_end + 1, end) if tokens[i].text == "," and tokens[i].quote < 0), end
        )
        end = strip_end(tokens, cue_end, comma)
    return [span_of(tokens, opener, opener + 1), span_of(tokens, cue_end, end)] if end > cue_end else None


def _set_in(sentence: Sentence, subject: Subject, cue_end: int) -> Span | None:
    """Read "And yet, the aides say, the pier is safe": nothing but a connection stands before the source."""
    tokens = sentence.tokens
    comma = subject.start - 1
    if comma < 1 or tokens[comma].text != "," or cue_end + 3 >= len(tokens) or tokens[cue_end].text != ",":
        return None
    if has_finite(tokens, 0, comma) or any(token.quote >= 0 for token in tokens[:comma]):
        return None
    if not starts_noun_phrase(tokens, cue_end + 1) or not has_finite(tokens, cue_end + 2, cue_end + 20):
        return None
    end = strip_end(tokens, cue_end + 1, clause_end(sentence, cue_end + 1, "clause"))
    return span_of(tokens, cue_end + 1, end)


def _after_as_clause(sentence: Sentence, subject: Subject, cue_end: int) -> Span | None:
    """Read "As the mayor told the council, the pier is unsafe": the content follows the comma."""
    tokens = sentence.tokens
    if subject.start != 1 or tokens[0].low != "as":
        return None
    comma = next((i for i in range(cue_end, min(cue_end + 14, len(tokens) - 1)) if tokens[i].text == ","), -1)
    if comma < 0 or has_finite(tokens, cue_end, comma):
        return None
    end = strip_end(tokens, comma + 1, clause_end(sentence, comma + 1, "clause"))
    return span_of(tokens, comma + 1, end) if end > comma + 1 else None
