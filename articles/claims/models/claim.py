"""The claim: one attributed statement as a record."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from articles.claims.enums import (
    Act,
    Basis,
    Certainty,
    Contention,
    Harm,
    LinkKind,
    Mode,
    Origin,
    Polarity,
    Role,
    Standing,
)
from articles.claims.querysets import ClaimQuerySet
from entities.models import Entity
from entities.uids import make_uid
from entities.validators import validate_date_prefix, validate_uid
from newsroom.ledger.models import OwnedColumnsModel


class Claim(OwnedColumnsModel):
    """Who says what, how, and how far the paper stands from it.

    `statement` is an internal key and is never printed alone; `public_text` carries claimant and cue inside,
    and is what readers see. `contention` and `card` are derived, written only by `refresh_claim_state`.
    """

    owned_by_services: ClassVar[frozenset[str]] = frozenset(
        "contention card in_print withheld_at withheld_reason reviewed_at reviewed_by canonical".split()
    )

    uid = models.CharField(
        max_length=10, unique=True, default=make_uid, editable=False, validators=[validate_uid]
    )
    statement = models.TextField(help_text="Neutral, without the cue. An internal key: readers never see it.")
    public_text = models.TextField(
        help_text="A sentence that can stand alone, claimant and cue inside: “U.S. authorities accuse X of …”."
    )
    claimant_label = models.CharField(
        max_length=200, blank=True, help_text="As printed, where no entity fits: “administration officials”."
    )
    mode = models.CharField("attribution mode", max_length=20, choices=Mode.choices, db_index=True)
    speech_act = models.CharField(max_length=12, choices=Act.choices, default=Act.SAY, db_index=True)
    cue = models.CharField(
        max_length=200, blank=True, help_text="The word that attributes: “accuse”, “reportedly”."
    )
    basis = models.CharField(max_length=14, choices=Basis.choices, default=Basis.STATEMENT)
    certainty = models.CharField(max_length=10, choices=Certainty.choices, default=Certainty.UNKNOWN)
    polarity = models.CharField(max_length=10, choices=Polarity.choices, default=Polarity.POSITIVE)
    relayed_by = models.ForeignKey(
        "claims.Source",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="relayed_claims",
        help_text="The outlet or series through which it reached us.",
    )
    underlying_mode = models.CharField(
        max_length=20,
        choices=Mode.choices,
        blank=True,
        help_text="For a relayed claim: the mode at the origin.",
    )
    said_on = models.CharField(
        max_length=10,
        blank=True,
        validators=[validate_date_prefix],
        help_text="Year, month or day: 2025-08-07.",
    )
    about_when = models.CharField(max_length=10, blank=True, validators=[validate_date_prefix])
    harm = models.CharField(max_length=10, choices=Harm.choices, default=Harm.NONE)
    language = models.CharField(max_length=8, default="en")
    original_wording = models.TextField(blank=True)
    origin = models.CharField(max_length=12, choices=Origin.choices, default=Origin.EDITOR)
    reviewed_at = models.DateTimeField(null=True, blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    review_deadline = models.DateField(null=True, blank=True)
    canonical = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="same",
        editable=False,
        help_text="The head of the group of claims that say the same. Empty for a head.",
    )
    parties = models.ManyToManyField(Entity, through="claims.ClaimParty", related_name="claims")
    contention = models.CharField(
        max_length=24, choices=Contention.choices, default=Contention.NONE, editable=False, db_index=True
    )
    card = models.JSONField(default=dict, editable=False)
    in_print = models.BooleanField(default=False, editable=False, db_index=True)
    withheld_at = models.DateTimeField(null=True, blank=True, editable=False)
    withheld_reason = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["harm"],
                condition=Q(origin=Origin.IMPORT, reviewed_at__isnull=True),
                name="claim_unreviewed",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(canonical__isnull=True) | ~Q(canonical=F("pk")), name="claim_not_its_own_head"
            ),
            models.CheckConstraint(condition=~Q(statement="") & ~Q(public_text=""), name="claim_has_text"),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="claim_mode_is_known"),
            models.CheckConstraint(condition=Q(speech_act__in=Act.values), name="claim_act_is_known"),
            models.CheckConstraint(
                condition=Q(contention__in=Contention.values), name="claim_contention_is_known"
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True, reviewed_by__isnull=True)
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
                name="claim_review_is_signed",
            ),
        ]
        permissions = [("withhold_claim", "Can withhold a claim from readers")]

    def __str__(self) -> str:
        return self.public_text

    def get_absolute_url(self) -> str:
        return reverse("site:claim", args=[self.uid])

    @property
    def is_reviewed(self) -> bool:
        """Whether a person has looked at it: always so for what an editor wrote or accepted."""
        return self.origin != Origin.IMPORT or self.reviewed_at is not None

    @property
    def head(self) -> Claim:
        """The claim to which content evidence and content verdicts of its group attach: itself where it is alone."""
        return self.canonical or self


class ClaimParty(models.Model):
    """An entity's part in a claim. `standing` is said of claimants only."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="party_set")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="claim_parties")
    role = models.CharField(max_length=12, choices=Role.choices)
    standing = models.CharField(max_length=16, choices=Standing.choices, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "party"
        verbose_name_plural = "parties"
        constraints = [
            models.UniqueConstraint(fields=["claim", "entity", "role"], name="claim_party_once"),
            models.CheckConstraint(
                condition=Q(role=Role.CLAIMANT, standing__in=Standing.values)
                | (~Q(role=Role.CLAIMANT) & Q(standing="")),
                name="claim_party_standing_of_claimants",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entity} ({self.get_role_display().lower()})"


class ClaimLink(models.Model):
    """How one claim stands to another: 'from_claim KIND to_claim'. A denial is a claim of its own."""

    from_claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="links_out")
    to_claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="links_in")
    kind = models.CharField(max_length=12, choices=LinkKind.choices)

    class Meta:
        ordering = ["pk"]
        verbose_name = "link"
        constraints = [
            models.UniqueConstraint(fields=["from_claim", "to_claim", "kind"], name="claim_link_once"),
            models.CheckConstraint(condition=~Q(from_claim=F("to_claim")), name="claim_link_not_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.to_claim.uid}"
