"""The engines that tests run: the rules everywhere, the parser where its extra is installed."""

import pytest

from articles.claims.detector.parsed.model import why_missing

PROBLEM = why_missing()
needs_parser = pytest.mark.skipif(bool(PROBLEM), reason=PROBLEM)
ENGINES = ["rules", pytest.param("spacy", marks=needs_parser)]
#: For a test by the clock. The parser is on one Python of CI alone and is timed there.
TIMED_ENGINES = [pytest.param("rules", marks=pytest.mark.timed), ENGINES[1]]
