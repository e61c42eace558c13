"""One objection to printing a story as it stands, and the button that cures it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ORDER = "BSWI"
STOPPING = frozenset("BS")


class CureKind(StrEnum):
    """What the button of a finding does. The desk knows one act for each."""

    REPLACE = "replace"
    """Put `value` in the place of the finding's words. Undone by the field's own undo."""
    MARK = "mark"
    """Select the words and open the claim dialog on them."""
    EXTEND = "extend"
    """Extend the mark of claim `target` over the finding's words."""
    CLAIM = "claim"
    """Open claim `target` where its attribution, harm or evidence is edited."""
    ASK = "ask"
    """Ask entity `value` about claim `target`, and about whatever else this story says against them."""
    REPLIES = "replies"
    """Open what was asked about claim `target`."""
    ENTITY = "entity"
    """Open the record of entity `target`."""
    CHOOSE = "choose"
    """Go to the story's list of entities, where one is chosen."""
    PICTURE = "picture"
    """Open the record of the picture."""
    FIELD = "field"
    """Go to the field of the story named by `target`."""
    TASK = "task"
    """Open correction task `target`."""


@dataclass(frozen=True, slots=True)
class Cure:
    """One button. `label` says what it will do, `target` names a record or field, `value` holds words to put in."""

    kind: CureKind
    label: str
    target: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's objection: `place` is where in words ("body, block 3"), `text` quotes them, `message` says why.

    `severity` is B (blocks), S (needs a second person's sign-off with a reason), W (warns) or I (informs). `field` is
    one of `articles.enums.Field`, or "picture" or "story"; `start` and `end` count code points in the text of that
    field, for body and crosshead in the plain text. Both are 0 where the objection is to no words in particular.
    """

    rule: str
    severity: str
    place: str
    text: str
    message: str
    field: str = "body"
    start: int = 0
    end: int = 0
    cure: Cure | None = None

    @property
    def stops(self) -> bool:
        """Whether a publication needs an override to go past it."""
        return self.severity in STOPPING

    @property
    def key(self) -> tuple[str, str, str]:
        """What a sign-off holds on to: the rule, the field and the words. Other words need another one."""
        return (self.rule, self.field, self.text)

    def as_dict(self) -> dict[str, str]:
        """The finding as the public contract prints it."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "place": self.place,
            "text": self.text,
            "message": self.message,
        }
