"""The checks before print, beside the story: of what is saved, and of what is typed while it is typed."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse

from articles.admin.cures import CureButton, buttons_for
from articles.admin.endpoint import LARGEST
from articles.admin.sign_off import finding_id
from articles.body.canonical import canonical
from articles.enums import Field, Severity
from articles.models import Article, SignOff
from articles.preflight import Finding
from articles.preflight.finding import ORDER
from articles.rules import may_pass, may_read_severities, may_take_back
from articles.selectors.authors import authors_of
from articles.services.gate import Words, check_story
from articles.services.sign_off import valid_sign_offs
from articles.slugs import slug_of

_TEXTS = ("kicker", "headline", "standfirst", "lead_caption", "slug")
#: The query that asks for the checks of what is saved with the page.
CHECKS_ASKED = "checks"
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z-]{2,8}")

#: field of a finding -> id of the part of the page that holds its words
PLACES: dict[str, str] = {
    Field.HEADLINE: "id_headline",
    Field.STANDFIRST: "id_standfirst",
    Field.CAPTION: "id_lead_caption",
    Field.SLUG: "id_slug",
    Field.CROSSHEAD: "id_body",
    Field.BODY: "id_body",
}
_PILLS: dict[str, tuple[str, str]] = {
    Severity.BLOCK: ("Blocks", "bad"),
    Severity.SIGN_OFF: ("Sign-off", "bad"),
    Severity.WARN: ("Warns", "warn"),
    Severity.INFORM: ("Note", ""),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as the panel shows it. `jump` is where its words stand, `key` what its sign-off posts.

    The same words may be found twice under one rule: `nth` tells them apart, and one sign-off serves them all.
    """

    id: str
    nth: int
    finding: Finding
    pill: str
    tone: str
    jump: str
    key: str
    cure: CureButton | None
    signed: SignOff | None
    may_sign: bool
    may_take_back: bool


