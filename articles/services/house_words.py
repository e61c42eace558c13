"""The words that this newsroom adds to preflight's lists, or takes off them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.enums import HouseWordKind
from articles.exceptions import StoryNotAllowed
from articles.house_lists import LANGUAGES, LISTS, tidy_words
from articles.models import HouseWord
from articles.rules import may_set_severities
from newsroom.ledger.history import record_history

_TITLES = {each.key: each.title for each in LISTS}
_LONGEST = HouseWord._meta.get_field("word").max_length or 80
#: Words of the house in one list: enough for any newsroom, and few enough that a check stays quick.
_MOST = 500


@transaction.atomic
def set_house_words(*, list_key: str, language: str, added: str, removed: str, by: Any) -> list[str]:
    """Make these the words of the house in one list: one a line, those added and those left out.

    Returns what changed, in words; what stands as asked is left alone. Each word that comes or goes is an entry in the
    history. Raises StoryNotAllowed without the right, ValidationError for an unknown list, a word that is on both
    sides, too long, or one too many.
    """
    if not may_set_severities(by):
        raise StoryNotAllowed("Only an administrator may change the words of the house.")
    if list_key not in _TITLES or language not in dict(LANGUAGES):
        raise ValidationError("There is no such list.")
    wanted = _wanted(added, removed)
    rows = HouseWord.objects.select_for_update().filter(list_key=list_key, language=language)
    held = {row.word: row for row in rows}
    changes = []
    for word, row in held.items():
        if wanted.get(word) != row.kind:
            changes.append(_tell("take back", row, by))
            row.delete()
    for word, kind in wanted.items():
        if word not in held or held[word].kind != kind:
            row = HouseWord.objects.create(
                list_key=list_key, language=language, word=word, kind=kind, changed_by=by
            )
            changes.append(_tell("add" if kind == HouseWordKind.ADD else "leave out", row, by))
    return changes


def _wanted(added: str, removed: str) -> dict[str, str]:
    plus, minus = tidy_words(added), tidy_words(removed)
    if both := sorted({*plus} & {*minus}):
        raise ValidationError(f"On both sides: {', '.join(both)}. Add a word or leave it out.")
    if long := [word for word in (*plus, *minus) if len(word) > _LONGEST]:
        raise ValidationError(
            f"Longer than {_LONGEST} characters: “{long[0][:40]}…”. One word or phrase a line."
        )
    if len(plus) + len(minus) > _MOST:
        raise ValidationError(f"A list takes {_MOST} words of the house.")
    return {
        **dict.fromkeys(plus, HouseWordKind.ADD.value),
        **dict.fromkeys(minus, HouseWordKind.REMOVE.value),
    }


def _tell(act: str, row: HouseWord, by: Any) -> str:
    """Write the history of one word; what was done, in words."""
    record_history(
        actor=by,
        verb=f"{act} house word",
        record=row,
        object_text=f"{_TITLES[row.list_key]} ({dict(LANGUAGES)[row.language]}): {row.word}",
    )
    return f"{act} “{row.word}”"
