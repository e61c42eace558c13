"""Official acts in Spanish: designations, sanctions, rewards, formal charges. They rest on a record.

As in English, the active voice needs a body that can act; a passive may leave it out where the act is plain.
"""

from collections.abc import Iterator

from articles.claims.detector.spanish.act_verbs import (
    ACT_FORMS,
    CHARGE,
    DESIGNATE,
    FREEZE,
    LIFT,
    LISTED,
    REWARD,
    SANCTION,
    WARRANT,
    ActKind,
    name_act,
    names_group,
)
from articles.claims.detector.spanish.clauses import clause_end, strip_end
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.phrases import phrase_end, subject_after
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import can_act
from articles.claims.detector.spanish.subjects import subject_before
from articles.claims.detector.spanish.verb_groups import is_noun_here, is_stop, verb_group
from articles.claims.detector.statement import Span
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import Basis

_WINDOW = 24

_CHARGED_BY = word_set(
    "fiscalia fiscal fiscales procuraduria procurador procuradora juez jueza jueces tribunal corte juzgado jurado "
    "policia ministerio autoridades justicia magistrado magistrada"
)

#: Bodies that can be a subject elsewhere and hold no office: a club sanctions too, and a company offers rewards.
_PRIVATE = word_set(
    "club equipo liga federacion empresa compania iglesia universidad colegio partido naviera sindicato hospital banco "
    "asociacion fundacion grupo cartel diario periodico tienda comercio familia dueno duena vecino vecina hotel bar"
)


def find_acts(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each act by an authority."""
    if sentence.is_heading:
        return
    for place, token in enumerate(sentence.tokens):
        if token.quote >= 0:
            continue
        key = sentence.keys[place]
        if key == "designacion":
            draft = _nominal(sentence, place)
        elif key in ACT_FORMS and not is_noun_here(sentence, place):
            draft = _one(sentence, place)
        else:
            continue
        if draft is not None:
            yield draft


def _one(sentence: Sentence, place: int) -> Draft | None:
    verb, kind, plural = ACT_FORMS[sentence.keys[place]]
    group = verb_group(sentence, place)
    if kind in ("infinitive", "gerund") or group.negated or group.modal:
        return None
    named = name_act(verb, _following(sentence, place + 1))
    if group.passive and kind == "participle":
        return _passive(sentence, place, verb, group.start)
    if kind == "participle" and not group.perfect:
        return None
    if group.reflexive:
        return _reflexive(sentence, place, named, group.start)
    if named is None:
        return None
    subject = subject_before(sentence, group.start, plural=plural)
    behind = subject_after(sentence, place + 1) if subject is None else None
    source = (subject.start, subject.end) if subject is not None else behind
    if source is None or not _may(sentence, source, named):
        return None
    start = behind[1] if behind is not None else place + 1
    return _draft(sentence, named, (group.start, place + 1), source, [(start, _end(sentence, start))])


def _may(sentence: Sentence, source: tuple[int, int], named: ActKind) -> bool:
    tokens, keys = sentence.part(source)
    if named is CHARGE and not set(keys) & _CHARGED_BY:
        return False
    if set(keys[:3]) & _PRIVATE and not (named is FREEZE and "banco" in keys):
        return False
    return can_act(tokens, keys)


def _end(sentence: Sentence, start: int) -> int:
    if start >= len(sentence.tokens):
        return start
    return strip_end(sentence, start, clause_end(sentence, start, relative=True))


def _passive(sentence: Sentence, place: int, verb: str, first: int) -> Draft | None:
    """As in "Fue designado por el Tesoro como grupo terrorista" or, without agent, "fue designado como ..."."""
    keys = sentence.keys
    subject = subject_before(sentence, first)
    noun = keys[subject.start : subject.end] if subject is not None else []
    following = _following(sentence, place + 1)
    named = (
        name_act(verb, [*noun, *following]) if verb not in ("sancionar", "imputar") else name_act(verb, ["a"])
    )
    if named is None or named is REWARD or (verb == "declarar" and not names_group(following)):
        return None
    source = None
    start = place + 1
    by = next((i for i in range(start, min(start + _WINDOW, len(keys))) if keys[i] == "por"), -1)
    if by >= 0 and by + 1 < len(keys):
        agent = subject_after(sentence, by + 1)
        if agent is not None and agent[0] == by + 1:
            if not _may(sentence, agent, named):
                return None
            source = agent
    if source is None and verb == "sancionar" and not (noun and sentence.tokens[subject.start].is_capital):  # type: ignore[union-attr]
        return None
    if source is None and verb == "imputar" and "por" not in following[:3]:
        return None
    parts = [(subject.start, subject.end)] if subject is not None else []
    if source is None:
        parts.append((start, _end(sentence, start)))
    elif by == start:
        parts.append((source[1], _end(sentence, source[1])))
    else:
        parts.append((start, strip_end(sentence, start, by)))
    return _draft(sentence, named, (first, place + 1), source, parts)


def _reflexive(sentence: Sentence, place: int, named: ActKind | None, first: int) -> Draft | None:
    """As in "Se impusieron sanciones a tres jefes": nobody is named, and the act is plain."""
    if named not in (SANCTION, LIFT, WARRANT, FREEZE):
        return None
    return _draft(sentence, named, (first, place + 1), None, [(place + 1, _end(sentence, place + 1))])  # type: ignore[arg-type]


def _nominal(sentence: Sentence, place: int) -> Draft | None:
    """As in "la designación del grupo como organización terrorista (por el Tesoro)"."""
    keys = sentence.keys
    following = _following(sentence, place + 1)
    if following[:1] not in (["de"], ["del"]) or not names_group(following):
        return None
    start = place + 2
    end = phrase_end(sentence, start)
    as_one = next(i for i in range(start, len(keys)) if keys[i] in ("como", *LISTED))
    end = max(end, as_one + 1)
    while end < len(keys) and not is_stop(sentence, end) and not {keys[end - 1]} & LISTED:
        end += 1
    source = None
    if end < len(keys) and keys[end] == "por":
        agent = subject_after(sentence, end + 1)
        source = agent if agent is not None and _may(sentence, agent, DESIGNATE) else None
    return _draft(sentence, DESIGNATE, (place, place + 1), source, [(start, end)])


def _draft(
    sentence: Sentence,
    named: ActKind,
    cue: tuple[int, int],
    source: tuple[int, int] | None,
    parts: list[tuple[int, int]],
) -> Draft | None:
    spans: list[Span] = sorted(
        sentence.span(start, end) for start, end in parts if 0 <= start < end <= len(sentence.tokens)
    )
    if not spans:
        return None
    by = " by '{source}'" if source else ", who acted is not said"
    return Draft(
        sentence=sentence,
        cue=sentence.span(*cue),
        source=source,
        spans=spans,
        act=named.act,
        rule=named.rule,
        why=f"{named.what}{by}",
        kind="act",
        basis=Basis.OFFICIAL_ACT,
    )


def _following(sentence: Sentence, start: int) -> list[str]:
    found: list[str] = []
    for index in range(start, min(len(sentence.tokens), start + _WINDOW)):
        if is_stop(sentence, index) and sentence.mark(index) != ",":
            break
        found.append(sentence.keys[index])
    return found
