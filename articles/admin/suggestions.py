"""What the analyser suggests, decided from the story's screen; and the filled-in claim dialog."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from articles.analysis import analyse
from articles.body.text import sentences_around
from articles.claims.enums import Act, Harm, Mode, Role
from articles.claims.rules import may_record
from articles.enums import ProposalKind, ProposalStatus
from articles.exceptions import StoryError
from articles.models import Article, Proposal
from articles.services.proposals import (
    accept_proposals,
    analyse_article,
    choose_entity,
    claim_draft,
    dismiss_proposal,
    payload_of,
)
from entities.models import Entity
from entities.selectors import current_gazetteer

LONGEST_TEXT = 20_000
_LIGHT = frozenset({Harm.NONE, Harm.LOW, Harm.MODERATE})


class SuggestionsMixin:
    """Suggestions on the story's screen. Their buttons are the story's own form's: what is typed is saved first."""

    def suggestion_urls(self) -> list[URLPattern]:
        suggest = self.admin_site.admin_view(self.suggest_view)  # type: ignore[attr-defined]
        return [path("suggest/", suggest, name="articles_article_suggest")]

    def suggestions_context(self, article: Article) -> dict[str, Any]:
        """Open suggestions with what accepting them would write. Three queries at most."""
        proposals: list[Any] = list(article.proposals.filter(status=ProposalStatus.OPEN))
        keys = {
            key
            for proposal in proposals
            for group in ("claimants", "accused", "candidates")
            for key in proposal.payload.get(group, ())
        }
        entities = {entity.slug: entity for entity in Entity.objects.filter(slug__in=keys)} if keys else {}
        for proposal in proposals:
            _dress(proposal, article, entities)
        return {"proposals": proposals, "light_count": sum(proposal.is_light for proposal in proposals)}

    def decide(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """Carry out the suggestion button that was pressed, if any, and go back to the list of suggestions."""
        post = request.POST
        try:
            if "_analyse" in post:
                found = analyse_article(article, by=request.user)
                messages.success(
                    request, f"Read again: {len(found)} suggestion{'s' if len(found) != 1 else ''}."
                )
            elif "_accept" in post:
                accept_proposals([_open(article, post["_accept"])], by=request.user)
                messages.success(request, "Accepted: the passage is marked and its claim is on file.")
            elif "_dismiss" in post:
                dismiss_proposal(_open(article, post["_dismiss"]), by=request.user)
                messages.success(request, "Dismissed: it will not be suggested again in this story.")
            elif "_choose" in post:
                key, _, slug = post["_choose"].partition(":")
                entity = Entity.objects.get(slug=slug)
                choose_entity(_open(article, key), entity, by=request.user)
                messages.success(request, f"Chosen: {entity}.")
            elif "_accept_light" in post:
                light = [p for p in self.suggestions_context(article)["proposals"] if p.is_light]
                if light:
                    accept_proposals(light, by=request.user)
                messages.success(
                    request, f"Accepted {len(light)}. What may harm somebody is left for you to read."
                )
            else:
                return None
        except Proposal.DoesNotExist:
            messages.info(request, "This suggestion was decided already.")
        except Entity.DoesNotExist:
            messages.error(request, "That entity is no longer on file.")
        except StoryError as refused:
            messages.error(request, str(refused))
        return redirect(reverse("admin:articles_article_change", args=[article.pk]) + "#proposals")

    def suggest_view(self, request: HttpRequest) -> JsonResponse:
        """POST text, start, end: what the analyser makes of a selection, as a filled-in form for the dialog.

        `text` is the block, `start` and `end` the selection in it, in UTF-16 units as the browser counts.
        Nothing is written. {"fields": {…}, "claimant": {"id", "text"} or null, "accused": …}
        """
        if not may_record(request.user):
            raise PermissionDenied
        text = request.POST.get("text", "")[:LONGEST_TEXT]
        try:
            start, end = (_code_points(text, int(request.POST.get(name, ""))) for name in ("start", "end"))
        except ValueError:
            return JsonResponse({"errors": {"__all__": ["start and end must be numbers."]}}, status=400)
        return JsonResponse(_filled_in(text, start, end))


def _dress(proposal: Proposal, article: Article, entities: dict[str, Entity]) -> None:
    """Put on a suggestion what its row shows: quote, who, how, and how much harm is at stake."""
    row: Any = proposal
    row.is_light = False
    if proposal.kind == ProposalKind.CLAIM:
        draft = claim_draft(
            proposal.payload, article.body_text, entities, origin="suggestion", language=article.language
        )
        row.public_text = draft.fields["public_text"]
        row.mode_label = Mode(draft.fields["mode"]).label
        row.act_label = Act(draft.fields["speech_act"]).label
        row.harm = Harm(draft.fields["harm"])
        row.is_light = row.harm in _LIGHT
    else:
        row.candidates = [entities[key] for key in proposal.payload.get("candidates", ()) if key in entities]


def _open(article: Article, key: str) -> Proposal:
    if not (key.isascii() and key.isdigit()):
        raise Proposal.DoesNotExist
    return article.proposals.select_related("article").get(pk=int(key), status=ProposalStatus.OPEN)


def _filled_in(text: str, start: int, end: int) -> dict[str, Any]:
    """The claim that the selection seems to be: what the analyser finds there, else the words themselves."""
    start, end = max(0, min(start, end)), min(len(text), max(start, end))
    selected = text[start:end].strip()
    sentence = text[slice(*sentences_around(text, start, end))].strip()
    found = [
        (min(end, finding.statement.end) - max(start, finding.statement.start), finding)
        for finding in analyse(text, current_gazetteer(), engine=settings.NEWSROOM_ENGINE).findings
    ]
    overlap, finding = max(found, key=lambda pair: pair[0], default=(0, None))
    if finding is None or overlap <= 0:
        fields = {
            "statement": selected,
            "public_text": sentence,
            "mode": Mode.ON_RECORD,
            "speech_act": Act.SAY,
            "cue": "",
        }
        return {"fields": fields, "claimant": None, "accused": None}
    payload = payload_of(finding, text)
    keys = {*payload["claimants"], *payload["accused"]}
    entities = {entity.slug: entity for entity in Entity.objects.filter(slug__in=keys)}
    draft = claim_draft(payload, text, entities, origin="editor", language="en")
    wanted = ("statement", "public_text", "mode", "speech_act", "cue", "claimant_label", "harm")
    people: dict[str, Any] = {Role.CLAIMANT: None, Role.ACCUSED: None}
    standings: dict[str, str] = {}
    for entity, role, standing in draft.parties:
        if people[role] is None:
            people[role], standings[role] = {"id": entity.pk, "text": entity.name}, standing
    fields = {name: draft.fields[name] for name in wanted} | {"standing": standings.get(Role.CLAIMANT, "")}
    return {"fields": fields, "claimant": people[Role.CLAIMANT], "accused": people[Role.ACCUSED]}


def _code_points(text: str, units: int) -> int:
    """A browser's offset (UTF-16 units) as Python's (code points)."""
    return len(text.encode("utf-16-le")[: max(0, units) * 2].decode("utf-16-le", errors="ignore"))
