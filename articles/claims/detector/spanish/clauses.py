"""Where a clause that is reported ends."""

from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.verb_groups import finite_in
from articles.claims.detector.tokens import DASHES
from articles.claims.detector.wordlists import word_set

_LOOSE_CONTENT_ENDS = word_set("y e o pero que segun como de en con por para mientras aunque")


_CLAUSE_STOPS = word_set("pero mientras")


def clause_end(sentence: Sentence, start: int, *, relative: bool = False) -> int:
    """Where the content that begins at `start` ends: at a semicolon, a contrast, or the end of the sentence.

    In a relative clause it ends at the next comma, after which the main clause goes on.
    """
    keys, tokens = sentence.keys, sentence.tokens
    depth = 0
    for index in range(start, len(tokens)):
        mark = sentence.mark(index)
        if not mark:
            continue
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth -= 1
            if depth < 0:
                return index
        elif mark in (";", ")") or (mark in DASHES and mark != "-" and index > start + 1 and not depth):
            return index
        elif mark == "," and not depth:
            if relative:
                return index
            if index + 1 < len(keys) and keys[index + 1] in _CLAUSE_STOPS and sentence.mark(index + 1):
                return index
    return strip_end(sentence, start, len(tokens))


def shared_verb(sentence: Sentence, start: int, end: int) -> int:
    """Where the subject goes on to do something else, "... y rechazó", in [start, end); `end` where it does not."""
    keys = sentence.keys
    for index in range(start + 1, end - 1):
        if (
            keys[index] in ("y", "e", "pero")
            and sentence.mark(index)
            and finite_in(sentence, index + 1, index + 3) > 0
        ):
            after = index + 1 + (keys[index + 1] in ("no", "se", "le", "les", "lo", "la", "tambien", "luego"))
            if finite_in(sentence, after, after + 1) == after:
                return index
    return end


def strip_end(sentence: Sentence, start: int, end: int) -> int:
    """Without the full stop or comma outside quotation marks, and without a dangling conjunction."""
    while end > start:
        token = sentence.tokens[end - 1]
        loose = token.quote < 0 and (token.text in ".,;:…" or token.text in DASHES)
        if not loose and not (token.quote < 0 and sentence.keys[end - 1] in _LOOSE_CONTENT_ENDS):
            break
        end -= 1
    return end
