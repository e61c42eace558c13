"""As in "Acusó a X de", "fue acusado de", "es señalado por Y como", "calificó a X de"."""

from collections.abc import Iterator

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.clauses import clause_end, shared_verb, strip_end
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.lexicon import NAMING, TARGETED, forms
from articles.claims.detector.spanish.phrases import phrase_end, subject_after
from articles.claims.detector.spanish.saying_nouns import is_said_thing
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_known_source
from articles.claims.detector.spanish.subjects import Subject, subject_before
from articles.claims.detector.spanish.verb_groups import (
    Group,
    finite_in,
    is_infinitive,
    is_noun_here,
    is_stop,
    verb_group,
)
from articles.claims.vocabulary import Polarity, SpeechAct

_WINDOW = 30
_NO_RANK = 4
_BLAMING = forms("atribuir", "atribuy", "atribuy") | forms("achacar") | forms("endilgar")
_ACCUSED = {
    form + ending: (verb, act)
    for verb, form, act in (
        ("acusar", "acusad", SpeechAct.ACCUSE),
        ("senalar", "senalad", SpeechAct.ACCUSE),
        ("tachar", "tachad", SpeechAct.ACCUSE),
        ("tildar", "tildad", SpeechAct.ACCUSE),
        ("imputar", "imputad", SpeechAct.CHARGE),
        ("considerar", "considerad", SpeechAct.ARGUE),
        ("calificar", "calificad", SpeechAct.ARGUE),
        ("describir", "descrit", SpeechAct.ARGUE),
        ("sospechoso", "sospechos", SpeechAct.ACCUSE),
    )
    for ending in ("o", "a", "os", "as")
}
_OPENERS = {
    "acusar": ("de",),
    "culpar": ("de", "del", "por"),
    "responsabilizar": ("de", "del", "por"),
    "senalar": ("de", "como", "por"),
    "tachar": ("de",),
    "tildar": ("de",),
    "imputar": ("por", "de"),
    "considerar": ("como",),
    "calificar": ("de", "como"),
    "describir": ("como",),
    "sospechoso": ("de",),
}


