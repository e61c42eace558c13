"""Suggestions decided by the story's scripts: the record is written, the text is left to the editor."""

import json

import pytest
from django.urls import reverse

from articles.claims.models import Claim
from articles.claims.services.withhold import withhold_claim
from articles.enums import ProposalStatus
from articles.models import Article, Proposal
from articles.services.proposals import analyse_article
from articles.services.reading import read_story
from articles.services.save import save_working_copy
from articles.services.taking import take_proposals
from entities.models import Entity
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity, make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

BODY = (
    "<p>The Harbour Guard said the lamps were lit on Monday.</p>"
    "<p>The Harbour Guard accused Imre Valtos of hiding the order.</p>"
    "<p>Witnesses said the quay was dark.</p>"
)


@pytest.fixture
def editor(client):
    user = make_user(first_name="Ada", last_name="Lind")
    client.force_login(user)
    return user


@pytest.fixture
def story(editor) -> Article:
    make_entity("Harbour Guard", slug="harbour-guard", schema="PublicBody", kind="agency")
    make_person("Imre Valtos", slug="imre-valtos")
    story = make_article(by=editor, headline="Guard speaks", body=BODY)
    read_story(story, by=editor)
    return story


def ask(client, name: str, *keys, **sent):
    url = reverse(f"admin:articles_article_{name}", args=keys)
    return client.post(url, json.dumps(sent), content_type="application/json")


def of(story: Article, exact: str) -> Proposal:
    return story.proposals.get(exact=exact)


def act(client, proposal: Proposal, verb: str, **sent):
    return ask(client, "suggestion", proposal.article_id, proposal.pk, verb, **sent)


LAMPS, ORDER, QUAY = "the lamps were lit on Monday", "Imre Valtos of hiding the order", "the quay was dark"


# --- reading ----------------------------------------------------------------------------------------------------------


def test_reading_gives_the_panel_as_the_page_shows_it(client, story):
    save_working_copy(
        article=story, by=story.created_by, body=BODY + "<p>Sailors said the fog was thick.</p>"
    )
    answer = ask(client, "suggestions", story.pk, marked=[]).json()
    assert (answer["read"], answer["html"].count("data-suggestion=")) == (True, 4)
    page = client.get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()
    assert page.count("data-suggestion=") == 4


def test_page_that_has_the_list_already_is_not_sent_it_again(client, story, django_assert_max_num_queries):
    page = client.get(reverse("admin:articles_article_change", args=[story.pk]))
    version = page.context["suggestions_version"]
    with django_assert_max_num_queries(17):
        answer = ask(client, "suggestions", story.pk, version=version).json()
    assert answer == {"html": None, "read": False, "said": ""}
    act(client, of(story, QUAY), "dismiss")
    assert ask(client, "suggestions", story.pk, version=version).json()["html"].count("data-suggestion=") == 2


def test_row_says_where_its_words_stand(client, story):
    page = client.get(reverse("admin:articles_article_change", args=[story.pk]))
    row = next(row for row in page.context["proposals"] if row.exact == LAMPS)
    found = json.loads(row.find)
    assert story.body_text[found["start"] : found["end"]] == found["words"] == LAMPS
    assert [story.body_text[low:high] for low, high in found["spans"]] == [LAMPS]
    assert story.body_text[found["cue"][0] : found["cue"][1]] == found["cue"][2] == "said"


def test_text_too_long_to_be_read_says_so(client, story, monkeypatch):
    monkeypatch.setattr("articles.admin.suggestions_live.LONGEST_READ", 20)
    answer = ask(client, "suggestions", story.pk).json()
    assert (answer["read"], answer["said"]) == (False, "Longer than 20 characters: not read.")


@pytest.mark.parametrize("count", [1, 30])
def test_panel_costs_the_same_however_much_is_found(client, editor, django_assert_max_num_queries, count):
    body = "".join(
        f"<p>The mayor said the quay {n} would be sold. We met Amy {'ABCDE'[n % 5]}nders.</p>"
        for n in range(count)
    )
    story = make_article(by=editor, body=body)
    read_story(story, by=editor)
    with django_assert_max_num_queries(27):
        ask(client, "suggestions", story.pk)


# --- accepting --------------------------------------------------------------------------------------------------------


