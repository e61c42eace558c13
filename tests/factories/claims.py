"""Claims and what they rest on, for tests."""

from itertools import count

from articles.claims.models import Claim, ClaimLink, ClaimParty, Evidence, Source, SourceItem
from articles.claims.services.copies import keep_copy, prepare
from articles.claims.services.state import refresh_with_neighbours

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


def make_copy(*, item: SourceItem | None = None, content: bytes = b"The quay was sold on 3 May.", **fields):
    """A held copy, as if somebody had typed it; `origin="fetched"` for a page."""
    fields.setdefault("origin", "typed")
    fields.setdefault("by", None)
    return keep_copy(item or make_item(), prepare(content), **fields)
