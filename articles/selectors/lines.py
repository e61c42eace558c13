"""Which claims a headline or standfirst seems to print. A proposal: a person confirms it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from articles.claims.models import Claim, ClaimParty
from articles.claims.similar import Fingerprint, Relation, compare, fingerprint
from entities.selectors import names_of

MOST_PROPOSED: Final = 3
#: A line that has nearly as much of another claim as of the nearest prints both.
_BESIDE_BEST: Final = 0.75


def claims_of_lines(
    lines: Mapping[str, str], uids: Collection[str], *, language: str = "en"
) -> dict[str, list[str]]:
    """For each line, the uids of the claims that share its words, closest first, at most three.

    A line is compared with the statement and with the public text, which has the source and the cue as headlines do.
    Four queries, none without claims or words.
    """
    found: dict[str, list[str]] = {name: [] for name in lines}
    if not uids or not any(words.strip() for words in lines.values()):
        return found
    claims = list(
        Claim.objects.filter(uid__in=uids, withheld_at__isnull=True).only(
            "uid", "statement", "public_text", "language"
        )
    )
    parties: dict[int, set[int]] = {}
    for claim_key, entity in ClaimParty.objects.filter(claim__in=claims).values_list("claim", "entity"):
        parties.setdefault(claim_key, set()).add(entity)
    names = names_of({key for keys in parties.values() for key in keys})
    known = dict(names.values())
    prints = {
        claim.uid: [
            fingerprint(
                text,
                language=claim.language,
                entities=dict(names[key] for key in parties.get(claim.pk, ()) if key in names),
            )
            for text in (claim.statement, claim.public_text)
        ]
        for claim in claims
    }
    for name, words in lines.items():
        if not words.strip():
            continue
        mine = fingerprint(words, language=language or "en", entities=known)
        scores = {uid: max(_score(mine, each) for each in theirs) for uid, theirs in prints.items()}
        best = max(scores.values(), default=0.0)
        near = [uid for uid, score in scores.items() if score > 0 and score >= best * _BESIDE_BEST]
        found[name] = sorted(near, key=lambda uid: -scores[uid])[:MOST_PROPOSED]
    return found


def _score(mine: Fingerprint, theirs: Fingerprint) -> float:
    compared = compare(mine, theirs)
    return 0.0 if compared.relation == Relation.DIFFERENT else compared.score
