"""The word diff of two versions, on usual and on hostile texts: `python -m tests.benchmarks.diff`.

Prints, for texts of 1,500 and 6,000 words, the median time and how much the longer one costs for each word against the
shorter: 1.0 is a straight line. Beside it `difflib` without its heuristic, on the same words, once (it takes long).
No database and no Django.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from difflib import SequenceMatcher

from articles.diff import TextBlock, block_diff, word_diff
from tests.benchmarks.harness import in_turn

SHORT, LONG, ROUNDS = 1_500, 6_000, 5
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
Pair = tuple[str, str]


def edited(words: int, chance: random.Random) -> Pair:
    """A text of many different words, and the same with every twentieth replaced, dropped or doubled."""
    before = [f"word{chance.randrange(words // 3)}" for _ in range(words)]
    after = []
    for word in before:
        change = chance.randrange(60)
        after += {0: [], 1: ["new"], 2: [word, "again"]}.get(change, [word])
    return " ".join(before), " ".join(after)


def few_words(words: int, chance: random.Random) -> Pair:
    """Two texts of twelve different words: none of them stands once."""
    return (
        " ".join(f"w{chance.randrange(12)}" for _ in range(words)),
        " ".join(f"w{chance.randrange(12)}" for _ in range(words)),
    )


def one_word(words: int, chance: random.Random) -> Pair:
    """The same word over and over, with others among it in one of the two."""
    before = ["tick"] * words
    after = [("tock" if chance.randrange(9) == 0 else "tick") for _ in range(words)]
    return " ".join(before), " ".join(after)


def turned(words: int, chance: random.Random) -> Pair:
    """Every word stands once in both, in the opposite order."""
    before = [f"word{number}" for number in range(words)]
    return " ".join(before), " ".join(reversed(before))


def shuffled(words: int, chance: random.Random) -> Pair:
    """The same words in any order."""
    before = [f"word{number}" for number in range(words)]
    return " ".join(before), " ".join(chance.sample(before, words))


def _blocks(text: str) -> list[TextBlock]:
    words = text.split(" ")
    return [TextBlock("p", " ".join(words[at : at + 45])) for at in range(0, len(words), 45)]


def _reference(pair: Pair) -> float:
    old, new = _TOKEN.findall(pair[0]), _TOKEN.findall(pair[1])
    started = time.perf_counter()
    SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return time.perf_counter() - started


def main() -> None:
    """Print a line for each kind of text, for words in one block and in blocks of 45."""
    makers: tuple[Callable[[int, random.Random], Pair], ...] = (
        edited,
        few_words,
        one_word,
        turned,
        shuffled,
    )
    print(f"{'text':<11} {'in':<7} {SHORT:>6} words {LONG:>6} words   a word   difflib at {SHORT}")
    for maker in makers:
        chance = random.Random(4)  # a figure, no secret
        short, long = maker(SHORT, chance), maker(LONG, chance)
        reference = _reference(short)
        calls: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
            "words": (lambda: word_diff(*short), lambda: word_diff(*long)),  # noqa: B023  # called within the turn
            "blocks": (
                lambda: block_diff(_blocks(short[0]), _blocks(short[1])),  # noqa: B023
                lambda: block_diff(_blocks(long[0]), _blocks(long[1])),  # noqa: B023
            ),
        }
        for name, pair in calls.items():
            small, large = in_turn(*pair, rounds=ROUNDS, warm_up=1)
            ratio = (large / LONG) / (small / SHORT)
            beside = f"{reference * 1000:8.0f} ms" if name == "words" else ""
            times = f"{small * 1000:9.1f} ms {large * 1000:9.1f} ms   {ratio:4.1f} x"
            print(f"{maker.__name__:<11} {name:<7} {times} {beside}".rstrip())


if __name__ == "__main__":
    main()
