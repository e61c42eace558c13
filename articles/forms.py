"""The story's form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.box_field import BoxField
from articles.claims.models import Claim
from articles.enums import Field, TaskKind
from articles.exceptions import StaleSave
from articles.filing_fields import BylinesField, RelatedField
from articles.line_field import LineClaimsField
from articles.lines import LINES, read_line_claims, with_lines
from articles.models import Appearance, Article, Author
from articles.rules import may_publish
from articles.selectors.bylines import author_label, labelled
from articles.selectors.related import story_label
from articles.selectors.staff import staff_who_work_on_stories
from articles.selectors.working_copy import claims_in_working_copy
from articles.services.autosave import Base, changed_since, clashing
from articles.slugs import is_taken
from articles.stamps import STAMPED, stamps_of
from entities.fields import TopicsField


class OneLineInput(forms.Textarea):
    """Text that must hold no line end, in a field that grows with it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"rows": 1, "data-one-line": "", **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        value = super().value_from_datadict(data, files, name)
        return None if value is None else " ".join(value.split())


class StoryForm(forms.ModelForm):
    """Words and filing of a working copy. It checks; `save_working_copy` saves.

    `base_revision` is the save from which this page was opened, `base_stamps` what stood in each field then. What
    somebody else saved since stays, in the fields that this page left as they were; where both changed the same one,
    the form is refused with everything that was typed still in it, and `clash` names the fields.
    """

    bylines = BylinesField(required=False)
    topics = TopicsField(required=False)
    related = RelatedField(required=False, label="Related stories")
    box = BoxField(required=False, label="Lines")
    headline_claims = LineClaimsField("headline", label="Claims in the headline")
    standfirst_claims = LineClaimsField("standfirst", label="Claims in the standfirst")
    base_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    base_stamps = forms.JSONField(required=False, widget=forms.HiddenInput)
    #: The claims that the working copy prints, where the form has read them.
    here: list[Claim] | None = None
    conflict: StaleSave | None = None
    clash: tuple[str, ...] = ()
    writer: Any = None  # set by the screen, on the form of each request

    class Meta:
        model = Article
        fields = (
            "kicker headline standfirst body section story_date story_place lead_image lead_caption slug language"
            " origin original_url rights headline_is_working assignee deadline planned_for embargo_until needs_legal"
            " priority commissioned_words"
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
            self._begin_address(story)
        if "priority" in self.fields:
            self.fields["priority"].required = False
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
        known = self._begin_from(story) if story.pk else {}
        self.initial.setdefault("base_stamps", stamps_of(story, known=known))

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

    def _begin_from(self, story: Article) -> dict[str, Any]:
        """Read what the model form does not read by itself; gives the lists as the story's stamps count them."""
        known: dict[str, Any] = {}
        self.initial.setdefault("base_revision", story.revision_number)
        self.initial["topics"] = known["topics"] = [topic.name for topic in story.topics.all()]
        if "bylines" in self.fields:
            signed = labelled(Author.objects.filter(bylines__article=story)).order_by(
                "bylines__position", "bylines__pk"
            )
            known["bylines"] = list(signed)
            self.initial.setdefault("bylines", [author_label(author) for author in known["bylines"]])
        if "related" in self.fields:
            others = Article.objects.filter(related_from__article=story).only("headline", "uid")
            ordered = others.order_by("related_from__position", "related_from__pk")
            known["related"] = list(ordered)
            self.initial.setdefault("related", [story_label(other) for other in known["related"]])
        self.here = here = claims_in_working_copy(story)
        if "box" in self.fields:
            self.initial["box"] = story.box
            box: Any = self.fields["box"]
            box.for_claims(here)
        self._begin_lines(story, here)
        return known

    def _begin_lines(self, story: Article, here: Sequence[Claim]) -> None:
        """What headline and standfirst print. One query where a line asks again about a claim of no other place."""
        confirmed = read_line_claims(story.line_claims)
        known = {claim.uid for claim in here}
        elsewhere = {claim.uid for claims in confirmed.values() for claim in claims} - known
        records = [*here, *(Claim.objects.filter(uid__in=elsewhere) if elsewhere else ())]
        for name in LINES:
            field: Any = self.fields.get(f"{name}_claims")
            if field is not None:
                words = str(self.data.get(name, "")) if self.is_bound else getattr(story, name)
                field.for_line(words, records, story.language)
                self.initial[f"{name}_claims"] = confirmed.get(name, [])

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

    def clean_priority(self) -> int:
        """A form that does not say leaves it as it is."""
        return self.cleaned_data["priority"] or self.instance.priority

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
        lines = {name: cleaned.get(f"{name}_claims") for name in LINES}
        if any(claims is not None for claims in lines.values()):
            cleaned["line_claims"] = with_lines(self.instance.line_claims, lines)
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
