"""Is a cue word a verb here, and does it state something of its subject?"""

from articles.claims.detector.cues import NOUN_FORMS, CueForm
from articles.claims.detector.phrases import VerbGroup, has_finite
from articles.claims.detector.speakers import can_state
from articles.claims.detector.subjects import Subject
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS

_BLOCKING_MODALS = word_set("can could may might should must shall ca")

_PLURALS = word_set(
    """
    people police they we you i who some many others both all authorities men women children media
    """
)
_ADJECTIVES = word_set("multiple initial current recent additional similar further new")
_NUMBERS = word_set("two three four five six seven eight nine ten eleven twelve dozen dozens hundreds")
_OPENING = SUBJECT_PRONOUNS | word_set("that their his her its nothing no")
_QUANTIFIERS = word_set("some many most several few both all two three four five")


def is_active(tokens: list[Token], place: int, cue_end: int, form: CueForm, group: VerbGroup) -> bool:
    """True for a form by which the subject states something: no passive, infinitive or bare gerund."""
    kinds = form.kinds
    if group.after_to or group.modal in _BLOCKING_MODALS:
        return False
    if group.modal and group.negation < 0 and group.modal != "will":
        return False
    if group.has_be:
        return "gerund" in kinds
    if group.has_have:
        return "participle" in kinds
    if group.modal or group.has_do:
        return "base" in kinds
    if not kinds & {"past", "third", "base"}:
        return False
    if "past" in kinds and "participle" in kinds and cue_end < len(tokens) and tokens[cue_end].low == "by":
        return group.start > 0 and tokens[group.start - 1].low in SUBJECT_PRONOUNS
    return True


def agrees(
    tokens: list[Token], place: int, cue_end: int, form: CueForm, group: VerbGroup, subject: Subject
) -> bool:
    """Sort verbs from nouns that look the same: "officials claim", not "the claim"."""
    finite = not (group.has_be or group.has_have or group.has_do or group.modal)
    if not finite:
        return True
    if _only_qualifies(tokens, subject):
        return False
    kinds = form.kinds
    head = tokens[subject.end - 1]
    low = tokens[place].low
    if "past" in kinds and low not in NOUN_FORMS:
        return True
    plural = (
        (head.low.endswith("s") and not head.low.endswith(("ss", "us", "is")))
        or head.low in _PLURALS
        or (head.low[0].isdigit() and (subject.end - subject.start == 1 or head.low.endswith("%")))
        or head.low in _QUANTIFIERS | {"percent", "half", "most"}
        or any(token.low == "and" for token in tokens[subject.start : subject.end])
    )
    if "base" in kinds and "past" not in kinds:
        if not plural and not (
            tokens[subject.start].is_capital and low not in NOUN_FORMS and head.is_capital
        ):
            relative = subject.relative >= 0 or tokens[subject.start].low in _QUANTIFIERS
            if not relative and not _plural_head(tokens, subject):
                return False
        if head.low in ("he", "she", "it"):
            return False
    if "third" in kinds and "base" not in kinds and head.low in ("they", "we", "i", "you"):
        return False
    if "past" in kinds and low in NOUN_FORMS and _stands_for_one(tokens, cue_end, subject):
        return False
    if low in NOUN_FORMS and "past" not in kinds and not can_state(tokens[subject.start : subject.end]):
        return False
    if low in NOUN_FORMS:
        follows = tokens[cue_end].low if cue_end < len(tokens) else ""
        if follows == "of" or _is_noun_phrase_head(tokens, subject):
            return False
        if cue_end < len(tokens) and has_finite(tokens, cue_end, cue_end + 1):
            return False
        if _is_owned(tokens, subject):
            return False
        if (
            tokens[place - 1].low[0].isdigit()
            or tokens[place - 1].low in DETERMINERS | PREPOSITIONS
            or tokens[place - 1].low.endswith("'s")
        ):
            return False
        if "third" in kinds and plural and head.low not in ("news", "times"):
            return False
    return True


def _stands_for_one(tokens: list[Token], cue_end: int, subject: Subject) -> bool:
    """Read "one commonly reported practice was", "a list of eight alleged members": a participle before its noun."""
    head = tokens[subject.end - 1].low
    alone = subject.end - subject.start == 1 and head in _QUANTIFIERS | {"one", "another"}
    if cue_end >= len(tokens) or not (alone or head in _NUMBERS or head[0].isdigit()):
        return False
    return tokens[cue_end].low not in DETERMINERS | PREPOSITIONS | _OPENING


def _is_owned(tokens: list[Token], subject: Subject) -> bool:
    """Read "the workers' fears", "her repeated claims": an owner and no more than an adjective before a noun."""
    last = tokens[subject.end - 1]
    if last.text in "'’":
        return True
    owner = tokens[max(subject.start, subject.end - 2)].low
    owned = owner in ("his", "her", "their", "its", "my", "our")
    return owned and subject.end - subject.start >= 2 and last.low.endswith(("ed", "ing", "al", "ous", "ive"))


def _plural_head(tokens: list[Token], subject: Subject) -> bool:
    """As in "officials in the region", "experts who follow": the head is plural."""
    for index in range(subject.start, subject.end):
        low = tokens[index].low
        if low in PREPOSITIONS or low in ("who", "which", ",", "that", "to"):
            before = tokens[index - 1].low if index > subject.start else ""
            return before.endswith("s") or before in _PLURALS
    return False


def _is_noun_phrase_head(tokens: list[Token], subject: Subject) -> bool:
    """Read "there were credible reports that": what looks like a subject only qualifies a noun."""
    return subject.start > 0 and tokens[subject.start - 1].low in AUXILIARIES | PREPOSITIONS


def _only_qualifies(tokens: list[Token], subject: Subject) -> bool:
    """Read "there were numerous confirmed reports": one adjective is nobody."""
    only = tokens[subject.end - 1]
    return subject.end - subject.start == 1 and (
        only.low.endswith(("ous", "ible", "able")) or only.low in _ADJECTIVES
    )
