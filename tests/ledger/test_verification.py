"""Tampering is found, by whoever it was and with whatever rights."""

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from articles.models import Article, PublishedVersion
from newsroom.ledger.guards import install_guards, lift_guards
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.verification import verify_all, verify_chain
from tests.factories.ledger import make_chain, make_parent

pytestmark = pytest.mark.django_db


@pytest.fixture
def tamper() -> Callable[..., None]:
    """Run raw SQL as somebody would who owns the database and has taken the guards away."""

    def run(statement: str, *params) -> None:
        connection.check_constraints()  # PostgreSQL alters no table that has them pending
        lift_guards(connection)
        with connection.cursor() as cursor:
            cursor.execute(statement, params)
        connection.check_constraints()
        install_guards(connection)

    return run


def kinds() -> list[str]:
    return sorted({problem.kind for problem in verify_all()})


def last_link(parent: Article) -> PublishedVersion:
    return PublishedVersion.objects.filter(article=parent).latest("number")


def test_untouched_chains_verify():
    make_chain(3)
    make_chain(1)
    make_parent()
    assert verify_all() == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("body", "<p>Other.</p>"),
        ("headline", "Other"),
        ("story_place", "Elsewhere"),
        ("bylines", '["Nobody"]'),
    ],
)
def test_changed_content_is_found(tamper, column, value):
    link = last_link(make_chain(2))
    tamper(f"UPDATE articles_publishedversion SET {column} = %s WHERE id = %s", value, link.pk)
    problem = verify_all()[0]
    assert (problem.label, problem.pk, problem.kind) == (
        "articles.publishedversion",
        link.pk,
        "changed_content",
    )


def test_changed_content_with_its_digest_made_to_fit_is_found(tamper):
    from newsroom.ledger.digests import content_digest

    parent = make_chain(2)
    link = PublishedVersion.objects.get(article=parent, number=1)
    link.headline = "Other"
    values = {name: getattr(link, name) for name in PublishedVersion.redactable}
    tamper(
        "UPDATE articles_publishedversion SET headline = 'Other', content_digest = %s WHERE id = %s",
        content_digest(values),
        link.pk,
    )
    assert kinds() == ["changed_digest"]


def test_link_rewritten_with_all_its_digests_breaks_the_next(tamper):
    first = PublishedVersion.objects.get(article=make_chain(2), number=1)
    tamper("UPDATE articles_publishedversion SET digest = %s WHERE id = %s", "0" * 64, first.pk)
    assert kinds() == ["broken_link", "changed_digest"]


def test_link_taken_out_of_the_middle_is_found(tamper):
    parent = make_chain(3)
    tamper("DELETE FROM articles_publishedversion WHERE article_id = %s AND number = 2", parent.pk)
    assert kinds() == ["missing_link"]


def test_cut_tail_is_found(tamper):
    parent = make_chain(3)
    tamper("DELETE FROM articles_publishedversion WHERE article_id = %s AND number = 3", parent.pk)
    problem = verify_all()[0]
    assert (problem.label, problem.pk, problem.kind) == ("articles.article", parent.pk, "cut_tail")


def test_whole_chain_taken_away_is_found(tamper):
    parent = make_chain(1)
    make_chain(2)
    tamper("DELETE FROM articles_publishedversion WHERE article_id = %s", parent.pk)
    assert kinds() == ["cut_tail"]


def test_links_whose_parent_is_gone_are_found():
    lost, stays = make_chain(1), make_chain(1)
    link = last_link(lost)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM articles_article WHERE id = %s", [lost.pk])
        Article.objects.filter(pk=stays.pk).update(head_number=5)
        problems = verify_all()
        transaction.set_rollback(True)
    assert [(problem.pk, problem.kind) for problem in problems] == [
        (link.pk, "orphan"),
        (stays.pk, "cut_tail"),
    ]


@pytest.mark.parametrize(
    "head", [{"head_number": 1}, {"head_digest": "0" * 64}, {"head_number": 0, "head_digest": ""}]
)
def test_wrong_head_is_found(head):
    parent = make_chain(2)
    Article.objects.filter(pk=parent.pk).update(**head)
    assert kinds() == ["wrong_head"]


def test_redaction_that_history_does_not_know_is_found(tamper):
    link = last_link(make_chain(1))
    empties = dict.fromkeys(PublishedVersion.redactable, "") | {"findings": []}
    PublishedVersion.objects.filter(pk=link.pk).update(redacted_at=timezone.now(), **empties)
    assert kinds() == ["forged_redaction"]


def test_content_that_only_claims_to_be_redacted_is_found(tamper):
    link = last_link(make_chain(1))
    HistoryEntry.objects.create(
        verb="redact", object_label="articles.publishedversion", object_id=str(link.pk)
    )
    tamper(
        "UPDATE articles_publishedversion SET redacted_at = %s, headline = 'Other' WHERE id = %s",
        timezone.now(),
        link.pk,
    )
    assert kinds() == ["content_kept"]


def test_redacted_link_whose_rest_was_changed_is_found(tamper):
    link = last_link(make_chain(1))
    HistoryEntry.objects.create(
        verb="redact", object_label="articles.publishedversion", object_id=str(link.pk)
    )
    empties = dict.fromkeys(PublishedVersion.redactable, "") | {"findings": []}
    PublishedVersion.objects.filter(pk=link.pk).update(redacted_at=timezone.now(), **empties)
    assert verify_all() == []
    tamper("UPDATE articles_publishedversion SET story_place = 'Elsewhere' WHERE id = %s", link.pk)
    assert kinds() == ["changed_content"]


def test_verify_chain_looks_at_one_parent():
    whole, cut = make_chain(1), make_chain(1)
    Article.objects.filter(pk=cut.pk).update(head_number=5)
    assert verify_chain(whole, PublishedVersion) == []
    assert [problem.kind for problem in verify_chain(cut, PublishedVersion)] == ["cut_tail"]


def test_verify_all_costs_the_same_for_more_stories(django_assert_num_queries):
    make_chain(1)
    with django_assert_num_queries(16):
        verify_all()
    for _ in range(3):
        make_chain(2)
    with django_assert_num_queries(16):
        verify_all()


def test_command_says_what_was_verified(capsys):
    make_chain(2)
    call_command("verify_chains")
    assert capsys.readouterr().out == "Verdicts: 0 verified\nPublished versions: 2 verified\n"


def test_command_fails_when_something_does_not_verify(capsys):
    parent = make_chain(1)
    Article.objects.filter(pk=parent.pk).update(head_number=5)
    with pytest.raises(CommandError, match=r"1 problem\(s\) found"):
        call_command("verify_chains")
    message = f"articles.article {parent.pk}: its chain ends at link 1, but its head names link 5."
    assert message in capsys.readouterr().err


def test_command_fails_when_a_guard_is_missing(capsys):
    lift_guards(connection, {"ledger_historyentry"})
    with pytest.raises(CommandError, match="problem"):
        call_command("verify_chains")
    assert "ledger_historyentry has lost its guard" in capsys.readouterr().err
