"""Erasure by order of law: complete, on record, and the chain holds."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Appearance, Article, Override, Proposal, PublishedVersion
from articles.services.corrections import CorrectionDraft
from articles.services.publish import correct_article, publish_article, unpublish_article
from articles.services.save import save_working_copy
from newsroom.ledger.exceptions import RedactionRefused
from newsroom.ledger.history import record_history
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.redaction import redact
from newsroom.ledger.verification import verify_all
from tests.factories.articles import make_article
from tests.factories.claims import make_claim
from tests.factories.entities import make_entity
from tests.factories.ledger import append_version, make_parent
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

SECRET = "Zanzibarquartz"
ORDER = "Order of the regional court, 3 May"


@pytest.fixture
def legal():
    return make_user(role="Legal")


@pytest.fixture
def version():
    return append_version(make_parent(), headline=f"{SECRET} in the headline", body=f"<p>{SECRET}</p>")


@pytest.fixture
def printed_story() -> Article:
    """A story that printed the words everywhere it could, and was then cleaned and printed anew."""
    editor = make_user()
    make_entity(name=SECRET, schema="Organization", kind="company")
    claim = make_claim(public_text=f"The harbour office says {SECRET} sold the quay.")
    article = make_article(
        by=editor, claims=[claim], headline=f"{SECRET} sold it", slug="quay", standfirst=f"Of {SECRET}."
    )
    Proposal.objects.create(
        article=article,
        kind="claim",
        rule="r",
        start=0,
        end=5,
        exact=f"{SECRET} sold",
        payload={"text": SECRET},
    )
    version = publish_article(article=article, by=make_user(), override_reason="We are sure")
    said = {"text": f"{SECRET} sold", "reason": f"We are sure of {SECRET}"}
    Override.objects.create(
        version=version,
        rule="P01",
        severity="B",
        place="headline",
        by=editor,
        at=version.published_at,
        **said,
    )
    save_working_copy(
        article=article, by=editor, headline="Somebody sold it", standfirst="", body="<p>A quay was sold.</p>"
    )
    correct_article(
        article=article,
        by=make_user(),
        corrections=[CorrectionDraft("correction", "It was not sold.")],
        override_reason="It is clean now",
    )
    return Article.objects.get(pk=article.pk)


def test_redact_empties_the_record(version, legal):
    redact(record=version, by=legal, reason=ORDER)
    stored = PublishedVersion.objects.get(pk=version.pk)
    assert {name: getattr(stored, name) for name in PublishedVersion.redactable} == {
        **dict.fromkeys(PublishedVersion.redactable, ""),
        "findings": [],
    }
    assert stored.redacted_at is not None
    assert version.body == ""


def test_redact_is_on_record(version, legal):
    (entry, *_) = redact(record=version, by=legal, reason=f"  {ORDER} ")
    assert (entry.actor, entry.verb, entry.object_label, entry.object_id, entry.object_text, entry.note) == (
        legal,
        "redact",
        "articles.publishedversion",
        str(version.pk),
        "",
        ORDER,
    )


def test_chain_verifies_after_redaction(version, legal):
    append_version(version.article)
    redact(record=version, by=legal, reason=ORDER)
    append_version(Article.objects.get(pk=version.article_id))
    assert verify_all() == []


def test_redact_empties_what_history_says_of_the_record(version, legal):
    told = record_history(actor=None, verb="look", record=version, object_text=SECRET, note=SECRET)
    other = record_history(actor=None, verb="look", record=append_version(make_parent()), note="Stays")
    redact(record=version, by=legal, reason=ORDER)
    told.refresh_from_db()
    other.refresh_from_db()
    assert (told.object_text, told.note, told.verb, other.note) == ("", "", "look", "Stays")


@pytest.mark.parametrize("role", ["Reporter", "Editor", "Checker", None])
def test_redact_without_the_permission_is_refused(version, role):
    with pytest.raises(PermissionDenied, match=r"ledger\.redact"):
        redact(record=version, by=make_user(role=role), reason=ORDER)
    assert SECRET in PublishedVersion.objects.get(pk=version.pk).body


def test_redact_by_somebody_who_left_is_refused(version, legal):
    legal.is_active = False
    with pytest.raises(PermissionDenied):
        redact(record=version, by=legal, reason=ORDER)


def test_redact_without_a_reason_is_refused(version, legal):
    with pytest.raises(RedactionRefused, match="Give the reason"):
        redact(record=version, by=legal, reason="  ")


def test_redact_twice_is_refused(version, legal):
    redact(record=version, by=legal, reason=ORDER)
    with pytest.raises(RedactionRefused, match="was redacted on"):
        redact(record=PublishedVersion.objects.get(pk=version.pk), by=legal, reason=ORDER)


def test_redact_of_a_redaction_is_refused(version, legal):
    (entry, *_) = redact(record=version, by=legal, reason=ORDER)
    with pytest.raises(RedactionRefused, match="stays on record"):
        redact(record=entry, by=legal, reason=ORDER)


def test_redact_of_a_working_copy_is_refused(legal):
    row = Appearance.objects.create(claim=make_claim(), article=make_parent(), ordinal=0, start=0, end=5)
    with pytest.raises(RedactionRefused, match="belongs to a working copy"):
        redact(record=row, by=legal, reason=ORDER)


def test_redact_of_a_record_without_content_is_refused(version, legal):
    from articles.models import VersionTopic
    from entities.models import Topic

    row = VersionTopic.objects.create(version=version, topic=Topic.objects.create(name="Ports", slug="ports"))
    with pytest.raises(RedactionRefused, match="holds no content"):
        redact(record=row, by=legal, reason=ORDER)


def test_redact_of_a_history_entry_empties_it(legal):
    entry = record_history(actor=None, verb="note", record=make_parent(), object_text=SECRET, note=SECRET)
    redact(record=entry, by=legal, reason=ORDER)
    entry.refresh_from_db()
    assert (entry.object_text, entry.note) == ("", "")
    assert verify_all() == []


# A whole story


def test_redact_of_what_readers_see_is_refused(printed_story, legal):
    with pytest.raises(ValidationError, match="This version is live"):
        redact(record=printed_story.live_version, by=legal, reason=ORDER)


def test_redact_of_what_the_working_copy_still_holds_is_refused(legal):
    editor = make_user()
    article = make_article(by=editor, body=f"<p>{SECRET}</p>")
    version = publish_article(article=article, by=editor, override_reason="Sure")
    unpublish_article(article=article, by=editor, note="Wrong harbour.")
    with pytest.raises(ValidationError, match="working copy still holds this text"):
        redact(record=version, by=legal, reason=ORDER)


def test_redact_leaves_the_words_nowhere_in_articles_or_history(printed_story, legal):
    """The claim and the entity are records of their own: they are withheld or edited where they are kept."""
    assert tables_with(SECRET) - {"articles_storywords_fts_data"} == {
        "articles_appearance",
        "articles_mention",
        "articles_override",
        "articles_proposal",
        "articles_publishedversion",
        "articles_revision",
        "ledger_historyentry",
    }
    redact(record=printed_story.versions.get(number=1), by=legal, reason=ORDER)
    assert tables_with(SECRET) == set()


def tables_with(words: str) -> set[str]:
    """Tables of articles and ledger in which any column of any row holds the words, in whatever case."""
    with connection.cursor() as cursor:
        tables = [
            name
            for name in connection.introspection.table_names(cursor)
            if name.startswith(("articles_", "ledger_"))
        ]
        found = set()
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            if any(words.lower() in str(row).lower() for row in cursor.fetchall()):
                found.add(table)
    return found


def test_redact_leaves_the_clean_version_and_its_working_copy(printed_story, legal):
    redact(record=printed_story.versions.get(number=1), by=legal, reason=ORDER)
    article = Article.objects.get(pk=printed_story.pk)
    assert (article.headline, article.live_version.headline) == ("Somebody sold it", "Somebody sold it")
    assert article.revisions.get(number=article.revision_number).body == "<p>A quay was sold.</p>"


def test_redact_leaves_who_did_what_and_when(printed_story, legal):
    def acts() -> list[tuple]:
        entries = HistoryEntry.objects.filter(object_label="articles.article").exclude(verb="redact")
        return list(entries.order_by("pk").values_list("actor", "verb", "at", "version"))

    before = acts()
    redact(record=printed_story.versions.get(number=1), by=legal, reason=ORDER)
    assert acts() == before


def test_redaction_of_a_story_verifies(printed_story, legal):
    redact(record=printed_story.versions.get(number=1), by=legal, reason=ORDER)
    assert verify_all() == []


def test_redaction_that_fails_above_changes_nothing(printed_story, legal, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("no")

    monkeypatch.setattr("articles.services.redaction.redact_history", fail)
    version = printed_story.versions.get(number=1)
    with pytest.raises(RuntimeError):
        redact(record=version, by=legal, reason=ORDER)
    assert SECRET in PublishedVersion.objects.get(pk=version.pk).headline
    assert Override.objects.filter(version=version, redacted_at__isnull=False).count() == 0


# The command


def run(version, legal, *more) -> None:
    call_command(
        "redact",
        "articles.publishedversion",
        str(version.pk),
        "--reason",
        ORDER,
        "--user",
        legal.username,
        *more,
    )


def test_command_redacts_and_lists(version, legal, capsys):
    run(version, legal)
    assert capsys.readouterr().out == f"emptied articles.publishedversion {version.pk}\n"
    assert PublishedVersion.objects.get(pk=version.pk).body == ""


def test_command_changes_nothing_on_a_dry_run(version, legal, capsys):
    run(version, legal, "--dry-run")
    assert capsys.readouterr().out == f"would empty articles.publishedversion {version.pk}\n"
    assert SECRET in PublishedVersion.objects.get(pk=version.pk).body


def test_command_without_the_permission_fails(version):
    with pytest.raises(CommandError, match="Redacting needs the permission"):
        run(version, make_user(username="reporter", role="Reporter"))


def test_command_says_why_it_refuses(printed_story, legal):
    with pytest.raises(CommandError, match="This version is live"):
        run(printed_story.live_version, legal)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["articles.nothing", "1"],
            "There is no model articles.nothing. Records that can be redacted: articles.app",
        ),
        (["nonsense", "1"], "There is no model nonsense"),
        (["articles.section", "1"], "articles.section holds no content that could be emptied"),
        (["articles.publishedversion", "999999"], "There is no articles.publishedversion 999999."),
    ],
)
def test_command_explains_a_wrong_record(legal, arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command("redact", *arguments, "--reason", ORDER, "--user", legal.username)


def test_command_explains_an_unknown_user(version):
    with pytest.raises(CommandError, match="There is no user nobody"):
        call_command(
            "redact", "articles.publishedversion", str(version.pk), "--reason", ORDER, "--user", "nobody"
        )
