# ruff: noqa: E501 - a case reads best on one line
"""The long tail: verbs and adjectives no list holds, told by the frame they stand in."""

import pytest

from articles.claims.detector import detect
from tests.claims.statements import COLUMNS, found_in, rows_of

#: sentence | content (parts joined by " … ") | cue | source | mode | act
CASES = """
Lund grumbled that the pier was closed. | the pier was closed | grumbled | Lund | on_record | say
Brill bragged to reporters that she had won. | she had won | bragged | Brill | on_record | say
Lund hit back that nobody had asked him. | nobody had asked him | hit back | Lund | on_record | say
“The pier is gone,” Lund deadpanned. | “The pier is gone,” | deadpanned | Lund | on_record | say
“The pier is gone,” snapped the harbour master on Monday. | “The pier is gone,” | snapped | the harbour master | on_record | say
“The pier,” Lund thundered, “is ours.” | “The pier,” … “is ours.” | thundered | Lund | on_record | say
Brill thundered: “The pier is ours.” | “The pier is ours.” | thundered | Brill | on_record | say
Brill is adamant that the pier will stay open. | the pier will stay open | is adamant | Brill | on_record | argue
Traders are concerned the council will close the pier. | the council will close the pier | are concerned | Traders | anonymous | predict
The ministry remains convinced that the dam is safe. | the dam is safe | remains convinced | The ministry | on_record | argue
Brill is not sure that the pier is safe. | the pier is safe | is not sure | Brill | on_record | argue
Lund took to the radio to say that he would not resign. | he would not resign | took to the radio to say | Lund | on_record | say
Brill held a news conference to announce that the pier had closed. | the pier had closed | held a news conference to announce | Brill | on_record | announce
Lund was quoted by the Oster Times as saying that the pier was lost. | the pier was lost | quoted by the Oster Times as saying | Lund | on_record | say
Lund is on record as saying the pier was lost. | the pier was lost | record as saying | Lund | on_record | say
Brill made it plain that the pier would close. | the pier would close | made it plain | Brill | on_record | say
Lund let it be known that he would not resign. | he would not resign | let it be known | Lund | on_record | say
She brags that the pier was her idea. | the pier was her idea | brags | She | on_record | say
"""


@pytest.mark.parametrize(COLUMNS, rows_of(CASES), ids=lambda value: value[:40])
def test_detect_frames(sentence, content, cue, source, mode, act):
    assert found_in(sentence) == [(content, cue, source, mode, act)]


NOTHING = [
    "Lund ensured that the pier was closed.",
    "The storm was so strong that the pier broke.",
    "The rope snapped that morning.",
    "The song “Blue Water,” released in May, won a prize.",
    "The minister left the house that he had bought.",
    "The board approved the toll that Brill had asked for.",
    "The clock stopped that day.",
    "Lund arranged that the boats be moved.",
    "The ship, “The Lady,” sank in June.",
    "Brill helped the boy that fell.",
    "She is sure to win.",
    "The weather remains a concern that nobody can solve.",
    "Ministry officials that day closed the pier.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_detect_proposes_nothing_by_frames(sentence):
    assert detect(sentence) == []
