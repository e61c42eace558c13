"""P17: words that claim a designation."""

from __future__ import annotations

from datetime import date

import pytest

from articles.preflight import designation_wording
from articles.preflight.story import EntityOnFile, RecordOnFile
from tests.preflight_stories import person, story_from

FERRY = EntityOnFile("night-ferry", "Night Ferry", "Organization", "gang", False, ("Night Ferry",))
WORDS = "Quella designated the Night Ferry as a foreign terrorist organization."
LISTED = RecordOnFile("d1", "designate", "designated", WORDS, "2024-02-20")
LIFTED = RecordOnFile(
    "d2", "withdraw", "removed", "Quella removed the Night Ferry from the terrorist list.", "2025-03"
)
SANCTIONED = RecordOnFile(
    "s1", "sanction", "imposed", "The Treasury imposed sanctions on the Night Ferry.", "2024"
)
TERROR = "The terrorist group Night Ferry burned two boats."


def found(body, *records, on=date(2025, 1, 10), entities=(), language="en"):
    ferry = EntityOnFile(FERRY.key, FERRY.name, FERRY.schema, FERRY.kind, False, FERRY.names, records)
    story = story_from(
        headline="",
        body=body,
        entities=(ferry, *entities),
        language=language,
        linked=False,
        story_date=on,
    )
    return [(each.severity, each.text) for each in designation_wording.check(story)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (TERROR, "terrorist group Night Ferry"),
        (
            "The Night Ferry, a designated terrorist organisation, left.",
            "Night Ferry, a designated terrorist organisation",
        ),
        ("The Night Ferry is a terrorist organisation.", "Night Ferry is a terrorist organisation"),
        ("The sanctioned gang Night Ferry left.", "sanctioned gang Night Ferry"),
        (
            "The Night Ferry, designated a terrorist group in May, left.",
            "Night Ferry, designated a terrorist group",
        ),
        ("Night Ferry terrorists burned two boats.", "Night Ferry terrorists"),
        ("The Night Ferry was sanctioned in 2024.", "Night Ferry was sanctioned"),
    ],
)
def test_p17_warns_while_no_list_is_on_file(body, words):
    assert found(body) == [("W", words)]


def test_p17_says_so_where_no_list_is_on_file():
    story = story_from(headline="", body=TERROR, entities=(FERRY,), linked=False)
    assert [each.message for each in designation_wording.check(story)] == [
        "“terrorist” of Night Ferry in our own voice, and no list of designations is on file for anybody in this story:"
        " add the record, or say who calls them so."
    ]


def test_p17_wants_a_sign_off_where_another_one_is_listed():
    other = person(
        "ana-brill", "Ana Brill", records=[RecordOnFile("x", "sanction", "imposed", "Sanctions.", "2023")]
    )
    assert found(f"{TERROR} Ana Brill saw it.", entities=(other,)) == [("S", "terrorist group Night Ferry")]


@pytest.mark.parametrize(
    ("records", "on", "expected"),
    [
        ((LISTED,), date(2025, 1, 10), []),
        ((LISTED,), date(2024, 2, 19), ["S"]),
        ((LISTED,), date(2024, 2, 20), []),
        ((LISTED, LIFTED), date(2025, 2, 28), []),
        ((LISTED, LIFTED), date(2025, 3, 1), ["S"]),
        ((LIFTED, LISTED), date(2025, 3, 1), ["S"]),
        ((SANCTIONED,), date(2025, 1, 10), ["S"]),
    ],
)
def test_p17_asks_for_the_programme_in_force_on_the_day(records, on, expected):
    assert [severity for severity, _ in found(TERROR, *records, on=on)] == expected


def test_p17_lets_sanctions_carry_the_word_for_them():
    assert found("The sanctioned gang Night Ferry left.", SANCTIONED) == []


def test_p17_lets_any_designation_carry_designated():
    assert found("The Night Ferry is a designated group.", SANCTIONED) == []


@pytest.mark.parametrize(
    "body",
    [
        "The Night Ferry, which Quella calls terrorists, burned two boats.",
        "Quella designated the Night Ferry as a terrorist organisation.",
        "The ministry said the Night Ferry was a terrorist group.",
        "The Night Ferry was sanctioned by the Treasury in 2019.",
        "The Night Ferry is not a terrorist organisation.",
        "The Night Ferry condemned the terrorist attack.",
        "The U.S.-designated terrorist group Night Ferry burned two boats.",
        "The counter-terrorist unit met the Night Ferry.",
        "The Treasury sanctioned the Night Ferry.",
        "Is the Night Ferry a terrorist organisation?",
        "“The Night Ferry is a terrorist group,” the general said.",
        "The Night Ferry fights terrorists in the north.",
        "The designated driver of the Night Ferry slept.",
    ],
)
def test_p17_lets_pass_what_is_not_ours_or_claims_no_designation(body):
    assert found(body) == []


def test_p17_reads_spanish():
    assert found("El grupo terrorista Night Ferry quemó dos barcos.", language="es") == [
        ("W", "terrorista Night Ferry")
    ]


def test_p17_leaves_nouns_of_guilt_about_a_person_to_p05():
    assert found("Terrorist Ana Brill left.", entities=(person("ana-brill", "Ana Brill"),)) == []


def test_p17_says_each_word_of_an_entity_once():
    assert len(found(f"{TERROR} {TERROR}")) == 1
