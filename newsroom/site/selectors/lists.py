"""Stories of a section and of a topic, page by page."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import QuerySet

from articles.models import Section
from entities.models import Topic
from newsroom.site.selectors.paging import page_of
from newsroom.site.selectors.teasers import Teaser, printed_stories, teaser_of

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class StoryList:
    """A page of a list: its head, its teasers, and where in the list it stands."""

    name: str
    description: str
    url: str
    stories: tuple[Teaser, ...]
    page: Page
    is_first: bool


def section_page(slug: str, number: str) -> StoryList | None:
    """Stories printed in a section; None where there is no such section. Three queries.

    The section is the one the live version was printed in, not the one the desk has moved the story to since.
    """
    section = Section.objects.filter(slug=slug).first()
    if section is None:
        return None
    stories = printed_stories().filter(live_version__section=section)
    return _listed(stories, number, section.name, section.description, section.get_absolute_url())


def topic_page(slug: str, number: str) -> StoryList | None:
    """Stories printed under a topic; None unless a live version carries it. Three queries."""
    topic = Topic.objects.public().filter(slug=slug).first()
    if topic is None:
        return None
    stories = printed_stories().filter(live_version__version_topics__topic=topic)
    return _listed(stories, number, topic.name, topic.description, topic.get_absolute_url())


def _listed(stories: QuerySet, number: str, name: str, description: str, url: str) -> StoryList:
    page = page_of(stories, number, PER_PAGE)
    teasers = tuple(teaser_of(story) for story in page.object_list)
    return StoryList(name, description, url, teasers, page, page.number == 1)
