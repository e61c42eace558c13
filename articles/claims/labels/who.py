"""The first part of a label: who did what, and what the story leaves open about them."""

from articles.claims.labels.acts import is_official_act, passive
from articles.claims.labels.dates import format_day
from articles.claims.labels.facts import ClaimFacts
from articles.claims.labels.label import SEPARATOR
from articles.claims.labels.names import is_collective, join_names, with_article
from articles.claims.labels.printed import as_printed, points_back
from articles.claims.vocabulary import AttributionMode, AttributionRating, SpeechAct, Standing

WHICH = "the story does not say which"
NO_PERSON = "the story names the body, not a person"
NOT_NAMED = "not named in the story"
NO_CONVICTION = "a charge is not a conviction"
NO_DATE = "date not on file"

_CITED = {
    AttributionMode.OWN: "the report rests on its own reporting",
    AttributionMode.ANALYSIS: "the report gives it as its own analysis",
    AttributionMode.DOCUMENT: "the report cites a document",
    AttributionMode.ON_RECORD: "the report cites a named source",
    AttributionMode.OFFICIAL_UNNAMED: "the report cites officials it does not name",
    AttributionMode.ANONYMOUS: "the report cites people it does not name",
    AttributionMode.MEDIA: "the report cites other media",
    AttributionMode.HEARSAY: "the report gives no source",
}

#: Somebody other than us speaks, and is given.
_SPOKEN = frozenset(AttributionMode) - {
    AttributionMode.OWN,
    AttributionMode.ANALYSIS,
    AttributionMode.HEARSAY,
}


def compose_who(facts: ClaimFacts) -> str:
    """Who and what they did; empty for the paper's own voice."""
    if is_official_act(facts):
        return _official_act(facts)
    if facts.attribution_rating is AttributionRating.NOT_SAID and facts.mode in _SPOKEN:
        return _not_theirs(facts)
    match facts.mode:
        case AttributionMode.OWN:
            return ""
        case AttributionMode.ANALYSIS:
            return "Our analysis"
        case AttributionMode.DOCUMENT:
            return _document(facts)
        case AttributionMode.MEDIA:
            return _media(facts)
        case AttributionMode.HEARSAY:
            return _hearsay(facts)
    who = _dated(facts, f"{passive(facts)} {_claimant(facts) or _nobody(facts)}")
    return f"{who}, as reported by {with_article(facts.relayed_by)}" if facts.relayed_by else who


def compose_under(facts: ClaimFacts) -> str:
    """What a reader would ask next about the source, where the story cannot say it."""
    if facts.attribution_rating is AttributionRating.NOT_SAID and not is_official_act(facts):
        return ""
    if is_official_act(facts):
        return NO_CONVICTION if facts.speech_act is SpeechAct.CHARGE else ""
    if facts.mode is AttributionMode.MEDIA:
        return _cited(facts)
    if facts.mode not in {AttributionMode.OFFICIAL_UNNAMED, AttributionMode.ANONYMOUS}:
        return ""
    if facts.standing is Standing.PEOPLE_OF_BODY:
        return NOT_NAMED
    if facts.mode is AttributionMode.ANONYMOUS and facts.standing is Standing.NAMED:
        return NOT_NAMED
    if is_collective(facts.claimant_label or "") or not (facts.claimant_label or facts.claimants):
        return WHICH
    return NO_PERSON


def _claimant(facts: ClaimFacts) -> str:
    """The claimants as the story names them, else by their records' names; empty where there are none."""
    names = join_names([with_article(name) for name in facts.claimants])
    if facts.claimant_label and not (names and points_back(facts.claimant_label, tuple(facts.claimants))):
        return as_printed(facts.claimant_label)
    if names and facts.standing is Standing.PEOPLE_OF_BODY:
        return f"officials of {names}"
    return names


