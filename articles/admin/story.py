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

from articles.admin.checks import ChecksMixin
from articles.admin.history import StoryHistoryMixin
from articles.admin.mentions import MentionRows
from articles.admin.panel_input import keep_input
from articles.admin.primary import primary_of
from articles.admin.publication import PublicationMixin
from articles.admin.records import readable_body
from articles.admin.sign_off import SignOffMixin, sign_off_refusal
from articles.admin.story_list import StoryList
from articles.admin.suggestions import SuggestionsMixin
from articles.admin.tasks import ReportMixin
from articles.claims.enums import Act, Harm, Mode, Standing
from articles.claims.rules import may_record
from articles.exceptions import StaleSave, StoryError, refusal_in_words
from articles.forms import InstantInput, StoryForm
from articles.models import Article, Revision
from articles.selectors.working_copy import claims_in_working_copy
from articles.services.planning import PLAN, plan_story
from articles.services.save import FIELDS, Saved, save_working_copy
from articles.services.tagging import tag_entity
from entities.rules import may_add_entity
from newsroom.ledger.screens import DeskScreen


class StoryScreen(
    PublicationMixin,
    ChecksMixin,
    SignOffMixin,
    ReportMixin,
    SuggestionsMixin,
    StoryHistoryMixin,
    StoryList,
):
    """The story's screen. It never writes a story itself: `save_working_copy` does."""

    form = StoryForm
    change_form_template = "admin/articles/story_form.html"
    autocomplete_fields = ("lead_image",)
    formfield_overrides = {
        **DeskScreen.formfield_overrides,
        models.DateTimeField: {"form_class": forms.DateTimeField, "widget": InstantInput},
    }
    writes_history = False  # the services write it

    WORDS = (
        None,
        {"classes": ("words",), "fields": ("kicker", "headline", "standfirst", "body", "base_revision")},
    )
    FILING = (
        (
            "Filed under",
            {"classes": ("rail",), "fields": ("section", ("story_date", "story_place"), "bylines", "topics")},
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
        return [MentionRows] if obj else []

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

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, change, **kwargs)
        if "topics" in form.base_fields:
            topics: Any = form.base_fields["topics"]
            form.base_fields["topics"] = topics.for_user(request.user)
        return form

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        """The claim dialog learns its addresses through the editor's own configuration: no inline script."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "body" and field:
            config = {
                "search": reverse("admin:claims_claim_search"),
                "quick": reverse("admin:claims_claim_quick"),
                "entities": reverse("admin:entities_entity_search"),
                "suggest": reverse("admin:articles_article_suggest"),
                "mayRecord": may_record(request.user),
                "choices": _choices(),
            }
            held = field.widget
            extensions = {**held.config["extensions"], "Claim": config}
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
        if article:
            saved = Article.objects.get(
                pk=article.pk
            )  # `article` holds what was typed when the form is refused
            last = Revision.objects.filter(article=saved).select_related("by").first()
            may_write = self.has_change_permission(request, article)
            checks = self.checks_of(request, saved)
            context |= {
                "saved": saved,
                "story_urls": self.story_urls(request, saved),
                "story_claims_here": claims_in_working_copy(saved),
                "last_revision": last,
                "may_write": may_write,
                "conflict": _conflict(context["adminform"].form, saved, last),
                **checks,
                **self.publication_context(request, saved, may_write=may_write, stopping=checks["stopping"]),
                "sign_off_refused": sign_off_refusal(request, saved),
                **self.suggestions_context(saved),
                "may_add_entity": may_add_entity(request.user),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def story_urls(self, request: HttpRequest, article: Article) -> dict[str, str]:
        """Where the page's scripts send and ask: name -> address. Each part of the screen adds its own."""
        return {"change": reverse("admin:articles_article_change", args=[article.pk])}

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
        if set(form.changed_data) - set(planned):
            self._tell(request, _save(request, form.instance, form))
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
            *self.suggestion_urls(),
            *super().get_urls(),
        ]


admin.site.register(Article, StoryScreen)


def _save(request: HttpRequest, article: Article, form: Any) -> Saved:
    """Hand the form's words to the save service."""
    given = form.cleaned_data
    fields = {name: given[name] for name in FIELDS if name in given}
    if not fields.get("slug"):
        fields.pop("slug", None)
    return save_working_copy(
        article=article,
        by=request.user,
        base_revision=given.get("base_revision"),
        topics=given.get("topics"),
        authors=given.get("bylines"),
        **fields,
    )


def _conflict(form: Any, saved: Article, last: Revision | None) -> dict[str, Any] | None:
    """What somebody else saved meanwhile, where it differs from what stands in the form."""
    stale = getattr(form, "conflict", None)
    if not stale:
        return None
    theirs = [
        {"label": label, "text": getattr(saved, field)}
        for label, field in (("Kicker", "kicker"), ("Headline", "headline"), ("Standfirst", "standfirst"))
        if getattr(saved, field) != form.data.get(field, "")
    ]
    return {
        "current": stale.current,
        "by": last.by if last else None,
        "at": last.at if last else None,
        "theirs": theirs,
        "body": readable_body(saved.body),
    }


def _choices() -> dict[str, list[tuple[str, str]]]:
    """The words that the claim dialog offers, as the records know them."""
    return {
        "mode": list(Mode.choices),
        "speech_act": list(Act.choices),
        "standing": list(Standing.choices),
        "harm": list(Harm.choices),
    }
