"""The page on which a story is written, filed, checked and printed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils.safestring import SafeString
from django_prose_editor.widgets import ProseEditorWidget

from articles.admin.autosave import AutosaveMixin, last_saved
from articles.admin.checks import ChecksMixin
from articles.admin.claim_dialog import ClaimDialogMixin
from articles.admin.compare import CompareMixin
from articles.admin.conflict import ConflictMixin
from articles.admin.docx import WordFileMixin
from articles.admin.filing import FilingMixin
from articles.admin.history import StoryHistoryMixin
from articles.admin.mentions import MentionRows
from articles.admin.notes import NotesMixin
from articles.admin.panel_input import keep_input
from articles.admin.preview_links import PreviewLinksMixin
from articles.admin.primary import primary_of
from articles.admin.publication import PublicationMixin
from articles.admin.records import readable_body
from articles.admin.sign_off import SignOffMixin, sign_off_refusal
from articles.admin.story_list import StoryList
from articles.admin.suggestions_live import LiveSuggestionsMixin
from articles.admin.tasks import ReportMixin
from articles.claims.enums import Act, Harm, Mode, Role, Standing
from articles.claims.rules import may_record
from articles.exceptions import StaleSave, StoryError, refusal_in_words
from articles.forms import StoryForm
from articles.models import Article, Revision
from articles.rules import may_share_preview
from articles.selectors.working_copy import claims_in_working_copy
from articles.services.planning import PLAN, plan_story
from articles.services.revisions import end_stretch
from articles.services.save import FIELDS, Saved, save_working_copy
from articles.services.tagging import tag_entity
from entities.picture_select import PictureSelect
from entities.rules import may_add_entity
from newsroom.ledger.instant_input import InstantInput
from newsroom.ledger.screens import DeskScreen

#: The query that asks for the rows of entities with the page.
ENTITIES_ASKED = "entities"


class StoryScreen(
    PublicationMixin,
    ChecksMixin,
    SignOffMixin,
    ReportMixin,
    AutosaveMixin,
    ConflictMixin,
    FilingMixin,
    PreviewLinksMixin,
    NotesMixin,
    ClaimDialogMixin,
    LiveSuggestionsMixin,
    WordFileMixin,
    StoryHistoryMixin,
    CompareMixin,
    StoryList,
):
    """The story's screen. It never writes a story itself: `save_working_copy` does."""

    form = StoryForm
    change_form_template = "admin/articles/story_form.html"
    formfield_overrides = {
        **DeskScreen.formfield_overrides,
        models.DateTimeField: {"form_class": forms.DateTimeField, "widget": InstantInput},
    }
    writes_history = False  # the services write it

    WORDS = (
        None,
        {
            "classes": ("words",),
            "fields": (
                "kicker",
                "headline",
                "headline_claims",
                "standfirst",
                "standfirst_claims",
                "body",
                "base_revision",
                "base_stamps",
            ),
        },
    )
    FILING = (
        (
            "Filed under",
            {
                "classes": ("rail",),
                "fields": ("section", ("story_date", "story_place"), "bylines", "topics", "related"),
            },
        ),
        (
            "Planning",
            {
                "classes": ("rail", "collapse"),
                "fields": (
                    ("assignee", "priority"),
                    "deadline",
                    "planned_for",
                    "embargo_until",
                    "commissioned_words",
                    "needs_legal",
                ),
            },
        ),
        ("Picture", {"classes": ("rail",), "fields": ("lead_image", "lead_caption")}),
        (
            "Address, origin",
            {
                "classes": ("rail", "collapse"),
                "fields": ("slug", ("language", "origin"), "original_url", "rights", "headline_is_working"),
            },
        ),
    )

    BOX = ("Who says what, in short", {"classes": ("rail", "collapse"), "fields": ("box",)})

    # --- form -----------------------------------------------------------------------------------------------

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """The rows of entities cost a quarter of the page, and the panel Suggestions has them as chips.

        They come for those who have no such panel, for a form that brings them, and for `?entities=1`, which is the
        way without a script.
        """
        brought = "mentions-TOTAL_FORMS" in request.POST
        asked = brought or ENTITIES_ASKED in request.GET or not self.has_change_permission(request, obj)
        return [MentionRows] if obj and asked else []

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if not obj or self.has_change_permission(request, obj):
            return (self.WORDS, *self.FILING, *((self.BOX,) if obj else ()))
        words = (
            None,
            {"classes": ("words",), "fields": ("kicker", "headline", "standfirst", "body_as_saved")},
        )
        filing = (
            "section",
            ("story_date", "story_place"),
            "byline_names",
            "topic_names",
            "related_names",
            "lead_image",
            "origin",
        )
        return (words, ("Filed under", {"classes": ("rail",), "fields": filing}))

    @admin.display(description="body")
    def body_as_saved(self, article: Article) -> SafeString:
        return readable_body(article.body)

    @admin.display(description="bylines")
    def byline_names(self, article: Article) -> str:
        return ", ".join(str(byline.author) for byline in article.bylines.select_related("author"))

    @admin.display(description="topics")
    def topic_names(self, article: Article) -> str:
        return ", ".join(topic.name for topic in article.topics.all())

    @admin.display(description="related stories")
    def related_names(self, article: Article) -> str:
        return "; ".join(row.other.headline for row in article.related_stories.select_related("other"))

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, change, **kwargs)
        if "topics" in form.base_fields:
            topics: Any = form.base_fields["topics"]
            form.base_fields["topics"] = topics.for_user(request.user)
        form.writer = request.user  # type: ignore[attr-defined]  # the class is made for this request
        return form

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        """The claim dialog learns its addresses through the editor's own configuration: no inline script."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("section", "assignee") and field:
            field.widget = (
                field.widget.widget
            )  # without ways to other screens: each costs as much as the field
        if db_field.name == "lead_image" and field:
            field.widget.widget = PictureSelect(choices=field.widget.widget.choices)
        if db_field.name == "body" and field:
            config = {
                "search": reverse("admin:claims_claim_search"),
                "quick": reverse("admin:claims_claim_quick"),
                "compose": reverse("admin:claims_claim_compose"),
                "one": reverse("admin:claims_claim_in_dialog", args=["uid"]),
                "entities": reverse("admin:entities_entity_search"),
                "suggest": reverse("admin:articles_article_suggest"),
                "mayRecord": may_record(request.user),
                "choices": _choices(),
            }
            held = field.widget
            extensions = {
                **held.config["extensions"],
                "Claim": config,
                "CleanPaste": {"docx": reverse("admin:articles_article_docx")},
                "Quotes": {"person": request.user.pk},
            }
            # The library's widget for the admin brings a style sheet that overrules ours at every turn.
            field.widget = ProseEditorWidget(
                config={**held.config, "extensions": extensions}, preset=held.preset, attrs=held.attrs
            )
        return field

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article = context.get("original")
        context["show_save_and_add_another"] = False
        context["primary"] = primary_of(None, (), may_write=True, may_change_print=False)
        context["autosave_new_url"] = reverse("admin:articles_article_autosave_new")
        if article:
            form = context["adminform"].form
            # of a form that is refused, `article` holds what was typed
            saved = Article.objects.get(pk=article.pk) if form.is_bound else article
            last = Revision.objects.filter(article=saved).select_related("by").first()
            may_write = self.has_change_permission(request, article)
            checks = self.checks_of(request, saved)
            context |= {
                "saved": saved,
                "story_urls": self.story_urls(request, saved),
                "story_claims_here": form.here if form.here is not None else claims_in_working_copy(saved),
                "last_revision": last,
                "may_write": may_write,
                "conflict": getattr(form, "conflict", None) and last_saved(saved, request.user),
                "may_share_preview": may_share_preview(request.user),
                **checks,
                **self.publication_context(request, saved, may_write=may_write, stopping=checks["stopping"]),
                "sign_off_refused": sign_off_refusal(request, saved),
                **self.suggestions_context(saved),
                **self.notes_context(request, saved),
                "may_add_entity": may_add_entity(request.user),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def story_urls(self, request: HttpRequest, article: Article) -> dict[str, str]:
        """Where the page's scripts send and ask: name -> address. Each part of the screen adds its own."""
        return {
            "change": reverse("admin:articles_article_change", args=[article.pk]),
            **self.autosave_addresses(article),
            **self.filing_story_urls(request, article),
            **self.history_story_urls(request, article),
            **self.notes_story_urls(request, article),
            **self.claim_dialog_addresses(article),
            **self.suggestion_addresses(article),
        }

    # --- saving ---------------------------------------------------------------------------------------------

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A save that lost a race against another one comes back as a refused form, with nothing lost."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except StaleSave:
            # The other save is in the database by now, so the form's own check finds it.
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """A new story is written here; a changed one in `save_related`, after the choices about its entities."""
        if not change:
            planned = {name: getattr(obj, name) for name in PLAN if name in form.changed_data}
            for name in planned:  # planned once it is there, so that the history tells of it
                column: Any = Article._meta.get_field(name)
                setattr(obj, name, column.get_default())
            self._tell(request, _save(request, obj, form))
            if planned:
                self._plan(request, form, list(planned))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        if not change:
            return
        for formset in formsets:
            for row in formset.forms:
                if row.has_changed() and row.cleaned_data.get("entity"):
                    tag_entity(
                        article=form.instance,
                        entity=row.cleaned_data["entity"],
                        by=request.user,
                        choice=row.cleaned_data["choice"],
                    )
            formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []
        planned = [name for name in form.changed_data if name in PLAN]
        # What others changed meanwhile differs from what this page holds, and is no longer the form's.
        if set(form.changed_data) & form.cleaned_data.keys() - {*planned, "base_revision", "base_stamps"}:
            self._tell(request, _save(request, form.instance, form))
        else:
            end_stretch(form.instance, by=request.user)
        if planned:
            self._plan(request, form, planned)

    def _plan(self, request: HttpRequest, form: Any, names: list[str]) -> None:
        """Only what was changed here: somebody else may have planned the rest meanwhile."""
        try:
            plan_story(
                article=form.instance, by=request.user, **{name: form.cleaned_data[name] for name in names}
            )
        except (StoryError, ValidationError) as refused:
            messages.error(request, f"Saved, but not planned: {refusal_in_words(refused)}")

    def _tell(self, request: HttpRequest, saved: Saved) -> None:
        """What the save took out of the text: nothing is removed in silence."""
        for what in saved.removed:
            messages.warning(request, f"Taken out of the text: {what}")
        if saved.reopened:
            messages.warning(request, "It had been approved: with this change it is in edit again.")
        if saved.unknown_claims:
            messages.warning(
                request, f"Marks without a claim on file were unwrapped: {', '.join(saved.unknown_claims)}."
            )

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._respond(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._respond(request, obj) or super().response_change(request, obj)

    def _respond(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """After a save: the button that was pressed. Nothing of Django's long sentences where a short one does."""
        if "_popup" in request.POST:
            return None
        if verb := request.POST.get("_move"):
            return self.move(request, article, verb)
        if "_save" not in request.POST:
            keep_input(request, article)  # saved, and still being worked on
        if decided := self.decide(request, article):
            return decided
        messages.success(request, "Saved.")
        if "_save" in request.POST:
            return redirect("admin:articles_article_changelist")
        return redirect("admin:articles_article_change", article.pk)

    def get_urls(self) -> list[URLPattern]:
        return [
            *self.publication_urls(),
            *self.checks_urls(),
            *self.sign_off_urls(),
            *self.report_urls(),
            *self.autosave_urls(),
            *self.conflict_urls(),
            *self.filing_urls(),
            *self.preview_link_urls(),
            *self.history_urls(),
            *self.compare_urls(),
            *self.notes_urls(),
            *self.claim_dialog_urls(),
            *self.live_suggestion_urls(),
            *self.word_file_urls(),
            *super().get_urls(),
        ]


admin.site.register(Article, StoryScreen)


def _save(request: HttpRequest, article: Article, form: Any) -> Saved:
    """Hand the form's words to the save service."""
    given = form.cleaned_data
    fields = {name: given[name] for name in FIELDS if name in given}
    return save_working_copy(
        article=article,
        by=request.user,
        base_revision=given.get("base_revision"),
        topics=given.get("topics"),
        authors=given.get("bylines"),
        related=given.get("related"),
        **fields,
    )


def _choices() -> dict[str, list[tuple[str, str]]]:
    """The words that the claim dialog offers, as the records know them."""
    return {
        "mode": list(Mode.choices),
        "speech_act": list(Act.choices),
        "standing": list(Standing.choices),
        "role": list(Role.choices),
        "harm": list(Harm.choices),
    }
