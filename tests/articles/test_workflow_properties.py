"""Whatever people do in whatever order: nothing reaches print around the gate, nothing is lost, the chain verifies.

A few sequences in the ordinary suite; NEWSROOM_EXAMPLES=500 for a long run.
"""

import os
from collections import Counter

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.claims.models import Claim
from articles.exceptions import PublicationStopped, StoryError
from articles.models import Article, PublishedVersion
from articles.workflow import find_move, moves_from
from entities.models import Entity, Image, Topic
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.verification import verify_chain
from tests.articles.workflow_house import (
    ACTS,
    CLEAR,
    LIVE,
    MOVES,
    PASS,
    PRINT,
    RETRACT,
    SIGN,
    House,
    shown_in_print,
    snapshot,
)

pytestmark = pytest.mark.django_db

LONG = "NEWSROOM_EXAMPLES" in os.environ
EXAMPLES = int(os.environ.get("NEWSROOM_EXAMPLES", "10"))
#: Half of the steps take a way that is open, or a long one would never be gone.
GO = "go"
STEPS = st.lists(
    st.tuples(
        st.one_of(
            st.just(GO), st.just(GO), st.sampled_from(["save", "sign off"]), st.sampled_from(sorted(ACTS))
        ),
        st.integers(0, 1),
        st.integers(0, 8),
        st.integers(0, 29),
    ),
    min_size=15,
    max_size=40,
)
#: Past what blocks and what asks for a second person, beforehand and at the button; then taken back as wrong.
STOPPED_AND_PASSED = [
    ("save", 0, 0, 3),
    ("publish", 0, 1, 1),
    ("sign off", 0, 5, 0),
    ("sign off", 0, 2, 1),
    ("publish", 0, 7, 1),
    ("save", 0, 0, 4),
    ("update over", 0, 8, 1),
    ("retract", 0, 5, 1),
]
#: Past the lawyers twice, for a reporter writes on; they print the update themselves.
PAST_THE_LAWYERS = [
    ("save", 1, 0, 1),
    ("submit", 1, 0, 1),
    ("submit", 1, 0, 1),
    ("approve", 1, 2, 1),
    ("approve", 1, 3, 1),
    ("save", 1, 0, 2),
    ("publish", 1, 5, 1),
    ("submit", 1, 0, 1),
    ("approve", 1, 2, 1),
    ("save", 1, 0, 1),
    ("approve", 1, 3, 1),
    ("schedule", 1, 1, 0),
    ("clock", 1, 0, 0),
    ("update", 1, 1, 1),
    ("update", 1, 3, 1),
]
#: What happened in all examples, so that the test can say that it tested something.
SEEN: Counter[str] = Counter()


def test_whatever_is_done_print_is_reached_through_the_gate_and_nothing_is_lost():
    house = House.build()
    SEEN.clear()

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=not LONG, suppress_health_check=list(HealthCheck)
    )
    @example(STOPPED_AND_PASSED)
    @example(PAST_THE_LAWYERS)
    @given(STEPS)
    def run(steps):
        with transaction.atomic():
            remembered = house.copy()
            for what, story, person, pick in steps:
                one_step(remembered, what, story, person, pick)
            transaction.set_rollback(True)

    run()
    print(SEEN)  # noqa: T201  (what a long run did, under -s)
    expected = {"printed", "refused", "stopped", "passed", "signed", "first", "update", "retraction", "clock"}
    assert expected - set(SEEN) == set()


def one_step(house: House, what: str, number: int, person: int, pick: int) -> None:
    """Do it, and look at everything."""
    key, by = house.stories[number].pk, house.people[person]
    story = Article.objects.get(pk=key)
    if what == GO:
        what, by = open_way(story, pick), house.people[(5, 8, person)[pick % 3]]
    before, was, printed = snapshot(story), story.state, story.head_number
    moved = moves_of(key).count()
    try:
        with transaction.atomic():
            ACTS[what](house, story, by, pick)
    except (StoryError, ValidationError) as refused:
        SEEN["stopped" if isinstance(refused, PublicationStopped) else "refused"] += 1
        assert snapshot(story) == before, what
    else:
        SEEN[what] += 1
        if what in MOVES:
            assert moves_of(key).count() == moved + 1
            entry = moves_of(key).last()
            assert (entry.verb, entry.actor_id, entry.from_state) == (what.removesuffix(" over"), by.pk, was)
    after = Article.objects.get(pk=key)
    for version in after.versions.filter(number__gt=printed).order_by("number"):
        check_print(house, version, before["story"], by)
    check_story_is_whole(house, after)


