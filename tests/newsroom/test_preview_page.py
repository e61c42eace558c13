"""A story before it is printed, for whoever holds a preview link."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.claims.services.withhold import withhold_claim
from articles.models import PreviewLink
from articles.preview_tokens import signed
from articles.services.preview_links import revoke_preview_link
from articles.services.publish import publish_article
from articles.services.save import save_working_copy
from articles.services.tagging import tag_entity
from entities.models import Image
from tests.factories.articles import (
    make_article,
    make_author,
    make_preview_link,
    make_published,
    make_section,
)
from tests.factories.claims import make_claim, make_link
from tests.factories.entities import make_entity, make_image, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def address(link, name=""):
    return f"/preview/{signed(link.token)}/{name}"


def look(client, article) -> str:
    response = client.get(address(make_preview_link(article=article)))
    assert response.status_code == 200
    return response.content.decode()


def body_of(page: str) -> str:
    """What the reader reads: the article, without what differs by intent (times, and ways to what is not public)."""
    article = page[page.index("<article") : page.index("</article>")]
    article = re.sub(
        r'(<details class="times">).*?</details>(\s*<p class="times__all">.*?</p>)?',
        "",
        article,
        flags=re.DOTALL,
    )
    article = re.sub(r'<a href="/claims/[^"]*">About this claim.*?</a>', "", article)
    article = re.sub(
        r'<a href="/(topics|entities)/[^"]*">([^<]*)</a>(<span class="rail__more">[^<]*</span>)?',
        r"\2",
        article,
    )
    article = re.sub(r'/preview/[^/"]*/|/pictures/[^/"]*/', "/p/", article)
    return re.sub(r"\s+", " ", article)


def test_preview_is_the_page_that_print_will_show(client):
    vey = make_person("Tomas Vey")
    accusation = make_claim(
        mode="official_unnamed", speech_act="accuse", claimant_label="Karsavian authorities", accused=[vey]
    )
    make_link(make_claim(speech_act="deny", claimants=[vey], said_on="2031-08-08"), accusation, "denies")
    make_entity("Red Tide", slug="red-tide", disambiguator="armed group")
    related = make_published(headline="The other story")
    article = make_article(
        claims=[accusation, make_claim(mode="hearsay")],
        standfirst="Red Tide denies it.",
        kicker="Harbour",
        topics=["Harbours"],
        authors=[make_author(name="Ana Ruiz", role="Reporter"), make_author(name="Bo Lind")],
        lead_image=make_image(),
        lead_caption="The quay.",
        story_place="Vell",
        related=[related],
    )
    before = body_of(look(client, article))
    publish_article(article=article, by=make_user(), override_reason="x")
    article.refresh_from_db()
    assert before == body_of(client.get(article.get_absolute_url()).content.decode())
    assert "Karsavian authorities" in before


def test_preview_of_a_printed_story_shows_what_waits(client):
    article = make_published(headline="Printed words", slug="printed")
    save_working_copy(article=article, by=make_user(), headline="Words to come")
    page = look(client, article)
    assert ("Words to come" in page, "Printed words" in page) == (True, False)
    assert "Words to come" not in client.get("/stories/printed/").content.decode()


def test_preview_shows_the_story_as_it_stands_when_it_is_opened(client):
    link = make_preview_link(article=make_article(headline="First words"))
    save_working_copy(article=link.article, by=make_user(), headline="Second words")
    assert "Second words" in client.get(address(link)).content.decode()


def test_preview_says_what_it_is_and_when_it_ends(client):
    link = make_preview_link()
    page = client.get(address(link)).content.decode()
    ends = timezone.localtime(link.expires_at)
    assert "<strong>Preview, not published.</strong> Do not share it further." in page
    assert f"This link ends {ends.day} {ends:%B %Y, %H:%M}" in page


def test_preview_is_kept_by_nobody_and_found_by_nobody(client):
    response = client.get(address(make_preview_link()))
    names = ("Cache-Control", "Referrer-Policy", "X-Robots-Tag", "ETag", "Set-Cookie", "Vary")
    assert {name: response.headers.get(name) for name in names} == {
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
        "ETag": None,
        "Set-Cookie": None,
        "Vary": None,
    }
    page = response.content.decode()
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in page
    assert not re.search("canonical|og:|ld\\+json|twitter", page)


def test_preview_counts_looks_of_people(client):
    link = make_preview_link()
    client.head(address(link))
    client.get(address(link))
    link.refresh_from_db()
    assert link.opened == 1


@pytest.mark.parametrize("change", ["expired", "revoked", "closed account"])
def test_link_that_has_ended_is_gone_and_says_nothing(client, change):
    link = make_preview_link(article=make_article(headline="Secret words"))
    if change == "expired":
        PreviewLink.objects.update(created_at=timezone.now() - timedelta(days=2), expires_at=timezone.now())
    elif change == "revoked":
        revoke_preview_link(link=link, by=make_user())
    else:
        type(link.created_by).objects.filter(pk=link.created_by_id).update(is_active=False)
    response = client.get(address(link))
    assert (response.status_code, response.headers["Cache-Control"]) == (410, "private, no-store")
    assert ("Secret words" in response.content.decode(), "has ended" in response.content.decode()) == (
        False,
        True,
    )
    link.refresh_from_db()
    assert link.opened == 0


def test_forged_address_is_not_there_whatever_it_forges(client):
    link = make_preview_link()
    forged = [link.token, f"{link.token}.", f"{link.token}.x", signed("nobody's"), signed(link.token)[:-1]]
    answers = {client.get(f"/preview/{each}/").content for each in forged}
    assert [client.get(f"/preview/{each}/").status_code for each in forged] == [404] * 5
    assert len(answers) == 1


def test_preview_takes_no_other_method(client):
    assert client.post(address(make_preview_link())).status_code == 405


@pytest.mark.parametrize("many", [1, 20])
def test_preview_costs_a_fixed_number_of_queries(client, django_assert_num_queries, many):
    claims = [make_claim(claimants=[make_entity()]) for _ in range(many)]
    related = [make_published() for _ in range(min(many, 3))]
    link = make_preview_link(
        article=make_article(claims=claims, related=related, lead_image=make_image(), topics=["Harbours"])
    )
    with django_assert_num_queries(15):
        assert client.get(address(link)).status_code == 200


def test_preview_names_no_page_that_is_not_there(client):
    """Whoever looks has no account: a link that answers 404 tells them only that something is hidden."""
    make_entity("Red Tide", slug="red-tide")
    claim = make_claim()
    article = make_article(claims=[claim], standfirst="Red Tide left.", topics=["Unprinted topic"])
    page = look(client, article)
    assert ("Red Tide" in page, "Unprinted topic" in page) == (True, True)
    links = set(re.findall(r'href="(/(?!static|preview)[^"#]*)"', page))
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_preview_shows_nothing_of_the_desk(client):
    """Names that an editor rejected, withheld claims, notes on saves and internal words stay inside."""
    user, withheld = make_user(), make_claim(public_text="Withheld public text")
    rejected = make_entity("Rejected League")
    printed = make_claim(statement="INTERNAL STATEMENT")
    article = make_article(
        by=user,
        body=f'<p>The Rejected League met. <span data-claim="{withheld.uid}">Some words</span> and'
        f' <span data-claim="{printed.uid}">more words</span>.</p>',
        note="NOTE ON A SAVE",
        rights="RIGHTS LINE",
    )
    tag_entity(article=article, entity=rejected, by=user, choice="rejected")
    withhold_claim(claim=withheld, by=make_user("Legal"), reason="ORDER OF A COURT")
    page = look(client, article)
    assert "Some words" in page
    secrets = [
        "Withheld public text",
        withheld.uid,
        "INTERNAL STATEMENT",
        "NOTE ON A SAVE",
        "RIGHTS LINE",
        "ORDER OF A COURT",
        user.username,
        "/admin/",
    ]
    assert [secret for secret in secrets if secret in page] == []
    assert "Rejected League</li>" not in page


def test_preview_leads_on_only_to_stories_in_print(client):
    live, draft = make_published(headline="Live story"), make_article(headline="Draft story")
    page = look(client, make_article(related=[draft, live]))
    assert ("Live story" in page, "Draft story" in page) == (True, False)


def test_preview_without_a_section_in_an_empty_house(client):
    article = make_article(section=None)
    article.section = None
    article.save()
    type(make_section()).objects.all().delete()
    assert client.get(address(make_preview_link(article=article))).status_code == 200


# --- its picture -----------------------------------------------------------------------------------------------------


def test_picture_of_a_draft_shows_in_its_preview_and_nowhere_else(client):
    image = make_image()
    link = make_preview_link(article=make_article(lead_image=image))
    sources = set(re.findall(r'(/p[^",\s]*/w\d+[^",\s]*)', client.get(address(link)).content.decode()))
    assert sources == {address(link, name) for name in ("w300.jpg", "w300.avif")}
    response = client.get(address(link, "w300.jpg"))
    assert (response.status_code, response.headers["Content-Type"], response.headers["Cache-Control"]) == (
        200,
        "image/jpeg",
        "private, no-store",
    )
    assert client.get(f"/pictures/{image.uid}/w300.jpg").status_code == 404


def test_picture_ends_with_the_link(client):
    link = make_preview_link(article=make_article(lead_image=make_image()))
    revoke_preview_link(link=link, by=make_user())
    assert client.get(address(link, "w300.jpg")).status_code == 404


@pytest.mark.parametrize(
    "change",
    [{"rights": "restricted"}, {"alt": ""}, {"rights_expire_on": timezone.localdate() - timedelta(days=1)}],
)
def test_picture_that_may_not_be_printed_is_not_shown(client, change):
    """As print will show it: without."""
    image = make_image()
    link = make_preview_link(article=make_article(lead_image=image))
    Image.objects.update(**change)
    assert "<picture>" not in client.get(address(link)).content.decode()
    assert client.get(address(link, "w300.jpg")).status_code == 404


@pytest.mark.parametrize("name", ["w480.jpg", "original.jpg", "w300.png"])
def test_picture_of_a_guessed_name_is_not_there(client, name):
    link = make_preview_link(article=make_article(lead_image=make_image()))
    assert client.get(address(link, name)).status_code == 404


def test_picture_of_another_story_does_not_open_with_this_link(client):
    make_article(lead_image=make_image())
    assert client.get(address(make_preview_link(), "w300.jpg")).status_code == 404


def test_address_of_a_preview_is_on_no_page(client):
    link = make_preview_link(article=make_published())
    for page in ("/", "/sitemap.xml", "/feeds/latest.atom", reverse("site:story", args=[link.article.slug])):
        assert link.token not in client.get(page).content.decode()
