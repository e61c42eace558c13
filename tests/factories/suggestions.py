"""Suggestions that were decided, for tests of what is counted."""

from itertools import count

from django.utils import timezone

from articles.models import Article, Proposal, SuggestionEdit
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

_number = count(1)


def make_suggestion(
    outcome="open", *, rule="verb.reporting", edits=(), by=None, at=None, language="en", **fields
) -> Proposal:
    """A suggestion with that status, of a story of its own; `edits` are aspects that `by` has changed."""
    number = next(_number)
    if "article" not in fields:
        fields["article"] = Article.objects.create(
            slug=f"suggested-{number}", headline=f"Suggested {number}", language=language
        )
    if outcome == "accepted" and fields.get("kind", "claim") == "claim":
        fields.setdefault("claim", make_claim(origin="suggestion", refresh=False))
    decided = outcome != "open"
    by = by or make_user()
    proposal = Proposal.objects.create(
        **{
            "kind": "claim",
            "rule": rule,
            "start": 0,
            "end": 10,
            "exact": "the quay was sold",
            "payload": {"sentence": f"The mayor said the quay was sold ({number}).", "mark_spans": [[0, 17]]},
            "status": outcome,
            "decided_by": by if decided else None,
            "decided_at": (at or timezone.now()) if decided else None,
            **fields,
        }
    )
    for aspect in edits:
        SuggestionEdit.objects.create(
            proposal=proposal, aspect=aspect, was="the mayor", now="a clerk", by=by, at=at or timezone.now()
        )
    return proposal
