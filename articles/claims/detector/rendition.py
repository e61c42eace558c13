"""How the words are given back: direct when all is quoted, mixed when some is, else indirect."""

from articles.claims.detector.drafts import Draft
from articles.claims.vocabulary import Rendition


def rendition_of(draft: Draft) -> Rendition:
    """Rendition of a settled draft, told from which of its words stand between quotation marks."""
    quoted = plain = 0
    for span in draft.spans:
        for token in draft.sentence.words_in(span):
            quoted += token.quote >= 0
            plain += token.quote < 0
    if not quoted:
        return Rendition.INDIRECT
    return Rendition.MIXED if plain else Rendition.DIRECT
