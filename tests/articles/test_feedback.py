"""What people made of suggestions is kept when they do it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.body.marks import add_marks, remove_marks, replace_uid
from articles.claims.enums import Origin
from articles.claims.models import Claim
from articles.claims.services.record import review_claim
from articles.enums import ProposalKind
from articles.models import Appearance, Proposal, SuggestionEdit
from articles.services.carry_over import discard_unused_imports
from articles.services.proposals import accept_proposals, analyse_article, dismiss_proposal
from articles.services.redaction import _empty_proposals
from articles.services.save import save_working_copy
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.entities import make_person
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

BODY = (
    "<p>Mayor Imre Valtos said that the quay would be sold on the first day.</p>"
    "<p>Prosecutors accused Imre Valtos of taking money.</p>"
)
QUAY = "the quay would be sold on the first day"


def accepted(*, origin=Origin.SUGGESTION, body=BODY, count=1):
    """A story with its first suggestions accepted: story, suggestions, who did it."""
    user = make_user()
    article = make_article(by=user, body=body)
    proposals = analyse_article(article, by=user)[:count]
    article = accept_proposals(proposals, by=user, origin=origin)
    return article, [Proposal.objects.get(pk=p.pk) for p in proposals], user


def outcomes() -> list[str]:
    statements = Proposal.objects.filter(kind=ProposalKind.CLAIM)
    return list(statements.with_outcome().order_by("pk").values_list("outcome", flat=True))


def edits() -> list[tuple[str, str, str]]:
    return list(SuggestionEdit.objects.values_list("aspect", "was", "now"))


def change_claim(client, user, claim, **fields):
    """Save the claim's form as a person does, with these fields changed."""
    client.force_login(user)
    address = reverse("admin:claims_claim_change", args=[claim.pk])
    page = client.get(address)
    form = page.context["adminform"].form
    data = {name: form.initial.get(name) or "" for name in form.fields}
    for formset in page.context["inline_admin_formsets"]:
        data |= {
            f"{formset.formset.prefix}-TOTAL_FORMS": len(formset.formset.initial_forms),
            f"{formset.formset.prefix}-INITIAL_FORMS": len(formset.formset.initial_forms),
        }
        for row in formset.formset.initial_forms:
            data |= {row.add_prefix(name): row.initial.get(name) or "" for name in row.fields}
            data[row.add_prefix("id")] = row.instance.pk
            data[row.add_prefix(formset.formset.fk.name)] = claim.pk
    answer = client.post(address, data | fields)
    assert answer.status_code == 302, answer.context["errors"]


def test_accepting_keeps_what_it_wrote():
    valtos = make_person("Imre Valtos")
    _, (proposal,), _ = accepted()
    claim = proposal.claim
    assert proposal.made == {
        "mode": "on_record",
        "speech_act": "say",
        "cue": "said",
        "label": claim.claimant_label,
        "public_text": claim.public_text,
        "statement": claim.statement,
        "claimants": [valtos.slug],
        "accused": [],
    }
    assert (outcomes(), edits()) == (["right", "undecided"], [])


def test_changing_a_claim_in_its_form_edits_the_suggestion(client):
    _, (proposal,), user = accepted()
    change_claim(client, user, proposal.claim, mode="hearsay", cue="whispered")
    assert sorted(edits()) == [("cue", "said", "whispered"), ("mode", "on_record", "hearsay")]
    assert outcomes()[0] == "edited"
    assert {edit.by for edit in SuggestionEdit.objects.all()} == {user}


def test_saving_a_claim_as_it_is_edits_nothing(client):
    make_person("Imre Valtos")
    _, (proposal,), user = accepted()
    change_claim(client, user, proposal.claim, harm="moderate", said_on="2025")
    assert (outcomes()[0], edits()) == ("right", [])


def test_putting_a_claim_back_takes_the_edit_away(client):
    _, (proposal,), user = accepted()
    change_claim(client, user, proposal.claim, mode="hearsay")
    change_claim(client, user, proposal.claim, mode="document")
    assert edits() == [("mode", "on_record", "document")]
    change_claim(client, user, proposal.claim, mode="on_record")
    assert (outcomes()[0], edits()) == ("right", [])


def test_naming_another_claimant_edits_the_source(client):
    valtos, brenn = make_person("Imre Valtos", slug="valtos"), make_person("Oda Brenn", slug="brenn")
    _, (proposal,), user = accepted()
    assert list(proposal.claim.parties.all()) == [valtos]
    change_claim(client, user, proposal.claim, **{"party_set-0-entity": brenn.pk})
    assert edits() == [("source", "valtos", "brenn")]


def test_a_claim_that_no_suggestion_made_costs_nothing(client, django_assert_num_queries):
    from articles.services.feedback import note_claim

    claim, user = make_claim(), make_user()
    with django_assert_num_queries(1):
        note_claim(claim, by=user)
    assert edits() == []


