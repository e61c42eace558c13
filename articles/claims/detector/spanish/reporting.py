"""Verbs of saying before what they report: "X dijo que", "dijo X que", "negó haber", "«...» —dijo X—"."""

from collections.abc import Iterator
from itertools import pairwise

from articles.claims.detector.sources import DOCUMENT, MEDIA
from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.aspects import aspect_before
from articles.claims.detector.spanish.clauses import clause_end, shared_verb, strip_end
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.lexicon import Cue, cue_of
from articles.claims.detector.spanish.open_verbs import follows_quotation, open_cue
from articles.claims.detector.spanish.openings import Opening, is_bare_label, names_thing, opening_of
from articles.claims.detector.spanish.phrases import subject_after
from articles.claims.detector.spanish.postposed import postposed, quote_end, says_before
from articles.claims.detector.spanish.saying_nouns import is_accusation, is_said_thing
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import classify, is_known_source
from articles.claims.detector.spanish.subjects import Subject, quoted_subject, subject_before
from articles.claims.detector.spanish.verb_groups import Group, finite_in, is_noun_here, verb_group
from articles.claims.vocabulary import Certainty, Polarity, SpeechAct

_AFTER_INFINITIVE = frozenset({"al", "tras", "por"})
_IMPERSONAL_WORDS = 6
_FIRST_PERSON = frozenset("he hemos habiamos yo nosotros nosotras usted ustedes tu".split())
_SUPPOSED = frozenset({"haya", "hayan", "hubiera", "hubieran", "hubiese", "hubiesen"})
#: "darse cuenta", "dar cuenta": the noun.
_GIVING = frozenset("dar da dan dio dieron daba daban dado dando tener".split())
#: Past tenses that need no accent: "dijo", "sostuvo", "propuso", "previno".
_UNACCENTED = ("jo", "uvo", "uso", "ino")
_ON_WHAT = frozenset({"insistir", "coincidir", "confiar", "abundar"})
_LIKE_SEGUN = frozenset({"segun", "como", "conforme"})
#: Verbs that say something with "se" as well as without: "se preguntó si", "se lamentó".
_REFLEXIVE_SPEAKERS = frozenset({"preguntar", "lamentar", "cuestionar", "plantear", "reafirmar"})


