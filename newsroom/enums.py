"""Choices of the house's own tables."""

from django.db import models


class NotificationEvent(models.TextChoices):
    """What a person may be told of. The words are those of the page on which one chooses."""

    ASSIGNED = "assigned", "A story is assigned to me"
    MENTIONED = "mentioned", "Somebody names me in a note"
    ANSWERED = "answered", "Somebody answers me in a thread of notes"
    SENT_BACK = "sent_back", "A story of mine is sent back"
    CLAIM_CHANGED = "claim_changed", "A claim in a story of mine changes"
    DEADLINE_NEAR = "deadline_near", "A deadline of mine is near"
    PUBLISHED = "published", "A story of mine goes into print, is corrected or taken back"
    HELD = "held", "A scheduled story of mine did not go out"
    TASK = "task", "A printed story of mine has to be corrected or updated"
    LABEL_DUE = "label_due", "A claim waits for a second label, which I may give"
    APPROVAL_DUE = "approval_due", "A verdict waits to be approved, which I may do"
    CHECK_BACK = "check_back", "A check in which I said what I found comes back"


#: Sent by mail as well while a person has not chosen: what waits for this very person.
MAILED_BY_DEFAULT = frozenset(
    {
        NotificationEvent.ASSIGNED,
        NotificationEvent.MENTIONED,
        NotificationEvent.SENT_BACK,
        NotificationEvent.HELD,
        NotificationEvent.TASK,
        NotificationEvent.CHECK_BACK,
    }
)

#: Told once while it is unread: what comes after freshens the notification that stands there.
COALESCED = frozenset({NotificationEvent.CLAIM_CHANGED, NotificationEvent.HELD})


class WebhookEvent(models.TextChoices):
    """What other machines may be told of. The values are public: receivers switch on them."""

    PUBLISH = "publish", "A story is published"
    UPDATE = "update", "A published story is updated"
    CORRECT = "correct", "A published story is corrected"
    RETRACT = "retract", "A story is retracted"
    UNPUBLISH = "unpublish", "A story is taken from readers"
    VERDICT = "verdict", "A verdict on a claim is printed"
