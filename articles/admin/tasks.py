"""What printed stories still have to say: reported from the story's screen, listed, and closed with a reason."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.enums import TaskKind, TaskStatus
from articles.exceptions import StoryError
from articles.forms import TaskForm
from articles.models import Appearance, Article, CorrectionTask
from articles.rules import may_close_task, may_open_task
from articles.services.corrections import close_task, open_task
from newsroom.ledger.record_page import record_page
from newsroom.ledger.screens import RecordScreen, pill
from newsroom.ledger.typed import said

_STATUS_TONE: dict[str, str] = {TaskStatus.OPEN: "warn", TaskStatus.ANSWERED: "good"}


class ReportMixin:
    """For the story's screen: "Report an error in print" opens a task."""

    def report_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.report_view)  # type: ignore[attr-defined]
        return [path("<int:pk>/report/", view, name="articles_article_report")]

    def report_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask what is wrong and open a task. ?claim=UID fills in the claim and its first passage in print."""
        if not may_open_task(request.user):
            raise PermissionDenied
        article = get_object_or_404(Article, pk=pk)
        if not article.is_live:
            messages.info(request, "This story is not in print: change the working copy.")
            return redirect("admin:articles_article_change", pk)
        form = TaskForm(request.POST or None, article=article, initial=_asked(request, article))
        if request.method == "POST" and form.is_valid():
            try:
                task = open_task(article=article, by=request.user, **form.cleaned_data)
            except StoryError as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, "Reported. The task stays open until print or a person answers it.")
                return redirect("admin:articles_correctiontask_change", task.pk)
        title = "Report an error in print"
        return record_page(self, request, article, "admin/articles/report.html", title=title, form=form)


@admin.register(CorrectionTask)
class CorrectionTaskScreen(RecordScreen):
    """Nobody edits a task: a version answers it, or a person closes it and says why."""

    change_form_template = "admin/articles/task_form.html"
    list_display = ("message", "kind_pill", "article", "status_pill", "opened_by", "opened_at")
    list_filter = ("status", "kind", "field", "opened_at")
    list_select_related = ("article", "opened_by")
    search_fields = ("message", "passage", "article__headline", "claim__uid")
    TASK: Any = (
        (None, {"fields": ("message", "passage", "field", "more_passages")}),
        ("Task", {"classes": ("rail",), "fields": ("story", "claim_link", "kind", "opened_by", "opened_at")}),
    )
    ANSWERED = ("Answer", {"classes": ("rail",), "fields": ("answered", "closed_by", "closed_at")})
    CLOSED = ("Closed", {"classes": ("rail",), "fields": ("close_reason", "closed_by", "closed_at")})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What became of it, once something has; and where else the words stand, if they do."""
        became = {TaskStatus.ANSWERED: self.ANSWERED, TaskStatus.CLOSED: self.CLOSED}
        task = self.TASK
        if obj is None or obj.passages.count() < 2:
            fields = tuple(name for name in self.TASK[0][1]["fields"] if name != "more_passages")
            task = ((None, {"fields": fields}), self.TASK[1])
        return (*task, *([became[obj.status]] if obj and obj.status in became else []))

    @admin.display(description="kind", ordering="kind")
    def kind_pill(self, task: CorrectionTask) -> SafeString:
        return pill(TaskKind(task.kind).name.capitalize(), "bad" if task.kind == TaskKind.CORRECTION else "")

    @admin.display(description="status", ordering="status")
    def status_pill(self, task: CorrectionTask) -> SafeString:
        return pill(task.get_status_display(), _STATUS_TONE.get(task.status, ""))

    @admin.display(description="story")
    def story(self, task: CorrectionTask) -> SafeString:
        return _link("admin:articles_article_change", task.article_id, task.article)

    @admin.display(description="claim")
    def claim_link(self, task: CorrectionTask) -> SafeString | str:
        return _link("admin:claims_claim_change", task.claim_id, task.claim) if task.claim_id else ""

    @admin.display(description="it also stands at")
    def more_passages(self, task: CorrectionTask) -> SafeString:
        """The other passages that it is about, as they were printed."""
        rows = task.passages.select_related("appearance")
        others = [row.appearance for row in rows][1:]
        words = ((place.get_field_display(), place.exact or "(redacted)") for place in others)
        return format_html_join("", "<p>{}: “{}”</p>", words)

    @admin.display(description="answered in")
    def answered(self, task: CorrectionTask) -> SafeString | str:
        version = task.answered_in
        if version is None:
            return ""
        return _link("admin:articles_publishedversion_change", version.pk, f"Version {version.number}")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.close_view)
        return [
            path("<int:pk>/close/", view, name="articles_correctiontask_close"),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        task: CorrectionTask = context["original"]  # nobody adds one here
        context["may_close"] = task.status == TaskStatus.OPEN and may_close_task(request.user)
        return super().render_change_form(request, context, *args, **kwargs)

    def close_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST reason: the task needs no answer in print."""
        if request.method != "POST" or not may_close_task(request.user):
            raise PermissionDenied
        task = get_object_or_404(CorrectionTask, pk=pk)
        try:
            close_task(task=task, by=request.user, reason=request.POST.get("reason", ""))
        except StoryError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "Closed. Your reason stands beside it.")
        return redirect("admin:articles_correctiontask_change", pk)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What was done to a task is told in the history of its story."""
        task: Any = self.record_for_history(request, object_id)
        return redirect("admin:articles_article_history", task.article_id)


def _link(name: str, key: Any, words: object) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse(name, args=[key]), words)


def _asked(request: HttpRequest, article: Article) -> dict[str, Any]:
    """What the address already tells: a claim by its uid, and where it first stands in the live version."""
    uid = said(request.GET.get("claim", ""))
    if not uid:
        return {}
    places = Appearance.objects.filter(version=article.live_version_id, claim__uid=uid)
    place = places.select_related("claim").order_by("field", "ordinal").first()
    return {"claim": place.claim, "field": place.field, "passage": place.exact} if place else {}
