"""Reminding of deadlines."""

from __future__ import annotations

import datetime
from typing import cast

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.workflow import UNFINISHED
from newsroom.enums import NotificationEvent
from newsroom.models import Notification
from newsroom.notifications import texts
from newsroom.notifications.notify import Message, notify
from newsroom.notifications.recipients import people_of

#: After an outage a deadline that passed meanwhile is still told of, an old one is not.
_LATEST = datetime.timedelta(days=1)


def remind_of_deadlines(now: datetime.datetime | None = None) -> list[Notification]:
    """Remind of each deadline that is near, once; gives what was written.

    Whoever has the story in hand is told; where nobody has, those who sign it and who began it. Near is
    NEWSROOM_DEADLINE_NOTICE minutes before. A new deadline, and a new assignee, are reminded anew. That nobody is
    told twice is a constraint of the table, so any number of processes may run this at once. Seven queries at most,
    whatever the number of stories; one where no deadline is near.
    """
    now = now or timezone.now()
    near = now + datetime.timedelta(minutes=settings.NEWSROOM_DEADLINE_NOTICE)
    with transaction.atomic():
        stories = list(
            Article.objects.filter(state__in=UNFINISHED, deadline__gt=now - _LATEST, deadline__lte=near)
            .only("headline", "deadline", "assignee")
            .order_by("deadline", "pk")
        )
        if not stories:
            return []
        told = set(
            Notification.objects.filter(
                event=NotificationEvent.DEADLINE_NEAR, article__in=stories, about_at__gt=now - _LATEST
            ).values_list("recipient_id", "article_id", "about_at")
        )
        people = people_of(story.pk for story in stories)
        messages = []
        for story in stories:
            deadline = cast(datetime.datetime, story.deadline)
            concerned = people[story.pk]
            if story.assignee_id in concerned:
                concerned = {story.assignee_id: concerned[story.assignee_id]}
            messages += [
                Message(
                    user,
                    NotificationEvent.DEADLINE_NEAR,
                    texts.due(story.headline, deadline, now),
                    reverse("admin:articles_article_change", args=[story.pk]),
                    article=story,
                    about_at=deadline,
                )
                for user in concerned.values()
                if (user.pk, story.pk, deadline) not in told
            ]
        return notify(messages)
