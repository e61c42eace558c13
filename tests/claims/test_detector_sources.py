"""Who a source is: named, a body speaking openly, or people of a body."""

import pytest

from articles.claims.detector.sources import classify_source
from articles.claims.detector.story import read_names
from articles.claims.detector.tokens import tokenise

CASES = """
Claudia Roth | on_record | named
President Ana Brill | on_record | named
Brill | on_record | named
team member Ana Brill | on_record | named
Ana Brill of the Oster Times | on_record | named
Ana Brill, a spokeswoman for the ministry | on_record | named
he | on_record | named
it | on_record | body
the minister | on_record | named
Mexico | on_record | body
Washington | on_record | body
the White House | on_record | body
the Pentagon | on_record | body
the U.S. State Department | on_record | body
the government of Vastara | on_record | body
the State Bureau of Investigations | on_record | body
NASA | on_record | body
the company | on_record | body
U.S. authorities | official_unnamed | body
police | official_unnamed | body
administration officials | official_unnamed | people_of_body
a Treasury official | official_unnamed | people_of_body
a spokesman for the ministry | official_unnamed | people_of_body
three prosecutors | official_unnamed | people_of_body
people familiar with the matter | anonymous | None
a senior official with knowledge of the talks | official_unnamed | people_of_body
a source | anonymous | None
residents of the town | anonymous | None
some experts | anonymous | None
the New York Times | media | None
Reuters | media | None
local media | media | None
the newspaper | media | None
a report by the ministry | document | None
the indictment | document | None
court documents | document | None
"""
ROWS = [tuple(part.strip() for part in line.split(" | ")) for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("phrase", "mode", "standing"), ROWS, ids=[row[0] for row in ROWS])
def test_classify_source_of_a_phrase(phrase, mode, standing):
    kind = classify_source(list(tokenise(phrase, 0, len(phrase))))

    assert (kind.mode, str(kind.standing)) == (mode, standing)


@pytest.mark.parametrize(
    ("story", "standing"),
    [
        ("Quellan shut the port. Quellani officials left.", "body"),
        ("Rain fell in Quellan on Monday.", "body"),
        ("Rain fell on Monday.", "named"),
    ],
)
def test_classify_source_knows_a_country_from_the_story(story, standing):
    kind = classify_source(list(tokenise("Quellan", 0, 7)), names=read_names(story))

    assert kind.standing == standing


@pytest.mark.parametrize(("word", "mode"), [("Meteorologists", "anonymous"), ("Sanders", "on_record")])
def test_classify_source_at_the_head_of_a_sentence(word, mode):
    names = read_names("The mayor met Sanders there.")

    assert classify_source(list(tokenise(word, 0, len(word))), opens=True, names=names).mode == mode
