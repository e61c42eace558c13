"""Suggestions decided while somebody writes: addresses for the story's scripts. Marks are set by the editor itself.

All are POST, take and give JSON, and change nothing of the text: what is accepted gets its mark with the next save.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse

from articles.admin.endpoint import BadInput, answer, read_json, refusal
from articles.admin.suggestions import SuggestionsMixin, version_of
from articles.claims.exceptions import ClaimNotAllowed
from articles.claims.models import Claim
from articles.enums import MentionChoice, ProposalStatus
from articles.exceptions import StoryError, StoryNotAllowed
from articles.models import Article, Proposal
from articles.rules import may_write
from articles.services.newcomers import create_and_tag
from articles.services.proposals import ProposalMoved, choose_entity, dismiss_proposal
from articles.services.reading import read_story
from articles.services.tagging import forget_choice, tag_entity
from articles.services.taking import Taken, take_back, take_joined, take_proposals
from articles.unseen import LONGEST_READ
from entities.exceptions import EntityError, EntityNotAllowed
from entities.models import Entity
from entities.rules import may_add_entity
from newsroom.ledger.typed import said

#: More than any story has: a request that names more is no request of ours.
MOST_AT_ONCE = 500
#: No key of a table is larger, and a larger number is more than a database holds.
_LARGEST_KEY = 10**18


class LiveSuggestionsMixin(SuggestionsMixin):
    """The panel Suggestions of the story's screen, for scripts."""

    def live_suggestion_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view  # type: ignore[attr-defined]
        name = "articles_article_suggestion"
        return [
            path("<int:pk>/suggestions/", view(self.read_view), name=f"{name}s"),
            path("<int:pk>/suggestions/accept-light/", view(self.light_view), name=f"{name}s_light"),
            path("<int:pk>/suggestions/<int:key>/<slug:verb>/", view(self.decide_view), name=name),
            path("<int:pk>/mentions/", view(self.mentions_view), name="articles_article_mentions"),
        ]

    def suggestion_addresses(self, article: Article) -> dict[str, str]:
        """For `story_urls`: one suggestion's verbs are below `suggestions`, as in …/12/accept/."""
        return {
            "suggestions": reverse("admin:articles_article_suggestions", args=[article.pk]),
            "mentions": reverse("admin:articles_article_mentions", args=[article.pk]),
            "entity_search": reverse("admin:entities_entity_search"),
        }

    def read_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST {"marked": [uid, …], "again": false, "version": ""}: read what is saved, unless it was read.

        `marked` are the claims that stand marked in the editor, saved or not; `again` reads in any case. Gives {"html",
        "read", "said"}: `html` is the panel's list, and null where the page has that of this `version` already.
        """
        return self._act(request, pk, self._read)

    def light_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST {"ids": […]}: accept those of them that are below harm serious and not on file. See `_taken`."""
        return self._act(request, pk, self._light)

    def decide_view(self, request: HttpRequest, pk: int, key: int, verb: str) -> HttpResponse:
        """POST to …/<suggestion>/<verb>/.

        accept {} · join {"claim": uid} · dismiss {} · choose {"entity": slug} · create {"kind": …} ·
        undo {"also": [id, …]}. Gives {"said", "ids"}, and for the first two "claims". 404 for any other verb.
        """
        verbs: dict[str, Callable[..., dict[str, Any]]] = {
            "accept": self._accept,
            "join": self._join,
            "dismiss": self._dismiss,
            "choose": self._choose,
            "create": self._create,
            "undo": self._undo,
        }
        if verb not in verbs or key > _LARGEST_KEY:
            return answer({"error": "There is no such act."}, HTTPStatus.NOT_FOUND)
        act = verbs[verb]
        return self._act(request, pk, lambda *given: act(*given, key))

    def mentions_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST {"entity": key, "choice": "editor" | "rejected" | "found"}: {"said", "entity", "name", "choice"}."""
        return self._act(request, pk, self._mention)

    def _act(self, request: HttpRequest, pk: int, act: Any) -> HttpResponse:
        """Carry `act` out for somebody who may; whatever it refuses is said in words."""
        article = get_object_or_404(Article, pk=pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            if not may_write(request.user):
                raise StoryNotAllowed("Your role may not work on stories.")
            return answer(act(request, article, read_json(request)))
        except ProposalMoved as moved:
            return answer({"error": str(moved)}, HTTPStatus.CONFLICT)
        except Proposal.DoesNotExist:
            return answer({"error": "This suggestion was decided already."}, HTTPStatus.CONFLICT)
        except Claim.DoesNotExist:
            return answer({"error": "That claim is no longer on file."}, HTTPStatus.CONFLICT)
        except Entity.DoesNotExist:
            return answer({"error": "That entity is no longer on file."}, HTTPStatus.CONFLICT)
        except (ClaimNotAllowed, EntityNotAllowed) as refused:
            return answer({"error": str(refused)}, HTTPStatus.FORBIDDEN)
        except EntityError as refused:
            return answer({"error": str(refused)}, HTTPStatus.BAD_REQUEST)
        except StoryError as refused:
            return refusal(refused)

    # --- acts: request, story, what was sent ------------------------------------------------------------------

    def _read(self, request: HttpRequest, article: Article, given: dict[str, Any]) -> dict[str, Any]:
        words, read = "", False
        if len(article.body_text) > LONGEST_READ:
            words = f"Longer than {LONGEST_READ:,} characters: not read."
        else:
            marked = _texts(given.get("marked", []))
            read = read_story(article, by=request.user, marked=marked, again=given.get("again") is True)
        if not read and given.get("version") == _version(article):
            return {"html": None, "read": False, "said": words}
        article.refresh_from_db()
        context = {**self.suggestions_context(article), "may_add_entity": may_add_entity(request.user)}
        html = render_to_string("admin/articles/rail/suggestions_list.html", context, request=request)
        return {"html": html, "read": read, "said": words}

    def _light(self, request: HttpRequest, article: Article, given: dict[str, Any]) -> dict[str, Any]:
        wanted = _keys(given.get("ids", []))
        rows = self.suggestions_context(article)["proposals"]
        light = [row.pk for row in rows if row.is_light and row.pk in wanted]
        taken = take_proposals(article, light, by=request.user) if light else []
        left = len(rows) - len(taken)
        words = f"Accepted {len(taken)}."
        if left:
            words += f" {left} left for you to read: on file, unclear, or with harm."
        return _taken(taken, words) | {"left": left}

    def _accept(
        self, request: HttpRequest, article: Article, given: dict[str, Any], key: int
    ) -> dict[str, Any]:
        return _taken(take_proposals(article, [key], by=request.user), "Accepted.")

    def _join(
        self, request: HttpRequest, article: Article, given: dict[str, Any], key: int
    ) -> dict[str, Any]:
        claim = Claim.objects.get(uid=said(_text(given, "claim")))
        return _taken([take_joined(article, key, claim, by=request.user)], "Joined to the claim on file.")

    def _dismiss(
        self, request: HttpRequest, article: Article, given: dict[str, Any], key: int
    ) -> dict[str, Any]:
        return {"ids": dismiss_proposal(_open(article, key), by=request.user), "said": "Dismissed."}

    def _choose(
        self, request: HttpRequest, article: Article, given: dict[str, Any], key: int
    ) -> dict[str, Any]:
        entity = Entity.objects.get(slug=said(_text(given, "entity")))
        ids = choose_entity(_open(article, key), entity, by=request.user)
        return {"ids": ids, "said": f"Chosen: {entity}."}

    def _create(
        self, request: HttpRequest, article: Article, given: dict[str, Any], key: int
    ) -> dict[str, Any]:
        made = create_and_tag(_open(article, key), kind=said(_text(given, "kind")), by=request.user)
        return {"ids": [key], "said": f"On file and in this story: {made}."}

    def _undo(
        self, request: HttpRequest, article: Article, given: dict[str, Any], key: int
    ) -> dict[str, Any]:
        keys = {key, *_keys(given.get("also", []))}
        return {"ids": take_back(article, keys, by=request.user), "said": "Undone."}

    def _mention(self, request: HttpRequest, article: Article, given: dict[str, Any]) -> dict[str, Any]:
        key: Any = given.get("entity")
        choice = given.get("choice")
        if not _is_key(key) or choice not in MentionChoice.values:
            raise BadInput("entity must be a key, choice one of found, editor and rejected.")
        entity = Entity.objects.get(pk=key)
        if choice == MentionChoice.FOUND:
            forget_choice(article=article, entity=entity, by=request.user)
            words = "Undone."
        else:
            tag_entity(article=article, entity=entity, by=request.user, choice=choice)
            words = f"Added: {entity}." if choice == MentionChoice.EDITOR else f"Not in this story: {entity}."
        return {"said": words, "entity": entity.pk, "name": entity.name, "choice": choice}


def _version(article: Article) -> str:
    """Of what the panel would show now. Two queries."""
    waiting = article.proposals.filter(status=ProposalStatus.OPEN).only("pk", "start", "article")
    return version_of(list(waiting), list(article.mentions.filter(version__isnull=True)))


def _taken(taken: list[Taken], words: str) -> dict[str, Any]:
    """What the editor needs to set the marks: for each suggestion the claim's uid and mode."""
    claims = [{"id": each.proposal.pk, "uid": each.claim.uid, "mode": each.claim.mode} for each in taken]
    return {"ids": [each.proposal.pk for each in taken], "claims": claims, "said": words}


def _open(article: Article, key: int) -> Proposal:
    return article.proposals.select_related("article").get(pk=key, status=ProposalStatus.OPEN)


def _is_key(given: Any) -> bool:
    return isinstance(given, int) and not isinstance(given, bool) and 0 < given < _LARGEST_KEY


def _keys(given: Any) -> set[int]:
    if not isinstance(given, list) or len(given) > MOST_AT_ONCE:
        raise BadInput(f"ids must be a list of at most {MOST_AT_ONCE} keys.")
    if not all(_is_key(key) for key in given):
        raise BadInput("ids must be whole numbers.")
    return set(given)


def _texts(given: Any) -> Collection[str]:
    if not isinstance(given, list) or not all(isinstance(text, str) for text in given):
        raise BadInput("marked must be a list of uids.")
    return set(given)


def _text(given: dict[str, Any], name: str) -> str:
    text = given.get(name)
    if not isinstance(text, str):
        raise BadInput(f"{name} must be text.")
    return text
