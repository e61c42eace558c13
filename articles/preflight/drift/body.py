"""The body of a story, sorted: what is printed as somebody's word, and what the paper says itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from articles.analysis import Finding as Attribution
from articles.body.text import sentences_in
from articles.claims.similar.tokens import fold
from articles.claims.vocabulary import AttributionMode, Basis, SpeechAct, Standing
from articles.preflight.drift.roles import name_words, people_in, roles_in
from articles.preflight.drift.terms import Bag, quoted_spans, terms_in
from articles.preflight.drift.words import IMPERSONAL, OWN_PLANS, TOLD
from articles.preflight.story import ClaimInPrint, EntityOnFile, PassageInPrint, StoryInCheck
from entities.gazetteer import MentionMatch

#: Who openly does this by saying it: what they pledge, refuse or announce is so when they have said it.
_PERFORMED: Final = frozenset(
    {
        SpeechAct.ANNOUNCE,
        SpeechAct.PLEDGE,
        SpeechAct.REFUSE,
        SpeechAct.DESIGNATE,
        SpeechAct.SANCTION,
        SpeechAct.ORDER,
        SpeechAct.WITHDRAW,
        SpeechAct.DECLINE,
    }
)
_DENYING: Final = frozenset({SpeechAct.DENY, SpeechAct.REFUSE})
_OPEN: Final = frozenset({Standing.NAMED.value, Standing.BODY.value})
_FAR: Final = AttributionMode.DOCUMENT.distance
#: From here on a quotation of the paper's own sentence says something of itself.
_QUOTED_WORDS: Final = 4
_BEFORE_CONTENT: Final = 120
_BEFORE_PRONOUN: Final = 240
_SUBJECT_WORDS: Final = 2
#: A pronoun may mean either of the last two who were named.
_NEAREST: Final = 2
_PRONOUNS: Final = frozenset("he she it they him them his her its their who".split())
#: A stretch that reaches into a sentence begins at most so many stretches before it.
_REACHING_IN: Final = 6


@dataclass(frozen=True, slots=True)
class Said:
    """One stretch of the body, or a record on file (`start` and `end` are 0 then). `claim` is None without a mark.

    `words` is what is said, for reading modality and numbers, `bag` what it is about; `is_act`: an official act on
    record. `start` and `end` count in the story's plain text.
    """

    words: str
    bag: Bag
    start: int
    end: int
    is_attributed: bool
    mode: str = AttributionMode.OWN.value
    act: str = ""
    source: str = ""
    cue: str = ""
    is_denied: bool = False
    is_act: bool = False
    claim: ClaimInPrint | None = None

    @property
    def is_linked(self) -> bool:
        """Whether somebody answers for it: a named source, an outlet that relays it, a document on file."""
        if self.claim is None:
            return self.mode != AttributionMode.HEARSAY.value
        return is_linked(self.claim)


def is_linked(claim: ClaimInPrint) -> bool:
    """Whether a claim has somebody behind it: hearsay has where its source, its relay or a document is on file."""
    if claim.mode != AttributionMode.HEARSAY.value:
        return True
    behind = claim.underlying_mode not in ("", AttributionMode.HEARSAY.value)
    return bool(claim.claimants or claim.relayed_by or claim.evidence or behind)


@dataclass(frozen=True, slots=True)
class Body:
    """All that a body says. `sentences` are those of its paragraphs whole, whoever speaks in them; `whole` is the bag
    of all of it; `names` are folded words that it writes with a capital only.
    """

    attributed: tuple[Said, ...]
    own: tuple[Said, ...]
    sentences: tuple[Said, ...]
    whole: Bag
    language: str
    names: frozenset[str]
    entities: Mapping[str, EntityOnFile]


#: The last body that was read: several rules ask for the same one in turn, and a headline is typed over it.
_LAST: list[tuple[StoryInCheck, Body]] = []


def read_body(story: StoryInCheck) -> Body:
    """Sort the body. Linear in its length and in the number of its statements; crossheads are left out.

    Reading the same body again costs nothing.
    """
    for read, body in _LAST:
        if read is story or _is_same_body(read, story):
            return body
    body = _read(story)
    _LAST[:] = [(story, body)]
    return body


def _is_same_body(one: StoryInCheck, other: StoryInCheck) -> bool:
    """Whether all that the body is read from is the same; a reading is only ever made once for a text."""
    return (
        one.reading is not None
        and one.reading is other.reading
        and (
            (one.text, one.language, one.blocks, one.passages, one.entities)
            == (other.text, other.language, other.blocks, other.passages, other.entities)
        )
    )


def _read(story: StoryInCheck) -> Body:
    reader = _Reader(story)
    statements = list(reader.statements())
    taken = sorted(
        span for said, spans in statements if said.is_attributed and not _is_performed(said) for span in spans
    )
    sentences = tuple(reader.sentences())
    everything = [
        *(said for said, _ in statements),
        *reader.own_sentences(taken),
        *reader.records(),
    ]
    return Body(
        attributed=tuple(said for said in everything if said.is_attributed and not _is_performed(said)),
        own=tuple(said for said in everything if not said.is_attributed or _is_performed(said)),
        sentences=sentences,
        whole=Bag.of(()).joined(*(sentence.bag for sentence in sentences)),
        language=story.language,
        names=name_words(story),
        entities=story.entities,
    )


def _is_charge(act: str) -> bool:
    """Whether somebody is charged: that is on record, and what they are charged with stays the prosecutors' word."""
    return act == SpeechAct.CHARGE.value


