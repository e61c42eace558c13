"""Sayings of several words: "dejó claro que", "está convencido de que", "fue tajante: «...»"."""

from collections.abc import Iterator

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.clauses import clause_end, strip_end
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.lexicon import CUES
from articles.claims.detector.spanish.openings import is_bare_label
from articles.claims.detector.spanish.phrases import subject_after
from articles.claims.detector.spanish.postposed import quote_end
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_known_source
from articles.claims.detector.spanish.subjects import subject_before
from articles.claims.detector.spanish.verb_groups import (
    finite_in,
    is_stop,
    verb_group,
)
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import Polarity, SpeechAct

_LIGHT = {
    "dejar": word_set("deja dejan dejo dejaron dejaba dejaban dejado"),
    "dar": word_set("da dan dio dieron daba daban dado"),
    "hacer": word_set("hace hacen hizo hicieron hacia hacian hecho"),
    "poner": word_set("pone ponen puso pusieron ponia ponian puesto"),
    "tener": word_set("tiene tienen tenia tenian tuvo"),
    "ser": word_set("es son era eran fue fueron"),
    "estar": word_set("esta estan estaba estaban"),
    "mostrar": word_set("muestra muestran mostro mostraron mostraba mostraban mostrado"),
    "decir": word_set("dice dicen dijo dijeron dicho decia"),
    "llamar": word_set("llama llaman llamo llamaron llamado"),
}
_BY_FORM = {form: verb for verb, some in _LIGHT.items() for form in some}
_PHRASES: dict[str, tuple[tuple[tuple[str, ...], SpeechAct], ...]] = {
    "dejar": (
        (("claro",), SpeechAct.SAY), (("en", "claro"), SpeechAct.SAY), (("entrever",), SpeechAct.SAY),
        (("saber",), SpeechAct.SAY), (("ver",), SpeechAct.SAY), (("constancia", "de"), SpeechAct.REPORT),
        (("sentado",), SpeechAct.ARGUE), (("caer",), SpeechAct.SAY),
    ),
    "dar": (
        (("a", "entender"), SpeechAct.SAY), (("a", "conocer"), SpeechAct.ANNOUNCE), (("por", "hecho"), SpeechAct.ARGUE),
        (("por", "sentado"), SpeechAct.ARGUE), (("por", "seguro"), SpeechAct.PREDICT),
        (("por", "descontado"), SpeechAct.PREDICT), (("cuenta", "de"), SpeechAct.REPORT),
        (("fe", "de"), SpeechAct.CONFIRM),
    ),
    "hacer": (
        (("saber",), SpeechAct.SAY), (("notar",), SpeechAct.SAY), (("constar",), SpeechAct.SAY),
        (("ver",), SpeechAct.SAY),
        (("hincapie", "en"), SpeechAct.ARGUE), (("enfasis", "en"), SpeechAct.ARGUE), (("publico",), SpeechAct.ANNOUNCE),
    ),
    "poner": (
        (("de", "manifiesto"), SpeechAct.SAY), (("de", "relieve"), SpeechAct.SAY), (("en", "duda"), SpeechAct.OBJECT),
        (("enfasis", "en"), SpeechAct.ARGUE),
    ),
    "tener": ((("claro",), SpeechAct.ARGUE),),
    "llamar": ((("la", "atencion", "sobre"), SpeechAct.WARN),),
    "ser": ((("de", "la", "opinion", "de"), SpeechAct.ARGUE), (("del", "parecer", "de"), SpeechAct.ARGUE)),
}  # fmt: skip
#: Who is, or shows himself, of this mind thinks so.
_MINDS = ("convencid", "segur", "confiad", "persuadid", "esperanzad", "partidari", "ciert")
_MINDED = frozenset(stem + ending for stem in _MINDS for ending in ("o", "a", "os", "as"))
_SHORTEST_REST = 2


