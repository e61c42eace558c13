"""The claim's page for checkers: what it shows, what its forms do, and at what cost."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from articles.claims.models import Claim, ClaimLink, ClaimNote, Evidence
from articles.claims.services.groups import join_group
from articles.claims.services.link import link_two
from articles.services.claim_notes import add_claim_note
from newsroom.models import Notification
from tests.factories.articles import make_article, make_published, print_again
from tests.factories.claims import make_claim, make_evidence, make_item, make_link
from tests.factories.entities import make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def data_of(response, key: str) -> dict:
    """What the page gave one panel."""
    return next(each["data"] for each in response.context["panels"] if each["panel"].key == key)


def address(claim, name="desk_claim"):
    return reverse(f"admin:{name}", args=[claim.uid])


def panel(response, key):
    """The words of a panel, spaces single."""
    html = response.content.decode()
    start = html.index(f'id="panel-{key}"')
    end = html.find("</section>", start)
    return " ".join(strip_tags(html[html.index(">", start) + 1 : end]).split())


@pytest.fixture
def checker():
    return make_user("Checker", first_name="Noor", last_name="Haile")


@pytest.fixture
def desk(client, checker):
    client.force_login(checker)
    return client


# --- what it shows --------------------------------------------------------------------------------------------


def test_head_says_how_grave_it_is_and_why(desk):
    claim = make_claim(speech_act="accuse", harm="moderate", accused=[make_person(birth_date="1970")])
    context = desk.get(address(claim)).context
    harm = context["harm"]
    assert (harm.words, harm.tone, harm.why, harm.differs) == (
        "Moderate",
        "warn",
        "an accusation against somebody living",
        "set by hand: its act proposes serious",
    )


def test_print_that_differs_from_the_record_is_said_in_words(desk):
    claim = make_claim(mode="on_record", cue="says")
    story = make_published(claims=[claim], headline="Harbour office speaks of its books")
    assert "Printed as" not in panel(desk.get(address(claim)), "printed")
    Claim.objects.filter(pk=claim.pk).update(mode="anonymous")
    response = desk.get(address(claim))
    (shown,) = data_of(response, "printed")["stories"]
    assert (shown.key, shown.is_live, shown.drifts) == (story.pk, True, 1)
    assert [passage.drift for passage in shown.passages] == [
        ("Printed as “3 · On record”, on record as “5 · Anonymous”",)
    ]
    assert [passage.copy for passage in shown.passages] == ["Live and working copy"]


def test_print_of_before_is_told_apart_from_what_is_live(desk):
    claim = make_claim()
    story = make_published(claims=[claim])
    print_again(story, body="<p>The harbour office closed its books.</p>")
    response = desk.get(address(claim))
    data = data_of(response, "printed")
    assert (data["stories"], [story.earlier_words for story in data["before"]]) == (
        [],
        ["Printed before in version 1"],
    )


def test_the_accused_are_shown_with_what_they_answered(desk):
    heard, silent = make_person(name="Ada Lind"), make_person(name="Bo Kerr")
    claim = make_claim(speech_act="accuse", accused=[heard, silent])
    denial = make_claim(
        speech_act="deny", claimants=[heard], said_on="2026-03-02", public_text="Ada Lind denies it."
    )
    make_link(denial, claim)
    words = panel(desk.get(address(claim)), "parties")
    assert words.startswith(
        "Who is in it 2 1 not heard g w Accused Ada Lind Denies, 2026-03-02: Ada Lind denies it."
        " Accused Bo Kerr No answer on file, and nobody was asked."
    )


def test_an_answer_to_what_says_the_same_counts_and_says_to_which(desk, checker):
    accused = make_person(name="Ada Lind")
    claim, same = (make_claim(speech_act="accuse", accused=[accused]) for _ in range(2))
    make_link(make_claim(speech_act="deny", claimants=[accused], public_text="She denies it."), same)
    join_group(claim=claim, other=same, by=checker)
    words = panel(desk.get(address(claim)), "parties")
    assert f"Denies, day not on file: She denies it. (of {same.uid}, which says the same)" in words


def test_links_read_from_this_claim(desk, checker):
    claim = make_claim()
    newer, older = make_claim(public_text="The newer one."), make_claim(public_text="The older one.")
    link_two(claim=newer, kind="supersedes", other=claim, by=checker)
    link_two(claim=claim, kind="supersedes", other=older, by=checker)
    links = data_of(desk.get(address(claim)), "links")["links"]
    assert [(link.words, link.other.public_text) for link in links] == [
        ("supersedes", "The older one."),
        ("is superseded by", "The newer one."),
    ]


def test_evidence_on_the_content_is_that_of_the_head(desk, checker):
    head, member = make_claim(), make_claim()
    join_group(claim=member, other=head, by=checker)
    piece = make_evidence(head, tests="content")
    make_evidence(head, tests="attribution")
    assert data_of(desk.get(address(member)), "evidence")["pieces"] == [piece]


def test_unknown_claim_is_not_there(desk):
    assert desk.get(reverse("admin:desk_claim", args=["nosuchclai"])).status_code == 404


def _with_much(rows, checker):
    """A claim with so many of everything."""
    accused = [make_person() for _ in range(rows)]
    claim = make_claim(
        statement="Northmark sold the quay to Sundby Freight",
        speech_act="accuse",
        harm="grave",
        accused=accused,
        claimants=[make_person() for _ in range(rows)],
        origin="import",
    )
    for person in accused:
        make_link(
            make_claim(speech_act="deny", claimants=[person], statement="the quay was never sold"), claim
        )
        make_evidence(claim, tests="attribution")
        make_evidence(claim, tests="content", stance="refutes")
        make_published(claims=[claim])
        make_article(claims=[claim])
        link_two(claim=claim, kind="supersedes", other=make_claim(), by=checker)
        join_group(claim=make_claim(accused=[person]), other=claim, by=checker)
        add_claim_note(claim=claim, by=checker, text="Who told us?")
        make_claim(statement="Northmark sold the quay to Sundby Freight in May", accused=[person])
    return claim


def test_page_takes_the_same_number_of_queries_for_one_and_three_of_each(desk, checker):
    counts = []
    for rows in (1, 3):
        claim = _with_much(rows, checker)
        desk.get(address(claim))
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address(claim)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 60


# --- its forms ------------------------------------------------------------------------------------------------


def test_a_denial_is_linked_and_taken_back(desk):
    accused = make_person()
    claim = make_claim(speech_act="accuse", accused=[accused])
    denial = make_claim(speech_act="deny", claimants=[accused])
    response = desk.post(address(claim, "desk_claim_link"), {"other": denial.uid, "relation": "in:denies"})
    assert response.url == f"{address(claim)}#panel-links"
    link = ClaimLink.objects.get()
    assert (link.from_claim, link.kind, link.to_claim) == (denial, "denies", claim)
    desk.post(address(claim, "desk_claim_unlink"), {"link": link.pk})
    assert ClaimLink.objects.count() == 0


def test_a_link_of_other_claims_is_not_taken_back_from_here(desk, checker):
    link = link_two(claim=make_claim(), kind="denies", other=make_claim(), by=checker)
    desk.post(address(make_claim(), "desk_claim_unlink"), {"link": link.pk})
    assert ClaimLink.objects.count() == 1


def test_what_says_the_same_is_grouped_and_taken_out(desk):
    claim, other = make_claim(), make_claim()
    response = desk.post(address(claim, "desk_claim_link"), {"other": other.uid, "relation": "same"})
    assert response.url == f"{address(claim)}#panel-same"
    claim.refresh_from_db()
    assert claim.canonical == other
    desk.post(address(other, "desk_claim_leave"), {"member": claim.uid})
    claim.refresh_from_db()
    assert claim.canonical is None


def test_opposites_are_grouped_only_once_both_were_read(desk):
    claim = make_claim(statement="The minister took bribes from the port authority")
    other = make_claim(statement="The minister did not take bribes from the port authority")
    sent = {"other": other.uid, "relation": "same"}
    response = desk.post(address(claim, "desk_claim_link"), sent)
    assert response.status_code == 409
    assert "As they stand, one says the opposite" in panel(response, "links")
    assert desk.post(address(claim, "desk_claim_link"), {**sent, "sure": other.uid}).status_code == 302


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"relation": "same"}, "Choose the other claim first"),
        ({"relation": ""}, "Choose how the two claims stand"),
        ({"relation": "out:hates"}, "Choose how the two claims stand"),
    ],
)
def test_a_link_that_is_not_one_is_refused_in_words(sent, why, desk):
    other = make_claim()
    if sent["relation"] != "same":
        sent = {**sent, "other": other.uid}
    response = desk.post(address(make_claim(), "desk_claim_link"), sent)
    assert (response.status_code, why in panel(response, "links")) == (409, True)


def test_near_claims_come_with_what_they_say_and_how_to_link_them(desk):
    accused = make_person(name="Ada Lind")
    claim = make_claim(
        statement="Ada Lind took bribes from Sundby Freight", speech_act="accuse", accused=[accused]
    )
    same = make_claim(statement="Ada Lind accepted bribes from Sundby Freight")
    denial = make_claim(
        statement="Ada Lind took bribes from Sundby Freight", speech_act="deny", claimants=[accused]
    )
    results = desk.get(address(claim, "desk_claim_near")).json()["results"]
    assert {each["uid"]: (each["relation"], each["propose"]) for each in results} == {
        same.uid: ("says the same", "same"),
        denial.uid: ("says the opposite", "in:denies"),
    }


def test_what_typing_finds_says_how_it_stands_to_this_claim(desk):
    claim = make_claim(statement="Northmark sold the quay to Sundby Freight")
    same = make_claim(statement="Northmark sold Sundby Freight the quay", public_text="One.")
    other = make_claim(statement="The quay was painted", public_text="Two.")
    results = desk.get(address(claim, "desk_claim_near"), {"near": "quay"}).json()["results"]
    assert {each["uid"]: (each["relation"], each["propose"]) for each in results} == {
        same.uid: ("says the same", "same"),
        other.uid: ("near to these words", ""),
    }


def test_typing_looks_among_all_claims_by_words_and_by_number(desk):
    claim = make_claim(statement="The mole was repaired")
    other = make_claim(statement="The dredger sank off Vessel Point", public_text="It sank.")
    url = address(claim, "desk_claim_near")
    for typed in ("dredger Vessel", other.uid):
        assert [each["uid"] for each in desk.get(url, {"near": typed}).json()["results"]] == [other.uid]
    page = desk.get(address(claim), {"near": "dredger Vessel"})
    assert other.public_text in panel(page, "links")


def test_evidence_is_put_on_changed_and_taken_off(desk):
    claim, item = make_claim(), make_item()
    url = address(claim, "desk_claim_evidence")
    sent = {"tests": "content", "stance": "refutes", "excerpt": "It was leased.", "credibility": "2"}
    response = desk.post(url, {"act": "add", "item": item.pk, **sent})
    assert response.url == f"{address(claim)}#panel-evidence"
    piece = Evidence.objects.get()
    assert (piece.tests, piece.stance, piece.excerpt, piece.credibility, piece.is_public) == (
        "content",
        "refutes",
        "It was leased.",
        2,
        False,
    )
    desk.post(url, {"act": f"change:{piece.pk}", **sent, "stance": "context", "is_public": "1"})
    piece.refresh_from_db()
    assert (piece.stance, piece.is_public) == ("context", True)
    desk.post(url, {"act": f"take-off:{piece.pk}"})
    assert Evidence.objects.count() == 0


def test_opening_evidence_whose_item_is_closed_says_that_readers_see_nothing(desk):
    claim = make_claim()
    piece = make_evidence(claim)
    sent = {"act": f"change:{piece.pk}", "tests": piece.tests, "stance": piece.stance, "is_public": "1"}
    response = desk.post(address(claim, "desk_claim_evidence"), sent, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "Changed. Readers do not see it yet: the item itself is not public."
    ]


def test_a_refused_form_keeps_what_was_typed(desk):
    claim, item = make_claim(), make_item()
    make_evidence(claim, item=item)
    sent = {
        "act": "add",
        "item": item.pk,
        "tests": "attribution",
        "stance": "supports",
        "excerpt": "Word for word",
    }
    response = desk.post(address(claim, "desk_claim_evidence"), sent)
    assert response.status_code == 409
    new = data_of(response, "evidence")
    assert (new["new"]["excerpt"], new["chosen"]) == ("Word for word", str(item.pk))
    assert re.search(rf'name="item" value="{item.pk}"[^>]* checked', response.content.decode())


def test_evidence_of_another_claim_is_not_changed_from_here(desk):
    piece = make_evidence(make_claim())
    url = address(make_claim(), "desk_claim_evidence")
    sent = {"tests": "attribution", "stance": "refutes"}
    assert desk.post(url, {"act": f"change:{piece.pk}", **sent}).status_code == 404
    assert desk.post(url, {"act": f"take-off:{piece.pk}"}).status_code == 404


def test_an_item_is_found_by_title_address_and_source(desk):
    claim = make_claim()
    item = make_item(title="Minutes of the quay", url="https://harbour.example/minutes")
    make_item(title="Another")
    for typed in ("quay minutes", "harbour.example", item.source.name):
        html = desk.get(address(claim, "desk_claim_find_item"), {"item": typed}).json()["html"]
        assert re.findall(r'name="item" value="(\d+)"', html) == [str(item.pk)]


def test_notes_are_written_answered_and_resolved_and_people_are_told(desk, checker):
    claim, editor = make_claim(), make_user("Editor", username="oda")
    url = address(claim, "desk_claim_note")
    response = desk.post(url, {"act": "add", "text": "Who has the register, @oda?"})
    note = ClaimNote.objects.get()
    assert response.url == f"{address(claim)}#note-{note.pk}"
    told = Notification.objects.get(recipient=editor)
    assert (told.event, told.url, "register" in told.text + told.note) == ("mentioned", response.url, False)
    desk.post(url, {"act": f"reply:{note.pk}", "text": "I do."})
    desk.post(url, {"act": f"resolve:{note.pk}"})
    note.refresh_from_db()
    assert ([each.text for each in note.replies.all()], note.resolved_by) == (["I do."], checker)


def test_an_empty_note_is_refused(desk):
    response = desk.post(address(make_claim(), "desk_claim_note"), {"act": "add", "text": " "})
    assert (response.status_code, "Write the note first." in panel(response, "notes")) == (409, True)


def test_notes_are_hidden_from_the_hand_of_ingest(client):
    claim = make_claim()
    add_claim_note(claim=claim, by=make_user("Checker"), text="Ask K. Brandt")
    client.force_login(make_user("Importer"))
    assert "Brandt" not in client.get(address(claim)).content.decode()


def test_a_claim_is_signed_as_reviewed(desk, checker):
    claim = make_claim(origin="import")
    assert desk.post(address(claim, "desk_claim_review")).url == address(claim)
    claim.refresh_from_db()
    assert claim.reviewed_by == checker


@pytest.mark.parametrize(
    "name",
    ["desk_claim_link", "desk_claim_unlink", "desk_claim_leave", "desk_claim_evidence", "desk_claim_note"],
)
def test_acts_are_not_done_by_following_a_link(name, desk):
    assert desk.get(address(make_claim(), name)).status_code == 405
