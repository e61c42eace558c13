"""`preflight SLUG`: what stands against a story, with an exit status that a script can trust."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import SignOff
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def preflight(article, *options) -> tuple[str, int]:
    """What was printed, and the exit status."""
    out = io.StringIO()
    try:
        call_command("preflight", article.slug, *options, stdout=out)
    except SystemExit as left:
        return out.getvalue(), int(left.code)
    return out.getvalue(), 0


def hearsay():
    claim = make_claim(
        mode="hearsay",
        cue="reportedly",
        statement="the quay was sold",
        public_text="The quay was reportedly sold.",
    )
    return make_article(claims=[claim])


def test_a_story_with_nothing_against_it_leaves_0():
    assert preflight(make_article()) == ("Nothing stands against it.\n", 0)


def test_a_finding_that_nobody_signed_leaves_1():
    article = hearsay()
    text, status = preflight(article)
    assert (text.splitlines()[0], text.splitlines()[-1], status) == (
        "S P08      body, block 1 (needs a sign-off): “The quay was reportedly sold.”",
        "1 finding to cure or to have signed off.",
        1,
    )


def test_json_lists_findings_with_their_place():
    text, status = preflight(hearsay(), "--json")
    (row,) = json.loads(text)
    assert sorted(row) == ["end", "field", "message", "place", "rule", "severity", "signed", "start", "text"]
    assert (row["rule"], row["field"], row["start"], row["end"], row["signed"], status) == (
        "P08",
        "body",
        0,
        29,
        False,
        1,
    )


@pytest.mark.parametrize(("by_author", "expected"), [(False, (True, 0)), (True, (False, 1))])
def test_what_somebody_else_signed_leaves_0(by_author, expected):
    article = hearsay()
    by = article.created_by if by_author else make_user()
    SignOff.objects.create(
        article=article,
        rule="P08",
        severity="S",
        field="body",
        text="The quay was reportedly sold.",
        reason="Seen by two of us.",
        by=by,
    )
    text, status = preflight(article, "--json")
    signed = {row["rule"]: row["signed"] for row in json.loads(text)}
    assert (signed["P08"], status) == expected


def test_an_unknown_story_is_an_error():
    with pytest.raises(CommandError, match="There is no story under “nowhere”"):
        call_command("preflight", "nowhere")
