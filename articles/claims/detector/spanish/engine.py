"""The Spanish rules in order: sentences, rule families, settling, and what each statement is."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from articles.claims.detector.rendition import rendition_of
from articles.claims.detector.sources import HEARSAY, NAMED, SourceKind
from articles.claims.detector.spanish.according import find_according
from articles.claims.detector.spanish.accusing import find_accusing
from articles.claims.detector.spanish.acts import find_acts
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.frames import find_frames
from articles.claims.detector.spanish.headline import find_headline
from articles.claims.detector.spanish.hearsay import find_hearsay
from articles.claims.detector.spanish.nouns import find_nouns
from articles.claims.detector.spanish.reporting import find_reporting
from articles.claims.detector.spanish.requests import find_requests
from articles.claims.detector.spanish.resolve import MAX_PER_SENTENCE, resolve
from articles.claims.detector.spanish.running import RULE as RUNNING
from articles.claims.detector.spanish.running import Following, Running
from articles.claims.detector.spanish.sentences import Sentence, split_sentences
from articles.claims.detector.spanish.sources import classify
from articles.claims.detector.spanish.speech import speech_act_of
from articles.claims.detector.statement import AttributedStatement
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import AttributionMode, Basis, Certainty

#: Order matters only where two rules claim one cue: the earlier one wins.
RULE_FAMILIES: tuple[Callable[[Sentence], Iterable[Draft]], ...] = (
    find_acts,
    find_accusing,
    find_according,
    find_frames,
    find_requests,
    find_reporting,
    find_nouns,
    find_headline,
    find_hearsay,
)
_POSSIBLE = word_set("quiza quizas podria podrian posiblemente acaso")
_PROBABLE = word_set("probablemente seguramente aparentemente presumiblemente")
_REACH_WORDS = 25
_PLURAL_SUFFIX = "n"


def detect_spanish(text: str, *, without: frozenset[str] = frozenset()) -> list[AttributedStatement]:
    """Attributed statements of a Spanish story whose blocks are lines, sorted by content, never nested.

    Rules named in `without` take no cue, so that another rule may.
    """
    found: list[AttributedStatement] = []
    speaker: SourceKind | None = None
    running, following = Running(), Following()
    for sentence in split_sentences(text):
        drafts = [draft for family in RULE_FAMILIES for draft in islice(family(sentence), MAX_PER_SENTENCE)]
        drafts = [draft for draft in drafts if draft.rule not in without]
        settled = resolve(drafts, text) if drafts else []
        finished = list(_finished(settled, text, speaker))
        if not running.goes_on(found, sentence, settled, apart=RUNNING not in without):
            running.open(sentence, finished, len(found))
            following.read(found, sentence, finished)
        found.extend(finished)
        speaker = next((_kind(draft) for draft in reversed(settled) if draft.source), speaker)
    found.sort(key=lambda statement: (statement.start, statement.cue.start))
    return found


def _kind(draft: Draft) -> SourceKind:
    if draft.source is None:
        return HEARSAY
    return classify(*draft.sentence.part(draft.source), opens=draft.source[0] == 0)


def _finished(drafts: list[Draft], text: str, speaker: SourceKind | None) -> Iterator[AttributedStatement]:
    for draft in sorted(drafts, key=lambda draft: draft.cue.start):
        kind = _kind(draft)
        if draft.points_back:
            kind = speaker or (HEARSAY if draft.cue.of(text).endswith(_PLURAL_SUFFIX) else NAMED)
        elif draft.source is not None:
            speaker = kind
        own = draft.basis is Basis.OFFICIAL_ACT
        source = draft.source_span
        yield AttributedStatement(
            spans=tuple(draft.spans),
            cue=draft.cue,
            source=source,
            mode=AttributionMode.OWN if own else kind.mode,
            speech_act=speech_act_of(draft),
            rendition=rendition_of(draft.spans, draft.sentence),
            rule=draft.rule,
            explanation=draft.why.replace("{source}", source.of(text) if source else "somebody named before"),
            polarity=draft.polarity,
            certainty=_certainty(draft),
            basis=draft.basis,
            standing=kind.standing,
            reported_in=draft.outer.cue if draft.outer is not None and draft.outer.spans else None,
        )


def _certainty(draft: Draft) -> Certainty:
    if draft.certainty is not Certainty.CERTAIN:
        return draft.certainty
    words = {_fold(token.low) for token in islice(draft.sentence.words_in(draft.spans[0]), _REACH_WORDS)}
    if words & _POSSIBLE:
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if words & _PROBABLE else Certainty.CERTAIN


def _fold(word: str) -> str:
    return word.replace("á", "a").replace("í", "i")
