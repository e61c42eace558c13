"""What somebody is asked, or undertakes, to do, and what nobody would say: "exhortó a X a", "se comprometió a",
"declinó comentar".
"""

from collections.abc import Iterator

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.aspects import aspect_before
from articles.claims.detector.spanish.clauses import clause_end, shared_verb, strip_end
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.lexicon import forms
from articles.claims.detector.spanish.phrases import subject_after
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_known_source
from articles.claims.detector.spanish.subjects import subject_before
from articles.claims.detector.spanish.verb_groups import (
    Group,
    is_infinitive,
    is_noun_here,
    is_stop,
    verb_group,
)
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import Certainty, Polarity, SpeechAct

#: Asked of somebody: "exhortó a los vecinos a evacuar", "llamó a votar".
_URGING = {
    form: (kind, plural)
    for verb in "exhortar instar urgir conminar invitar emplazar llamar animar incitar alentar convocar".split()
    for form, (kind, plural) in forms(verb).items()
}
#: Undertaken with "se": "se comprometió a reabrir el puente".
_UNDERTAKING = {form: (kind, plural) for form, (kind, plural) in forms("comprometer").items()}
_COMMENTING = word_set(
    "comentar pronunciarse referirse opinar responder contestar comentarlo hablar declarar"
)
_COMMENTS = word_set("comentarios declaraciones comentario")
_WINDOW = 24


def find_requests(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each request, promise and refusal to comment."""
    for place, token in enumerate(sentence.tokens):
        key = sentence.keys[place]
        draft = None
        if token.quote >= 0:
            continue
        if key in _URGING or key in _UNDERTAKING:
            draft = _urging(sentence, place)
        elif key in _COMMENTING or (key in ("hacer", "dar", "ofrecer") and _comments(sentence, place)):
            draft = _declining(sentence, place)
        if draft is not None:
            yield draft


def _comments(sentence: Sentence, place: int) -> bool:
    return bool(_COMMENTS & set(sentence.keys[place + 1 : place + 3]))


def _urging(sentence: Sentence, place: int) -> Draft | None:
    """As in "exhortó a los vecinos a evacuar": the content is what they are to do."""
    keys = sentence.keys
    pledged = keys[place] in _UNDERTAKING
    kind, plural = (_UNDERTAKING if pledged else _URGING)[keys[place]]
    group = verb_group(sentence, place)
    if is_noun_here(sentence, place) or kind in ("infinitive", "gerund") or group.modal or group.passive:
        return None
    if group.reflexive != pledged or (kind == "participle" and not group.perfect):
        return None
    opener = _opener(sentence, place)
    if opener < 0:
        return None
    subject = subject_before(sentence, group.start, plural=plural)
    source = (subject.start, subject.end) if subject is not None else None
    if source is None and keys[place + 1] not in ("a", "al"):
        source = subject_after(sentence, place + 1)
    if not _may_ask(sentence, source, group):
        return None
    return _draft(
        sentence,
        (group.start, place + 1),
        source,
        opener + 1,
        SpeechAct.PLEDGE if pledged else SpeechAct.ASK,
        relative=subject is not None and subject.relative,
        negated=group.negated,
    )


def _opener(sentence: Sentence, place: int) -> int:
    """The "a" before an infinitive behind the verb at `place`, or -1."""
    keys, tokens = sentence.keys, sentence.tokens
    for index in range(place + 1, min(len(keys) - 1, place + _WINDOW)):
        if is_stop(sentence, index) or tokens[index].quote >= 0 or keys[index] in words.BOUNDARIES:
            return -1
        after = index + 1 + (keys[index + 1] == "no")
        if (
            keys[index] == "a"
            and after < len(keys)
            and is_infinitive(keys[after])
            and not tokens[after].is_capital
        ):
            return index
    return -1


def _may_ask(sentence: Sentence, source: tuple[int, int] | None, group: Group) -> bool:
    if source is None:
        return group.start == 0
    return is_known_source(*sentence.part(source))


def _declining(sentence: Sentence, place: int) -> Draft | None:
    """As in "declinó comentar el caso", "no quiso hacer declaraciones", "se negó a responder"."""
    carried = aspect_before(sentence, place)
    if carried is None or not carried.withheld:
        return None
    subject = subject_before(sentence, carried.start, plural=carried.plural)
    source = (subject.start, subject.end) if subject is not None else None
    if source is not None and not is_known_source(*sentence.part(source)):
        return None
    if source is None and carried.start > 0:
        return None
    draft = _draft(
        sentence, (carried.start, place), source, place, SpeechAct.DECLINE, relative=True, negated=False
    )
    if draft is not None:
        draft.certainty = Certainty.UNKNOWN
    return draft


def _draft(
    sentence: Sentence,
    cue: tuple[int, int],
    source: tuple[int, int] | None,
    start: int,
    act: SpeechAct,
    *,
    relative: bool,
    negated: bool,
) -> Draft | None:
    end = clause_end(sentence, start, relative=relative)
    end = strip_end(sentence, start, shared_verb(sentence, start, end))
    if end <= start:
        return None
    return Draft(
        sentence=sentence,
        cue=sentence.span(*cue),
        source=source,
        spans=[sentence.span(start, end)],
        act=act,
        rule="es.decline" if act is SpeechAct.DECLINE else "es.urge",
        why=f"'{sentence.tokens[cue[0]].text}' with what '{{source}}' asks, promises or will not say",
        polarity=Polarity.NEGATIVE if negated else Polarity.POSITIVE,
        points_back=source is None,
    )
