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
from articles.filing_fields import BylinesField, RelatedField
from articles.models import Appearance, Article, Author
from articles.rules import may_publish
from articles.selectors.bylines import author_label, labelled
from articles.selectors.related import story_label
from articles.selectors.staff import staff_who_work_on_stories
from articles.selectors.working_copy import claims_in_working_copy
from articles.slugs import is_taken
from entities.fields import TopicsField
from newsroom.ledger.typed import number_in


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

    `base_revision` is the save from which this page was opened. If somebody saved since, the form is refused
    with everything that was typed still in it, unless the field `_over` names the newer save: then the writer
    has seen it and saves over it.
    """

    bylines = BylinesField(required=False)
    topics = TopicsField(required=False)
    related = RelatedField(required=False, label="Related stories")
    box = BoxField(required=False, label="Lines")
    base_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    conflict: StaleSave | None = None
    writer: Any = None  # set by the screen, on the form of each request

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
        if "slug" in self.fields:
            self._begin_address(story)
        if "assignee" in self.fields:
            assignee: Any = self.fields["assignee"]
            assignee.queryset = staff_who_work_on_stories()
        for name in ("deadline", "planned_for", "embargo_until"):
            if name in self.fields:
                self.fields[name].help_text = f"In {timezone.get_current_timezone_name()}."
        if "bylines" in self.fields:
            bylines: Any = self.fields["bylines"]
            bylines.for_user(self.writer, is_new=story.pk is None)
        if "related" in self.fields:
            related: Any = self.fields["related"]
            related.for_story(story.pk)
        if story.pk:
            self._begin_from(story)

    def _begin_address(self, story: Article) -> None:
        """An address that follows its headline is shown beside the empty field; a written one stands in it."""
        field = self.fields["slug"]
        field.required, field.label = False, "Address"
        if story.head_number:
            self.initial["slug"] = story.coming_slug
            field.disabled = self.writer is not None and not may_publish(self.writer)
            field.widget.attrs["data-printed"] = ""
            field.help_text = (
                f"In print at {story.slug} until the next publication. From then on the old address leads to this one."
                if story.next_slug
                else "Printed. A new address comes with the next publication, and the old one leads to it."
            )
            return
        if not story.slug_is_own:
            self.initial["slug"] = ""
        field.widget.attrs["placeholder"] = story.slug if story.pk else ""
        field.help_text = "Follows the headline while this is empty."

    def _begin_from(self, story: Article) -> None:
        """What the model form does not read by itself."""
        self.initial.setdefault("base_revision", story.revision_number)
        self.initial["topics"] = [topic.name for topic in story.topics.all()]
        if "bylines" in self.fields:
            signed = labelled(Author.objects.filter(bylines__article=story)).order_by(
                "bylines__position", "bylines__pk"
            )
            self.initial.setdefault("bylines", [author_label(author) for author in signed])
        if "related" in self.fields:
            others = Article.objects.filter(related_from__article=story).only("headline", "uid")
            ordered = others.order_by("related_from__position", "related_from__pk")
            self.initial.setdefault("related", [story_label(other) for other in ordered])
        if "box" in self.fields:
            self.initial["box"] = story.box
            box: Any = self.fields["box"]
            box.for_claims(claims_in_working_copy(story))

    def clean_slug(self) -> str:
        """An address that nobody else has or had. One query where it is another than before."""
        typed = self.cleaned_data["slug"]
        story = self.instance
        if typed and typed not in (story.slug, story.next_slug) and is_taken(typed, story.pk):
            raise ValidationError("Another story has this address, or had it: write another one.")
        return typed

    def _post_clean(self) -> None:
        # The service says what becomes of a written address: the story keeps the one that it has until then.
        typed = self.cleaned_data.pop("slug", None)
        super()._post_clean()  # type: ignore[misc]
        if typed is not None:
            self.cleaned_data["slug"] = typed

    def clean_base_revision(self) -> int | None:
        """The save that this one follows: the one last looked at."""
        over = number_in(str(self.data.get("_over", "")))
        return self.cleaned_data["base_revision"] if over is None else over

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "headline" in self.changed_data and "headline_is_working" not in self.changed_data:
            cleaned["headline_is_working"] = False  # somebody wrote one
        base = cleaned.get("base_revision")
        if self.instance.pk and base is not None:
            current = Article.objects.values_list("revision_number", flat=True).get(pk=self.instance.pk)
            if base != current:
                self.conflict = StaleSave(opened=base, current=current)
                raise ValidationError(
                    f"Somebody saved this story after you opened it: yours began from save {base}, now it stands at"
                    f" save {current}. Nothing you typed is lost.",
                    code="stale",
                )
        return cleaned

    def _save_m2m(self) -> None:
        """Topics and bylines are saved with the words, by the service."""


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
