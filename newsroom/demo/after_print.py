"""What became of a sample story after its first print: updates, corrections, a retraction, an error for the desk.

In its file `prints` lists the publications in order: `instead` are pairs of the words of the body and what was printed
in their place then, so that `body` is what readers have now; all after the first have a `kind`, a correction its
`notes`. `retracted` is the reason for readers, `task` an error in print that nobody has answered yet.
"""

from __future__ import annotations

from typing import Any

from articles.claims.models import Claim
from articles.models import Article
from articles.services.corrections import CorrectionDraft, open_task
from articles.services.publish import correct_article, retract_article, update_article
from articles.services.save import save_working_copy
from newsroom.models import User

#: A story that was printed once, as it stands.
_ONCE: list[dict[str, Any]] = [{}]


def first_body(story: dict[str, Any]) -> str:
    """The body as it was printed first."""
    return _body(story, story.get("prints", _ONCE)[0])


def print_later(article: Article, story: dict[str, Any], people: dict[str, User]) -> None:
    """All that followed the first print of a story, each step through the verb that the desk would use."""
    reporter, editor = people["reporter"], people["editor"]
    reason = story.get("override_reason") or ""
    for later in story.get("prints", _ONCE)[1:]:
        save_working_copy(article=article, by=reporter, body=_body(story, later))
        if later["kind"] == "update":
            update_article(article=article, by=editor, override_reason=reason)
        else:
            notes = [_note(row) for row in later["notes"]]
            correct_article(article=article, by=editor, corrections=notes, override_reason=reason)
    if "retracted" in story:
        retract_article(article=article, by=editor, reason=story["retracted"])
    if "task" in story:
        open_task(article=article, by=people["checker"], **_with_claim(story["task"]))


def _body(story: dict[str, Any], printed: dict[str, Any]) -> str:
    body: str = story["body"]
    for now, then in printed.get("instead", ()):
        body = body.replace(now, then)
    return body


def _note(row: dict[str, Any]) -> CorrectionDraft:
    return CorrectionDraft(**_with_claim(row))


def _with_claim(row: dict[str, Any]) -> dict[str, Any]:
    """The row with the claim in place of its uid."""
    return {**row, "claim": Claim.objects.get(uid=row["claim"])} if "claim" in row else row
