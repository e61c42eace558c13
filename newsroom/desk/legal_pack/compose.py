"""From the rows of a story to what the pack says of it. No query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.body.marks import marks
from articles.body.text import blocks
from articles.models import Article, PublishedVersion
from newsroom.desk.legal_pack.claim_facts import claim_fact
from newsroom.desk.legal_pack.facts import (
    NOT_HERE,
    ActFact,
    ChainFact,
    CorrectionFact,
    DecisionFact,
    PackFacts,
    Piece,
    Printed,
    VersionFact,
)
from newsroom.desk.legal_pack.reading import Read, read_pack
from newsroom.ledger.verification import check_links
from newsroom.ledger.wording import (
    REDACTED,
    actor_in_words,
    kind_in_words,
    record_in_words,
    state_in_words,
    text_or_redacted,
    verb_in_words,
)

#: The rule that asks who answers for a source without a name: reasons given there may say too much.
_ANONYMITY_RULE = "P09"


def pack_of(article: Article) -> PackFacts:
    """All that the house has on a story and its claims. As many queries as `read_pack` makes."""
    read = read_pack(article)
    numbers = {claim.uid: number for number, claim in enumerate(read.claims, start=1)}
    shown, unnamed = read.shown, read.unnamed()
    return PackFacts(
        headline=shown.headline if shown and shown.headline else article.headline,
        uid=article.uid,
        slug=article.slug,
        state=article.get_state_display(),
        section=str(article.section or ""),
        printed_number=shown.number if shown else None,
        text=tuple(_text(read, numbers)),
        versions=tuple(_version(version, read) for version in read.versions),
        claims=tuple(claim_fact(read, claim, numbers[claim.uid], unnamed=unnamed) for claim in read.claims),
        decisions=tuple(_decisions(read)),
        corrections=tuple(_corrections(read, unnamed)),
        history=tuple(_history(read, unnamed)),
        chains=tuple(_chains(read, numbers)),
    )


def _text(read: Read, numbers: dict[str, int]) -> Iterable[Printed]:
    """The words of the version that the pack shows, or of the working copy where nothing was printed."""
    source = read.shown or read.article
    version = read.shown.pk if read.shown else None
    rows = [row for row in read.places_of_version(version) if row.field in {"headline", "standfirst"}]
    for field in ("headline", "standfirst"):
        text = getattr(source, field)
        spans = [(row.start, row.end, numbers[row.claim.uid]) for row in rows if row.field == field]
        if text:
            yield Printed(field, tuple(_pieces(text, 0, spans)))
    marked = [(mark.start, mark.end, numbers.get(mark.uid)) for mark in marks(source.body)]
    for block in blocks(source.body):
        yield Printed(block.kind, tuple(_pieces(block.text, block.start, marked)))


def _pieces(text: str, offset: int, spans: Iterable[tuple[int, int, int | None]]) -> Iterable[Piece]:
    """A block cut where claims begin and end; spans count from the beginning of the whole text."""
    at = 0
    for start, end, number in sorted(spans, key=lambda span: span[:2]):
        low, high = max(start - offset, at), min(end - offset, len(text))
        if low >= high or number is None:
            continue
        if low > at:
            yield Piece(text[at:low], None)
        yield Piece(text[low:high], number)
        at = high
    if at < len(text):
        yield Piece(text[at:], None)


def _version(version: PublishedVersion, read: Read) -> VersionFact:
    withheld = read.withheld.get(version.pk)
    names = [str(name.get("name", "")) if isinstance(name, dict) else str(name) for name in version.bylines]
    return VersionFact(
        number=version.number,
        kind=version.get_kind_display(),
        at=version.published_at,
        by=actor_in_words(version.published_by),
        headline=text_or_redacted(version.headline, version.redacted_at),
        slug=text_or_redacted(version.slug, version.redacted_at),
        bylines=", ".join(name for name in names if name),
        content_digest=version.content_digest,
        digest=version.digest,
        previous=version.previous_digest,
        withheld=f"Withheld from readers since {withheld.at:%d %b %Y}: {withheld.reason}" if withheld else "",
        is_redacted=version.redacted_at is not None,
    )


def _decisions(read: Read) -> Iterable[DecisionFact]:
    for row in read.overrides:
        gone = row.redacted_at
        yield DecisionFact(
            where=f"version {row.version.number}",
            rule=row.rule,
            severity=row.get_severity_display(),
            place=row.place,
            text=text_or_redacted(row.text, gone),
            reason=_reason(row.rule, text_or_redacted(row.reason, gone)),
            by=actor_in_words(row.by),
            at=row.at,
        )
    for sign_off in read.sign_offs:
        yield DecisionFact(
            where="the working copy",
            rule=sign_off.rule,
            severity=sign_off.get_severity_display(),
            place=sign_off.place,
            text=sign_off.text,
            reason=_reason(sign_off.rule, sign_off.reason),
            by=actor_in_words(sign_off.by),
            at=sign_off.at,
        )


def _reason(rule: str, reason: str) -> str:
    return NOT_HERE if rule == _ANONYMITY_RULE else reason


def _corrections(read: Read, unnamed: frozenset[int]) -> Iterable[CorrectionFact]:
    for note in read.corrections:
        yield CorrectionFact(
            what=note.get_kind_display(),
            where=f"version {note.version.number}",
            text=text_or_redacted(note.note, note.redacted_at),
            state=note.get_placement_display(),
            by=actor_in_words(note.version.published_by),
            at=note.version.published_at,
        )
    for task in read.tasks:
        answered = f" in version {task.answered_in.number}" if task.answered_in else ""
        closed = f": {task.close_reason}" if task.close_reason else ""
        secret = task.claim_id in unnamed
        yield CorrectionFact(
            what=task.get_kind_display(),
            where=task.get_field_display(),
            text=NOT_HERE if secret else task.message,
            state=f"{task.get_status_display()}{answered}" + ("" if secret else closed),
            by=actor_in_words(task.opened_by),
            at=task.opened_at,
        )


def _history(read: Read, unnamed: frozenset[int]) -> Iterable[ActFact]:
    secret = {str(pk) for pk in unnamed}
    tasks = tuple(f"Task {task.pk}:" for task in read.tasks if task.claim_id in unnamed)
    for entry in read.history:
        of_claim = entry.object_label == "claims.claim"
        before = state_in_words(entry.from_state, entry.object_label)
        after = state_in_words(entry.to_state, entry.object_label)
        note = text_or_redacted(entry.note, entry.redacted_at)
        kept_back = (of_claim and entry.object_id in secret and entry.verb != "grant anonymity") or (
            not of_claim and note.startswith((f"{_ANONYMITY_RULE} ", *tasks))
        )
        yield ActFact(
            at=entry.at,
            who=actor_in_words(entry.actor),
            what=verb_in_words(entry.verb) + (f", version {entry.version}" if entry.version else ""),
            record=f"{kind_in_words(entry.object_label)}: {record_in_words(entry)}" if of_claim else "",
            moved=f"{before} → {after}" if before else after,
            note=NOT_HERE if note and kept_back and note != REDACTED else note,
        )


def _chains(read: Read, numbers: dict[str, int]) -> Iterable[ChainFact]:
    """Every chain that the pack shows, recomputed from what has been read."""
    story = check_links(read.article, read.versions)
    yield ChainFact("The story’s versions", len(read.versions), read.article.head_digest, _said(story))
    by_claim = {claim.pk: numbers[claim.uid] for claim in reversed(read.claims)}
    for claim in reversed(read.claims):
        by_claim.setdefault(claim.head.pk, numbers[claim.uid])
    for check in read.checks:
        verdicts = read.verdicts.get(check.pk, [])
        if verdicts or check.head_number:
            name = f"Verdicts of claim {by_claim[check.claim_id]}: {check.get_axis_display().lower()}"
            yield ChainFact(name, len(verdicts), check.head_digest, _said(check_links(check, verdicts)))


def _said(problems: Sequence[object]) -> tuple[str, ...]:
    return tuple(map(str, problems))
