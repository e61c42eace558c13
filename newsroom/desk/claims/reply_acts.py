"""What is sent about requests for a reply: what came, a waiver, a decision. Each leads back to where it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from articles.claims.exceptions import ClaimError
from articles.claims.models import ReplyRequest
from articles.claims.reply_rules import OPEN_TO_MORE, Outcome
from articles.claims.rules import may_ask_reply, may_waive_reply
from articles.claims.services.answers import item_at
from articles.claims.services.replies import close, close_unanswered
from articles.claims.services.waivers import approve_waiver, refuse_waiver, request_waiver
from newsroom.desk.claims.page import back_to_panel
from newsroom.desk.claims.reply_forms import AnswerForm, WaiverForm
from newsroom.ledger.typed import number_in

#: As many as the list shows on one page.
MOST = 100


def close_view(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """POST what came of asking. `whole`: of all that was put in the same letter and still waits."""
    asked = _asked(request, pk, may_ask_reply)
    if isinstance(asked, HttpResponse):
        return asked
    form = AnswerForm(request.POST, silence=True)

    def do() -> str:
        told = _told(form)
        several = _same_letter(asked) if request.POST.get("whole") else [asked]
        closed = close(requests=several, by=request.user, **answer_of(told, asked, request.user))
        return f"{asked.whom}: {closed[0].get_outcome_display().lower()}{_counted(len(closed))}."

    return _done(request, asked, do)


def waiver_view(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """POST the reason for which somebody's answer is to be done without."""
    asked = _asked(request, pk, may_ask_reply)
    if isinstance(asked, HttpResponse):
        return asked
    form = WaiverForm(request.POST)

    def do() -> str:
        request_waiver(
            claims=[asked.claim],
            by=request.user,
            reason=_told(form)["waiver_reason"],
            respondent=asked.respondent,
            respondent_label=asked.respondent_label,
        )
        return "Asked for: somebody else has to approve it."

    return _done(request, asked, do)


def approve_view(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """POST: answer for a waiver."""
    asked = _asked(request, pk, may_waive_reply)
    if isinstance(asked, HttpResponse):
        return asked

    def do() -> str:
        approve_waiver(request=asked, by=request.user)
        return f"Waived: the story may go out without an answer of {asked.whom}."

    return _done(request, asked, do)


def refuse_view(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """POST `note`: no waiver, and why; or whoever asked for it takes it back."""
    asked = _asked(request, pk, lambda user: may_waive_reply(user) or may_ask_reply(user))
    if isinstance(asked, HttpResponse):
        return asked

    def do() -> str:
        refuse_waiver(request=asked, by=request.user, note=request.POST.get("note", ""))
        return "No waiver: they are to be asked, or waited for."

    return _done(request, asked, do)


def no_answer_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """POST `request` keys: “no answer” for each whose time has run out."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not may_ask_reply(request.user):
        raise PermissionDenied
    keys = [key for value in request.POST.getlist("request")[:MOST] if (key := number_in(value)) is not None]
    rows = list(ReplyRequest.objects.filter(pk__in=keys).select_related("claim", "respondent").order_by("pk"))
    if not rows:
        messages.warning(request, "Tick those who did not answer.")
    else:
        closed, left = close_unanswered(requests=rows, by=request.user)
        words = f"No answer: {len(closed)} recorded."
        if left:
            words += f" {len(left)} left as they are: there is still time, or nobody waits any more."
        messages.add_message(request, messages.WARNING if left else messages.SUCCESS, words)
    return _back_to_list(request.POST.get("back", ""))


def answer_of(told: dict[str, Any], asked: ReplyRequest | None, by: Any, **whom: Any) -> dict[str, Any]:
    """What `services.replies.close` takes, of a form that was filled in; the item it names is filed."""
    respondent = asked.respondent if asked else whom.get("respondent")
    name = asked.whom if asked else whom.get("name", "")
    given = {
        name: told[name] for name in ("outcome", "kind", "words", "on", "speaker", "public_text", "answer")
    }
    if not given["kind"]:
        del given["kind"]
    given["item"] = item_at(
        url=told["item_url"], title=told["item_title"], by=by, on=told["on"], respondent=respondent, name=name
    )
    return given


def _asked(request: HttpRequest, pk: int, may: Callable[[Any], bool]) -> ReplyRequest | HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not may(request.user):
        raise PermissionDenied
    return get_object_or_404(ReplyRequest.objects.select_related("claim", "respondent"), pk=pk)


def _told(form: Any) -> dict[str, Any]:
    if not form.is_valid():
        raise ValidationError([line for lines in form.errors.values() for line in lines])
    return form.cleaned_data


def _same_letter(asked: ReplyRequest) -> list[ReplyRequest]:
    rows = (
        ReplyRequest.objects.filter(letter=asked.letter)
        if asked.letter
        else ReplyRequest.objects.filter(pk=asked.pk)
    )
    return [row for row in rows.select_related("claim", "respondent") if Outcome(row.outcome) in OPEN_TO_MORE]


def _counted(number: int) -> str:
    return f", to {number} accusations" if number > 1 else ""


def _done(request: HttpRequest, asked: ReplyRequest, do: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, do())
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    except ClaimError as refused:
        messages.error(request, str(refused))
    if "back" in request.POST:
        return _back_to_list(request.POST["back"])
    return back_to_panel(asked.claim, "replies")


def _back_to_list(query: str) -> HttpResponse:
    """The list as it was narrowed, by its query alone: nobody is sent elsewhere."""
    asked = QueryDict(query.partition("?")[2]).urlencode()
    address = reverse("admin:desk_replies")
    return redirect(f"{address}?{asked}" if asked else address)
