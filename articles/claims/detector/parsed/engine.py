"""The engine behind "spacy": the same sentences, rules and shape as the default one, with a parse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from articles.claims.detector.engine import RulesEngine, statements_of
from articles.claims.detector.language import language_of
from articles.claims.detector.parsed.merging import find_with_parse
from articles.claims.detector.parsed.model import load_parser
from articles.claims.detector.parsed.reading import read_sentences
from articles.claims.detector.sentences import split_sentences
from articles.claims.detector.statement import AttributedStatement
from articles.claims.detector.story import read_names


@dataclass(frozen=True, slots=True)
class ParsedEngine:
    """English with the parser; every other language as the rules alone read it."""

    def __post_init__(self) -> None:
        load_parser()

    def detect(
        self, text: str, *, language: str = "en", without: frozenset[str] = frozenset()
    ) -> list[AttributedStatement]:
        """Attributed statements of a story whose blocks are lines, sorted by content, never nested.

        `without` names rules that are switched off.
        """
        tag = language_of(language, text)
        if tag != "en":
            return RulesEngine().detect(text, language=tag, without=without)
        sentences = read_sentences(load_parser(), text, split_sentences(text, read_names(text)))
        return statements_of(text, sentences, (partial(find_with_parse, without=without),))
