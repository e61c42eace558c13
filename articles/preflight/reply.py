"""P04: who is accused is asked, and what they answer is on file.

Definition: a claim that the story prints accuses a named living person or an organisation, and no answer of theirs to
that accusation is on file: no denial, reply or objection linked to the claim, of the accused or of somebody who speaks
for them by name, and no waiver that a second person approved. What came of asking serves until it lapses or the
allegation changes; that nobody answered serves nothing by itself. Official acts on record (a charge, a sanction) need
none, and neither does who admits, or a state. An organisation that an authority has designated or sanctioned has a
standing waiver, as far as the act is on file.
One finding for each claim and accused, at the claim's first passage.
Severity: B for a living person, S for an organisation.
Fails: "Prosecutors accuse Ferro of bribery", with nothing on file that she said about it.
Passes: the same with her denial linked to the claim; "A court charged Ferro", as an official act; the dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.preflight.accused import accused_by, first_passages, is_accusation, is_on_record
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import ClaimInPrint, EntityOnFile, RequestOnFile, StoryInCheck

_ANSWERS = frozenset({"denies", "responds_to", "objects_to"})
_ORGANISATIONS = frozenset({"Organization", "Company", "PublicBody"})
_WAIVING = frozenset({"designate", "sanction"})


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B for people, S for organisations."""
    for passage, claim in first_passages(story):
        if not is_accusation(claim) or is_on_record(claim):
            continue
        for accused in accused_by(story, claim, passage):
            if not _may_reply(accused):
                continue
            asked = [request for request in claim.requests if _is_asked(request, accused)]
            if any(request.serves and not request.stale for request in asked) or _is_answered(
                accused, claim, asked
            ):
                continue
            yield Finding(
                "P04",
                "B" if accused.is_living_person else "S",
                story.place_of(passage.start),
                passage.exact,
                _message(accused, asked),
                start=passage.start,
                end=passage.end,
                cure=_cure(accused, claim, asked),
            )


def _may_reply(accused: EntityOnFile) -> bool:
    if accused.is_living_person:
        return True
    waived = any(record.act in _WAIVING for record in accused.records)
    return accused.schema in _ORGANISATIONS and not waived


def _is_asked(request: RequestOnFile, accused: EntityOnFile) -> bool:
    return request.by == accused.key or (not request.by and _names(request.label, accused))


def _is_answered(accused: EntityOnFile, claim: ClaimInPrint, asked: list[RequestOnFile]) -> bool:
    """Whether an answer of theirs is linked to the claim, other than one to something else or one that lapsed."""
    gone = {request.answer for request in asked if request.answer and request.stale}
    return any(
        answer.kind in _ANSWERS
        and answer.uid not in gone
        and (accused.key in answer.by or (not answer.by and _names(answer.label, accused)))
        for answer in claim.answers
    )


def _names(label: str, accused: EntityOnFile) -> bool:
    """Whether the words for a speaker name the accused: “a lawyer for Ferro”."""
    forms = {*accused.names, accused.name}
    if accused.schema == "Person":
        forms |= {form.split()[-1] for form in forms if form.split()}
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", label, re.IGNORECASE) for form in forms)


def _message(accused: EntityOnFile, asked: list[RequestOnFile]) -> str:
    if asked:
        newest = asked[0]
        if newest.stale:
            return f"{accused.name}: {newest.stale}. Ask again, or record what they say to this."
        if newest.waits:
            return f"{accused.name}: {newest.state}. Record what comes; without it somebody else has to waive it."
        return f"{accused.name}: {newest.state}. That is no answer: have it waived by a second person."
    if accused.is_living_person:
        return (
            f"{accused.name} is accused and no answer to this is on file: ask, and record the reply or denial as a"
            " claim that answers this one."
        )
    return (
        f"{accused.name} is accused, no answer is on file, and neither is a designation or sanction that would waive"
        " it: record the reply, or have it signed off."
    )


def _cure(accused: EntityOnFile, claim: ClaimInPrint, asked: list[RequestOnFile]) -> Cure:
    if asked and not asked[0].stale:
        return Cure(CureKind.REPLIES, f"Open what {accused.name} was asked", target=claim.uid)
    again = " again" if asked else ""
    return Cure(CureKind.ASK, f"Ask {accused.name}{again}", target=claim.uid, value=accused.key)
