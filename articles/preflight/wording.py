"""How much of what a marked passage says is still what its claim says."""

from __future__ import annotations

from articles.claims.similar import fingerprint
from articles.preflight.story import ClaimInPrint


def share_kept(passages: list[str], claim: ClaimInPrint) -> float | None:
    """The share of the words with meaning that the claim has as well, of the passage that keeps most: 0 to 1.

    Synonyms and endings count as one word, numbers not at all. None where a passage has too few words to tell: of a
    quoted word or two the statement on file is a wide paraphrase.
    """
    on_file = f"{claim.statement}\n{claim.public_text}"
    folded = " ".join(on_file.casefold().split())
    if any(" ".join(passage.casefold().split()) in folded for passage in passages):
        return 1.0
    held = _meaning(on_file, claim.language)
    said = [_meaning(passage, claim.language) for passage in passages]
    if any(len(words) < _ENOUGH for words in said):
        return None
    return max((len(words & held) / len(words) for words in said), default=None)


#: Fewer words with meaning than these could be said of anything.
_ENOUGH = 3


def _meaning(text: str, language: str) -> frozenset[str]:
    read = fingerprint(text, language=language)
    # A capital at the head of a sentence may be a word or a name: it counts as what the other text has it as.
    return frozenset(read.terms) | {word for name in read.names for word in name.words}
