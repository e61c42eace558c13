"""Who and what stories are about."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from taggit.managers import TaggableManager

from entities.enums import Kind, NameKind, Schema
from entities.models.image import Image
from entities.models.topic import TaggedEntity
from entities.querysets import EntityQuerySet
from entities.uids import make_uid
from entities.validators import validate_date_prefix
from newsroom.ledger.models import OwnedColumnsModel


class Entity(OwnedColumnsModel):
    """A person, organisation, public body, company or country, under an id that outlives its names.

    Kind, summary and disambiguator are print in our own voice: anything disputable in them rests on a claim.
    """

    owned_by_services: ClassVar[frozenset[str]] = frozenset({"in_print", "withheld_at", "withheld_reason"})

    uid = models.CharField(max_length=10, unique=True, default=make_uid, editable=False)
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200, db_index=True)
    schema = models.CharField(max_length=20, choices=Schema.choices)
    kind = models.CharField(max_length=20, choices=Kind.choices, db_index=True)
    disambiguator = models.CharField(
        max_length=120, blank=True, help_text="One line: “Mexican politician, b. 1962”."
    )
    summary = models.TextField(blank=True, help_text="In our own voice: nothing disputable.")
    birth_date = models.CharField(max_length=10, blank=True, validators=[validate_date_prefix])
    death_date = models.CharField(
        "death or end date",
        max_length=10,
        blank=True,
        validators=[validate_date_prefix],
        help_text="Empty means living, as far as we know.",
    )
    picture = models.ForeignKey(
        Image, null=True, blank=True, on_delete=models.PROTECT, related_name="portrays"
    )
    government = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="governs",
        help_text="For a country: the government that speaks when “Mexico says”.",
    )
    topics = TaggableManager(through=TaggedEntity, blank=True)
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged_from",
        help_text="The record that stands for this one now.",
    )
    dossier_open = models.BooleanField(
        "dossier open to readers",
        default=False,
        help_text="Needed for a living person only: others open when a published story names them.",
    )
    in_print = models.BooleanField(default=False, editable=False, db_index=True)
    withheld_at = models.DateTimeField(null=True, blank=True, editable=False)
    withheld_reason = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = EntityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "entities"
        permissions = [
            ("open_dossier", "Can open a living person's dossier to readers"),
            ("withhold_entity", "Can withhold a dossier from readers"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")),
                name="entity_not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=Q(government__isnull=True) | Q(schema=Schema.COUNTRY),
                name="entity_government_of_country",
            ),
            models.CheckConstraint(
                condition=Q(schema__in=Schema.values) & Q(kind__in=Kind.values), name="entity_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(schema=Schema.COUNTRY) | Q(kind=Kind.COUNTRY), name="entity_country_is_a_country"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("site:entity", args=[self.slug])

    @property
    def is_living(self) -> bool:
        """A person of whom no death is on file: the careful side of not knowing."""
        return self.schema == Schema.PERSON and not self.death_date


class EntityName(models.Model):
    """One form under which an entity appears in text, and since when."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=NameKind.choices, default=NameKind.ALIAS)
    language = models.CharField(max_length=8, blank=True)
    valid_from = models.CharField(max_length=10, blank=True, validators=[validate_date_prefix])
    valid_to = models.CharField(max_length=10, blank=True, validators=[validate_date_prefix])
    source = models.CharField(max_length=200, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entity", "text", "kind"],
                condition=~Q(kind=NameKind.OFFICE),
                name="entity_name_once",
            ),
            models.UniqueConstraint(
                fields=["entity", "text", "valid_from"],
                condition=Q(kind=NameKind.OFFICE),
                name="entity_office_once_a_term",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="entity_name_not_empty"),
            models.CheckConstraint(condition=Q(kind__in=NameKind.values), name="entity_name_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.text


class Identifier(models.Model):
    """The entity's number in somebody else's register. Records are joined on these, never on names."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.SlugField(max_length=30, help_text="wikidata, ofac, iso3166, un …")
    value = models.CharField(max_length=100)

    class Meta:
        ordering = ["scheme", "value"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="identifier_once"),
            models.CheckConstraint(condition=~Q(value=""), name="identifier_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
