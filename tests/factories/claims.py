"""Claims and what they rest on, for tests."""

from itertools import count

from django.db import transaction

from articles.claims.models import (
    Claim,
    ClaimCheck,
    ClaimLink,
    ClaimParty,
    Evidence,
    ReplyRequest,
    Source,
    SourceItem,
    Verdict,
)
from articles.claims.services.copies import keep_copy, prepare
from articles.claims.services.state import refresh_with_neighbours
from articles.claims.signals import verdict_given
from newsroom.ledger.chains import append_to_chain
from tests.factories.newsroom import make_user

_number = count(1)


def make_claim(*, claimants=(), accused=(), standing="named", refresh=True, **fields) -> Claim:
    """A reported claim; `claimants` and `accused` are entities."""
    number = next(_number)
    fields.setdefault("statement", f"the quay was sold, key {number}")
    fields.setdefault("public_text", f"The harbour office says the quay was sold ({number}).")
    fields.setdefault("mode", "on_record")
    fields.setdefault("speech_act", "say")
    claim = Claim.objects.create(**fields)
    for entity in claimants:
        ClaimParty.objects.create(claim=claim, entity=entity, role="claimant", standing=standing)
    for entity in accused:
        ClaimParty.objects.create(claim=claim, entity=entity, role="accused")
    if refresh:
        refresh_with_neighbours(claim)
        claim.refresh_from_db()
    return claim


def make_link(from_claim: Claim, to_claim: Claim, kind: str = "denies") -> ClaimLink:
    """Link two claims and refresh what their cards say of each other."""
    link = ClaimLink.objects.create(from_claim=from_claim, to_claim=to_claim, kind=kind)
    refresh_with_neighbours(to_claim)
    return link


def make_source(**fields) -> Source:
    number = next(_number)
    fields.setdefault("name", f"Source {number}")
    fields.setdefault("slug", f"source-{number}")
    fields.setdefault("kind", "official")
    return Source.objects.create(**fields)


def make_item(**fields) -> SourceItem:
    number = next(_number)
    if "source" not in fields:
        fields["source"] = make_source()
    fields.setdefault("title", f"Release {number}")
    fields.setdefault("url", f"https://example.org/release/{number}")
    return SourceItem.objects.create(**fields)


def make_evidence(claim: Claim, **fields) -> Evidence:
    if "item" not in fields:
        fields["item"] = make_item(is_public=fields.get("is_public", False))
    evidence = Evidence.objects.create(claim=claim, **fields)
    refresh_with_neighbours(claim)
    return evidence


def make_verdict(claim: Claim, axis: str = "content", rating: str = "false", **fields) -> Verdict:
    """The next verdict on one question, written to its chain as if the desk had given it; others hear of it.

    On whether it is so the head of the claim's group is asked. `at` and `path` may be given.
    """
    asked = claim.head if axis == "content" else claim
    with transaction.atomic():
        check, _ = ClaimCheck.objects.get_or_create(claim=asked, axis=axis)
        verdict = Verdict(
            rating=rating,
            **{
                "rationale": "A reason for the desk alone.",
                "path": "two_people",
                "proposed_by": fields.pop("proposed_by", None) or make_user("Checker"),
                "approved_by": fields.pop("approved_by", None) or make_user("Editor"),
                **fields,
            },
        )
        append_to_chain(check, verdict)
        ClaimCheck.objects.filter(pk=check.pk).update(status="done", rating=rating, decided_at=verdict.at)
        verdict_given.send(sender=Verdict, verdict=verdict)
    return verdict


def make_reply(claim: Claim, **fields) -> ReplyRequest:
    """A request for a reply that still waits, unless `outcome` says otherwise."""
    if "asked_by" not in fields:
        fields["asked_by"] = make_user()
    return ReplyRequest.objects.create(claim=claim, **fields)


def make_copy(*, item: SourceItem | None = None, content: bytes = b"The quay was sold on 3 May.", **fields):
    """A held copy, as if somebody had typed it; `origin="fetched"` for a page."""
    fields.setdefault("origin", "typed")
    fields.setdefault("by", None)
    return keep_copy(item or make_item(), prepare(content), **fields)
