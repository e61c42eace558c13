"""Which entities, pictures and topics a reader may see: the rule has its home here.

`in_print` says that a live version of a story reaches the record. It is written only by the publish and
unpublish services, through `entities.services.print_state.mark_in_print`, and recomputed by `refresh_states`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q

from entities.enums import Rights, Schema


class EntityQuerySet(models.QuerySet):
    def in_print(self) -> EntityQuerySet:
        """Named in a live version of some story."""
        return self.filter(in_print=True)

    def reached(self) -> EntityQuerySet:
        """In print, not merged into another; and a living person's only when an editor has opened the dossier."""
        not_living = ~Q(schema=Schema.PERSON) | ~Q(death_date="")
        return self.in_print().filter(not_living | Q(dossier_open=True), merged_into__isnull=True)

    def public(self) -> EntityQuerySet:
        """With a dossier that readers may open: reached, and not withheld by legal.

        Until a living person's is opened, the name in the story is plain text.
        """
        return self.reached().filter(withheld_at__isnull=True)

    def gone(self) -> EntityQuerySet:
        """Would be public, had legal not withheld it: its address answers 410."""
        return self.reached().filter(withheld_at__isnull=False)


class ImageQuerySet(models.QuerySet):
    def printable(self, on: object) -> ImageQuerySet:
        """With rights cleared and not run out on that date, alt text and credit."""
        return self.filter(
            Q(rights_expire_on__isnull=True) | Q(rights_expire_on__gte=on), rights=Rights.CLEARED
        ).exclude(Q(alt="") | Q(credit=""))

    def public(self, on: object) -> ImageQuerySet:
        """Shown by a live version or by a public dossier, and still printable on that date."""
        from entities.models import Entity  # the model is defined with these querysets

        portrays = Entity.objects.public().filter(picture=OuterRef("pk"))
        return self.printable(on).filter(Q(in_print=True) | Exists(portrays))


class TopicQuerySet(models.QuerySet):
    def public(self) -> TopicQuerySet:
        """Carried by a live version of some story."""
        return self.filter(in_print=True)
