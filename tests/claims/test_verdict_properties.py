"""Whatever people do at the desk in whatever order: no verdict is changed or lost, nobody approves what they proposed
or wrote, and nobody reads a label before its time.

A few sequences in the ordinary suite; NEWSROOM_EXAMPLES=500 for a long run.
"""

import os
from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.claims.exceptions import ClaimError
from articles.claims.models import Assessment, Claim, ClaimCheck, Verdict
from articles.claims.selectors.rounds import questions_about
from articles.claims.selectors.verdicts import standing_verdicts
from articles.exceptions import StoryError
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.verification import verify_chain
from tests.claims.checks_house import ACTS, APPROVE, AXES, PROPOSE, House, rows_of_verdicts

pytestmark = pytest.mark.django_db

LONG = "NEWSROOM_EXAMPLES" in os.environ
EXAMPLES = int(os.environ.get("NEWSROOM_EXAMPLES", "3"))
GO = "go"
STEPS = st.lists(
    st.tuples(
        st.one_of(st.just(GO), st.just(GO), st.sampled_from(sorted(ACTS))),
        st.integers(0, 4),
        st.integers(0, 1),
        st.integers(0, 7),
        st.integers(0, 11),
    ),
    min_size=8,
    max_size=16,
)
#: Labelled alike and approved; taken up again, labelled otherwise, proposed anew.
THERE_AND_BACK = [
    ("propose", 4, 1, 1, 0),
    ("label", 2, 1, 2, 0),
    ("approve", 4, 1, 4, 0),
    ("reopen", 2, 1, 3, 1),
    ("propose", 2, 1, 1, 1),
    ("give back", 2, 1, 1, 1),
    ("propose", 2, 1, 1, 0),
    ("label", 2, 1, 2, 1),
    ("approve", 2, 1, 4, 0),
    ("propose", 2, 1, 1, 1),
    ("label", 4, 1, 2, 1),
    ("approve", 2, 1, 3, 0),
    ("approve", 2, 1, 2, 0),
]
#: Every path of the other question, and those who may not.
SHORT_PATHS = [
    ("one act", 0, 0, 4, 1),
    ("propose", 1, 0, 0, 0),
    ("propose", 1, 0, 1, 0),
    ("propose", 2, 0, 0, 0),
    ("approve", 2, 0, 0, 0),
    ("write", 2, 0, 4, 0),
    ("approve", 2, 0, 4, 0),
    ("approve", 2, 0, 2, 0),
    ("skip", 3, 0, 3, 0),
    ("take", 4, 0, 1, 0),
    ("propose", 4, 0, 2, 0),
]
#: What happened in all examples, so that the test can say that it tested something.
SEEN: Counter[str] = Counter()


def test_whatever_is_done_verdicts_stay_and_labels_stay_blind():
    house = House.build()
    SEEN.clear()

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=not LONG, suppress_health_check=list(HealthCheck)
    )
    @example(THERE_AND_BACK)
    @example(SHORT_PATHS)
    @given(STEPS)
    def run(steps):
        with transaction.atomic():
            remembered = house.copy()
            for step in steps:
                one_step(remembered, *step)
            transaction.set_rollback(True)

    run()
    print(SEEN)  # noqa: T201  (what a long run did, under -s)
    expected = {
        "refused",
        "one_act",
        "one_checker",
        "two_people",
        "labelled",
        "skipped",
        "hidden",
        "returned",
    }
    assert expected - set(SEEN) == set()


def one_step(house: House, what: str, claim: int, axis: int, person: int, pick: int) -> None:
    """Do it, and look at everything."""
    about, asked, by = Claim.objects.get(pk=house.claims[claim].pk), AXES[axis], house.people[person]
    if what == GO:
        what, by = open_way(house, about, asked, pick)
    told = HistoryEntry.objects.count()
    try:
        with transaction.atomic():
            ACTS[what](house, about, asked, by, pick)
    except (ClaimError, StoryError):
        SEEN["refused"] += 1
        assert HistoryEntry.objects.count() == told
    check_verdicts(house, by, what)
    check_blind(house)


