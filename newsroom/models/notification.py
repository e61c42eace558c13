"""What people are told of, and how they want to be told."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsroom.enums import NotificationEvent
from newsroom.querysets import NotificationQuerySet

_UNREAD = Q(read_at__isnull=True, in_app=True)


class Notification(models.Model):
    """One thing that one person is told, in words composed when it happened.

    `text` may leave the house by mail: it names people of the house and the story's title, nothing else. `note` is
    for the desk alone: what somebody wrote, a claim's words, a finding. Of a check both are empty of what was found:
    whoever labels blind reads them. A row with `in_app` off was sent by mail only
    and stands on no page; it is kept so that the same thing is not sent twice.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    event = models.CharField(max_length=16, choices=NotificationEvent.choices)
    article = models.ForeignKey(
        "articles.Article", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    claim = models.ForeignKey(
        "claims.Claim", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    check_of = models.ForeignKey(
        "claims.ClaimCheck",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="The question that waits; what is unread is gone as soon as it waits no longer.",
    )
    text = models.CharField(max_length=500)
    note = models.TextField(blank=True)
    url = models.CharField(max_length=300, blank=True, help_text="A path of the desk.")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    about_at = models.DateTimeField(null=True, blank=True, help_text="The deadline that it reminds of.")
    in_app = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        default_permissions = ()  # everybody reads their own and nobody else's: no role may be given more
        indexes = [
            models.Index(fields=["recipient", "-created_at"], name="notification_of_person"),
            models.Index(fields=["recipient"], condition=_UNREAD, name="notification_unread"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "article", "claim"],
                condition=_UNREAD & Q(event=NotificationEvent.CLAIM_CHANGED),
                name="notification_claim_once_unread",
            ),
            models.UniqueConstraint(
                fields=["recipient", "article"],
                condition=_UNREAD & Q(event=NotificationEvent.HELD),
                name="notification_held_once_unread",
            ),
            models.UniqueConstraint(
                fields=["recipient", "article", "about_at"],
                condition=Q(event=NotificationEvent.DEADLINE_NEAR),
                name="notification_deadline_once",
            ),
            models.UniqueConstraint(
                fields=["recipient", "check_of"],
                condition=_UNREAD & Q(check_of__isnull=False),
                name="notification_check_once_unread",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class NotificationChoice(models.Model):
    """How one person wants to be told of one kind of event. Without a row: `newsroom.notifications.choices`."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notification_choices"
    )
    event = models.CharField(max_length=16, choices=NotificationEvent.choices)
    in_app = models.BooleanField()
    email = models.BooleanField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["user", "event"], name="notification_choice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.event}"
