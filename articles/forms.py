"""The story's form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.box_field import BoxField
from articles.claims.models import Claim
from articles.enums import Field, TaskKind
from articles.exceptions import StaleSave
from articles.models import Appearance, Article, Author
from articles.selectors.staff import staff_who_work_on_stories
from articles.selectors.working_copy import claims_in_working_copy
from articles.services.autosave import Base, changed_since, clashing
from articles.stamps import STAMPED, stamps_of
from entities.fields import TopicsField
from newsroom.ledger.chips import ChipsInput, NamesField


class OneLineInput(forms.Textarea):
    """Text that must hold no line end, in a field that grows with it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"rows": 1, "data-one-line": "", **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        value = super().value_from_datadict(data, files, name)
        return None if value is None else " ".join(value.split())


class InstantInput(forms.DateTimeInput):
    """The browser's own field for a day and a time, which are the house's."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


class StoryForm(forms.ModelForm):
    """Words and filing of a working copy. It checks; `save_working_copy` saves.

    `base_revision` is the save from which this page was opened, `base_stamps` what stood in each field then. What
    somebody else saved since stays, in the fields that this page left as they were; where both changed the same one,
    the form is refused with everything that was typed still in it, and `clash` names the fields.
    """

    bylines = NamesField(required=False)
    topics = TopicsField(required=False)
    box = BoxField(required=False, label="Lines")
    base_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    base_stamps = forms.JSONField(required=False, widget=forms.HiddenInput)
    conflict: StaleSave | None = None
    clash: tuple[str, ...] = ()

    class Meta:
        model = Article
        fields = (
            "kicker headline standfirst body section story_date story_place lead_image lead_caption slug language"
            " origin original_url rights headline_is_working assignee deadline planned_for embargo_until needs_legal"
        ).split()
        widgets = {
            "kicker": forms.TextInput(attrs={"placeholder": "Kicker"}),
            "headline": OneLineInput(attrs={"placeholder": "Headline"}),
            "standfirst": OneLineInput(attrs={"placeholder": "Standfirst"}),
            "rights": forms.TextInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        story = self.instance
        if "headline" in self.fields and story.headline_is_working and story.headline:
            self.fields["headline"].required = False
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = (
                "Printed: it stays." if story.head_number else "Made from the headline when left empty."
            )
            self.fields["slug"].disabled = bool(story.head_number)
        if "assignee" in self.fields:
            assignee: Any = self.fields["assignee"]
            assignee.queryset = staff_who_work_on_stories()
        for name in ("deadline", "planned_for", "embargo_until"):
            if name in self.fields:
                self.fields[name].help_text = f"In {timezone.get_current_timezone_name()}."
        if "bylines" in self.fields:
            self.authors = _authors_by_label()
            self.fields["bylines"].widget = ChipsInput(options=list(self.authors), attrs={"id": "id_bylines"})
        self.initial.setdefault("base_stamps", stamps_of(story))
        if story.pk:
            self._begin_from(story)

    def _begin_from(self, story: Article) -> None:
        """What the model form does not read by itself."""
        self.initial.setdefault("base_revision", story.revision_number)
        self.initial["topics"] = [topic.name for topic in story.topics.all()]
        if "bylines" in self.fields:
            labels = {author.pk: label for label, author in self.authors.items()}
            signed = story.bylines.values_list("author_id", flat=True)
            self.initial.setdefault("bylines", [labels[key] for key in signed])
        if "box" in self.fields:
            self.initial["box"] = story.box
            box: Any = self.fields["box"]
            box.for_claims(claims_in_working_copy(story))

    def clean_bylines(self) -> list[Author]:
        """The authors behind the names."""
        by_name = {label.casefold(): author for label, author in self.authors.items()}
        names = self.cleaned_data["bylines"]
        unknown = [name for name in names if name.casefold() not in by_name]
        if unknown:
            raise ValidationError(
                f"No such author: {', '.join(unknown)}. An editor can add them under Authors."
            )
        return [by_name[name.casefold()] for name in names]

    def clean_headline(self) -> str:
        """A title that the house made stands until there is a better one."""
        return self.cleaned_data["headline"] or self.instance.headline

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (
            "headline" in self.changed_data
            and "headline_is_working" not in self.changed_data
            and cleaned.get("headline") != self.initial.get("headline")
        ):
            cleaned["headline_is_working"] = False  # somebody wrote one
        base, stamps = cleaned.get("base_revision"), cleaned.get("base_stamps")
        if self.instance.pk and base is not None:
            self._hold_against(Base(base, stamps if isinstance(stamps, dict) else {}), cleaned)
        return cleaned

    def _hold_against(self, base: Base, cleaned: dict[str, Any]) -> None:
        """Leave to others what only they changed since `base`, and refuse what both did."""
        story = Article.objects.get(pk=self.instance.pk)  # the form's own holds what was typed by now
        theirs = changed_since(story, base, STAMPED)
        self.clash = clashing(story, base, {name: cleaned[name] for name in theirs if name in cleaned})
        if self.clash:
            self.conflict = StaleSave(opened=base.revision or 0, current=story.revision_number)
            raise ValidationError(
                f"Somebody saved this story after you opened it: yours began from save {base.revision}, now it stands"
                f" at save {story.revision_number}. Nothing you typed is lost.",
                code="stale",
            )
        for name in theirs:
            cleaned.pop(name, None)
        cleaned["base_revision"] = story.revision_number

    def _save_m2m(self) -> None:
        """Topics and bylines are saved with the words, by the service."""


def _authors_by_label() -> dict[str, Author]:
    """Every author under the name to choose; two of one name are told apart by their slug. One query."""
    authors = list(Author.objects.order_by("name", "pk"))
    names = [author.name for author in authors]
    return {
        author.name if names.count(author.name) == 1 else f"{author.name} ({author.slug})": author
        for author in authors
    }


class TaskForm(forms.Form):
    """An error in print, as somebody reports it. Its fields are those of `open_task`."""

    kind = forms.ChoiceField(
        choices=TaskKind.choices, widget=forms.RadioSelect, initial=TaskKind.CORRECTION, label="What it takes"
    )
    message = forms.CharField(
        label="What is wrong",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For the desk. Readers never see it.",
    )
    passage = forms.CharField(
        label="The words in print", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    field = forms.ChoiceField(choices=Field.choices, initial=Field.BODY, label="Where")
    claim = forms.ModelChoiceField(
        queryset=Claim.objects.none(),
        required=False,
        label="On the claim",
        empty_label="no claim in particular",
    )

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        printed = Appearance.objects.filter(article=article, version__isnull=False).values("claim")
        claims: Any = self.fields["claim"]
        claims.queryset = Claim.objects.filter(pk__in=printed).order_by("public_text")
