"""When an answer stands, and how asking reads: the rules of the right of reply. Pure.

One answer serves every story that prints the claim, until it lapses or the allegation is another one: a right of reply
is one to the allegations that will be made (BBC Editorial Guidelines, section 6, Fairness).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from articles.claims.labels.dates import format_day
from articles.claims.similar.tokens import fold


class Outcome(StrEnum):
    """What came of asking; the values are those that the table keeps, "" while we wait."""

    WAITING = ""
    REPLIED = "replied"
    PUBLIC = "answered_in_public"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"
    UNREACHABLE = "unreachable"
    WAIVED = "waived"


#: Outcomes by which somebody answered: the allegation may be printed with what they said, or that they said nothing.
ANSWERED = frozenset({Outcome.REPLIED, Outcome.PUBLIC, Outcome.DECLINED})
#: Outcomes that let an accusation go to print; that nobody answered does not, somebody else must waive it.
CLEARING = ANSWERED | {Outcome.WAIVED}
#: Outcomes that may still turn into another one: somebody answers late, or is found.
OPEN_TO_MORE = frozenset({Outcome.WAITING, Outcome.NO_ANSWER, Outcome.UNREACHABLE, Outcome.WAIVED})
#: Days for which an outcome serves the stories to come. Nobody is asked twice in a week, and nobody's silence of last
#: year speaks for this one.
LASTS_DAYS: dict[Outcome, int] = {
    Outcome.REPLIED: 365,
    Outcome.PUBLIC: 365,
    Outcome.DECLINED: 90,
    Outcome.NO_ANSWER: 90,
    Outcome.UNREACHABLE: 30,
    Outcome.WAIVED: 90,
}
#: Words and numbers, and the signs that make another sum of the same number.
_WORD = re.compile(r"\w+|[$€£¥₽%‰]")


class Staleness(StrEnum):
    """Why an answer no longer serves; "" while it does."""

    NONE = ""
    CHANGED = "changed"
    LAPSED = "lapsed"

    @property
    def words(self) -> str:
        """For the desk."""
        return _STALE[self]


_STALE = {
    Staleness.NONE: "",
    Staleness.CHANGED: "the allegation changed since we asked",
    Staleness.LAPSED: "the answer has lapsed",
}


def allegation_key(text: str, parties: Iterable[tuple[str, str]]) -> str:
    """What was put to somebody, as a digest: the words of the claim and who is what in it (role, key of the entity).

    Capitals, accents, punctuation and space make no other allegation, and neither does the order of the parties. 32
    hex digits.
    """
    words = " ".join(_WORD.findall(fold(text)))
    who = "\n".join(sorted(f"{role}\t{key}" for role, key in set(parties)))
    return hashlib.sha256(f"{words}\n\n{who}".encode()).hexdigest()[:32]


def lapses_on(outcome: str, on: date) -> date | None:
    """The last day on which an outcome serves a story; None while we wait."""
    days = LASTS_DAYS.get(Outcome(outcome))
    return None if days is None else on + timedelta(days=days)


def staleness(*, put: str, now: str, until: date | None, today: date) -> Staleness:
    """Whether what came of asking still serves: `put` and `now` are keys of the allegation, then and today."""
    if put != now:
        return Staleness.CHANGED
    if until is not None and today > until:
        return Staleness.LAPSED
    return Staleness.NONE


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as words need it: whom, on which day, what came of it and when. `by` is the respondent's name."""

    by: str
    on: date | None
    outcome: str = ""
    outcome_on: date | None = None
    is_overdue: bool = False


def printed_words(asked: Asked) -> str:
    """What readers are told where no words of the respondent are on file; "" where nothing is printed.

    While there is still time to answer, and after a waiver, the paper says nothing.
    """
    day = format_day(asked.on)
    match Outcome(asked.outcome):
        case Outcome.NO_ANSWER:
            return f"asked on {day}, no answer" if day else ""
        case Outcome.DECLINED:
            when = format_day(asked.outcome_on)
            return f"{asked.by} declined to comment ({when})" if when else f"{asked.by} declined to comment"
    return ""


def state_words(asked: Asked) -> str:
    """How it stands, for the desk: one phrase."""
    day, when = format_day(asked.on), format_day(asked.outcome_on)
    since = f" ({when})" if when else ""
    match Outcome(asked.outcome):
        case Outcome.REPLIED:
            return f"replied{since}"
        case Outcome.PUBLIC:
            return f"answered in public{since}"
        case Outcome.DECLINED:
            return f"declined to comment{since}"
        case Outcome.NO_ANSWER:
            return f"asked on {day}, no answer" if day else "no answer"
        case Outcome.UNREACHABLE:
            return f"could not be reached{since}"
        case Outcome.WAIVED:
            return f"waived{since}"
    if not asked.on:
        return "not asked yet"
    return f"asked on {day}, overdue" if asked.is_overdue else f"asked on {day}, waiting"
