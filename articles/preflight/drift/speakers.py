"""Whom a line names as its speaker: words for those who speak, and what stands beside a colon or in brackets."""

from __future__ import annotations

import re
from typing import Final

from articles.claims.detector import source_words
from articles.claims.similar.languages import language_of
from articles.claims.similar.tokens import fold
from articles.preflight.drift.clauses import Clause
from articles.preflight.drift.predicates import has_verb_form
from articles.preflight.drift.words import COLON_NOUNS
from articles.preflight.story import Line

SOURCES: Final = (
    source_words.MEDIA
    | source_words.DOCUMENTS
    | source_words.ANONYMOUS
    | source_words.OFFICIALS
    | source_words.AUTHORITIES
    | source_words.OFFICES
    | source_words.BODIES
    | source_words.UNNAMED_PEOPLE
    | source_words.COUNTRIES
    | source_words.COUNTRY_LIKE_METONYMS
    | frozenset(
        """monitor monitors inquiry un onu fuentes fuente informe estudio fiscalia fiscal policia gobierno ministro
        ministra ministerio vecinos testigos funcionarios funcionario expertos medios prensa diario periodico documentos
        alcalde alcaldesa presidente presidenta oposicion ong abogado abogados ejercito juez jueza sindicato fbi hrw
        pm nyt wsj afp ap dea lawyers defence defense kin neighbours neighbors husband widow rival opponent
        """.split()
    )
)
_LONGEST_SPEAKER_WORDS: Final = 6


def colon_speaks(clause: Clause, line: Line) -> tuple[int, int] | None:
    """The speaker beside a colon, at the head of the sentence or at its end: "Sheinbaum: no troops", "…: report"."""
    begin, stop = clause.sentence
    sentence = line.text[begin:stop]
    head, colon, tail = sentence.partition(":")
    if not colon or (head[-1:].isdigit() and tail[:1].isdigit()):
        return _in_brackets(sentence, begin)
    at = begin + len(head)
    after = clause.start >= at
    if _is_speaker(head, line) and (after or clause.end > at + 1):
        return begin, at
    if not after and source_noun(tail) and _is_speaker(tail.strip(" .!"), line) and not _is_clause(tail):
        return at + 1, stop
    return None


def _is_clause(tail: str) -> bool:
    """Whether what stands behind a colon tells something: "Trump signs covert order" is no source."""
    words = tail.split()
    if len(words) < _SHORTEST_CLAUSE or not words[0][:1].isupper():
        return False
    verb = fold(words[1])
    tongue = language_of("en")
    return has_verb_form(verb) and (verb.endswith("ed") or tongue.stem(verb) in tongue.meanings)


_SHORTEST_CLAUSE: Final = 3


def _in_brackets(sentence: str, begin: int) -> tuple[int, int] | None:
    found = re.search(r"\(([^()]{1,60})\)\s*$", sentence)
    return (begin + found.start(1), begin + found.end(1)) if found and source_noun(found.group(1)) else None


def _is_speaker(words: str, line: Line) -> bool:
    """A name or a noun for somebody who can speak, and no clause."""
    parts = words.split()
    if not 0 < len(parts) <= _LONGEST_SPEAKER_WORDS:
        return False
    if source_noun(words) or fold(parts[-1]).strip("’'\"“”") in COLON_NOUNS:
        return True
    last = parts[-1].strip("’'\"“”")
    return last[:1].isupper() and not any(fold(part) in _TOPIC_WORDS for part in parts)


#: Before a colon these open a topic and no speech: "Analysis: what the raid means", "Live: votes counted".
_TOPIC_WORDS: Final = frozenset(
    """analysis opinion live exclusive explained explainer profile timeline review video photos watch breaking update
    updates gallery map interview editorial factbox obituary special fact-check analisis opinion exclusiva perfil claves
    secret strikes strike how why what revealed scandal war crisis""".split()
)


def source_noun(words: str) -> bool:
    """Whether a word for somebody who can speak is among some words."""
    return any(fold(part).strip(".,'’\"").removesuffix("'s") in SOURCES for part in words.split())
