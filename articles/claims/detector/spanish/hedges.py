"""What hedges share: the clause they stand in, participles, and the draft they make."""

from articles.claims.detector.spanish import words
from articles.claims.detector.spanish.clauses import strip_end
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.spanish.verb_groups import finite_in
from articles.claims.detector.tokens import DASHES
from articles.claims.vocabulary import Certainty, SpeechAct

PARTICIPLES = (
    "ado",
    "ada",
    "ados",
    "adas",
    "ido",
    "ida",
    "idos",
    "idas",
    "to",
    "ta",
    "tos",
    "tas",
    "cho",
    "so",
)


def hedge(
    sentence: Sentence, cue: tuple[int, int], content: tuple[int, int], rule: str, why: str
) -> Draft | None:
    """A draft without a source, None where nothing is left beside the cue."""
    start, end = content[0], strip_end(sentence, *content)
    if end <= start or end - start <= cue[1] - cue[0]:
        return None
    return Draft(
        sentence=sentence,
        cue=sentence.span(*cue),
        source=None,
        spans=[sentence.span(start, end)],
        act=SpeechAct.REPORT,
        rule=rule,
        why=why,
        kind="hedge",
        certainty=Certainty.UNKNOWN,
    )


def is_participle(sentence: Sentence, index: int) -> bool:
    """True for a word that ends like a participle."""
    return (
        index < len(sentence.keys)
        and sentence.keys[index].endswith(PARTICIPLES)
        and len(sentence.keys[index]) > 3
    )


def clause_start(sentence: Sentence, place: int) -> int:
    """Where the clause with the word at `place` begins: behind a stop, a relative or a conjunction of clauses."""
    keys = sentence.keys
    index = place
    commas = 0
    while index > 0:
        mark = sentence.mark(index - 1)
        if mark and (mark in ";:()" or mark in DASHES):
            break
        if mark and mark in ".?!…¿¡":
            break
        if mark and keys[index - 1] in words.BOUNDARIES and (keys[index - 1] != "como" or index < place):
            break
        if mark == ",":
            commas += 1
        if (
            keys[index - 1] in ("y", "e")
            and mark
            and finite_in(sentence, max(0, index - 12), index - 1) >= 0
            and (finite_in(sentence, index, place + 1) >= 0)
        ):
            break
        index -= 1
    while index < place and sentence.mark(index) == ",":
        index += 1
    return index
