"""When is a claim public."""

import pytest
from django.utils import timezone

from articles.claims.models import Claim, ClaimLink
from articles.claims.vocabulary import ANSWERS, LinkKind
from tests.factories.claims import make_claim

pytestmark = pytest.mark.django_db


def public():
    return set(Claim.objects.public())


def test_a_claim_is_public_when_it_is_in_print():
    printed, _draft = make_claim(in_print=True), make_claim()
    assert public() == {printed}


@pytest.mark.parametrize("kind", list(LinkKind))
def test_an_answer_to_a_printed_claim_is_public_and_no_other_link_is(kind):
    printed, other = make_claim(in_print=True), make_claim()
    ClaimLink.objects.create(from_claim=other, to_claim=printed, kind=kind)
    assert public() == ({printed, other} if kind in ANSWERS else {printed})


def test_what_a_printed_claim_answers_does_not_become_public():
    printed, other = make_claim(in_print=True), make_claim()
    ClaimLink.objects.create(from_claim=printed, to_claim=other, kind="denies")
    assert public() == {printed}


def test_an_answer_to_an_answer_does_not_become_public():
    printed, answer, reply = make_claim(in_print=True), make_claim(), make_claim()
    ClaimLink.objects.create(from_claim=answer, to_claim=printed, kind="denies")
    ClaimLink.objects.create(from_claim=reply, to_claim=answer, kind="denies")
    assert public() == {printed, answer}


def test_a_withheld_claim_is_gone_and_takes_its_answers_along():
    withheld = make_claim(in_print=True, withheld_at=timezone.now())
    answer = make_claim()
    ClaimLink.objects.create(from_claim=answer, to_claim=withheld, kind="denies")
    assert public() == set()
    assert set(Claim.objects.gone()) == {withheld}
