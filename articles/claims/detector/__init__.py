"""Find who says what in one story: pure text in, attributed statements out, no Django.

`detect` is the door for everyone else; `get_engine` lets a deeper engine stand behind the same shape.
"""

from articles.claims.detector.engine import Engine, RulesEngine, UnknownEngineError, detect, get_engine
from articles.claims.detector.statement import AttributedStatement, Span

__all__ = [
    "AttributedStatement",
    "Engine",
    "RulesEngine",
    "Span",
    "UnknownEngineError",
    "detect",
    "get_engine",
]
