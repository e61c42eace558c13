"""`ingest`: from a file to a story, whatever the file."""

import contextlib
import io
import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.claims.models import Claim
from articles.claims.services.withhold import withhold_claim
from articles.enums import RevisionKind
from articles.models import Article, Override, Proposal
from articles.services import ingest as services
from articles.services.moves import approve_article, submit_article
from articles.services.planning import plan_story
from articles.services.publish import unpublish_article
from articles.services.save import save_working_copy
from newsroom.ledger.history import record_history
from newsroom.models import User
from tests.factories.articles import make_section
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

TEXT = (
    "Harbour office answers the council\n"
    "Mayor Imre Valtos said that the quay would be sold.\n"
    "What comes next\n"
    "Prosecutors accused Imre Valtos of taking money.\n"
)
RECORD = {
    "uri": "urn:example:1",
    "type": "text",
    "headline": "Quay opens",
    "body_html": "<p>Mayor Imre Valtos said that the quay would be sold.</p>",
    "language": "en",
}


def ingest(*args, fails=False):
    """Run the command; returns what it printed and what it reported."""
    out, err = io.StringIO(), io.StringIO()
    if fails:
        with pytest.raises(CommandError):
            call_command("ingest", *map(str, args), stdout=out, stderr=err)
    else:
        call_command("ingest", *map(str, args), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def wire(tmp_path):
    """Writes records as JSON lines; a str stands for itself."""

    def write(*records, name="wire.jsonl"):
        path = tmp_path / name
        lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


def test_text_becomes_a_draft_with_claims_that_nobody_has_reviewed(text):
    ingest(text)
    article = Article.objects.get()
    assert (article.headline, article.state) == ("Harbour office answers the council", "draft")
    assert "<h2>What comes next</h2>" in article.body
    assert set(Claim.objects.values_list("origin", "reviewed_at")) == {("import", None)}
    assert Claim.objects.count() == 2


def test_ingest_works_in_the_name_of_an_importer_who_cannot_log_in(text):
    ingest(text)
    importer = User.objects.get(username="importer")
    assert Article.objects.get().created_by == importer
    assert (importer.has_usable_password(), importer.is_staff) == (False, False)


def test_ingest_in_the_name_of_a_person(text):
    user = make_user("Reporter")
    ingest(text, "--user", user.username)
    assert Article.objects.get().created_by == user


def test_ingest_in_the_name_of_nobody_is_refused(text):
    ingest(text, "--user", "nobody", fails=True)
    assert Article.objects.count() == 0


def test_publish_prints_what_the_gate_lets_through(text):
    ingest(text, "--publish")
    assert Article.objects.public().get().live_version.headline == "Harbour office answers the council"


def test_publish_leaves_a_draft_what_the_gate_stops(wire):
    path = wire({**RECORD, "body_html": "<p>The quay was reportedly sold.</p>"})
    out, _ = ingest(path, "--publish", fails=True)
    assert list(Article.objects.public()) == []
    assert Article.objects.get().state == "draft"
    assert "S P08 · body, block 1" in out


def test_publish_over_the_gate_records_the_reason(wire):
    path = wire({**RECORD, "body_html": "<p>The quay was reportedly sold.</p>"})
    ingest(path, "--publish", "--override", "Two desks have it.")
    assert list(Override.objects.values_list("rule", "reason", "by__username")) == [
        ("P08", "Two desks have it.", "importer")
    ]


def test_override_without_publish_is_refused(text):
    ingest(text, "--override", "Because.", fails=True)


def test_json_prints_one_list_in_the_form_of_the_contract(text):
    out, _ = ingest(text, "--publish", "--json")
    (line,) = json.loads(out)
    assert {key: line[key] for key in ("slug", "url", "status", "claims", "entities", "findings")} == {
        "slug": "harbour-office-answers-the-council",
        "url": "/stories/harbour-office-answers-the-council/",
        "status": "created",
        "claims": 2,
        "entities": 0,
        "findings": [],
    }


def test_no_analyze_saves_only(text):
    ingest(text, "--no-analyze")
    assert (Article.objects.count(), Claim.objects.count(), Proposal.objects.count()) == (1, 0, 0)


def test_the_same_record_again_changes_nothing(wire):
    path = wire(RECORD)
    ingest(path)
    before = Article.objects.get().revision_number
    out, _ = ingest(path)
    assert out.startswith("unchanged")
    assert (Article.objects.get().revision_number, Claim.objects.count()) == (before, 1)


def test_the_same_text_again_changes_nothing(text):
    ingest(text)
    ingest(text)
    assert (Article.objects.count(), Claim.objects.count()) == (1, 2)


def test_a_newer_record_updates_the_story_and_keeps_its_claims(wire):
    ingest(wire(RECORD))
    uid = Claim.objects.get().uid
    ingest(
        wire(
            {**RECORD, "headline": "Quay opens late", "body_html": RECORD["body_html"] + "<p>Rain fell.</p>"}
        )
    )
    assert Article.objects.get().headline == "Quay opens late"
    assert Claim.objects.get().uid == uid
    assert f'data-claim="{uid}"' in Article.objects.get().body


def test_a_newer_record_drops_claims_whose_words_are_gone(wire):
    ingest(wire(RECORD))
    ingest(wire({**RECORD, "body_html": "<p>Nothing of it is left.</p>"}))
    assert Claim.objects.count() == 0


def test_a_newer_record_does_not_overwrite_what_an_editor_wrote(wire):
    ingest(wire(RECORD))
    save_working_copy(article=Article.objects.get(), by=make_user(), headline="Our own headline")
    out, _ = ingest(wire({**RECORD, "headline": "Theirs"}))
    assert Article.objects.get().headline == "Our own headline"
    assert out.startswith("kept")


def test_a_broken_line_is_reported_and_the_others_go_in(wire):
    path = wire(RECORD, '{"uri": "urn:example:2", "headline": ', {**RECORD, "uri": "urn:example:3"})
    _, err = ingest(path, fails=True)
    assert Article.objects.count() == 2
    assert f"{path}, line 2: " in err


def test_a_record_without_headline_is_an_error(wire):
    bare = {key: value for key, value in RECORD.items() if key != "headline"}
    _, err = ingest(wire(bare), fails=True)
    assert Article.objects.count() == 0
    assert "headline" in err


def test_an_unknown_section_is_said_and_loses_nothing(wire):
    make_section(name="World", slug="world", is_default=True)
    out, _ = ingest(wire({**RECORD, "subjects": [{"name": "Gardening", "rel": "section"}]}))
    assert Article.objects.get().section.slug == "world"
    assert Article.objects.count() == 1
    assert out.startswith("created")


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "empty"), (b"   \n ", "empty"), (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "picture, not text")],
)
def test_files_that_are_no_story_get_a_clear_error(tmp_path, content, word):
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    _, err = ingest(path, fails=True)
    assert Article.objects.count() == 0
    assert word in err.lower()


