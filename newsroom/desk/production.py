"""The production list: on the first page of the desk, and at the address of the list of stories."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone

from articles.enums import Priority, State
from articles.models import Section
from articles.rules import may_write
from articles.selectors.production import IN_PRODUCTION, board_keys, keys_of_page, narrowed
from articles.selectors.production_rows import Row, rows_of
from articles.selectors.staff import staff_who_work_on_stories
from articles.workflow import State as Place
from entities.fields import TopicsField
from newsroom.desk.board import first_panels, other_panels
from newsroom.desk.pages import Choice
from newsroom.desk.production_asked import BOARD, LIST, Asked, filters_of, query_of, read_asked
from newsroom.desk.row_html import short_name
from newsroom.desk.undo import undo_waiting

#: Rows of a page, and cards of a column of the board.
ROWS, CARDS = 50, 15
#: The columns of the board. What is out stands in one, the newest first.
_COLUMNS = (*IN_PRODUCTION, Place.PUBLISHED, Place.CORRECTED)
_SORTS = (("priority", "Priority"), ("deadline", "Deadline"), ("changed", "Changed"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the board: the state, its cards, how many more there are, and where they are listed."""

    state: str
    label: str
    rows: Sequence[Row]
    count: str
    more: int
    url: str


def index_view(request: HttpRequest, *, site: AdminSite, context: dict[str, Any]) -> HttpResponse:
    """The first page of the desk: what waits, what is in production, what else there is to do."""
    if not request.user.has_perm("articles.view_article"):
        panels = [*first_panels(request.user), *other_panels(request.user)]
        return _page(request, "admin/desk_index.html", {**context, "board": panels})
    return _answer(request, "admin/desk_index.html", context, home=True)


def stories_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """All stories: the same list at the address of Django's own, narrowed to nothing."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    context = {**site.each_context(request), "title": "Stories"}
    return _answer(request, "admin/desk/stories.html", context, home=False)


def _answer(request: HttpRequest, template: str, context: dict[str, Any], *, home: bool) -> HttpResponse:
    """The page, or with ?part=list only what changes by itself, under an ETag."""
    if request.GET.get("part") == "more":
        return _page(request, "admin/desk/more.html", {"board": other_panels(request.user) if home else []})
    staff = staff_who_work_on_stories().only("username", "first_name", "last_name")
    people = [(person.pk, short_name(person)) for person in staff]
    sections = list(Section.objects.values_list("slug", "name", "pk"))
    asked = read_asked(
        request.GET,
        home=home,
        sections={slug for slug, *_ in sections},
        people={key for key, _ in people},
    )
    part: dict[str, Any] = {
        **list_context(request, asked),
        "panels": first_panels(request.user) if home else [],
        "perms_add": request.user.has_perm("articles.add_article"),
    }
    if request.GET.get("part") == "list":
        return _part(request, part)
    named = [(slug, name) for slug, name, _ in sections]
    filters = filters_of(asked, request.user, sections=named, people=people)
    topics: Any = TopicsField(required=False).for_user(request.user)
    return _page(
        request,
        template,
        {
            **context,
            **part,
            "filters": filters,
            "is_filtered": bool(asked.narrowing.q) or any(each.chosen for each in filters),
            "hidden": _kept_by_search(asked),
            "views": [
                Choice("List", query_of(asked, view=LIST), asked.view == LIST),
                Choice("Board", query_of(asked, view=BOARD), asked.view == BOARD),
            ],
            "board": other_panels(request.user) if home and "more" in request.GET else [],
            "more": "" if "more" in request.GET else f"{query_of(asked)}&more=1",
            "may_change": may_write(request.user) or any(row.moves for row in part["rows"]),
            "may_plan": may_write(request.user),
            "people": people,
            "sections": [(key, name) for _, name, key in sections],
            "priorities": Priority.choices,
            "states": [(state, State(state).label) for state in (*IN_PRODUCTION[:5],)],
            "topics_add": topics.widget.render("topics_add", "", {"id": "bulk-topics-add", "rows": 1}),
            "topics_remove": topics.widget.render(
                "topics_remove", "", {"id": "bulk-topics-remove", "rows": 1}
            ),
            "undo": undo_waiting(request),
            "topics_media": topics.widget.media,
        },
    )


def list_context(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """The list or the board: what the part of the page that changes by itself is made of. Six queries, or thirteen."""
    now = timezone.now()
    shown: dict[str, Any] = {
        "asked": asked,
        "q": asked.narrowing.q,
        "view": asked.view,
        "here": query_of(asked, page=asked.page),
        "everything": query_of(
            asked, **dict.fromkeys(("q", "whose", "section", "assignee", "due", "needs"), "")
        )
        if asked.home
        else "?",
        "user_key": request.user.pk,
        "may_plan": may_write(request.user),
        "now": now,
        "home": asked.home,
    }
    if asked.view == BOARD:
        return {**shown, **_board(asked, request.user)}
    found = keys_of_page(narrowed(asked.narrowing, request.user, now=now), page=asked.page, size=ROWS)
    rows = rows_of(found.keys, request.user, now=now)
    return {
        **shown,
        "rows": rows,
        "count_words": _counted(found.count, found.is_cut),
        "sorts": {key: _sort(asked, key) for key, _ in _SORTS},
        "previous": query_of(asked, page=asked.page - 1) if asked.page > 1 else "",
        "next": query_of(asked, page=asked.page + 1)
        if found.count > asked.page * ROWS or found.is_cut
        else "",
        "first": (asked.page - 1) * ROWS + 1,
        "last": (asked.page - 1) * ROWS + len(rows),
    }


def _board(asked: Asked, user: Any) -> dict[str, Any]:
    states: tuple[Place, ...] = _COLUMNS
    if asked.narrowing.status in State.values:
        states = (Place(asked.narrowing.status),)
    columns = board_keys(asked.narrowing, user, states=states, most=CARDS)
    rows = rows_of([key for column in columns.values() for key in column.keys], user)
    by_state: dict[str, list[Row]] = {state: [] for state in states}
    for row in rows:
        by_state.setdefault(row.story.state, []).append(row)
    return {
        "rows": rows,
        "columns": [
            Column(
                state=state,
                label=State(state).label,
                rows=by_state[state],
                count=_counted(found.count, found.is_cut),
                more=max(0, found.count - len(found.keys)),
                url=query_of(asked, view=LIST, status=state),
            )
            for state, found in columns.items()
        ],
        "count_words": "",
    }


def _counted(count: int, is_cut: bool) -> str:
    number = f"{count:,}".replace(",", "\u202f")
    return f"more than {number}" if is_cut else number


def _sort(asked: Asked, key: str) -> dict[str, str]:
    """How a column is sorted now, and the address that sorts by it or turns it round."""
    now = asked.narrowing.order
    turned = f"-{key}" if now == key else key
    direction = {key: "ascending", f"-{key}": "descending"}.get(now, "")
    if key == "changed" and direction:  # the newest first is the usual way
        direction = "descending" if direction == "ascending" else "ascending"
    return {"url": query_of(asked, order=turned), "direction": direction}


def _kept_by_search(asked: Asked) -> list[tuple[str, str]]:
    """What a new search keeps of the address: the filters, not the page."""
    return [(name, str(value)) for name, value in QueryDict(query_of(asked, q="")[1:]).items()]


def _part(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Holds no token and no clock, so that it is the same until something changed."""
    text = render_to_string("admin/desk/part.html", context, request)
    etag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    response = (
        HttpResponse(status=304) if request.headers.get("If-None-Match") == etag else HttpResponse(text)
    )
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> TemplateResponse:
    return TemplateResponse(request, template, context)
