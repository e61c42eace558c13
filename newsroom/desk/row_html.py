"""Rows of the production list and cards of its board as HTML.

Fifty rows of twelve cells took Django's templates half of the page's time; put together here they take a tenth of it.
Everything that somebody typed goes through `escape`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from articles.enums import Priority
from articles.selectors.production_rows import Row


def rows_html(rows: Iterable[Row], *, now: datetime.datetime, user_key: int, may_plan: bool) -> SafeString:
    """All rows of a page. `may_plan` marks the cells that can be set in place."""
    return mark_safe("\n".join(_row(row, now, user_key, may_plan) for row in rows))  # noqa: S308  # escaped below


def cards_html(rows: Iterable[Row], *, now: datetime.datetime, user_key: int) -> SafeString:
    """The cards of one column of the board, each with the moves that this person may make."""
    return mark_safe("\n".join(_card(row, now, user_key) for row in rows))  # noqa: S308  # escaped below


def short_time(at: datetime.datetime | None, now: datetime.datetime) -> str:
    """18:00 today, Fri 18:00 within six days either way, else 27 Nov; with the year in another one."""
    if at is None:
        return ""
    there, here = timezone.localtime(at), timezone.localtime(now)
    days = (there.date() - here.date()).days
    if not days:
        return f"{there:%H:%M}"
    if abs(days) <= 6:
        return f"{there:%a %H:%M}"
    return f"{there.day} {there:%b}" if there.year == here.year else f"{there.day} {there:%b} {there:%y}"


def short_name(person: Any) -> str:
    """A. Lind: one line has no room for more. The user name where there is no other."""
    if person is None:
        return ""
    if person.first_name and person.last_name:
        return f"{person.first_name[0]}. {person.last_name}"
    return str(person.first_name or person.last_name or person.username)


def initial(name: str) -> str:
    """The same of a name that is already written out: Ada Lind gives A. Lind."""
    first, _, last = name.rpartition(" ")
    return f"{first[0]}. {last}" if first else last


def moves_in(row: Row) -> str:
    """Where this person may move the story, for scripts: `in_edit|draft=What is to be done`."""
    return "|".join(f"{target}={asks}" if asks else target for target, _, asks in row.moves)


def people_in(row: Row, user_key: int) -> str:
    """Who has it open, in one short line: whoever typed last, and how many more."""
    if not row.people:
        return ""
    first = row.people[0]
    more = f" +{len(row.people) - 1}" if len(row.people) > 1 else ""
    return f"{'You' if first.user_id == user_key else initial(first.name)}{more}"


def _row(row: Row, now: datetime.datetime, user_key: int, may_plan: bool) -> str:
    story, claims = row.story, row.claims
    title, key = escape(story.headline), story.pk
    usual = " usual" if story.priority == Priority.NORMAL else ""
    rank = "visually-hidden" if usual else f"rank rank-{story.priority}"
    legal = ' <span class="mark">Legal</span>' if story.needs_legal else ""
    tasks = (
        f' <a class="pill bad" href="{_change_url(key)}#publication">{row.tasks} to correct</a>'
        if row.tasks
        else ""
    )
    people = escape(", ".join(person.name for person in row.people))
    opened = (
        f'<span class="open-now" title="{people}">{escape(people_in(row, user_key))}</span>' if people else ""
    )
    late = '<span class="visually-hidden"> late</span>' if row.is_late else ""
    length = story.commissioned_words
    over = " over" if row.is_over else ""
    return (
        f'<tr data-key="{key}" data-state="{story.state}" data-moves="{escape(moves_in(row))}">'
        f'<td class="tick"><input type="checkbox" name="story" value="{key}" aria-label="Tick: {title}"></td>'
        f'<td class="c-priority{usual}"{_set("priority", story.priority, may_plan)}>'
        f'<span class="{rank}">{row.priority}</span></td>'
        f'<th scope="row" class="c-headline"><a href="{_change_url(key)}" title="{title}" data-first>{title}</a>'
        f"{legal}{tasks}</th>"
        f'<td class="c-section">{escape(story.section.name) if story.section else ""}</td>'
        f'<td class="c-people">{opened}</td>'
        f'<td class="c-assignee"{_set("assignee", story.assignee_id or "none", may_plan)}>'
        f"{escape(short_name(story.assignee))}</td>"
        f'<td class="c-time c-deadline{" late" if row.is_late else ""}">{_time(story.deadline, now)}{late}</td>'
        f'<td class="c-status"><span class="pill {row.tone}">{row.status}</span></td>'
        f'<td class="c-claims">{_claims(claims) if claims.count else ""}</td>'
        f'<td class="number c-words{over}"{_set("commissioned_words", length or "", may_plan)}>'
        f"{story.word_count}{f'<span class=of>/{length}</span>' if length else ''}</td>"
        f'<td class="number c-notes">{row.notes or ""}</td>'
        f'<td class="c-time c-changed">{_time(story.updated_at, now)}</td></tr>'
    )


def _card(row: Row, now: datetime.datetime, user_key: int) -> str:
    story, claims, key = row.story, row.claims, row.story.pk
    title, facts = escape(story.headline), []
    if story.priority < Priority.NORMAL:
        facts.append(f'<span class="rank rank-{story.priority}">{row.priority}</span>')
    if story.section:
        facts.append(f"<span>{escape(story.section.name)}</span>")
    if story.assignee:
        facts.append(f"<span>{escape(short_name(story.assignee))}</span>")
    if story.deadline:
        late = ' class="late"' if row.is_late else ""
        facts.append(f"<span{late}>by {_time(story.deadline, now)}</span>")
    if claims.word:
        facts.append(f'<span class="pill {claims.tone}">{claims.word}</span>')
    elif claims.open:
        facts.append(f"<span>{claims.open} open claim{'' if claims.open == 1 else 's'}</span>")
    if row.people:
        facts.append(f'<span class="open-now">{escape(people_in(row, user_key))}</span>')
    return (
        f'<li class="kanban-card" data-key="{key}" data-state="{story.state}" data-moves="{escape(moves_in(row))}">'
        f'<a href="{_change_url(key)}" data-first>{title}</a><p class="facts">{" ".join(facts)}</p>'
        f"{_menu(row, title) if row.moves else ''}</li>"
    )


def _menu(row: Row, title: str) -> str:
    key, state, acts = row.story.pk, row.story.state, []
    for target, label, asks in row.moves:
        if asks:
            field = f'<input type="text" name="note-{key}" maxlength="300">'
            acts.append(f'<label class="card-note">{escape(asks)} {field}</label>')
        acts.append(f'<button type="submit" name="card" value="{key}:{target}:{state}">{label}</button>')
    return (
        f'<details class="filter card-move"><summary>Move to…<span class="visually-hidden"> {title}</span></summary>'
        f'<div class="card-menu">{"".join(acts)}</div></details>'
    )


def _claims(claims: Any) -> str:
    word = f' <span class="pill {claims.tone}">{claims.word}</span>' if claims.word else ""
    return (
        f'<span class="open-claims" title="{claims.open} of {claims.count} claims nobody has checked">'
        f"<b>{claims.open}</b>/{claims.count}</span>{word}"
    )


def _time(at: datetime.datetime | None, now: datetime.datetime) -> str:
    if at is None:
        return ""
    there = timezone.localtime(at)
    whole = f"{there.day} {there:%b %Y %H:%M}"
    return (
        f'<time datetime="{there.isoformat(timespec="seconds")}" title="{whole}">{short_time(at, now)}</time>'
    )


def _set(name: str, value: object, may_plan: bool) -> str:
    return f' data-set="{name}" data-value="{value}"' if may_plan else ""


def _change_url(key: int) -> str:
    before, after = _around()
    return f"{before}{key}{after}"


@lru_cache(maxsize=1)
def _around() -> tuple[str, str]:
    before, _, after = reverse("admin:articles_article_change", args=[0]).rpartition("0")
    return before, after