def _not_theirs(facts: ClaimFacts) -> str:
    """Once we know that they did not say it, no label may go on saying that they did."""
    claimant = _claimant(facts)
    outlet = with_article(facts.relayed_by) if facts.relayed_by else ""
    if claimant and outlet:
        return f"Attributed to {claimant} by {outlet}"
    return f"Attributed to {claimant or outlet or _nobody(facts)}"


def _nobody(facts: ClaimFacts) -> str:
    """Words for a claimant that nobody entered, so that no label ends in an empty "by"."""
    if facts.mode is AttributionMode.OFFICIAL_UNNAMED:
        return "officials"
    if facts.mode is AttributionMode.ANONYMOUS:
        return "a body" if facts.standing is Standing.BODY else "a source"
    return "a source the story does not give"


def _dated(facts: ClaimFacts, words: str) -> str:
    """A denial always says when (DESIGN section 3, labels)."""
    if facts.speech_act is not SpeechAct.DENY:
        return words
    return f"{words} ({format_day(facts.said_on) or NO_DATE})"


def _official_act(facts: ClaimFacts) -> str:
    kind = "Official act: charge" if facts.speech_act is SpeechAct.CHARGE else "Official act"
    actor = join_names(facts.claimants) or facts.claimant_label
    return SEPARATOR.join(part for part in (kind, actor, format_day(facts.said_on)) if part)


def _document(facts: ClaimFacts) -> str:
    """A document speaks for itself; where it relays somebody, both are said."""
    named = facts.relayed_by or ("" if not facts.claimant_label else facts.claimant_label)
    body = join_names([with_article(name) for name in facts.claimants])
    if facts.relayed_by and (facts.claimant_label or body):
        return f"{_dated(facts, f'{passive(facts)} {_claimant(facts)}')}, according to {with_article(named)}"
    if named:
        document = with_article(named)
    else:
        document = f"a document from {body}" if body else "a document the story does not name"
    match facts.speech_act:
        case SpeechAct.ACCUSE:
            return f"Accused in {document}" if facts.accused else f"Accusation in {document}"
        case SpeechAct.CHARGE:
            return f"Charged in {document}" if facts.accused else f"Charge brought in {document}"
        case SpeechAct.DENY:
            return _dated(facts, f"Denied in {document}")
    return f"According to {document}"


def _media(facts: ClaimFacts) -> str:
    """The outlet answers for its report; whom it quotes is said where we know it."""
    if facts.relayed_by and (facts.claimant_label or facts.claimants):
        who = _dated(facts, f"{passive(facts)} {_claimant(facts)}")
        return f"{who}, as reported by {with_article(facts.relayed_by)}"
    outlet = facts.relayed_by or facts.claimant_label or join_names(facts.claimants)
    outlet = with_article(outlet) if outlet else "another outlet, which the story does not name"
    match facts.speech_act:
        case SpeechAct.ACCUSE:
            return f"Accusation reported by {outlet}"
        case SpeechAct.CHARGE:
            return f"Charge reported by {outlet}"
        case SpeechAct.DENY:
            return f"Denial reported by {outlet} ({format_day(facts.said_on) or NO_DATE})"
    return f"Reported by {outlet}"


def _hearsay(facts: ClaimFacts) -> str:
    match facts.speech_act:
        case SpeechAct.ACCUSE:
            return "Accusation reported, source not given"
        case SpeechAct.CHARGE:
            return "Charge reported, source not given"
        case SpeechAct.DENY:
            by = _claimant(facts)
            denial = f"Denial by {by} reported" if by else "Denial reported"
            return f"{_dated(facts, denial)}, source not given"
    return "Reported, source not given"


def _cited(facts: ClaimFacts) -> str:
    if facts.underlying_mode is None:
        return ""
    if facts.underlying_mode is AttributionMode.OFFICIAL_UNNAMED and facts.standing is Standing.BODY:
        return "the report names the body, not a person"
    return _CITED[facts.underlying_mode]
