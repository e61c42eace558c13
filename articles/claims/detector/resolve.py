"""From drafts to statements: no content inside another, outer ones end where inner attributions begin."""

from collections.abc import Iterable

from articles.claims.detector.drafts import Draft
from articles.claims.detector.sources import is_pronoun
from articles.claims.detector.statement import Span
from articles.claims.vocabulary import Basis, Certainty

#: Inside somebody's clause these are part of what that somebody said, not attributions of their own.
_ABSORBED = frozenset({"hedge", "phrase", "infinitive", "act"})
#: No sentence a person wrote holds more; it bounds the comparison of each with each.
MAX_PER_SENTENCE = 24
_SMALLEST_CONTENT_WORDS = 2
#: Characters between a hedge and the cue it hedges.
_NEAR = 12


def resolve(drafts: Iterable[Draft], text: str) -> list[Draft]:
    """Settle the drafts of one sentence. Quadratic in their number, which the sentence bounds."""
    kept = _one_per_cue(sorted(drafts, key=lambda draft: (draft.cue.start, draft.cue.end)))[:MAX_PER_SENTENCE]
    kept = _absorb(kept)
    kept.sort(key=lambda draft: (draft.spans[0].start, draft.cue.start))
    for outer in kept:
        for inner in kept:
            if inner is not outer and inner.spans and outer.spans and _holds(outer, inner):
                _cut(outer, inner, text)
                inner.outer = outer
    return _disjoint([draft for draft in kept if any(_has_words(text, span) for span in draft.spans)])


def _has_words(text: str, span: Span) -> bool:
    return any(character.isalnum() for character in span.of(text))


def _one_per_cue(drafts: list[Draft]) -> list[Draft]:
    """Two rules may see the same cue: an official act wins, then the rule that came first."""
    kept: list[Draft] = []
    for draft in drafts:
        if kept and draft.cue.start < kept[-1].cue.end:
            if draft.basis is Basis.OFFICIAL_ACT and kept[-1].basis is not Basis.OFFICIAL_ACT:
                kept[-1] = draft
            continue
        kept.append(draft)
    return kept


def _holds(outer: Draft, inner: Draft) -> bool:
    """True when the inner attribution stands inside one part of the outer content."""
    if outer.kind == "hedge" and inner.kind == "hedge":
        return outer.spans[0].start < inner.cue.start and any(inner.cue.within(span) for span in outer.spans)
    return any(inner.cue.within(span) for span in outer.spans) and not (
        outer.kind == "hedge" and outer.cue.within(inner.spans[0])
    )


def _absorb(drafts: list[Draft]) -> list[Draft]:
    drafts = [draft for draft in drafts if not _hedges_a_cue(draft, drafts)]
    kept: list[Draft] = []
    for draft in drafts:
        holder = next((other for other in drafts if other is not draft and _swallows(other, draft)), None)
        if holder is None:
            kept.append(draft)
        elif draft.kind == "hedge" and holder.certainty is Certainty.CERTAIN:
            holder.certainty = Certainty.UNKNOWN
    return kept


def _hedges_a_cue(hedge: Draft, drafts: list[Draft]) -> bool:
    """As in "They reportedly accused him of": the hedge weakens an attribution with a source."""
    if hedge.kind != "hedge":
        return False
    for other in drafts:
        if other.source is None or other.kind == "hedge":
            continue
        if other.source.end <= hedge.cue.start and 0 <= other.cue.start - hedge.cue.end < _NEAR:
            other.certainty = Certainty.UNKNOWN
            return True
    return False


def _swallows(outer: Draft, inner: Draft) -> bool:
    if not _holds(outer, inner) or outer.kind == "act":
        return False
    if inner.kind in _ABSORBED and outer.kind != "hedge":
        return True
    if inner.kind == "hedge" and outer.kind == "hedge":
        return True
    if inner.source is None and outer.kind != "hedge":
        return True
    if inner.is_attitude and inner.source_tokens and is_pronoun(inner.source_tokens):
        return True
    return inner.kind in _ABSORBED and outer.kind == "hedge" and inner.kind != "hedge"


def _begin(outer: Draft, inner: Draft) -> int:
    """Where the inner attribution begins inside the outer; in "said A and claimed B" after the "and"."""
    if inner.source is not None and any(inner.source.overlaps(span) for span in outer.spans):
        return inner.attribution_start
    return min([inner.cue.start, *(span.start for span in inner.spans if span.overlaps(outer.spans[0]))])


def _cut(outer: Draft, inner: Draft, text: str) -> None:
    """End the outer content where the inner attribution begins; keep "B admitted" if nothing else is left."""
    begin = _begin(outer, inner)
    parts: list[Span] = []
    for span in outer.spans:
        if span.start >= begin:
            if not inner.cue.within(span):
                parts.append(span)
            continue
        end = min(span.end, begin)
        trimmed = trim(text, Span(span.start, end)) if end < span.end else span
        if trimmed is not None:
            parts.append(trimmed)
        if end < span.end:
            break
    words = sum(len(part.of(text).split()) for part in parts)
    if words < _SMALLEST_CONTENT_WORDS:
        frame = inner.frame
        own = [span for span in inner.spans if span.start >= frame.start]
        stop = min([frame.end, *(span.start for span in own)])
        left = trim(text, Span(frame.start, max(stop, inner.cue.end if not own else stop)))
        parts = [left] if left is not None and left.end - left.start > 1 else []
        if inner.source is not None and any(part.overlaps(outer.cue) for part in parts):
            parts = sorted({inner.source, inner.cue})
        parts = [part for part in parts if not any(part.overlaps(span) for span in inner.spans)]
    outer.spans = parts


_LOOSE = " \t\u00a0,;:.-—–("
_DANGLING = (" that", " and", " but", " which", " who", " whom", " as", " while", " or")


def trim(text: str, span: Span) -> Span | None:
    """Shorten a content to what reads as one: no loose punctuation or conjunction at its end."""
    start, end = span
    while start < end and text[start] in _LOOSE + " ":
        start += 1
    changed = True
    while changed and end > start:
        changed = False
        while end > start and text[end - 1] in _LOOSE:
            end -= 1
        for word in _DANGLING:
            if text[max(start, end - len(word)) : end].lower() == word:
                end -= len(word)
                changed = True
        if text[start:end].lower() in ("that", "and", "but", "who", "as"):
            return None
    return Span(start, end) if end > start else None


def _disjoint(drafts: list[Draft]) -> list[Draft]:
    """Last guard: of two contents that still overlap, the one of the weaker kind is dropped."""
    taken: list[Span] = []
    kept: list[Draft] = []
    for draft in sorted(drafts, key=_rank):
        if any(span.overlaps(other) for span in draft.spans for other in taken):
            continue
        taken.extend(draft.spans)
        kept.append(draft)
    return kept


def _rank(draft: Draft) -> tuple[int, int]:
    order = {"quote": 0, "that": 0, "clause": 1, "wh": 1, "act": 2, "phrase": 3, "infinitive": 3, "hedge": 4}
    return order.get(draft.kind, 5), draft.spans[0].start