def find_frames(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each saying that more words than a verb make."""
    for place, token in enumerate(sentence.tokens):
        if token.quote >= 0:
            continue
        key = sentence.keys[place]
        draft = None
        if key in _BY_FORM:
            draft = _light(sentence, place)
        if draft is not None:
            yield draft
    yield from _introduced(sentence)


def _light(sentence: Sentence, place: int) -> Draft | None:
    verb = _BY_FORM[sentence.keys[place]]
    keys = sentence.keys
    group = verb_group(sentence, place)
    if verb == "dar" and group.reflexive:
        # "se da cuenta de que"
        return None
    for phrase, act in _PHRASES.get(verb, ()):
        end = place + 1 + len(phrase)
        if tuple(keys[place + 1 : end]) == phrase:
            return _with_clause(sentence, group.start, end, act, negated=group.negated)
    minded = (
        verb in ("ser", "estar", "mostrar", "decir") and place + 2 < len(keys) and keys[place + 1] in _MINDED
    )
    if minded and keys[place + 2] in ("de", "en") and (verb != "mostrar" or group.reflexive):
        return _with_clause(
            sentence, group.start, place + 2, SpeechAct.ARGUE, negated=group.negated, linked=True
        )
    return None


def _with_clause(
    sentence: Sentence, start: int, end: int, act: SpeechAct, *, negated: bool, linked: bool = False
) -> Draft | None:
    """The cue in [start, end), over adverbs and times, before a clause with "que"."""
    keys = sentence.keys
    behind = subject_after(sentence, end) if not linked else None
    que = end + linked
    while que < len(keys) and (
        keys[que] in words.ADVERBS or keys[que] in words.TIMES or keys[que].endswith("mente")
    ):
        que += 1
    if behind is not None and behind[0] == end:
        que = behind[1]
    if que + _SHORTEST_REST >= len(keys) or keys[que] != "que" or not sentence.mark(que):
        return None
    subject = subject_before(sentence, start)
    source = (subject.start, subject.end) if subject is not None else behind
    if source is not None and not is_known_source(*sentence.part(source)):
        return None
    if source is None and start > 0 and not is_stop(sentence, start - 1):
        return None
    relative = subject is not None and subject.relative
    close = strip_end(sentence, que + 1, clause_end(sentence, que + 1, relative=relative))
    return _draft(
        sentence, (start, end), source, (que + 1, close), act, negated=negated, rule="es.phrase_que"
    )


def _introduced(sentence: Sentence) -> Iterator[Draft]:
    """As in "El testigo fue tajante: «Yo vi cuando lo empujaron»": any deed, a colon, and a quotation to the end."""
    keys, tokens = sentence.keys, sentence.tokens
    colon = next(
        (i for i in range(len(tokens) - 1) if sentence.mark(i) == ":" and tokens[i + 1].quote >= 0), -1
    )
    if colon < _SHORTEST_REST or sentence.is_heading or is_bare_label(sentence, colon + 1):
        return
    verb = finite_in(sentence, 0, colon)
    if verb < 0 or any(key in CUES and CUES[key].kind == "finite" for key in keys[:colon]):
        return
    group = verb_group(sentence, verb)
    subject = subject_before(sentence, group.start)
    if subject is None or subject.relative:
        return
    if not is_known_source(tokens[subject.start : subject.end], keys[subject.start : subject.end]):
        return
    end = quote_end(sentence, colon + 1)
    draft = _draft(
        sentence,
        (group.start, verb + 1),
        (subject.start, subject.end),
        (colon + 1, end),
        SpeechAct.SAY,
        negated=False,
        rule="es.introduced_quote",
    )
    if draft is not None:
        yield draft


def _draft(
    sentence: Sentence,
    cue: tuple[int, int],
    source: tuple[int, int] | None,
    content: tuple[int, int],
    act: SpeechAct,
    *,
    negated: bool,
    rule: str,
) -> Draft | None:
    if content[1] <= content[0]:
        return None
    return Draft(
        sentence=sentence,
        cue=sentence.span(*cue),
        source=source,
        spans=[sentence.span(*content)],
        act=act,
        rule=rule,
        why=f"'{sentence.tokens[cue[0]].text} …' with what '{{source}}' says after it",
        polarity=Polarity.NEGATIVE if negated else Polarity.POSITIVE,
        points_back=source is None,
    )
