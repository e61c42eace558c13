"""How exact the rules are on the labelled set of the repository, and which may therefore block.

A rule that is wrong more often than once in ten may not stop a publication by itself. What is no judgement of language
(a missing credit, an open task) is not measured: it is so or it is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

#: Under this share of right findings a rule may not block.
NEEDED = 0.90


class Measured(NamedTuple):
    """Counts on the labelled set: findings that are right, those that are not, and those that were missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float | None:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        return self.right / (self.right + self.missed) if self.right + self.missed else None


#: rule -> its counts on the test half, all its severities together: a house that sets a rule sets them all. From the
#: benchmark of the rules; a test holds the two together. Rules that are not measured are missing.
MEASURED: Mapping[str, Measured] = {
    "P01": Measured(27, 2, 8),
    "P02": Measured(8, 2, 3),
    "P03": Measured(15, 0, 3),
    "P05": Measured(13, 1, 1),
    "P08": Measured(17, 0, 0),
    "P10": Measured(5, 0, 1),
    "P12": Measured(18, 2, 2),
    "P17": Measured(12, 0, 1),
    "P23": Measured(66, 3, 2),
    "P26": Measured(14, 0, 0),
    "P28": Measured(3, 0, 0),
    "P31": Measured(5, 0, 2),
    "P32": Measured(10, 0, 1),
    "P33": Measured(3, 0, 0),
    "P34": Measured(7, 1, 0),
}


def why_not_block(rule: str, *, blocks_by_itself: bool) -> str:
    """Why a house may not set this rule to block, in words; empty where it may.

    `blocks_by_itself` says that the rule book has it block in some case. One that it does not, and that nobody has
    measured, has to be measured first.
    """
    figures = MEASURED.get(rule)
    precision = figures.precision if figures else None
    if precision is not None and precision < NEEDED:
        return (
            f"Its precision on the labelled set is {precision:.2f}: a rule under {NEEDED:.2f} may not block."
        )
    if precision is None and not blocks_by_itself:
        return f"It has not been measured: only a rule with a precision of {NEEDED:.2f} or more may be made to block."
    return ""
