"""Links under one parent: numbered, digested, and counted on by whoever comes second."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError

from articles.models import Article, PublishedVersion
from newsroom.ledger.chains import append_to_chain, content_digests_of, link_digest_of
from newsroom.ledger.verification import verify_chain
from tests.factories.ledger import append_version, make_chain, make_parent


def links(parent) -> list[PublishedVersion]:
    return list(PublishedVersion.objects.filter(article=parent).order_by("number"))


@pytest.mark.django_db
def test_append_numbers_and_chains_links():
    first, second, third = links(make_chain(3))
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert [first.previous_digest, second.previous_digest, third.previous_digest] == [
        "",
        first.digest,
        second.digest,
    ]


@pytest.mark.django_db
def test_append_moves_the_head_on_file_and_in_hand():
    parent = make_chain(2)
    last = links(parent)[-1]
    assert (parent.head_number, parent.head_digest) == (2, last.digest)
    assert Article.objects.values_list("head_number", "head_digest").get(pk=parent.pk) == (2, last.digest)


@pytest.mark.django_db
def test_append_counts_on_from_the_head_on_file():
    parent = make_parent()
    stale = Article.objects.get(pk=parent.pk)
    append_version(parent)
    assert append_version(stale).number == 2


@pytest.mark.django_db
def test_append_costs_three_queries(django_assert_num_queries):
    parent = make_parent()
    version = append_version(make_parent())
    version.pk, version.slug = None, parent.slug
    with transaction.atomic(), django_assert_num_queries(3):
        append_to_chain(parent, version)


@pytest.mark.django_db(transaction=True)
def test_append_outside_a_transaction_is_refused():
    parent = make_parent()
    with pytest.raises(TransactionManagementError, match=r"atomic\(\)"):
        append_to_chain(parent, PublishedVersion())


@pytest.mark.django_db
def test_digests_of_a_row_are_those_that_it_stores():
    version = PublishedVersion.objects.get(pk=append_version(make_parent(), story_date="2025-08-07").pk)
    assert content_digests_of(version) == (version.kept_digest, version.content_digest)
    assert link_digest_of(version) == version.digest


def test_chained_fields_cover_every_column_that_was_printed():
    machinery = {"id", "redacted_at", "number", "kept_digest", "content_digest", "previous_digest", "digest"}
    columns = {field.name for field in PublishedVersion._meta.concrete_fields}
    assert set(PublishedVersion.chained_fields) == columns - machinery
    assert set(PublishedVersion.redactable) <= set(PublishedVersion.chained_fields)


@pytest.mark.django_db
def test_save_of_a_stale_parent_leaves_the_head():
    parent = make_parent()
    stale = Article.objects.get(pk=parent.pk)
    append_version(parent)
    stale.headline = "Edited meanwhile"
    stale.save()
    stale.refresh_from_db()
    assert (stale.headline, stale.head_number) == ("Edited meanwhile", 1)


@pytest.mark.django_db
def test_save_of_a_deferred_parent_leaves_the_head():
    parent = make_chain(1)
    part = Article.objects.only("headline").get(pk=parent.pk)
    part.headline = "Edited"
    part.save()
    part.refresh_from_db()
    assert (part.headline, part.head_number) == ("Edited", 1)


@pytest.mark.django_db(transaction=True)
def test_two_writers_make_one_chain():
    """Each waits for the other's lock: PostgreSQL on the parent's row, SQLite on the file."""
    parent = make_parent()
    rounds, failures = 5, []
    start = threading.Barrier(2)

    def write() -> None:
        try:
            start.wait()
            for _ in range(rounds):
                # `update` throughout but for the first link, which is settled under the lock
                with transaction.atomic():
                    own = Article.objects.select_for_update().get(pk=parent.pk)
                    append_version(own)
        except Exception as error:  # noqa: BLE001  (a thread's error must reach the test)
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert failures == []
    assert [link.number for link in links(parent)] == list(range(1, 2 * rounds + 1))
    assert verify_chain(parent, PublishedVersion) == []


@pytest.mark.django_db(transaction=True)
def test_writers_without_a_lock_of_their_own_make_one_chain():
    """`append_to_chain` locks by itself: the parent in hand may be as old as it likes."""
    parent = make_chain(1)
    failures = []
    start = threading.Barrier(2)

    def write() -> None:
        own = Article.objects.get(pk=parent.pk)
        try:
            start.wait()
            for _ in range(5):
                append_version(own, kind="update")
        except Exception as error:  # noqa: BLE001
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert failures == []
    assert [link.number for link in links(parent)] == list(range(1, 12))
    assert verify_chain(Article.objects.get(pk=parent.pk), PublishedVersion) == []


@pytest.mark.django_db
def test_second_link_of_one_number_is_refused():
    parent = make_chain(1)
    Article.objects.filter(pk=parent.pk).update(head_number=0, head_digest="")
    with pytest.raises(IntegrityError):
        append_version(parent)
