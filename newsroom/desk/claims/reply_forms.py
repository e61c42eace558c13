"""Forms of the right of reply: asking, writing down what came, and asking for a waiver."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils import timezone

from articles.claims.enums import Channel, LinkKind, ReplyOutcome
from articles.claims.models import Claim, ReplyTemplate
from newsroom.ledger.instant_input import InstantInput
from newsroom.ledger.screens import DayInput

_LONGEST = 20_000
#: How an answer stands to what was alleged, in the order of how often it is so.
KINDS = (
    (LinkKind.DENIES.value, "denies it"),
    (LinkKind.RESPONDS_TO.value, "responds, neither denying nor admitting"),
    (LinkKind.OBJECTS_TO.value, "objects, without denying"),
    (LinkKind.CONFIRMS.value, "admits it"),
)
ANSWERS = (
    (ReplyOutcome.REPLIED.value, "Replied to us"),
    (ReplyOutcome.ANSWERED_IN_PUBLIC.value, "Answered in public"),
    (ReplyOutcome.DECLINED.value, "Declined to comment"),
)
SILENCE = (
    (ReplyOutcome.NO_ANSWER.value, "No answer in time"),
    (ReplyOutcome.UNREACHABLE.value, "Could not be reached"),
)


class _Plain(forms.Form):
    """Labels without a colon. Nothing is required by the browser: one page holds several of these."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class AskForm(_Plain):
    """What is put to somebody. The services say what is missing."""

    respondent_label = forms.CharField(
        label="Written to",
        max_length=200,
        required=False,
        help_text="If not themselves: “her lawyer, R. Vale”. No address.",
    )
    template = forms.ModelChoiceField(
        ReplyTemplate.objects.none(), label="Letter", required=False, empty_label="My own words"
    )
    channel = forms.ChoiceField(label="By", choices=Channel.choices, required=False)
    deadline = forms.DateTimeField(label="Answer by", required=False, widget=InstantInput)
    subject = forms.CharField(label="Subject", max_length=300, required=False)
    letter = forms.CharField(
        label="What is put to them",
        max_length=_LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    note = forms.CharField(
        label="Note for the desk",
        max_length=2000,
        required=False,
        help_text="Never printed. No address, no number.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"].queryset = ReplyTemplate.objects.order_by("language", "role", "name")  # type: ignore[attr-defined]


class AnswerForm(_Plain):
    """What came: an answer in words, where it stands, and how it stands to the allegation."""

    outcome = forms.ChoiceField(label="What came", choices=ANSWERS)
    kind = forms.ChoiceField(label="The answer", choices=KINDS, required=False)
    words = forms.CharField(
        label="Their words", max_length=_LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    on = forms.DateField(label="Said on", required=False, widget=DayInput)
    speaker = forms.CharField(
        label="Who spoke for them", max_length=200, required=False, help_text="As print will name them."
    )
    item_url = forms.URLField(label="Where it stands", max_length=1000, required=False, assume_scheme="https")
    item_title = forms.CharField(label="Title of that", max_length=300, required=False)
    public_text = forms.CharField(
        label="Sentence for readers",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Left empty, it is made from their words.",
    )
    answer = forms.CharField(
        label="Or a claim on file",
        max_length=10,
        required=False,
        help_text="The uid of a denial that is a claim already.",
    )

    def __init__(self, *args: Any, silence: bool = False, **kwargs: Any) -> None:
        """`silence`: they were asked, so that no answer is something that can be written down."""
        super().__init__(*args, **kwargs)
        if silence:
            self.fields["outcome"].choices = [*ANSWERS, *SILENCE]  # type: ignore[attr-defined]

    def clean_answer(self) -> Claim | None:
        uid = self.cleaned_data["answer"].strip()
        if not uid:
            return None
        claim = Claim.objects.filter(uid=uid).first()
        if claim is None:
            raise forms.ValidationError("No claim on file has this uid.")
        return claim


class WaiverForm(_Plain):
    waiver_reason = forms.CharField(
        label="Why it goes to print without an answer",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def usual_deadline(now: datetime.datetime | None = None) -> datetime.datetime:
    """A day from now, at the full hour that follows: what the form proposes."""
    at = timezone.localtime(now or timezone.now()) + datetime.timedelta(days=1, hours=1)
    return at.replace(minute=0, second=0, microsecond=0)
