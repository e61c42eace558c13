"""Find who says what in one story: pure text in, attributed statements out, no Django.

`detect` is the door for everyone else; `get_engine` lets a deeper engine stand behind the same shape.
"""

from articles.claims.detector.engine import (
    ENGINE_NAMES,
    Engine,
    RulesEngine,
    UnknownEngineError,
    detect,
    get_engine,
)
from articles.claims.detector.parsed.model import ParserMissing
from articles.claims.detector.statement import AttributedStatement, Span

__all__ = [
    "ENGINE_NAMES",
    "AttributedStatement",
    "Engine",
    "ParserMissing",
    "RulesEngine",
    "Span",
    "UnknownEngineError",
    "detect",
    "get_engine",
]