def test_a_missing_file_gets_a_clear_error(tmp_path):
    _, err = ingest(tmp_path / "nothing.txt", fails=True)
    assert "cannot be read" in err


def test_scripts_in_html_are_removed_and_said(tmp_path):
    path = tmp_path / "story.html"
    path.write_text(
        "<!doctype html><title>Quay opens</title><article><h1>Quay opens</h1>"
        '<p onclick="steal()">Open since <a href="javascript:steal()">Monday</a>.</p>'
        "<script>steal()</script></article>",
        encoding="utf-8",
    )
    out, _ = ingest(path)
    assert Article.objects.get().body == "<p>Open since Monday.</p>"
    assert "script" in out
    assert "onclick" in out


def test_a_paragraph_of_five_megabytes_goes_in(tmp_path):
    path = tmp_path / "story.txt"
    paragraph = "The quay was opened on Monday by the harbour office. " * 100_000
    path.write_text(f"Quay opens\n{paragraph}", encoding="utf-8")
    ingest(path)
    assert len(Article.objects.get().body_text) > 5_000_000


def test_every_save_of_an_ingest_is_marked_as_one(text):
    ingest(text)
    assert set(Article.objects.get().revisions.values_list("kind", flat=True)) == {RevisionKind.INGEST}


def test_publish_again_leaves_what_the_desk_took_out_of_print(wire):
    path = wire(RECORD)
    ingest(path, "--publish")
    unpublish_article(article=Article.objects.get(), by=make_user(), note="Wrong harbour.")
    out, _ = ingest(path, "--publish", fails=True)
    assert Article.objects.get().state == "unpublished"
    assert "taken out of print here" in out


