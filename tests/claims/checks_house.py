"""A small house for the property test of the desk: people, claims, two stories, and what may be done to a question.

Nothing here knows how the services work. What must hold is written down by hand, from what the house wants.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from articles.claims.models import Claim, Verdict
from articles.claims.services.verdicts import (
    approve,
    give_back,
    propose,
    release,
    reopen,
    second_label,
    skip,
    take,
)
from articles.models import Article
from articles.services.decide_claims import decide_for_story
from articles.services.save import save_working_copy
from tests.factories.articles import make_article, make_author
from tests.factories.claims import make_claim, make_evidence
from tests.factories.newsroom import make_user

ROLES = ("Checker", "Checker", "Checker", "Editor", "Editor", "Reporter", "Legal", None)
PROPOSE, APPROVE = {"Checker"}, {"Checker", "Editor"}
RATINGS = {"attribution": ("confirmed", "misquoted"), "content": ("mostly_true", "false")}
AXES = ("attribution", "content")


@dataclass
class House:
    """The rows, and what the test remembers: who wrote which story, every verdict as it was written, and for each
    question and round who said what. `asked` is what was hidden when the pages were last looked at.
    """

    people: list[Any]
    role: dict[int, str | None]
    claims: list[Claim]
    stories: list[Article]
    authors: dict[int, set[int]]
    verdicts: dict[int, dict[str, Any]] = field(default_factory=dict)
    said: dict[tuple[int, str, int], list[tuple[int, str, str]]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    number: Any = field(default_factory=lambda: count(1))

    @classmethod
    def build(cls) -> House:
        """Three checkers of whom one signs a story, two editors of whom one wrote one; claims of every path, two of
        which say the same.
        """
        people = [make_user(role) for role in ROLES]
        harms = ("none", "moderate", "grave", "low")
        claims = [make_claim(harm=harm) for harm in harms]
        claims.append(make_claim(harm="serious", canonical=claims[2]))
        for claim in claims:
            for axis in AXES:
                make_evidence(claim, tests=axis)
        signed = make_article(by=people[5], claims=claims[1:3])
        signed.bylines.create(author=make_author(user=people[0]), position=1)
        written = make_article(by=people[3], claims=[claims[0], claims[4]])
        authors = {signed.pk: {people[5].pk, people[0].pk}, written.pk: {people[3].pk}}
        roles = dict(zip((person.pk for person in people), ROLES, strict=True))
        return cls(people, roles, claims, [signed, written], authors)

    def copy(self) -> House:
        """The same rows, remembered anew: for an example whose rows are rolled back."""
        authors = {key: set(people) for key, people in self.authors.items()}
        return House(self.people, self.role, self.claims, self.stories, authors)

    def head(self, claim: Claim, axis: str) -> Claim:
        """The claim that is asked about: the third for both of the two that say the same."""
        return self.claims[2] if axis == "content" and claim == self.claims[4] else claim

    def authors_of(self, claim: Claim, axis: str) -> set[int]:
        """Who wrote a story that prints the claim, or for content one that says the same."""
        asked = {self.head(claim, axis).pk}
        if axis == "content" and self.claims[2].pk in asked:
            asked.add(self.claims[4].pk)
        found: set[int] = set()
        for story in self.stories:
            if asked & set(story.appearances.values_list("claim", flat=True)):
                found |= self.authors[story.pk]
        return found

    def mark(self) -> str:
        """A rationale that stands nowhere else."""
        return f"zqrationale{next(self.number)}zq"


def _say(verb: Callable[..., object], house: House, claim: Claim, axis: str, by: Any, pick: int) -> None:
    rating, words = RATINGS[axis][pick % 2], house.mark()
    verb(claim=claim, axis=axis, rating=rating, rationale=words, by=by)
    check = house.head(claim, axis).checks.get(axis=axis)
    last = check.assessments.last()
    house.said.setdefault((check.claim_id, axis, last.round), []).append((by.pk, words, last.role))


def _write(house: House, claim: Claim, axis: str, by: Any, pick: int) -> None:
    """Somebody writes into a story, and is an author from then on."""
    story = Article.objects.get(pk=house.stories[pick % 2].pk)
    body = f"{story.body}<p>Seen {next(house.number)} times.</p>"
    save_working_copy(article=story, by=by, headline=story.headline, body=body)
    house.authors[story.pk].add(by.pk)


Act = Callable[[House, Claim, str, Any, int], object]
ACTS: dict[str, Act] = {
    "propose": lambda house, claim, axis, by, pick: _say(propose, house, claim, axis, by, pick),
    "label": lambda house, claim, axis, by, pick: _say(second_label, house, claim, axis, by, pick),
    "approve": lambda house, claim, axis, by, pick: approve(claim=claim, axis=axis, by=by),
    "give back": lambda house, claim, axis, by, pick: give_back(
        claim=claim, axis=axis, reason="More." if pick % 4 else "", by=by
    ),
    "reopen": lambda house, claim, axis, by, pick: reopen(claim=claim, axis=axis, reason="Anew.", by=by),
    "skip": lambda house, claim, axis, by, pick: skip(claim=claim, reason="Known.", by=by),
    "take": lambda house, claim, axis, by, pick: take(
        claim=claim, axis=axis, by=by, instead_of=house.people[pick % 3].pk if pick % 2 else None
    ),
    "release": lambda house, claim, axis, by, pick: release(claim=claim, axis=axis, by=by),
    "one act": lambda house, claim, axis, by, pick: decide_for_story(
        article=house.stories[pick % 2], by=by, skip_reason="Known." if pick % 3 else ""
    ),
    "harm": lambda house, claim, axis, by, pick: Claim.objects.filter(pk=claim.pk).update(
        harm=("none", "moderate", "grave")[pick % 3]
    ),
    "write": _write,
}


def rows_of_verdicts() -> dict[int, dict[str, Any]]:
    """Every verdict, with every column."""
    return {row["id"]: row for row in Verdict.objects.values()}
