"""The story's way through the house, from its screen: what can be done next, by whom, and what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.admin.acts import ACTS, retract, unpublish
from articles.admin.panel_input import keep_input, kept_input
from articles.admin.primary import primary_of
from articles.claims.models import Claim
from articles.enums import State
from articles.exceptions import PublicationStopped, StoryError, refusal_in_words
from articles.models import Article
from articles.rules import may_move, may_pass_some, may_use
from articles.selectors.moves import last_move
from articles.selectors.tasks import open_tasks
from articles.workflow import THROUGH_THE_GATE, UNASKED, Move, Verb, moves_from
from newsroom.ledger.record_page import record_page

#: What the change of a printed story is, in the words of the choice; a verb follows from each.
CHANGE = (
    ("update", "Update: the news moved on"),
    ("correction", "Correction: we were wrong"),
    ("clarification", "Clarification: it could be misread"),
)
_CHANGES = frozenset({Verb.UPDATE, Verb.CORRECT})
_ON_A_PAGE_OF_ITS_OWN = frozenset({Verb.RETRACT, Verb.UNPUBLISH})
#: Which button is the loud one, where several can be pressed: the next desk before print.
_FIRST = (Verb.APPROVE, Verb.SUBMIT, Verb.PUBLISH, Verb.UNSCHEDULE)
#: Who moves a story on from where it stands, for those who cannot.
_WAITS_FOR: dict[str, str] = {
    State.DRAFT: "its writer",
    State.IN_EDIT: "an editor",
    State.FACT_CHECK: "a checker",
    State.LEGAL: "the lawyers",
    State.READY: "an editor, who prints it",
    State.SCHEDULED: "its time",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be done: a button, a button with a question, or a link to a page that asks (`url`)."""

    verb: str
    label: str
    asks: str = ""
    url: str = ""
    note: str = ""
    wants_time: bool = False
    is_first: bool = False


