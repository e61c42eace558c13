"""How well and how fast claims on file are found: `python -m tests.benchmarks.similar [CLAIMS]`.

First the labelled pairs (tests/data/similar; thresholds were chosen on the development half alone): precision and
recall of each relation. Then a database of its own, on the engine of DATABASE_URL, with that many invented claims
(100,000 unless told otherwise) and the second statement of each pair: whether the first one finds it among five, how
often an invented claim is taken for the same, and how long a search takes with all its queries, beside a query for
one row by its key.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.harness import peak_memory_mib, scratch_database
from tests.benchmarks.similar_corpus import claims

DATA = Path(__file__).resolve().parent.parent / "data" / "similar"
RELATIONS = ("same", "opposite", "number", "related", "different")
SEARCHES = 300
AT_ONCE = 20


def main(count: int) -> None:
    """Print the figures."""
    pairs = {half: _labelled(half) for half in ("dev", "test")}
    for half, rows in pairs.items():
        _print_relations(half, rows)
    with scratch_database():
        _print_search(count, pairs)


def _labelled(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def _print_relations(half: str, rows: list[dict[str, Any]]) -> None:
    from articles.claims.similar import compare, fingerprint

    judged: Counter[tuple[str, str]] = Counter()
    for row in rows:
        one = fingerprint(row["a"], language=row["language"])
        other = fingerprint(row["b"], language=row["language"], denied=row.get("denied_b", False))
        judged[row["relation"], str(compare(one, other).relation)] += 1
    right = sum(judged[relation, relation] for relation in RELATIONS)
    print(f"{half}: {len(rows)} pairs, {right / len(rows):.2f} judged as labelled")
    for relation in RELATIONS:
        hits = judged[relation, relation]
        called = sum(judged[label, relation] for label in RELATIONS)
        there = sum(judged[relation, word] for word in RELATIONS)
        print(
            f"  {relation:10} precision {hits / called if called else 0:.2f} ({hits}/{called})"
            f"   recall {hits / there if there else 0:.2f} ({hits}/{there})"
        )


def _print_search(count: int, pairs: dict[str, list[dict[str, Any]]]) -> None:
    from django.db import connection

    from articles.claims.models import Claim, ClaimKey
    from articles.claims.selectors import Sought, similar_claims, similar_to_each

    started = time.perf_counter()
    second = _fill(count, pairs)
    print(
        f"{Claim.objects.count()} claims, {ClaimKey.objects.count()} keys on {connection.vendor},"
        f" filled in {time.perf_counter() - started:.0f} s"
    )
    before = peak_memory_mib()
    noise = 0
    for half, rows in pairs.items():
        found: Counter[str] = Counter()
        for row in rows:
            hits = similar_claims(row["a"], language=row["language"], limit=5)
            found[row["relation"]] += second[half, row["a"], row["b"]] in {hit.claim.pk for hit in hits}
            noise += sum(hit.relation != "related" and hit.claim.cue == "" for hit in hits)
        there = Counter(row["relation"] for row in rows)
        print(f"{half}: found among five: " + ", ".join(f"{r} {found[r]}/{there[r]}" for r in RELATIONS[:4]))
    total = sum(map(len, pairs.values()))
    print(f"invented claims taken for the same, the opposite or another number: {noise} in {total} searches")

    chance = random.Random(3)
    asked = [*chance.sample(list(claims(count)), min(SEARCHES, count))]
    asked += [(row["a"], row["language"]) for rows in pairs.values() for row in rows]
    chance.shuffle(asked)
    some = Claim.objects.order_by("pk").values_list("pk", flat=True)[: len(asked)]
    by_key = _times([lambda key=key: Claim.objects.get(pk=key) for key in some])
    searches = _times([lambda one=one: similar_claims(one[0], language=one[1]) for one in asked])
    groups = [asked[at : at + AT_ONCE] for at in range(0, len(asked), AT_ONCE)]
    together = _times(
        [lambda group=group: similar_to_each([Sought(*one) for one in group]) for group in groups]
    )
    for name, taken in (
        ("one row by key", by_key),
        ("one search", searches),
        (f"{AT_ONCE} at once", together),
    ):
        for what, column in (("", 0), ("  of it our CPU", 1)):
            ordered = sorted(row[column] * 1000 for row in taken)
            print(
                f"{name + what:30} median {statistics.median(ordered):6.1f} ms"
                f"   p95 {ordered[int(0.95 * len(ordered))]:6.1f} ms   most {ordered[-1]:6.1f} ms"
            )
    print(f"peak memory {before:.0f} MiB before the searches, {peak_memory_mib():.0f} MiB after")


def _times(calls: list[Callable[[], object]]) -> list[tuple[float, float]]:
    """Seconds of each call, on the clock and of this process's CPU (SQLite works in it); ten calls warm up first."""
    for call in calls[:10]:
        call()
    taken = []
    for call in calls:
        clock, cpu = time.perf_counter(), time.process_time()
        call()
        taken.append((time.perf_counter() - clock, time.process_time() - cpu))
    return taken


def _fill(count: int, pairs: dict[str, list[dict[str, Any]]]) -> dict[tuple[str, str, str], int]:
    """Claims on file; returns the keys of the second statements, which have a cue for a mark."""
    from django.db import connection

    from articles.claims.models import Claim
    from articles.claims.services.fingerprints import refresh_stale_fingerprints

    def made(statement: str, language: str, **fields: str) -> Claim:
        text = f"The office says: {statement}."
        return Claim(statement=statement, public_text=text, mode="on_record", language=language, **fields)

    Claim.objects.bulk_create([made(*claim) for claim in claims(count)], batch_size=2000)
    second = {}
    for half, rows in pairs.items():
        for row in rows:
            claim = made(
                row["b"], row["language"], cue="said", speech_act="deny" if row.get("denied_b") else "say"
            )
            claim.save()
            second[half, row["a"], row["b"]] = claim.pk
    refresh_stale_fingerprints()
    with connection.cursor() as cursor:  # what the servers' own housekeeping does sooner or later
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return second


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
