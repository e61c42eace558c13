"""Screens for entities, topics and pictures."""

from entities.admin.entity import EntityScreen
from entities.admin.image import ImageScreen
from entities.admin.topic import TopicScreen

__all__ = ["EntityScreen", "ImageScreen", "TopicScreen"]
