"""Words for readers on a claim's page: parts of entities, kinds of evidence, ways claims stand to others."""

from __future__ import annotations

from articles.claims.enums import ItemKind, LinkKind, Role, Stance, Tests

#: Headings of the parties, in the order of print.
ROLES: dict[Role, str] = {
    Role.CLAIMANT: "Who says so",
    Role.ACCUSED: "Who is accused",
    Role.SUBJECT: "Who or what it is about",
    Role.VICTIM: "Who was harmed",
    Role.BENEFICIARY: "Who gains, by this claim",
    Role.PLACE: "Where",
}

#: An answer's line in the timeline of the claim it answers.
ANSWERED: dict[LinkKind, str] = {
    LinkKind.DENIES: "Denied",
    LinkKind.OBJECTS_TO: "Objected to",
    LinkKind.RESPONDS_TO: "Answered",
    LinkKind.CONFIRMS: "Confirmed to be so",
    LinkKind.WITHDRAWS: "Withdrawn",
}

#: What the other claim is to this one: read "this claim … that one".
THIS_TO_OTHER: dict[LinkKind, str] = {
    LinkKind.NARROWER: "Is part of a wider claim",
    LinkKind.RESPONDS_TO: "Answers",
    LinkKind.OBJECTS_TO: "Objects to, and does not deny",
    LinkKind.DENIES: "Denies",
    LinkKind.CONFIRMS: "Confirms",
    LinkKind.WITHDRAWS: "Withdraws",
    LinkKind.SUPERSEDES: "Takes the place of",
    LinkKind.REPORTED_IN: "Was reported in",
}

#: The same seen from the other side, for links that are no answers: those stand in the timeline.
OTHER_TO_THIS: dict[LinkKind, str] = {
    LinkKind.NARROWER: "A narrower claim",
    LinkKind.SUPERSEDES: "Replaced by",
    LinkKind.REPORTED_IN: "Reports",
}

#: Attribution and truth are two questions, and evidence says which one it speaks to.
TESTED: dict[Tests, str] = {
    Tests.ATTRIBUTION: "On whether it was said",
    Tests.CONTENT: "On whether it is so",
}

STANCES: dict[Stance, str] = {
    Stance.SUPPORTS: "For",
    Stance.REFUTES: "Against",
    Stance.CONTEXT: "Context",
}

ITEM_KINDS: dict[ItemKind, str] = {
    ItemKind.DOCUMENT: "document",
    ItemKind.RELEASE: "press release",
    ItemKind.ARTICLE: "article",
    ItemKind.TRANSCRIPT: "transcript",
    ItemKind.RECORDING: "recording",
    ItemKind.DATASET: "data",
    ItemKind.POST: "post",
    ItemKind.LETTER: "letter",
}