def test_accept_records_the_claim_and_leaves_the_text_alone(client, story):
    answer = act(client, of(story, ORDER), "accept").json()
    claim = Claim.objects.get()
    assert answer == {
        "ids": [of(story, ORDER).pk],
        "claims": [{"id": of(story, ORDER).pk, "uid": claim.uid, "mode": "on_record"}],
        "said": "Accepted.",
    }
    story.refresh_from_db()
    assert (claim.speech_act, claim.origin, claim.harm, story.body) == (
        "accuse",
        "suggestion",
        "serious",
        BODY,
    )
    assert of(story, ORDER).status == ProposalStatus.ACCEPTED


def test_accept_with_the_mark_saved_afterwards_is_no_decision_by_hand(client, editor, story):
    act(client, of(story, LAMPS), "accept")
    claim = Claim.objects.get()
    body = BODY.replace(LAMPS, f'<span data-claim="{claim.uid}">{LAMPS}</span>')
    save_working_copy(article=story, by=editor, body=body)
    (row,) = Proposal.objects.with_outcome().filter(exact=LAMPS)
    assert (row.outcome, row.claim, "by_hand" in row.made) == ("right", claim, False)


def test_accept_again_by_the_same_person_gives_the_same_claim(client, story):
    first, second = (act(client, of(story, LAMPS), "accept").json() for _ in range(2))
    assert first == second
    assert Claim.objects.count() == 1


def test_second_person_hears_who_was_faster(client, story):
    act(client, of(story, LAMPS), "accept")
    client.force_login(make_user())
    answer = act(client, of(story, LAMPS), "accept")
    assert (answer.status_code, answer.json()) == (
        409,
        {"error": "Ada Lind has accepted this suggestion already."},
    )
    assert Claim.objects.count() == 1


def test_accept_holds_where_the_saved_words_have_moved(client, editor, story):
    """The mark goes where the words stand in the editor: what was saved meanwhile is read later."""
    save_working_copy(article=story, by=editor, body=f"<p>It rained.</p>{BODY}")
    act(client, of(story, LAMPS), "accept")
    assert Claim.objects.get().statement == "The lamps were lit on Monday"


def test_accept_of_what_is_gone_is_refused(client, editor, story):
    key = of(story, LAMPS).pk
    save_working_copy(article=story, by=editor, body="<p>Nobody spoke.</p>")
    read_story(story, by=editor)
    answer = ask(client, "suggestion", story.pk, key, "accept")
    assert (answer.status_code, answer.json()) == (
        409,
        {"error": "This suggestion is gone: the story has been read anew since."},
    )


def test_statement_inside_another_is_linked_when_both_are_accepted(client, editor):
    story = make_article(
        by=editor, body="<p>The Courier reported that police said the lamps were lit on Monday.</p>"
    )
    for row in analyse_article(story, by=editor):
        if row.kind == "claim":
            act(client, row, "accept")
    links = [
        (link.kind, link.from_claim.cue, link.to_claim.cue)
        for link in Claim.objects.get(cue="said").links_out.all()
    ]
    assert links == [("reported_in", "said", "reported")]


def test_accept_light_leaves_harm_and_what_is_on_file(client, story):
    make_claim(
        statement="The quay was dark",
        claimant_label="Witnesses",
        public_text="Witnesses said the quay was dark.",
    )
    keys = list(story.proposals.values_list("pk", flat=True))
    answer = ask(client, "suggestions_light", story.pk, ids=keys).json()
    assert [claim["id"] for claim in answer["claims"]] == [of(story, LAMPS).pk]
    assert (answer["left"], answer["said"]) == (
        2,
        "Accepted 1. 2 left for you to read: on file, unclear, or with harm.",
    )


def test_accept_light_takes_only_what_it_is_asked_for(client, story):
    answer = ask(client, "suggestions_light", story.pk, ids=[of(story, QUAY).pk]).json()
    assert ([claim["id"] for claim in answer["claims"]], Claim.objects.count()) == ([of(story, QUAY).pk], 1)


@pytest.mark.parametrize("count", [1, 30])
def test_accept_light_costs_the_same_however_many(client, editor, django_assert_max_num_queries, count):
    body = "".join(f"<p>The mayor said the {n} boats were blue.</p>" for n in range(2, count + 2))
    story = make_article(by=editor, body=body)
    read_story(story, by=editor)
    keys = list(story.proposals.values_list("pk", flat=True))
    with django_assert_max_num_queries(60):
        ask(client, "suggestions_light", story.pk, ids=keys)


# --- joining ----------------------------------------------------------------------------------------------------------


def test_join_gives_the_claim_on_file_and_makes_none(client, story):
    claim = make_claim(statement="The quay was dark", mode="hearsay")
    answer = act(client, of(story, QUAY), "join", claim=claim.uid).json()
    assert answer["claims"] == [{"id": of(story, QUAY).pk, "uid": claim.uid, "mode": "hearsay"}]
    assert (Claim.objects.count(), of(story, QUAY).claim) == (1, claim)


