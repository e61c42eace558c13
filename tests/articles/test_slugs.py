"""Addresses: readable, whole, and never surer than the headline."""

import pytest

from articles.slugs import free_slug
from tests.factories.articles import make_article

pytestmark = pytest.mark.django_db

LONG = "The harbour office of the Salt Coast has paid the dredging firm twice for work that was never done at the quay"


def test_slug_is_the_headline():
    assert free_slug("Quay opens: “late”, says mayor") == "quay-opens-late-says-mayor"


def test_slug_is_numbered_when_taken_by_another_story():
    make_article(headline="Quay opens")
    own = make_article(headline="Quay opens")
    assert (own.slug, free_slug("Quay opens"), free_slug("Quay opens", own.pk)) == (
        "quay-opens-2",
        "quay-opens-3",
        "quay-opens-2",
    )


def test_slug_of_a_long_headline_ends_with_a_whole_word():
    headline = (
        "The harbour board met in the long hall above the old market and opened its books on the long quay"
    )
    slug = free_slug(headline)
    assert slug == "the-harbour-board-met-in-the-long-hall-above-the-old-market-and-opened-its-books"


@pytest.mark.parametrize("tail", [", U.S. authorities say", ", according to the council", " — reportedly"])
def test_slug_never_cuts_off_who_says_it(tail):
    """A shortening that loses source and cue states flatly what the headline attributes."""
    slug = free_slug(LONG + tail)
    assert "paid" not in slug
    assert len(slug) == 10


def test_slug_of_a_headline_that_nearly_fits_keeps_who_says_it():
    headline = (
        "Dredging firm was paid twice by the harbour office of the Salt Coast for one quay, council says"
    )
    assert free_slug(headline).endswith("council-says")


def test_slug_of_a_headline_that_spells_nothing_is_random():
    assert len(free_slug("港口")) == 10
