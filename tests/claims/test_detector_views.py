# ruff: noqa: E501 - a case reads best on one line
"""Sources after a preposition: in the words of, in the view of, per, and inside relative clauses."""

import pytest

from articles.claims.detector import detect
from tests.claims.statements import COLUMNS, found_in, rows_of

#: sentence | content (parts joined by " … ") | cue | source | mode | act
CASES = """
In the words of Ana Brill, “the pier is gone.” | “the pier is gone.” | In the words of | Ana Brill | on_record | say
In the view of the ministry, the pier is safe. | the pier is safe | In the view of | the ministry | on_record | say
The pier, in the opinion of engineers, will fall. | The pier … will fall | in the opinion of | engineers | anonymous | say
The pier is safe, per the ministry. | The pier is safe | per | the ministry | on_record | say
Per Ana Brill, the pier is safe. | the pier is safe | Per | Ana Brill | on_record | say
They turned back boats which, according to the Oster Times, the council had banned. | the council had banned | according to | the Oster Times | media | say
On Monday, according to police, the pier fell. | the pier fell | according to | police | official_unnamed | say
"""


@pytest.mark.parametrize(COLUMNS, rows_of(CASES), ids=lambda value: value[:40])
def test_detect_views(sentence, content, cue, source, mode, act):
    assert found_in(sentence) == [(content, cue, source, mode, act)]


NOTHING = [
    "The toll is 5 crowns per boat.",
    "Two fish per Person were served.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_detect_proposes_nothing_by_views(sentence):
    assert detect(sentence) == []