class PublicationMixin:
    """The panel Publication of the story's screen. The services decide; this offers, asks and reports."""

    def publication_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view  # type: ignore[attr-defined]
        return [
            path("<int:pk>/move/", view(self.move_view), name="articles_article_move"),
            path("<int:pk>/retract/", view(self.retract_view), name="articles_article_retract"),
            path("<int:pk>/unpublish/", view(self.unpublish_view), name="articles_article_unpublish"),
        ]

    def publication_context(
        self, request: HttpRequest, article: Article, *, may_write: bool, stopping: int
    ) -> dict[str, Any]:
        """What the panel shows of the story as saved: where it stands, and what this person can do next.

        `stopping` counts the findings that stop its print and are not signed off.
        """
        moves = [
            move
            for move in moves_from(article.state, needs_legal=article.needs_legal)
            if may_move(request.user, move, needs_legal=article.needs_legal)
        ]
        kept = kept_input(request, article)
        offers = _offers(moves, article, kept.get("notes", {}))
        forward = [move for move in moves if move.verb not in UNASKED | {Verb.SEND_BACK}]
        may_change_print = any(move.verb in _CHANGES for move in moves)
        return {
            "primary": primary_of(
                article,
                offers,
                may_write=may_write,
                may_change_print=may_change_print,
                stopping=stopping,
            ),
            "offers": [offer for offer in offers if not offer.wants_time],
            "schedule_offer": next((offer for offer in offers if offer.wants_time), None),
            "may_change_print": may_change_print,
            "may_print": any(move.verb in THROUGH_THE_GATE for move in moves),
            "changes": CHANGE,
            "story_claims": _claims_in_print(article),
            "open_tasks": open_tasks(article),
            "may_pass": may_pass_some(request.user),
            "move_url": reverse("admin:articles_article_move", args=[article.pk]),
            "house_zone": timezone.get_current_timezone_name(),
            "last_move": last_move(article),
            "waits_for": "" if forward else _WAITS_FOR.get(article.state, ""),
            "typed": kept.get("typed", {}),
            "typed_tasks": kept.get("tasks", []),
            "refused": kept.get("refused", ""),
            "refused_verb": kept.get("verb", ""),
            # The panel stands inside the form that saves. Who only moves the story sends another form.
            "panel_form": "" if may_write else SafeString(' form="as-saved"'),
            "and_save": "Save and " if may_write else "",
        }

    def move(self, request: HttpRequest, article: Article, verb: str) -> HttpResponse:
        """Do what the button said with the saved story, or say what stands against it; back to the screen either way.

        A refusal stands in the panel, and whatever was typed into it and did not get through is there again.
        """
        act = ACTS.get(verb)
        why = ""
        try:
            if act is None:
                raise StoryError("This cannot be done to a story.")
            messages.success(request, act(request, article))
        except PublicationStopped as stopped:
            why = _what_stops(stopped, request.user)
        except (StoryError, ValidationError) as refused:
            why = refusal_in_words(refused)
        else:
            return redirect("admin:articles_article_change", article.pk)
        keep_input(request, article, refused=why, verb=verb)
        return redirect(reverse("admin:articles_article_change", args=[article.pk]) + "?checks=1#publication")

    def move_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST `_move`: one verb on the story as it is saved, for those who move it without writing."""
        if request.method != "POST" or not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        return self.move(request, get_object_or_404(Article, pk=pk), request.POST.get("_move", ""))

    def retract_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason that readers will see, then strike the story."""
        return self._ask(request, pk, Verb.RETRACT, "Retract story", retract)

    def unpublish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask why, for the house alone, then take the story from readers."""
        return self._ask(request, pk, Verb.UNPUBLISH, "Unpublish story", unpublish)

    def _ask(
        self,
        request: HttpRequest,
        pk: int,
        verb: Verb,
        title: str,
        act: Callable[[HttpRequest, Article], Any],
    ) -> HttpResponse:
        article = get_object_or_404(Article, pk=pk)
        moves = moves_from(article.state, needs_legal=article.needs_legal)
        move = next((move for move in moves if move.verb == verb), None)
        if move is None:
            if not may_use(request.user, verb):
                raise PermissionDenied
            messages.info(request, "This cannot be done to the story as it stands.")
            return redirect("admin:articles_article_change", pk)
        if not may_move(request.user, move, needs_legal=article.needs_legal):
            raise PermissionDenied
        error = ""
        if request.method == "POST":
            try:
                messages.success(request, act(request, article))
                return redirect("admin:articles_article_change", pk)
            except (StoryError, ValidationError) as refused:
                error = refusal_in_words(refused)
        typed = request.POST.get("note", "")
        template = "admin/articles/take_back.html"
        return record_page(
            self, request, article, template, title=title, verb=verb.value, typed=typed, error=error
        )


def _offers(moves: list[Move], article: Article, notes: dict[str, str]) -> list[Offer]:
    """What can be done next, the loud button first. Changes of a printed story have a form of their own.

    None is loud for a story that only waits for its time. `notes` are those that were typed, by verb.
    """
    moves = [move for move in moves if move.verb not in UNASKED | _CHANGES]
    at_once = [move for move in moves if not move.asks and move.verb != Verb.SCHEDULE]
    loud = min(at_once, key=_loudness, default=None) if article.state != State.SCHEDULED else None
    return [
        _offer(move, article, is_first=move is loud, note=notes.get(move.verb.value, ""))
        for move in sorted(moves, key=_loudness)
    ]


def _loudness(move: Move) -> int:
    return _FIRST.index(move.verb) if move.verb in _FIRST and not move.asks else len(_FIRST)


def _offer(move: Move, article: Article, *, is_first: bool, note: str) -> Offer:
    url = ""
    if move.verb in _ON_A_PAGE_OF_ITS_OWN:
        url = reverse(f"admin:articles_article_{move.verb.value}", args=[article.pk])
    return Offer(
        verb=move.verb.value,
        label=move.label,
        asks=move.asks,
        url=url,
        note=note,
        wants_time=move.verb == Verb.SCHEDULE,
        is_first=is_first,
    )


def _claims_in_print(article: Article) -> list[Claim]:
    """The claims that the live version prints, for the question which one a correction is about. One query."""
    if article.live_version_id is None:
        return []
    printed = Claim.objects.filter(appearances__version=article.live_version_id)
    return list(printed.only("uid", "public_text").distinct().order_by("pk"))


def _what_stops(stopped: PublicationStopped, user: Any) -> str:
    count = sum(finding.stops for finding in stopped.findings)
    what = "A finding stops it" if count == 1 else f"{count} findings stop it"
    if may_pass_some(user):
        cure = "cure what it says, sign it off, or give a reason to publish over it if you did not write the story."
    else:
        cure = "cure what it says, or ask somebody who may sign it off."
    return f"Not published. {what}, as Checks shows: {cure}"
