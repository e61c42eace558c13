"""What the analyser suggests, decided from the story's screen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from articles.admin.on_file import put_on_file, use_claim
from articles.claims.enums import Act, Harm, Mode
from articles.claims.models import Claim
from articles.enums import MentionChoice, ProposalKind, ProposalStatus
from articles.exceptions import StoryError
from articles.models import Article, Mention, Proposal
from articles.newcomers import MOST_SHOWN
from articles.selectors import records_of_suggestions
from articles.services.newcomers import create_and_tag
from articles.services.proposals import (
    accept_proposals,
    analyse_article,
    choose_entity,
    claim_draft,
    dismiss_proposal,
)
from entities.enums import Kind
from entities.exceptions import EntityError
from entities.models import Entity
from newsroom.ledger.typed import number_in

_OPENING_MARKS = frozenset('“"«‘')
_LIGHT = frozenset({Harm.NONE, Harm.LOW, Harm.MODERATE})


class SuggestionsMixin:
    """Suggestions on the story's screen. Their buttons are the story's own form's: what is typed is saved first."""

    def suggestions_context(self, article: Article) -> dict[str, Any]:
        """Open suggestions with what accepting them would write and what is on file; the rest apart.

        Twelve queries at most.
        """
        mentions = list(article.mentions.filter(version__isnull=True).select_related("entity"))
        waiting: list[Any] = list(article.proposals.filter(status=ProposalStatus.OPEN))
        decided_here = (ProposalKind.CLAIM, ProposalKind.MENTION)
        proposals = [row for row in waiting if row.kind in decided_here and row.payload]
        newcomers = [
            row
            for row in waiting
            if row.kind == ProposalKind.NEWCOMER and row.payload  # a redaction empties it
        ]
        for newcomer in newcomers:
            newcomer.find = _find(newcomer)  # type: ignore[attr-defined]
        newcomers.sort(key=lambda row: (-row.payload["salience"], row.start))
        keys = {
            key
            for proposal in proposals
            for group in ("claimants", "accused", "targets", "candidates")
            for key in proposal.payload.get(group, ())
        }
        entities = {entity.slug: entity for entity in Entity.objects.filter(slug__in=keys)} if keys else {}
        for proposal in proposals:
            _dress(proposal, article, entities)
        _dress_acts(proposals)
        put_on_file(proposals)
        return {
            "suggestions_version": version_of(waiting, mentions),
            "proposals": proposals,
            "observations": [row for row in waiting if row.kind == ProposalKind.UNCUED],
            "light_count": sum(proposal.is_light for proposal in proposals),
            "newcomer_count": len(newcomers),
            "newcomers": newcomers[:MOST_SHOWN],
            "more_newcomers": newcomers[MOST_SHOWN:],
            "newcomer_kinds": Kind.choices,
            "entities_here": [row for row in mentions if row.choice != MentionChoice.REJECTED],
            "entities_rejected": [row for row in mentions if row.choice == MentionChoice.REJECTED],
        }

    def decide(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """Carry out the suggestion button that was pressed, if any, and go back to the list of suggestions."""
        post = request.POST
        place = "#newcomers" if "_create" in post else "#proposals"
        try:
            if "_analyse" in post:
                read = analyse_article(article, by=request.user)
                found = [proposal for proposal in read if proposal.kind != ProposalKind.UNCUED]
                messages.success(
                    request, f"Read again: {len(found)} suggestion{'s' if len(found) != 1 else ''}."
                )
            elif "_accept" in post:
                messages.success(request, _accept(request, article, post["_accept"]))
            elif "_use" in post:
                messages.success(request, use_claim(request, article, post["_use"]))
            elif "_dismiss" in post:
                dismissed = _open(article, post["_dismiss"])
                dismiss_proposal(dismissed, by=request.user)
                place = "#newcomers" if dismissed.kind == ProposalKind.NEWCOMER else place
                messages.success(request, "Dismissed: it will not be suggested again in this story.")
            elif "_choose" in post:
                key, _, slug = post["_choose"].partition(":")
                entity = Entity.objects.get(slug=slug)
                choose_entity(_open(article, key), entity, by=request.user)
                messages.success(request, f"Chosen: {entity}.")
            elif "_create" in post:
                kind = post.get(f"newcomer_kind_{post['_create']}", "")
                made = create_and_tag(_open(article, post["_create"]), kind=kind, by=request.user)
                messages.success(request, f"On file and tagged: {made}.")
            elif "_accept_light" in post:
                light = [p for p in self.suggestions_context(article)["proposals"] if p.is_light]
                if light:
                    accept_proposals(light, by=request.user)
                messages.success(
                    request,
                    f"Accepted {len(light)}. What may harm somebody or is on file is left for you to read.",
                )
            else:
                return None
        except Proposal.DoesNotExist:
            messages.info(request, "This suggestion was decided already.")
        except Claim.DoesNotExist:
            messages.error(request, "That claim is no longer on file.")
        except Entity.DoesNotExist:
            messages.error(request, "That entity is no longer on file.")
        except (StoryError, EntityError) as refused:
            messages.error(request, str(refused))
        return redirect(reverse("admin:articles_article_change", args=[article.pk]) + place)


def _dress(proposal: Proposal, article: Article, entities: dict[str, Entity]) -> None:
    """Put on a suggestion what its row shows: quote, who, how, and how much harm is at stake."""
    row: Any = proposal
    row.is_light = False
    row.find = _find(proposal)
    row.quote = proposal.exact if proposal.exact[:1] in _OPENING_MARKS else f"“{proposal.exact}”"
    if proposal.kind == ProposalKind.CLAIM:
        draft = claim_draft(
            proposal.payload, article.body_text, entities, origin="suggestion", language=article.language
        )
        row.draft = draft
        row.public_text = draft.fields["public_text"]
        row.mode_label = Mode(draft.fields["mode"]).label
        row.act_label = Act(draft.fields["speech_act"]).label
        row.harm = Harm(draft.fields["harm"])
        row.is_light = row.harm in _LIGHT
    else:
        keys = proposal.payload.get("candidates", ())
        # Proposals from before scores were kept have none: their candidates stand as they are.
        scores = proposal.payload.get("scores") or [None] * len(keys)
        row.candidates = [
            {"entity": entities[key], "score": score, "fit": _fit(score)}
            for key, score in zip(keys, scores, strict=False)
            if key in entities
        ]


def version_of(waiting: Sequence[Proposal], mentions: Sequence[Mention]) -> str:
    """Of what the panel shows: another one where a suggestion or a name has come, gone or moved."""
    shown: list[list[Any]] = [[row.pk, row.start] for row in waiting]
    shown += [[row.entity_id, row.count, row.choice] for row in mentions]
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:16]


