"""The numbers of the claims desk, each from rows that count and rows that do not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from articles.claims.models import Claim, ClaimCheck, Verdict
from articles.claims.selectors.numbers import (
    Share,
    months_from,
    open_by_age,
    overturned,
    single_origin,
    times_to_verdict,
)
from articles.claims.spread import Spread
from newsroom.ledger.chains import append_to_chain
from tests.factories.claims import make_claim, make_evidence, make_item, make_source
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

OPENED = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


def make_verdicts(*found: tuple[str, int], harm="none", axis="attribution", opened=OPENED) -> ClaimCheck:
    """A question with these verdicts: rating, and hours after it was opened."""
    check = ClaimCheck.objects.create(claim=make_claim(harm=harm), axis=axis, opened_at=opened)
    for rating, hours in found:
        verdict = Verdict(
            rating=rating, path="one_act", proposed_by=make_user(), at=opened + timedelta(hours=hours)
        )
        append_to_chain(check, verdict)
    return check


def test_time_to_verdict_is_that_of_the_first_one_by_month_and_harm():
    make_verdicts(("confirmed", 4), ("misquoted", 24 * 40), harm="grave")
    make_verdicts(("confirmed", 10), harm="low")
    make_verdicts(("confirmed", 6), harm="low", opened=datetime(2026, 10, 30, 23, 0, tzinfo=UTC))
    times = times_to_verdict(date(2026, 9, 1), date(2026, 11, 30))
    assert times.by_month == {
        "2026-09": Spread(2, 4.0, 10.0),
        "2026-10": Spread(1, 6.0, 6.0),
        "2026-11": None,
    }
    assert times.by_harm == {
        "grave": Spread(1, 4.0, 4.0),
        "serious": None,
        "moderate": None,
        "low": Spread(2, 6.0, 10.0),
        "none": None,
    }
    assert times.all == Spread(3, 6.0, 10.0)


def test_period_holds_its_first_and_last_day_of_the_house(settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    opened = datetime(2026, 9, 1, 0, 0, tzinfo=UTC)  # noon in Auckland
    make_verdicts(("confirmed", 11), opened=opened)  # 23:00 of the first
    make_verdicts(("confirmed", 13), opened=opened)  # 01:00 of the second
    with timezone.override("Pacific/Auckland"):
        of_the_first = times_to_verdict(date(2026, 9, 1), date(2026, 9, 1)).all
        of_the_second = times_to_verdict(date(2026, 9, 2), date(2026, 9, 30)).all
    assert (of_the_first, of_the_second) == (Spread(1, 11.0, 11.0), Spread(1, 13.0, 13.0))


def test_everything_begins_with_the_first_verdict_there_is():
    make_verdicts(("confirmed", 1))
    times = times_to_verdict(None, date(2026, 10, 5))
    assert list(times.by_month) == ["2026-09", "2026-10"]
    assert list(overturned(None, date(2026, 10, 5)).by_month) == ["2026-09", "2026-10"]


def test_months_go_over_the_turn_of_the_year():
    assert months_from("2025-11", "2026-02") == ["2025-11", "2025-12", "2026-01", "2026-02"]


def test_overturned_is_a_later_verdict_with_another_rating():
    fell = make_verdicts(("confirmed", 1), ("confirmed", 30), ("misquoted", 24 * 35))
    make_verdicts(("true", 1), ("true", 2), axis="content")
    found = overturned(date(2026, 9, 1), date(2026, 10, 31))
    assert found.by_month == {"2026-09": Share(0, 4), "2026-10": Share(1, 1)}
    (one,) = found.listed
    assert (one.uid, one.before, one.after) == (fell.claim.uid, "Confirmed: they said so", "Misquoted")
    assert (found.all, found.all.percent) == (Share(1, 5), 20)


def test_one_that_overturns_it_outside_the_period_does_not_count():
    make_verdicts(("confirmed", 1), ("misquoted", 24 * 60))
    assert overturned(date(2026, 9, 1), date(2026, 9, 30)).all == Share(0, 1)


def test_open_claims_are_counted_by_age_and_harm():
    now = timezone.now()
    for days, harm in ((0, "grave"), (2, "low"), (2, "grave"), (400, "none")):
        claim = make_claim(harm=harm)
        Claim.objects.filter(pk=claim.pk).update(created_at=now - timedelta(days=days))
    ClaimCheck.objects.create(claim=make_claim(), axis="attribution", status="done")
    found = {age: {harm: n for harm, n in harms.items() if n} for age, harms in open_by_age(now).items()}
    assert found == {
        "under a day": {"grave": 1},
        "1 to 3 days": {"grave": 1, "low": 1},
        "3 to 7 days": {},
        "1 to 4 weeks": {},
        "1 to 3 months": {},
        "over 3 months": {"none": 1},
    }


def test_single_origin_is_a_share_of_the_claims_with_evidence():
    source = make_source()
    one, two, _bare = (make_claim(harm="grave") for _ in range(3))
    make_evidence(one, item=make_item(source=source))
    for each in (source, make_source()):
        make_evidence(two, item=make_item(source=each))
    shares = single_origin()
    assert (shares["grave"], shares["grave"].percent) == (Share(1, 2), 50)
    assert (shares["none"], shares["none"].percent) == (Share(0, 0), None)
