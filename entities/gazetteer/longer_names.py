"""Names on file that are only a part of a longer name in the text, which may be somebody else's."""

import re
from dataclasses import replace

from entities.gazetteer.folding import fold
from entities.gazetteer.matching import Hit
from entities.gazetteer.neighbours import NEXT_WORD, name_after, name_before
from entities.gazetteer.records import MentionMatch
from entities.gazetteer.window import is_title_case

#: "Unity Party of …", "the state's …"; "… of Puerto Rico".
_LONGER_BEFORE = re.compile(
    r"\b(?!(?:Speaker|Dean|Clerk|Chair\w*|Members?|Leader|President|Secretary|Director|Head|Chief|Floor)\b)"
    r"[A-Z]\w{1,30}\s(?:of|for)\s(?:the\s)?$|\b[a-z]{2,30}['’]s\s$"
)
_LONGER_AFTER = re.compile(r"\s(?:of|de)\s(?:the\s|la\s)?[A-Z]")


def as_long_as_elsewhere(text: str, mentions: list[MentionMatch]) -> list[MentionMatch]:
    """A headline in capitals cannot tell that a name goes on; the same words in the body can."""

    def with_next_word(found: MentionMatch) -> str:
        following = NEXT_WORD.match(text, found.end, found.end + 60)
        return fold(found.text + (following[0] if following else "")).text

    longer = {with_next_word(found): found.candidates for found in mentions if found.longer}
    if not longer:
        return mentions
    return [
        replace(
            found,
            key=None,
            candidates=(found.key,),
            ambiguous=True,
            longer=True,
            agentive=False,
            speaker_key=None,
        )
        if found.key and (found.key,) == longer.get(with_next_word(found))
        else found
        for found in mentions
    ]


def is_in_longer_name(text: str, hit: Hit, *, goes_on: bool) -> bool:
    """Whether a weak alias is a part of somebody else's name: the Post of "Jakarta Post".

    With `goes_on` a capitalised word may follow: "Senate Majority Leader" is still the Senate's that was named.
    """
    if _LONGER_BEFORE.search(text, max(0, hit.start - 40), hit.start) or _LONGER_AFTER.match(text, hit.end):
        return True
    if is_title_case(text, hit.start, hit.end):
        return False
    if name_before(text, hit.start) is not None:
        return True
    return not goes_on and name_after(text, hit.end) is not None
