"""A plain save leaves alone what services own."""

import pytest

from articles.claims.models import Claim
from articles.claims.services.withhold import withhold_claim
from articles.models import Article
from articles.services.publish import publish_article
from entities.models import Entity, Image, Topic
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_image, make_topic
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_claim, make_entity, make_image, make_topic])
def test_a_form_opened_before_a_publication_does_not_take_its_record_out_of_print(make):
    opened = make()
    type(opened).objects.filter(pk=opened.pk).update(in_print=True)
    opened.save()
    assert list(type(opened).objects.values_list("in_print", flat=True)) == [True]


def test_a_form_opened_before_a_claim_was_withheld_does_not_release_it():
    opened = make_claim()
    withhold_claim(claim=opened, by=make_user("Legal"), reason="Court order")
    opened.harm = "low"
    opened.save()
    claim = Claim.objects.get()
    assert (claim.harm, claim.withheld_reason) == ("low", "Court order")


def test_what_is_named_is_written():
    entity = make_entity()
    entity.in_print = True
    entity.save(update_fields=["in_print"])
    assert Entity.objects.get().in_print is True


@pytest.mark.parametrize("model", [Article, Claim, Entity, Image, Topic])
def test_every_owned_column_exists(model):
    assert model.owned_by_services <= {field.name for field in model._meta.concrete_fields}


def test_a_publication_still_moves_the_head():
    article = make_article()
    publish_article(article=article, by=make_user())
    article.headline = "From memory"
    article.save(update_fields=["headline"])
    assert Article.objects.get().head_number == 1
