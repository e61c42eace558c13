"""A story is read once for each text, and what was decided stays decided."""

import pytest

from articles.claims.models import Claim
from articles.exceptions import StoryNotAllowed
from articles.models import Article, Proposal, Reading
from articles.services import reading
from articles.services.proposals import accept_proposals, analyse_article, choose_entity, dismiss_proposal
from articles.services.reading import read_story
from articles.services.save import save_working_copy
from articles.services.taking import take_back, take_proposals
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

FIRST, SECOND = "The mayor said the quay would be sold.", "The pilot said the lamps were lit."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"


@pytest.fixture
def editor():
    return make_user()


@pytest.fixture
def story(editor) -> Article:
    return make_article(by=editor, body=BODY)


@pytest.fixture
def readings(monkeypatch) -> list[str]:
    """The texts that the analyser read."""
    texts: list[str] = []
    analyse = reading.analyse

    def counted(text, *args, **kwargs):
        texts.append(text)
        return analyse(text, *args, **kwargs)

    monkeypatch.setattr(reading, "analyse", counted)
    return texts


def waiting(story: Article) -> list[str]:
    return list(story.proposals.filter(status="open", kind="claim").values_list("exact", flat=True))


def test_text_is_read_once(story, editor, readings):
    assert [read_story(story, by=editor) for _ in range(3)] == [True, False, False]
    assert readings == [story.body_text]
    assert waiting(story) == ["the quay would be sold", "the lamps were lit"]


def test_reading_what_was_read_asks_little_and_writes_nothing(story, editor, django_assert_num_queries):
    read_story(story, by=editor)
    with django_assert_num_queries(7):
        read_story(story, by=editor)


def test_changed_text_is_read_again(story, editor):
    read_story(story, by=editor)
    save_working_copy(article=story, by=editor, body=f"<p>{SECOND}</p>")
    assert read_story(story, by=editor)
    assert waiting(story) == ["the lamps were lit"]


def test_text_read_is_read_again_on_demand(story, editor, readings):
    read_story(story, by=editor)
    assert read_story(story, by=editor, again=True)
    assert len(readings) == 2


@pytest.mark.parametrize("fields", [{"story_date": "2025-08-11"}, {"language": "es"}])
def test_whatever_a_reading_goes_by_makes_it_new(story, editor, fields):
    read_story(story, by=editor)
    save_working_copy(article=story, by=editor, **fields)
    assert read_story(story, by=editor)


def test_new_name_on_file_makes_it_new(story, editor):
    read_story(story, by=editor)
    make_entity("Harbour Guard")
    assert read_story(story, by=editor)


def test_headline_alone_is_no_reason_to_read(story, editor):
    read_story(story, by=editor)
    save_working_copy(article=story, by=editor, headline="Another headline altogether")
    assert not read_story(story, by=editor)


def test_mark_that_was_set_settles_without_a_reading(story, editor, readings):
    read_story(story, by=editor)
    claim = make_claim()
    marked = BODY.replace(
        "the quay would be sold", f'<span data-claim="{claim.uid}">the quay would be sold</span>'
    )
    save_working_copy(article=story, by=make_user("Importer"), kind="ingest", body=marked)
    assert not read_story(story, by=editor)
    assert (len(readings), waiting(story)) == (1, ["the lamps were lit"])


def test_mark_taken_out_makes_it_new(story, editor):
    read_story(story, by=editor)
    accept_proposals(list(story.proposals.filter(exact="the quay would be sold")), by=editor)
    read_story(story, by=editor)
    save_working_copy(article=story, by=editor, body=BODY)
    assert read_story(story, by=editor)
    assert waiting(story) == ["the quay would be sold", "the lamps were lit"]


def test_text_saved_while_it_is_read_is_read_anew(story, editor, monkeypatch):
    analyse = reading.analyse
    saves = [f"<p>It rained.</p>{BODY}"]

    def analysed_while_somebody_saves(text, *args, **kwargs):
        found = analyse(text, *args, **kwargs)
        if saves:
            save_working_copy(article=story, by=editor, body=saves.pop())
        return found

    monkeypatch.setattr(reading, "analyse", analysed_while_somebody_saves)
    assert read_story(story, by=editor)
    story.refresh_from_db()
    assert [story.body_text[p.start : p.end] for p in story.proposals.filter(kind="claim")] == waiting(story)


