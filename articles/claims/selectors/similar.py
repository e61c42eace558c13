"""Claims on file that say what a new statement says, or its opposite. For the desk: readers are shown none of this."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log
from typing import Final

from django.db.models import Count

from articles.claims.models import Claim, ClaimFingerprint, ClaimKey
from articles.claims.rules import is_denied
from articles.claims.similar import Fingerprint, Relation, compare, fingerprint, keys_of
from entities.selectors import names_of

#: How many rows of the key table one call may read, for all its statements together and for one of them.
_MOST_ROWS: Final = 24_000
_MOST_ROWS_EACH: Final = 3_000
#: How many claims that share the rarest keys are compared word by word.
_MOST_COMPARED: Final = 40
#: What a claim must have of the weight of the keys that were looked up, to be compared at all: a fifth leaves room for
#: what is merely related; the rest cannot come out as close with less than three tenths.
_LEAST_WEIGHT: Final = 0.3
_LEAST_WEIGHT_RELATED: Final = 0.2
#: How a relation reads on a screen.
RELATION_WORDS: Final = {
    Relation.SAME: "says the same",
    Relation.OPPOSITE: "says the opposite",
    Relation.NUMBER: "differs in a number",
    Relation.RELATED: "related",
}
_ORDER: Final = (Relation.SAME, Relation.OPPOSITE, Relation.NUMBER, Relation.RELATED)


@dataclass(frozen=True, slots=True)
class SimilarClaim:
    """A claim on file beside a new statement: how it stands to it, how close (0 to 1), and why."""

    claim: Claim
    relation: Relation
    score: float
    why: str

    @property
    def words(self) -> str:
        """The relation as screens say it."""
        return RELATION_WORDS[self.relation]


@dataclass(frozen=True, slots=True)
class Sought:
    """A statement to look for. `parties` are keys of entities that it is known to speak of."""

    statement: str
    language: str = "en"
    polarity: str = "positive"
    speech_act: str = ""
    parties: tuple[int, ...] = ()


def similar_claims(
    statement: str,
    *,
    language: str = "en",
    polarity: str = "positive",
    speech_act: str = "",
    parties: Iterable[int] = (),
    limit: int = 5,
    exclude: Collection[int] = (),
    related: bool = True,
) -> list[SimilarClaim]:
    """The claims nearest to a statement: same, opposite and other numbers first, by score; then what is related.

    `parties` and `exclude` are keys of entities and claims. Withheld claims are among them: editors may see those.
    Four queries, six with parties.
    """
    sought = Sought(statement, language, polarity, speech_act, tuple(parties))
    return similar_to_each([sought], limit=limit, exclude=exclude, related=related)[0]


def similar_to_each(
    wanted: Sequence[Sought],
    *,
    limit: int = 5,
    exclude: Collection[int] = (),
    related: bool = True,
) -> list[list[SimilarClaim]]:
    """`similar_claims` of several statements at once, in their order, at the same number of queries."""
    names = names_of({key for sought in wanted for key in sought.parties})
    made = [
        fingerprint(
            sought.statement,
            language=sought.language,
            denied=is_denied(polarity=sought.polarity, act=sought.speech_act),
            entities=dict(names[key] for key in sought.parties if key in names),
        )
        for sought in wanted
    ]
    candidates = _candidates(made, frozenset(exclude), _LEAST_WEIGHT_RELATED if related else _LEAST_WEIGHT)
    stored = {
        key: Fingerprint.from_json(data)
        for key, data in ClaimFingerprint.objects.filter(
            claim__in={key for group in candidates for key in group}
        ).values_list("claim_id", "data")
    }
    ranked = [
        _ranked(mine, [(key, stored[key]) for key in group if key in stored], limit, related)
        for mine, group in zip(made, candidates, strict=True)
    ]
    claims = Claim.objects.defer("original_wording").in_bulk(
        {found[0] for group in ranked for found in group}
    )
    return [
        [
            SimilarClaim(claims[key], relation, score, why)
            for key, relation, score, why in group
            if key in claims
        ]
        for group in ranked
    ]


def _ranked(
    mine: Fingerprint, theirs: list[tuple[int, Fingerprint]], limit: int, related: bool
) -> list[tuple[int, Relation, float, str]]:
    wanted = _ORDER if related else _ORDER[:-1]
    found = []
    for key, other in theirs:
        comparison = compare(mine, other)
        if comparison.relation in wanted:
            found.append((key, comparison.relation, comparison.score, comparison.why))
    found.sort(key=lambda row: (row[1] == Relation.RELATED, -row[2], _ORDER.index(row[1]), -row[0]))
    return found[:limit]


def _candidates(made: Sequence[Fingerprint], exclude: frozenset[int], least: float) -> list[list[int]]:
    """Keys of the claims that share the rarest keys of each fingerprint, best first. Two queries.

    The rarest keys come first until the rows they would give are as many as the call may read: a word that is in
    every tenth claim finds nothing that the others would not.
    """
    keys = [keys_of(mine) for mine in made]
    # Rows are counted, not a column: PostgreSQL then reads the index alone, in a fifth of the time.
    counts = dict(
        ClaimKey.objects.filter(key__in={key for group in keys for key in group})
        .order_by()
        .values_list("key")
        .annotate(rows=Count("*"))
    )
    budget = min(_MOST_ROWS_EACH, _MOST_ROWS // max(1, len(made)))
    chosen = [_rarest([key for key in group if key in counts], counts, budget) for group in keys]
    claims: dict[int, list[int]] = defaultdict(list)
    for key, claim_key in ClaimKey.objects.filter(
        key__in={key for group in chosen for key in group}
    ).values_list("key", "claim_id"):
        claims[key].append(claim_key)
    total = max(counts.values(), default=1) + 1
    return [
        _heaviest({key: log(1 + total / counts[key]) for key in group}, claims, exclude, least)
        for group in chosen
    ]


def _heaviest(
    weights: dict[int, float], claims: dict[int, list[int]], exclude: frozenset[int], least: float
) -> list[int]:
    """The claims that share most of the weight of these keys, newest first among equals."""
    shared: dict[int, float] = defaultdict(float)
    for key, weight in weights.items():
        for claim_key in claims[key]:
            shared[claim_key] += weight
    enough = least * sum(weights.values())
    heavy = [key for key, weight in shared.items() if weight >= enough and key not in exclude]
    return nlargest(_MOST_COMPARED, heavy, key=lambda key: (shared[key], key))


def _rarest(keys: list[int], counts: dict[int, int], budget: int) -> list[int]:
    """The rarest keys whose rows fit into the budget; the rarest one always."""
    chosen: list[int] = []
    rows = 0
    for key in sorted(keys, key=lambda key: (counts[key], key)):
        rows += counts[key]
        if chosen and rows > budget:
            break
        chosen.append(key)
    return chosen
