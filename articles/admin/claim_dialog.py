"""What the story's screen asks about claims while one writes: the filled-in dialog, and the claims of the text."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse

from articles.admin.on_file import on_file
from articles.analysis import analyse
from articles.body.text import Span, sentence_at, sentences_around
from articles.claims.as_json import SHOWN, claim_as_json, party_as_json
from articles.claims.detector.language import guess_language
from articles.claims.enums import Act, Harm, Mode, Role
from articles.claims.models import Claim
from articles.claims.rules import harm_reason, may_record
from articles.claims.services.record import ClaimDraft
from articles.enums import AnchorState
from articles.lines import LINES
from articles.models import Appearance, Article
from articles.selectors import stories_printing
from articles.selectors.lines import claims_of_lines
from articles.services.proposals import claim_draft, words_of
from articles.services.proposing import payload_of
from articles.services.rule_switches import rules_off
from entities.models import Entity
from entities.selectors import current_gazetteer

LONGEST_TEXT = 20_000
LONGEST_LINE = 2_000
MOST_UIDS = 400
#: Claims on file that the dialog offers: enough to find the story's own among them.
MOST_OFFERED = 5
_LOOKED_AT = 12


class ClaimDialogMixin:
    """Addresses behind the claim dialog and the list of claims beside the text. Nothing here writes."""

    def claim_dialog_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view  # type: ignore[attr-defined]
        return [
            path("suggest/", view(self.suggest_view), name="articles_article_suggest"),
            path("<int:pk>/claims/", view(self.claims_view), name="articles_article_claims"),
            path("<int:pk>/lines/", view(self.lines_view), name="articles_article_lines"),
        ]

    def claim_dialog_addresses(self, article: Article) -> dict[str, str]:
        """For scripts."""
        return {
            "claims": reverse("admin:articles_article_claims", args=[article.pk]),
            "lines": reverse("admin:articles_article_lines", args=[article.pk]),
        }

    def claims_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """POST uids=a,b: {"claims": [as the dialog lists them, with "stories" and "anchor"]}, without unknown ones.

        "stories" counts those that print the claim now; "anchor" says in words what has left the sentence at the last
        save, or is empty. Four queries beside the user's.
        """
        if not request.user.has_perm("claims.view_claim") or not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        if request.method != "POST":
            return JsonResponse({"errors": {"__all__": ["Send the ids by POST."]}}, status=405)
        article = get_object_or_404(Article.objects.only("pk"), pk=pk)
        uids = [uid for uid in request.POST.get("uids", "").split(",") if uid][:MOST_UIDS]
        return JsonResponse({"claims": claims_beside(article, uids)})

    def lines_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """POST headline, standfirst, language, uids=a,b: which of these claims each line seems to print.

        {"headline": [uid], "standfirst": [uid]}, the closest first. Nothing is written. Five queries beside the user's.
        """
        if not request.user.has_perm("claims.view_claim") or not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        if request.method != "POST":
            return JsonResponse({"errors": {"__all__": ["Send the lines by POST."]}}, status=405)
        get_object_or_404(Article.objects.only("pk"), pk=pk)
        uids = [uid for uid in request.POST.get("uids", "").split(",") if uid][:MOST_UIDS]
        lines = {name: request.POST.get(name, "")[:LONGEST_LINE] for name in LINES}
        return JsonResponse(claims_of_lines(lines, uids, language=request.POST.get("language", "")[:3]))

    def suggest_view(self, request: HttpRequest) -> JsonResponse:
        """POST text, start, end: what the analyser makes of a selection, as a filled-in form for the dialog.

        `text` is the block, `start` and `end` the selection in it, in UTF-16 units as the browser counts; an empty
        selection means the sentence around it. `here` are the uids that stand in the text, `language` its language.
        Nothing is written. {"fields": {…}, "parties": [{"id", "text", "note", "role", "standing"}], "context":
        {"content", "source", "sentence"}, "selection": [start, end], "sentence": [start, end], "harm_reason",
        "similar": [{"uid", "public_text", "relation", "score", "why", "stories", "here", …}]}
        """
        if not may_record(request.user):
            raise PermissionDenied
        text = request.POST.get("text", "")[:LONGEST_TEXT]
        try:
            start, end = (_code_points(text, int(request.POST.get(name, ""))) for name in ("start", "end"))
        except ValueError:
            return JsonResponse({"errors": {"__all__": ["start and end must be numbers."]}}, status=400)
        here = frozenset(request.POST.get("here", "").split(",")[:MOST_UIDS])
        filled = _filled_in(text, start, end, language=request.POST.get("language", "")[:3], here=here)
        if not request.user.has_perm("claims.view_claim"):
            filled["similar"] = []
        return JsonResponse(filled)


def claims_beside(article: Article, uids: Collection[str]) -> list[dict[str, Any]]:
    """The claims of these uids as the rail lists them, in the order given. Three queries, none without uids."""
    if not uids:
        return []
    claims = {claim.uid: claim for claim in Claim.objects.only(*SHOWN).filter(uid__in=uids)}
    stories = stories_printing({claim.pk for claim in claims.values()})
    lost = dict(
        Appearance.objects.of_working_copy()
        .filter(article=article)
        .exclude(state=AnchorState.WHOLE)
        .values_list("claim__uid", "state")
    )
    return [
        claim_as_json(claims[uid])
        | {
            "stories": stories.get(claims[uid].pk, 0),
            "anchor": AnchorState(lost[uid]).label if uid in lost else "",
        }
        for uid in dict.fromkeys(uids)
        if uid in claims
    ]


def _filled_in(text: str, start: int, end: int, *, language: str, here: Collection[str]) -> dict[str, Any]:
    """The claim that the selection seems to be: what the analyser finds there, else the words themselves."""
    start, end = max(0, min(start, end)), min(len(text), max(start, end))
    if text[start:end].strip():
        sentence = Span(*sentences_around(text, start, end))
    else:
        start, end = sentence = sentence_at(text, end)
    selected = text[start:end].strip()
    language = language or guess_language(text) or "en"
    found = [
        (min(end, finding.statement.end) - max(start, finding.statement.start), finding)
        for finding in analyse(
            text,
            current_gazetteer(),
            language=language,
            engine=settings.NEWSROOM_ENGINE,
            without=rules_off(),
        ).findings
    ]
    overlap, finding = max(found, key=lambda pair: pair[0], default=(0, None))
    if finding is None or overlap <= 0:
        words = text[slice(*sentence)].strip()
        fields = {
            "statement": selected,
            "public_text": words,
            "mode": Mode.ON_RECORD,
            "speech_act": Act.SAY,
            "cue": "",
            "language": language,
        }
        draft = ClaimDraft(fields)
        context = {"content": selected, "source": "", "sentence": words}
    else:
        payload = payload_of(finding, text)
        keys = {*payload["claimants"], *payload["accused"], *payload["targets"]}
        entities = {entity.slug: entity for entity in Entity.objects.filter(slug__in=keys)}
        draft = claim_draft(payload, text, entities, origin="editor", language=language)
        context = words_of(payload, text, entities)
    accused = [entity for entity, role, _ in draft.parties if role == Role.ACCUSED]
    return {
        "fields": {name: draft.fields[name] for name in _WANTED if name in draft.fields},
        "parties": [party_as_json(*party) for party in draft.parties],
        "context": context,
        "selection": [_units(text, start), _units(text, end)],
        "sentence": [_units(text, sentence.start), _units(text, sentence.end)],
        "harm_label": Harm(draft.fields.get("harm", Harm.NONE)).label,
        "harm_reason": harm_reason(
            act=draft.fields["speech_act"],
            basis=draft.fields.get("basis", ""),
            about_living_person=any(entity.is_living for entity in accused),
        ),
        "similar": _similar(draft, here),
    }


_WANTED = "statement public_text mode speech_act cue claimant_label basis polarity certainty language".split()


def _similar(draft: ClaimDraft, here: Collection[str]) -> list[dict[str, Any]]:
    """The claims on file beside the one that the dialog is about to write, the story's own before all others."""
    shown = [
        found.as_json() | {"here": found.claim.uid in here}
        for found in on_file([draft], limit=_LOOKED_AT, related=True)[0]
    ]
    kept = [found for found in shown if found["here"] or found["relation"] != "related"]
    return sorted(kept, key=lambda found: not found["here"])[:MOST_OFFERED]


def _code_points(text: str, units: int) -> int:
    """A browser's offset (UTF-16 units) as Python's (code points)."""
    return len(text.encode("utf-16-le")[: max(0, units) * 2].decode("utf-16-le", errors="ignore"))


def _units(text: str, points: int) -> int:
    """Python's offset (code points) as a browser's (UTF-16 units)."""
    return len(text[:points].encode("utf-16-le")) // 2