def test_text_that_is_saved_over_and_over_is_left_to_a_later_reading(story, editor, monkeypatch):
    analyse = reading.analyse
    count = iter(range(99))

    def analysed_while_somebody_saves(text, *args, **kwargs):
        save_working_copy(article=story, by=editor, body=f"<p>Page {next(count)}.</p>{BODY}")
        return analyse(text, *args, **kwargs)

    monkeypatch.setattr(reading, "analyse", analysed_while_somebody_saves)
    assert not read_story(story, by=editor)
    assert Proposal.objects.count() == 0


def test_row_is_kept_where_its_words_moved(story, editor):
    read_story(story, by=editor)
    before = dict(Proposal.objects.values_list("exact", "pk"))
    save_working_copy(article=story, by=editor, body=f"<p>It rained.</p>{BODY}")
    read_story(story, by=editor)
    story.refresh_from_db()
    rows = Proposal.objects.filter(kind="claim")
    assert dict(rows.values_list("exact", "pk")) == before
    assert [story.body_text[row.start : row.end] for row in rows] == [row.exact for row in rows]
    assert [row.payload["mark_spans"] for row in rows] == [[[row.start, row.end]] for row in rows]


def test_same_words_twice_are_two_rows(editor):
    story = make_article(by=editor, body=f"<p>{FIRST}</p><p>{FIRST}</p>")
    read_story(story, by=editor)
    first, second = Proposal.objects.order_by("start")
    dismissed = "the quay would be sold"
    save_working_copy(article=story, by=editor, body=f"<p>So.</p><p>{FIRST}</p><p>{FIRST}</p>")
    read_story(story, by=editor)
    rows = Proposal.objects.order_by("start")
    assert [(row.pk, row.exact) for row in rows] == [(first.pk, dismissed), (second.pk, dismissed)]


def test_dismissed_stays_dismissed_and_chosen_stays_chosen(editor):
    league = make_entity("Gulf Line", slug="gulf-line")
    make_entity("Gulf Line", slug="gulf-line-2")
    story = make_article(by=editor, body=f"<p>The Gulf Line sailed. {FIRST}</p>")
    read_story(story, by=editor)
    choose_entity(story.proposals.get(kind="mention"), league, by=editor)
    dismiss_proposal(story.proposals.get(kind="claim"), by=editor)
    save_working_copy(article=story, by=editor, body=f"<p>Now the Gulf Line sailed. {FIRST} It rained.</p>")
    read_story(story, by=editor)
    assert list(story.proposals.filter(status="open")) == []


def test_choice_of_an_unclear_name_settles_it_wherever_it_stands(editor):
    league = make_entity("Gulf Line", slug="gulf-line")
    make_entity("Gulf Line", slug="gulf-line-2")
    story = make_article(by=editor, body="<p>The Gulf Line sailed.</p><p>The Gulf Line sank.</p>")
    read_story(story, by=editor)
    keys = list(story.proposals.values_list("pk", flat=True))
    assert sorted(choose_entity(story.proposals.first(), league, by=editor)) == sorted(keys)
    assert story.proposals.filter(status="open").count() == 0


def test_unclear_name_inside_a_mark_is_still_asked_about(editor):
    make_entity("Gulf Line", slug="gulf-line")
    make_entity("Gulf Line", slug="gulf-line-2")
    story = make_article(by=editor, body="<p>The mayor said the Gulf Line sailed.</p>")
    read_story(story, by=editor)
    accept_proposals([story.proposals.get(kind="claim")], by=editor)
    read_story(story, by=editor)
    assert [row.kind for row in story.proposals.filter(status="open")] == ["mention"]


# --- claims whose mark never came -----------------------------------------------------------------------------------