def _is_performed(said: Said) -> bool:
    """Whether it is done by being said, openly ("the studios will close, the director announced"), or tells what the
    speaker will do ("the union said it would strike").
    """
    standing = said.claim.standing if said.claim else ""
    openly = said.mode in (AttributionMode.ON_RECORD.value, AttributionMode.DOCUMENT.value)
    if said.act in _PERFORMED:
        return openly and (standing in _OPEN or not said.claim)
    return said.mode == AttributionMode.ON_RECORD.value and bool(OWN_PLANS.match(said.words))


class _Reader:
    """One pass over a story."""

    def __init__(self, story: StoryInCheck) -> None:
        self.story = story
        self.roles = roles_in(story)
        self.findings = list(story.reading.findings) if story.reading else []
        self.mentions = story.reading.mentions if story.reading else ()
        self.named = people_in(story)
        self.heads = {block.start for block in story.blocks if block.is_heading}

    def is_heading(self, start: int) -> bool:
        """Whether an offset stands in a crosshead."""
        return bool(self.heads) and self.story.text.rfind("\n", 0, start) + 1 in self.heads

    # --- statements -----------------------------------------------------------------------------------------

    def statements(self) -> Iterator[tuple[Said, list[tuple[int, int]]]]:
        """Claims as they are printed, then statements that nobody has made a claim of; each with what it takes up."""
        at = sorted((found.statement.start, number) for number, found in enumerate(self.findings))
        claimed: set[int] = set()
        parts: dict[str, list[PassageInPrint]] = {}
        for passage in self.story.passages:
            parts.setdefault(passage.uid, []).append(passage)
        for passages in parts.values():
            beside = self._beside(passages, at)
            claimed |= beside
            if (claim := passages[0].claim) is not None:
                yield self._of_claim(claim, passages, [self.findings[number] for number in sorted(beside)])
        for number, found in enumerate(self.findings):
            if number not in claimed:
                yield self._of_finding(found)

    def _beside(self, passages: Sequence[PassageInPrint], at: Sequence[tuple[int, int]]) -> set[int]:
        """Numbers of the findings whose content shares words with one of the passages."""
        numbers: set[int] = set()
        for passage in passages:
            # Contents do not overlap, so only the neighbours of the place need a look.
            near = bisect_left(at, (passage.start, -1))
            for _, number in at[max(0, near - 2) : near + 3]:
                spans = self.findings[number].statement.spans
                if any(span.start < passage.end and passage.start < span.end for span in spans):
                    numbers.add(number)
        return numbers

    def _of_claim(
        self, claim: ClaimInPrint, passages: Sequence[PassageInPrint], beside: Sequence[Attribution]
    ) -> tuple[Said, list[tuple[int, int]]]:
        spans = [(passage.start, passage.end) for passage in passages]
        start = min([spans[0][0], *(self._subject_start(found) for found in beside)])
        names = self._names((*claim.accused, *claim.subjects))
        names += [claim.cue, claim.speech_act] if claim.basis == Basis.OFFICIAL_ACT.value else []
        names += [claim.statement] if claim.statement else []
        said = Said(
            words=" … ".join(passage.exact for passage in passages),
            bag=self._bag_of([(start, spans[0][1]), *spans[1:]], names, claim.claimant_label),
            start=spans[0][0],
            end=spans[-1][1],
            is_attributed=_is_charge(claim.speech_act)
            or (_distance(claim.mode) >= _FAR and claim.basis != Basis.OFFICIAL_ACT.value),
            mode=claim.mode,
            act=claim.speech_act,
            source=claim.claimant_label,
            cue=claim.cue,
            is_denied=claim.polarity == "negative" or claim.speech_act in _DENYING,
            is_act=claim.basis == Basis.OFFICIAL_ACT.value,
            claim=claim,
        )
        return said, spans + [span for found in beside for span in _around(found)]

    def _of_finding(self, found: Attribution) -> tuple[Said, list[tuple[int, int]]]:
        statement, text = found.statement, self.story.text
        spans = [(span.start, span.end) for span in statement.spans]
        start = min(statement.start, self._subject_start(found))
        source = statement.source.of(text) if statement.source else ""
        names = self._names((*found.accused, *found.targets))
        names += [statement.cue.of(text), statement.speech_act.value] if found.is_act else []
        said = Said(
            words=statement.content(text),
            bag=self._bag_of([(start, spans[0][1]), *spans[1:]], names, source),
            start=statement.start,
            end=statement.end,
            is_attributed=_is_charge(statement.speech_act.value)
            or (not found.is_act and statement.mode.distance >= _FAR),
            mode=statement.mode.value,
            act=statement.speech_act.value,
            source=source,
            cue=statement.cue.of(text),
            is_denied=statement.polarity.value == "negative" or statement.speech_act in _DENYING,
            is_act=found.is_act,
        )
        return said, _around(found)

    def _subject_start(self, found: Attribution) -> int:
        """Where the words begin that tell of whom it is said: "accused [Harrow of wanting …]", "[Lund] was accused"."""
        said, text = found.statement, self.story.text
        line = text.rfind("\n", 0, said.start) + 1
        if said.rule.startswith(("passive", "es.passive")):
            stop = text.rfind(". ", line, said.cue.start)
            return max(line, stop + 1, said.cue.start - _BEFORE_CONTENT)
        if said.cue.end <= said.start and said.start - said.cue.end <= _BEFORE_CONTENT:
            return said.cue.end
        return said.start

    # --- what the paper says itself -------------------------------------------------------------------------

    def own_sentences(self, taken: Sequence[tuple[int, int]]) -> Iterator[Said]:
        """What is left of each sentence when attributed words are taken out. Crossheads and questions say nothing.

        What nobody is found to say and is hedged all the same ("it was reported that") counts as hearsay.
        """
        text = self.story.text
        for span in sentences_in(text):
            words = text[span.start : span.end]
            if self.is_heading(span.start) or words.endswith("?"):
                continue
            near = taken[max(0, bisect_left(taken, (span.start, 0)) - _REACHING_IN) :]
            inside = [part for part in _until(near, span.end) if part[1] > span.start]
            quoted = [
                part
                for part in quoted_spans(text, span.start, span.end)
                if len(text[part[0] : part[1]].split()) >= _QUOTED_WORDS
            ]
            without = sorted([*inside, *quoted])
            left = _left(words, span.start, without)
            if not left.split():
                continue
            hearsay, told = IMPERSONAL.search(left), TOLD.match(left)
            mode = (
                AttributionMode.HEARSAY
                if hearsay
                else AttributionMode.ON_RECORD
                if told
                else AttributionMode.OWN
            )
            yield Said(
                words=left,
                bag=self._with_named_before(self.bag(span.start, span.end, without), span.start, left),
                start=span.start,
                end=span.end,
                is_attributed=mode is not AttributionMode.OWN,
                mode=mode.value,
                source=told["source"].strip() if told and not hearsay else "",
                cue=hearsay.group() if hearsay else told["cue"] if told else "",
            )

    def sentences(self) -> Iterator[Said]:
        """Every sentence of the paragraphs whole: for rules that do not ask who speaks in it."""
        for span in sentences_in(self.story.text):
            if not self.is_heading(span.start):
                words = self.story.text[span.start : span.end]
                bag = self.bag(span.start, span.end)
                yield Said(words=words, bag=bag, start=span.start, end=span.end, is_attributed=False)

    def records(self) -> Iterator[Said]:
        """Official acts on file about those whom the story names: what is on record may be said flatly."""
        language = self.story.language
        for entity in self.story.entities.values():
            for record in entity.records:
                terms = terms_in(record.words, 0, len(record.words), language=language)
                yield Said(
                    words=record.words,
                    bag=Bag.of(terms, [*entity.names, record.authority, record.cue], language),
                    start=0,
                    end=0,
                    is_attributed=_is_charge(record.act),
                    act=record.act,
                    cue=record.cue,
                    source=record.authority,
                    is_act=True,
                )

    # --- bags -----------------------------------------------------------------------------------------------

    def bag(self, start: int, end: int, without: Sequence[tuple[int, int]] = ()) -> Bag:
        """What a stretch of the body is about, with the names of those whom it names and what else they go by."""
        low = bisect_left(self.mentions, start, key=_start_of)
        high = bisect_left(self.mentions, end, key=_start_of)
        terms = terms_in(
            self.story.text,
            start,
            end,
            language=self.story.language,
            mentions=self.mentions[low:high],
            without=without,
        )
        keys = [form[1:] for term in terms if term.is_name for form in term.forms if form[0] == "@"]
        words = {
            word
            for term in terms
            for name in (fold(self.story.text[term.start : term.end]).split() or [""])[-1:]
            for word in self.roles.get(name.removesuffix("'s").removesuffix("’s"), ())
        }
        return Bag.of(terms, [*self._names(keys), *sorted(words)], self.story.language)

    def _bag_of(self, spans: Sequence[tuple[int, int]], names: Sequence[str], source: str) -> Bag:
        """The bag of what somebody says. A pronoun for its subject stands for the speaker or for those named before."""
        bags = [self.bag(start, end) for start, end in spans]
        start, end = spans[0]
        words = self.story.text[start:end].split()[:_SUBJECT_WORDS]
        if any(fold(word).strip(".,") in _PRONOUNS for word in words):
            names = [*names, source]
        whole = Bag.of((), names, self.story.language).joined(*bags)
        return self._with_named_before(whole, start, " ".join(words))

    def _with_named_before(self, bag: Bag, start: int, words: str) -> Bag:
        """With the names that stand shortly before, and what else they go by, where a pronoun may mean them."""
        if not any(fold(word).strip(".,") in _PRONOUNS for word in words.split()):
            return bag
        first = max(self.story.text.rfind("\n", 0, start) + 1, start - _BEFORE_PRONOUN)
        near = [span for span in self.named if first <= span[0] < start]
        names = [self.story.text[slice(*span)] for span in near[-_NEAREST:]]
        roles = {word for name in names for word in self.roles.get(fold(name.split()[-1]), ())}
        return bag.joined(Bag.of((), [*names, *sorted(roles)], self.story.language))

    def _names(self, keys: Iterable[str]) -> list[str]:
        found = (self.story.entities.get(key) for key in keys)
        return [name for entity in found if entity for name in entity.names or (entity.name,)]


def _around(found: Attribution) -> list[tuple[int, int]]:
    said = found.statement
    spans = (*said.spans, said.cue, *([said.source] if said.source else []))
    return [(span.start, span.end) for span in spans]


def _until(spans: Sequence[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    for span in spans:
        if span[0] >= end:
            return
        yield span


def _left(words: str, offset: int, without: Sequence[tuple[int, int]]) -> str:
    """The words with what is taken out of them left blank."""
    kept, at = [], 0
    for start, end in without:
        kept.append(words[at : max(at, start - offset)])
        at = max(at, end - offset)
    return " ".join([*kept, words[at:]])


def _start_of(match: MentionMatch) -> int:
    return match.start


def _distance(mode: str) -> int:
    return AttributionMode(mode).distance if mode in set(AttributionMode) else 0