def test_publish_of_a_newer_record_leaves_what_the_desk_took_out_of_print(wire):
    ingest(wire(RECORD), "--publish")
    unpublish_article(article=Article.objects.get(), by=make_user(), note="Wrong harbour.")
    ingest(wire({**RECORD, "headline": "Quay opens late"}), "--publish", fails=True)
    assert (Article.objects.get().state, Article.objects.get().headline) == ("unpublished", "Quay opens late")


def test_publish_of_a_newer_record_leaves_to_an_editor_what_changed_in_print(wire):
    ingest(wire(RECORD), "--publish")
    out, _ = ingest(wire({**RECORD, "headline": "Quay opens late"}), "--publish", fails=True)
    article = Article.objects.get()
    assert (article.headline, article.live_version.headline) == ("Quay opens late", "Quay opens")
    assert article.versions.count() == 1
    assert "It is in print: an editor publishes what changed" in out


@pytest.mark.parametrize("handed_on", [1, 2])
def test_publish_leaves_what_the_desk_has_in_hand(wire, handed_on):
    ingest(wire(RECORD))
    for _ in range(handed_on):
        submit_article(article=Article.objects.get(), by=make_user())
    out, _ = ingest(wire({**RECORD, "headline": "Quay opens late"}), "--publish", fails=True)
    assert (Article.objects.get().headline, Article.objects.get().live_version) == ("Quay opens late", None)
    assert "The desk has it in hand" in out


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        ({"needs_legal": True}, "Legal must clear this story"),
        ({"embargo_until": timezone.now() + timedelta(days=9)}, "The embargo holds until"),
    ],
)
def test_publish_takes_in_what_may_not_go_out_yet(wire, plan, why):
    ingest(wire(RECORD))
    plan_story(article=Article.objects.get(), by=make_user(), **plan)
    out, _ = ingest(wire({**RECORD, "headline": "Quay opens late"}), "--publish", fails=True)
    assert (Article.objects.get().headline, Article.objects.get().state) == ("Quay opens late", "draft")
    assert why in out


def test_a_newer_record_of_an_approved_story_is_read_by_the_desk_again(wire):
    """Whoever runs the command may publish, and has not read what came in."""
    ingest(wire(RECORD))
    editor = make_user()
    approved = submit_article(article=Article.objects.get(), by=editor)
    approve_article(article=approved, by=editor, note="From the agency.")
    ingest(wire({**RECORD, "headline": "Quay opens late"}))
    assert Article.objects.get().state == "in_edit"


def test_publish_leaves_a_draft_that_an_editor_works_on(wire):
    ingest(wire(RECORD))
    save_working_copy(article=Article.objects.get(), by=make_user(), headline="Half a thought")
    out, _ = ingest(wire({**RECORD, "headline": "Theirs"}), "--publish", fails=True)
    assert Article.objects.get().state == "draft"
    assert out.startswith("kept")


def test_publish_by_somebody_who_may_not_is_refused_before_anything_is_read(text):
    user = make_user("Reporter")
    with pytest.raises(CommandError, match=f"{user.username} may not publish"):
        call_command("ingest", str(text), "--user", user.username, "--publish")
    assert Article.objects.count() == 0


def test_override_by_somebody_who_may_not_is_refused(text):
    user = make_user("Reporter")
    user.user_permissions.add(Permission.objects.get(codename="publish_article"))
    with pytest.raises(CommandError, match=f"{user.username} may not publish over findings"):
        call_command("ingest", str(text), "--user", user.username, "--publish", "--override", "I want to.")


@pytest.mark.parametrize("role", ["Checker", None])
def test_ingest_by_somebody_who_may_not_write_is_refused(text, role):
    user = make_user(role)
    with pytest.raises(CommandError, match=f"{user.username} may not write"):
        call_command("ingest", str(text), "--user", user.username)


