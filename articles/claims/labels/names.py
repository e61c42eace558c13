"""Names as they stand inside a sentence: lists, articles, and whether a verb after them is plural."""

import re

# A body's record carries its bare name ("State Department"), as its dossier does; running text wants "the".
_BODIES = frozenset(
    [
        "Administration",
        "Agency",
        "Army",
        "Assembly",
        "Association",
        "Authority",
        "Board",
        "Bureau",
        "Cartel",
        "Chamber",
        "Coastguard",
        "Commission",
        "Committee",
        "Council",
        "Court",
        "Department",
        "Directorate",
        "Federation",
        "Government",
        "Group",
        "Guard",
        "Inspectorate",
        "Institute",
        "Kremlin",
        "Ministry",
        "Navy",
        "Network",
        "Office",
        "Parliament",
        "Pentagon",
        "Police",
        "Registry",
        "Secretariat",
        "Senate",
        "Service",
        "Survey",
        "Treasury",
        "Tribunal",
        "Union",
    ]
)
_OFFICES_OF = frozenset(["Bank", "Port", "Republic", "University"])
_WITH_ARTICLE = frozenset(
    [
        "European Union",
        "Netherlands",
        "Philippines",
        "United Kingdom",
        "United Nations",
        "United States",
        "White House",
    ]
)
_HEAD = re.compile(r"\s+(?:of|in|from|for|at|with|on|who|close|familiar)\b.*", re.DOTALL)


def with_article(name: str) -> str:
    """The name with "the" where running English wants it: the State Department, but Nicolás Maduro."""
    words = name.split()
    if not words or words[0].lower() in {"the", "a", "an"}:
        return name
    head = words[: words.index("of")] if "of" in words else words
    is_body = bool(head) and _titled(head[-1]) in _BODIES
    is_body = is_body or (head != words and " ".join(head) in _OFFICES_OF)
    return f"the {name}" if is_body or name in _WITH_ARTICLE else name


def _titled(word: str) -> str:
    return word[:1].upper() + word[1:]


def join_names(names: tuple[str, ...] | list[str]) -> str:
    """A, B and C; the empty string for none."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def is_collective(label: str) -> bool:
    """Whether the words mean some of many ("U.S. authorities"), so that a reader may ask which.

    "The prosecutors" and "United States" are not: the first are known, the second is a name.
    """
    return _is_plural_noun(_head(label)) and not label.strip().lower().startswith("the ")


def takes_plural(name: str) -> bool:
    """Whether a verb after the name is plural: "prosecutors deny it", "A and B deny it"."""
    head = _head(name)
    return " and " in head or _is_plural_noun(head)


def _head(name: str) -> str:
    return _HEAD.sub("", name.strip())


def _is_plural_noun(head: str) -> bool:
    last = head.split()[-1] if head else ""
    return last == "police" or (last.islower() and last.endswith("s") and not last.endswith("ss"))
