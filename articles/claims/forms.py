"""Forms for claims: the desk's full form and the short one beside the story's text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model

from articles.claims.enums import Act, Harm, Mode, Role, Standing
from articles.claims.models import AnonymityGrant, Claim, ClaimParty
from entities.models import Entity
from newsroom.ledger.screens import DayInput


class ClaimForm(forms.ModelForm):
    class Meta:
        model = Claim
        fields = (
            "public_text statement mode speech_act harm cue claimant_label basis certainty polarity relayed_by"
            " underlying_mode language original_wording said_on about_when review_deadline"
        ).split()
        widgets = {
            "public_text": forms.Textarea(attrs={"rows": 2}),
            "statement": forms.Textarea(attrs={"rows": 2}),
            "original_wording": forms.Textarea(attrs={"rows": 2}),
        }


class AnonymityForm(forms.ModelForm):
    """What is written down of a source without a name: never who it is."""

    class Meta:
        model = AnonymityGrant
        fields = ("reason", "means_of_knowledge", "known_to", "expires_on")
        widgets = {
            "reason": forms.Textarea(attrs={"rows": 2}),
            "means_of_knowledge": forms.Textarea(attrs={"rows": 2}),
            "expires_on": DayInput,
        }

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        staff = get_user_model()._default_manager.filter(is_active=True, is_staff=True)
        self.fields["known_to"].queryset = staff.exclude(pk=by.pk).order_by("username")  # type: ignore[attr-defined]


class PartyForm(forms.ModelForm):
    """A party of a claim. Only claimants speak, so only they have a standing; without one they are named."""

    class Meta:
        model = ClaimParty
        fields = ("entity", "role", "standing")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_claimant = cleaned.get("role") == Role.CLAIMANT
        cleaned["standing"] = (cleaned.get("standing") or Standing.NAMED) if is_claimant else ""
        return cleaned


class QuickClaimForm(forms.Form):
    """A new claim, made without leaving the story."""

    statement = forms.CharField(max_length=5000)
    public_text = forms.CharField(max_length=5000)
    mode = forms.ChoiceField(choices=Mode.choices)
    speech_act = forms.ChoiceField(choices=Act.choices)
    cue = forms.CharField(max_length=200, required=False)
    claimant = forms.ModelChoiceField(Entity.objects.filter(merged_into__isnull=True), required=False)
    claimant_label = forms.CharField(max_length=200, required=False)
    standing = forms.ChoiceField(choices=Standing.choices, required=False)
    accused = forms.ModelChoiceField(Entity.objects.filter(merged_into__isnull=True), required=False)
    harm = forms.ChoiceField(choices=[("", "as proposed"), *Harm.choices], required=False)

    def clean(self) -> dict[str, Any]:
        """Whoever is not us needs a name: an entity, the words of the story, or hearsay said to be such."""
        cleaned = super().clean() or {}
        speaks_itself = cleaned.get("mode") in {Mode.OWN, Mode.ANALYSIS, Mode.HEARSAY}
        if not speaks_itself and not cleaned.get("claimant") and not cleaned.get("claimant_label"):
            self.add_error(
                "claimant_label", "Say who: choose an entity, or write the source as the story names it."
            )
        return cleaned

    def parties(self) -> list[tuple[Entity, str, str]]:
        """What `record_claim` takes as parties."""
        parties = []
        if claimant := self.cleaned_data["claimant"]:
            parties.append(
                (claimant, Role.CLAIMANT.value, self.cleaned_data["standing"] or Standing.NAMED.value)
            )
        if accused := self.cleaned_data["accused"]:
            parties.append((accused, Role.ACCUSED.value, ""))
        return parties
