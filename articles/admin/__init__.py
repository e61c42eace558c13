"""Screens for stories, the masthead and what was printed."""

from articles.admin.masthead import AuthorScreen, SectionScreen
from articles.admin.records import (
    AppearanceScreen,
    CorrectionScreen,
    OverrideScreen,
    PublishedVersionScreen,
    RevisionScreen,
)
from articles.admin.story import StoryScreen
from articles.admin.tasks import CorrectionTaskScreen

__all__ = [
    "AppearanceScreen",
    "AuthorScreen",
    "CorrectionScreen",
    "CorrectionTaskScreen",
    "OverrideScreen",
    "PublishedVersionScreen",
    "RevisionScreen",
    "SectionScreen",
    "StoryScreen",
]
