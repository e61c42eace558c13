"""The letters of the house."""

import pytest
from django.urls import reverse

from articles.claims.enums import Channel
from articles.claims.models import ReplyTemplate
from articles.claims.reply_defaults import LETTERS, role_of
from articles.claims.reply_letters import missing_fields, unknown_fields
from articles.claims.services.reply_templates import load_reply_templates
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_what_is_shipped_can_be_filled_in(letter):
    assert (unknown_fields(letter.subject + letter.body), missing_fields(letter.body)) == ([], [])
    assert letter.channel in {"", *Channel.values}


def test_the_letters_are_there_from_the_start_and_stay_as_editors_leave_them(django_assert_num_queries):
    assert ReplyTemplate.objects.count() == len(LETTERS)
    ReplyTemplate.objects.filter(name=LETTERS[0].name).update(body="{allegations} {deadline}")
    ReplyTemplate.objects.filter(name=LETTERS[1].name).delete()
    assert [letter.name for letter in load_reply_templates()] == [LETTERS[1].name]
    with django_assert_num_queries(1):
        assert load_reply_templates() == []
    assert ReplyTemplate.objects.get(name=LETTERS[0].name).body == "{allegations} {deadline}"


@pytest.mark.parametrize(
    ("schema", "role"),
    [
        ("Person", "accused person"),
        ("Organization", "organisation"),
        ("Company", "organisation"),
        ("PublicBody", "government"),
        ("Country", "government"),
        ("", "organisation"),
    ],
)
def test_each_kind_of_respondent_has_letters(schema, role):
    assert role_of(schema) == role
    assert {letter.language for letter in LETTERS if letter.role == role} >= {"en"}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, []),
        ({"body": "{allegations}, {deadline}, {address}"}, ["body"]),
        ({"body": "{allegations}"}, ["body"]),
        ({"subject": "{paper} {who}"}, ["subject"]),
        ({"role": "neighbour"}, ["role"]),
    ],
)
def test_editors_change_letters_that_can_be_filled_in(client, fields, wrong):
    client.force_login(make_user("Editor"))
    sent = {"name": "Ours", "role": "lawyer", "channel": "", "language": "en", "subject": "", **fields}
    sent.setdefault("body", "{respondent}: {allegations}. Until {deadline}.")
    answer = client.post(reverse("admin:claims_replytemplate_add"), sent)
    errors = answer.context["adminform"].form.errors if answer.status_code == 200 else {}
    assert list(errors) == wrong
    assert ReplyTemplate.objects.filter(name="Ours").exists() is not bool(wrong)
