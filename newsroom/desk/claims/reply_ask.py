"""The page on which somebody is asked: what a story says against them, the letter, and what they said already.

The letter is composed and shown; sending it is a person's act, in their own mail program or on the telephone. Where it
goes is never asked for here.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from articles.claims.enums import Channel, ReplyOutcome, Role
from articles.claims.exceptions import ClaimError
from articles.claims.labels.dates import format_day
from articles.claims.models import Claim, ClaimParty, ReplyTemplate
from articles.claims.reply_defaults import role_of
from articles.claims.reply_letters import MOST_MAILTO, fill, list_allegations, mailto
from articles.claims.rules import may_ask_reply
from articles.claims.selectors import standing_for
from articles.claims.selectors.replies import standing_answers
from articles.claims.services.replies import MOST_CLAIMS, ask, record_answer
from articles.claims.services.waivers import request_waiver
from articles.models import Article
from articles.selectors.replies import accusations_in
from entities.models import Entity
from newsroom.desk.claims.reply_acts import answer_of
from newsroom.desk.claims.reply_forms import AnswerForm, AskForm, WaiverForm, usual_deadline
from newsroom.ledger.typed import number_in
from newsroom.ledger.wording import actor_in_words, zone_in_words

#: Names of the fields on this page, in the services' errors and in the forms.
_FIELDS = {"allegations": "letter", "item": "item_url", "respondent": "respondent_label"}


@dataclass(frozen=True, slots=True)
class Question:
    """What the page is about: the accusations, those that are ticked, and who may be asked."""

    claims: Sequence[Claim]
    ticked: Sequence[Claim]
    respondents: Sequence[Entity]
    respondent: Entity | None
    story: Article | None


def ask_view(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """GET `claim` (several), `respondent` (slug) and `story` (key), or POST with `act`: compose, ask, answer or waive.

    Some fifteen queries, whatever the number of claims.
    """
    if not may_ask_reply(request.user):
        raise PermissionDenied
    question = _question(request)
    act = request.POST.get("act", "")
    sent: QueryDict | None = request.POST if request.method == "POST" else None
    if act == "compose" and sent is not None:
        sent = _composed(sent, question, request.user)
    today = {"on": timezone.localdate(), "outcome": ReplyOutcome.ANSWERED_IN_PUBLIC}
    forms = {
        "ask": AskForm(sent, initial={} if sent else _first_letter(question, request.user)),
        "answer": AnswerForm(sent, initial=today),
        "waive": WaiverForm(sent),
    }
    problems: list[str] = []
    if act in _ACTS and forms[act].is_valid():
        try:
            words, claim = _ACTS[act](request, question, forms[act].cleaned_data)
        except ValidationError as refused:
            problems = _show(forms[act], refused)
        except ClaimError as refused:
            problems = [str(refused)]
        else:
            messages.success(request, words)
            return redirect(f"{reverse('admin:desk_claim', args=[claim.uid])}#panel-replies")
    return _page(request, site, question, forms, problems, act)


# --- acts ----------------------------------------------------------------------------------------------------------


def _ask(request: HttpRequest, question: Question, told: dict[str, Any]) -> tuple[str, Claim]:
    requests = ask(
        claims=question.ticked,
        by=request.user,
        respondent=question.respondent,
        respondent_label=told["respondent_label"],
        channel=told["channel"],
        allegations=told["letter"],
        deadline=told["deadline"],
        note=told["note"],
    )
    until = timezone.localtime(told["deadline"])
    words = f"{requests[0].whom} was asked{_about(len(requests))}"
    return f"{words}; time until {format_day(until.date())}, {until:%H:%M}.", requests[0].claim


def _answer(request: HttpRequest, question: Question, told: dict[str, Any]) -> tuple[str, Claim]:
    label = request.POST.get("respondent_label", "")
    whom: dict[str, Any] = {"respondent": question.respondent}
    name = question.respondent.name if question.respondent else label
    given = answer_of(told, None, request.user, name=name, **whom)
    closed = record_answer(
        claims=question.ticked,
        by=request.user,
        respondent_label=label if not question.respondent else "",
        **whom,
        **given,
    )
    return f"{name}: {closed[0].get_outcome_display().lower()}{_about(len(closed))}.", closed[0].claim


def _waive(request: HttpRequest, question: Question, told: dict[str, Any]) -> tuple[str, Claim]:
    requests = request_waiver(
        claims=question.ticked,
        by=request.user,
        reason=told["waiver_reason"],
        respondent=question.respondent,
        respondent_label=request.POST.get("respondent_label", "") if not question.respondent else "",
    )
    return "Asked for: somebody else has to approve it.", requests[0].claim


_ACTS = {"ask": _ask, "answer": _answer, "waive": _waive}


def _about(number: int) -> str:
    return f" about {number} accusations" if number > 1 else ""


def _show(form: Any, refused: ValidationError) -> list[str]:
    """Each message at its field, where this form has one; gives the others."""
    if not hasattr(refused, "error_dict"):
        return list(refused.messages)
    others: list[str] = []
    for name, lines in refused.message_dict.items():
        field = _FIELDS.get(name, name)
        if field in form.fields:
            form.add_error(field, lines)
        else:
            others += lines
    return others


# --- what it is about ----------------------------------------------------------------------------------------------


def _question(request: HttpRequest) -> Question:
    given = request.POST if request.method == "POST" else request.GET
    key = number_in(given.get("story", ""))
    story = get_object_or_404(Article, pk=key) if key is not None else None
    if story is not None and not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    uids = [*given.getlist("claim"), *given.getlist("of")][: 2 * MOST_CLAIMS]
    named = {claim.uid: claim for claim in Claim.objects.filter(uid__in=uids)}
    claims = [named[uid] for uid in dict.fromkeys(uids) if uid in named]
    respondents = _accused(claims)
    slug = given.get("respondent", "")
    chosen = next((each for each in respondents if each.slug == slug), None)
    if chosen is None and slug:
        chosen = Entity.objects.filter(slug=slug, merged_into__isnull=True).first()
        respondents = [*respondents, chosen] if chosen else respondents
    if chosen is None and respondents and request.method != "POST":
        chosen = respondents[0]
    if story is not None and chosen is not None:
        held = {claim.pk for claim in claims}
        claims += [claim for claim in accusations_in(story, chosen) if claim.pk not in held]
    claims = claims[:MOST_CLAIMS]
    if request.method == "POST":
        ticked = [claim for claim in claims if claim.uid in set(request.POST.getlist("claim"))]
    else:
        ticked = _open(claims, chosen, set(given.getlist("claim")))
    return Question(claims, ticked, respondents, chosen, story)


def _accused(claims: Sequence[Claim]) -> list[Entity]:
    parties = ClaimParty.objects.filter(claim__in=claims, role=Role.ACCUSED).select_related(
        "entity__merged_into"
    )
    found = {
        standing_for(party.entity).pk: standing_for(party.entity) for party in parties.order_by("claim", "pk")
    }
    return list(found.values())


def _open(claims: Sequence[Claim], respondent: Entity | None, named: set[str]) -> list[Claim]:
    """What is ticked at first: what nobody answered yet, and what the address names."""
    standing = standing_answers([claim.pk for claim in claims])
    key = respondent.pk if respondent else None
    settled = {
        claim
        for claim, answers in standing.items()
        if any(each.request.respondent_id == key and not each.stale for each in answers)
    }
    return [claim for claim in claims if claim.pk not in settled or claim.uid in named]


# --- the letter ----------------------------------------------------------------------------------------------------


def _first_letter(question: Question, user: Any) -> dict[str, Any]:
    """The form as it first stands: the letter of the house that fits the respondent and the language, filled in."""
    language = question.claims[0].language if question.claims else "en"
    role = role_of(question.respondent.schema if question.respondent else "")
    letters = list(ReplyTemplate.objects.filter(role=role, channel__in=["", Channel.EMAIL]).order_by("pk"))
    template = next((each for each in letters if each.language == language), None) or next(
        iter(letters), None
    )
    first: dict[str, Any] = {
        "channel": Channel.EMAIL,
        "deadline": usual_deadline(),
    }
    if template is not None:
        first |= {"template": template.pk, **_letter(template, question, usual_deadline(), "", user)}
    return first


def _composed(sent: QueryDict, question: Question, user: Any) -> QueryDict:
    """What was sent, with the letter written anew from the template that is chosen."""
    template = ReplyTemplate.objects.filter(pk=number_in(sent.get("template", "")) or 0).first()
    if template is None:
        return sent
    form = AskForm(sent)
    form.is_valid()
    deadline = form.cleaned_data.get("deadline") or usual_deadline()
    composed = sent.copy()
    for name, value in _letter(template, question, deadline, sent.get("respondent_label", ""), user).items():
        composed[name] = value
    if template.channel:
        composed["channel"] = template.channel
    return composed


def _letter(
    template: ReplyTemplate, question: Question, deadline: datetime.datetime, label: str, user: Any
) -> dict[str, str]:
    values = {
        "respondent": question.respondent.name if question.respondent else label,
        "allegations": list_allegations([claim.public_text for claim in question.ticked]),
        "deadline": _in_words(deadline, template.language),
        "paper": str(settings.SITE_NAME),
        "reporter": actor_in_words(user),
    }
    return {"subject": fill(template.subject, values), "letter": fill(template.body, values)}


def _in_words(at: datetime.datetime, language: str) -> str:
    local = timezone.localtime(at)
    day = f"{local:%d/%m/%Y}" if language == "es" else format_day(local.date())
    return f"{day}, {local:%H:%M} ({zone_in_words()})"


def _page(
    request: HttpRequest,
    site: AdminSite,
    question: Question,
    forms: dict[str, Any],
    problems: list[str],
    act: str,
) -> HttpResponse:
    ask_form = forms["ask"]
    letter = str(ask_form["letter"].value() or "")
    standing = standing_answers([claim.pk for claim in question.claims])
    whom = question.respondent.pk if question.respondent else None
    ticked = {claim.pk for claim in question.ticked}
    lines = [
        {
            "claim": claim,
            "ticked": claim.pk in ticked,
            "state": next((each for each in standing[claim.pk] if each.request.respondent_id == whom), None),
        }
        for claim in question.claims
    ]
    context = {
        **site.each_context(request),
        "title": f"Ask {question.respondent.name}" if question.respondent else "Ask for a reply",
        "question": question,
        "lines": lines,
        "forms": forms,
        "problems": problems,
        "act": act,
        "most": MOST_MAILTO,
        "mailto": mailto(to="", subject=str(ask_form["subject"].value() or ""), body=letter),
    }
    request.current_app = site.name  # type: ignore[attr-defined]
    return TemplateResponse(request, "admin/desk/claims/reply_ask.html", context)
