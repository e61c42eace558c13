"""The page of a story."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles.claims.models import Claim
from articles.claims.services.withhold import withhold_claim
from articles.models import Article, Byline
from articles.services.corrections import CorrectionDraft, record_corrections
from articles.services.publish import (
    correct_article,
    publish_article,
    retract_article,
    unpublish_article,
)
from articles.services.save import save_working_copy
from entities.models import Entity, Image
from newsroom.site.selectors.story import story_page
from tests.factories.articles import make_article, make_author, make_published, make_section, print_again
from tests.factories.claims import make_claim, make_link
from tests.factories.entities import make_entity, make_image, make_person, make_topic
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def read(client, story: Article) -> str:
    response = client.get(story.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def marked(claim: Claim, words: str) -> str:
    return f'<span data-claim="{claim.uid}">{words}</span>'


@pytest.mark.parametrize("claims", [1, 30])
def test_story_costs_three_queries_whatever_it_cites(client, django_assert_num_queries, claims):
    story = make_published(claims=[make_claim(claimants=[make_entity()]) for _ in range(claims)])
    with django_assert_num_queries(3):
        page = read(client, story)
    assert page.count("data-claim-card") == claims


def test_story_sets_no_cookie_and_varies_by_none(client):
    response = client.get(make_published().get_absolute_url())
    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "Set-Cookie" not in response.headers


def test_story_not_yet_published_is_not_there(client):
    assert client.get(make_article().get_absolute_url()).status_code == 404


def test_story_taken_back_is_gone(client):
    story = make_published()
    unpublish_article(article=story, by=make_user(), note="x")
    response = client.get(story.get_absolute_url())
    assert response.status_code == 410
    assert response.headers["Cache-Control"] == "no-store"


def test_story_shows_print_and_not_the_working_copy(client):
    story = make_published(headline="Printed headline", body="<p>Printed words.</p>")
    save_working_copy(
        article=story, by=make_user(), headline="Working headline", body="<p>Working words.</p>"
    )
    page = read(client, story)
    assert ("Printed headline" in page, "Printed words." in page) == (True, True)
    assert ("Working headline" in page, "Working words." in page) == (False, False)


def test_passage_leads_to_its_note_and_back(client):
    claim = make_claim(mode="anonymous")
    page = read(client, make_published(body=f"<p>He said {marked(claim, 'the quay was sold')}.</p>"))
    passage = re.search(r'<a class="claim claim--anonymous"[^>]*>the quay was sold</a>', page)[0]
    assert f'href="#claim-{claim.uid}"' in passage
    assert f'id="mark-{claim.uid}-1"' in passage
    note = page[page.index(f'id="claim-{claim.uid}"') :]
    assert f'href="#mark-{claim.uid}-1"' in note
    assert f'href="/claims/{claim.uid}/"' in note


def test_passages_are_numbered_like_their_notes(client):
    first, second = make_claim(), make_claim()
    body = f"<p>{marked(second, 'Second words')} and {marked(first, 'first words')}.</p>"
    page = read(client, make_published(body=body))
    assert re.findall(r'data-card="claim-(\w+)" data-note="(\d)"', page) == [
        (second.uid, "1"),
        (first.uid, "2"),
    ]
    assert re.findall(r'<li class="note" id="claim-(\w+)"', page) == [second.uid, first.uid]


def test_claim_printed_twice_has_one_note_and_two_passages(client):
    claim = make_claim()
    body = f"<p>{marked(claim, 'One part')} stays.</p><p>{marked(claim, 'Another part')} too.</p>"
    page = read(client, make_published(body=body))
    assert page.count('<li class="note"') == 1
    assert re.findall(r'id="(mark-[^"]+)"', page) == [f"mark-{claim.uid}-1", f"mark-{claim.uid}-2"]


def test_withheld_claim_leaves_its_passage_as_plain_text(client):
    kept, withheld = (
        make_claim(),
        make_claim(public_text="The withheld sentence.", claimant_label="the witness"),
    )
    body = f"<p>{marked(kept, 'Kept words')} and {marked(withheld, 'withheld words')}.</p>"
    story = make_published(body=body)
    assert "The withheld sentence." in read(client, story)
    withhold_claim(claim=withheld, by=make_user(role="Legal"), reason="order of a court")
    page = read(client, story)
    assert "withheld words" in page
    assert (withheld.uid in page, "The withheld sentence." in page, "the witness" in page) == (
        False,
        False,
        False,
    )


def test_denial_shows_on_card_and_in_the_disputed_group(client):
    vey = make_person("Tomas Vey")
    accusation = make_claim(
        mode="official_unnamed",
        speech_act="accuse",
        claimant_label="Karsavian authorities",
        accused=[vey],
        public_text="Karsavian authorities accuse Tomas Vey of smuggling.",
    )
    denial = make_claim(speech_act="deny", claimants=[vey], said_on="2031-08-08")
    make_link(denial, accusation, "denies")
    page = story_page(make_published(claims=[accusation]).slug)
    assert [(group.heading, [line.uid for line in group.lines]) for group in page.box] == [
        ("Disputed or unanswered", [accusation.uid])
    ]
    assert (page.notes[0].state, page.notes[0].label.answer) == (
        "disputed",
        "Tomas Vey denies it (8 Aug 2031)",
    )


def test_box_holds_three_lines_a_group_and_jumps_to_passages(client):
    claims = [make_claim(public_text=f"The harbour office says so, {number}.") for number in range(5)]
    page = read(client, make_published(claims=claims))
    box = page[page.index('class="box"') : page.index("</section>")]
    assert re.findall(r'class="box__text" href="#([^"]+)"', box) == [
        f"mark-{claim.uid}-1" for claim in claims[:3]
    ]


def test_accusation_is_not_crowded_out_of_the_box():
    claims = [*(make_claim() for _ in range(4)), make_claim(harm="serious")]
    page = story_page(make_published(claims=claims).slug)
    assert [line.uid for line in page.box[0].lines] == [claims[place].uid for place in (0, 1, 4)]


def test_editor_drops_and_reorders_lines_of_the_box():
    claims = [make_claim() for _ in range(4)]
    hand = {"dropped": [claims[0].uid], "order": [claims[3].uid]}
    page = story_page(make_published(claims=claims, box=hand).slug)
    assert [line.uid for line in page.box[0].lines] == [claims[3].uid, claims[1].uid, claims[2].uid]


def test_claim_found_automatically_says_so_on_its_card(client):
    claim = make_claim(origin="import")
    page = read(client, make_published(claims=[claim]))
    assert '<p class="claim-card__review">Found automatically, not yet reviewed</p>' in page


def test_box_says_once_that_all_of_it_was_found_automatically(client):
    found = [make_claim(origin="import", claimant_label="the office") for _ in range(2)]
    page = story_page(make_published(claims=found).slug)
    assert (page.box_review, page.box[0].lines[0].brief) == (
        "found automatically, not yet reviewed",
        "Said by the office",
    )
    page = story_page(make_published(claims=[*found, make_claim()]).slug)
    assert (page.box_review, page.box[0].lines[0].source) == (
        "",
        "Said by the office · found automatically, not yet reviewed",
    )


def test_dossier_of_living_person_is_linked_once_opened(client):
    person = make_person("Sorrel Quayle", slug="sorrel-quayle")
    story = make_published(body="<p>Sorrel Quayle opened the books.</p>")
    page = read(client, story)
    assert ("Sorrel Quayle" in page, "/entities/sorrel-quayle/" in page) == (True, False)
    Entity.objects.filter(pk=person.pk).update(dossier_open=True)
    page = read(client, story)
    assert page.count('href="/entities/sorrel-quayle/"') == 2  # in the text and beside it


def test_topics_and_sections_are_linked_in_order(client):
    section = make_section(name="Zeal", slug="zeal", position=1)
    make_section(name="Ardour", slug="ardour", position=0)
    story = make_article(section=section)
    story.topics.add(make_topic("Ports", slug="ports"), make_topic("Arms", slug="arms"))
    publish_article(article=story, by=make_user(), override_reason="x")
    page = story_page(story.slug)
    assert [link.name for link in page.topics] == ["Arms", "Ports"]
    assert [link.url for link in page.navigation] == ["/sections/ardour/", "/sections/zeal/"]


def test_second_version_says_when_it_changed(client):
    story = make_published(headline="First words")
    assert story_page(story.slug).changed_at is None
    correct_article(
        article=story, by=make_user(), corrections=[CorrectionDraft("correction", "It was the other quay.")]
    )
    page = story_page(story.slug)
    assert (page.version_number, page.version_kind) == (2, "Corrected")
    assert page.changed_at > page.first_published_at


def retract(story, reason="The log was of another ship."):
    return retract_article(article=story, by=make_user(), reason=reason)


def test_retracted_story_says_so_and_why_above_its_struck_text(client):
    story = make_published(headline="Seven ships sailed", body="<p>Seven ships sailed at dawn.</p>")
    assert "Retracted" not in read(client, story)
    retract(story)
    page = read(client, story)
    assert "<title>Retracted: Seven ships sailed" in page
    assert (
        '<h1 class="story__headline"><span class="hidden-visually" lang="en">Retracted: </span>'
        "<s>Seven ships sailed</s></h1>" in page
    )
    assert page.index("The log was of another ship.") < page.index("Seven ships sailed at dawn.")
    assert re.search(r"<del [^>]*>\s*<p>Seven ships sailed at dawn\.</p>\s*</del>", page)
    assert page[page.index("<main") :].count("The log was of another ship.") == 1


def test_retracted_story_is_without_its_box(client):
    claim = make_claim()
    story = make_published(claims=[claim])
    assert "Who says what in this story, in short" in read(client, story)
    retract(story)
    assert "Who says what in this story, in short" not in read(client, story)
    assert f'id="mark-{claim.uid}-1"' in read(client, story)


def test_taken_back_story_names_nothing_of_itself(client):
    story = make_published(
        slug="plain-address",
        headline="Zqheadline",
        kicker="Zqkicker",
        standfirst="Zqstandfirst",
        body="<p>Zqbody</p>",
    )
    print_again(story, headline="Zqsecond")
    unpublish_article(article=story, by=make_user(), note="Zqnote")
    for address in ("", "versions/", "versions/1/", "versions/?from=1&to=2"):
        response = client.get(f"/stories/plain-address/{address}")
        assert response.status_code == 410
        assert "zq" not in response.content.decode().lower()
        assert "plain-address" not in response.content.decode()


def test_notes_stand_above_or_below_the_story_by_their_place(client):
    claim = make_claim()
    story = make_published(body=f"<p>Seven ships. {marked(claim, claim.public_text)}</p>")
    version = print_again(story, kind="correction")
    record_corrections(
        version,
        [
            CorrectionDraft("correction", "It was six ships.", claim=claim),
            CorrectionDraft("clarification", "The ships are ferries."),
        ],
        by=make_user(),
    )
    page = read(client, story).partition("</head>")[2]
    places = [page.index(words) for words in ("It was six ships.", "Seven ships.", "The ships are ferries.")]
    assert places == sorted(places)
    assert page.count(f'<a href="/claims/{claim.uid}/">{claim.public_text}</a>') == 1
    assert page.count(f'href="/stories/{story.slug}/versions/?from=1&amp;to=2">See what changed') == 2


@pytest.mark.parametrize("notes", [1, 3])
def test_corrected_story_costs_four_queries(client, django_assert_num_queries, notes):
    story = make_published()
    for number in range(notes):
        version = print_again(story, kind="correction")
        record_corrections(version, [CorrectionDraft("correction", f"Note {number}.")], by=make_user())
    with django_assert_num_queries(4):
        page = read(client, story)
    assert page.count('class="correction__text"') == notes


def test_corrected_story_has_another_etag(client):
    story = make_published()
    before = client.get(story.get_absolute_url()).headers["ETag"]
    version = print_again(story, kind="correction")
    between = client.get(story.get_absolute_url()).headers["ETag"]
    record_corrections(version, [CorrectionDraft("correction", "It was six.")], by=make_user())
    after = client.get(story.get_absolute_url(), headers={"If-None-Match": between})
    assert (after.status_code, len({before, between, after.headers["ETag"]})) == (200, 3)


def test_version_that_only_clarifies_says_so(client):
    story = make_published()
    version = print_again(story, kind="correction")
    record_corrections(version, [CorrectionDraft("clarification", "The ships are ferries.")], by=make_user())
    assert story_page(story.slug).version_kind == "Clarified"


def test_picture_shows_alt_credit_and_caption_until_its_rights_run_out(client):
    today = timezone.localdate()
    image = make_image(alt="A grey quay", credit="Ada Vorn", rights_expire_on=today)
    story = make_published(lead_image=image, lead_caption="The quay on Monday.")
    page = read(client, story)
    assert ('alt="A grey quay"' in page, "Ada Vorn" in page, "The quay on Monday." in page) == (
        True,
        True,
        True,
    )
    Image.objects.filter(pk=image.pk).update(rights_expire_on=today - timedelta(days=1))
    page = read(client, story)
    assert ("A grey quay" in page, "The quay on Monday." in page, image.uid in page) == (False, False, False)


def test_head_of_story_names_writers_place_and_day(client):
    story = make_article(story_date=date(2031, 8, 8), story_place="Vell")
    for position, name in enumerate(["Ada Vorn", "Bo Lund"]):
        Byline.objects.create(article=story, author=make_author(name=name), position=position)
    publish_article(article=story, by=make_user(), override_reason="x")
    page = re.sub(r"<[^>]+>", "", read(client, story))
    assert "By Ada Vorn and Bo Lund" in page
    assert "Vell, 8 August 2031" in page


def test_words_of_the_desk_are_escaped(client):
    claim = make_claim(public_text="They <b>say</b> so.", claimant_label="<i>they</i>")
    story = make_published(headline="Less < more & “quotes”", standfirst="<script>1</script>", claims=[claim])
    page = read(client, story)
    assert "Less &lt; more &amp; “quotes”" in page
    assert ("<b>say</b>" in page, "<i>they</i>" in page, "<script>1" in page) == (False, False, False)


def test_statement_is_never_printed(client):
    claim = make_claim(
        statement="the bare key of the claim", public_text="The office says the quay was sold."
    )
    page = read(client, make_published(claims=[claim]))
    assert "The office says the quay was sold." in page
    assert "the bare key of the claim" not in page


def test_key_explains_only_lines_that_stand_in_the_text():
    claims = [make_claim(mode="hearsay"), make_claim(mode="own"), make_claim(mode="document")]
    page = story_page(make_published(claims=claims).slug)
    assert [words.mode.value for words in page.key] == ["document", "hearsay"]


def test_story_without_claims_has_no_notes_no_box_and_no_script(client):
    page = read(client, make_published())
    assert ("Who says what" in page, 'class="box"' in page, "claim-card.js" in page) == (False, False, False)


def test_box_keeps_the_order_of_the_text_for_what_is_on_record(client):
    claims = [
        make_claim(
            speech_act="refuse",
            claimant_label="the mayor",
            public_text=f"The mayor refuses number {number}.",
            harm=harm,
        )
        for number, harm in enumerate(["none", "low", "low", "low"])
    ]
    story = make_published(claims=claims)
    (group,) = client.get(story.get_absolute_url()).context["page"].box
    assert group.heading == "On record"
    assert [line.uid for line in group.lines] == [claim.uid for claim in claims[:3]]


# --- related stories --------------------------------------------------------------------------------------------------


def related(client, story) -> list[tuple[str, str]]:
    page = read(client, story)
    if "Related stories" not in page:
        return []
    section = page[page.index("Related stories") :]
    return re.findall(
        r'<a href="([^"]+)"(?: lang="\w+")?>([^<]+)</a>', section[: section.index("</section>")]
    )


def test_related_stories_stand_in_their_order_under_the_headline_they_have_now(client):
    first, second = make_published(slug="first"), make_published(slug="second")
    story = make_published(related=[second, first])
    print_again(first, headline="First, as it reads now")
    save_working_copy(article=second, by=make_user(), headline="Not printed yet")
    assert related(client, story) == [
        ("/stories/second/", second.live_version.headline),
        ("/stories/first/", "First, as it reads now"),
    ]


def test_related_story_that_is_not_in_print_or_was_retracted_is_not_led_on_to(client):
    draft, gone, retracted = make_article(), make_published(), make_published()
    story = make_published(related=[draft, gone, retracted])
    unpublish_article(article=gone, by=make_user(), note="x")
    retract_article(article=retracted, by=make_user(), reason="It was wrong.")
    assert related(client, story) == []


def test_related_stories_of_the_working_copy_wait_for_print(client):
    story = make_published()
    save_working_copy(article=story, by=make_user(), related=[make_published()])
    assert related(client, story) == []


def test_related_story_in_another_language_says_so(client):
    other = make_published(language="es", headline="El muelle abre")
    assert ' lang="es">El muelle abre</a>' in read(client, make_published(related=[other]))


@pytest.mark.parametrize("many", [1, 3])
def test_related_stories_cost_no_query(client, django_assert_num_queries, many):
    story = make_published(related=[make_published() for _ in range(many)])
    with django_assert_num_queries(3):
        read(client, story)
    assert len(related(client, story)) == many
