"""The sentences that people are told, in one place. Plain functions: no query, no rule.

What is composed here may leave the house by mail. It names colleagues, a story by its title, a state and a time;
never what a note, a claim or a finding says, since one of these may speak of a source.
"""

from __future__ import annotations

import datetime

from articles.workflow import Verb
from newsroom.ledger.house_time import in_house_time

_TITLE_LENGTH = 200

_PRINTED = {
    Verb.PUBLISH: "published",
    Verb.UPDATE: "published an update of",
    Verb.CORRECT: "published a correction of",
    Verb.RETRACT: "retracted",
    Verb.UNPUBLISH: "unpublished",
}
_PRINTED_BY_CLOCK = {
    Verb.PUBLISH: "{story} was published at its time",
    Verb.UPDATE: "An update of {story} was published",
    Verb.CORRECT: "A correction of {story} was published",
    Verb.RETRACT: "{story} was retracted",
    Verb.UNPUBLISH: "{story} was unpublished",
}


def title(headline: str) -> str:
    """A story by its headline: on one line, in quotation marks, cut at a word where it is long."""
    words = " ".join(headline.split())
    if len(words) > _TITLE_LENGTH:
        words = words[: _TITLE_LENGTH - 1].rpartition(" ")[0] + "…"
    return f"“{words}”"


def assigned(headline: str, by: object, deadline: datetime.datetime | None) -> str:
    """Somebody has a story in hand from now on."""
    what = f"{by} assigned {title(headline)} to you" if by else f"{title(headline)} was assigned to you"
    return f"{what}; it is due on {in_house_time(deadline)}" if deadline else what


def mentioned(headline: str, by: object) -> str:
    """Somebody is named in a note."""
    return f"{by or 'The house'} named you in a note on {title(headline)}"


def answered(headline: str, by: object) -> str:
    """Somebody answered a note, in a thread that the reader has written in."""
    return f"{by or 'The house'} answered in a thread of notes on {title(headline)}"


def mentioned_on_claim(by: object) -> str:
    """Somebody is named in a note on a claim. A claim has no title: its words stay in the house."""
    return f"{by or 'The house'} named you in a note on a claim"


def answered_on_claim(by: object) -> str:
    """Somebody answered a note on a claim, in a thread that the reader has written in."""
    return f"{by or 'The house'} answered in a thread of notes on a claim"


def label_due() -> str:
    """A claim waits for a second label. Who proposed what is not said: the label is given blind."""
    return "A claim waits for its second label: say what you find, without having seen the first"


def approval_due() -> str:
    """A verdict is proposed, and labelled where it has to be."""
    return "A verdict on a claim waits to be approved"


def check_back(by: object) -> str:
    """What was proposed is not approved: a new round begins."""
    return f"{by or 'The house'} sent the check of a claim back: look at it again"


def sent_back(headline: str, by: object, state: str) -> str:
    """A story went back; `state` in the words of the desk."""
    to = f" to “{state}”" if state else ""
    return f"{by} sent {title(headline)} back{to}" if by else f"{title(headline)} was sent back{to}"


def reopened(headline: str, by: object, state: str) -> str:
    """An approved story was written on, and has to be approved again."""
    return f"{by or 'Somebody'} wrote on {title(headline)} after it was approved: it is back to “{state}”"


def printed(headline: str, by: object, verb: str) -> str:
    """A story went into print, was corrected or taken back; without `by` the clock did it."""
    kind = Verb(verb)
    if by:
        return f"{by} {_PRINTED[kind]} {title(headline)}"
    return _PRINTED_BY_CLOCK[kind].format(story=title(headline))


def claim_changed(headline: str, by: object) -> str:
    """A claim that a story prints is not what it was."""
    return f"{by} changed a claim in {title(headline)}" if by else f"A claim in {title(headline)} has changed"


def to_put_right(headline: str, *, is_correction: bool) -> str:
    """A story in print no longer holds, after a verdict or a withdrawal."""
    what = "has to be corrected" if is_correction else "is to be brought up to date"
    return f"{title(headline)} {what}: look at its open task"


def held(headline: str) -> str:
    """A scheduled story stayed here."""
    return f"{title(headline)} did not go out at its time"


def due(headline: str, deadline: datetime.datetime, now: datetime.datetime) -> str:
    """A deadline is near, or has just passed."""
    return f"{title(headline)} {'is' if deadline > now else 'was'} due on {in_house_time(deadline)}"