def mark_anew(article, claim, words, user):
    """Move the mark of a claim over other words of the text, as a person does in the editor."""
    bare = remove_marks(article.body, claim.uid)
    start = article.body_text.index(words)
    body = add_marks(bare, [(start, start + len(words), claim.uid, claim.mode)])
    return save_working_copy(article=article, by=user, body=body).article


@pytest.mark.parametrize(
    "words", ["said that the quay would be sold on the first day", "the quay would be sold"]
)
def test_moving_the_mark_edits_the_passage(words):
    article, (proposal,), user = accepted()
    mark_anew(article, proposal.claim, words, user)
    assert (outcomes()[0], edits()) == ("edited", [("passage", QUAY, words)])


def test_moving_the_mark_back_takes_the_edit_away():
    article, (proposal,), user = accepted()
    article = mark_anew(article, proposal.claim, "the quay", user)
    mark_anew(article, proposal.claim, QUAY, user)
    assert (outcomes()[0], edits()) == ("right", [])


def test_taking_the_mark_out_takes_the_suggestion_back():
    article, (proposal,), user = accepted()
    save_working_copy(article=article, by=user, body=remove_marks(article.body, proposal.claim.uid))
    assert (outcomes()[0], edits()) == ("taken_out", [("mark", QUAY, "")])


def test_rewriting_the_story_is_no_correction():
    article, _, user = accepted()
    article = save_working_copy(article=article, by=user, body=article.body.replace("first", "last")).article
    assert (outcomes()[0], edits()) == ("right", [])
    save_working_copy(article=article, by=user, body="<p>Nothing of it is left in this story.</p>")
    assert (outcomes()[0], edits()) == ("right", [])


def test_a_story_rewritten_later_leaves_an_earlier_correction():
    article, (proposal,), user = accepted()
    article = mark_anew(article, proposal.claim, "the quay", user)
    save_working_copy(article=article, by=user, body="<p>Nothing of it is left in this story.</p>")
    assert (outcomes()[0], edits()) == ("edited", [("passage", QUAY, "the quay")])


def test_a_mark_given_to_another_claim_is_no_correction():
    article, (proposal,), user = accepted()
    body = replace_uid(article.body, proposal.claim.uid, make_claim().uid)
    save_working_copy(article=article, by=user, body=body)
    assert (outcomes()[0], edits()) == ("right", [])


def test_marks_that_cross_links_stand_as_proposed():
    body = BODY.replace("the quay", '<a href="https://example.org/">the</a> <strong>quay</strong>')
    article, _, user = accepted(body=body)
    save_working_copy(article=article, by=user, body=article.body.replace("Prosecutors", "Two prosecutors"))
    assert (outcomes()[0], edits()) == ("right", [])


def test_a_save_without_another_mark_asks_nothing_of_suggestions():
    article, _, user = accepted()
    with CaptureQueriesContext(connection) as captured:
        save_working_copy(
            article=article, by=user, body=article.body.replace("Prosecutors", "Two prosecutors")
        )
    assert [query["sql"] for query in captured if "articles_proposal" in query["sql"]] == []


def test_a_mark_set_by_hand_decides_the_suggestion_that_is_open():
    user = make_user()
    article = make_article(by=user, body=BODY)
    analyse_article(article, by=user)
    claim = make_claim(mode="hearsay", cue="said", claimant_label="Mayor Imre Valtos", speech_act="say")
    mark_anew(article, claim, "the quay would be sold", user)
    proposal = Proposal.objects.get(claim=claim)
    assert (proposal.status, proposal.decided_by) == ("accepted", user)
    assert sorted(edits()) == [("mode", "on_record", "hearsay"), ("passage", QUAY, "the quay would be sold")]
    assert outcomes() == ["edited", "undecided"]


@pytest.mark.parametrize("origin", ["editor", "import"])
def test_a_claim_on_file_that_is_marked_by_hand_corrects_no_words(client, origin):
    user, claim = make_user(), make_claim(mode="document", origin=origin)
    article = make_article(by=user, body=BODY)
    analyse_article(article, by=user)
    mark_anew(article, claim, QUAY, user)
    assert (outcomes(), edits()) == (["right", "undecided"], [])
    change_claim(client, user, claim, mode="analysis")
    assert (outcomes(), edits()) == (["right", "undecided"], [])


def test_a_claim_made_for_a_passage_is_held_against_its_suggestion_later_too(client):
    user = make_user()
    article = make_article(by=user, body=BODY)
    analyse_article(article, by=user)
    claim = make_claim(cue="said", claimant_label="Mayor Imre Valtos")
    mark_anew(article, claim, QUAY, user)
    assert (outcomes(), edits()) == (["right", "undecided"], [])
    change_claim(client, user, claim, mode="hearsay")
    assert edits() == [("mode", "on_record", "hearsay")]


# Imports


def test_what_an_import_accepts_is_undecided_until_it_is_reviewed():
    _, (proposal,), _ = accepted(origin=Origin.IMPORT)
    assert outcomes() == ["undecided", "undecided"]
    checker = make_user("Checker")
    claim = review_claim(claim=proposal.claim, by=checker)
    row = Proposal.objects.with_outcome().get(pk=proposal.pk)
    assert (row.outcome, row.judged_at, row.judged_by) == ("right", claim.reviewed_at, checker.pk)