@pytest.mark.parametrize("change", [False, True])
def test_claim_whose_mark_never_came_is_proposed_again_and_used_again(story, editor, change):
    """The tab died before its text was saved, or another one saved words of its own."""
    read_story(story, by=editor)
    key = story.proposals.get(exact="the quay would be sold").pk
    (taken,) = take_proposals(story, [key], by=editor)
    if change:
        save_working_copy(article=story, by=editor, body=f"<p>It rained.</p>{BODY}")
    read_story(story, by=editor)
    again = story.proposals.get(exact="the quay would be sold")
    assert (again.pk, again.status, again.claim) == (key, "open", taken.claim)
    accept_proposals([again], by=editor)
    assert Claim.objects.count() == 1
    story.refresh_from_db()
    assert f'data-claim="{taken.claim.uid}"' in story.body


def test_claim_marked_in_a_copy_not_saved_yet_is_not_proposed_again(story, editor):
    read_story(story, by=editor)
    (taken,) = take_proposals(story, [story.proposals.get(exact="the quay would be sold").pk], by=editor)
    read_story(story, by=editor, again=True, marked=[taken.claim.uid])
    assert waiting(story) == ["the lamps were lit"]


def test_claim_taken_out_after_a_save_is_used_again_and_the_judgement_stays(story, editor):
    read_story(story, by=editor)
    accept_proposals([story.proposals.get(exact="the quay would be sold")], by=editor)
    save_working_copy(article=story, by=editor, body=BODY)
    read_story(story, by=editor)
    first, second = story.proposals.filter(exact="the quay would be sold").order_by("pk")
    outcomes = dict(Proposal.objects.with_outcome().values_list("pk", "outcome"))
    assert (outcomes[first.pk], outcomes[second.pk]) == ("taken_out", "undecided")
    accept_proposals([second], by=editor)
    assert Claim.objects.count() == 1


def test_claim_recorded_for_other_words_about_it_is_given_up(story, editor):
    """The same words after another verb are another claim: the row stays, what was recorded for it does not."""
    read_story(story, by=editor)
    key = story.proposals.get(exact="the quay would be sold").pk
    take_proposals(story, [key], by=editor)
    take_back(story, [key], by=editor)
    save_working_copy(article=story, by=editor, body=BODY.replace("mayor said", "mayor denied that"))
    read_story(story, by=editor)
    row = Proposal.objects.get(exact="the quay would be sold")
    assert (row.payload["cue"], row.claim, row.made, Claim.objects.count()) == ("denied", None, {}, 0)


def test_claim_of_words_that_are_gone_is_deleted_when_nothing_uses_it(story, editor):
    read_story(story, by=editor)
    key = story.proposals.get(exact="the quay would be sold").pk
    take_proposals(story, [key], by=editor)
    take_back(story, [key], by=editor)
    save_working_copy(article=story, by=editor, body=f"<p>{SECOND}</p>")
    read_story(story, by=editor)
    assert Claim.objects.count() == 0


def test_claim_that_was_worked_on_stays(story, editor):
    from newsroom.ledger.history import record_history

    read_story(story, by=editor)
    key = story.proposals.get(exact="the quay would be sold").pk
    (taken,) = take_proposals(story, [key], by=editor)
    record_history(actor=editor, verb="change", record=taken.claim)
    take_back(story, [key], by=editor)
    dismiss_proposal(Proposal.objects.get(pk=key), by=editor)
    assert list(Claim.objects.all()) == [taken.claim]


def test_redaction_forgets_what_was_read(story, editor):
    from articles.services.redaction import _empty_proposals

    read_story(story, by=editor)
    _empty_proposals(story)
    assert Reading.objects.count() == 0


def test_reading_is_for_those_who_write(story):
    with pytest.raises(StoryNotAllowed):
        read_story(story, by=make_user("Checker"))


@pytest.mark.parametrize("count", [1, 30])
def test_reading_costs_the_same_however_much_is_found(editor, django_assert_max_num_queries, count):
    def paragraphs(word):
        return "".join(f"<p>The mayor {word} the quay {n} would be sold.</p>" for n in range(count))

    story = make_article(by=editor, body=paragraphs("said"))
    read_story(story, by=editor)
    save_working_copy(article=story, by=editor, body=f"<p>So.</p>{paragraphs('said')}{paragraphs('denied')}")
    with django_assert_max_num_queries(24):
        read_story(story, by=editor)


def test_analysis_on_demand_leaves_nothing_to_read(story, editor, readings):
    analyse_article(story, by=editor)
    assert not read_story(story, by=editor)
    assert len(readings) == 1
