"""When an answer stands, and how asking reads."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.reply_rules import (
    CLEARING,
    LASTS_DAYS,
    Asked,
    Outcome,
    Staleness,
    allegation_key,
    lapses_on,
    printed_words,
    staleness,
    state_words,
)

TEXT = "Prosecutors accuse Ines Ferro of taking $40,000 in bribes."
PARTIES = [("claimant", "prosecutors"), ("accused", "ines-ferro")]
KEY = allegation_key(TEXT, PARTIES)
DAY = date(2026, 5, 3)


@pytest.mark.parametrize(
    ("text", "parties", "is_same"),
    [
        (TEXT, PARTIES, True),
        (TEXT, PARTIES[::-1], True),
        (TEXT, [*PARTIES, PARTIES[0]], True),
        ("  prosecutors accuse  Inés Ferro of taking $40,000 in bribes ", PARTIES, True),
        ("Prosecutors accuse Ines Ferro of taking $40,000, in bribes!", PARTIES, True),
        (TEXT.replace("$", "€"), PARTIES, False),
        (TEXT.replace("40,000", "400,000"), PARTIES, False),
        (TEXT.replace("accuse", "do not accuse"), PARTIES, False),
        (TEXT.replace("bribes", "gifts"), PARTIES, False),
        (TEXT, PARTIES[:1], False),
        (TEXT, [PARTIES[0], ("subject", "ines-ferro")], False),
        (TEXT, [*PARTIES, ("accused", "quay-council")], False),
    ],
)
def test_the_allegation_is_its_words_and_whom_they_concern(text, parties, is_same):
    assert (allegation_key(text, parties) == KEY) is is_same


@given(st.text(), st.text())
def test_a_party_is_never_read_as_words(text, name):
    assert allegation_key(text, []) != allegation_key(text, [("accused", name)])
    assert len(allegation_key(text, [])) == 32


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_outcome_lasts_for_its_days(outcome):
    days = LASTS_DAYS.get(outcome)
    assert lapses_on(outcome, DAY) == (None if days is None else DAY + timedelta(days=days))
    assert (days is None) is (outcome is Outcome.WAITING)


@pytest.mark.parametrize(
    ("put", "until", "today", "expected"),
    [
        (KEY, None, DAY, Staleness.NONE),
        (KEY, DAY, DAY, Staleness.NONE),
        (KEY, DAY, DAY + timedelta(days=1), Staleness.LAPSED),
        ("another", DAY, DAY, Staleness.CHANGED),
        ("another", DAY, DAY + timedelta(days=1), Staleness.CHANGED),
    ],
)
def test_an_answer_serves_until_it_lapses_or_the_allegation_changes(put, until, today, expected):
    assert staleness(put=put, now=KEY, until=until, today=today) == expected
    assert bool(expected.words) is bool(expected)


def test_silence_lets_nothing_go_to_print():
    assert sorted(CLEARING) == ["answered_in_public", "declined", "replied", "waived"]


FERRO = {"by": "Ines Ferro", "on": DAY, "outcome_on": date(2026, 5, 6)}


@pytest.mark.parametrize(
    ("outcome", "state", "printed"),
    [
        ("", "asked on 3 May 2026, waiting", ""),
        ("replied", "replied (6 May 2026)", ""),
        ("answered_in_public", "answered in public (6 May 2026)", ""),
        ("declined", "declined to comment (6 May 2026)", "Ines Ferro declined to comment (6 May 2026)"),
        ("no_answer", "asked on 3 May 2026, no answer", "asked on 3 May 2026, no answer"),
        ("unreachable", "could not be reached (6 May 2026)", ""),
        ("waived", "waived (6 May 2026)", ""),
    ],
)
def test_each_outcome_reads(outcome, state, printed):
    asked = Asked(**FERRO, outcome=outcome)
    assert (state_words(asked), printed_words(asked)) == (state, printed)


@pytest.mark.parametrize(
    ("asked", "state"),
    [
        (Asked("X", None), "not asked yet"),
        (Asked("X", DAY, is_overdue=True), "asked on 3 May 2026, overdue"),
        (Asked("X", None, "waived"), "waived"),
        (Asked("X", None, "no_answer"), "no answer"),
    ],
)
def test_what_was_never_sent_is_not_said_to_be(asked, state):
    assert (state_words(asked), printed_words(asked)) == (state, "")
