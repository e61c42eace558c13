"""Quotations that go on without a cue of their own, in the next sentence or paragraph."""

import pytest

from articles.claims.detector import detect
from articles.claims.detector.running import MAX_PARTS

#: story | the parts of each statement with its source; "/" stands for a new block
CASES = """
“The pier is gone,” Lund said. “Nobody saved it.” | “The pier is gone,” … “Nobody saved it.” < Lund
"The pier is gone," Lund said. "Nobody saved it." | "The pier is gone," … "Nobody saved it." < Lund
''The pier is gone,'' Lund said. ''Nobody saved it.'' | ''The pier is gone,'' … ''Nobody saved it.'' < Lund
“The pier is gone,” Lund said. “Nobody saved it.” He closed the door. | “The pier is gone,” … “Nobody saved it.” < Lund
Lund said: “The pier is gone. / “Nobody saved it.” / The boats left. | “The pier is gone. … “Nobody saved it.” < Lund
“The pier is gone,” Lund said. / “Nobody saved it.” | “The pier is gone,” … “Nobody saved it.” < Lund
“The pier is gone,” Lund said. “It was old.” / “Who knew?” | “The pier is gone,” … “It was old.” … “Who knew?” < Lund
“The pier is gone,” Lund said. / He left. / “Nobody saved it.” | “The pier is gone,” < Lund
Lund said, “The pier is gone.” “Nobody saved it,” said Brill. | “The pier is gone.” < Lund; “Nobody saved it,” < Brill
Lund saw “Blue Water.” “It won a prize.” |
Brill said the pier was gone. “Nobody saved it.” | the pier was gone < Brill
“The pier is gone,” Lund said. “Nobody saved it,” he added. | “The pier is gone,” < Lund; “Nobody saved it,” < he
"""
ROWS = [tuple(part.strip() for part in (line + " ").split(" | ", 1)) for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("story", "contents"), ROWS, ids=lambda value: value[:40])
def test_detect_joins_a_quotation_that_goes_on_to_its_statement(story, contents):
    text = story.replace(" / ", "\n")

    found = [f"{each.content(text)} < {each.source.of(text)}" for each in detect(text)]

    assert "; ".join(found) == contents


def test_detect_keeps_the_rule_and_cue_of_the_first_sentence():
    text = "“The pier is gone,” Lund said. “Nobody saved it.”"

    assert [(found.cue, found.rule) for found in detect(text)] == [((25, 29), "verb.postposed")]


def test_detect_ends_a_statement_that_is_a_whole_speech():
    text = "“The pier is gone,” Lund said." + " “Nobody saved it.”" * 30

    assert [len(found.spans) for found in detect(text)] == [MAX_PARTS]
