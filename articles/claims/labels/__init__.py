"""What readers are told about a claim, composed by pure functions over plain values.

`ClaimFacts` holds everything a label needs, `compose_label` writes it, `group_of` places it in the story's
box, and `public_text` makes the sentence under which a claim may be printed alone. No Django in here.
"""

from articles.claims.labels.compose import compose_label
from articles.claims.labels.dates import format_day
from articles.claims.labels.facts import CARD_VERSION, Answer, CardVersionError, ClaimFacts, Origin
from articles.claims.labels.grouping import Group, group_of
from articles.claims.labels.label import Label
from articles.claims.labels.public_text import compose_public_text, neutral_statement

__all__ = [
    "CARD_VERSION",
    "Answer",
    "CardVersionError",
    "ClaimFacts",
    "Group",
    "Label",
    "Origin",
    "compose_label",
    "compose_public_text",
    "format_day",
    "group_of",
    "neutral_statement",
]