def test_join_of_a_withheld_claim_is_refused(client, story):
    claim = make_claim()
    withhold_claim(claim=claim, by=make_user("Legal"), reason="order of a court")
    answer = act(client, of(story, QUAY), "join", claim=claim.uid)
    assert (answer.status_code, answer.json()["error"]) == (
        400,
        "Legal has withheld this claim: it cannot be used in another passage.",
    )


def test_join_of_a_claim_that_is_gone_is_refused(client, story):
    assert act(client, of(story, QUAY), "join", claim="nothing000").status_code == 409


# --- putting aside, and taking back -----------------------------------------------------------------------------------


def test_dismiss_is_remembered(client, editor, story):
    answer = act(client, of(story, QUAY), "dismiss").json()
    assert answer == {"ids": [of(story, QUAY).pk], "said": "Dismissed."}
    save_working_copy(article=story, by=editor, body=f"{BODY}<p>It rained.</p>")
    html = ask(client, "suggestions", story.pk).json()["html"]
    assert QUAY not in html


def test_undo_opens_what_was_dismissed(client, story):
    act(client, of(story, QUAY), "dismiss")
    assert act(client, of(story, QUAY), "undo").json() == {"ids": [of(story, QUAY).pk], "said": "Undone."}
    assert of(story, QUAY).status == ProposalStatus.OPEN


def test_undo_of_accept_keeps_the_claim_for_the_next_time(client, story):
    first = act(client, of(story, QUAY), "accept").json()["claims"]
    act(client, of(story, QUAY), "undo")
    assert act(client, of(story, QUAY), "accept").json()["claims"] == first
    assert Claim.objects.count() == 1


def test_undo_and_dismiss_leave_no_claim_behind(client, story):
    act(client, of(story, QUAY), "accept")
    act(client, of(story, QUAY), "undo")
    act(client, of(story, QUAY), "dismiss")
    assert (Claim.objects.count(), of(story, QUAY).claim) == (0, None)


def test_undo_of_join_leaves_the_claim_on_file_alone(client, story):
    claim = make_claim()
    act(client, of(story, QUAY), "join", claim=claim.uid)
    act(client, of(story, QUAY), "undo")
    assert (of(story, QUAY).claim, of(story, QUAY).made, Claim.objects.count()) == (None, {}, 1)


def test_undo_takes_many_back_at_once(client, story):
    keys = [of(story, words).pk for words in (LAMPS, QUAY)]
    ask(client, "suggestions_light", story.pk, ids=keys)
    answer = ask(client, "suggestion", story.pk, keys[0], "undo", also=keys[1:]).json()
    assert sorted(answer["ids"]) == sorted(keys)
    assert story.proposals.filter(status="open", pk__in=keys).count() == 2


def test_mark_set_again_by_redo_accepts_again(client, editor, story):
    """The editor's own redo brings the mark back, whether or not the server heard of it."""
    act(client, of(story, QUAY), "accept")
    act(client, of(story, QUAY), "undo")
    claim = Claim.objects.get()
    save_working_copy(
        article=story, by=editor, body=BODY.replace(QUAY, f'<span data-claim="{claim.uid}">{QUAY}</span>')
    )
    (row,) = Proposal.objects.with_outcome().filter(exact=QUAY)
    assert (row.status, row.outcome, "by_hand" in row.made) == ("accepted", "right", False)


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def unclear(editor):
    """A story that names a line of which two are on file; gives the first and the suggestion."""
    first = make_entity("Gulf Line", slug="gulf-line", disambiguator="a ferry line")
    make_entity("Gulf Line", slug="gulf-line-2")
    story = make_article(by=editor, body="<p>The Gulf Line sailed.</p>")
    read_story(story, by=editor)
    return first, story.proposals.get()


def choices(article) -> list[tuple[str, str]]:
    return [(row.entity.slug, row.choice) for row in article.mentions.filter(version=None)]


def test_choose_tags_the_story(client, unclear):
    _, proposal = unclear
    assert act(client, proposal, "choose", entity="gulf-line").json() == {
        "ids": [proposal.pk],
        "said": "Chosen: Gulf Line.",
    }
    assert choices(proposal.article) == [("gulf-line", "editor")]


def test_undo_of_choose_takes_the_tag_back(client, unclear):
    _, proposal = unclear
    act(client, proposal, "choose", entity="gulf-line")
    act(client, proposal, "undo")
    proposal.refresh_from_db()
    assert (choices(proposal.article), proposal.status, proposal.entity) == ([], "open", None)


