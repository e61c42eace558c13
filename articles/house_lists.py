"""The lists of words that preflight's rules read and a newsroom adds to. Plain data, for rules, records and screens.

What a newsroom sets reaches the rules as `StoryInCheck.house_words`: under "offence.en" the words added to a list in a
language, under "offence.en.not" those of the built-in ones that the house does not count.
"""

from __future__ import annotations

from typing import NamedTuple


class HouseList(NamedTuple):
    """One list: `key` as the rules ask for it, `title` and `help` for people, `rules` that read it."""

    key: str
    title: str
    help: str
    rules: tuple[str, ...]


LISTS: tuple[HouseList, ...] = (
    HouseList(
        "offence",
        "Offence nouns",
        "Nouns that call somebody guilty: “smuggler”, “launderer”.",
        ("P05",),
    ),
    HouseList(
        "designation",
        "Designation words",
        "Words that claim an entry on an official list: “terrorist”, “sanctioned”.",
        ("P17",),
    ),
    HouseList(
        "hedge",
        "Hedges",
        "Words that say somebody reports it and not who: “reportedly”.",
        ("P08",),
    ),
    HouseList(
        "insinuation",
        "Insinuations",
        "Words that tie somebody to somebody without saying how: “linked to”.",
        ("P32",),
    ),
    HouseList(
        "relative",
        "Relative times",
        "Words that mean another day to each reader: “earlier this year”.",
        ("P26",),
    ),
)

#: The languages in which the rules read. A list is kept for each.
LANGUAGES: tuple[tuple[str, str], ...] = (("en", "English"), ("es", "Spanish"))

ADD, REMOVE = "add", "remove"


def key_of(key: str, language: str, kind: str) -> str:
    """The name under which the rules find the words of a list."""
    return f"{key}.{language}.not" if kind == REMOVE else f"{key}.{language}"


def tidy_words(text: str) -> tuple[str, ...]:
    """The words of a field, one a line: single spaces, lower case, each once, in order of the alphabet."""
    lines = (" ".join(line.replace("\x00", "").split()).casefold() for line in text.splitlines())
    return tuple(sorted({line for line in lines if line}))
