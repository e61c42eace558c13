"""What print reaches, whatever the order in which stories come and go."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.claims.models import Claim
from articles.models import Appearance, Article
from articles.services.print_state import refresh_everything
from articles.services.publish import publish_article, unpublish_article, update_article
from articles.services.save import save_working_copy
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["save", "publish", "unpublish"]), st.integers(0, 7)),
    max_size=12,
)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_in_print_equals_what_the_live_versions_show(steps, db):
    user = make_user()
    claims = [make_claim() for _ in range(3)]
    articles = [make_article(by=user) for _ in range(3)]
    for which, verb, mask in steps:
        article = Article.objects.get(pk=articles[which].pk)
        if verb == "save":
            chosen = [claim for bit, claim in enumerate(claims) if mask & 1 << bit]
            body = (
                "".join(f'<p><span data-claim="{claim.uid}">said</span>.</p>' for claim in chosen)
                or "<p>None.</p>"
            )
            save_working_copy(article=article, by=user, body=body)
        elif verb == "publish":
            (update_article if article.is_live else publish_article)(article=article, by=user)
        elif article.is_live:
            unpublish_article(article=article, by=user, note="Wrong harbour.")
    derived = set(Appearance.objects.live().values_list("claim_id", flat=True))
    assert set(Claim.objects.in_print().values_list("pk", flat=True)) == derived
    assert refresh_everything() == 0


@pytest.mark.django_db
def test_refresh_everything_mends_a_wrong_state():
    claim = make_claim()
    Claim.objects.update(in_print=True)
    assert refresh_everything() == 1
    claim.refresh_from_db()
    assert claim.in_print is False


@pytest.mark.django_db
def test_refresh_everything_goes_in_batches(monkeypatch):
    monkeypatch.setattr("articles.services.print_state._BATCH", 2)
    claims = [make_claim() for _ in range(5)]
    Claim.objects.update(in_print=True)
    assert refresh_everything() == len(claims)
