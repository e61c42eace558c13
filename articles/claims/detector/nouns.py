"""Attributions by a noun: "the mayor's claim that", "a statement by police that", "rumours that"."""

from collections.abc import Iterator

from articles.claims.detector.cues import FORMS, NOUN_FORMS
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.ends import clause_end, strip_end
from articles.claims.detector.noun_sources import (
    agent_after,
    medium_before,
    performer,
    possessor,
    without_possessive,
)
from articles.claims.detector.phrases import (
    has_finite,
    is_hard_stop,
    looks_finite,
    skip_time,
    starts_noun_phrase,
)
from articles.claims.detector.saying_nouns import HEARSAY_NOUNS, INFINITIVE_NOUNS, NOUNS, OF_HEARSAY, OF_NOUNS
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.statement import Span
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_VERBS,
    NEGATIONS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
)
from articles.claims.vocabulary import Certainty, Polarity, SpeechAct

_CLAUSE_WINDOW = 30
#: "the claim that she made", "the report that police published": the noun is the object, nothing is said.
_TAKING = word_set(
    """
    make makes made issue issues issued publish published release released receive received file filed
    write wrote written read hear heard give gave given present presented repeat repeated sign signed
    put raise raised send sent obtained saw seen
    """
)


def find_nouns(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each noun of saying with a content and a source, or with neither speaker nor doubt."""
    if sentence.is_heading:
        return
    tokens = sentence.tokens
    for place in range(len(tokens) - 2):
        token = tokens[place]
        if (
            token.quote >= 0
            or (token.is_capital and place)
            or token.low not in NOUNS | INFINITIVE_NOUNS.keys()
        ):
            continue
        draft = _one(sentence, place)
        if draft is not None:
            yield draft


def _one(sentence: Sentence, place: int) -> Draft | None:
    tokens = sentence.tokens
    if _is_verb(tokens, place):
        return None
    source = possessor(tokens, place) or medium_before(tokens, place)
    follows = place + 1
    if source is None:
        source = agent_after(sentence, place)
        if source is not None:
            follows = source[1]
    follows = skip_time(tokens, follows, len(tokens))
    opener, start = _content_start(tokens, place, follows)
    if start < 0 or (opener == "that" and not _is_complement(tokens, start)):
        return None
    if source is None:
        source = performer(tokens, place)
    low = tokens[place].low
    if source is None and not (
        (opener == "of" and low in OF_HEARSAY) or (opener == "that" and _is_hearsay(tokens, place, low))
    ):
        return None
    end = strip_end(tokens, start, _content_end(sentence, place, start, opener))
    if end - start < (1 if opener == "of" else 2):
        return None
    return _draft(sentence, place, source, start, end, opener)


def _is_hearsay(tokens: list[Token], place: int, low: str) -> bool:
    """A noun by which nobody speaks: a plural, or a singular with its article."""
    if low not in HEARSAY_NOUNS:
        return False
    if low.endswith("s") or low not in FORMS:
        return True
    return any(token.low in DETERMINERS for token in tokens[max(0, place - 3) : place])


def _is_verb(tokens: list[Token], place: int) -> bool:
    """As in "officials claim that", "to report that": no noun."""
    if tokens[place].low not in FORMS or place == 0:
        return False
    index = place - 1
    while index and is_adverb(tokens[index].low):
        index -= 1
    before = tokens[index].low
    if before in ("to", "not", "n't", "who", "which") or before in AUXILIARIES - BE - {"have", "has", "had"}:
        return True
    return looks_finite(tokens, place)


def _content_start(tokens: list[Token], place: int, follows: int) -> tuple[str, int]:
    """How the content opens after the noun and where it begins; -1 when it does not."""
    size = len(tokens)
    if follows + 1 >= size:
        return "", -1
    low, noun = tokens[follows].low, tokens[place].low
    if noun in NOUNS:
        if low == "that":
            return "that", follows + 1
        if low in BE:
            after = follows + 1
            while after < size and is_adverb(tokens[after].low):
                after += 1
            if after + 1 < size and tokens[after].low == "that":
                return "that", after + 1
    if noun in INFINITIVE_NOUNS and low == "to" and tokens[follows + 1].low not in DETERMINERS:
        return "to", follows
    if noun in OF_NOUNS and low == "of":
        return "of", follows + 1 + (tokens[follows + 1].text == ":")
    if noun in HEARSAY_NOUNS and noun.endswith("s") and _clause_follows(tokens, follows):
        return "that", follows
    return "", -1


def _clause_follows(tokens: list[Token], start: int) -> bool:
    """As in "reports officers beat him": a clause without "that", its subject a name or a plural."""
    opens = tokens[start]
    if not opens.is_word or opens.low in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | RELATIVES:
        return False
    if looks_finite(tokens, start) or opens.low == "to" or is_adverb(opens.low):
        return False
    for index in range(start + 1, min(len(tokens), start + _CLAUSE_WINDOW)):
        token = tokens[index]
        if is_hard_stop(token) or token.quote >= 0 or token.low in RELATIVES:
            return False
        if looks_finite(tokens, index):
            return True
    return False


def _is_complement(tokens: list[Token], start: int) -> bool:
    """True for "claims that she lied", not for "claims that she made" nor "claims that were made"."""
    opens = tokens[start]
    if opens.low in AUXILIARIES or opens.low in IRREGULAR_VERBS or opens.low.endswith("ed"):
        return False
    if opens.low in FORMS and opens.low not in NOUN_FORMS:
        return False
    leads = opens.low in PREPOSITIONS | SUBORDINATORS or is_adverb(opens.low) or opens.quote >= 0
    if not leads and not starts_noun_phrase(tokens, start):
        return False
    for index in range(start + 1, min(len(tokens), start + _CLAUSE_WINDOW)):
        if looks_finite(tokens, index):
            if tokens[index].low in AUXILIARIES and index + 1 < len(tokens):
                verb = index + 1
                while verb + 1 < len(tokens) and (
                    tokens[verb].low in AUXILIARIES or is_adverb(tokens[verb].low)
                ):
                    verb += 1
            else:
                verb = index
            return not (tokens[verb].low in _TAKING and _lacks_object(tokens, verb + 1))
    return False


def _lacks_object(tokens: list[Token], place: int) -> bool:
    if place >= len(tokens):
        return True
    after = tokens[place]
    return (
        not after.is_word
        or after.low in PREPOSITIONS | CONJUNCTIONS
        or skip_time(tokens, place, len(tokens)) > place
        or looks_finite(tokens, place)
        or is_adverb(after.low)
    )


def _content_end(sentence: Sentence, place: int, start: int, opener: str) -> int:
    """Where the content ends: before the verb whose subject the noun is, or at the comma of an adverbial."""
    tokens = sentence.tokens
    end = clause_end(sentence, start, "clause" if opener == "that" else "phrase")
    if tokens[start - 2].low in BE or has_finite(tokens, 0, place):
        return end
    if tokens[0].low in PREPOSITIONS:
        comma = next((i for i in range(start + 1, end) if tokens[i].text == "," and tokens[i].quote < 0), -1)
        return comma if comma > 0 and has_finite(tokens, comma + 1, len(tokens)) else end
    return _main_verb(tokens, start, end, 1 if opener == "that" else 0)


def _main_verb(tokens: list[Token], start: int, end: int, clauses: int) -> int:
    """The index of the first verb that belongs to no clause begun since `start`; else `end`."""
    index = start
    while index < end:
        token = tokens[index]
        if token.quote >= 0:
            index += 1
            continue
        if is_hard_stop(token) and token.text not in ("(", "-"):
            return index
        if token.low in SUBORDINATORS | RELATIVES and token.low not in ("as", "once", "so"):
            clauses += 1
        elif token.text in (",", "and", "or", "but") and has_finite(tokens, index + 1, index + 2):
            if clauses == 0:
                return index
            clauses += token.text != ","
        elif looks_finite(tokens, index):
            if clauses == 0:
                while index > start and (is_adverb(tokens[index - 1].low) or tokens[index - 1].text == ","):
                    index -= 1
                return index
            clauses -= 1
            if token.low in AUXILIARIES:
                index = _group_end(tokens, index, end)
        index += 1
    return end


def _group_end(tokens: list[Token], index: int, end: int) -> int:
    """The index of the last word of the verb group that the auxiliary at `index` opens."""
    while index + 1 < end:
        after = tokens[index + 1]
        if after.low in AUXILIARIES or is_adverb(after.low) or after.low in NEGATIONS:
            index += 1
        else:
            return index + 1 if looks_finite(tokens, index + 1) else index
    return index


def _denied(tokens: list[Token], place: int) -> int:
    """The index of "no" in "no credible reports of"; -1 without one."""
    for index in range(place - 1, max(-1, place - 4), -1):
        if tokens[index].low == "no":
            return index
        if not tokens[index].is_word or tokens[index].low in DETERMINERS | PREPOSITIONS:
            return -1
    return -1


def _draft(
    sentence: Sentence, place: int, source: tuple[int, int] | None, start: int, end: int, opener: str
) -> Draft:
    tokens = sentence.tokens
    low = tokens[place].low
    noun = NOUNS.get(low)
    act = INFINITIVE_NOUNS[low] if noun is None or opener == "to" else noun.act
    who = without_possessive(tokens[source[0] : source[1]]) if source else []
    said_by = " with source '{source}'" if source else ", nobody named as source"
    certainty = noun.certainty if noun is not None and source else Certainty.UNKNOWN
    none = _denied(tokens, place)
    first = place if none < 0 else none
    return Draft(
        sentence=sentence,
        cue=span_of(tokens, first, place + 1),
        source=Span(who[0].start, who[-1].end) if who else None,
        source_tokens=who,
        spans=[span_of(tokens, start, end)],
        act=act,
        rule="noun.reporting" if source else "noun.hearsay",
        why=f"the noun '{tokens[place].text}'{said_by}",
        kind="that" if source else "hedge",
        polarity=Polarity.NEGATIVE if act is SpeechAct.DENY or none >= 0 else Polarity.POSITIVE,
        certainty=Certainty.CERTAIN if opener == "to" else certainty,
    )