def find_reporting(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each verb of saying that has a content."""
    taken = 0
    asked = _question_end(sentence)
    source: tuple[int, int] | None = None
    for place, token in enumerate(sentence.tokens):
        if token.quote >= 0 or place < asked:
            continue
        cue = cue_of(token.text, sentence.keys[place]) or open_cue(sentence, place)
        if cue is None or is_noun_here(sentence, place) or _is_other_sense(sentence, place, cue):
            continue
        if token.is_capital and place and sentence.tokens[place - 1].is_capital:
            continue
        group = verb_group(sentence, place)
        draft = _one(sentence, place, cue, group, taken, source)
        if draft is not None:
            source = draft.source or source
            if draft.rule.startswith("es.post"):
                taken = _token_at(sentence, max(draft.frame.end, draft.cue.end))
            yield draft


def _question_end(sentence: Sentence) -> int:
    """Where a question that the text itself puts ends: nobody said what it asks about."""
    if sentence.mark(0) != "¿":
        return 0
    return next((index for index in range(len(sentence.tokens)) if sentence.mark(index) == "?"), 0)


def _is_other_sense(sentence: Sentence, place: int, cue: Cue) -> bool:
    """As in "cuenta con", and "no descarto" where a writer who sets accents would have set one."""
    if cue.verb == "contar" and (
        sentence.keys[place + 1 : place + 2] == ["con"] or (place and sentence.keys[place - 1] in _GIVING)
    ):
        return True
    text = sentence.tokens[place].text
    if cue.kind != "finite" or not text.endswith("o") or text.endswith(_UNACCENTED):
        return False
    return any(not token.text.isascii() and token.is_word for token in sentence.tokens)


def _token_at(sentence: Sentence, offset: int) -> int:
    return next((i for i, token in enumerate(sentence.tokens) if token.start >= offset), len(sentence.tokens))


def _one(
    sentence: Sentence, place: int, cue: Cue, group: Group, taken: int, last: tuple[int, int] | None
) -> Draft | None:
    keys = sentence.keys
    before = keys[group.start - 1] if group.start else ""
    if before in _LIKE_SEGUN and sentence.mark(group.start - 1):
        return None
    carried = aspect_before(sentence, place) if cue.kind == "infinitive" else None
    if carried is not None:
        group = Group(carried.start, carried.withheld, False, False, False, False)
        before = keys[group.start - 1] if group.start else ""
    if _is_first_person(sentence, group, place) or (before == "que" and keys[group.start - 2] == "lo"):
        return None
    quoted = cue.kind == "finite" and follows_quotation(sentence, place)
    if group.perfect and _SUPPOSED & set(keys[group.start : place]):
        return None
    if group.modal or (cue.kind == "participle" and (not group.perfect or group.passive)):
        return None
    if cue.kind == "finite" and (group.passive or group.perfect):
        return None
    opening = opening_of(sentence, place, cue, group)
    if cue.verb.endswith("rse"):
        if not group.reflexive:
            return None
    elif group.reflexive and not carried and not quoted and cue.verb not in _REFLEXIVE_SPEAKERS:
        return _impersonal(sentence, place, cue, group, opening) if cue.kind != "gerund" else None
    if cue.kind in ("infinitive", "gerund") and carried is None:
        return _loose(sentence, place, cue, group, opening, last)
    plural = carried.plural if carried is not None else cue.plural
    subject = subject_before(sentence, group.start, plural=plural)
    behind = None
    if subject is None or (opening is None and "p" in cue.frames):
        behind = subject_after(sentence, place + 1)
    trailing = opening is not None and (
        (says_before(sentence, group.start, taken) and opening.kind != "colon")
        or (subject is None and _trails(sentence, cue, group, opening, place))
    )
    if opening is None or trailing:
        behind = behind or subject_after(sentence, place + 1)
        posted = postposed(sentence, place, cue, group, subject, behind, taken)
        if posted is not None:
            return posted
    if opening is None:
        return None
    if (
        subject is not None
        and subject.relative
        and opening.kind == "that"
        and not is_known_source(*sentence.part(subject[:2]))
    ):
        # "la rebaja que dicen que ha habido": what is said, not who says it
        subject = None
    if subject is None and opening.kind == "that" and opening.start == place + 2:
        subject = quoted_subject(sentence, group.start)
    if (
        opening.kind == "that"
        and keys[place + 1] == "en"
        and keys[opening.start - 2] != "en"
        and cue.verb in _ON_WHAT
    ):
        # "insistió en la necesidad de un plan que ...": what follows "en" is it
        return None
    if opening.kind == "that":
        thing = names_thing(sentence, place + 1, opening.middle)
        speaker = behind is not None and thing == behind[0] and is_known_source(*sentence.part(behind))
        if thing >= 0 and (subject is not None or not speaker):
            if "n" not in cue.frames or not is_said_thing(sentence, thing, cue.verb):
                return None
            opening = Opening("phrase", thing, thing)
    found = (subject.start, subject.end) if subject is not None else None
    if last is not None and before in words.CONJUNCTIONS:
        # "X dijo que A y añadió que B": the speaker goes on, whatever A is about
        found = last
    if found is None and behind is not None and behind[0] < opening.start and opening.kind != "phrase":
        found = (behind[0], min(behind[1], max(opening.middle, behind[0] + 1)))
    if not _may_open(sentence, place, cue, group, opening, found):
        return None
    if found is None and opening.kind == "phrase" and not _may_be_silent(sentence, place, group):
        return None
    relative = subject is not None and subject.relative
    draft = _forward(sentence, place, cue, group, opening, found, relative=relative)
    if draft is not None and found is not None and keys[found[0]] in ("nadie", "ninguno", "ninguna"):
        draft.polarity = Polarity.NEGATIVE
    if draft is not None and carried is not None and carried.withheld:
        draft.act = SpeechAct.DECLINE
    return draft


def _trails(sentence: Sentence, cue: Cue, group: Group, opening: Opening, place: int) -> bool:
    """As in "El futuro recae en ustedes, dijo al público que estaba reunido": the clause before the comma is it."""
    if "p" not in cue.frames or sentence.mark(group.start - 1) != "," or opening.start <= place + 2:
        return False
    spoken_to = opening.kind == "that" and sentence.keys[place + 1] in ("a", "al")
    left = sentence.keys[: group.start - 1]
    relative = any(pair[0] == "," and pair[1] in words.RELATIVES for pair in pairwise(left))
    return (spoken_to or opening.kind == "phrase") and not relative and finite_in(sentence, 0, len(left)) >= 0


def _is_first_person(sentence: Sentence, group: Group, place: int) -> bool:
    """As in "hemos pedido", "me pregunto", "yo le decía": the writer speaks, or somebody quoted without marks."""
    own = _FIRST_PERSON & set(sentence.keys[max(0, group.start - 1) : place])
    present = sentence.tokens[place].low.endswith("o") and "me" in sentence.keys[group.start : place]
    return bool(own) or present


def _may_open(
    sentence: Sentence, place: int, cue: Cue, group: Group, opening: Opening, found: tuple[int, int] | None
) -> bool:
    """Whether this subject can say what follows: frames that prove little ask for a subject that speaks."""
    keys = sentence.keys
    known = found is not None and is_known_source(*sentence.part(found))
    if "x" in cue.frames and opening.kind == "that":
        kind = classify(*sentence.part(found)) if found is not None else None
        return known and kind in (DOCUMENT, MEDIA)
    if opening.kind == "colon" and sentence.tokens[opening.start].quote < 0 and not known and group.start:
        return False
    if not cue.verb:
        return known or (found is None and group.start == 0)
    if opening.kind in ("quote", "colon") and found and not known and is_bare_label(sentence, opening.start):
        return False
    if opening.kind == "phrase":
        to_whom = any(keys[index] in ("le", "les", "me", "nos") for index in range(group.start, place))
        if to_whom or (found is not None and (not known or _is_object(sentence, found, group, cue))):
            return False
    return True


def _is_object(sentence: Sentence, found: tuple[int, int], group: Group, cue: Cue) -> bool:
    """As in "el tren que anuncian": what stands before "que" does not agree with the verb."""
    if not group.start or sentence.keys[group.start - 1] != "que" or cue.kind != "finite":
        return False
    plural = sentence.keys[found[0]] in ("los", "las", "unos", "unas") or sentence.keys[found[0]].endswith(
        "s"
    )
    return plural != cue.plural


def _may_be_silent(sentence: Sentence, place: int, group: Group) -> bool:
    """As in "Negó los cargos." speaks of somebody named before; "Denunció el fiscal ..." does not."""
    start = place + 1
    end = subject_after(sentence, start)
    return group.start == 0 and (end is None or not is_known_source(*sentence.part(end)))


def _forward(
    sentence: Sentence,
    place: int,
    cue: Cue,
    group: Group,
    opening: Opening,
    source: tuple[int, int] | None,
    *,
    relative: bool = False,
    rule: str = "es.say_",
) -> Draft | None:
    start = opening.start
    if opening.kind in ("phrase", "infinitive"):
        end = clause_end(sentence, start, relative=relative or opening.kind == "phrase")
        end = strip_end(sentence, start, shared_verb(sentence, start, end))
    elif (
        opening.kind in ("quote", "colon")
        and start < len(sentence.tokens)
        and sentence.tokens[start].quote >= 0
    ):
        end = quote_end(sentence, start)
    else:
        end = strip_end(sentence, start, clause_end(sentence, start, relative=relative))
    if end <= start:
        return None
    act = cue.act
    if cue.verb == "rechazar" and (opening.kind != "phrase" or is_accusation(sentence, start)):
        act = SpeechAct.DENY
    name = {"that": "que", "colon": "colon"}.get(opening.kind, opening.kind)
    return Draft(
        sentence=sentence,
        cue=sentence.span(group.start, place + 1),
        source=source,
        spans=[sentence.span(start, end)],
        act=act,
        rule=rule + name,
        why=f"'{sentence.tokens[place].text}' with what '{{source}}' says after it",
        kind="phrase" if opening.kind == "phrase" else "clause",
        polarity=Polarity.NEGATIVE if group.negated or act is SpeechAct.DENY else Polarity.POSITIVE,
        points_back=source is None,
    )


def _impersonal(
    sentence: Sentence, place: int, cue: Cue, group: Group, opening: Opening | None
) -> Draft | None:
    """As in "Se dice que", "se cree que": nobody answers for it."""
    # "se percató de que": what a verb that no list holds does with "se" is no hearsay
    if (
        opening is None
        or opening.kind != "that"
        or cue.kind != "finite"
        or "q" not in cue.frames
        or not cue.verb
    ):
        return None
    between = sentence.keys[place + 1 : opening.middle]
    if len(between) > _IMPERSONAL_WORDS or any(key in words.CONJUNCTIONS for key in between):
        return None
    leads = ("a", "al", "en", "el", "este", "con")
    if between and between[0] not in leads and between[0] not in words.ASIDES:
        return None
    draft = _forward(sentence, place, cue, group, opening, None, rule="es.impersonal_")
    if draft is not None:
        draft.points_back, draft.certainty = False, Certainty.UNKNOWN
    return draft


def _loose(
    sentence: Sentence,
    place: int,
    cue: Cue,
    group: Group,
    opening: Opening | None,
    last: tuple[int, int] | None,
) -> Draft | None:
    """As in "..., añadiendo que", "al asegurar que": the speaker is the subject of the sentence."""
    if opening is None or opening.kind not in ("that", "quote") or opening.middle > place + 8:
        return None
    before = sentence.keys[group.start - 1] if group.start else ""
    if cue.kind == "infinitive" and before not in _AFTER_INFINITIVE:
        return None
    source = last
    if source is None:
        verb = finite_in(sentence, 0, group.start)
        main = verb_group(sentence, verb).start if verb > 0 else 0
        head: Subject | None = subject_before(sentence, main, plural=True) if main > 0 else None
        source = (head.start, head.end) if head is not None and head.end <= group.start else None
    return _forward(sentence, place, cue, group, opening, source, rule="es.participle_")
