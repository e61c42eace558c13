"""Passives with an agent: "it was reported by the Times that", "was described by Lund as"."""

from collections.abc import Iterator

from articles.claims.detector.cues import FORMS
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.ends import clause_end, strip_end
from articles.claims.detector.inflection import forms_of
from articles.claims.detector.phrases import noun_phrase_end, verb_group
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.tokens import Token
from articles.claims.vocabulary import Certainty, SpeechAct

_NAMING = frozenset(
    word
    for verb in ("describe", "denounce", "characterise", "characterize", "dismiss", "condemn", "hail")
    for word, kinds in forms_of(verb).items()
    if "participle" in kinds
)


def find_passives(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each passive of saying with "by" and who says so."""
    tokens = sentence.tokens
    for place in range(1, len(tokens) - 3):
        token = tokens[place]
        if token.quote >= 0 or tokens[place + 1].low != "by":
            continue
        form = FORMS.get(token.low)
        naming = token.low in _NAMING
        if not naming and (form is None or "participle" not in form.kinds or not form.cue.frames & set("ct")):
            continue
        group = verb_group(tokens, place)
        if not group.has_be or group.modal or group.negation >= 0:
            continue
        end = noun_phrase_end(tokens, place + 2, len(tokens), limit=14)
        start = _content(tokens, group.start, end, naming)
        if start < 0 or end <= place + 2:
            continue
        stop = strip_end(tokens, start, clause_end(sentence, start, "phrase" if naming else "that"))
        if stop <= start:
            continue
        yield Draft(
            sentence=sentence,
            cue=span_of(tokens, place, place + 1),
            source=span_of(tokens, place + 2, end),
            source_tokens=tokens[place + 2 : end],
            spans=[span_of(tokens, start, stop)],
            act=SpeechAct.SAY if form is None else form.cue.act,
            rule="passive.naming" if naming else "passive.reporting",
            why=f"'{token.text}' in the passive by '{{source}}'",
            kind="clause" if naming else "that",
            certainty=Certainty.CERTAIN if form is None else form.cue.certainty,
        )


def _content(tokens: list[Token], first: int, end: int, naming: bool) -> int:
    """Where the content begins after the agent: past "as", or past "that" when the subject is "it"; else -1."""
    if end + 1 >= len(tokens):
        return -1
    if naming:
        return end + 1 if tokens[end].low == "as" else -1
    impersonal = first > 0 and tokens[first - 1].low == "it"
    return end + 1 if impersonal and tokens[end].low == "that" else -1
