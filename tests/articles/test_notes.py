"""Notes beside a story: the rows and what is read of them."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Note
from articles.rules import may_comment, may_read_notes
from articles.selectors.notes import open_notes
from tests.factories.articles import make_article
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

ROLES = ("Reporter", "Editor", "Checker", "Legal", "Importer", "Administrator", None)


def make_note(article, **fields) -> Note:
    fields.setdefault("text", "Who told us?")
    if "by" not in fields:
        fields["by"] = make_user()
    return Note.objects.create(article=article, **fields)


def test_open_notes_counts_open_threads_of_each_story():
    one, two, none = make_article(), make_article(), make_article()
    head = make_note(one)
    make_note(one, parent=head)
    make_note(one, field="headline")
    make_note(two)
    make_note(two, resolved_at=timezone.now(), resolved_by=head.by)
    make_note(none, resolved_at=timezone.now(), resolved_by=head.by)
    assert open_notes([one.pk, two.pk, none.pk]) == {one.pk: 2, two.pk: 1}


@pytest.mark.parametrize(("stories", "queries"), [(0, 0), (1, 1), (3, 1)])
def test_open_notes_costs_one_query(stories, queries, django_assert_num_queries):
    keys = [make_note(make_article()).article_id for _ in range(stories)]
    with django_assert_num_queries(queries):
        assert open_notes(keys) == dict.fromkeys(keys, 1)


def test_who_may_read_and_who_may_comment():
    people = {role: make_user(role) for role in ROLES}
    allowed = {"Reporter", "Editor", "Checker", "Legal", "Administrator"}
    assert {role for role, user in people.items() if may_read_notes(user)} == allowed
    assert {role for role, user in people.items() if may_comment(user)} == allowed


def test_an_account_that_is_closed_reads_no_notes():
    user = make_user("Editor", is_active=False)
    assert (may_read_notes(user), may_comment(user)) == (False, False)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "x", "emptied_at": timezone.now()},
        {"resolved_at": timezone.now()},
    ],
)
def test_rows_that_cannot_be_are_refused_by_the_database(fields):
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_note(article, **fields)


@pytest.mark.parametrize(
    "fields", [{"field": "headline"}, {"exact": "books"}, {"resolved_at": timezone.now()}]
)
def test_an_answer_has_no_place_of_its_own(fields):
    head = make_note(make_article())
    if "resolved_at" in fields:
        fields = {**fields, "resolved_by": head.by}
    with pytest.raises(IntegrityError), transaction.atomic():
        make_note(head.article, parent=head, **fields)


def test_a_note_is_never_called_by_its_words():
    note = make_note(make_article(), field="headline", text="zqsecret", exact="zqwords")
    assert str(note) == f"Note {note.pk} on the headline"
