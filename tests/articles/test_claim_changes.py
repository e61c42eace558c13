"""Which claims a story prints that it did not print before, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claim_changes import How, claim_changes

A, B, C = "aaaaaaaaa1", "bbbbbbbbb2", "ccccccccc3"


def body(*passages: tuple[str, str]) -> str:
    return "".join(
        f'<p><span data-claim="{uid}" class="claim claim--media">{text}</span></p>' for uid, text in passages
    )


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ([(A, "x")], [(A, "x")], []),
        ([], [(A, "x")], [(A, How.ADDED, (), ("x",))]),
        ([(A, "x")], [], [(A, How.REMOVED, ("x",), ())]),
        ([(A, "x")], [(A, "y")], [(A, How.REMARKED, ("x",), ("y",))]),
        ([(A, "x")], [(A, "x"), (A, "y")], [(A, How.REMARKED, ("x",), ("x", "y"))]),
        ([(A, "x"), (B, "y"), (C, "z")], [(C, "z"), (A, "x"), (B, "y")], [(C, How.MOVED, ("z",), ("z",))]),
        # What was put in or taken out between two claims moves neither.
        ([(A, "x"), (B, "y")], [(A, "x"), (C, "z"), (B, "y")], [(C, How.ADDED, (), ("z",))]),
        ([(A, "x"), (C, "z"), (B, "y")], [(A, "x"), (B, "y")], [(C, How.REMOVED, ("z",), ())]),
    ],
)
def test_claims_that_differ(before, after, found):
    changes = claim_changes(body(*before), body(*after))
    assert [(change.uid, change.how, change.was, change.now) for change in changes] == found


PASSAGES = st.lists(st.tuples(st.sampled_from([A, B, C]), st.sampled_from("xyz")), max_size=6)


@given(PASSAGES, PASSAGES)
def test_changes_account_for_every_claim(before, after):
    changes = {change.uid: change for change in claim_changes(body(*before), body(*after))}
    for uid in (A, B, C):
        was = tuple(text for one, text in before if one == uid)
        now = tuple(text for one, text in after if one == uid)
        if uid in changes:
            assert (changes[uid].was, changes[uid].now) == (was, now)
        else:
            assert was == now
