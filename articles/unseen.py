"""What an import may record before anybody has looked: the rest stays a suggestion for the desk.

Pure: it reads the payload of a proposal and knows no database.
"""

from collections.abc import Mapping
from typing import Any

from articles.claims.vocabulary import AttributionMode, Basis, SpeechAct

#: Characters. A book, not a story: it is taken in, and read on request only.
LONGEST_READ = 250_000
#: Statements of one story that are recorded unseen; each is a record with a page of its own.
MOST_RECORDED = 500

_ACCUSING = frozenset({SpeechAct.ACCUSE.value, SpeechAct.CHARGE.value})


def may_record_unseen(payload: Mapping[str, Any]) -> bool:
    """False for an accusation that nobody makes against nobody on file, and for an act by nobody.

    "An alleged murder weapon" and "accused of theft" are no statements that stand alone, and a page of their
    own would print a crime with neither the one who says so nor the one it is said of. "Was charged with fraud" is
    an official act on somebody's record, and a person should first see on whose.
    """
    if payload.get("basis") == Basis.OFFICIAL_ACT.value and not payload.get("source"):
        return False
    bare = payload["mode"] == AttributionMode.HEARSAY.value and payload["speech_act"] in _ACCUSING
    return not bare or bool(payload["accused"])
