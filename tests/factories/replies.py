"""Requests for a reply, for tests."""

from datetime import timedelta

from django.utils import timezone

from articles.claims.models import ReplyRequest
from articles.claims.services.replies import ask
from tests.factories.newsroom import make_user


def make_request(claim, respondent=None, *, by=None, overdue=False, **fields) -> ReplyRequest:
    """Somebody was asked about a claim: until tomorrow, or, `overdue`, until yesterday."""
    now = timezone.now()
    fields.setdefault("sent_at", now - timedelta(days=3))
    fields.setdefault("deadline", now + timedelta(days=-1 if overdue else 1))
    fields.setdefault("channel", "email")
    fields.setdefault("allegations", "We are about to print this: is it so?")
    fields.setdefault("respondent_label", "" if respondent else "a lawyer")
    (request,) = ask(claims=[claim], respondent=respondent, by=by or make_user("Reporter"), **fields)
    return request
