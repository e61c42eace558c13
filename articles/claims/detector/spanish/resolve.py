"""From drafts to statements: no content inside another; an outer one ends where an inner attribution begins."""

from articles.claims.detector.spanish.drafts import Draft
from articles.claims.detector.statement import Span
from articles.claims.vocabulary import Basis, Certainty

#: No sentence a person wrote holds more; it bounds the comparison of each with each.
MAX_PER_SENTENCE = 24
_ABSORBED = frozenset({"hedge", "phrase", "act"})
_SMALLEST_CONTENT_WORDS = 2
_LOOSE = " \t\u00a0,;:.-—–("
_DANGLING = (
    " que",
    " y",
    " e",
    " pero",
    " como",
    " mientras",
    " o",
    " quien",
    " de",
    " según",
    " aunque",
    " en",
    " al",
    " cuyo",
    " cuya",
    " tras",
    " para",
    " por",
)


def resolve(drafts: list[Draft], text: str) -> list[Draft]:
    """Settle the drafts of one sentence. Quadratic in their number, which is bounded."""
    drafts = sorted(drafts, key=lambda draft: (draft.cue.start, draft.cue.end))
    kept: list[Draft] = []
    for draft in drafts:
        if kept and draft.cue.start < kept[-1].cue.end:
            if draft.basis is Basis.OFFICIAL_ACT and kept[-1].basis is not Basis.OFFICIAL_ACT:
                kept[-1] = draft
            continue
        kept.append(draft)
    kept = _absorb(kept[:MAX_PER_SENTENCE])
    kept.sort(key=lambda draft: (draft.spans[0].start, draft.cue.start))
    for outer in kept:
        for inner in kept:
            if inner is not outer and inner.spans and outer.spans and _holds(outer, inner):
                _cut(outer, inner, text)
                if outer.kind != "hedge":
                    inner.outer = outer
    return _disjoint([draft for draft in kept if draft.spans])


def _holds(outer: Draft, inner: Draft) -> bool:
    return any(inner.cue.within(span) for span in outer.spans)


def _absorb(drafts: list[Draft]) -> list[Draft]:
    """What stands in somebody's words without a speaker of its own is part of them."""
    kept: list[Draft] = []
    for draft in drafts:
        holder = next((other for other in drafts if other is not draft and _swallows(other, draft)), None)
        if holder is None:
            kept.append(draft)
        elif draft.kind == "hedge" and holder.certainty is Certainty.CERTAIN:
            holder.certainty = Certainty.UNKNOWN
    return kept


def _swallows(outer: Draft, inner: Draft) -> bool:
    if not _holds(outer, inner) or outer.kind == "act":
        return False
    if outer.kind == "hedge":
        # of two hedges in one clause the first stands for both
        return inner.kind == "hedge" and (not _holds(inner, outer) or outer.cue.start < inner.cue.start)
    if inner.kind == "hedge" and outer.source is not None:
        # "según la fiscalía, el coronel habría huido": somebody answers for it
        return True
    if _holds(inner, outer):
        return False
    return inner.kind in _ABSORBED or inner.source is None


def _cut(outer: Draft, inner: Draft, text: str) -> None:
    """End the outer content where the inner attribution begins; keep "B admitió" if nothing else is left."""
    if outer.kind == "hedge" and inner.kind != "hedge" and _holds(inner, outer):
        return
    own = [span for span in inner.spans if _overlaps(span, outer.spans)]
    frame = inner.frame if inner.source_span and _overlaps(inner.source_span, outer.spans) else inner.cue
    begin = min([frame.start, *(span.start for span in own)])
    parts = [Span(span.start, min(span.end, begin)) for span in outer.spans if span.start < begin]
    behind = [span for span in outer.spans if span.start >= begin and not inner.cue.within(span)]
    parts = [
        part
        for part in (trim(text, span, strict=span not in outer.spans) for span in parts)
        if part is not None
    ]
    parts += [span for span in behind if not _overlaps(span, inner.spans)]
    if sum(len(part.of(text).split()) for part in parts) < _SMALLEST_CONTENT_WORDS:
        left = trim(text, frame)
        blocked = left is None or _overlaps(left, inner.spans) or _overlaps(left, [outer.cue])
        parts = [] if blocked or left is None else [left]
    outer.spans = parts


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def trim(text: str, span: Span, *, strict: bool = True) -> Span | None:
    """Shorten a content to what reads as one: no loose punctuation or conjunction at its end."""
    start, end = span
    if not strict:
        return span
    while start < end and (text[start] in _LOOSE or text[start].isspace()):
        start += 1
    changed = True
    while changed and end > start:
        changed = False
        while end > start and (text[end - 1] in _LOOSE or text[end - 1].isspace()):
            end -= 1
        for word in _DANGLING:
            if text[max(start, end - len(word)) : end].lower() == word:
                end -= len(word)
                changed = True
    return Span(start, end) if end > start else None


def _disjoint(drafts: list[Draft]) -> list[Draft]:
    """Last guard: of two contents that still overlap, the one of the weaker kind is dropped."""
    order = {"quote": 0, "clause": 1, "act": 2, "phrase": 3, "hedge": 4}
    taken: list[Span] = []
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (order[draft.kind], draft.spans[0].start, draft.cue.start)):
        if any(_overlaps(span, taken) for span in draft.spans):
            continue
        taken.extend(draft.spans)
        kept.append(draft)
    return kept
