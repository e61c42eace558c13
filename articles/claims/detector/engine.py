"""The rule engine: runs every rule family over every sentence and settles what they found."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from articles.claims.detector.according import find_according
from articles.claims.detector.accusing import find_accusing
from articles.claims.detector.acts import find_acts
from articles.claims.detector.certainty import certainty_of
from articles.claims.detector.colon import find_colon
from articles.claims.detector.drafts import Draft
from articles.claims.detector.frames import find_frames
from articles.claims.detector.hearsay import find_hearsay
from articles.claims.detector.language import language_of
from articles.claims.detector.naming import find_naming
from articles.claims.detector.nouns import find_nouns
from articles.claims.detector.participles import find_participles
from articles.claims.detector.passives import find_passives
from articles.claims.detector.rendition import rendition_of
from articles.claims.detector.reporting import find_reporting
from articles.claims.detector.resolve import MAX_PER_SENTENCE, resolve
from articles.claims.detector.running import Following, Running
from articles.claims.detector.sentences import Sentence, split_sentences
from articles.claims.detector.sources import NAMED, SourceKind, classify_source, is_pronoun
from articles.claims.detector.spanish import detect_spanish
from articles.claims.detector.speech import speech_act_of
from articles.claims.detector.statement import AttributedStatement
from articles.claims.detector.story import read_names
from articles.claims.vocabulary import AttributionMode, Basis

RuleFamily = Callable[[Sentence], Iterable[Draft]]

#: Order matters only where two rules claim one cue: the earlier one wins.
RULE_FAMILIES: tuple[RuleFamily, ...] = (
    find_acts,
    find_accusing,
    find_according,
    find_naming,
    find_reporting,
    find_participles,
    find_nouns,
    find_frames,
    find_passives,
    find_colon,
    find_hearsay,
)


class Engine(Protocol):
    """Anything that finds attributed statements in a story's plain text."""

    def detect(
        self, text: str, *, language: str = "en", without: frozenset[str] = frozenset()
    ) -> list[AttributedStatement]:
        """Statements in order of their content; empty for a language the engine does not know.

        `without` names rules that are switched off: another rule may take the cues that they would have taken.
        """


class UnknownEngineError(LookupError):
    """Raised for an engine name nobody registered; the message lists the names."""


@dataclass(frozen=True, slots=True)
class RulesEngine:
    """The default engine: closed word classes, a cue lexicon and rules. Deterministic, linear in the text."""

    def detect(
        self, text: str, *, language: str = "en", without: frozenset[str] = frozenset()
    ) -> list[AttributedStatement]:
        """Attributed statements of a story whose blocks are lines, sorted by content, never nested."""
        tag = language_of(language, text)
        if tag == "es":
            return detect_spanish(text, without=without)
        if tag != "en":
            return []
        return statements_of(text, split_sentences(text, read_names(text)), RULE_FAMILIES, without=without)


def statements_of(
    text: str,
    sentences: Iterable[Sentence],
    families: Sequence[RuleFamily],
    *,
    without: frozenset[str] = frozenset(),
) -> list[AttributedStatement]:
    """Run rule families over the sentences of a text and settle what they found, sorted by content."""
    found: list[AttributedStatement] = []
    speaker = NAMED
    settled: list[Draft] = []
    running = Running()
    following = Following()
    for sentence in sentences:
        drafts = [draft for family in families for draft in islice(family(sentence), MAX_PER_SENTENCE)]
        drafts = [draft for draft in drafts if draft.rule not in without]
        kept = resolve(drafts, text) if drafts else []
        if not kept:
            if not running.extend(sentence):
                running.close()
                following.offer(sentence)
            continue
        found.extend(_finished(settled, text, speaker))
        speaker = _last_speaker(settled, speaker)
        settled = kept
        running.open(sentence, settled)
        following.open(sentence, settled)
    found.extend(_finished(settled, text, speaker))
    found.sort(key=lambda statement: (statement.start, statement.cue.start))
    return found


def _kind_of(draft: Draft) -> SourceKind:
    tokens = draft.source_tokens
    opens = bool(tokens) and tokens[0] is draft.sentence.tokens[0]
    return classify_source(tokens, opens=opens, names=draft.sentence.names)


def _last_speaker(drafts: list[Draft], speaker: SourceKind) -> SourceKind:
    """Whom "he", "she" or "they" in the next sentence most likely points to."""
    for draft in drafts:
        if draft.source_tokens and not is_pronoun(draft.source_tokens):
            speaker = _kind_of(draft)
    return speaker


def _finished(drafts: list[Draft], text: str, speaker: SourceKind) -> Iterator[AttributedStatement]:
    for draft in sorted(drafts, key=lambda draft: draft.spans[0].start):
        tokens = draft.source_tokens
        kind = _kind_of(draft)
        if (
            is_pronoun(tokens)
            and speaker.mode is not AttributionMode.HEARSAY
            and tokens[0].low in ("they", "it", "their", "its")
        ):
            kind = speaker
        elif not is_pronoun(tokens):
            speaker = kind if tokens else speaker
        own = draft.basis is Basis.OFFICIAL_ACT
        source = draft.source.of(text) if draft.source else ""
        yield AttributedStatement(
            spans=tuple(draft.spans),
            cue=draft.cue,
            source=draft.source,
            mode=AttributionMode.OWN if own else kind.mode,
            speech_act=speech_act_of(draft),
            rendition=rendition_of(draft.spans, draft.sentence),
            rule=draft.rule,
            explanation=draft.why.replace("{source}", source),
            polarity=draft.polarity,
            certainty=certainty_of(draft),
            basis=draft.basis,
            standing=kind.standing,
            reported_in=draft.outer.cue if draft.outer is not None and draft.outer.spans else None,
            following=tuple(draft.following),
        )


def _parsed() -> Engine:
    from articles.claims.detector.parsed.engine import ParsedEngine  # it stands on this module

    return ParsedEngine()


def _best() -> Engine:
    from articles.claims.detector.parsed.model import is_available  # as above

    return _parsed() if is_available() else RulesEngine()


_ENGINES: dict[str, Callable[[], Engine]] = {"rules": RulesEngine, "spacy": _parsed, "auto": _best}
ENGINE_NAMES = tuple(_ENGINES)


def get_engine(name: str = "rules") -> Engine:
    """The engine of that name: "rules", "spacy", or "auto" for spaCy where it can be loaded.

    Raises UnknownEngineError for any other name, and ParserMissing when spaCy is asked for and cannot be loaded.
    """
    try:
        return _ENGINES[name]()
    except KeyError:
        raise UnknownEngineError(
            f"No engine {name!r}; choose one of: {', '.join(sorted(_ENGINES))}."
        ) from None


def detect(
    text: str, *, language: str = "en", without: frozenset[str] = frozenset()
) -> list[AttributedStatement]:
    """Find who says what in one story's plain text (blocks joined by newlines) with the default engine.

    Offsets are Unicode code points, end exclusive. Sorted by content; contents never overlap. Never raises
    on any text; "" and "auto" guess the language, one that has no rules gives an empty list. `without` names
    rules to leave out, as `registry` lists them.
    """
    return get_engine("rules").detect(text, language=language, without=without)
