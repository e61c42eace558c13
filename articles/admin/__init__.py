"""Screens for stories, the masthead and what was printed."""

from articles.admin.masthead import AuthorScreen, SectionScreen
from articles.admin.records import AppearanceScreen, OverrideScreen, PublishedVersionScreen, RevisionScreen
from articles.admin.story import StoryScreen

__all__ = [
    "AppearanceScreen",
    "AuthorScreen",
    "OverrideScreen",
    "PublishedVersionScreen",
    "RevisionScreen",
    "SectionScreen",
    "StoryScreen",
]
