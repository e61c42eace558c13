"""What the desk still owes: P22 and P24."""

from dataclasses import replace

import pytest

from articles.preflight import SignedOff, TaskInStory, findings_for
from articles.preflight.open_task import check as check_tasks
from tests.articles.preflight.stories import MARKED, START, claim, cures, items, story

TASK = TaskInStory("7", "correction", MARKED, "She took nothing.")


def test_p22_blocks_on_the_words_of_an_open_task():
    (finding,) = check_tasks(story(tasks=(TASK,)))
    assert (finding.severity, finding.field, finding.start, finding.text) == ("B", "body", START, MARKED)
    assert cures([finding]) == [("task", "7")]


def test_p22_blocks_though_the_words_are_gone():
    (finding,) = check_tasks(story(tasks=(replace(TASK, passage="other words"),)))
    assert (finding.severity, finding.field, finding.start, finding.end) == ("B", "story", 0, 0)


def test_p22_is_content_with_the_publication_that_answers():
    assert list(check_tasks(story(tasks=()))) == []  # the gate leaves out what is answered


# --- P24 ----------------------------------------------------------------------------------------------------------


def signed(*, text=MARKED, by="Ilse", by_author=False) -> SignedOff:
    return SignedOff("P06", "body", text, by, by_author)


def with_sign_offs(*given):
    """A story with one finding, P06, and what was signed."""
    held = claim(mode="anonymous", standing="", accused=(), speech_act="say", has_grant=True, **items("a"))
    return story(held, signed=given)


def rules(checked) -> list[str]:
    return [finding.rule for finding in findings_for(checked) if finding.stops]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((), ["P06"]),
        ((signed(),), ["P06"]),
        ((signed(by_author=True),), ["P24", "P06"]),
        ((signed(by_author=True), signed(by="Noor")), ["P06"]),
        ((signed(by_author=True, text="words that are gone"),), ["P06"]),
    ],
)
def test_p24_blocks_where_only_an_author_signed_what_stands(given, expected):
    assert rules(with_sign_offs(*given)) == expected
