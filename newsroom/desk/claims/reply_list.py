"""The list of everything that is outstanding: whom we asked and who has not answered, the overdue first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from articles.claims.models import ReplyRequest
from articles.claims.reply_rules import state_words
from articles.claims.rules import may_ask_reply, may_waive_reply
from articles.claims.selectors.replies import asked_of, is_overdue, outstanding
from articles.models import Appearance
from articles.selectors.replies import stories_printing
from newsroom.desk.pages import Choice
from newsroom.desk.production_asked import Filter
from newsroom.ledger.typed import number_in, said

ROWS = 100
_STATES = (("overdue", "Overdue"), ("waiting", "Still time"), ("waiver", "A waiver waits"))
_NAMES = ("q", "state", "whose", "story", "respondent")


def list_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """Requests on which somebody waits; `state`, `whose`, `story`, `respondent` and `q` narrow them. Six queries."""
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    now = timezone.now()
    asked = _asked(request)
    found = list(_narrowed(asked, request.user, now)[: ROWS + 1])
    rows = found[:ROWS]
    stories = (
        stories_printing([row.claim_id for row in rows])
        if request.user.has_perm("articles.view_article")
        else {}
    )
    lines = [_line(row, stories, request.user, now) for row in rows]
    context = {
        **site.each_context(request),
        "title": "Replies",
        "lines": lines,
        "count": f"more than {ROWS}" if len(found) > ROWS else str(len(rows)),
        "overdue": sum(line["is_overdue"] for line in lines),
        "filters": _filters(asked, rows, stories),
        "is_filtered": any(asked.values()),
        "q": asked["q"],
        "hidden": [(name, value) for name, value in asked.items() if value and name != "q"],
        "here": _query(asked),
        "may_ask": may_ask_reply(request.user),
        "may_waive": may_waive_reply(request.user),
    }
    request.current_app = site.name  # type: ignore[attr-defined]
    return TemplateResponse(request, "admin/desk/claims/replies.html", context)


def _asked(request: HttpRequest) -> dict[str, str]:
    """What the address asks for; what is unknown counts as not asked."""
    given = request.GET
    state, whose = given.get("state", ""), given.get("whose", "")
    story = given.get("story", "")
    return {
        "q": said(given.get("q", ""))[:200],
        "state": state if state in dict(_STATES) else "",
        "whose": "mine" if whose == "mine" else "",
        "story": story if number_in(story) is not None else "",
        "respondent": said(given.get("respondent", ""))[:200],
    }


def _narrowed(asked: dict[str, str], user: Any, now: Any) -> Any:
    rows = outstanding()
    late = Q(outcome="", sent_at__isnull=False, deadline__lt=now)
    match asked["state"]:
        case "overdue":
            rows = rows.filter(late)
        case "waiting":
            rows = rows.filter(outcome="", deadline__gte=now)
        case "waiver":
            rows = rows.filter(waiver_asked_by__isnull=False)
    if asked["whose"]:
        rows = rows.filter(asked_by=user)
    if asked["story"]:
        printed = Appearance.objects.filter(article=number_in(asked["story"]))
        rows = rows.filter(claim__in=printed.values("claim"))
    if asked["respondent"]:
        rows = rows.filter(respondent__slug=asked["respondent"])
    for word in asked["q"].split()[:8]:
        rows = rows.filter(
            Q(claim__public_text__icontains=word)
            | Q(respondent__name__icontains=word)
            | Q(respondent_label__icontains=word)
        )
    return rows


def _line(row: ReplyRequest, stories: dict[int, list[Any]], user: Any, now: Any) -> dict[str, Any]:
    late = is_overdue(row, now=now)
    return {
        "row": row,
        "is_overdue": late,
        "state": state_words(asked_of(row, now=now)),
        "stories": stories.get(row.claim_id, []),
        "may_decide": row.waits_for_waiver
        and may_waive_reply(user)
        and user.pk not in (row.waiver_asked_by_id, row.asked_by_id),
    }


def _filters(
    asked: dict[str, str], rows: Sequence[ReplyRequest], stories: dict[int, list[Any]]
) -> list[Filter]:
    """Everything to narrow by, each choice as a link; stories and respondents are those of the page."""
    printed = {str(story.article_id): story.headline for held in stories.values() for story in held}
    people = {row.respondent.slug: row.respondent.name for row in rows if row.respondent}
    return [
        _filter(asked, "state", "State", list(_STATES), "Any"),
        _filter(asked, "whose", "Asked by", [("mine", "Me")], "Anybody"),
        _filter(asked, "story", "Story", sorted(printed.items(), key=lambda pair: pair[1]), "Any"),
        _filter(
            asked, "respondent", "Respondent", sorted(people.items(), key=lambda pair: pair[1]), "Anybody"
        ),
    ]


def _filter(
    asked: dict[str, str], key: str, title: str, words: Sequence[tuple[str, str]], none: str
) -> Filter:
    value = asked[key]
    known = [*words, *([(value, value)] if value and value not in dict(words) else [])]
    choices = [Choice(none, _query({**asked, key: ""}), not value)]
    choices += [Choice(text, _query({**asked, key: choice}), value == choice) for choice, text in known]
    return Filter(key, title, choices, dict(known).get(value, ""), _query({**asked, key: ""}))


def _query(asked: dict[str, str]) -> str:
    return f"?{urlencode([(name, asked[name]) for name in _NAMES if asked[name]])}"
