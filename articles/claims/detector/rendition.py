"""How the words are given back: direct when all is quoted, mixed when some is, else indirect."""

from articles.claims.detector.drafts import Draft
from articles.claims.vocabulary import Rendition


def rendition_of(draft: Draft, text: str) -> Rendition:
    """Rendition of a settled draft, told from which of its words stand between quotation marks."""
    quoted = plain = 0
    for token in draft.sentence.tokens:
        if token.is_word and any(span.start <= token.start and token.end <= span.end for span in draft.spans):
            if token.quote >= 0:
                quoted += 1
            else:
                plain += 1
    if not quoted:
        return Rendition.DIRECT if not plain and draft.kind == "quote" else Rendition.INDIRECT
    return Rendition.MIXED if plain else Rendition.DIRECT
