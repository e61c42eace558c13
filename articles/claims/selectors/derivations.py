"""Walking the derivations on file in the database: one query, however long the paths are; rings end by themselves."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connections, router

from articles.claims.enums import DerivationKind, DerivationStatus
from articles.claims.models import Claim, Derivation, Evidence
from articles.claims.origins import Step

#: Everything to which one comes from some items along accepted derivations; "same release" leads both ways. UNION (not
#: UNION ALL) drops what was reached before. `{near}` and `{far}` are the ends of a derivation, turned for walking back.
_REACHED = """WITH RECURSIVE reached(id) AS (
    SELECT id FROM {items} WHERE id IN ({keys})
    UNION
    SELECT CASE WHEN d.{near} = r.id THEN d.{far} ELSE d.{near} END
    FROM reached r JOIN {derivations} d
        ON d.status = '{accepted}' AND (d.{near} = r.id OR (d.kind = '{same_release}' AND d.{far} = r.id))
)
"""
_STEPS = (
    "SELECT d.from_item_id, d.to_item_id, d.kind FROM {derivations} d JOIN reached r ON d.from_item_id = r.id"
)

_ALL = _REACHED + "SELECT id FROM reached"  # noqa: S608 - constants; what is asked for comes as whole numbers


def steps_from(items: Iterable[int]) -> list[Step]:
    """The accepted derivations that lead on from these items, and on from there. One query, none without items."""
    keys = _in_words(items)
    if not keys:
        return []
    rows = _ask(
        _REACHED + _STEPS + " WHERE d.status = '{accepted}'", keys, near="from_item_id", far="to_item_id"
    )
    return [Step(start, end, kind) for start, end, kind in sorted(rows)]


def items_resting_on(items: Iterable[int]) -> set[int]:
    """These items and all that derive from them, however far away. One query, none without items."""
    keys = _in_words(items)
    if not keys:
        return set()
    return {key for (key,) in _ask(_ALL, keys, near="to_item_id", far="from_item_id")}


def claims_resting_on(items: Iterable[int]) -> set[int]:
    """Keys of the claims whose count of origins one of these items may change. Three queries, none without items.

    Evidence on the content stands for all claims of a group that say the same.
    """
    keys = items_resting_on(items)
    if not keys:
        return set()
    claims = dict(Evidence.objects.filter(item__in=keys).values_list("claim_id", "claim__canonical_id"))
    heads = {head or key for key, head in claims.items()}
    return claims.keys() | heads | set(Claim.objects.filter(canonical__in=heads).values_list("pk", flat=True))


def _in_words(items: Iterable[int]) -> str:
    # Whole numbers, written out: a claim's page has three, a refresh of all claims more than SQLite takes parameters.
    return ",".join(str(int(key)) for key in sorted(set(items)))


def _ask(query: str, keys: str, *, near: str, far: str) -> list[tuple]:
    with connections[router.db_for_read(Derivation)].cursor() as cursor:
        cursor.execute(
            query.format(
                keys=keys,
                near=near,
                far=far,
                items="claims_sourceitem",
                derivations=Derivation._meta.db_table,
                accepted=DerivationStatus.ACCEPTED.value,
                same_release=DerivationKind.SAME_RELEASE.value,
            )
        )
        return cursor.fetchall()
