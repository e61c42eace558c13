"""What the story's screen asks about claims while one writes."""

import pytest
from django.urls import reverse

from articles.models import PublishedVersion
from articles.services.save import save_working_copy
from newsroom.ledger.chains import content_digests_of
from tests.factories.articles import make_article, make_published
from tests.factories.claims import make_claim
from tests.factories.entities import make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client):
    user = make_user(role="Administrator")
    client.force_login(user)
    return user


def beside(client, story, *uids) -> list[dict]:
    address = reverse("admin:articles_article_claims", args=[story.pk])
    return client.post(address, {"uids": ",".join(uids)}).json()["claims"]


def suggest(client, text: str, start: int, end: int, **more) -> dict:
    given = {"text": text, "start": start, "end": end, **more}
    return client.post(reverse("admin:articles_article_suggest"), given).json()


def test_claims_come_in_the_order_asked_for_without_unknown_ones(client, user):
    one, other = make_claim(), make_claim()
    found = beside(client, make_article(by=user), other.uid, "zzzzzzzzzz", one.uid, other.uid)
    assert [claim["uid"] for claim in found] == [other.uid, one.uid]


def test_claims_say_in_how_many_stories_they_are_printed(client, user):
    claim = make_claim()
    make_published(claims=[claim])
    (told,) = beside(client, make_article(by=user), claim.uid)
    assert told["stories"] == 1


def test_claims_say_what_has_left_their_sentence(client, user):
    claim = make_claim(cue="says", claimant_label="the guard")
    marked = f'<span data-claim="{claim.uid}">the quay was sold</span>'
    story = make_article(by=user, body=f"<p>{marked}, says the guard.</p>")
    whole = beside(client, story, claim.uid)[0]["anchor"]
    save_working_copy(article=story, by=user, body=f"<p>{marked}.</p>")
    assert (whole, beside(client, story, claim.uid)[0]["anchor"]) == ("", "Cue has left the sentence")


@pytest.mark.parametrize("count", [1, 3])
def test_claims_cost_the_same_however_many(client, user, django_assert_num_queries, count):
    claims = [make_claim(claimants=[make_person()]) for _ in range(count)]
    story = make_article(by=user)
    with django_assert_num_queries(
        8
    ):  # session, user, two for the rights, the story, claims, stories, what was lost
        beside(client, story, *[claim.uid for claim in claims])


@pytest.mark.parametrize("behind", ["told", "so.", "so. "])
def test_caret_alone_means_its_sentence(client, user, behind):
    text = "It rained. The guard told the U.S. Embassy so.  Nobody came."
    caret = text.index(behind) + len(behind)
    told = suggest(client, text, caret, caret)
    assert [text[slice(*told[name])] for name in ("selection", "sentence")] == [
        "The guard told the U.S. Embassy so."
    ] * 2


def test_sentence_is_counted_as_the_browser_counts(client, user):
    """A browser counts an emoji as two."""
    assert suggest(client, "\U0001f6a2 Lit. Dark.", 8, 12)["sentence"] == [8, 13]


def test_claims_of_the_story_itself_come_first(client, user):
    said = "Imre Valtos hid the order in his desk"
    others = [make_claim(statement=said, public_text=f"The guard says {said}.") for _ in range(6)]
    own = others[0].uid
    told = suggest(client, f"{said}, the guard says.", 0, len(said), here=own)
    assert [found["here"] for found in told["similar"]] == [True, False, False, False, False]
    assert told["similar"][0]["uid"] == own


def test_language_of_the_story_is_that_of_the_claim(client, user):
    assert suggest(client, "Lit.", 0, 4, language="es")["fields"]["language"] == "es"


def test_version_of_before_keeps_its_digest(user):
    """What a headline prints is in rows of its own: a version is sealed as it was."""
    claim = make_claim()
    story = make_published(claims=[claim])
    version = story.live_version
    save_working_copy(
        article=story,
        by=user,
        line_claims={"headline": [{"uid": claim.uid, "exact": "", "line": story.headline}]},
    )
    version = PublishedVersion.objects.get(pk=version.pk)
    assert content_digests_of(version) == (version.kept_digest, version.content_digest)
