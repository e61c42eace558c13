"""One history for the house."""

import pytest

from newsroom.ledger.history import record_history
from tests.factories.ledger import make_parent
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def test_entry_names_record_actor_and_states():
    parent, user = make_parent(), make_user()
    entry = record_history(
        actor=user,
        verb="publish",
        record=parent,
        from_state="draft",
        to_state="published",
        note="n",
        version=1,
    )
    entry.refresh_from_db()
    assert (entry.object_label, entry.object_id, entry.object_text) == (
        "articles.article",
        str(parent.pk),
        str(parent),
    )
    assert (entry.actor, entry.verb, entry.from_state, entry.to_state) == (
        user,
        "publish",
        "draft",
        "published",
    )
    assert (entry.note, entry.revision, entry.version) == ("n", None, 1)


def test_entry_keeps_a_long_title_in_part():
    parent = make_parent()
    assert (
        record_history(actor=None, verb="save", record=parent, object_text="x" * 400).object_text == "x" * 300
    )


def test_entry_costs_one_query(django_assert_num_queries):
    parent = make_parent()
    with django_assert_num_queries(1):
        record_history(actor=None, verb="save", record=parent)


def test_every_verb_of_the_workflow_reads_as_words():
    from articles.workflow import Verb
    from newsroom.ledger.wording import VERBS

    assert {verb.value for verb in Verb} - VERBS.keys() == set()


@pytest.mark.parametrize(
    ("state", "label", "words"),
    [
        ("in_edit", "articles.article", "In edit"),
        ("in_edit", "", "In edit"),
        ("open", "articles.proposal", "Open"),
        ("a_state_of_old", "articles.article", "A state of old"),
        ("draft", "gone.model", "Draft"),
        ("", "articles.article", ""),
    ],
)
def test_state_reads_by_the_label_of_its_model(state, label, words):
    from newsroom.ledger.wording import state_in_words

    assert state_in_words(state, label) == words
