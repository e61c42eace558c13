"""What 100,000 names add to a story: `python -m tests.benchmarks.gazetteer [STORIES.jsonl[.gz]] [--sdn LIST.json]`.

Names are made from seeded syllables in the shapes that real lists have: people with two surnames, companies, bodies,
abbreviations, weak aliases, offices. `--sdn` adds a row for the names of a sanctions list in the form {"entries":
[{"uid", "name", "type", "alternateNames"}]}. Each gazetteer is built in a process of its own, so that what it adds to
memory is its own. Stories are those given, or made from the first 4,000 names. Their time is taken in turn with a small
gazetteer in the same process: of no names for given stories, of those 4,000 for made ones, so that what is found is the
same and only what need not be found is added. All times are of the processor: other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from entities.gazetteer import Gazetteer, NameEntry
from tests.benchmarks.harness import peak_memory_mib

NAMES, IN_STORIES, STORIES, ROUNDS = 100_000, 4_000, 60, 15
_SYLLABLES = (
    "ba be bo bra ca ce co cru da de do dra fa fe flo ga go gra ha he ja jo ka ki la le li lo lu ma me mi mo mu na ne"
    " no pa pe po pra ra re ri ro sa se si so sta ta te ti to tra va ve vi vo wa we xa ya za ze zo"
).split()
_ENDS = ("n", "s", "r", "l", "z", "", "", "")
_GIVEN = "Juan Carlos Maria Pedro Luis Ana Jorge Elena Viktor Nadia Omar Lena Hugo Ines Pavel Mara".split()
_FIRMS = ("Trading", "Shipping", "Holdings", "Logistics", "Company", "S.A. de C.V.", "Group", "Import Export")
_BODIES = ("Ministry of", "Office of", "Bank of", "Cartel de", "Los", "Movement for")


def main() -> None:
    """Print build time, memory, and what a story costs beside a gazetteer of no names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stories", nargs="?", type=Path)
    parser.add_argument("--sdn", type=Path)
    parser.add_argument("--one", choices=("none", "made", "list"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_measure(options)))
        return
    print(f"{'':>12}{'names':>9}{'build':>9}{'memory':>11}{'a story':>11}{'added':>11}{'ratio':>8}")
    for which in ("none", "made", *(["list"] if options.sdn and options.sdn.exists() else [])):
        found = json.loads(subprocess.check_output([*_again(), "--one", which]))
        print(
            f"{which:>12}{found['names']:>9}{found['build']:>8.2f}s{found['memory']:>8.0f} MB"
            f"{found['story'] * 1000:>8.2f} ms{found['added'] * 1000:>8.2f} ms{found['ratio']:>8.2f}"
        )


def _again() -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.gazetteer", *sys.argv[1:]]


def _measure(options: argparse.Namespace) -> dict[str, float]:
    entries = []
    if options.one == "made":
        entries = list(made_names(NAMES))
    elif options.one == "list":
        entries = list(listed_names(options.sdn))
    texts = _texts(options.stories)
    small = Gazetteer.build([] if options.stories or options.one != "made" else list(made_names(IN_STORIES)))
    for text in texts:
        small.scan(text)
    count, before, started = len(entries), resident_mib(), time.process_time()
    # What the gazetteer keeps of the entries is its own to carry: they are not counted before.
    gazetteer = Gazetteer.build(entries)
    build = time.process_time() - started
    entries_mib = _size_of(entries)
    del entries
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for position, one in enumerate((small, gazetteer)):
            started = time.process_time()
            for text in texts:
                one.scan(text)
            times[position].append(time.process_time() - started)
    alone, full = map(statistics.median, times)
    return {
        "names": count,
        "build": build,
        "memory": resident_mib() - before + entries_mib,
        "story": full / len(texts),
        "added": (full - alone) / len(texts),
        "ratio": full / alone,
    }


def made_names(count: int, *, seed: int = 20) -> Iterator[NameEntry]:
    """`count` names of about half as many entities; the same ones for the same seed."""
    rng = random.Random(seed)

    def word() -> str:
        return ("".join(rng.choices(_SYLLABLES, k=rng.randint(2, 3))) + rng.choice(_ENDS)).capitalize()

    made = 0
    number = 0
    while made < count:
        number += 1
        key = f"made-{number}"
        for entry in _of_one(key, number, rng, word)[: count - made]:
            made += 1
            yield entry


def _of_one(key: str, number: int, rng: random.Random, make: Callable[[], str]) -> list[NameEntry]:
    if number % 2:
        given, first, second = rng.choice(_GIVEN), make(), make()
        person = [
            NameEntry(key, f"{given} {first} {second}", "name", "Person", "person", "es"),
            NameEntry(key, f"{first} {second}, {given}", "alias", "Person", "person", "es"),
        ]
        if number % 11 == 0:
            person.append(NameEntry(key, f"El {make()}", "alias", "Person", "person", "es"))
        if number % 501 == 0:
            office = f"Governor of {make()}"
            person.append(NameEntry(key, office, "office", "Person", "official", "en", "2020", "2030"))
        return person
    if number % 4:
        name = f"{make()} {make()} {rng.choice(_FIRMS)}"
        return [
            NameEntry(key, name, "name", "Company", "company"),
            NameEntry(key, f"{make()} {make()}", "alias", "Company", "company"),
        ]
    name = f"{rng.choice(_BODIES)} {make()} {make()}"
    short = "".join(rng.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=4))
    return [
        NameEntry(key, name, "name", "Organization", "organisation"),
        NameEntry(key, short, "abbreviation", "Organization", "organisation"),
        NameEntry(key, make(), "weak_alias", "Organization", "organisation"),
    ]


def listed_names(path: Path) -> Iterator[NameEntry]:
    """Names of a sanctions list; people stand there as "SURNAME, Given"."""
    for row in json.loads(path.read_text(encoding="utf-8"))["entries"]:
        is_person = row.get("type") == "individual"
        schema, kind, language = (
            ("Person", "person", "es") if is_person else ("Organization", "organisation", "")
        )
        for number, name in enumerate([row["name"], *row.get("alternateNames", [])]):
            yield NameEntry(
                f"ofac-{row['uid']}", name.title(), "alias" if number else "name", schema, kind, language
            )


def _texts(path: Path | None) -> list[str]:
    if path is not None:
        packed = path.read_bytes()
        lines = (
            (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8").strip().split("\n")
        )
        return [json.loads(line)["text"] for line in lines[:STORIES]]
    rng = random.Random(4)
    names = [entry.text for entry in made_names(IN_STORIES) if entry.kind != "office"]
    filler = "the harbour office said on Monday that it would open its books to whoever came".split()
    return [
        "\n".join(
            " ".join(rng.choice(names) if rng.random() < 0.03 else rng.choice(filler) for _ in range(90))
            + "."
            for _ in range(8)
        )
        for _ in range(STORIES)
    ]


def _size_of(entries: list[NameEntry]) -> float:
    """MiB of the entries themselves, which the gazetteer keeps: objects and texts, keys counted once."""
    keys = {entry.key for entry in entries}
    size = sum(sys.getsizeof(entry) + sys.getsizeof(entry.text) for entry in entries)
    return (size + sum(map(sys.getsizeof, keys))) / 1024**2


def resident_mib() -> float:
    """Memory this process holds now, in MiB; the peak where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return peak_memory_mib()
    import resource

    return pages * resource.getpagesize() / 1024**2


if __name__ == "__main__":
    main()
