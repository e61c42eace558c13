"""The gate on whole stories: what it finds once the claims are accepted, and that no passage is found twice."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.models import Article
from articles.services.gate import check_story
from articles.services.save import save_working_copy
from newsroom.demo.entity_loader import load_entities
from newsroom.demo.starter_entities import starter_entities
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

ORIGINAL = Path(__file__).resolve().parents[3] / "shared" / "stories" / "cartel-directive.txt"
#: Those that speak from what is on file.
FROM_RECORDS = {"P04", "P06", "P07", "P09", "P11", "P13", "P14", "P15", "P19", "P21", "P22", "P24"}


@pytest.fixture
def findings():
    """Of the story beside this checkout: read, its claims accepted, under a headline of the desk's own."""
    if not ORIGINAL.exists():
        pytest.skip("cartel-directive.txt is not beside this checkout")
    load_entities(starter_entities())
    call_command("ingest", str(ORIGINAL), stdout=io.StringIO(), stderr=io.StringIO())
    article = save_working_copy(
        article=Article.objects.get(),
        by=make_user(),
        headline="Mexico rejects U.S. troops on its soil",
        headline_is_working=False,
        slug="mexico-rejects-u-s-troops-on-its-soil",
    ).article
    return check_story(article)


def test_the_original_is_stopped_at_most_twice_and_signed_off_at_most_five_times(findings):
    severities = [finding.severity for finding in findings]
    assert (severities.count("B") <= 2, severities.count("S") <= 5) == (True, True)


def test_of_the_original_what_is_on_file_objects_to_one_accusation(findings):
    found = [(each.severity, each.rule) for each in findings if each.rule in FROM_RECORDS and each.stops]
    assert found == [("B", "P04")]


def test_no_passage_of_the_original_is_found_twice(findings):
    spans = [(each.field, each.start, each.end) for each in findings if each.end]
    overlaps = [
        (one, other)
        for number, one in enumerate(spans)
        for other in spans[number + 1 :]
        if one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
    ]
    assert overlaps == []
