"""Forms for claims: the desk's full form and the short one beside the story's text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model

from articles.claims.enums import Act, Basis, Certainty, Harm, Mode, Polarity, Role, Standing
from articles.claims.models import AnonymityGrant, Claim, ClaimParty
from articles.claims.rules import propose_harm
from entities.models import Entity
from newsroom.ledger.screens import DayInput
from newsroom.ledger.typed import number_in

#: More than any statement has.
MOST_PARTIES = 40


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


class PartiesField(forms.Field):
    """Entities with their parts in a claim, as the dialog sends them: "role:key:standing", one value for each.

    Cleaned to [(entity, role, standing)], what `record_claim` takes. One query.
    """

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[tuple[Entity, str, str]]:
        wanted = [tuple([*text.split(":"), "", ""][:3]) for text in (value or [])[:MOST_PARTIES]]
        keys = {number for _, key, _ in wanted if (number := number_in(key))}
        entities = Entity.objects.filter(merged_into__isnull=True).in_bulk(keys) if keys else {}
        parties = []
        for role, key, standing in wanted:
            entity = entities.get(number_in(key) or 0)
            if entity is None:
                raise forms.ValidationError(
                    "One of these is no longer on file: take it out and choose again."
                )
            if role not in Role.values or standing not in {"", *Standing.values}:
                raise forms.ValidationError(f"Choose again what {entity} is in this claim.")
            speaks = role == Role.CLAIMANT
            parties.append((entity, role, (standing or Standing.NAMED.value) if speaks else ""))
        return parties


class QuickClaimForm(forms.Form):
    """A claim, made or changed without leaving the story."""

    statement = forms.CharField(max_length=5000, error_messages={"required": "Say what is stated."})
    public_text = forms.CharField(
        max_length=5000, error_messages={"required": "Write the sentence that readers may see by itself."}
    )
    mode = forms.ChoiceField(choices=Mode.choices)
    speech_act = forms.ChoiceField(choices=Act.choices)
    cue = forms.CharField(max_length=200, required=False)
    claimant_label = forms.CharField(max_length=200, required=False)
    party = PartiesField(required=False)
    harm = forms.ChoiceField(choices=[("", "as proposed"), *Harm.choices], required=False)
    # What the analyser read and the dialog does not ask for.
    basis = forms.ChoiceField(choices=Basis.choices, required=False)
    polarity = forms.ChoiceField(choices=Polarity.choices, required=False)
    certainty = forms.ChoiceField(choices=Certainty.choices, required=False)
    language = forms.RegexField(r"^[a-z]{2,3}$", required=False)

    def clean(self) -> dict[str, Any]:
        """Whoever is not us needs a name: an entity, the words of the story, or hearsay said to be such."""
        cleaned = super().clean() or {}
        speaks_itself = cleaned.get("mode") in {Mode.OWN, Mode.ANALYSIS, Mode.HEARSAY}
        speakers = [role for _, role, _ in cleaned.get("party", ()) if role == Role.CLAIMANT]
        if not speaks_itself and not speakers and not cleaned.get("claimant_label"):
            self.add_error(
                "claimant_label", "Say who: choose an entity, or write the source as the story names it."
            )
        return cleaned

    def fields_of_claim(self) -> dict[str, Any]:
        """What goes into the record's columns; what nobody gave is left out. Harm is proposed where not chosen."""
        given = self.cleaned_data
        named = ("statement", "public_text", "mode", "speech_act", "cue", "claimant_label")
        fields = {name: given[name] for name in named}
        fields |= {
            name: given[name] for name in ("basis", "polarity", "certainty", "language") if given[name]
        }
        fields["harm"] = given["harm"] or propose_harm(
            act=given["speech_act"],
            basis=given["basis"] or Basis.STATEMENT,
            about_living_person=any(
                entity.is_living for entity, role, _ in given["party"] if role == Role.ACCUSED
            ),
        )
        return fields
