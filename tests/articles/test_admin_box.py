"""The editor's hand in the summary box."""

import pytest
from django.urls import reverse

from articles.services.publish import publish_article
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    user = make_user()
    client.force_login(user)
    claims = [make_claim(mode="media", public_text=f"The Post reported sale number {n}.") for n in range(4)]
    return client, user, make_article(by=user, claims=claims), [claim.uid for claim in claims]


def save(client, article, uids, *, kept, places=None):
    address = reverse("admin:articles_article_change", args=[article.pk])
    page = client.get(address)
    form = page.context["adminform"].form
    data = {
        name: form[name].value() or "" for name in form.fields if name not in {"box", "bylines", "topics"}
    }
    data |= {
        "bylines": "",
        "topics": "",
        "box_shown": uids,
        "box_kept": kept,
        **{f"box_place_{uid}": place for uid, place in (places or {}).items()},
    }
    for formset in page.context["inline_admin_formsets"]:
        prefix = formset.formset.prefix
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    response = client.post(address, data)
    assert response.status_code == 302, response.context["adminform"].form.errors
    article.refresh_from_db()


def test_the_form_offers_every_claim_of_the_story(desk):
    client, _, article, uids = desk
    page = client.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    assert [f'name="box_kept" value="{uid}" checked' in page for uid in uids] == [True] * 4


def test_a_line_that_is_not_ticked_is_dropped(desk):
    client, _, article, uids = desk
    save(client, article, uids, kept=uids[1:])
    assert article.box == {"dropped": [uids[0]]}


def test_numbers_set_the_order(desk):
    client, _, article, uids = desk
    save(client, article, uids, kept=uids, places={uids[3]: "1", uids[0]: "2"})
    assert article.box == {"order": [uids[3], uids[0]]}


def test_a_claim_of_another_story_cannot_be_written_into_the_box(desk):
    client, _, article, uids = desk
    save(client, article, [*uids, make_claim().uid], kept=uids)
    assert article.box == {}


def test_readers_see_the_box_as_the_editor_left_it(desk):
    client, user, article, uids = desk
    save(client, article, uids, kept=[uids[0], uids[3]], places={uids[3]: "1"})
    publish_article(article=article, by=user)
    page = client.get(article.get_absolute_url()).context["page"]
    assert [line.uid for group in page.box for line in group.lines] == [uids[3], uids[0]]
