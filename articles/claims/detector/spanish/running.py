"""Quotations that go on: "«A», dijo. «B»." - the second has no cue of its own and is still his.

A sentence that is nothing but quotation is a further part of the quotation before it in its block. Where a new block
opens with one, or where the words before it in its block were reported without marks ("Negó los cargos. «Es falso»."),
it is a statement of its own with the cue and source of the first.
"""

from dataclasses import replace

from articles.claims.detector.running import MAX_FOLLOWING
from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.spanish.sentences import Sentence
from articles.claims.detector.statement import AttributedStatement, Span
from articles.claims.detector.tokens import CLOSERS, QUOTE_MARKS, TERMINALS
from articles.claims.vocabulary import Basis, Polarity, Rendition, SpeechAct

#: What the words before did and these need not do again.
_ITS_OWN = frozenset({SpeechAct.ASK, SpeechAct.DENY, SpeechAct.DECLINE, SpeechAct.ORDER})
RULE = "es.running_quote"
#: A block of more quotations in a row is a list, and each of them would copy those before it.
_MOST_PARTS = 12


class Running:
    """What the sentence before left open: which statement a bare quotation would continue."""

    __slots__ = ("_at", "_block", "_quoted")

    def __init__(self) -> None:
        self._at = -1
        self._block = -1
        self._quoted = False

    def open(self, sentence: Sentence, finished: list[AttributedStatement], before: int) -> None:
        """Remember the last statement of a sentence when it ends in quoted words; `before` stand ahead of it."""
        self._block, self._at = sentence.block, -1
        if not finished or sentence.is_heading or sentence.is_dialogue:
            return
        last = max(range(len(finished)), key=lambda index: finished[index].end)
        if not finished[last].rule.startswith(("es.post", "es.say_", "es.introduced_")):
            return
        quoted = [token.quote >= 0 for token in sentence.words_in(finished[last].spans[-1])]
        self._at, self._quoted = before + last, bool(quoted) and quoted[-1]

    def goes_on(
        self, found: list[AttributedStatement], sentence: Sentence, settled: list[Draft], *, apart: bool
    ) -> bool:
        """Add a sentence that only quotes to the statement before it; False where it is no such sentence.

        Unless `apart`, only as a further part of it: the rule that makes a statement of its own is switched off.
        """
        if (
            settled
            or self._at < 0
            or sentence.block - self._block not in (0, 1)
            or not _only_quotes(sentence)
        ):
            return False
        first = found[self._at]
        span = _quoted(sentence)
        if sentence.block != self._block and not self._quoted:
            return False
        if sentence.block == self._block and self._quoted:
            if len(first.spans) >= _MOST_PARTS:
                return False
            found[self._at] = replace(first, spans=(*first.spans, span))
        elif not apart:
            return False
        else:
            own = first.speech_act in _ITS_OWN or first.polarity is Polarity.NEGATIVE
            act = SpeechAct.SAY if own else first.speech_act
            self._block, self._at, self._quoted = sentence.block, len(found), True
            found.append(
                replace(
                    first,
                    spans=(span,),
                    rendition=Rendition.DIRECT,
                    speech_act=act,
                    polarity=Polarity.POSITIVE,
                    rule=RULE,
                    explanation="goes on with what was said before",
                )
            )
        return True


class Following:
    """The sentences after a statement in its paragraph in which its source may go on; an editor decides."""

    __slots__ = ("_at", "_block")

    def __init__(self) -> None:
        self._at = self._block = -1

    def read(
        self, found: list[AttributedStatement], sentence: Sentence, finished: list[AttributedStatement]
    ) -> None:
        """Offer a sentence without attribution to the statement before it, or remember the one it ends with.

        `found` are the statements before the sentence, `finished` its own.
        """
        if finished:
            last = max(range(len(finished)), key=lambda index: finished[index].end)
            speaks = finished[last].source is not None and finished[last].basis is Basis.STATEMENT
            self._at, self._block = (len(found) + last if speaks else -1), sentence.block
        elif sentence.block != self._block or sentence.is_heading:
            self._at = -1
        elif self._at >= 0 and len(found[self._at].following) < MAX_FOLLOWING:
            first = found[self._at]
            span = sentence.span(0, len(sentence.tokens))
            found[self._at] = replace(first, following=(*first.following, span))


def _only_quotes(sentence: Sentence) -> bool:
    tokens = sentence.tokens
    return (
        not sentence.is_heading
        and not sentence.is_dialogue
        and tokens[0].quote >= 0
        and all(token.quote >= 0 or token.text in TERMINALS or token.text in QUOTE_MARKS for token in tokens)
    )


def _quoted(sentence: Sentence) -> Span:
    end = len(sentence.tokens)
    while end > 1 and sentence.tokens[end - 1].quote < 0 and sentence.tokens[end - 1].text not in CLOSERS:
        end -= 1
    return sentence.span(0, end)
