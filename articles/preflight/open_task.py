"""P22: what is wrong in print is put right before anything else goes out under the same headline.

Definition: the story has an open correction task that this publication does not answer.
Severity: B.
Fails: a new picture is published under a figure that was proved wrong.
Passes: the correction of that figure; a task closed with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import StoryInCheck


def check(story: StoryInCheck) -> Iterator[Finding]:
    """B for each task, at the words it is about where they still stand."""
    for task in story.tasks:
        start = story.text.find(task.passage) if task.passage else -1
        found = start >= 0
        yield Finding(
            "P22",
            "B",
            story.place_of(start) if found else "story",
            task.passage or task.message[:100],
            f"Still to be put right: {task.message.rstrip(' .')}. Publish it as a correction or update that answers"
            " this, or close the task with a reason.",
            field="body" if found else "story",
            start=start if found else 0,
            end=start + len(task.passage) if found else 0,
            cure=Cure(CureKind.TASK, "Open the task", target=task.key),
        )
