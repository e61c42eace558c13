from entities.models.entity import Entity, EntityName, Identifier
from entities.models.image import Image
from entities.models.topic import TaggedEntity, Topic

__all__ = ["Entity", "EntityName", "Identifier", "Image", "TaggedEntity", "Topic"]