def test_correcting_what_an_import_wrote_judges_it(client):
    _, (proposal,), user = accepted(origin=Origin.IMPORT)
    change_claim(client, user, proposal.claim, mode="hearsay")
    row, edit = Proposal.objects.with_outcome().get(pk=proposal.pk), SuggestionEdit.objects.get()
    assert (row.outcome, row.judged_at, row.judged_by) == ("edited", edit.at, user.pk)


def test_another_import_of_the_story_corrects_nothing():
    article, _, user = accepted(origin=Origin.IMPORT)
    save_working_copy(article=article, by=user, kind="ingest", body=BODY)
    assert (outcomes()[0], edits()) == ("undecided", [])


def test_what_was_judged_is_not_discarded_with_unused_imports():
    article, (proposal,), user = accepted(origin=Origin.IMPORT)
    save_working_copy(article=article, by=user, body=remove_marks(article.body, proposal.claim.uid))
    assert (discard_unused_imports(article), outcomes()[0]) == (0, "taken_out")


# What stays


def test_decisions_survive_reading_again():
    article, (first, second), user = accepted(count=2)
    save_working_copy(article=article, by=user, body=remove_marks(article.body, second.claim.uid))
    third = analyse_article(article, by=user)[0]
    dismiss_proposal(third, by=user)
    analyse_article(article, by=user)
    assert outcomes() == ["right", "taken_out", "dismissed"]
    assert {first.pk, second.pk, third.pk} == set(
        Proposal.objects.filter(kind=ProposalKind.CLAIM).values_list("pk", flat=True)
    )


@pytest.mark.parametrize("model", ["claim", "article", "proposal"])
def test_what_a_decision_speaks_of_cannot_be_deleted(model):
    from django.db.models import ProtectedError

    article, (proposal,), user = accepted()
    save_working_copy(article=article, by=user, body=remove_marks(article.body, proposal.claim.uid))
    Appearance.objects.of_working_copy().filter(article=article).delete()
    record = {"claim": proposal.claim, "article": article, "proposal": proposal}[model]
    with pytest.raises(ProtectedError):
        record.delete()


def test_redaction_empties_the_words_and_keeps_the_decision(client):
    article, (proposal,), user = accepted()
    change_claim(client, user, proposal.claim, mode="hearsay")
    save_working_copy(article=article, by=user, body="<p>Nothing of it is left in this story.</p>")
    article.refresh_from_db()
    _empty_proposals(article)
    change_claim(client, user, proposal.claim, mode="document")
    proposal.refresh_from_db()
    assert (proposal.made, proposal.payload, edits()) == ({}, {}, [("mode", "", "")])
    assert outcomes()[0] == "edited"


def test_decisions_of_before_are_held_against_what_was_proposed(client):
    _, (proposal,), user = accepted()
    Proposal.objects.update(made={})
    change_claim(client, user, proposal.claim, speech_act="deny", public_text="Valtos says nothing at all.")
    assert edits() == [("act", "say", "deny")]
    assert Claim.objects.get(pk=proposal.claim_id).public_text == "Valtos says nothing at all."


def marked_by_hand(user):
    """A story with a suggestion decided by a mark that its writer set while typing: story, claim, body without it."""
    article = make_article(by=user, body=BODY)
    analyse_article(article, by=user)
    claim = make_claim(claimant_label="Imre Valtos", cue="said")
    plain, start = article.body, article.body_text.index(QUAY)
    typed(article, user, body=plain.replace("taking money", "taking money then"))
    article.refresh_from_db()
    plain = article.body
    typed(article, user, body=add_marks(plain, [(start, start + len(QUAY), claim.uid, claim.mode)]))
    return article, claim, plain


def typed(article, user, **fields):
    return save_working_copy(article=article, by=user, kind="autosave", tab="tab", **fields)


def test_mark_undone_while_typing_was_no_decision():
    user = make_user()
    article, claim, plain = marked_by_hand(user)
    assert Proposal.objects.filter(claim=claim, status="accepted").count() == 1
    typed(article, user, body=plain)
    assert (Proposal.objects.filter(status="accepted").count(), edits()) == (0, [])


def test_mark_undone_and_put_back_while_typing_decides_once():
    user = make_user()
    article, claim, plain = marked_by_hand(user)
    article.refresh_from_db()
    marked = article.body
    for body in (plain, marked, plain, marked):
        typed(article, user, body=body)
    decided = Proposal.objects.get(status="accepted")
    assert (decided.claim, decided.made, edits()) == (claim, {"by_hand": True}, [])


def test_mark_of_an_accepted_suggestion_taken_out_and_put_back_while_typing_is_no_edit():
    article, (proposal,), user = accepted()
    marked = article.body
    for body in (remove_marks(marked, proposal.claim.uid), marked):
        typed(article, user, body=body)
    assert (outcomes()[0], edits()) == ("right", [])
