"""Items at the desk: added from a claim's page, read beside it, and their words taken as evidence."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from articles.claims.models import ClaimItem, Evidence, Fetch, HeldCopy, SourceItem
from tests.factories.claims import make_claim, make_copy, make_evidence, make_item
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

LETTER = "The harbour office wrote on 3 May.\n\nThe quay was sold to a company of the island.\n\nNo price is named."


@pytest.fixture
def checker(client):
    user = make_user("Checker")
    client.force_login(user)
    return user


@pytest.fixture(autouse=True)
def _store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def add(client, claim, **sent):
    return client.post(reverse("admin:desk_claim_add_item", args=[claim.uid]), sent)


def add_letter(client, claim) -> HeldCopy:
    add(client, claim, how="text", title="Letter of 3 May", publisher="Harbour office", text=LETTER)
    return HeldCopy.objects.get()


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_text_is_added_and_opened_beside_the_claim(client, checker):
    claim = make_claim()
    response = add(
        client, claim, how="text", title="Letter of 3 May", publisher="Harbour office", text=LETTER
    )
    item = SourceItem.objects.get()
    assert response.url == f"{reverse('admin:desk_item', args=[item.pk])}?claim={claim.uid}"
    copy = item.copies.get()
    assert (item.title, item.source.name, copy.origin, copy.mime, copy.text) == (
        "Letter of 3 May",
        "Harbour office",
        "typed",
        "text/plain",
        LETTER,
    )
    assert ClaimItem.objects.get().claim == claim


def test_excerpt_becomes_evidence_with_its_place(client, checker):
    claim = make_claim()
    copy = add_letter(client, claim)
    sent = {
        "claim": claim.uid,
        "copy": 1,
        "excerpt": "sold to a  company",
        "block": "",
        "tests": "attribution",
        "stance": "supports",
        "credibility": "2",
    }
    response = client.post(reverse("admin:desk_item_evidence", args=[copy.item_id]), sent, follow=True)
    piece = Evidence.objects.get()
    assert (piece.excerpt, piece.locator, piece.credibility) == ("sold to a company", "paragraph 2", 2)
    assert said(response) == ["Taken as evidence: paragraph 2."]
    assert '<p id="b1" data-block="1" class="cited">' in response.content.decode()


def test_words_that_do_not_stand_there_are_refused(client, checker):
    claim = make_claim()
    copy = add_letter(client, claim)
    sent = {
        "claim": claim.uid,
        "copy": 1,
        "excerpt": "The price was low",
        "tests": "content",
        "stance": "supports",
        "credibility": "6",
    }
    url = reverse("admin:desk_item_evidence", args=[copy.item_id])
    response = client.post(url, sent, follow=True)
    assert (said(response), Evidence.objects.count()) == (
        ["These words do not stand in this copy. Select them in the text."],
        0,
    )


def test_page_by_address_waits_to_be_fetched(client, checker):
    claim = make_claim()
    add(client, claim, how="url", url="https://gazette.example/notices/12#top")
    fetch = Fetch.objects.get()
    assert (fetch.status, fetch.item.url, fetch.item.source.name) == (
        "queued",
        "https://gazette.example/notices/12",
        "gazette.example",
    )
    page = client.get(reverse("admin:desk_item", args=[fetch.item_id])).content.decode()
    assert ("data-active" in page, "Waiting…" in page) == (True, True)
    client.post(reverse("admin:desk_item_cancel", args=[fetch.item_id]))
    fetch.refresh_from_db()
    assert fetch.status == "cancelled"


def test_same_address_is_the_same_item(client, checker):
    for claim in (make_claim(), make_claim()):
        add(client, claim, how="url", url="https://gazette.example/notices/12")
    assert (SourceItem.objects.count(), ClaimItem.objects.count(), Fetch.objects.count()) == (1, 2, 1)


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"how": "url", "url": "http://127.0.0.1/"}, "127.0.0.1 is not a public address."),
        ({"how": "url", "url": "ftp://a.example/"}, "Only addresses that begin with https://"),
        ({"how": "text", "text": "Words.", "title": "A letter"}, "Say who publishes it"),
        ({"how": "text", "text": "Words.", "publisher": "A"}, "Say what the text is"),
        ({"how": "text", "publisher": "A", "title": "B"}, "Paste the text"),
        ({"how": "file", "publisher": "A"}, "The file is empty"),
        (
            {"how": "file", "publisher": "A", "file": SimpleUploadedFile("a.pdf", b"MZ\x90\x00\x03")},
            "neither a page",
        ),
        (
            {"how": "file", "publisher": "A", "file": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\nno")},
            "not a picture we can read",
        ),
    ],
)
def test_what_cannot_be_added_is_refused_in_words(client, checker, sent, why):
    for value in sent.values():
        if isinstance(value, SimpleUploadedFile):
            value.seek(0)
    claim = make_claim()
    response = client.post(reverse("admin:desk_claim_add_item", args=[claim.uid]), sent, follow=True)
    (message,) = said(response)
    assert (why in message, SourceItem.objects.count()) == (True, 0)


def test_fetcher_switched_off_is_told_and_nothing_is_fetched(client, checker, settings):
    settings.NEWSROOM_FETCHER = False
    claim = make_claim()
    add(client, claim, how="url", url="https://gazette.example/notices/12")
    item = SourceItem.objects.get()
    page = client.get(reverse("admin:desk_item", args=[item.pk])).content.decode()
    assert (Fetch.objects.count(), "NEWSROOM_FETCHER=off" in page, "Fetch it" in page) == (0, True, False)
    response = client.post(reverse("admin:desk_item_fetch", args=[item.pk]), follow=True)
    assert "NEWSROOM_FETCHER=off" in said(response)[0]


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(made, "PNG")
    return made.getvalue()


HTML = b"<!doctype html><title>Notice</title><script>steal()</script><p>The quay was sold.</p>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>steal()</script><text>Quay</text></svg>'


@pytest.mark.parametrize(
    ("name", "content", "mime", "served", "disposition"),
    [
        ("a.png", HTML, "text/html", "text/plain", "attachment"),  # by content, not by name
        ("a.html", SVG, "image/svg+xml", "text/plain", "attachment"),
        ("a.txt", b"%PDF-1.4 nothing", "application/pdf", "application/pdf", "inline"),
        ("a.pdf", picture(), "image/png", "image/png", "attachment"),
        ("a", b"Words.", "text/plain", "text/plain", "attachment"),
    ],
)
def test_original_is_handed_out_so_that_nothing_in_it_runs(
    client, checker, name, content, mime, served, disposition
):
    claim = make_claim()
    add(client, claim, how="file", publisher="A", file=SimpleUploadedFile(name, content))
    copy = HeldCopy.objects.get()
    response = client.get(reverse("admin:desk_item_original", args=[copy.item_id, 1]))
    assert (copy.mime, response.content, response["Content-Type"]) == (mime, content, served)
    assert response["Content-Disposition"].split(";")[0] == disposition
    assert response["X-Content-Type-Options"] == "nosniff"
    policy = response["Content-Security-Policy"]
    assert (policy.startswith("default-src 'none'"), policy.endswith("sandbox")) == (
        True,
        disposition == "attachment",
    )


def test_page_shows_its_words_and_none_of_its_markup(client, checker):
    claim = make_claim()
    add(client, claim, how="file", publisher="A", file=SimpleUploadedFile("a.html", HTML))
    page = client.get(reverse("admin:desk_item", args=[SourceItem.objects.get().pk])).content.decode()
    assert (">The quay was sold.</p>" in page, "steal()" in page) == (True, False)


def test_picture_is_drawn_anew(client, checker):
    claim = make_claim()
    add(client, claim, how="file", publisher="A", file=SimpleUploadedFile("a.png", picture()))
    copy = HeldCopy.objects.get()
    response = client.get(reverse("admin:desk_item_picture", args=[copy.item_id, 1]))
    assert (response["Content-Type"], Image.open(io.BytesIO(response.content)).size) == (
        "image/jpeg",
        (40, 30),
    )


def test_excerpt_of_a_picture_needs_a_place(client, checker):
    claim = make_claim()
    copy = make_copy(content=picture(), origin="uploaded")
    sent = {
        "claim": claim.uid,
        "copy": 1,
        "excerpt": "SOLD",
        "tests": "content",
        "stance": "supports",
        "credibility": 3,
    }
    url = reverse("admin:desk_item_evidence", args=[copy.item_id])
    assert said(client.post(url, sent, follow=True)) == [
        "Say where the words stand: the page, or what to look at."
    ]
    client.post(url, {**sent, "locator": "the board at the gate"})
    assert Evidence.objects.get().locator == "the board at the gate"


def test_letter_and_digit_are_judged_apart(client, checker):
    claim = make_claim()
    piece = make_evidence(claim)
    make_copy(item=piece.item)
    args = [piece.item_id]
    client.post(reverse("admin:desk_item_grade", args=args), {"letter": "B"})
    client.post(reverse("admin:desk_item_digit", args=args), {"evidence": piece.pk, "credibility": "4"})
    piece = Evidence.objects.select_related("item__source").get()
    assert (piece.item.source.reliability, piece.credibility) == ("B", 4)


def test_copies_are_kept_from_the_hand_of_ingest(client):
    client.force_login(make_user("Importer"))
    copy = make_copy()
    names = ("desk_item", "desk_item_fetch_state")
    statuses = [client.get(reverse(f"admin:{name}", args=[copy.item_id])).status_code for name in names]
    original = client.get(reverse("admin:desk_item_original", args=[copy.item_id, 1]))
    assert (statuses, original.status_code) == ([403, 403], 403)


@pytest.mark.parametrize("count", [1, 3])
def test_panel_asks_as_often_for_many_items_as_for_one(rf, django_assert_num_queries, count):
    from newsroom.desk.claims.items_panel import items_context

    claim = make_claim()
    for _ in range(count):
        item = make_item()
        make_copy(item=item)
        make_evidence(claim, item=item)
    request = rf.get("/")
    request.user = make_user("Checker")
    request.user.has_perm("claims.add_sourceitem")
    with django_assert_num_queries(5):
        assert items_context(request, claim)["count"] == count


@pytest.mark.parametrize("count", [1, 3])
def test_reader_asks_as_often_for_many_copies_as_for_one(client, checker, django_assert_num_queries, count):
    claim, item = make_claim(), make_item()
    for number in range(count):
        make_copy(item=item, content=f"Copy {number} says so.".encode())
        make_evidence(claim, item=item, stance=("supports", "refutes", "context")[number], excerpt="says so")
    url = reverse("admin:desk_item", args=[item.pk])
    client.get(url)
    with django_assert_num_queries(10):
        client.get(url, {"claim": claim.uid})
