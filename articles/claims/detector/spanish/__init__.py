"""The same detector for Spanish text: `detect_spanish(text)` gives what `detector.detect` gives for English."""

from articles.claims.detector.spanish.engine import detect_spanish

__all__ = ["detect_spanish"]
