"""Quotations that go on without a cue of their own, in the next sentence or paragraph."""

import pytest

from articles.claims.detector import detect

#: story | the contents that go on with what was said before, each with its source; "/" stands for a new block
CASES = """
“The pier is gone,” Lund said. “Nobody saved it.” | “Nobody saved it.” < Lund
"The pier is gone," Lund said. "Nobody saved it." | "Nobody saved it." < Lund
“The pier is gone,” Lund said. “Nobody saved it.” He closed the door. | “Nobody saved it.” < Lund
Lund said: “The pier is gone. / “Nobody saved it.” / The boats left. | “Nobody saved it.” < Lund
“The pier is gone,” Lund said. / “Nobody saved it.” | “Nobody saved it.” < Lund
“The pier is gone,” Lund said. “It was old.” / “Nobody saved it.” | “It was old.” < Lund; “Nobody saved it.” < Lund
“The pier is gone,” Lund said. / He left. / “Nobody saved it.” |
Lund said, “The pier is gone.” “Nobody saved it,” said Brill. |
Lund saw “Blue Water.” “It won a prize.” |
Brill said the pier was gone. “Nobody saved it.” |
“The pier is gone,” Lund said. “Nobody saved it,” he added. |
"""
ROWS = [tuple(part.strip() for part in (line + " ").split(" | ", 1)) for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("story", "contents"), ROWS, ids=lambda value: value[:40])
def test_detect_gives_a_quotation_that_goes_on_its_first_source(story, contents):
    text = story.replace(" / ", "\n")

    running = [
        f"{found.content(text)} < {found.source.of(text)}"
        for found in detect(text)
        if found.rule == "running.quote"
    ]

    assert "; ".join(running) == contents


def test_detect_keeps_the_cue_of_the_first_sentence():
    text = "“The pier is gone,” Lund said. “Nobody saved it.”"

    assert [found.cue for found in detect(text)] == [(25, 29), (25, 29)]


def test_detect_takes_what_follows_a_question_for_no_question():
    text = "“Did you see it?” Lund asked. “Nobody saved it.”"

    assert [str(found.speech_act) for found in detect(text)] == ["ask", "say"]
