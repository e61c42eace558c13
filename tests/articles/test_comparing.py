"""Two states of a story held against each other, on their page and before one comes back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.diff import after_of, before_of
from articles.models import Article
from articles.selectors.comparing import compare_sides
from articles.selectors.sides import NoSuchSide, two_sides
from articles.services.save import save_working_copy
from articles.services.withhold import withhold_version
from tests.factories.articles import make_article, make_author, make_published, make_section, print_again
from tests.factories.claims import make_claim
from tests.factories.entities import make_image
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client):
    user = make_user()
    client.force_login(user)
    return user


def compared(story, a, b):
    return compare_sides(*two_sides(Article.objects.get(pk=story.pk), a, b))


def again(story, **fields):
    save_working_copy(article=story, by=make_user(), **fields)
    story.refresh_from_db()


def settings_that_differ(comparison) -> list[tuple[str, str, str]]:
    return [(row.label, row.before, row.after) for row in comparison.settings]


# --- words ----------------------------------------------------------------------------------------------------


def test_words_of_two_saves_are_woven():
    story = make_article(headline="Quay sold", standfirst="Who said it.", body="<p>One two.</p><p>Same.</p>")
    again(story, headline="Quay reportedly sold", body="<p>One six.</p><p>Same.</p>")
    found = compared(story, "r1", "r2")
    assert [
        (line.name, before_of(line.pieces), after_of(line.pieces), line.is_changed) for line in found.lines
    ] == [
        ("Headline", "Quay sold", "Quay reportedly sold", True),
        ("Standfirst", "Who said it.", "Who said it.", False),
    ]
    changes = [change for stretch in found.body for change in stretch.changes]
    assert [(before_of(one.pieces), after_of(one.pieces)) for one in changes] == [
        ("One two.", "One six."),
        ("Same.", "Same."),
    ]


def test_sides_of_a_change_hold_each_text_alone():
    story = make_article(body="<p>One two three.</p>")
    again(story, body="<p>One six three.</p>")
    (stretch,) = compared(story, "r1", "r2").body
    (change,) = stretch.changes
    texts = ["".join(piece.text for piece in side) for side in (change.older, change.newer)]
    assert texts == ["One two three.", "One six three."]


def test_the_other_way_round_what_was_put_in_was_taken_out():
    story = make_article(headline="First")
    again(story, headline="Second")
    (line,) = compared(story, "r2", "r1").lines
    assert (before_of(line.pieces), after_of(line.pieces)) == ("Second", "First")


@pytest.mark.parametrize(
    ("a", "b"), [("r1", "now"), ("v1", "now"), ("live", "now"), ("r1", "r1"), ("now", "now")]
)
def test_a_story_that_was_not_written_on_is_the_same_everywhere(a, b):
    story = make_published(
        claims=[make_claim()],
        authors=[make_author(), make_author()],
        topics=["Ports", "Arms"],
        lead_image=make_image(),
        lead_caption="The quay.",
        story_date="2031-08-11",
        standfirst="Who said it.",
    )
    assert compared(story, a, b).is_changed is False


def test_print_is_named_by_its_number_and_by_being_live():
    story = make_published(headline="First")
    print_again(story, headline="Second")
    withhold_version(version=story.versions.get(number=1), by=make_user("Legal"), reason="Order of the court")
    sides = two_sides(Article.objects.get(), "v1", "live")
    assert [(side.title, side.note, side.headline) for side in sides] == [
        ("Version 1", "Withheld from readers", "First"),
        ("Version 2", "In print now", "Second"),
    ]


@pytest.mark.parametrize(
    "ref", ["r9", "v1", "live", "", "r", "x1", "r1x", "now ", "r-1", "r٣", "r" + "9" * 40, "<script>"]
)
def test_what_names_no_state(ref):
    with pytest.raises(NoSuchSide):
        two_sides(make_article(), ref, "now")


def test_a_save_that_went_on_under_another_number_is_found():
    story = make_article()
    story.revisions.update(number=4, first_number=1, kind="autosave")
    assert two_sides(story, "r2", "now")[0].number == 4


def test_a_save_that_is_not_there_is_not_taken_for_another():
    story = make_article()
    story.revisions.update(number=4)
    with pytest.raises(NoSuchSide):
        two_sides(story, "r2", "now")


# --- claims ---------------------------------------------------------------------------------------------------


def test_claims_that_came_and_went():
    old, new = make_claim(public_text="The office says so."), make_claim(public_text="Dockers say so.")
    story = make_article(claims=[old])
    again(story, body=f'<p><span data-claim="{new.uid}">So they say</span>.</p>')
    found = compared(story, "r1", "r2").claims
    assert [(one.in_words, one.claim.public_text, one.warning) for one in found] == [
        ("Put in", "Dockers say so.", ""),
        ("Taken out", "The office says so.", ""),
    ]


def test_a_claim_that_is_not_on_file_is_named_by_its_key():
    story = make_article()
    story.revisions.update(body='<p><span data-claim="aaaaaaaaaa">So they say</span>.</p>')
    (change,) = compared(story, "now", "r1").claims
    assert (change.uid, change.claim, change.warning) == ("aaaaaaaaaa", None, "No longer on file")


# --- settings -------------------------------------------------------------------------------------------------


def test_only_settings_that_differ_are_shown():
    section, other = make_section(name="Security"), make_section(name="Ports of call")
    story = make_article(
        section=section, topics=["Ports"], authors=[make_author(name="Ada Vey")], story_place="Vell"
    )
    again(story, section=other, topics=["Arms", "Ports"], story_date="2031-08-11", headline_is_working=True)
    assert settings_that_differ(compared(story, "r1", "r2")) == [
        ("Section", "Security", "Ports of call"),
        ("Topics", "Ports", "Arms, Ports"),
        ("Story date", "none", "11 Aug 2031"),
        ("Working title", "no", "yes"),
    ]


def test_the_order_of_bylines_is_a_difference():
    first, second = make_author(name="Ada Vey"), make_author(name="Ines Ferro")
    story = make_article(authors=[first, second])
    again(story, authors=[second, first])
    assert settings_that_differ(compared(story, "r1", "r2")) == [
        ("Bylines", "Ada Vey, Ines Ferro", "Ines Ferro, Ada Vey")
    ]


def test_the_caption_is_compared_among_the_words():
    story = make_article(lead_caption="The quay.")
    again(story, lead_caption="The mole.")
    found = compared(story, "r1", "r2")
    assert ([line.name for line in found.lines], found.settings) == (
        ["Headline", "Caption of the picture"],
        (),
    )


def test_an_old_save_without_settings_says_so():
    story = make_article(lead_caption="The quay.")
    story.revisions.update(settings=None)
    found = compared(story, "r1", "now")
    assert (found.settings, found.settings_note, found.is_changed) == (
        (),
        "Save 1: settings were not kept then.",
        False,
    )


def test_a_setting_that_is_younger_than_the_save_was_not_kept():
    story = make_article(story_place="Vell")
    row = story.revisions.get()
    row.settings.pop("story_place")
    row.settings.pop("rights")
    row.save()
    assert settings_that_differ(compared(story, "r1", "now")) == [("Story place", "not kept then", "Vell")]


def test_what_print_does_not_keep_is_not_held_against_it():
    story = make_published()
    again(story, rights="One use")
    assert settings_that_differ(compared(story, "live", "now")) == []


# --- the page -------------------------------------------------------------------------------------------------


def page(client, story, **query):
    return client.get(reverse("admin:articles_article_compare", args=[story.pk]), query)


def three_saves(**fields):
    story = make_article(headline="First", **fields)
    again(story, headline="Second")
    again(story, headline="Third")
    return story


@pytest.mark.parametrize(
    ("query", "refs"),
    [
        ({"a": "r1", "b": "r3"}, ("r1", "r3")),
        ({"a": "r1"}, ("r1", "now")),
        ({"b": "r2"}, ("r1", "r2")),
        ({"b": "r1"}, ("r1", "r1")),
        ({}, ("r2", "now")),
    ],
)
def test_page_completes_what_was_not_said(client, user, query, refs):
    found = page(client, three_saves(), **query).context["compared"]
    assert (found.before.ref, found.after.ref) == refs


@pytest.mark.parametrize(
    "query", [{"a": "r9"}, {"a": "x"}, {"b": "live"}, {"b": "rx"}, {"a": "r1", "b": "v1"}]
)
def test_page_of_what_is_not_there(client, user, query):
    assert page(client, three_saves(), **query).status_code == 404


def test_page_leads_on_to_the_saves_before_and_after(client, user):
    story = three_saves()
    again(story, headline="Fourth")
    context = page(client, story, a="r2", b="r3", view="sides").context
    address = reverse("admin:articles_article_compare", args=[story.pk])
    ways = {name: context[f"{name}_url"] for name in ("earlier", "later", "swap", "view")}
    assert ways == {
        "earlier": f"{address}?a=r1&b=r2&view=sides",
        "later": f"{address}?a=r3&b=r4&view=sides",
        "swap": f"{address}?a=r3&b=r2&view=sides",
        "view": f"{address}?a=r2&b=r3",
    }


@pytest.mark.parametrize(
    ("query", "number"),
    [({"a": "r1", "b": "r2"}, 1), ({"a": "r3", "b": "r2"}, 2), ({"a": "r3", "b": "now"}, None)],
)
def test_page_offers_to_restore_the_older_save(client, user, query, number):
    offered = page(client, three_saves(), **query).context["restore"]
    assert (offered.number if offered else None) == number


def test_page_offers_nothing_to_those_who_do_not_write(client):
    client.force_login(make_user("Checker"))
    assert page(client, three_saves(), a="r1").context["restore"] is None


def test_page_costs_the_same_with_one_and_three_of_everything(client, user):
    costs = []
    for number in (1, 3):
        claims = [make_claim() for _ in range(number)]
        story = make_published(
            claims=claims, lead_image=make_image(), topics=["Ports"] * number, authors=[make_author()]
        )
        again(
            story,
            body="<p>Nothing.</p>",
            section=make_section(),
            lead_image=make_image(),
            topics=[f"Topic {n}" for n in range(number)],
            authors=[make_author() for _ in range(number)],
        )
        with CaptureQueriesContext(connection) as captured:
            assert page(client, story, a="live", b="now").status_code == 200
        costs.append(len(captured))
    assert costs[0] == costs[1]


@pytest.mark.parametrize("view", ["", "sides"])
def test_page_holds_markup_of_words_as_text(client, user, view):
    story = make_article(headline="<script>x</script>", story_place="<i>x</i>")
    again(story, headline="<b>y</b>", story_place="")
    text = page(client, story, a="r1", b="r2", view=view).content.decode()
    assert [found in text for found in ("<script>x", "<b>y", "<i>x", "&lt;script&gt;")] == [False] * 3 + [
        True
    ]


# --- before one comes back ------------------------------------------------------------------------------------


def restore(client, story, number, **sent):
    address = reverse("admin:articles_article_restore", args=[story.pk, number])
    return client.post(address, sent, follow=True) if sent else client.get(address)


def test_question_says_what_will_change(client, user):
    old = make_claim(public_text="The office says so.")
    story = make_article(headline="First", claims=[old], topics=["Ports"], lead_caption="Then.")
    again(story, headline="Second", body="<p>Nothing.</p>", topics=["Arms"], lead_caption="Now.")
    context = restore(client, story, 1).context
    assert ([one.in_words for one in context["compared"].claims], context["looked_at"]) == (["Put in"], 2)
    assert [(one["key"], one["now"], one["then"]) for one in context["choices"]] == [
        ("topics", "Arms", "Ports"),
        ("lead_caption", "Now.", "Then."),
    ]


def test_restore_by_the_button(client, user):
    story = make_article(headline="First", topics=["Ports"])
    again(story, headline="Second", topics=["Arms"])
    answer = restore(client, story, 1, looked_at="2", settings="topics")
    story.refresh_from_db()
    assert (story.headline, story.topics.get().name, story.revisions.first().by) == ("First", "Ports", user)
    assert [str(message) for message in answer.context["messages"]] == [
        "Save 1 is back, as save 3. What stood before is save 2, in the history."
    ]


def test_restore_by_whoever_looked_at_an_older_state_asks_again(client, user):
    story = three_saves()
    answer = restore(client, story, 1, looked_at="2", settings="topics")
    story.refresh_from_db()
    assert (story.headline, story.revision_number, answer.context["looked_at"]) == ("Third", 3, 3)
    assert answer.context["error"].startswith("The story was saved meanwhile: you looked at save 2")


@pytest.mark.parametrize("looked_at", ["", "x", "-1"])
def test_restore_without_a_look_changes_nothing(client, user, looked_at):
    story = three_saves()
    answer = restore(client, story, 1, looked_at=looked_at, settings="topics")
    story.refresh_from_db()
    assert (story.headline, answer.context["error"]) == (
        "Third",
        "Look at what will change, then restore it.",
    )


def test_restore_says_what_came_back_otherwise(client, user):
    story = make_article(body="<p>So they say.</p>")
    story.revisions.update(body='<p><span data-claim="aaaaaaaaaa">So they say</span>.</p>')
    answer = restore(client, story, 1, looked_at="1")
    assert [str(message) for message in answer.context["messages"]][1:] == [
        "The mark of claim aaaaaaaaaa is gone: no such claim is on file."
    ]


def test_restore_of_a_save_that_the_law_emptied_is_not_offered(client, user):
    story = three_saves()
    story.revisions.filter(number=1).update(headline="", body="", settings=None)
    assert "emptied by order of law" in restore(client, story, 1).content.decode()


def test_restore_of_a_save_that_is_not_there(client, user):
    assert restore(client, make_article(), 7).status_code == 404
