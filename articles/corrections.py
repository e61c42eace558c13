"""What a person changed of what the analyser proposed: words and records held against each other.

Pure: it compares plain values and knows no database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

GAP = " … "
#: Characters that a claim keeps of a cue or a source.
_LONGEST_WORDS = 200

#: aspect -> the fields of a claim, as `made` holds them, that tell of it
_FIELDS = {
    "source": ("label", "claimants"),
    "mode": ("mode",),
    "act": ("speech_act",),
    "cue": ("cue",),
    "accused": ("accused",),
    "wording": ("public_text", "statement"),
}
#: A key of `made`: a person marked the words, with a claim new or on file, instead of accepting the suggestion.
BY_HAND = "by_hand"
#: Aspects that `claim_changes` decides; the others are seen in the text.
OF_CLAIM = frozenset(_FIELDS)
OF_TEXT = frozenset({"passage", "mark"})


class Change(NamedTuple):
    """An aspect as it was proposed and as a person made it, in words."""

    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What became of a marked passage: `changes` by aspect, empty where it stands as proposed."""

    changes: dict[str, Change]


def claim_changes(made: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Change]:
    """Aspects in which a claim differs from what accepting its suggestion wrote, with both sides of what changed.

    Both map the names of `_FIELDS` to a word, or to a list of keys; what `made` does not hold is not compared.
    White space and the order of keys do not count.
    """
    changes = {}
    for aspect, names in _FIELDS.items():
        changed = [name for name in names if name in made and _plain(made[name]) != _plain(now[name])]
        if changed:
            changes[aspect] = Change(_in_words(made, changed), _in_words(now, changed))
    return changes


def passage_changes(
    parts: Sequence[str], marked: Sequence[str], *, others: Sequence[str] = (), before: str, after: str
) -> Passage | None:
    """What a save did to the passage of a suggestion, or None where the save does not tell.

    `parts` are the words that accepting marked, `marked` what is marked as that claim now, `others` what is
    marked as other claims; `before` and `after` are the story's text. Only a mark that was moved over words which
    stayed is a correction: where the words themselves were rewritten or have gone, the story changed, and what was
    judged before stands. So it does where another claim has taken the words over, and without parts (redacted).
    """
    if not parts:
        return None
    if all(part in marked for part in parts):
        return Passage({})
    if any(after.count(part) < max(before.count(part), 1) for part in parts):
        return None
    if not marked:
        if any(part in other or other in part for part in parts for other in others):
            return None
        return Passage({"mark": Change(GAP.join(parts), "")})
    if all(words in before for words in marked):
        return Passage({"passage": Change(GAP.join(parts), GAP.join(marked))})
    return None


def as_proposed(payload: Mapping[str, Any]) -> dict[str, Any]:
    """What a suggestion says of its claim, in the form of `made`; without the wording, which accepting composes.

    Empty for a suggestion whose words were redacted.
    """
    if not payload:
        return {}
    return {
        "mode": payload["mode"],
        "speech_act": payload["speech_act"],
        "cue": payload["cue"][:_LONGEST_WORDS],
        "label": payload.get("label", payload["source"])[:_LONGEST_WORDS],
        "claimants": list(payload["claimants"]),
        "accused": list(payload["accused"]),
    }


def marked_parts(exact: str, start: int, payload: Mapping[str, Any]) -> list[str]:
    """The words that accepting a suggestion marks, one for each of its spans; none if they were redacted."""
    return [exact[low - start : high - start] for low, high in payload.get("mark_spans", ())]


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else " ".join(str(value).split())


def _in_words(fields: Mapping[str, Any], names: Sequence[str]) -> str:
    words = [
        ", ".join(sorted(fields[name])) if isinstance(fields[name], list) else str(fields[name]).strip()
        for name in names
    ]
    return " · ".join(word for word in words if word)
