"""The one function that writes a claim's label, and its smaller parts."""

from articles.claims.labels.acts import NOT_CHECKABLE_ACTS, is_official_act
from articles.claims.labels.answers import compose_answer
from articles.claims.labels.dates import format_day
from articles.claims.labels.facts import ClaimFacts, Origin
from articles.claims.labels.label import Label
from articles.claims.labels.ratings import FALLEN, OUR_VOICE
from articles.claims.labels.who import compose_under, compose_who
from articles.claims.origins import count_in_words
from articles.claims.vocabulary import AttributionMode, AttributionRating, ContentRating, SpeechAct

NOT_REVIEWED = "found automatically, not yet reviewed"

# What "they said so" is for each act; "confirmed" never stands without it.
_DONE = {
    SpeechAct.CHARGE: "they brought the charge",
    SpeechAct.DESIGNATE: "they made the designation",
    SpeechAct.SANCTION: "they imposed the sanctions",
    SpeechAct.ORDER: "they gave the order",
    SpeechAct.REFUSE: "they refused",
    SpeechAct.OBJECT: "they objected",
    SpeechAct.ASK: "they asked",
    SpeechAct.DECLINE: "they declined to comment",
}

_NOT_THEIRS = {
    AttributionRating.MISQUOTED: "our checks found that the words were misquoted",
    AttributionRating.NOT_SAID: "our checks found that it was not said",
}

_VERDICTS = {
    ContentRating.TRUE: "supported by our checks: found true",
    ContentRating.MOSTLY_TRUE: "supported by our checks: found mostly true",
    ContentRating.MIXED: "our checks found it partly true, partly not",
    ContentRating.MISSING_CONTEXT: "our checks found that it leaves out what matters",
    ContentRating.MOSTLY_FALSE: "our checks found it mostly false",
    ContentRating.FALSE: "our checks found it false",
    ContentRating.UNPROVEN: "our checks found it unproven",
    ContentRating.OUTDATED: "our checks found it outdated",
}


def compose_label(facts: ClaimFacts) -> Label:
    """What readers are told about the claim: who and act, the answer, what we checked, what is on file.

    The paper's own voice prints nothing of itself; an answer to it, a verdict on it or our withdrawal does
    show, because a page must never be more certain than the newsroom is.
    """
    return Label(
        who=compose_who(facts),
        under=compose_under(facts),
        answer=compose_answer(facts),
        checked=compose_checked(facts),
        documents=compose_documents(facts),
        review=NOT_REVIEWED if facts.origin is not Origin.EDITOR and not facts.reviewed else "",
        when=format_day(facts.said_on),
    )


def compose_checked(facts: ClaimFacts) -> str:
    """What we checked, on both questions: did they say it, and is it so.

    An official act stands on its record and needs no check; a verdict against it is told all the same.
    """
    sentences = [part for part in (attribution_checked(facts), content_checked(facts)) if part]
    joined = "; ".join(sentences)
    return joined[:1].upper() + joined[1:]


def compose_documents(facts: ClaimFacts) -> str:
    """How many public documents are on file, from how many sources; those of unknown origin count as one."""
    if not facts.items or (facts.mode is AttributionMode.OWN and not is_official_act(facts)):
        return ""
    # What only leads back to us is no origin, and no reader's matter: the desk is told, and stops the story.
    return count_in_words(facts.items, max(facts.origins, 1))


def attribution_checked(facts: ClaimFacts) -> str:
    """Did they say it, as a reader is told; empty where nothing was found out, or there is nobody to have said it."""
    doubt = _NOT_THEIRS.get(facts.attribution_rating, "")
    if is_official_act(facts) or facts.mode is AttributionMode.HEARSAY:
        # A record is its own proof, and where nobody is given there is no "they" whose words could be confirmed.
        return doubt
    if facts.mode in OUR_VOICE:
        return ""
    if facts.mode is AttributionMode.DOCUMENT and not facts.relayed_by:
        done = "the document says so"
    else:
        done = _DONE.get(facts.speech_act, "they said so")
    match facts.attribution_rating:
        case AttributionRating.CONFIRMED:
            return f"we confirmed that {done}"
        case AttributionRating.SECOND_HAND:
            return f"we confirmed second-hand that {done}"
    if facts.attribution_tried and not doubt:
        return f"we could not establish whether {done}"
    return doubt


def content_checked(facts: ClaimFacts) -> str:
    """Is it so, as a reader is told; empty for what no check can decide, and for our own voice unchecked."""
    if is_official_act(facts):
        return _VERDICTS[facts.content_rating] if facts.content_rating in FALLEN else ""
    verdict = _VERDICTS.get(facts.content_rating)
    if verdict:
        return verdict
    if facts.mode in OUR_VOICE or facts.speech_act in NOT_CHECKABLE_ACTS:
        return ""
    if facts.content_rating is ContentRating.NOT_CHECKABLE:
        return "it is of a kind that cannot be checked"
    what = "the denial" if facts.speech_act is SpeechAct.DENY else "it"
    return f"we have not verified whether {what} is true"