def _find(proposal: Proposal) -> str:
    """Where the words stand, for the page's script: what to tint, what is the cue, and what may follow.

    {"start", "end", "words", "spans": [[start, end], …], "cue": [start, end, words] or null}; code points of the text.
    """
    payload = proposal.payload
    cue = payload.get("cue_span")
    return json.dumps(
        {
            "start": proposal.start,
            "end": proposal.end,
            "words": proposal.exact,
            "spans": payload.get("mark_spans") or [[proposal.start, proposal.end]],
            "cue": [*cue, payload.get("cue", "")] if cue else None,
        },
        ensure_ascii=False,
    )


def _fit(score: float | None) -> str:
    """How well a candidate fits, in words; the figure says it more finely. Empty without a score."""
    if score is None:
        return ""
    return "fits well" if score >= 0.6 else "may fit" if score >= 0.3 else "hardly fits"


def _dress_acts(proposals: Sequence[Any]) -> None:
    """Put on each suggested official act the record on file that it rests on, or None."""
    records = records_of_suggestions(proposals)
    for row in proposals:
        row.is_act = row.pk in records
        row.record = records.get(row.pk)


def _accept(request: HttpRequest, article: Article, pressed: str) -> str:
    """Accept the suggestion whose key was pressed ("12"), or with two sentences after it ("12+2"); what to say then."""
    key, _, count = pressed.partition("+")
    sentences = int(count) if len(count) == 1 and count.isascii() and count.isdigit() else 0
    proposal = _open(article, key)
    accept_proposals([proposal], by=request.user, going_on={proposal.pk: sentences})
    if sentences:
        return "Accepted, with what follows: the passages are marked and their claim is on file."
    return "Accepted: the passage is marked and its claim is on file."


def _open(article: Article, key: str) -> Proposal:
    return article.proposals.select_related("article").get(pk=number_in(key) or 0, status=ProposalStatus.OPEN)
