"""Words and records held against each other."""

import pytest

from articles.corrections import Change, as_proposed, claim_changes, marked_parts, passage_changes

MADE = {
    "mode": "on_record",
    "speech_act": "say",
    "cue": "said",
    "label": "the mayor",
    "claimants": ["valtos"],
    "accused": [],
    "public_text": "The mayor said that the quay would be sold.",
    "statement": "the quay would be sold",
}


def test_claim_as_made_has_no_changes():
    assert (
        claim_changes(MADE, {**MADE, "claimants": ["valtos"], "public_text": MADE["public_text"] + " "}) == {}
    )


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"mode": "hearsay"}, {"mode": Change("on_record", "hearsay")}),
        ({"speech_act": "deny"}, {"act": Change("say", "deny")}),
        ({"cue": "denied"}, {"cue": Change("said", "denied")}),
        ({"label": "a clerk"}, {"source": Change("the mayor", "a clerk")}),
        ({"claimants": []}, {"source": Change("valtos", "")}),
        (
            {"label": "a clerk", "claimants": ["brenn", "aldo"]},
            {"source": Change("the mayor · valtos", "a clerk · aldo, brenn")},
        ),
        ({"accused": ["brenn"]}, {"accused": Change("", "brenn")}),
        (
            {"statement": "the quay will go"},
            {"wording": Change(MADE["statement"], "the quay will go")},
        ),
    ],
    ids=["mode", "act", "cue", "label", "claimants", "label and claimants", "accused", "wording"],
)
def test_claim_changes_tell_the_aspect_and_both_sides(changed, expected):
    assert claim_changes(MADE, {**MADE, **changed}) == expected


def test_claim_is_not_compared_with_what_was_not_kept():
    assert claim_changes({"mode": "on_record"}, {**MADE, "cue": "denied"}) == {}


TEXT = "Mayor Valtos said that the quay would be sold on Monday. Nobody else spoke."
PART = "the quay would be sold"


@pytest.mark.parametrize(
    ("marked", "others", "after", "expected"),
    [
        ([PART], [], TEXT, {}),
        ([PART, "Nobody else spoke"], [], TEXT, {}),
        ([f"{PART} on Monday"], [], TEXT, {"passage": Change(PART, f"{PART} on Monday")}),
        (["the quay"], [], TEXT, {"passage": Change(PART, "the quay")}),
        ([], [], TEXT, {"mark": Change(PART, "")}),
        ([], [f"{PART} on Monday"], TEXT, None),
        ([], [], "Mayor Valtos spoke.", None),
        (["the quay would be leased"], [], TEXT.replace("sold", "leased"), None),
        (["the quay would be"], [], TEXT.replace(" sold", ""), None),
        ([f"{PART} at once"], [], TEXT.replace("sold", "sold at once"), None),
    ],
    ids=[
        "as it was",
        "marked once more elsewhere",
        "extended",
        "shortened",
        "taken out",
        "taken over by another claim",
        "sentence gone",
        "word replaced",
        "word removed",
        "words typed inside",
    ],
)
def test_passage_is_corrected_only_where_the_mark_moved_over_the_words(marked, others, after, expected):
    passage = passage_changes([PART], marked, others=others, before=TEXT, after=after)
    assert (passage.changes if passage else None) == expected


def test_passage_that_stands_twice_is_not_taken_out_when_its_own_sentence_goes():
    twice = f"Valtos said {PART}. Brenn said {PART}."
    assert passage_changes([PART], [], before=twice, after=f"Brenn said {PART}.") is None


def test_redacted_passage_tells_nothing():
    assert passage_changes([], [PART], before=TEXT, after=TEXT) is None


def test_passage_in_two_parts_is_shown_as_one():
    passage = passage_changes(
        ["The plan", "was lost"],
        [],
        before="The plan, X said, was lost.",
        after="The plan, X said, was lost.",
    )
    assert passage.changes == {"mark": Change("The plan … was lost", "")}


def test_marked_parts_are_the_words_of_the_spans():
    exact = "The plan, Brill said, was lost"
    assert marked_parts(exact, 10, {"mark_spans": [[10, 18], [32, 40]]}) == ["The plan", "was lost"]
    assert marked_parts("", 10, {}) == []


def test_as_proposed_takes_the_label_and_nothing_of_a_redacted_suggestion():
    payload = {
        "mode": "hearsay",
        "speech_act": "report",
        "cue": "c" * 300,
        "source": "the clerk",
        "claimants": [],
        "accused": ["brenn"],
    }
    assert as_proposed(payload) == {
        "mode": "hearsay",
        "speech_act": "report",
        "cue": "c" * 200,
        "label": "the clerk",
        "claimants": [],
        "accused": ["brenn"],
    }
    assert as_proposed({}) == {}
