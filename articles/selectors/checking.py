"""What is on file about a story on its way to print, in the plain values that the rules read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from articles.claims.enums import Mode, Role
from articles.claims.enums import Tests as Axis
from articles.claims.models import Claim, Verdict
from articles.claims.origins import Origins
from articles.claims.reply_rules import CLEARING
from articles.claims.selectors import (
    claims_in_check,
    has_changed,
    origins_for,
    records_about,
    standing_for,
)
from articles.claims.selectors.replies import StandingAnswer, allegation_key_of, standing_of
from articles.claims.selectors.verdicts import standing_verdicts
from articles.enums import StoryOrigin
from articles.models import Article, CorrectionTask, SignOff
from articles.preflight.story import (
    AnswerOnFile,
    ClaimInPrint,
    EntityOnFile,
    EvidenceOnFile,
    RecordOnFile,
    RequestOnFile,
    SignedOff,
    TaskInStory,
)
from articles.selectors.authors import authors_of
from articles.selectors.tasks import open_tasks
from entities.models import Entity

#: Whoever speaks in one of these speaks for itself: a statement inside is ours to answer for.
_OUR_VOICE = frozenset({Mode.OWN.value, Mode.ANALYSIS.value})


def claims_in_print(printed: Collection[int], *, origin: str, today: date) -> dict[int, ClaimInPrint]:
    """By key, what the rules must know of the claims that a story of this `origin` prints.

    Twenty queries at most, or none.
    """
    claims = claims_in_check(printed)
    verdicts = standing_verdicts(claims)
    origins = origins_for(claims.keys())
    relayed = "" if origin == StoryOrigin.OURS else str(StoryOrigin(origin).label)
    return {
        key: _claim(claim, claims, verdicts, relayed=relayed, today=today, origins=origins[key])
        for key, claim in claims.items()
    }


def _claim(
    claim: Claim,
    printed: Mapping[int, Claim],
    verdicts: Mapping[tuple[int, str], Verdict],
    *,
    relayed: str,
    today: date,
    origins: Origins,
) -> ClaimInPrint:
    claimants = [party for party in claim.party_set.all() if party.role == Role.CLAIMANT]
    return ClaimInPrint(
        uid=claim.uid,
        mode=claim.mode,
        speech_act=claim.speech_act,
        basis=claim.basis,
        harm=claim.harm,
        statement=claim.statement,
        public_text=claim.public_text,
        cue=claim.cue,
        claimant_label=claim.claimant_label,
        claimants=_slugs(claim, Role.CLAIMANT),
        accused=_slugs(claim, Role.ACCUSED),
        subjects=_slugs(claim, Role.SUBJECT),
        standing=claimants[0].standing if claimants else "",
        certainty=claim.certainty,
        polarity=claim.polarity,
        underlying_mode=claim.underlying_mode,
        relayed_by=_relayed_by(claim) or relayed,
        said_on=claim.said_on,
        language=claim.language,
        review_deadline=claim.review_deadline,
        rating=_rating(verdicts, claim, Axis.CONTENT),
        attribution_rating=_rating(verdicts, claim, Axis.ATTRIBUTION),
        has_grant=any(grant.holds_on(today) for grant in claim.anonymity_grants.all()),
        evidence=tuple(
            EvidenceOnFile(
                item=each.item.title,
                tests=each.tests,
                stance=each.stance,
                has_changed=has_changed(each.item),
            )
            for each in claim.evidence.all()
        ),
        origins=origins,
        answers=tuple(
            AnswerOnFile(
                uid=link.from_claim.uid,
                kind=link.kind,
                by=_slugs(link.from_claim, Role.CLAIMANT),
                label=link.from_claim.claimant_label,
                said_on=link.from_claim.said_on,
                is_printed=link.from_claim_id in printed,
            )
            for link in claim.links_in.all()
        ),
        requests=tuple(
            _request(each) for each in standing_of(claim.reply_requests.all(), allegation_key_of(claim))
        ),
    )


def _request(standing: StandingAnswer) -> RequestOnFile:
    request = standing.request
    return RequestOnFile(
        by=standing_for(request.respondent).slug if request.respondent else "",
        label=request.respondent_label,
        serves=request.outcome in CLEARING,
        stale=standing.stale.words,
        state=f"{standing.state}, a waiver waits to be approved"
        if request.waits_for_waiver
        else standing.state,
        answer=request.answer.uid if request.answer else "",
        waits=not request.outcome or request.waits_for_waiver,
    )


def _rating(verdicts: Mapping[tuple[int, str], Verdict], claim: Claim, axis: Axis) -> str:
    verdict = verdicts.get((claim.pk, axis.value))
    return verdict.rating if verdict else ""


def _slugs(claim: Claim, role: Role) -> tuple[str, ...]:
    parties = [standing_for(party.entity).slug for party in claim.party_set.all() if party.role == role]
    return tuple(dict.fromkeys(parties))


def _relayed_by(claim: Claim) -> str:
    """Whoever brought us the claim: the outlet on file, or whoever speaks in the claim that it is reported in."""
    if claim.relayed_by is not None:
        return claim.relayed_by.name
    outer = [link.to_claim for link in claim.links_out.all() if link.to_claim.mode not in _OUR_VOICE]
    return outer[0].public_text if outer else ""


def entities_on_file(keys: Collection[str]) -> dict[str, EntityOnFile]:
    """Entities by slug with their names and the official acts done to them. Four queries, none without keys."""
    if not keys:
        return {}
    records = records_about(keys)
    rows = Entity.objects.filter(slug__in=keys).prefetch_related("names")
    return {
        entity.slug: EntityOnFile(
            key=entity.slug,
            name=entity.name,
            schema=entity.schema,
            kind=entity.kind,
            is_living=entity.is_living,
            names=tuple(dict.fromkeys((entity.name, *(name.text for name in entity.names.all())))),
            records=tuple(_record(claim) for claim in records.get(entity.slug, ())),
        )
        for entity in rows
    }


def _record(claim: Claim) -> RecordOnFile:
    authorities = [party.entity.name for party in claim.party_set.all() if party.role == Role.CLAIMANT]
    return RecordOnFile(
        uid=claim.uid,
        act=claim.speech_act,
        cue=claim.cue,
        words=claim.public_text,
        on=claim.said_on,
        authority=", ".join(authorities) or claim.claimant_label,
    )


def unanswered_tasks(article: Article, answered: Collection[CorrectionTask]) -> tuple[TaskInStory, ...]:
    """What the story still has to say in print once these are answered. One query."""
    tasks = open_tasks(article).exclude(pk__in=[task.pk for task in answered])
    return tuple(TaskInStory(str(task.pk), task.kind, task.passage, task.message) for task in tasks)


def sign_offs(article: Article) -> tuple[SignedOff, ...]:
    """Who signed what off, and whether they wrote the story themselves. One query, four where anything is signed."""
    signed = list(SignOff.objects.filter(article=article).select_related("by").order_by("at", "pk"))
    authors = authors_of(article) if signed else set()
    return tuple(
        SignedOff(
            rule=each.rule,
            field=each.field,
            text=each.text,
            by=each.by.get_full_name() or each.by.get_username(),
            by_author=each.by_id in authors,
        )
        for each in signed
    )