def open_way(story: Article, pick: int) -> str:
    """The verb of some way that is open from here."""
    ways = [move.verb.value for move in moves_from(story.state, needs_legal=story.needs_legal)]
    ways = [verb for verb in ways if verb in ACTS]
    if story.state == "scheduled" and pick % 2:
        return "clock"
    verb = ways[pick % len(ways)]
    return f"{verb} over" if f"{verb} over" in ACTS and pick % 2 else verb


def moves_of(key: int):
    entries = HistoryEntry.objects.filter(object_label="articles.article", object_id=str(key))
    return entries.exclude(from_state="").order_by("pk")


def check_print(house: House, version: PublishedVersion, story: dict, by) -> None:
    """A version that has just been printed: by whom, past what, and with whose words. `story` is from before."""
    SEEN["printed"] += 1
    SEEN[version.kind] += 1
    key, role = version.article_id, house.role[version.published_by_id]
    move = moves_of(key).get(version=version.number, verb__in=["publish", "update", "correct", "retract"])
    assert move.to_state in LIVE
    if version.kind == "retraction":
        live = PublishedVersion.objects.get(pk=story["live_version_id"])
        assert (version.headline, version.body) == (live.headline, live.body)
        assert role in RETRACT
        return
    assert role in PRINT
    assert move.actor_id in (version.published_by_id, None)
    assert (version.headline, version.body, version.lead_image_id) == house.saves[key][-1]
    assert not (story["embargo_until"] and story["embargo_until"] > version.published_at)
    if story["needs_legal"]:
        check_the_lawyers(house, version, move, role)
    overrides = list(version.overrides.all())
    stopping = [finding for finding in version.findings if finding["severity"] in "BS"]
    assert sorted((o.rule, o.severity, o.text) for o in overrides) == sorted(
        (finding["rule"], finding["severity"], finding["text"]) for finding in stopping
    )
    for override in overrides:
        assert override.by_id not in house.writers[key]
        assert house.role[override.by_id] in (PASS if override.severity == "B" else SIGN)
        assert override.reason in ("Mine.", "Seen.")
        SEEN["signed" if override.reason == "Seen." else "passed"] += 1
    house.writers[key].clear()  # what is in print has been through the gate


def check_the_lawyers(house: House, version: PublishedVersion, move: HistoryEntry, role: str | None) -> None:
    """They cleared these words, or print them themselves."""
    if move.verb in ("update", "correct"):
        assert role in CLEAR
        return
    assert move.from_state in ("ready", "scheduled")
    earlier = list(moves_of(version.article_id).filter(pk__lt=move.pk))
    cleared = max(
        n for n, entry in enumerate(earlier) if entry.to_state == "ready" and entry.verb == "approve"
    )
    assert earlier[cleared].from_state == "legal"
    assert house.role[earlier[cleared].actor_id] in CLEAR
    since = HistoryEntry.objects.filter(
        object_label="articles.article",
        object_id=str(version.article_id),
        pk__gt=earlier[cleared].pk,
        pk__lt=move.pk,
        verb="save",
    )
    words = dict(enumerate(house.saves[version.article_id], 1))
    for save in since:
        if words[save.revision] != words[save.revision - 1]:
            assert house.role[save.actor_id] in CLEAR


def check_story_is_whole(house: House, story: Article) -> None:
    """What holds of a story at any time."""
    last = story.versions.order_by("number").last()
    assert story.live_version == (last if story.state in LIVE else None)
    assert (story.state == "scheduled") == (story.publish_at is not None)
    saves = house.saves[story.pk]
    assert list(story.revisions.order_by("number").values_list("headline", "body")) == [s[:2] for s in saves]
    assert (story.headline, story.body, story.lead_image_id) == saves[-1]
    assert verify_chain(story, PublishedVersion) == []
    assert moves_of(story.pk).count() == 0 or moves_of(story.pk).last().to_state == story.state
    for one, other in zip(moves_of(story.pk), list(moves_of(story.pk))[1:], strict=False):
        assert one.to_state == other.from_state
        assert find_move(one.verb, one.from_state, needs_legal=False) or find_move(
            one.verb, one.from_state, needs_legal=True
        )
    shown = shown_in_print()
    for name, model in (("claims", Claim), ("entities", Entity), ("topics", Topic), ("images", Image)):
        assert set(model.objects.filter(in_print=True).values_list("pk", flat=True)) == shown[name], name
