"""Verdicts for tests, given by the services that the desk uses."""

from articles.claims.check_path import rests_on_evidence
from articles.claims.models import Claim, Evidence, Verdict
from articles.claims.services.verdicts import approve, propose, second_label
from tests.factories.claims import make_evidence
from tests.factories.newsroom import make_user


def make_verdict(claim: Claim, axis: str = "attribution", rating: str = "confirmed", **fields) -> Verdict:
    """A verdict as it comes about: by as many people as the claim takes, each of their own.

    `proposer`, `labeller` and `approver` name them. Evidence is attached where the rating needs some and none is there.
    """
    head = claim.head if axis == "content" else claim
    if rests_on_evidence(rating) and not Evidence.objects.filter(claim=head, tests=axis).exists():
        make_evidence(head, tests=axis)
    proposer = fields.get("proposer") or make_user("Checker")
    words = fields.get("rationale", "Read in full.")
    check = propose(claim=claim, axis=axis, rating=rating, rationale=words, by=proposer)
    if check.status == "labelling":
        labeller = fields.get("labeller") or make_user("Checker")
        check = second_label(claim=claim, axis=axis, rating=rating, rationale="Seen too.", by=labeller)
    if check.status == "to_approve":
        return approve(claim=claim, axis=axis, by=fields.get("approver") or make_user("Editor"))
    return check.verdicts.get(number=check.head_number)