def find_accusing(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each verb that puts something on somebody, active or passive."""
    for place, token in enumerate(sentence.tokens):
        if token.quote >= 0:
            continue
        key = sentence.keys[place]
        draft = None
        if (key in _ACCUSED and not verb_group(sentence, place).perfect) or (
            key in _ACCUSED and _is_passive(sentence, place)
        ):
            draft = _passive(sentence, place)
        elif key in TARGETED and not is_noun_here(sentence, place):
            draft = _active(sentence, place)
        if draft is None and key in _BLAMING:
            draft = _attributing(sentence, place)
        if draft is None and key in NAMING:
            draft = _naming(sentence, place)
        if draft is not None:
            yield draft


def _is_passive(sentence: Sentence, place: int) -> bool:
    return verb_group(sentence, place).passive


def _opener(sentence: Sentence, start: int, openers: tuple[str, ...], *, after_target: bool) -> int:
    """The preposition that opens what somebody is accused of, over "a X" and "ante Y".

    An infinitive or a quotation behind it decides. Else the deed is told from the target's own "de": an event
    comes before a bare noun ("de fraude"), and that before any phrase behind a name or, last, behind anything.
    """
    keys, tokens = sentence.keys, sentence.tokens
    best, rank = -1, _NO_RANK
    for index in range(start, min(len(tokens) - 1, start + _WINDOW)):
        if is_stop(sentence, index) and sentence.mark(index) != ",":
            break
        if keys[index] == "que":
            break
        if keys[index] not in openers or tokens[index].quote >= 0:
            continue
        if not after_target or is_infinitive(keys[index + 1]) or tokens[index + 1].quote >= 0:
            return index
        if keys[index - 1] in words.DETERMINERS or index < start + 2:
            continue
        found = _rank(sentence, index)
        if found < rank:
            best, rank = index, found
    return best


def _rank(sentence: Sentence, index: int) -> int:
    """How likely the phrase behind the "de" at `index` is the deed; the lower the likelier."""
    keys, tokens = sentence.keys, sentence.tokens
    following = index + 1
    if is_said_thing(sentence, following, ""):
        return 0
    phrase = slice(following, phrase_end(sentence, following))
    if is_known_source(tokens[phrase], keys[phrase]) or tokens[following].is_capital:
        return _NO_RANK
    if keys[following] not in words.DETERMINERS and keys[index] != "del":
        return 1
    return 2 if tokens[index - 1].is_capital or tokens[index - 1].quote >= 0 else 3


def _active(sentence: Sentence, place: int) -> Draft | None:
    keys = sentence.keys
    verb, act, kind, plural = TARGETED[keys[place]]
    group = verb_group(sentence, place)
    if (
        group.modal
        or (kind == "participle" and not group.perfect)
        or kind == "infinitive"
        or (group.passive and kind != "gerund")
    ):
        return None
    subject = _speaker(sentence, group, plural=plural)
    start = place + 1
    behind = (
        subject_after(sentence, start)
        if subject is None and start < len(keys) and keys[start] not in ("a", "al")
        else None
    )
    direct = start < len(keys) and keys[start] in _OPENERS[verb]
    if not direct and not _has_target(sentence, behind[1] if behind else start):
        return None
    target = behind[1] if behind and not direct else start
    opener = start if direct else _opener(sentence, target, _OPENERS[verb], after_target=True)
    if verb == "senalar" and (
        opener < 0 or (keys[opener] == "por" and not is_infinitive(keys[min(opener + 1, len(keys) - 1)]))
    ):
        return None
    if opener < 0:
        return None
    source = (subject.start, subject.end) if subject is not None else behind
    relative = subject is not None and _after_whom(sentence, subject)
    draft = _draft(sentence, place, group, opener, source, act, "es.accuse", relative=relative)
    if draft is None:
        return None
    if (
        direct
        and not relative
        and source is not None
        and group.start > 0
        and keys[group.start - 1] in ("quien", "que")
    ):
        draft.rule = "es.accuse"
    if group.reflexive and source is None:
        draft.points_back = False
        draft.rule = "es.passive_accuse"
    return draft


def _has_target(sentence: Sentence, start: int) -> bool:
    end = min(len(sentence.keys), start + 8)
    clitic = start >= 2 and sentence.keys[start - 2] in ("lo", "la", "los", "las", "le", "les", "me", "nos")
    return clitic or any(sentence.keys[index] in ("a", "al") for index in range(start, end))


def _after_whom(sentence: Sentence, subject: Subject) -> bool:
    """True in "a quien la fiscalía acusa de": a relative clause, which a comma ends."""
    before = sentence.keys[max(0, subject.start - 2) : subject.start]
    return subject.relative or bool({"quien", "quienes", "que", "cual", "cuales"} & set(before))


def _draft(
    sentence: Sentence,
    place: int,
    group: Group,
    opener: int,
    source: tuple[int, int] | None,
    act: SpeechAct,
    rule: str,
    *,
    relative: bool,
) -> Draft | None:
    start = opener + 1
    if sentence.keys[opener] in ("como", "del"):
        start = opener + 1
    end = clause_end(sentence, start, relative=relative)
    end = strip_end(sentence, start, shared_verb(sentence, start, end))
    if end <= start:
        return None
    return Draft(
        sentence=sentence,
        cue=sentence.span(group.start, place + 1),
        source=source,
        spans=[sentence.span(start, end)],
        act=act,
        rule=rule,
        why="'{source}' accuses"
        if rule == "es.accuse"
        else f"'{sentence.tokens[place].text}': somebody is accused",
        polarity=Polarity.NEGATIVE if group.negated else Polarity.POSITIVE,
        points_back=source is None and rule == "es.accuse",
    )


def _passive(sentence: Sentence, place: int) -> Draft | None:
    """As in "Fue acusado por X de", "es señalado como", ", acusado de"."""
    keys = sentence.keys
    verb, act = _ACCUSED[keys[place]]
    group = verb_group(sentence, place)
    if place and keys[place - 1] in words.DETERMINERS:
        return None
    by = sentence.keys[place + 1 : place + 2] == ["por"]
    if verb in ("considerar", "calificar", "describir") and not group.passive and not by:
        return None
    start = place + 1
    source = None
    if start < len(keys) and keys[start] == "por" and sentence.mark(start):
        end = phrase_end(sentence, start + 1)
        known = end > start + 1 and not is_infinitive(keys[start + 1])
        if known:
            source, start = (start + 1, _agent_end(sentence, start + 1, end)), start + 1
            start = source[1]
    if start >= len(keys):
        return None
    opener = start if keys[start] in _OPENERS[verb] and sentence.mark(start) else -1
    if opener < 0 and source is None:
        opener = _opener(sentence, start, _OPENERS[verb], after_target=False)
        opener = opener if 0 <= opener <= start + 8 else -1
    if opener < 0 or (verb == "senalar" and keys[opener] == "de" and not (group.passive or source)):
        return None
    relative = not group.passive or (group.start > 0 and keys[group.start - 1] in words.RELATIVES)
    draft = _draft(sentence, place, group, opener, source, act, "es.passive_accuse", relative=relative)
    if (draft is not None and source is None and opener > place + 1) or draft is None:
        return draft
    if source is None:
        # "fue acusado de robo por la fiscalía"
        late = _late_agent(sentence, opener + 1)
        if late is not None:
            draft.source = late
            draft.spans = [sentence.span(opener + 1, late[0] - 1)]
    return draft


def _agent_end(sentence: Sentence, start: int, end: int) -> int:
    """The agent without the "de" that opens the content: "por la fiscalía de robar"."""
    keys = sentence.keys
    for index in range(start + 1, end):
        if keys[index] in ("de", "como") and index + 1 < len(keys):
            plain = not sentence.tokens[index + 1].is_capital and keys[index + 1] not in words.DETERMINERS
            if is_infinitive(keys[index + 1]) or keys[index + 1] == "haber" or plain:
                return index
    return end


def _late_agent(sentence: Sentence, start: int) -> tuple[int, int] | None:
    keys = sentence.keys
    for index in range(start + 1, min(len(keys) - 1, start + 12)):
        if is_stop(sentence, index):
            return None
        if keys[index] == "por" and sentence.mark(index):
            following = keys[index + 1]
            if following in ("el", "la", "los", "las", "su") or sentence.tokens[index + 1].is_capital:
                end = phrase_end(sentence, index + 1)
                return (index + 1, end) if end > index + 1 else None
    return None


def _speaker(sentence: Sentence, group: Group, *, plural: bool) -> Subject | None:
    """The subject of the verb; in "X negó que ... y acusó a Y" the one that opens the sentence."""
    keys = sentence.keys
    if group.start and keys[group.start - 1] in ("y", "e") and sentence.mark(group.start - 1):
        first = finite_in(sentence, 0, group.start)
        if first > 0:
            main = subject_before(sentence, verb_group(sentence, first).start, plural=plural)
            if main is not None and is_known_source(*sentence.part((main.start, main.end))):
                return main
    return subject_before(sentence, group.start, plural=plural)


def _attributing(sentence: Sentence, place: int) -> Draft | None:
    """As in "atribuyó el ataque a la banda": the content is the deed with whom it is laid to."""
    keys = sentence.keys
    kind, plural = _BLAMING[keys[place]]
    group = verb_group(sentence, place)
    if group.passive or group.modal or group.reflexive or kind in ("infinitive", "gerund"):
        return None
    subject = _speaker(sentence, group, plural=plural)
    if subject is None or not is_known_source(*sentence.part((subject.start, subject.end))):
        return None
    end = strip_end(sentence, place + 1, clause_end(sentence, place + 1, relative=True))
    end = shared_verb(sentence, place + 1, end)
    if end <= place + 2 or not {"a", "al"} & set(keys[place + 1 : end]):
        return None
    return Draft(
        sentence=sentence,
        cue=sentence.span(group.start, place + 1),
        source=(subject.start, subject.end),
        spans=[sentence.span(place + 1, end)],
        act=SpeechAct.ACCUSE,
        rule="es.accuse",
        why="'{source}' lays it to somebody",
        polarity=Polarity.NEGATIVE if group.negated else Polarity.POSITIVE,
    )


def _naming(sentence: Sentence, place: int) -> Draft | None:
    """As in "Calificó el plan de «farsa»", "describió a X como": the content is what is described and how."""
    keys = sentence.keys
    verb, kind, plural = NAMING[keys[place]]
    group = verb_group(sentence, place)
    if (
        group.passive
        or group.modal
        or kind in ("infinitive", "gerund")
        or (kind == "participle" and not group.perfect)
    ):
        return None
    subject = _speaker(sentence, group, plural=plural)
    behind = subject_after(sentence, place + 1) if subject is None else None
    start = behind[1] if behind is not None and group.start == 0 else place + 1
    joined = ("como", "de") if verb in ("calificar", "tachar", "tildar") else ("como",)
    opener = -1
    for index in range(start, min(len(keys), start + _WINDOW)):
        if is_stop(sentence, index):
            break
        if verb == "llamar":
            # only a name between quotation marks is somebody's word
            if sentence.tokens[index].quote >= 0:
                opener = index
                break
            continue
        if keys[index] in joined and sentence.mark(index):
            opener = index
            if keys[index] == "como" or sentence.tokens[min(index + 1, len(keys) - 1)].quote >= 0:
                break
    if opener < 0 or (subject is None and group.start > 0):
        return None
    if (
        verb == "llamar"
        and subject is not None
        and not is_known_source(*sentence.part((subject.start, subject.end)))
    ):
        # a pet or a street has its name from whoever keeps it
        return None
    end = clause_end(sentence, start, relative=True)
    end = strip_end(sentence, start, shared_verb(sentence, start, end))
    if end <= start:
        return None
    source = (subject.start, subject.end) if subject is not None else (behind if start != place + 1 else None)
    return Draft(
        sentence=sentence,
        cue=sentence.span(group.start, place + 1),
        source=source,
        spans=[sentence.span(start, end)],
        act=SpeechAct.SAY,
        rule="es.describe",
        why="'{source}' says what something is",
        points_back=source is None,
    )
