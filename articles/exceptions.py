"""What can go wrong with stories; each message says what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError

from articles.preflight.finding import Finding


class StoryError(Exception):
    """Base of the errors of this app."""


class StoryNotAllowed(StoryError):
    """The person may not do this to stories."""


class MoveNotPossible(StoryError):
    """The story does not stand where this can be done to it."""


class EmbargoHolds(StoryError):
    """The story may not be read yet, whoever prints it."""


class NoteMissing(StoryError):
    """What is done needs a reason or an instruction, and none was given."""


class AddressTaken(StoryError):
    """Another story has, or had, the address that this one is to be printed under."""


class PreviewNotPossible(StoryError):
    """A preview link cannot be made like this."""


class StaleSave(StoryError):
    """Somebody else saved the story since this copy was opened."""

    def __init__(self, *, opened: int, current: int) -> None:
        self.opened, self.current = opened, current
        super().__init__(
            f"The story was saved by somebody else since you opened it (your copy: save {opened}, now: save {current})."
            " Nothing of yours is lost: compare, then save again."
        )


class StaleFields(StaleSave):
    """Somebody else changed one of the same fields since this copy was opened; `fields` names them.

    `article` is the key of the story.
    """

    def __init__(self, *, article: int, opened: int, current: int, fields: Sequence[str]) -> None:
        super().__init__(opened=opened, current=current)
        self.article, self.fields = article, tuple(fields)


class PublicationStopped(StoryError):
    """Findings stand against the publication; `findings` lists them, worst first."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        stopping = [finding for finding in self.findings if finding.stops]
        count = "1 finding stops" if len(stopping) == 1 else f"{len(stopping)} findings stop"
        super().__init__(f"{count} this publication.")


def refusal_in_words(refused: StoryError | ValidationError) -> str:
    """What a service says no to, as one message for whoever asked."""
    return " ".join(refused.messages) if isinstance(refused, ValidationError) else str(refused)
