"""Mail to colleagues: plain text, one letter each, after the commit. What fails is logged and breaks nothing."""

from __future__ import annotations

import logging
import smtplib
import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage
from django.urls import reverse

from newsroom.models import Notification

logger = logging.getLogger(__name__)

_SUBJECT_LENGTH = 150


def send_mails(uids: Iterable[uuid.UUID]) -> int:
    """Mail these notifications; gives how many went out. One query.

    Left out is what was read meanwhile, and whoever has left or has no address. The desk has everything in any case,
    so a mail that fails is not tried again.
    """
    waiting = Notification.objects.unread().filter(uid__in=list(uids), recipient__is_active=True)
    rows = list(waiting.exclude(recipient__email="").select_related("recipient"))
    if not rows:
        return 0
    sent = 0
    connection = _connection()
    try:
        connection.open()
        for row in rows:
            try:
                sent += connection.send_messages([letter_for(row)]) or 0
            except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, ValueError) as refused:
                # one address that is wrong keeps no other letter back
                logger.warning("Mail of notification %s was refused: %s", row.uid, type(refused).__name__)
    except OSError as error:
        logger.warning("Mail did not go out (%s): %s of %s sent.", type(error).__name__, sent, len(rows))
    finally:
        _close(connection)
    return sent


def letter_for(row: Notification) -> EmailMessage:
    """The letter: the sentence, where to look, and how to get no more of it. The note stays at the desk."""
    subject = " ".join(f"[{settings.SITE_NAME}] {row.text}".split())
    if len(subject) > _SUBJECT_LENGTH:
        subject = subject[: _SUBJECT_LENGTH - 1].rstrip() + "…"
    lines = [f"{row.text}."]
    if row.note:
        lines.append("There is more to it at the desk.")
    if row.url:
        lines.append(f"{settings.SITE_URL}{row.url}")
    choices = f"{settings.SITE_URL}{reverse('admin:notification_choices')}"
    lines.append(f"-- \nWhat you are told, and how: {choices}")
    return EmailMessage(
        subject=subject,
        body="\n\n".join(lines) + "\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[row.recipient.email],
        headers={"Auto-Submitted": "auto-generated"},
    )


def _connection() -> Any:
    """The mail server of the settings: Django 6.1 has a name for it, and warns of the older way."""
    mailers = getattr(mail, "mailers", None)
    return mail.get_connection() if mailers is None else mailers.default


def _close(connection: Any) -> None:
    try:
        connection.close()
    except OSError as error:
        logger.warning("The mail server did not say goodbye (%s).", type(error).__name__)
