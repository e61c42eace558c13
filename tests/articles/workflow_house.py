"""A small house for the property test: people of every role, two stories, and what may be done to them.

Nothing here knows how the services work. What must hold is written down by hand, from what the house wants.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles.models import (
    Appearance,
    Article,
    CorrectionTask,
    Mention,
    PublishedVersion,
    SignOff,
    VersionTopic,
    VersionWithholding,
)
from articles.services.corrections import CorrectionDraft, close_task, open_task
from articles.services.due import publish_due
from articles.services.gate import check_story
from articles.services.moves import approve_article, send_back_article, submit_article
from articles.services.planning import plan_story
from articles.services.publish import (
    correct_article,
    publish_article,
    retract_article,
    unpublish_article,
    update_article,
)
from articles.services.save import save_working_copy
from articles.services.schedule import schedule_article, unschedule_article
from articles.services.sign_off import sign_off, take_back_sign_off
from articles.services.withhold import release_version, withhold_version
from newsroom.ledger.models import HistoryEntry
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_image, make_topic
from tests.factories.newsroom import make_user

ROLES = ("Reporter", "Editor", "Checker", "Legal", "Importer", "Administrator", None)
PRINT = {"Editor", "Legal", "Importer", "Administrator"}
CLEAR = {"Legal", "Administrator"}
RETRACT = {"Editor", "Legal", "Administrator"}
SIGN = {"Editor", "Checker", "Legal", "Importer", "Administrator"}
PASS = {"Editor", "Legal", "Importer", "Administrator"}
LIVE = {"published", "corrected", "retracted"}
LEAGUE = "Quorvath Harbour League"


@dataclass
class House:
    """The rows of the house, and what the test remembers of them: every save, and who wrote words since print."""

    people: list[Any]
    stories: list[Article]
    bodies: list[dict[str, Any]]
    role: dict[int, str | None]
    saves: dict[int, list[tuple[str, str, int | None]]] = field(default_factory=dict)
    writers: dict[int, set[int]] = field(default_factory=dict)

    @classmethod
    def build(cls) -> House:
        """Two people of the roles that may do most, so that there is a second person; a draft with the lawyers asked
        and one without."""
        roles = (*ROLES, "Editor", "Administrator")
        people = [make_user(role) for role in roles]
        make_entity(LEAGUE)
        make_topic("Harbours")
        said = make_claim(public_text="The harbour office says the quay was sold.")
        hearsay = make_claim(mode="hearsay", public_text="The quay was reportedly sold.")
        mark = '<p><span data-claim="{0.uid}">{0.public_text}</span></p>'
        good, bare = make_image(), make_image(alt="")
        bodies = [
            {"body": f"<p>The {LEAGUE} met.</p>", "lead_image": None},
            {"body": "<p>Nobody met.</p>" + mark.format(said), "lead_image": good, "topics": ["Harbours"]},
            {"body": mark.format(hearsay), "lead_image": None, "topics": []},
            {"body": mark.format(said) + mark.format(hearsay), "lead_image": bare},
            {"body": f"<p>The {LEAGUE} met.</p>", "lead_image": bare},
        ]
        house = cls(people, [], bodies, dict(zip((p.pk for p in people), roles, strict=True)))
        for number, writer in enumerate((people[0], people[1])):
            story = make_article(by=writer, headline=f"Quay {number}", **bodies[number * 2])
            if number:
                story = plan_story(article=story, by=writer, needs_legal=True)
            house.stories.append(story)
            house.saves[story.pk] = [(story.headline, story.body, story.lead_image_id)]
            house.writers[story.pk] = {writer.pk}
        return house

    def copy(self) -> House:
        """The same rows, remembered anew: for an example whose rows are rolled back."""
        return House(
            self.people,
            self.stories,
            self.bodies,
            self.role,
            {key: list(saves) for key, saves in self.saves.items()},
            {key: set(writers) for key, writers in self.writers.items()},
        )


# --- what can be done. Each takes the house, a story as it is now, a person and a number to choose by ---------------


def _save(house: House, story: Article, by: Any, pick: int) -> None:
    headline = f"Quay opens at {pick % 3}"
    words = headline, house.bodies[pick % len(house.bodies)]
    before = story.headline, story.body_text
    saved = save_working_copy(article=story, by=by, headline=words[0], **words[1]).article
    house.saves[story.pk].append((saved.headline, saved.body, saved.lead_image_id))
    if (saved.headline, saved.body_text) != before:
        house.writers[story.pk].add(by.pk)


def _schedule(house: House, story: Article, by: Any, pick: int) -> None:
    schedule_article(article=story, by=by, at=timezone.now() + timedelta(hours=2))


def _embargo(house: House, story: Article, by: Any, pick: int) -> None:
    until = (None, timezone.now() - timedelta(hours=1), timezone.now() + timedelta(hours=1))[pick % 3]
    plan_story(article=story, by=by, embargo_until=until)


def _sign_off(house: House, story: Article, by: Any, pick: int) -> None:
    stopping = [finding.key for finding in check_story(story) if finding.stops] or [("P08", "body", "x")]
    rule, name, text = stopping[pick % len(stopping)]
    sign_off(article=story, by=by, rule=rule, field=name, text=text, reason="Seen.")


def _take_back(house: House, story: Article, by: Any, pick: int) -> None:
    held = SignOff.objects.filter(article=story).order_by("pk").first()
    take_back_sign_off(article=story, by=by, sign_off=held.pk if held else 0)


def _open_task(house: House, story: Article, by: Any, pick: int) -> None:
    kind = "update" if pick % 2 else "correction"
    open_task(article=story, kind=kind, message=f"Not so {pick}.", by=by)


def _close_task(house: House, story: Article, by: Any, pick: int) -> None:
    waiting = CorrectionTask.objects.filter(article=story).order_by("-pk").first()
    if waiting:
        close_task(task=waiting, by=by, reason="Seen.")


def _withhold(house: House, story: Article, by: Any, pick: int) -> None:
    version = story.versions.order_by("number").first()
    if version:
        withhold_version(version=version, by=by, reason="Order of the court")


def _release(house: House, story: Article, by: Any, pick: int) -> None:
    version = story.versions.order_by("number").first()
    if version:
        release_version(version=version, by=by)


def _clock(house: House, story: Article, by: Any, pick: int) -> None:
    """The time of this story comes, and twice the clock looks."""
    then = timezone.now() - timedelta(minutes=1)
    Article.objects.filter(pk=story.pk, state="scheduled").update(publish_at=then)
    publish_due()
    publish_due()


def _tasks(story: Article, pick: int) -> list[CorrectionTask]:
    return list(CorrectionTask.objects.filter(article=story)) if pick % 3 else []


NOTE = [CorrectionDraft("correction", "It was five ships.")]
Act = Callable[[House, Article, Any, int], object]
#: `over`: with a reason to pass what stands against it.
ACTS: dict[str, Act] = {
    "submit": lambda house, story, by, pick: submit_article(article=story, by=by),
    "send_back": lambda house, story, by, pick: send_back_article(
        article=story, by=by, note="x" if pick % 5 else ""
    ),
    "approve": lambda house, story, by, pick: approve_article(
        article=story, by=by, note="x" if pick % 5 else ""
    ),
    "schedule": _schedule,
    "unschedule": lambda house, story, by, pick: unschedule_article(article=story, by=by),
    "publish": lambda house, story, by, pick: publish_article(article=story, by=by),
    "publish over": lambda house, story, by, pick: publish_article(
        article=story, by=by, override_reason="Mine."
    ),
    "update": lambda house, story, by, pick: update_article(article=story, by=by, tasks=_tasks(story, pick)),
    "update over": lambda house, story, by, pick: update_article(
        article=story, by=by, tasks=_tasks(story, pick), override_reason="Mine."
    ),
    "correct": lambda house, story, by, pick: correct_article(
        article=story, by=by, tasks=_tasks(story, pick), corrections=NOTE if pick % 5 else []
    ),
    "correct over": lambda house, story, by, pick: correct_article(
        article=story, by=by, tasks=_tasks(story, pick), corrections=NOTE, override_reason="Mine."
    ),
    "retract": lambda house, story, by, pick: retract_article(
        article=story, by=by, reason="x" if pick % 5 else ""
    ),
    "unpublish": lambda house, story, by, pick: unpublish_article(
        article=story, by=by, note="x" if pick % 5 else ""
    ),
    "clock": _clock,
    "save": _save,
    "embargo": _embargo,
    "ask legal": lambda house, story, by, pick: plan_story(article=story, by=by, needs_legal=True),
    "take legal out": lambda house, story, by, pick: plan_story(article=story, by=by, needs_legal=False),
    "assign": lambda house, story, by, pick: plan_story(
        article=story, by=by, assignee=house.people[pick % len(house.people)]
    ),
    "sign off": _sign_off,
    "take back": _take_back,
    "open task": _open_task,
    "close task": _close_task,
    "withhold": _withhold,
    "release": _release,
}
#: What moves a story: one entry of its history each, with the states between which it moved.
MOVES = frozenset(list(ACTS)[:13])


def snapshot(story: Article) -> dict[str, object]:
    """All that a refused act must leave as it was."""
    return {
        "story": Article.objects.filter(pk=story.pk).values().get(),
        "versions": story.versions.count(),
        "saves": story.revisions.count(),
        "history": HistoryEntry.objects.count(),
        "sign-offs": list(SignOff.objects.values_list("pk", "reason").order_by("pk")),
        "tasks": list(CorrectionTask.objects.values_list("pk", "status").order_by("pk")),
        "withheld": VersionWithholding.objects.filter(released_at__isnull=True).count(),
        "rows": (Appearance.objects.count(), Mention.objects.count(), VersionTopic.objects.count()),
    }


def shown_in_print() -> dict[str, set[int]]:
    """Keys of what the live versions show, by kind of record."""
    live = PublishedVersion.objects.filter(live_for__isnull=False)
    return {
        "claims": set(Appearance.objects.filter(version__in=live).values_list("claim", flat=True)),
        "entities": set(Mention.objects.filter(version__in=live).values_list("entity", flat=True)),
        "topics": set(VersionTopic.objects.filter(version__in=live).values_list("topic", flat=True)),
        "images": set(live.exclude(lead_image=None).values_list("lead_image", flat=True)),
    }
