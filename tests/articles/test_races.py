"""Two at once: what one of them did is never lost, and neither waits for ever."""

import threading

import pytest
from django.db import connection, transaction

from articles.claims.models import Claim
from articles.models import Mention
from articles.services import text_passes
from articles.services.publish import publish_article
from articles.services.save import save_working_copy
from articles.services.tagging import tag_entity
from tests.factories.articles import make_article
from tests.factories.claims import make_claim, make_link
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)
needs_row_locks = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer at a time"
)


class Beside(threading.Thread):
    """Runs a call on a connection of its own; `error` is what it raised. A lock is waited for two seconds."""

    def __init__(self, call):
        super().__init__(daemon=True)
        self.call, self.error = call, None
        self.start()

    def run(self):
        try:
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET lock_timeout = '2s'")
            self.call()
        except Exception as error:  # noqa: BLE001  (a thread's error must reach the test)
            self.error = error
        finally:
            connection.close()


def test_an_entity_that_is_tagged_during_a_save_stays_tagged(monkeypatch):
    league, user = make_entity("Quorvath Harbour League"), make_user()
    article = make_article(by=user, body="<p>The Quorvath Harbour League met.</p>")
    find, taggers = text_passes._found_mentions, []

    def found_while_somebody_tags(story):
        taggers.append(Beside(lambda: tag_entity(article=article, entity=league, by=user)))
        taggers[0].join(timeout=0.7)
        return find(story)

    monkeypatch.setattr(text_passes, "_found_mentions", found_while_somebody_tags)
    save_working_copy(article=article, by=user, body="<p>Nobody met.</p>")
    taggers[0].join(timeout=10)
    assert taggers[0].error is None
    assert list(Mention.objects.of_working_copy().values_list("entity", "choice")) == [(league.pk, "editor")]


@needs_row_locks
def test_a_publication_does_not_wait_for_a_save_that_prints_the_same_claim():
    """A save holds key locks on its claims when it commits: waited for in another order, a deadlock."""
    claim, user = make_claim(), make_user()
    article = make_article(by=user, claims=[claim])
    with transaction.atomic():
        Claim.objects.raw("SELECT * FROM claims_claim WHERE id = %s FOR KEY SHARE", [claim.pk])[0]
        publisher = Beside(lambda: publish_article(article=article, by=user))
        publisher.join(timeout=10)
    assert publisher.error is None


@needs_row_locks
def test_a_rename_during_a_publication_of_the_same_entity_is_no_deadlock(monkeypatch):
    """Both lock entity before claim: the rename through its cards, the publication through what it prints."""
    from articles.services import print_state

    valtos, user = make_person("Imre Valtos"), make_user()
    claim = make_claim(claimants=[valtos])
    article = make_article(by=user, body=f'<p>Imre Valtos <span data-claim="{claim.uid}">said so</span>.</p>')
    lock, writers = print_state._lock, []

    @transaction.atomic
    def rename():
        valtos.name = "Imre Brenn"
        valtos.save()

    def lock_while_somebody_renames(model, keys):
        lock(model, keys)
        if model in (Claim, type(valtos)) and not writers:
            writers.append(Beside(rename))
            writers[0].join(timeout=0.7)

    monkeypatch.setattr(print_state, "_lock", lock_while_somebody_renames)
    publish_article(article=article, by=user)
    writers[0].join(timeout=10)
    assert writers[0].error is None


@needs_row_locks
def test_two_linked_claims_withheld_at_once_are_no_deadlock():
    from articles.claims.services.withhold import withhold_claim

    legal, valtos = make_user("Legal"), make_person()
    accusation = make_claim(speech_act="accuse", accused=[valtos])
    denial = make_claim(speech_act="deny", claimants=[valtos])
    make_link(denial, accusation)
    with transaction.atomic():
        withhold_claim(claim=denial, by=legal, reason="Court order")
        other = Beside(lambda: withhold_claim(claim=accusation, by=legal, reason="Court order"))
        other.join(timeout=0.7)
    other.join(timeout=10)
    assert other.error is None
    assert Claim.objects.filter(withheld_at__isnull=True).count() == 0
