"""What this newsroom has set for preflight. Asked anew at each check, so that a setting counts at once everywhere."""

from __future__ import annotations

from collections import defaultdict

from articles.house_lists import key_of
from articles.models import HouseWord, RuleSeverity


def severities() -> dict[str, str]:
    """By rule the severity that the house gives it (B, S, W, I) or "off"; rules that it leaves alone are missing.

    One query over a handful of rows.
    """
    return dict(RuleSeverity.objects.exclude(severity="").order_by().values_list("rule", "severity"))


def house_words() -> dict[str, tuple[str, ...]]:
    """By list the words that the house has put on it, as "offence.en", or taken off it, as "offence.en.not".

    Lists without any are missing. One query.
    """
    words: defaultdict[str, list[str]] = defaultdict(list)
    rows = HouseWord.objects.order_by("word").values_list("list_key", "language", "kind", "word")
    for list_key, language, kind, word in rows:
        words[key_of(list_key, language, kind)].append(word)
    return {key: tuple(listed) for key, listed in words.items()}
