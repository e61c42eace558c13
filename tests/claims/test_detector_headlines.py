"""Headlines: a speaker before a colon, or after what is said."""

import pytest

from articles.claims.detector import detect
from tests.claims.statements import COLUMNS, found_in, rows_of

#: sentence | content (parts joined by " … ") | cue | source | mode | act
CASES = """
Minister: quay to be sold | quay to be sold | : | Minister | official_unnamed | say
Harbour police: pier unsafe for boats | pier unsafe for boats | : | Harbour police | official_unnamed | say
Quay to be sold, minister says | Quay to be sold | says | minister | official_unnamed | say
Pier unsafe, harbour police say | Pier unsafe | say | harbour police | official_unnamed | say
Harbour Minister: No Toll This Year | No Toll This Year | : | Harbour Minister | on_record | say
"""


@pytest.mark.parametrize(COLUMNS, rows_of(CASES), ids=lambda value: value[:40])
def test_detect_headlines(sentence, content, cue, source, mode, act):
    assert found_in(sentence) == [(content, cue, source, mode, act)]


NOTHING = [
    "Analysis: what the raid means",
    "Updated: pier to close",
    "Weather: rain in Oster today",
    "Oster, Quellan and Merrow",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_detect_proposes_nothing_by_headlines(sentence):
    assert detect(sentence) == []
