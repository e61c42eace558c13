"""The beat's real story, where it lies beside the checkout: never part of the repository."""

from pathlib import Path

import pytest

from articles.claims.detector import detect

STORY = Path(__file__).parents[2].parent / "shared" / "stories" / "cartel-directive.txt"
if not STORY.exists():
    pytest.skip(f"the shared story is not on this machine ({STORY})", allow_module_level=True)
TEXT = STORY.read_text(encoding="utf-8")

#: cue, source, mode, act, rendition, basis, and how the content begins and ends
EXPECTED = [
    (
        "reportedly",
        None,
        "hearsay",
        "report",
        "indirect",
        "statement",
        "President",
        "terrorist organizations",
    ),
    (
        "reclassified",
        "the Trump administration",
        "own",
        "designate",
        "indirect",
        "official_act",
        "several",
        "ions",
    ),
    (
        "argue",
        "Administration officials",
        "official_unnamed",
        "argue",
        "indirect",
        "statement",
        "these",
        "security",
    ),
    (
        "made it clear",
        "President Claudia Sheinbaum",
        "on_record",
        "refuse",
        "indirect",
        "statement",
        "Mexico",
        "rs",
    ),
    ("expressed", "Mexico", "on_record", "pledge", "indirect", "statement", "willingness", "operations"),
    ("stressed", "Sheinbaum", "on_record", "object", "mixed", "statement", "foreign", "“unacceptable.”"),
    (
        "fear",
        "Mexican officials",
        "official_unnamed",
        "predict",
        "indirect",
        "statement",
        "such",
        "movements",
    ),
    ("imposed", "the U.S.", "own", "sanction", "indirect", "official_act", "sweeping", "Los Chapitos"),
    (
        "announced",
        "Washington",
        "own",
        "announce",
        "indirect",
        "official_act",
        "a $50 million",
        "Nicolás Maduro",
    ),
    (
        "accuse",
        "U.S. authorities",
        "official_unnamed",
        "accuse",
        "indirect",
        "statement",
        "supporting",
        "los Soles",
    ),
]
FOUND = detect(TEXT)


def test_story_has_ten_statements_and_no_other():
    assert [statement.cue.of(TEXT) for statement in FOUND] == [row[0] for row in EXPECTED]


@pytest.mark.parametrize("place", range(len(EXPECTED)), ids=[row[0] for row in EXPECTED])
def test_story_statement_is_as_expected(place):
    cue, source, mode, act, rendition, basis, opens, closes = EXPECTED[place]
    statement = FOUND[place]
    content = statement.content(TEXT)

    assert (
        statement.cue.of(TEXT),
        statement.source.of(TEXT) if statement.source else None,
        statement.mode,
        statement.speech_act,
        statement.rendition,
        statement.basis,
        content[: len(opens)],
        content[-len(closes) :],
    ) == (cue, source, mode, act, rendition, basis, opens, closes)


def test_story_calls_only_people_of_a_body_unnamed():
    standing = {statement.source.of(TEXT): statement.standing for statement in FOUND if statement.source}

    assert {name for name, kind in standing.items() if kind == "people_of_body"} == {
        "Administration officials",
        "Mexican officials",
    }
    assert standing["U.S. authorities"] == "body"
