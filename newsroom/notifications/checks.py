"""A check of a claim waits for the next person, or came back: telling those who may do it, never what was found.

The words are the same whatever anybody found, and carry neither a rating, a rationale nor the evidence: who labels a
claim blind reads them first.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from articles.claims.enums import AssessmentRole, CheckStatus
from articles.claims.models import ClaimCheck
from articles.claims.selectors.authors import authors_of_stories_printing
from articles.claims.selectors.rounds import people_of_round
from articles.claims.selectors.snapshot import group_of
from newsroom.enums import NotificationEvent
from newsroom.models import Notification, User
from newsroom.notifications import texts
from newsroom.notifications.notify import Message, notify
from newsroom.notifications.recipients import who_may_of_checks

#: Where somebody else has to do the next step, by what right.
_NEXT = {
    CheckStatus.LABELLING.value: (NotificationEvent.LABEL_DUE, "claims.propose_verdict"),
    CheckStatus.TO_APPROVE.value: (NotificationEvent.APPROVAL_DUE, "claims.approve_verdict"),
}
_TOLD_OF = {*_NEXT, CheckStatus.RETURNED.value}


def tell_of_check(sender: Any, *, check: ClaimCheck, before: str, by: User | None, **kwargs: object) -> None:
    """A question moved: what nobody has read of the step before is gone, and who may do the next one is told.

    A second label: who may check; an approval: who may approve; neither the proposer, nor whoever wrote a story that
    prints the claim. Sent back: the proposer and the labeller of the round that ended. At most eight queries, whatever
    the number of people; none where nobody waited and nobody waits.
    """
    before, status = str(before), str(check.status)
    if before in _TOLD_OF:
        Notification.objects.unread().filter(check_of=check).delete()
    if status in _NEXT:
        _tell_next(check, status, by)
    elif status == CheckStatus.RETURNED:
        _tell_back(check, by)


def _tell_next(check: ClaimCheck, status: str, by: User | None) -> None:
    event, permission = _NEXT[status]
    said = people_of_round(check, check.round)
    left_out = authors_of_stories_printing(group_of(check.claim, check.axis))
    if AssessmentRole.PROPOSAL in said:
        left_out = left_out | {said[AssessmentRole.PROPOSAL]}
    text = texts.label_due() if event == NotificationEvent.LABEL_DUE else texts.approval_due()
    notify(
        _message(user, event, text, check, by)
        for user in who_may_of_checks(permission)
        if user.pk not in left_out
    )


def _tell_back(check: ClaimCheck, by: User | None) -> None:
    """The round that ended is the one before: a new one has begun."""
    said = people_of_round(check, check.round - 1).values()
    people = who_may_of_checks("claims.view_claim").filter(pk__in=list(said))
    text = texts.check_back(by)
    notify(_message(user, NotificationEvent.CHECK_BACK, text, check, by) for user in people)


def _message(user: User, event: NotificationEvent, text: str, check: ClaimCheck, by: User | None) -> Message:
    url = f"{reverse('admin:desk_claim', args=[check.claim.uid])}#panel-verdicts"
    return Message(user, event, text, url, claim=check.claim, actor=by, check_of=check)
