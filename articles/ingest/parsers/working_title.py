"""A working title for a story that came without a headline.

Made from the first sentence, whole where it fits. It is shortened only where what falls away neither hedges
the rest nor says who asserts it: "reportedly", a source, a denial or a condition is never cut off.
"""

from __future__ import annotations

import re
from typing import Final

from articles.body.text import sentences_in
from articles.ingest.parsers.incoming import HEADLINE_LIMIT

NO_TITLE: Final = "Untitled story"
_WANTED: Final = 120
#: Words that carry who says it, how surely, or on what condition. A cut may not lose one.
_CARRIES: Final = re.compile(
    r"""(?ix) \b(?:
      (?:report(?:s|ed|edly)?|alleg\w+|apparent(?:ly)?|purported(?:ly)?|supposed(?:ly)?|suspect\w*|rumou?r\w*)
    | (?:sa(?:id|ys?|ying)|told|tells?|according|claim\w*|assert\w*|accus\w*|charg(?:ed?|es|ing)|argu\w+)
    | (?:warn\w*|announc\w+|confirm\w*|deni\w+|deny\w*|disput\w+|insist\w*|maintain\w*|contend\w*|believ\w*)
    | (?:thought|think\w*|estimat\w+|predict\w*|expect\w*|fear\w*|hop(?:e|es|ed|ing)|stress\w*|describ\w+)
    | (?:stat(?:ed|es|ing|ement)\w*|sources?|officials?|authorit\w+|spokes\w+|witness\w*|critics?|anonym\w*)
    | (?:unnamed|familiar|testif\w+|testimony|may|might|could|would|should|can|if|unless|until|whether)
    | (?:possibl\w+|probabl\w+|likely|unlikely|perhaps|seem\w*|appear\w*|suggest\w*|indicat\w+|cannot|not)
    | (?:never|no|nor|neither|without|but|although|though|however|despite|except|only|up\s+to|at\s+least)
    | (?:at\s+most|about|around|nearly|almost|some|acquit\w*|overturn\w*|dismiss\w*|clear(?:ed)?|convict\w*)
    | (?:pending|appeal\w*|withdr\w+|retract\w*|false(?:ly)?|unverified|unproven)
    )\b | n['’]t\b | ["“”«»?] """
)
#: After a comma these say that what stands before is only meant to be ("in a draft plan"); inside a clause
#: that belongs to a noun ("a directive that authorizes the drafting of plans") they do not.
_ONLY_MEANT: Final = re.compile(
    r"(?i)\b(?:plan\w*|intend\w*|attempt\w*|tr(?:y|ies|ied|ying)|threat\w*|propos\w+|draft\w*|consider\w*)\b"
)
#: Where a sentence may be cut: before a clause that only adds to what is complete.
_CUTS: Final = re.compile(
    r"""(?x) ,\s+(?=(?:which|who|whose|whom|where|while|as|after|before|in|on|at|with|including|following)\b)
    | \s+(?=that\s+[a-z]+s\b) | \s+(?=designated\b|known\s+as\b|based\s+in\b)"""
)
#: A verb in the part that stays, without which it would be a heap of nouns.
_VERB: Final = re.compile(
    r"\b(?:\w{2,}ed|is|are|was|were|has|have|had|will|says?|said|made|took|gave|went|came|held|met|left|sent|set)\b"
)
#: Words after which "that" begins what somebody says or knows, and belongs to them.
_SAYING: Final = re.compile(
    r"(?:\w+(?:ed|id|ld|ew|ght|ays|ows|eves|ars|aims|utes|ies)|clear|sure|so|such|is|was|are|fact)\Z"
)


def working_title(text: str) -> str:
    """A headline to begin with, at most 300 characters, without a final stop; the hedge is always in it."""
    first = next(sentences_in(text[: HEADLINE_LIMIT * 8]), None)
    if first is None:
        return NO_TITLE
    sentence = text[first.start : first.end]
    if sentence.endswith(".") and not re.search(r"\b[A-Za-z]\.[A-Za-z]\.\Z", sentence):
        sentence = sentence[:-1].rstrip()
    if len(sentence) > _WANTED:
        sentence = _shorter(sentence) or sentence
    return sentence if 0 < len(sentence) <= HEADLINE_LIMIT else NO_TITLE


def carries_attribution(words: str) -> bool:
    """Whether words say who asserts, how surely or on what condition: no shortening may cut them off."""
    return _CARRIES.search(words) is not None


def _shorter(sentence: str) -> str:
    """The longest opening that fits and from whose rest nothing is needed; "" where there is none."""
    best = ""
    for cut in _CUTS.finditer(sentence):
        opening, rest = sentence[: cut.start()], sentence[cut.end() :]
        if len(opening) > _WANTED or len(opening) < _WANTED // 4:
            continue
        belongs_to_a_noun = rest.startswith("that ")
        if belongs_to_a_noun and _SAYING.search(opening.split()[-1].lower()):
            continue
        if not belongs_to_a_noun and _ONLY_MEANT.search(rest):
            continue
        if _VERB.search(opening) and not carries_attribution(rest):
            best = opening
    return best