def test_newcomer_is_put_on_file_and_tagged(client, editor):
    story = make_article(by=editor, body="<p>The rain stopped when Mayor Odran Velk came.</p>")
    read_story(story, by=editor)
    proposal = story.proposals.get(kind="newcomer")
    answer = act(client, proposal, "create", kind="person").json()
    assert answer["said"] == f"On file and in this story: {Entity.objects.get()}."
    assert choices(story) == [(Entity.objects.get().slug, "editor")]
    assert act(client, proposal, "undo").status_code == 409


def test_newcomer_of_no_kind_is_refused(client, editor):
    story = make_article(by=editor, body="<p>The rain stopped when Mayor Odran Velk came.</p>")
    read_story(story, by=editor)
    assert act(client, story.proposals.get(kind="newcomer"), "create", kind="dragon").status_code == 400


def test_entity_is_rejected_put_back_and_added(client, story):
    guard, other = Entity.objects.get(slug="harbour-guard"), make_entity("Pilot Office", slug="pilots")
    answer = ask(client, "mentions", story.pk, entity=guard.pk, choice="rejected").json()
    assert answer == {
        "said": "Not in this story: Harbour Guard.",
        "entity": guard.pk,
        "name": "Harbour Guard",
        "choice": "rejected",
    }
    assert ("harbour-guard", "rejected") in choices(story)
    ask(client, "mentions", story.pk, entity=guard.pk, choice="found")
    ask(client, "mentions", story.pk, entity=other.pk, choice="editor")
    assert sorted(choices(story)) == [
        ("harbour-guard", "found"),
        ("imre-valtos", "found"),
        ("pilots", "editor"),
    ]
    ask(client, "mentions", story.pk, entity=other.pk, choice="found")  # undone: the text does not name it
    assert ("pilots", "editor") not in choices(story)


# --- who may, and what is no request ----------------------------------------------------------------------------------

VERBS = ("accept", "join", "dismiss", "choose", "create", "undo")


@pytest.mark.parametrize("role", ["Checker", "Legal"])
def test_suggestions_are_decided_by_those_who_write(client, story, role):
    client.force_login(make_user(role))
    answers = [act(client, of(story, QUAY), verb, claim="x", entity="x", kind="x") for verb in VERBS]
    answers += [ask(client, name, story.pk) for name in ("suggestions", "suggestions_light")]
    answers.append(ask(client, "mentions", story.pk, entity=1, choice="editor"))
    assert {answer.status_code for answer in answers} == {403}
    assert story.proposals.exclude(status="open").count() == 0


@pytest.mark.parametrize(
    ("verb", "sent"),
    [
        ("join", {}),
        ("choose", {"entity": 7}),
        ("create", {"kind": None}),
        ("undo", {"also": "all"}),
        ("undo", {"also": [True]}),
    ],
)
def test_what_is_no_request_is_refused(client, story, verb, sent):
    assert act(client, of(story, QUAY), verb, **sent).status_code == 400


def test_unknown_verb_other_method_and_other_story(client, editor, story):
    proposal = of(story, QUAY)
    other = make_article(by=editor)
    assert act(client, proposal, "shout").status_code == 404
    assert client.get(reverse("admin:articles_article_suggestions", args=[story.pk])).status_code == 405
    assert ask(client, "suggestion", other.pk, proposal.pk, "accept").status_code == 409
    assert ask(client, "suggestion", other.pk, proposal.pk, "dismiss").status_code == 409
    assert ask(client, "suggestion", story.pk, 10**30, "accept").status_code == 404
    assert ask(client, "mentions", story.pk, entity=10**30, choice="editor").status_code == 400
    assert ask(client, "suggestions_light", 10**6, ids=[]).status_code == 404


@pytest.mark.parametrize("sent", ["[]", "no", '{"marked": [1]}', '{"marked": "abc"}'])
def test_reading_wants_a_list_of_uids(client, story, sent):
    url = reverse("admin:articles_article_suggestions", args=[story.pk])
    assert client.post(url, sent, content_type="application/json").status_code == 400


def test_take_of_nothing_new_makes_nothing(story, editor):
    """Two in one request, one of them answered before: the answers belong together."""
    take_proposals(story, [of(story, QUAY).pk], by=editor)
    taken = take_proposals(story, [of(story, LAMPS).pk, of(story, QUAY).pk], by=editor)
    assert [each.proposal.exact for each in taken] == [LAMPS, QUAY]
    assert Claim.objects.count() == 2
