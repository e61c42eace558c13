"""The story's way through the house, from its screen: what can be done next, by whom, and what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.admin.moves import ACTS, retract, unpublish
from articles.claims.models import Claim
from articles.exceptions import PublicationStopped, StoryError, refusal_in_words
from articles.models import Article
from articles.rules import may_move, may_pass_some, may_use
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
#: Which button is the loud one, where several can be pressed.
_FIRST = (Verb.APPROVE, Verb.PUBLISH, Verb.SUBMIT, Verb.SCHEDULE)


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be done: a button, a button with a question, or a link to a page that asks (`url`).

    `typed` is what stood under the question when it was refused.
    """

    verb: str
    label: str
    asks: str = ""
    typed: str = ""
    url: str = ""
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
        self, request: HttpRequest, article: Article, *, may_write: bool
    ) -> dict[str, Any]:
        """What the panel shows of the story as saved: where it stands, and what this person can do next."""
        moves = [
            move
            for move in moves_from(article.state, needs_legal=article.needs_legal)
            if may_move(request.user, move, needs_legal=article.needs_legal)
        ]
        typed = request.session.pop(_typed_key(article), {})
        offers = _offers(moves, article, typed)
        return {
            "offers": [offer for offer in offers if not offer.wants_time],
            "schedule_offer": next((offer for offer in offers if offer.wants_time), None),
            "may_change_print": any(move.verb in _CHANGES for move in moves),
            "may_print": any(move.verb in THROUGH_THE_GATE for move in moves),
            "changes": CHANGE,
            "story_claims": _claims_in_print(article),
            "open_tasks": open_tasks(article),
            "may_pass": may_pass_some(request.user),
            "move_url": reverse("admin:articles_article_move", args=[article.pk]),
            "house_zone": timezone.get_current_timezone_name(),
            "typed": typed,
            # The panel stands inside the form that saves. Who only moves the story sends another form.
            "panel_form": "" if may_write else SafeString(' form="as-saved"'),
            "and_save": "Save and " if may_write else "",
        }

    def move(self, request: HttpRequest, article: Article, verb: str) -> HttpResponse:
        """Do what the button said with the saved story, or say what stands against it; back to the screen either way.

        Whatever was typed into the panel and did not get through is there again.
        """
        act = ACTS.get(verb)
        try:
            if act is None:
                raise StoryError("This cannot be done to a story.")
            messages.success(request, act(request, article))
        except PublicationStopped as stopped:
            messages.error(request, _what_stops(stopped, request.user))
        except (StoryError, ValidationError) as refused:
            messages.error(request, refusal_in_words(refused))
        else:
            return redirect("admin:articles_article_change", article.pk)
        request.session[_typed_key(article)] = _typed(request.POST)
        return redirect(reverse("admin:articles_article_change", args=[article.pk]) + "#publication")

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


def _offers(moves: list[Move], article: Article, typed: Mapping[str, Any]) -> list[Offer]:
    """What can be done next, the loud button first. Changes of a printed story have a form of their own."""
    moves = [move for move in moves if move.verb not in UNASKED | _CHANGES]
    loud = min((move for move in moves if not move.asks), key=_loudness, default=None)
    return [_offer(move, article, typed, is_first=move is loud) for move in sorted(moves, key=_loudness)]


def _loudness(move: Move) -> int:
    return _FIRST.index(move.verb) if move.verb in _FIRST and not move.asks else len(_FIRST)


def _offer(move: Move, article: Article, typed: Mapping[str, Any], *, is_first: bool) -> Offer:
    url = ""
    if move.verb in _ON_A_PAGE_OF_ITS_OWN:
        url = reverse(f"admin:articles_article_{move.verb.value}", args=[article.pk])
    return Offer(
        verb=move.verb.value,
        label=move.label,
        asks=move.asks,
        typed=typed.get(_note_field(move.verb), ""),
        url=url,
        wants_time=move.verb == Verb.SCHEDULE,
        is_first=is_first,
    )


def _note_field(verb: Verb) -> str:
    """The name of the field under a button that asks."""
    return f"note_{verb.value}"


def _claims_in_print(article: Article) -> list[Claim]:
    """The claims that the live version prints, for the question which one a correction is about. One query."""
    if article.live_version_id is None:
        return []
    printed = Claim.objects.filter(appearances__version=article.live_version_id)
    return list(printed.only("uid", "public_text").distinct().order_by("pk"))


#: Fields of the panel that a refusal gives back, beside the notes of its buttons and the tasks that were ticked.
_TYPED = (
    "override_reason publish_kind correction_note correction_claim correction_placement publish_at".split()
)


def _typed_key(article: Article) -> str:
    return f"story-{article.pk}-typed"


def _typed(posted: QueryDict) -> dict[str, Any]:
    """What stands in the panel's fields as they were sent: empty ones are left out."""
    names = [*_TYPED, *(_note_field(verb) for verb in Verb)]
    kept: dict[str, Any] = {name: posted[name] for name in names if posted.get(name)}
    return kept | ({"tasks": tasks} if (tasks := posted.getlist("tasks")) else {})


def _what_stops(stopped: PublicationStopped, user: Any) -> str:
    count = sum(finding.stops for finding in stopped.findings)
    what = "A finding stops it" if count == 1 else f"{count} findings stop it"
    if may_pass_some(user):
        cure = "cure what it says, sign it off, or give a reason to publish over it if you did not write the story."
    else:
        cure = "cure what it says, or ask somebody who may sign it off."
    return f"Not published. {what}, as Checks shows: {cure}"
