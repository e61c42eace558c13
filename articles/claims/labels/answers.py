"""The second part of a label: what the other side says, or that we asked and heard nothing."""

from articles.claims.labels.acts import is_official_act
from articles.claims.labels.dates import format_day
from articles.claims.labels.facts import Answer, ClaimFacts
from articles.claims.labels.names import join_names, takes_plural, with_article
from articles.claims.labels.ratings import DOUBTED
from articles.claims.labels.who import NO_DATE
from articles.claims.vocabulary import Contention, LinkKind, SpeechAct

#: More than this would bury the label; the claim's page lists them all.
MOST_ANSWERS = 3

# What weighs most is read first; an objection never reads as a denial.
_ORDER = (
    LinkKind.WITHDRAWS,
    LinkKind.DENIES,
    LinkKind.OBJECTS_TO,
    LinkKind.RESPONDS_TO,
    LinkKind.CONFIRMS,
)
_VERBS = {
    LinkKind.DENIES: ("denies it", "deny it"),
    LinkKind.OBJECTS_TO: ("objects", "object"),
    LinkKind.RESPONDS_TO: ("responds", "respond"),
    LinkKind.CONFIRMS: ("confirms that it is so", "confirm that it is so"),
}

#: Where the paper itself answers, in its own voice.
_OURS = {
    LinkKind.WITHDRAWS: "we withdrew it",
    LinkKind.DENIES: "our own reporting contradicts it",
    LinkKind.CONFIRMS: "our own reporting bears it out",
}


def compose_answer(facts: ClaimFacts) -> str:
    """The answers on file, worst first; else that we asked; else nothing, for silence proves nothing."""
    answers = _in_order(facts.answers)
    parts = [_words(answer) for answer in answers]
    if len(parts) > MOST_ANSWERS:
        left = len(parts) - MOST_ANSWERS
        parts = [*parts[:MOST_ANSWERS], f"{left} more {'answer' if left == 1 else 'answers'} on file"]
    state = _state_without_answer(facts, {answer.kind for answer in answers})
    if state:
        parts.insert(0, state)
    if facts.asked_on and not is_official_act(facts) and (facts.asked_of or not answers):
        parts.append(_asked(facts, alone=not parts))
    return "; ".join(parts)


def _asked(facts: ClaimFacts, *, alone: bool) -> str:
    """That we asked and heard nothing; beside what others answered, whom we asked."""
    day = format_day(facts.asked_on)
    if facts.unreached:
        return f"{with_article(facts.asked_of) or 'the party concerned'} could not be reached ({day})"
    if alone or not facts.asked_of:
        return f"asked on {day}, no answer"
    return f"{with_article(facts.asked_of)} asked on {day}, no answer"


def _in_order(answers: tuple[Answer, ...]) -> list[Answer]:
    """Answers by weight, then newest first, each person once per kind.

    That somebody responds is not worth a word beside what they said in responding.
    """
    outspoken = {answer.by for answer in answers if answer.kind is not LinkKind.RESPONDS_TO}
    known = [
        answer
        for answer in answers
        if answer.kind in _ORDER and not (answer.kind is LinkKind.RESPONDS_TO and answer.by in outspoken)
    ]
    newest = sorted(known, key=lambda answer: answer.on or "", reverse=True)
    ordered = sorted(newest, key=lambda answer: _ORDER.index(answer.kind))
    return list({(answer.kind, answer.by): answer for answer in reversed(ordered)}.values())[::-1]


def _words(answer: Answer) -> str:
    when = format_day(answer.on)
    if answer.ours and answer.kind in _OURS:
        return _OURS[answer.kind] + (f" ({when})" if when else "")
    by = with_article(answer.by) or "the party concerned"
    if answer.kind is LinkKind.DENIES:
        when = when or NO_DATE
    suffix = f" ({when})" if when else ""
    if answer.act is SpeechAct.DECLINE:
        return f"{by} declined to comment{suffix}"
    if answer.kind is LinkKind.WITHDRAWS:
        return f"withdrawn by {by}{suffix}"
    return f"{by} {_VERBS[answer.kind][takes_plural(by)]}{suffix}"


def _state_without_answer(facts: ClaimFacts, kinds: set[LinkKind]) -> str:
    """The state of the argument where no answer shown already tells it."""
    match facts.contention:
        case Contention.WITHDRAWN_BY_US:
            ours = any(answer.ours and answer.kind is LinkKind.WITHDRAWS for answer in facts.answers)
            return "" if ours else "we withdrew it"
        case Contention.WITHDRAWN_BY_CLAIMANT if LinkKind.WITHDRAWS not in kinds:
            claimant = facts.claimant_label or join_names([with_article(name) for name in facts.claimants])
            return f"withdrawn by {claimant or 'its source'}"
        case Contention.DENIED if LinkKind.DENIES not in kinds:
            # "Denied" is never printed without by whom and when, and neither is on file in public.
            return "disputed by a party concerned"
        case Contention.DISPUTED if facts.content_rating in DOUBTED:
            return ""  # what we found stands in the sentence on what we checked
        case Contention.DISPUTED if LinkKind.DENIES not in kinds:
            return "disputed by other evidence or a party concerned"
    return ""
