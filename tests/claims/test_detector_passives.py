# ruff: noqa: E501 - a case reads best on one line
"""Passives with an agent, and what stood wrong beside them: objects, insertions, states."""

import pytest

from articles.claims.detector import detect
from tests.claims.statements import COLUMNS, found_in, rows_of

#: sentence | content (parts joined by " … ") | cue | source | mode | act
CASES = """
The pier was described by Lund as a ruin. | a ruin | described | Lund | on_record | say
It was reported by the Oster Times that the pier fell. | the pier fell | reported | the Oster Times | media | report
Brill denied having met Lund. | having met Lund | denied | Brill | on_record | deny
A recent poll found only a third of traders favoured the toll. | only a third of traders favoured the toll | found | A recent poll | document | report
The pier will close, said its owner, Ivo Lund. | The pier will close | said | its owner, Ivo Lund | on_record | say
Brill asked for an inquiry. | an inquiry | asked | Brill | on_record | ask
Boat owners, said Brill, are required to pay a toll every ten years. | Boat owners … are required to pay a toll every ten years | said | Brill | on_record | say
"""


@pytest.mark.parametrize(COLUMNS, rows_of(CASES), ids=lambda value: value[:40])
def test_detect_passives(sentence, content, cue, source, mode, act):
    assert found_in(sentence) == [(content, cue, source, mode, act)]


NOTHING = [
    "Divers found only three boats that floated.",
    "Police found the shed locked.",
    "The pier was built by Lund as a gift.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_detect_proposes_nothing_by_passives(sentence):
    assert detect(sentence) == []
