"""The kinds of official acts: what was done, under which rule, and whether only a plain authority can do it."""

from typing import NamedTuple

from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import SpeechAct


class ActKind(NamedTuple):
    """What was done: `rule` is stable and kept with the proposal. `strict` asks for a plain authority as subject."""

    act: SpeechAct
    rule: str
    what: str
    strict: bool = True


DESIGNATE = ActKind(SpeechAct.DESIGNATE, "act.designate", "a designation", strict=False)

LABEL = ActKind(SpeechAct.DESIGNATE, "act.designate", "a designation")

LISTING = ActKind(SpeechAct.DESIGNATE, "act.list", "a name put on a list")

SANCTION = ActKind(SpeechAct.SANCTION, "act.sanction", "sanctions", strict=False)

BLACKLIST = ActKind(SpeechAct.SANCTION, "act.sanction", "sanctions")

LIFT = ActKind(SpeechAct.WITHDRAW, "act.lift_sanctions", "sanctions lifted", strict=False)

DELIST = ActKind(SpeechAct.WITHDRAW, "act.delist", "a name taken off a list")

REWARD = ActKind(SpeechAct.ANNOUNCE, "act.reward", "an announced reward", strict=False)

CHARGE = ActKind(SpeechAct.CHARGE, "act.charge", "a formal charge", strict=False)

WARRANT = ActKind(SpeechAct.ORDER, "act.warrant", "a warrant")

DECREE = ActKind(SpeechAct.ORDER, "act.order", "an order", strict=False)

ORDER = ActKind(SpeechAct.ORDER, "act.order", "an order")

#: Only states expel and recall envoys, whatever the name that stands there.
EXPEL = ActKind(SpeechAct.ORDER, "act.expel", "an expulsion", strict=False)

RECALL = ActKind(SpeechAct.ORDER, "act.recall", "a recall", strict=False)

FREEZE = ActKind(SpeechAct.ORDER, "act.freeze", "property frozen or seized")

REVOKE = ActKind(SpeechAct.WITHDRAW, "act.revoke", "a permission or listing withdrawn")

LISTED_AS = word_set(
    """
    terrorist terrorists terror terrorism extremist extremists criminal foreign specially narco-terrorist
    narco-terrorists trafficker traffickers kingpin kingpins sponsor sponsors illegal unlawful proscribed banned
    outlawed enemy undesirable hostile paramilitary
    """
)
