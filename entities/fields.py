"""Form fields for what stories and entities are filed under."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.functions import Lower
from django.urls import reverse

from entities.models import Topic
from entities.rules import may_make_topics
from newsroom.ledger.chips import ChipsInput, NamesField


class TopicsField(NamesField):
    """Topics by name. Names on file keep the spelling on file; new ones need the right to make topics."""

    user: Any = None

    def for_user(self, user: Any) -> TopicsField:
        """A copy of the field, bound to who fills it in: the declared one is shared by every request."""
        bound = deepcopy(self)
        bound.user = user
        bound.widget = ChipsInput(  # type: ignore[assignment]  # an instance, as Django allows
            url=reverse("admin:entities_topic_search"), free=may_make_topics(user)
        )
        return bound

    def clean(self, value: Any) -> list[str]:
        names = super().clean(value)
        folded = [name.lower() for name in names]
        known = {
            topic.name.lower(): topic.name
            for topic in Topic.objects.annotate(folded=Lower("name")).filter(folded__in=folded)
        }
        new = [name for name in names if name.lower() not in known]
        if new and not may_make_topics(self.user):
            raise ValidationError(
                f"No such topic: {', '.join(new)}. Choose one on file, or ask an editor to make it.",
                code="topic",
            )
        return [known.get(name.lower(), name) for name in names]
