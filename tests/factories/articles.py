"""Stories for tests, made through the services that the product uses."""

from datetime import timedelta
from itertools import count

from django.db import transaction
from django.utils import timezone

from articles.enums import State
from articles.models import Article, Author, Presence, PreviewLink, Section
from articles.services import publish as publishing
from articles.services.corrections import CorrectionDraft
from articles.services.moves import approve_article, submit_article
from articles.services.planning import plan_story
from articles.services.preview_links import make_preview_link as share
from articles.services.publish import correct_article, publish_article, retract_article, unpublish_article
from articles.services.save import save_working_copy
from articles.services.schedule import schedule_article
from articles.workflow import Verb
from tests.factories.newsroom import make_user

_number = count(1)
#: Digits as consonants, in their order: a headline must not give a number that its body does not, nor a word more.
_CONSONANTS = str.maketrans("0123456789", "bcdfghjklm")


def _letters(number: int) -> str:
    """A number as letters, in the order of numbers."""
    return str(number).translate(_CONSONANTS)


def make_section(**fields) -> Section:
    number = next(_number)
    fields.setdefault("name", f"Section {number}")
    fields.setdefault("slug", f"section-{number}")
    return Section.objects.create(**fields)


def make_author(**fields) -> Author:
    number = next(_number)
    fields.setdefault("name", f"Writer {number}")
    fields.setdefault("slug", f"writer-{number}")
    return Author.objects.create(**fields)


def make_article(*, by=None, claims=(), **fields) -> Article:
    """A saved draft. With `claims` and no body, each claim gets a paragraph that prints its public text, marked."""
    fields.setdefault("headline", f"Harbour office answers question {_letters(next(_number))}")
    if "body" not in fields:
        paragraphs = [
            f'<p><span data-claim="{claim.uid}">{claim.public_text}</span></p>' for claim in claims
        ] or ["<p>The harbour office opened its books on Monday.</p>"]
        fields["body"] = "".join(paragraphs)
    if "section" not in fields:
        fields["section"] = Section.objects.first() or make_section()
    return save_working_copy(by=by or make_user(), **fields).article


def make_presence(article, user=None, **fields) -> Presence:
    """A tab in which somebody has the story open, heard of just now unless `seen_at` says otherwise."""
    fields.setdefault("tab", f"tab-{next(_number)}")
    return Presence.objects.create(article=article, user=user or make_user(), **fields)


def make_published(*, by=None, publisher=None, override_reason="a test's reason", **fields) -> Article:
    """A published story; findings are overridden, by somebody who did not write it."""
    article = make_article(by=by, **fields)
    publish_article(article=article, by=publisher or make_user(), override_reason=override_reason)
    article.refresh_from_db()
    return article


def print_again(article, *, by=None, publisher=None, kind="update", corrections=(), **fields):
    """The story's next version, of that kind; `fields` change the working copy before. Findings are overridden.

    A correction comes with the notes given, and with none where none are: tests write them afterwards.
    """
    publisher = publisher or make_user()
    if fields:
        save_working_copy(article=article, by=by or make_user(), **fields)
    if kind == "retraction":
        version = retract_article(article=article, by=publisher, reason="a test's reason")
    else:
        with transaction.atomic():
            version = publishing._print(
                Verb.UPDATE if kind == "update" else Verb.CORRECT,
                article,
                by=publisher,
                override_reason="a test's reason",
                corrections=corrections,
            )
    article.refresh_from_db()
    return version


def make_at(state, *, needs_legal=False, at=None, **fields) -> Article:
    """A story that stands there, brought by the verbs that the desk uses; `at` is when a scheduled one goes out."""
    article, boss = make_article(**fields), make_user("Administrator")
    if needs_legal:
        plan_story(article=article, by=boss, needs_legal=True)
    for step in _way_to(State(state), needs_legal=needs_legal, at=at):
        step(article=article, by=boss)
        article.refresh_from_db()
    return article


def _way_to(state, *, needs_legal, at):
    """The verbs, in their order, that bring a draft there."""
    to_ready = [submit_article, submit_article, approve_article, *([approve_article] if needs_legal else [])]
    to_print = [*to_ready, publish_article]

    def schedule(**who):
        return schedule_article(at=at or timezone.now() + timedelta(hours=2), **who)

    def correct(**who):
        return correct_article(corrections=[CorrectionDraft("correction", "It was five ships.")], **who)

    def retract(**who):
        return retract_article(reason="It was wrong.", **who)

    def unpublish(**who):
        return unpublish_article(note="Wrong harbour.", **who)

    return {
        State.DRAFT: [],
        State.IN_EDIT: to_ready[:1],
        State.FACT_CHECK: to_ready[:2],
        State.LEGAL: to_ready[:3],
        State.READY: to_ready,
        State.SCHEDULED: [*to_ready, schedule],
        State.PUBLISHED: to_print,
        State.CORRECTED: [*to_print, correct],
        State.RETRACTED: [*to_print, retract],
        State.UNPUBLISHED: [*to_print, unpublish],
    }[state]


def make_preview_link(*, article=None, by=None, expires_at=None, **fields) -> PreviewLink:
    """A link to a draft that opens for a day."""
    return share(
        article=article or make_article(),
        by=by or make_user(),
        expires_at=expires_at or timezone.now() + timedelta(days=1),
        **fields,
    )
