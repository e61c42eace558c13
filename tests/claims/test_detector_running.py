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


def test_detect_offers_the_sentences_in_which_a_source_may_go_on():
    text = "Lund said the pier was gone. It was built in 1902. Boats moored there. Brill said he cared.\nNobody came."

    offered = [[span.of(text) for span in found.following] for found in detect(text)]

    assert offered == [["It was built in 1902.", "Boats moored there."], []]


def test_detect_offers_nothing_after_hearsay_or_in_another_paragraph():
    text = "Lund reportedly sank the boat. It was blue.\nBrill said he cared.\nNobody came."

    assert [found.following for found in detect(text)] == [(), ()]


def test_detect_links_a_statement_to_the_one_that_reports_it():
    text = "Lund said that Brill admitted that the pier had burned."

    outer, inner = detect(text)

    assert (outer.reported_in, inner.reported_in) == (None, outer.cue)
    assert (outer.content(text), inner.content(text)) == ("Brill admitted", "the pier had burned")


def test_detect_links_to_the_nearest_of_several():
    text = "The report says that Lund told the court that Brill admitted that the pier had burned."

    found = detect(text)

    assert [each.reported_in for each in found] == [None, found[0].cue, found[1].cue]
