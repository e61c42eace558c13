"""A story's address: it follows the headline, somebody writes it, and print moves it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.exceptions import AddressTaken, StoryNotAllowed
from articles.models import Article, SlugRedirect
from articles.services.gate import story_in_check
from articles.services.publish import publish_article, retract_article, unpublish_article, update_article
from articles.services.save import save_working_copy
from articles.services.schedule import schedule_article  # noqa: F401  (the door of the clock prints as this one)
from articles.slugs import free_slug, is_taken
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.redaction import redact
from newsroom.ledger.verification import verify_all
from tests.factories.articles import make_article, make_published, print_again
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def save(article, *, role="Editor", **fields):
    save_working_copy(article=article, by=make_user(role), **fields)
    article.refresh_from_db()
    return article


def addresses(article):
    return article.slug, article.next_slug, article.slug_is_own


# --- before print ----------------------------------------------------------------------------------------------------


def test_address_follows_the_headline_at_each_save():
    article = make_article(headline="Quay opens")
    assert addresses(save(article, headline="Quay stays shut")) == ("quay-stays-shut", "", False)


def test_address_keeps_its_number_while_the_headline_stands():
    make_article(headline="Quay opens")
    article = make_article(headline="Quay opens")
    Article.objects.exclude(pk=article.pk).update(slug="elsewhere")
    assert addresses(save(article, standfirst="At last.")) == ("quay-opens-2", "", False)


def test_address_that_spells_nothing_is_the_same_at_each_save():
    article = make_article(headline="港口")
    first = article.slug
    assert first == article.uid
    assert save(article, headline="港口开放").slug == first


def test_written_address_stays_whatever_the_headline_says():
    article = save(make_article(headline="Quay opens"), slug="quay")
    assert addresses(save(article, headline="Quay stays shut")) == ("quay", "", True)


def test_emptied_address_follows_again():
    article = save(make_article(headline="Quay opens"), slug="quay")
    assert addresses(save(article, slug="")) == ("quay-opens", "", False)


def test_address_of_another_draft_is_refused():
    make_article(headline="Quay opens")
    with pytest.raises(ValidationError) as caught:
        save(make_article(), slug="quay-opens")
    assert set(caught.value.message_dict) == {"slug"}


def test_address_that_is_none_is_refused():
    with pytest.raises(ValidationError) as caught:
        save(make_article(), slug="no address!")
    assert set(caught.value.message_dict) == {"slug"}


def test_reporter_may_write_the_address_of_a_draft():
    assert addresses(save(make_article(), role="Reporter", slug="quay")) == ("quay", "", True)


def test_checks_read_the_address_that_follows():
    """A headline that was cured does not leave its old words in the address, which the checks read too."""
    article = save(make_article(headline="Mayor sold the quay"), headline="Council says mayor sold the quay")
    lines = {line.field: line.text for line in story_in_check(article).lines}
    assert lines["slug"] == "council says mayor sold the quay"


def test_looking_for_an_address_costs_one_query(django_assert_num_queries):
    make_published(slug="quay-opens")
    with django_assert_num_queries(1):
        assert free_slug("Quay opens") == "quay-opens-2"


def test_save_that_keeps_headline_and_address_looks_for_none():
    article = make_article()

    def queries(**fields):
        with CaptureQueriesContext(
            connection,
        ) as caught:
            save_working_copy(article=article, by=user, **fields)
        return sum("articles_slugredirect" in query["sql"] for query in caught)

    user = make_user()
    assert (queries(standfirst="At last."), queries(headline="Quay opens")) == (0, 1)


# --- after print -----------------------------------------------------------------------------------------------------


def test_address_in_print_does_not_follow_the_headline():
    article = make_published(headline="Quay opens")
    assert addresses(save(article, headline="Quay stays shut")) == ("quay-opens", "", False)


def test_new_address_waits_for_the_next_publication():
    article = save(make_published(headline="Quay opens"), slug="quay")
    assert addresses(article) == ("quay-opens", "quay", False)
    version = update_article(article=article, by=make_user(), override_reason="x")
    article.refresh_from_db()
    assert (*addresses(article), version.slug) == ("quay", "", False, "quay")
    assert list(article.slug_redirects.values_list("slug", flat=True)) == ["quay-opens"]


def test_checks_read_the_address_to_come():
    article = save(make_published(), slug="mayor-sold-the-quay")
    assert {line.field: line.text for line in story_in_check(article).lines}["slug"] == "mayor sold the quay"


@pytest.mark.parametrize("typed", ["", "quay-opens"])
def test_new_address_can_be_taken_back_before_it_is_printed(typed):
    article = save(make_published(headline="Quay opens"), slug="quay")
    assert addresses(save(article, slug=typed)) == ("quay-opens", "", False)


def test_reporter_may_not_move_what_was_printed():
    article = make_published(headline="Quay opens")
    with pytest.raises(StoryNotAllowed):
        save(article, role="Reporter", slug="quay")


def test_reporter_saves_words_beside_an_address_that_waits():
    """The form sends what it shows: the address to come."""
    article = save(make_published(headline="Quay opens"), slug="quay")
    assert save(article, role="Reporter", slug="quay", standfirst="At last.").next_slug == "quay"


def test_old_address_is_never_given_to_another_story():
    moved = make_published(headline="Quay opens")
    print_again(moved, slug="quay")
    assert make_article(headline="Quay opens").slug == "quay-opens-2"
    with pytest.raises(ValidationError):
        make_article(slug="quay-opens")
    with pytest.raises(ValidationError):
        save(make_published(), slug="quay-opens")
    assert (is_taken("quay-opens"), is_taken("quay-opens", moved.pk)) == (True, False)


def test_address_to_come_is_never_given_to_another_story():
    save(make_published(), slug="quay-opens")
    assert make_article(headline="Quay opens").slug == "quay-opens-2"


def test_address_that_was_taken_all_the_same_stops_the_publication():
    article = save(make_published(headline="Quay opens"), slug="quay")
    other = make_article()
    Article.objects.filter(pk=other.pk).update(slug="quay")
    with pytest.raises(AddressTaken):
        update_article(article=article, by=make_user(), override_reason="x")
    article.refresh_from_db()
    assert (addresses(article), article.head_number) == (("quay-opens", "quay", False), 1)


def test_story_may_come_back_to_an_address_of_its_own():
    article = make_published(headline="Quay opens")
    print_again(article, slug="quay")
    print_again(article, slug="quay-opens")
    assert addresses(article) == ("quay-opens", "", False)
    assert list(article.slug_redirects.values_list("slug", flat=True)) == ["quay"]


def test_retraction_prints_under_the_address_in_force():
    article = save(make_published(headline="Quay opens"), slug="quay")
    version = retract_article(article=article, by=make_user(), reason="It was wrong.")
    article.refresh_from_db()
    assert (version.slug, addresses(article)) == ("quay-opens", ("quay-opens", "quay", False))


def test_story_that_was_taken_back_comes_again_under_its_new_address():
    article = make_published(headline="Quay opens")
    unpublish_article(article=article, by=make_user(), note="Wrong harbour.")
    save(article, slug="quay")
    publish_article(article=article, by=make_user(), override_reason="x")
    article.refresh_from_db()
    assert (article.slug, list(article.slug_redirects.values_list("slug", flat=True))) == (
        "quay",
        ["quay-opens"],
    )


def test_history_tells_of_the_move():
    article = make_published(headline="Quay opens")
    print_again(article, slug="quay")
    entry = HistoryEntry.objects.get(object_id=str(article.pk), verb="move address")
    assert (entry.note, entry.version) == ("quay-opens → quay", 2)


def test_redaction_gives_up_an_address_that_only_emptied_versions_had():
    article = make_published(headline="Quay opens", body="<p>Mayor Vey sold it.</p>")
    print_again(article, slug="quay", body="<p>It was sold.</p>")
    redact(record=article.versions.get(number=1), by=make_user("Legal"), reason="Order of the court")
    assert list(SlugRedirect.objects.all()) == []
    assert not HistoryEntry.objects.filter(note__contains="Mayor").exists()


def test_redaction_keeps_an_address_that_another_version_had():
    article = make_published(headline="Quay opens", body="<p>Mayor Vey sold it.</p>")
    print_again(article, body="<p>It was sold.</p>")
    print_again(article, slug="quay")
    redact(record=article.versions.get(number=1), by=make_user("Legal"), reason="Order of the court")
    assert list(article.slug_redirects.values_list("slug", flat=True)) == ["quay-opens"]


def test_chains_verify_after_a_move():
    article = make_published(headline="Quay opens")
    print_again(article, slug="quay")
    assert verify_all() == []
