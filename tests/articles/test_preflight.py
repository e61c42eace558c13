"""The rules between a story and print, one by one, as plain functions."""

import pytest

from articles.preflight import (
    ClaimInPrint,
    EntityInStory,
    PassageInPrint,
    PictureInStory,
    StoryInCheck,
    findings_for,
)

TEXT = "Quay sold\nThe quay was reportedly sold, the office says."


def story(**fields) -> StoryInCheck:
    return StoryInCheck(
        **{
            "headline": "Office answers",
            "headline_is_working": False,
            "standfirst": "",
            "text": "Words.",
            **fields,
        }
    )


def passage(*, mode="on_record", act="say", state="whole", start=10, end=35, missing=False) -> PassageInPrint:
    claim = None if missing else ClaimInPrint("aaaaaaaaaa", mode, act, "statement", "none")
    return PassageInPrint("aaaaaaaaaa", TEXT[start:end], start, end, state, claim, "says", "the office")


def found(story_in_check) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity) for finding in findings_for(story_in_check)]


def test_a_clean_story_has_no_findings():
    assert found(story()) == []


def test_a_story_without_words_is_blocked():
    assert found(story(text=" \n")) == [("empty", "B")]


def test_a_working_title_warns():
    assert found(story(headline_is_working=True)) == [("headline", "W")]


@pytest.mark.parametrize("word", ["reportedly", "Allegedly", "is said to", "rumored", "rumoured"])
def test_p08_blocks_hearsay_in_the_headline(word):
    assert found(story(headline=f"Quay {word} sold")) == [("P08", "B")]


def test_p08_wants_a_printed_hearsay_claim_signed_off():
    assert found(story(text=TEXT, passages=(passage(mode="hearsay"),))) == [("P08", "S")]


def test_p08_warns_of_a_hedge_without_a_claim():
    assert found(story(text=TEXT)) == [("P08", "W")]


def test_p08_is_content_when_the_hedge_is_part_of_a_sourced_claim():
    assert found(story(text=TEXT, passages=(passage(mode="on_record"),))) == []


AMBIGUOUS = EntityInStory("Salt Coast", 14, 24, ("Salt Coast Cartel", "Salt Coast Province"))


def test_p15_warns_of_an_ambiguous_name():
    assert found(story(ambiguous=(AMBIGUOUS,))) == [("P15", "W")]


def test_p15_blocks_an_ambiguous_name_inside_an_accusation():
    checked = story(
        text=TEXT.replace("reportedly ", ""), passages=(passage(act="accuse"),), ambiguous=(AMBIGUOUS,)
    )
    assert found(checked) == [("P15", "B")]


@pytest.mark.parametrize(
    ("fields", "severity"),
    [
        ({"missing": True}, "B"),
        ({"state": "cue_lost"}, "S"),
        ({"state": "source_lost"}, "S"),
        ({"state": "cue_lost", "act": "accuse"}, "B"),
        ({"state": "source_lost", "mode": "media"}, "B"),
        ({"state": "cue_lost", "mode": "official_unnamed"}, "B"),
    ],
)
def test_p21_reports_a_broken_mark(fields, severity):
    assert found(story(text=TEXT, passages=(passage(**fields),)))[0] == ("P21", severity)


def picture(**fields) -> PictureInStory:
    return PictureInStory(
        **{"title": "Quay", "alt": "A quay", "credit": "Desk", "cleared": True, "expired": False, **fields}
    )


def test_media_lets_a_complete_picture_pass():
    assert found(story(picture=picture())) == []


@pytest.mark.parametrize("fields", [{"alt": ""}, {"credit": ""}, {"cleared": False}, {"expired": True}])
def test_media_blocks_a_picture_with_something_missing(fields):
    assert found(story(picture=picture(**fields))) == [("media", "B")]


def test_of_two_findings_on_the_same_words_the_worst_stays():
    checked = story(text=TEXT, passages=(passage(mode="hearsay", state="cue_lost"),))
    assert found(checked) == [("P21", "B")]


def test_findings_come_worst_first():
    checked = story(headline="Quay reportedly sold", headline_is_working=True, text=TEXT)
    assert [severity for _, severity in found(checked)] == ["B", "W", "W"]


def test_a_finding_names_the_block_it_stands_in():
    assert [finding.place for finding in findings_for(story(text=TEXT))] == ["body, block 2"]