def test_one_headline_for_two_files_is_refused(text):
    with pytest.raises(CommandError, match="--headline"):
        call_command("ingest", str(text), str(text), "--headline", "Quay opens")


def test_an_older_record_does_not_replace_a_newer_one(wire):
    ingest(wire({**RECORD, "version": "10", "headline": "Tenth"}))
    out, _ = ingest(wire({**RECORD, "version": "9", "headline": "Ninth"}))
    assert Article.objects.get().headline == "Tenth"
    assert out.startswith("unchanged")
    assert "version 10" in out


def test_a_file_with_two_versions_of_a_story_changes_nothing_the_second_time(wire):
    path = wire({**RECORD, "version": "1"}, {**RECORD, "version": "2", "headline": "Quay opens late"})
    ingest(path)
    before = Article.objects.get().revision_number
    out, _ = ingest(path)
    assert Article.objects.get().revision_number == before
    assert [line.split(":")[0] for line in out.splitlines() if ":  " in line or "  [" in line] == [
        "unchanged"
    ] * 2


def test_two_headlines_without_text_are_two_stories(tmp_path):
    for name in ("Quay opens", "Crane falls"):
        (tmp_path / f"{name}.txt").write_text(name, encoding="utf-8")
        ingest(tmp_path / f"{name}.txt")
    assert set(Article.objects.values_list("headline", flat=True)) == {"Quay opens", "Crane falls"}


def test_a_newer_record_that_says_otherwise_makes_a_new_claim(wire):
    """The words are the same, who says them how is not: a mark is carried over with its cue or not at all."""
    ingest(wire(RECORD))
    old = Claim.objects.get()
    ingest(wire({**RECORD, "body_html": "<p>Mayor Imre Valtos denied that the quay would be sold.</p>"}))
    claim = Claim.objects.get()
    assert (claim.cue, claim.uid == old.uid) == ("denied", False)


def test_a_newer_record_keeps_a_claim_that_somebody_worked_on(wire):
    ingest(wire(RECORD))
    claim = Claim.objects.get()
    record_history(actor=make_user(), verb="change", record=claim)
    ingest(wire({**RECORD, "body_html": "<p>Nothing of it is left.</p>"}))
    assert list(Claim.objects.all()) == [claim]


def test_a_newer_record_keeps_a_claim_that_legal_withheld(wire):
    ingest(wire(RECORD))
    claim = withhold_claim(claim=Claim.objects.get(), by=make_user("Legal"), reason="Court order")
    ingest(wire({**RECORD, "body_html": "<p>Nothing of it is left.</p>"}))
    assert list(Claim.objects.all()) == [claim]


def test_odd_lengths_and_characters_go_in_or_are_said(wire):
    path = wire(
        {
            **RECORD,
            "headline": "Quay\u0000 opens",
            "byline": "By " + "Imre Valtos " * 30,
            "subjects": [{"name": "harbours " * 40}, {"name": "ha\u0000rbour"}],
            "located": "Port\u0000 Sabel" * 20,
            "version": "1" * 300,
            "url": "not an address",
        },
        {**RECORD, "uri": "urn:example:2"},
    )
    with contextlib.suppress(CommandError):
        ingest(path)
    assert Article.objects.filter(guid="urn:example:2").count() == 1


def test_a_record_that_came_in_twice_at_once_is_read_again(wire, monkeypatch):
    """The other process has written the story between the look and the save."""
    ingest(wire(RECORD))
    real, calls = services._held, []

    def blind_once(guid):
        calls.append(guid)
        return None if len(calls) == 1 else real(guid)

    monkeypatch.setattr(services, "_held", blind_once)
    monkeypatch.setattr(Article, "validate_unique", lambda *args, **kwargs: None)
    out, _ = ingest(wire(RECORD))
    assert out.startswith("unchanged")


def test_a_text_in_spanish_is_read_as_spanish(tmp_path):
    path = tmp_path / "nota.txt"
    path.write_text(
        "La oficina del puerto responde\n"
        "El alcalde Imre Valtos dijo que el muelle será vendido antes de fin de año, según consta en el acta.\n",
        encoding="utf-8",
    )
    ingest(path)
    assert Article.objects.get().language == "es"
    assert "dijo" in Claim.objects.values_list("cue", flat=True)
