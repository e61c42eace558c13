"""The clause of a sentence that makes one statement: what can be printed alone where a sentence holds several. Pure."""

from __future__ import annotations

from articles.claims.detector import AttributedStatement
from articles.claims.vocabulary import Standing

_STOPS = ".!?…"
_QUOTES = "”\"’'"


def clause_of(statement: AttributedStatement, text: str, *, accused: str = "") -> str:
    """From the first to the last word that belongs to the statement: source, cue and content.

    In a relative clause the one spoken of stands before it ("Maduro, who U.S. authorities accuse of …") and is put
    back in its place after the cue. `accused` is their name; without it such a clause cannot stand alone, and
    the result is empty.
    """
    spans = [*statement.spans, statement.cue, *([statement.source] if statement.source else [])]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    if statement.rule.startswith("relative"):
        if not (accused and statement.source):
            return ""
        between = text[statement.cue.end : statement.start].strip()
        words = (statement.source.of(text), statement.cue.of(text), accused, between, statement.content(text))
        return _ended(" ".join(word for word in words if word))
    clause = text[start:end].strip()
    if not any(clause.endswith(stop) for stop in _STOPS) and text[end : end + 1] in tuple(_QUOTES):
        clause += text[end]
    return _ended(clause)


def source_label(statement: AttributedStatement, text: str) -> str:
    """The source as it would stand inside a sentence: "Administration officials" at its head becomes lower case.

    Only for people of a body, and only where the first word is a common one: "Mexican officials" stay as they are.
    """
    if statement.source is None:
        return ""
    label = statement.source.of(text)
    first, _, rest = label.partition(" ")
    before = text[: statement.source.start].rstrip(" “\"'‘")
    at_head = not before or before.endswith(("\n", *_STOPS))
    is_common = statement.standing is Standing.PEOPLE_OF_BODY and rest == rest.lower()
    if at_head and is_common and first[1:].islower() and first.lower() in _COMMON_HEADS:
        return f"{first.lower()} {rest}".strip()
    return label


#: Words that head a group of officials and are no names: what a reader would write small.
_COMMON_HEADS = frozenset(
    """administration authorities officials government military police prosecutors investigators diplomats ministry
    intelligence security defence defense law local state federal senior two three four five several some many most
    court rescue health border customs aid opposition party campaign union company residents witnesses judges
    lawmakers aides advisers advisors spokespeople commanders soldiers officers detectives experts""".split()
)


def _ended(clause: str) -> str:
    """With a capital and a full stop, as a sentence needs them."""
    clause = clause[:1].upper() + clause[1:]
    bare = clause.rstrip(_QUOTES)
    return clause if bare.endswith(tuple(_STOPS)) else f"{clause}."
