"""The one writer of `Claim.in_print`."""

from __future__ import annotations

from collections.abc import Iterable

from articles.claims.models import Claim


def mark_in_print(touched: Iterable[int], printed: Iterable[int]) -> int:
    """Set `in_print` of the `touched` claims to whether they are among `printed`; returns how many changed.

    Keys of claims. `printed` must have been read after the touched rows were locked. Two queries.
    """
    keys, live = set(touched), set(printed)
    raised = Claim.objects.filter(pk__in=keys & live, in_print=False).update(in_print=True)
    lowered = Claim.objects.filter(pk__in=keys - live, in_print=True).update(in_print=False)
    return raised + lowered