def open_way(house: House, claim: Claim, axis: str, pick: int):
    """An act that leads on from here, and somebody who may do it."""
    check = ClaimCheck.objects.filter(claim=house.head(claim, axis), axis=axis).first()
    verb = {"labelling": "label", "to_approve": "approve", "done": "reopen"}.get(
        check.status if check else "", "propose"
    )
    return verb, house.people[(1, 2, 4)[pick % 3]]


def check_verdicts(house: House, by, what: str) -> None:
    """What stood stands word for word; what is new came the way that it should."""
    rows = rows_of_verdicts()
    for key, row in house.verdicts.items():
        assert rows.get(key) == row
    for key in rows.keys() - house.verdicts.keys():
        verdict = Verdict.objects.get(pk=key)
        SEEN[verdict.path] += 1
        check_new(house, verdict, by)
    standing = standing_verdicts([claim.pk for claim in house.claims])
    for check in ClaimCheck.objects.prefetch_related("verdicts"):
        last = max(check.verdicts.all(), key=lambda verdict: verdict.number, default=None)
        assert check.rating == (last.rating if last else "")
        assert standing.get((check.claim_id, check.axis)) == last
        if last and last.pk not in house.verdicts:
            assert verify_chain(check, Verdict) == []
        SEEN[check.status] += 1
    house.verdicts = rows
    SEEN["skipped"] += Assessment.objects.filter(role="skipped").count()


def check_new(house: House, verdict: Verdict, by) -> None:
    """Who proposed, labelled and approved, against what the house wants of this question."""
    check = verdict.check_of
    claim, axis, role = check.claim, check.axis, house.role
    authors = house.authors_of(claim, axis)
    rows = list(check.assessments.filter(round=verdict.round))
    assert {row.rating for row in rows} == {verdict.rating}
    if verdict.path == "two_people":
        assert verdict.approved_by_id == by.pk
        assert verdict.approved_by_id != verdict.proposed_by_id
        assert verdict.approved_by_id not in authors
        assert role[verdict.approved_by_id] in APPROVE
        assert role[verdict.proposed_by_id] in PROPOSE
    else:
        assert axis == "attribution"
        assert verdict.approved_by is None
        assert claim.harm in (("none", "low") if verdict.path == "one_act" else ("moderate",))
        assert verdict.proposed_by_id == by.pk
    if verdict.path == "one_checker":
        assert role[by.pk] in PROPOSE
        assert by.pk not in authors
    if axis == "content":
        SEEN["labelled"] += 1
        assert verdict.second_label_by_id not in (None, verdict.proposed_by_id)
        assert role[verdict.second_label_by_id] in PROPOSE
        assert [row.by_id for row in rows] == [verdict.proposed_by_id, verdict.second_label_by_id]


def check_blind(house: House) -> None:
    """For every person and every round: what they may read, and that it stands nowhere else."""
    hidden: set[str] = set()
    blind_claims: set[int] = set()
    closed = {
        (check.claim_id, check.axis): max([row.round for row in check.verdicts.all()], default=0)
        for check in ClaimCheck.objects.prefetch_related("verdicts")
    }
    for (claim, axis, number), said in house.said.items():
        roles = {role for _, _, role in said}
        if axis == "content" and "second_label" not in roles and closed[claim, axis] <= number:
            hidden |= {words for _, words, _ in said}
            blind_claims.add(claim)
    SEEN["hidden"] += len(hidden)
    for person in house.people if hidden else ():
        own = {words for said in house.said.values() for by, words, _ in said if by == person.pk}
        rows = Assessment.objects.visible_to(person)
        assert {row.rationale for row in rows} & hidden <= own
        for claim in blind_claims if person in house.people[:4] and hidden != house.asked else ():
            shown = repr(questions_about(Claim.objects.get(pk=claim), person))
            assert not any(words in shown for words in hidden - own)
    house.asked = hidden
    notes = "\n".join(HistoryEntry.objects.values_list("note", flat=True))
    assert not any(words in notes for words in house_words(house))
    assert {e.note for e in HistoryEntry.objects.filter(verb="propose verdict")} <= {
        "Did they say it.",
        "Is it so.",
    }


def house_words(house: House) -> set[str]:
    """Every rationale: none of them belongs into the history, which anybody may take out as CSV."""
    return {words for said in house.said.values() for _, words, _ in said}
