"""Participles that go on with what the subject said: "..., adding that", "..., saying the plan had failed"."""

from collections.abc import Iterator

from articles.claims.detector.contents import content_after
from articles.claims.detector.cues import ATTITUDES, FORMS
from articles.claims.detector.drafts import Draft, span_of
from articles.claims.detector.sentences import Sentence
from articles.claims.detector.subjects import forward_subject
from articles.claims.vocabulary import Polarity, SpeechAct

_SHOWING = frozenset("show prove see find indicate suggest establish like back understand put describe read".split())


def find_participles(sentence: Sentence) -> Iterator[Draft]:
    """Yield a draft for each cue in -ing after a comma that has a clause or quotation as content."""
    tokens = sentence.tokens
    for place in range(1, len(tokens) - 1):
        token = tokens[place]
        if token.quote >= 0 or not token.low.endswith("ing"):
            continue
        form = FORMS.get(token.low)
        if form is None or "gerund" not in form.kinds or form.cue.verb in ATTITUDES or form.cue.verb in _SHOWING:
            continue
        before = tokens[place - 1]
        if before.text != "," and before.quote < 0:
            continue
        content = content_after(sentence, place + 1, form.cue)
        if content is None or content.kind in ("phrase", "infinitive"):
            continue
        subject = forward_subject(tokens, 0, place - 1)
        if subject is None:
            continue
        yield Draft(
            sentence=sentence,
            cue=span_of(tokens, place, place + 1),
            source=span_of(tokens, subject.start, subject.end),
            source_tokens=tokens[subject.start : subject.end],
            spans=[span_of(tokens, content.start, content.end)],
            act=form.cue.act,
            rule="participle.reporting",
            why=f"'{token.text}' goes on with what '{{source}}' said",
            kind=content.kind,
            polarity=Polarity.NEGATIVE if form.cue.act == SpeechAct.DENY else Polarity.POSITIVE,
            certainty=form.cue.certainty,
        )
