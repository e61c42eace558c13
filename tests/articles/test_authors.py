"""Whose words stand in a story."""

import pytest

from articles.models import Article, Revision
from articles.selectors.authors import authors_of
from articles.services.publish import publish_article
from articles.services.save import save_working_copy
from tests.factories.articles import make_article, make_author
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def test_a_story_never_saved_has_no_authors():
    assert authors_of(Article(headline="Quay opens")) == set()


def test_authors_are_those_who_sign_and_those_who_saved():
    writer, signer, reader = make_user(), make_user(), make_user()
    article = make_article(by=writer, authors=[make_author(user=signer), make_author()])
    save_working_copy(article=article, by=reader, kicker="Port")
    assert authors_of(article) == {writer.pk, signer.pk, reader.pk}


def test_a_save_that_wrote_no_words_and_an_import_make_nobody_an_author():
    writer, tagger, importer = make_user(), make_user(), make_user()
    article = make_article(by=writer)
    save_working_copy(article=article, by=importer, kind="ingest")
    save_working_copy(article=article, by=tagger)
    Revision.objects.filter(by=tagger).update(wrote_words=False)
    assert authors_of(article) == {writer.pk}


def test_after_print_only_later_saves_count():
    first, later = make_user(), make_user()
    article = make_article(by=first)
    publish_article(article=article, by=make_user())
    article.refresh_from_db()
    assert authors_of(article) == set()
    save_working_copy(article=article, by=later, headline="Quay closes")
    assert authors_of(article) == {later.pk}


def test_it_takes_three_queries(django_assert_num_queries):
    article = make_article()
    publish_article(article=article, by=make_user())
    article.refresh_from_db()
    with django_assert_num_queries(3):
        authors_of(article)
