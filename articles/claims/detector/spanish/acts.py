"""Official acts in Spanish: designations, sanctions, rewards, formal charges. They rest on a record."""

from collections.abc import Iterator

from articles.claims.detector.spanish.clauses import clause_end, strip_end
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.lexicon import ACTING
from articles.claims.detector.spanish.phrases import subject_after
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import can_act
from articles.claims.detector.spanish.subjects import subject_before
from articles.claims.detector.spanish.verb_groups import is_noun_here, is_stop, verb_group
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import Basis, SpeechAct

_WINDOW = 24
_DESIGNATING = word_set("designar declarar clasificar catalogar incluir")
_LISTED = word_set(
    "terrorista terroristas terrorismo extremista extremistas narcoterrorista narcoterroristas"
)
_LISTS = word_set("lista listas listado registro nomina")
_IMPOSING = word_set("imponer anunciar levantar")
_REWARDING = word_set("ofrecer anunciar")


def find_acts(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each act by an authority."""
    if sentence.is_heading:
        return
    for place, token in enumerate(sentence.tokens):
        if token.quote < 0 and sentence.keys[place] in ACTING and not is_noun_here(sentence, place):
            draft = _one(sentence, place)
            if draft is not None:
                yield draft


def _one(sentence: Sentence, place: int) -> Draft | None:
    verb, kind, plural = ACTING[sentence.keys[place]]
    group = verb_group(sentence, place)
    if kind in ("infinitive", "gerund") or group.negated or group.modal or group.reflexive:
        return None
    following = _following(sentence, place + 1)
    named = _name(verb, following)
    if named is None:
        return None
    act, rule, why = named
    if group.passive and kind == "participle":
        return _passive(sentence, place, act, rule, why) if rule != "es.act_reward" else None
    if kind == "participle" and not group.perfect:
        return None
    subject = subject_before(sentence, group.start, plural=plural)
    behind = subject_after(sentence, place + 1) if subject is None else None
    source = (subject.start, subject.end) if subject is not None else behind
    if source is None or not can_act(sentence.tokens[slice(*source)], sentence.keys[slice(*source)]):
        return None
    start = behind[1] if behind is not None else place + 1
    end = (
        strip_end(sentence, start, clause_end(sentence, start, relative=True))
        if start < len(sentence.tokens)
        else start
    )
    if end <= start:
        return None
    return Draft(
        sentence=sentence,
        cue=sentence.span(group.start, place + 1),
        source=source,
        spans=[sentence.span(start, end)],
        act=act,
        rule=rule,
        why=why,
        kind="act",
        basis=Basis.OFFICIAL_ACT,
    )


def _passive(sentence: Sentence, place: int, act: SpeechAct, rule: str, why: str) -> Draft | None:
    """As in "Fue designado por el Tesoro como grupo terrorista": only with its agent."""
    keys = sentence.keys
    if place + 2 >= len(keys) or keys[place + 1] != "por":
        return None
    source = subject_after(sentence, place + 2)
    if (
        source is None
        or source[0] != place + 2
        or not can_act(sentence.tokens[slice(*source)], keys[slice(*source)])
    ):
        return None
    start = source[1]
    end = (
        strip_end(sentence, start, clause_end(sentence, start, relative=True)) if start < len(keys) else start
    )
    if end <= start:
        return None
    return Draft(
        sentence=sentence,
        cue=sentence.span(verb_group(sentence, place).start, place + 1),
        source=source,
        spans=[sentence.span(start, end)],
        act=act,
        rule=rule,
        why=why,
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


def _name(verb: str, keys: list[str]) -> tuple[SpeechAct, str, str] | None:
    """Which act the verb performs with the words behind it."""
    if verb in _DESIGNATING and keys[:1] != ["que"]:
        as_one = "como" in keys and bool(_LISTED & set(keys[keys.index("como") :][:8]))
        listed = (
            verb == "incluir" and bool(_LISTS & set(keys)) and bool((_LISTED | {"sancionados"}) & set(keys))
        )
        if as_one or listed or (verb == "declarar" and _declares(keys)):
            return SpeechAct.DESIGNATE, "es.act_designate", "a designation by '{source}'"
    if verb in _IMPOSING and "sanciones" in keys[:8] and "que" not in keys[:4]:
        if verb == "levantar":
            return SpeechAct.WITHDRAW, "es.act_lift_sanctions", "sanctions lifted by '{source}'"
        return SpeechAct.SANCTION, "es.act_sanction", "sanctions by '{source}'"
    if verb == "sancionar" and keys[:1] and keys[0] in ("a", "al"):
        return SpeechAct.SANCTION, "es.act_sanction", "sanctions by '{source}'"
    if verb in _REWARDING and "recompensa" in keys[:10] and "que" not in keys[:3]:
        return SpeechAct.ANNOUNCE, "es.act_reward", "a reward announced by '{source}'"
    if verb == "imputar" and keys[:1] and keys[0] in ("a", "al", "el", "los", "cargos", "delitos"):
        return SpeechAct.CHARGE, "es.act_charge", "a formal charge by '{source}'"
    if verb == "presentar" and "cargos" in keys[:4] and "contra" in keys[:8]:
        return SpeechAct.CHARGE, "es.act_charge", "a formal charge by '{source}'"
    return None


def _declares(keys: list[str]) -> bool:
    """As in "declaró al grupo organización terrorista", without "como"."""
    return any(
        key in _LISTED
        and any(word.startswith(("organi", "grupo", "entidad")) for word in keys[max(0, i - 2) : i])
        for i, key in enumerate(keys[:16])
    )
