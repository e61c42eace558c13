"""What the pack says of one claim. No query.

Of a claim whose source is not named it gives what readers were shown, and of the rest only that it is on file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.claims.check_path import rating_in_words
from articles.claims.enums import Mode, Role, Standing, Tests
from articles.claims.models import Claim, ClaimCheck, Evidence, HeldCopy, ReplyRequest, Verdict
from articles.models import Appearance
from newsroom.desk.legal_pack.facts import (
    NOT_HERE,
    ClaimFact,
    EvidenceFact,
    GrantFact,
    PlaceFact,
    ReplyFact,
    VerdictFact,
)
from newsroom.desk.legal_pack.reading import Read
from newsroom.ledger.digests import digest_of
from newsroom.ledger.wording import REDACTED, actor_in_words, text_or_redacted


def claim_fact(read: Read, claim: Claim, number: int, *, unnamed: frozenset[int]) -> ClaimFact:
    """One claim, under its number in the pack; `unnamed` are the claims whose source is not named."""
    hidden = claim.pk in unnamed
    return ClaimFact(
        number=number,
        uid=claim.uid,
        public_text=claim.public_text,
        statement="" if hidden else claim.statement,
        original_wording="" if hidden else claim.original_wording,
        on_record=tuple((name, words) for name, words in _on_record(read, claim, hidden=hidden) if words),
        is_unnamed=hidden,
        grants=tuple(
            GrantFact(actor_in_words(grant.approved_by), grant.granted_at, grant.expires_on, grant.ended_at)
            for grant in read.grants.get(claim.pk, [])
        ),
        places=tuple(_places(claim, read.places.get(claim.pk, []))),
        evidence=tuple(_evidence(read, claim, number, unnamed)),
        verdicts=tuple(_verdicts(read, claim, number, unnamed)),
        replies=tuple(
            _reply(request, f"R{number}.{place}", hidden=hidden)
            for place, request in enumerate(read.replies.get(claim.pk, []), start=1)
        ),
        links=tuple(_links(read, claim)),
    )


def _on_record(read: Read, claim: Claim, *, hidden: bool) -> Iterable[tuple[str, str]]:
    parties = read.parties.get(claim.pk, [])
    speakers = [
        f"{party.entity} ({party.get_standing_display().lower()})"
        for party in parties
        if party.role == Role.CLAIMANT and not (hidden and party.standing == Standing.NAMED)
    ]
    others = [
        f"{party.entity} ({party.get_role_display().lower()})"
        for party in parties
        if party.role != Role.CLAIMANT
    ]
    yield "Attributed to", "; ".join([*speakers, claim.claimant_label] if claim.claimant_label else speakers)
    yield "Attribution", claim.get_mode_display()
    yield "Act", f"{claim.get_speech_act_display()}{f' (“{claim.cue}”)' if claim.cue else ''}"
    yield "Basis", claim.get_basis_display()
    yield "About", "; ".join(others)
    yield "Relayed by", "" if hidden else str(claim.relayed_by or "")
    yield "At its origin", "" if hidden else claim.get_underlying_mode_display()
    yield "Said on", "" if hidden else claim.said_on
    yield "Harm if wrong", claim.get_harm_display()
    yield "State of the argument", claim.get_contention_display()
    yield "Recorded", f"{claim.created_at:%d %b %Y}, {claim.get_origin_display().lower()}"
    yield "Reviewed by", actor_in_words(claim.reviewed_by) if claim.reviewed_by else ""
    yield (
        "Withheld",
        f"since {claim.withheld_at:%d %b %Y}: {claim.withheld_reason}" if claim.withheld_at else "",
    )


def _places(claim: Claim, rows: Sequence[Appearance]) -> Iterable[PlaceFact]:
    """Passages, each once with the versions that have it, in the order of the text."""
    found: dict[tuple[str, ...], list[Appearance]] = {}
    for row in sorted(rows, key=lambda row: (row.start, row.version.number if row.version else 10**9)):
        gone = bool(row.redacted_at)
        words = (REDACTED,) * 3 if gone else (row.exact, row.cue, row.source)
        found.setdefault((row.field, *words, row.mode, row.state), []).append(row)
    for (_, exact, cue, source, mode, _), same in found.items():
        yield PlaceFact(
            where=_versions(row.version.number if row.version else None for row in same),
            field=same[0].get_field_display(),
            passage=exact,
            cue=cue,
            source=source,
            mode=str(Mode(mode).label),
            anchor=same[0].get_state_display(),
            differs=mode != claim.mode,
        )


def _versions(numbers: Iterable[int | None]) -> str:
    """“Versions 1–3 and 5, working copy”."""
    seen = sorted({number or 0 for number in numbers})
    printed = [number for number in seen if number]
    runs: list[list[int]] = []
    for number in printed:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    spans = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    words = f"{'Versions' if len(printed) > 1 else 'Version'} {', '.join(spans)}" if printed else ""
    return ", ".join(part for part in (words, "working copy" if 0 in seen else "") if part)


def _evidence(read: Read, claim: Claim, number: int, unnamed: frozenset[int]) -> Iterable[EvidenceFact]:
    pieces = [(piece, False) for piece in read.evidence.get(claim.pk, [])]
    for other in read.others_of(claim):
        group = [piece for piece in read.evidence.get(other.pk, []) if piece.tests == Tests.CONTENT]
        pieces += [(piece, True) for piece in group]
    for place, (piece, of_group) in enumerate(pieces, start=1):
        hidden = bool({claim.pk, piece.claim_id} & unnamed) and not (piece.is_public and piece.item.is_public)
        yield _piece(read, piece, f"E{number}.{place}", of_group=of_group, hidden=hidden)


def _piece(read: Read, piece: Evidence, number: str, *, of_group: bool, hidden: bool) -> EvidenceFact:
    item = piece.item
    copies: tuple[HeldCopy, ...] = tuple(read.copies.get(item.pk, []))
    told = not hidden
    return EvidenceFact(
        number=number,
        tests=piece.get_tests_display(),
        stance=piece.get_stance_display(),
        kind=item.get_kind_display(),
        title=item.title if told else "",
        publisher=item.source.name if told else "",
        grade=f"{item.source.reliability}{piece.credibility}",
        url=item.url if told else "",
        published=item.published_on if told else None,
        retrieved=item.retrieved_on,
        excerpt=piece.excerpt if told else NOT_HERE,
        locator=piece.locator if told else "",
        live=item.get_live_state_display() if told and item.url else "",
        of_group=of_group,
        copies=copies,
        derived=tuple(
            f"{row.get_kind_display()} {row.to_item.title} ({row.to_item.source.name})"
            for row in read.derivations.get(item.pk, [])
        )
        if told
        else (),
    )


def _verdicts(read: Read, claim: Claim, number: int, unnamed: frozenset[int]) -> Iterable[VerdictFact]:
    """Verdicts of the claim, and of its group on whether it is so, oldest first."""
    own: list[tuple[ClaimCheck, Verdict]] = []
    for check in read.checks:
        is_own = check.claim_id == claim.pk
        if is_own or (check.claim_id == claim.head.pk and check.axis == Tests.CONTENT):
            own += [(check, verdict) for verdict in read.verdicts.get(check.pk, [])]
    for place, (check, verdict) in enumerate(sorted(own, key=lambda pair: (pair[1].at, pair[1].pk)), start=1):
        gone = verdict.redacted_at
        said_of = {claim.pk}
        if check.axis == Tests.CONTENT:  # it rests on what is on file about all that say the same
            said_of |= {other.pk for other in read.others_of(claim)}
        hidden = bool(said_of & unnamed)
        yield VerdictFact(
            number=f"V{number}.{place}",
            question=check.get_axis_display(),
            rating=rating_in_words(check.axis, verdict.rating),
            path=verdict.get_path_display(),
            proposed_by=actor_in_words(verdict.proposed_by),
            second_label_by=actor_in_words(verdict.second_label_by) if verdict.second_label_by else "",
            approved_by=actor_in_words(verdict.approved_by) if verdict.approved_by else "",
            at=verdict.at,
            rationale=NOT_HERE if hidden and verdict.rationale else text_or_redacted(verdict.rationale, gone),
            snapshot_digest=REDACTED if gone else digest_of(verdict.snapshot),
            digest=verdict.digest,
            of_group=check.claim_id != claim.pk,
        )


def _reply(request: ReplyRequest, number: str, *, hidden: bool) -> ReplyFact:
    gone = request.redacted_at
    return ReplyFact(
        number=number,
        request=request,
        respondent=str(request.respondent or request.respondent_label),
        allegations=NOT_HERE
        if hidden and request.allegations
        else text_or_redacted(request.allegations, gone),
        waiver_reason=NOT_HERE
        if hidden and request.waiver_reason
        else text_or_redacted(request.waiver_reason, gone and request.waiver_approved_by_id),
    )


def _links(read: Read, claim: Claim) -> Iterable[str]:
    for link in read.links.get(claim.pk, []):
        if link.from_claim_id == claim.pk:
            yield f"This claim {link.get_kind_display()} “{link.to_claim.public_text}”"
        else:
            yield f"“{link.from_claim.public_text}” {link.get_kind_display()} this claim"
    if claim.head.pk != claim.pk:
        yield f"This claim says the same as “{claim.head.public_text}”"
