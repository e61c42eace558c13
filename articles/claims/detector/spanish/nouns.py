"""Nouns of saying: "la acusación de que", "su advertencia de que", "las declaraciones de X en el sentido de que"."""

from collections.abc import Iterator

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.clauses import clause_end, strip_end
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.phrases import with_apposition
from articles.claims.detector.spanish.saying_nouns import NOUNS, WEAK
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.sources import is_known_source
from articles.claims.detector.spanish.subjects import subject_before
from articles.claims.detector.spanish.verb_groups import finite_in, is_stop
from articles.claims.vocabulary import Certainty, Polarity, SpeechAct

_SOURCE_WORDS = 14
_POSSESSIVES = frozenset({"su", "sus"})
#: Words between the noun and "de que": "una denuncia anónima de que".
_ASIDE_WORDS = 4
_SENSE = ("en", "el", "sentido", "de", "que")
_LEFT_WINDOW = 12


def find_nouns(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each noun of saying with a clause of its own."""
    for place, token in enumerate(sentence.tokens):
        if token.quote < 0 and sentence.keys[place] in NOUNS:
            draft = _noun(sentence, place)
            if draft is not None:
                yield draft


def _noun(sentence: Sentence, place: int) -> Draft | None:
    keys = sentence.keys
    source, index = _owner(sentence, place)
    while (
        index < min(len(keys), place + _ASIDE_WORDS + (index - place - 1))
        and keys[index] not in words.LINKS
        and keys[index] != "que"
        and not is_stop(sentence, index)
        and finite_in(sentence, index, index + 1) < 0
    ):
        index += 1
    start = _clause(sentence, index)
    if start < 0:
        return None
    if source is None and place and keys[place - 1] in _POSSESSIVES:
        source = _subject(sentence, place - 1) or (place - 1, place)
    if source is None and keys[place] in WEAK:
        return None
    heads = finite_in(sentence, 0, place) < 0
    end = _end(sentence, start, heads=heads)
    if end <= start:
        return None
    opens = place == 1 and keys[0] in words.DETERMINERS and (source is None or source[0] > place)
    act = NOUNS[keys[place]]
    return Draft(
        sentence=sentence,
        cue=sentence.span(place - 1 if opens else place, place + 1),
        source=source,
        spans=[sentence.span(start, end)],
        act=act,
        rule="es.noun",
        why=f"the noun '{sentence.tokens[place].text}' reports what is said",
        certainty=Certainty.UNKNOWN if source is None else Certainty.CERTAIN,
        polarity=Polarity.NEGATIVE if act is SpeechAct.DENY else Polarity.POSITIVE,
    )


def _owner(sentence: Sentence, place: int) -> tuple[tuple[int, int] | None, int]:
    """Who is behind the noun, "de la fiscalía" or "hecha por la fiscalía", and the token after that."""
    keys = sentence.keys
    index = place + 1
    if index < len(keys) and keys[index].endswith(("do", "da", "dos", "das", "cho", "cha", "chas")):
        index += 1
    if index + 1 >= len(keys) or keys[index] not in ("de", "del", "por") or keys[index + 1] == "que":
        return None, place + 1
    begin = end = index + 1
    while end < min(len(keys) - 1, begin + _SOURCE_WORDS) and not is_stop(sentence, end):
        if keys[end] in ("de", "en", "sobre") and (keys[end + 1] == "que" or _is_sense(sentence, end)):
            break
        end += 1
    if end >= len(keys) - 1 or _clause(sentence, end) < 0:
        return None, place + 1
    if not is_known_source(sentence.tokens[begin:end], keys[begin:end]):
        return None, place + 1
    return (begin, with_apposition(sentence, end)), end


def _is_sense(sentence: Sentence, index: int) -> bool:
    return tuple(sentence.keys[index : index + len(_SENSE)]) == _SENSE


def _clause(sentence: Sentence, index: int) -> int:
    """The token behind "de que" or "en el sentido de que" at `index`, or -1."""
    keys = sentence.keys
    if index >= len(keys) or not sentence.mark(index):
        return -1
    if _is_sense(sentence, index):
        index += len(_SENSE) - 2
    linked = keys[index] == "de" or (keys[index] == "en" and keys[index - 1] in ("confianza", "insistencia"))
    if index + 2 < len(keys) and linked and keys[index + 1] == "que":
        return index + 2
    return -1


def _subject(sentence: Sentence, possessive: int) -> tuple[int, int] | None:
    """In "la ministra insistió en su advertencia de que" the ministra."""
    floor = max(0, possessive - _LEFT_WINDOW)
    verb = next((i for i in range(possessive - 1, floor, -1) if finite_in(sentence, i, i + 1) == i), -1)
    if verb < 1:
        return None
    while verb > 1 and sentence.keys[verb - 1] in words.PROCLITICS:
        verb -= 1
    found = subject_before(sentence, verb)
    if found is None or not is_known_source(
        sentence.tokens[found.start : found.end], sentence.keys[found.start : found.end]
    ):
        return None
    return found.start, found.end


def _end(sentence: Sentence, start: int, *, heads: bool) -> int:
    """The end of the clause; where the noun is the subject, its verb begins the rest of the sentence."""
    end = strip_end(sentence, start, clause_end(sentence, start, relative=True))
    if not heads:
        return end
    first = finite_in(sentence, start, end)
    index = first + 1
    while first >= 0 and index < end:
        index = finite_in(sentence, index, end)
        if index < 0:
            break
        begins = index
        while begins > first + 1 and sentence.keys[begins - 1] in words.PROCLITICS:
            begins -= 1
        between = sentence.keys[first + 1 : begins]
        adjacent = begins == first + 1 and sentence.keys[first] not in words.AUXILIARIES
        if (between or adjacent) and not {"que", "y", "o", "cuando", "donde", "si", "porque"} & set(between):
            return strip_end(sentence, start, begins)
        index += 1
    return end
