"""A story as the rules see it: plain values only, whatever was saved or is only typed so far.

Offsets are Unicode code points, end exclusive. Those of the body and its crossheads count in `StoryInCheck.text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from articles.analysis import Analysis
from articles.claims.origins import Origins


@dataclass(frozen=True, slots=True)
class RecordOnFile:
    """An official act on record about somebody, as a claim of the desk holds it.

    `act` is a speech act (designate, sanction, charge, announce …), `cue` the verb of the record ("convicted",
    "designated"), `words` its public text, `on` the ISO date prefix of the act. `is_public` where readers can see it.
    """

    uid: str
    act: str
    cue: str
    words: str
    on: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class EntityOnFile:
    """Somebody or something that the story names: `key` is its slug, `names` every form on file.

    `records` are official acts on file whose subject or accused it is.
    """

    key: str
    name: str
    schema: str
    kind: str
    is_living: bool = False
    names: tuple[str, ...] = ()
    records: tuple[RecordOnFile, ...] = ()

    @property
    def is_living_person(self) -> bool:
        return self.schema == "Person" and self.is_living


@dataclass(frozen=True, slots=True)
class AnswerOnFile:
    """A claim that answers another: `kind` is a link kind (denies, responds_to, objects_to, confirms, withdraws).

    `by` are the keys of its claimants, `label` the words for them; `is_printed` where this story prints it.
    """

    uid: str
    kind: str
    by: tuple[str, ...] = ()
    said_on: str = ""
    is_printed: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class RequestOnFile:
    """The newest request for a reply to a claim by one respondent: `by` is the key of who is asked, `label` the words
    for them.

    `serves` where what came of it lets the accusation be printed: an answer, or a waiver somebody approved. `stale`
    says in words why it no longer counts, "" where it does. `state` is how it stands, in words (“asked on 3 May 2026,
    no answer”); `answer` the uid of the claim that the answer became. `waits` for the answer or for a decision.
    """

    by: str
    label: str = ""
    serves: bool = False
    stale: str = ""
    state: str = ""
    answer: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceOnFile:
    """One document under a claim."""

    item: str
    tests: str = "attribution"
    stance: str = "supports"
    has_changed: bool = False


@dataclass(frozen=True, slots=True)
class ClaimInPrint:
    """What the rules must know of a claim. Claimants, accused and subjects are keys of entities.

    `standing` is that of the first claimant ("body", "named", "people_of_body", ""). `rating` is the newest approved
    verdict on the content, `attribution_rating` that on whether they said it; "" where there is none.
    `has_grant`: anonymity was granted by somebody and has not run out.
    """

    uid: str
    mode: str
    speech_act: str
    basis: str
    harm: str
    statement: str = ""
    public_text: str = ""
    cue: str = ""
    claimant_label: str = ""
    claimants: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    standing: str = ""
    certainty: str = "unknown"
    polarity: str = "positive"
    underlying_mode: str = ""
    relayed_by: str = ""
    said_on: str = ""
    language: str = "en"
    review_deadline: date | None = None
    rating: str = ""
    attribution_rating: str = ""
    has_grant: bool = False
    evidence: tuple[EvidenceOnFile, ...] = ()
    origins: Origins = Origins()
    answers: tuple[AnswerOnFile, ...] = ()
    requests: tuple[RequestOnFile, ...] = ()


@dataclass(frozen=True, slots=True)
class PassageInPrint:
    """A marked passage of the body: `claim` is None where the mark points to nothing on file.

    `state` is an `articles.enums.AnchorState`; `cue` and `source` are as they stand in the marked sentence, empty
    where they do not.
    """

    uid: str
    exact: str
    start: int
    end: int
    state: str
    claim: ClaimInPrint | None
    cue: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class EntityInStory:
    """A name in the body that fits several entities equally well, or is a weak alias alone, and nobody has chosen."""

    surface: str
    start: int
    end: int
    candidates: tuple[str, ...]
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class PictureInStory:
    """The lead picture and what must stand beside it."""

    title: str
    alt: str
    credit: str
    cleared: bool
    expired: bool
    key: str = ""


@dataclass(frozen=True, slots=True)
class BlockInStory:
    """A block of the body: `kind` is p, h2, h3, li or blockquote."""

    kind: str
    start: int
    end: int

    @property
    def is_heading(self) -> bool:
        return self.kind in ("h2", "h3")


@dataclass(frozen=True, slots=True)
class Line:
    """A text printed apart from the paragraphs: headline, standfirst, caption, slug, or one crosshead of the body.

    `field` is an `articles.enums.Field`. `reading` is the analysis of `text` alone; `offset` is where a crosshead
    begins in the body's plain text, 0 for the others. A slug is read as words: hyphens are spaces here. `prints` are
    the claims that a person has said it prints: uid, start and end in `text`.
    """

    field: str
    text: str
    reading: Analysis
    offset: int = 0
    prints: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class TaskInStory:
    """An open correction task of the story: what a verdict or the desk asks of it."""

    key: str
    kind: str
    passage: str
    message: str


@dataclass(frozen=True, slots=True)
class SignedOff:
    """A sign-off given for a finding of this story; `by_author` where whoever gave it also wrote the story."""

    rule: str
    field: str
    text: str
    by: str
    by_author: bool = False


@dataclass(frozen=True, slots=True)
class StoryInCheck:
    """A working copy on its way to print.

    `lines` are what stands apart from the paragraphs, crossheads included; `blocks` all blocks of the body; `reading`
    the analysis of the whole body. `entities` holds everybody whom body or lines name and who is on file, by key.
    `story_date` is the day the story speaks from, `today` the day of the check. `tasks` are those that this publication
    leaves open.
    """

    headline: str
    headline_is_working: bool
    standfirst: str
    text: str
    passages: tuple[PassageInPrint, ...] = ()
    ambiguous: tuple[EntityInStory, ...] = ()
    picture: PictureInStory | None = None
    language: str = "en"
    blocks: tuple[BlockInStory, ...] = ()
    lines: tuple[Line, ...] = ()
    reading: Analysis | None = None
    entities: Mapping[str, EntityOnFile] = field(default_factory=dict)
    story_date: date | None = None
    today: date | None = None
    tasks: tuple[TaskInStory, ...] = ()
    signed: tuple[SignedOff, ...] = ()
    house_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def place_of(self, start: int) -> str:
        """Where an offset stands, in words: the number of its block."""
        return f"body, block {self.text.count(chr(10), 0, start) + 1}"

    def block_at(self, start: int) -> BlockInStory | None:
        """The block of the body that holds an offset."""
        return next((block for block in self.blocks if block.start <= start <= block.end), None)