class ChecksMixin:
    """The panel Checks of the story's screen. It never writes: signing off has its own doors."""

    def checks_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view  # type: ignore[attr-defined]
        return [path("<int:pk>/checks/", view(self.checks_view), name="articles_article_checks")]

    def checks_of(self, request: HttpRequest, article: Article) -> dict[str, Any]:
        """What the panel shows when the page opens.

        The rules read a whole story, which the page does not wait for: its script asks for them at once. Whoever has
        none asks by `?checks=1`; after a refusal, a sign-off and a form that came back they are there in any case.
        """
        if CHECKS_ASKED in request.GET or request.method == "POST":
            return self.checks_context(request, article, check_story(article))
        return {**_addresses(request, article), "findings": [], "stopping": 0, "checks_wait": True}

    def checks_context(
        self, request: HttpRequest, article: Article, findings: Sequence[Finding], *, is_saved: bool = True
    ) -> dict[str, Any]:
        """What the panel shows of these findings. Eight queries at most, none where nothing is found.

        `is_saved` says that they stand against the working copy as it is saved: only those are signed off.
        """
        signed = valid_sign_offs(article, findings)
        waits = any(
            finding.stops and finding.key not in signed and _may_sign(request.user, finding)
            for finding in findings
        )
        is_author = waits and request.user.pk in authors_of(article)
        rows: list[Row] = []
        for finding, cure, nth in zip(
            findings, buttons_for(findings, story=article.pk), _repeats(findings), strict=True
        ):
            given = signed.get(finding.key)
            pill, tone = _PILLS[finding.severity]
            rows.append(
                Row(
                    id=finding_id(finding.key),
                    nth=nth,
                    finding=finding,
                    pill=pill,
                    tone=tone,
                    jump=PLACES.get(finding.field, "") if finding.text else "",
                    key=json.dumps(finding.key, ensure_ascii=False),
                    cure=cure,
                    signed=given,
                    may_sign=is_saved and not is_author and not nth and _may_sign(request.user, finding),
                    may_take_back=not nth and given is not None and may_take_back(request.user, given.by_id),
                )
            )
        return {
            "findings": findings,
            "stopping": sum(row.finding.stops and row.signed is None for row in rows),
            "groups": _groups(rows),
            "counts": _counts(rows),
            "is_author": is_author,
            "may_sign": waits and not is_author,
            "is_saved": is_saved,
            **_addresses(request, article),
        }

    def checks_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST the words as they are typed, as JSON: the panel's list for them, {"html": …, "stopping": 2}.

        Writes nothing; `stopping` counts the findings that stop the print.

        {"kicker", "headline", "standfirst", "body", "lead_caption", "slug", "language", "story_date" (ISO or ""),
        "headline_is_working"}; what is missing counts as saved. 413 for more than LARGEST bytes, 400 for anything else
        that is no such object.
        """
        article = get_object_or_404(Article.objects.select_related("lead_image"), pk=pk)
        if not self.has_view_or_change_permission(request, article):  # type: ignore[attr-defined]
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > LARGEST:
            return JsonResponse({"error": "Too long to be checked while it is typed."}, status=413)
        saved = Words.of(article)
        words = typed_words(request.body, saved, follows=not article.head_number)
        context = self.checks_context(
            request, article, check_story(article, words=words), is_saved=_is_saved(words, saved)
        )
        html = render_to_string("admin/articles/checks_list.html", context, request=request)
        return JsonResponse({"html": html, "stopping": context["stopping"]})


def _addresses(request: HttpRequest, article: Article) -> dict[str, str]:
    """Where the panel asks, signs off and takes back, and where its rules are told."""
    of = {
        "checks_url": "articles_article_checks",
        "sign_off_url": "articles_article_sign_off",
        "take_back_url": "articles_article_take_back_sign_off",
    }
    rules = reverse("admin:preflight") if may_read_severities(request.user) else ""
    return {"rules_url": rules} | {
        key: reverse(f"admin:{name}", args=[article.pk]) for key, name in of.items()
    }


def typed_words(sent: bytes, saved: Words, *, follows: bool = True) -> Words:
    """The words of a request's body, as a save would bring them into order; what it leaves out is as saved.

    `follows`: an empty address is made from the headline, as a save would make it.

    Raises BadRequest for what is no JSON object of the kinds that `Words` holds.
    """
    try:
        given = json.loads(sent)
    except (ValueError, RecursionError) as broken:
        raise BadRequest("Send a JSON object.") from broken
    if not isinstance(given, dict):
        raise BadRequest("Send a JSON object.")
    texts = {name: " ".join(_text(given, name, getattr(saved, name)).split()) for name in _TEXTS}
    if not texts["slug"]:
        same = texts["headline"] == saved.headline or not follows
        texts["slug"] = saved.slug if same else slug_of(texts["headline"])
    working = given.get("headline_is_working", saved.headline_is_working)
    if not isinstance(working, bool):
        raise BadRequest("headline_is_working must be true or false.")
    return Words(
        **texts,
        # as in the form: whoever changes a working title has written a headline
        headline_is_working=working and texts["headline"] == saved.headline,
        body=_text(given, "body", saved.body),
        language=_language(_text(given, "language", saved.language)),
        story_date=_date(given, saved.story_date),
    )


def _text(given: dict[str, Any], name: str, otherwise: str) -> str:
    text = given.get(name, otherwise)
    if not isinstance(text, str):
        raise BadRequest(f"{name} must be text.")
    return _LONE_SURROGATES.sub("", text)


def _language(given: str) -> str:
    if not _LANGUAGE.fullmatch(given):
        raise BadRequest("language must be a code such as en.")
    return given


def _date(given: dict[str, Any], otherwise: date | None) -> date | None:
    """A day that is half typed is no day yet."""
    if "story_date" not in given:
        return otherwise
    try:
        return date.fromisoformat(_text(given, "story_date", ""))
    except ValueError:
        return None


def _is_saved(words: Words, saved: Words) -> bool:
    """Whether what is typed is what is saved, but for the way the editor spells its HTML."""
    plain = [*_TEXTS, "language", "story_date", "headline_is_working"]
    return all(getattr(words, name) == getattr(saved, name) for name in plain) and (
        words.body == saved.body or canonical(words.body) == saved.body
    )


def _may_sign(user: Any, finding: Finding) -> bool:
    return finding.stops and may_pass(user, finding.severity)


def _repeats(findings: Iterable[Finding]) -> list[int]:
    """For each finding, how many before it have its key."""
    seen: Counter[tuple[str, str, str]] = Counter()
    numbers = []
    for finding in findings:
        numbers.append(seen[finding.key])
        seen[finding.key] += 1
    return numbers


def _groups(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """The rows by severity, worst first; in each, what is signed comes last."""
    return [
        (
            Severity(severity).label,
            sorted(
                (row for row in rows if row.finding.severity == severity),
                key=lambda row: row.signed is not None,
            ),
        )
        for severity in ORDER
        if any(row.finding.severity == severity for row in rows)
    ]


def _counts(rows: Sequence[Row]) -> list[str]:
    """How many of each, in words: what still stops first, then the rest."""
    number = Counter("signed" if row.signed else row.finding.severity for row in rows)
    words = {
        Severity.BLOCK.value: ("blocking", "blocking"),
        Severity.SIGN_OFF.value: ("to sign off", "to sign off"),
        "signed": ("signed off", "signed off"),
        Severity.WARN.value: ("warning", "warnings"),
        Severity.INFORM.value: ("note", "notes"),
    }
    return [
        f"{number[key]} {one if number[key] == 1 else many}"
        for key, (one, many) in words.items()
        if number[key]
    ]
