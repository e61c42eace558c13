"""What the legal pack says, as plain values. No query: what it is made of has been read by `reading`.

A source without a name stays without one: of such a claim the pack leaves out every text that was not meant for
readers, and names the grant alone. Notes between colleagues, notes on evidence and on requests are in no pack.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from articles.claims.models import HeldCopy, ReplyRequest

#: What stands in place of a text of a claim whose source is not named.
NOT_HERE = "Not in this pack: the source is not named."


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of printed words, and the number of the claim that it prints, if it prints one."""

    text: str
    claim: int | None


@dataclass(frozen=True, slots=True)
class Printed:
    """One block of the printed story; `kind` is headline, standfirst, or what `articles.body` calls a block."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class VersionFact:
    """One publication."""

    number: int
    kind: str
    at: datetime.datetime
    by: str
    headline: str
    slug: str
    bylines: str
    content_digest: str
    digest: str
    previous: str
    withheld: str
    is_redacted: bool


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A passage that prints a claim, the same in all of `where`."""

    where: str
    field: str
    passage: str
    cue: str
    source: str
    mode: str
    anchor: str
    differs: bool


@dataclass(frozen=True, slots=True)
class EvidenceFact:
    """What an item says about a claim. `title` and the like are empty where they might tell who the source is."""

    number: str
    tests: str
    stance: str
    kind: str
    title: str
    publisher: str
    grade: str
    url: str
    published: datetime.date | None
    retrieved: datetime.date | None
    excerpt: str
    locator: str
    live: str
    of_group: bool
    copies: tuple[HeldCopy, ...]
    derived: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerdictFact:
    """What the house found."""

    number: str
    question: str
    rating: str
    path: str
    proposed_by: str
    second_label_by: str
    approved_by: str
    at: datetime.datetime
    rationale: str
    snapshot_digest: str
    digest: str
    of_group: bool


@dataclass(frozen=True, slots=True)
class ReplyFact:
    """Whom the house asked, and what came back."""

    number: str
    request: ReplyRequest
    respondent: str
    allegations: str
    waiver_reason: str


@dataclass(frozen=True, slots=True)
class GrantFact:
    """That a source is not named, and who answers for it until when."""

    approved_by: str
    granted: datetime.datetime
    until: datetime.date
    ended: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """One claim with all that the house has on it."""

    number: int
    uid: str
    public_text: str
    statement: str
    original_wording: str
    on_record: tuple[tuple[str, str], ...]
    is_unnamed: bool
    grants: tuple[GrantFact, ...]
    places: tuple[PlaceFact, ...]
    evidence: tuple[EvidenceFact, ...]
    verdicts: tuple[VerdictFact, ...]
    replies: tuple[ReplyFact, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """A finding that somebody passed: an override of what was printed, or a sign-off that waits for print."""

    where: str
    rule: str
    severity: str
    place: str
    text: str
    reason: str
    by: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class CorrectionFact:
    """What readers were told, or what the desk has still to tell them."""

    what: str
    where: str
    text: str
    state: str
    by: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class ActFact:
    """One entry of the history."""

    at: datetime.datetime
    who: str
    what: str
    record: str
    moved: str
    note: str


@dataclass(frozen=True, slots=True)
class ChainFact:
    """One chain of records, recomputed from what is on file."""

    name: str
    links: int
    head: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackFacts:
    """All of it."""

    headline: str
    uid: str
    slug: str
    state: str
    section: str
    printed_number: int | None
    text: tuple[Printed, ...]
    versions: tuple[VersionFact, ...]
    claims: tuple[ClaimFact, ...]
    decisions: tuple[DecisionFact, ...]
    corrections: tuple[CorrectionFact, ...]
    history: tuple[ActFact, ...]
    chains: tuple[ChainFact, ...]

    @property
    def problems(self) -> int:
        """How many findings the chains have."""
        return sum(len(chain.problems) for chain in self.chains)
