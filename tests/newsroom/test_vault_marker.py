"""The identity of a source is in nothing that the system can emit: a word is planted in the vault and looked for."""

import base64
import logging
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.core import mail, serializers
from django.core.cache import cache
from django.core.management import call_command
from django.core.signals import got_request_exception
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

from articles.claims.models import Claim, IdentityLook, SourceIdentity
from articles.claims.services import identities, identity_readers, vault_keys
from articles.claims.services.identity_readers import approve_reader, ask_reader, remove_reader
from articles.models import Article
from newsroom.desk.claims import anonymity_acts
from tests.factories.newsroom import make_user
from tests.factories.vault import PASSWORD, make_grant, turn_on
from tests.newsroom.doors import DOORS, ROLES
from tests.newsroom.planted import House
from tests.newsroom.test_permission_matrix import records  # noqa: F401 (a fixture)
from tests.newsroom.test_public_markers import ADDRESSES

pytestmark = pytest.mark.django_db

MARKER = "zqmarwitzokonjo"
IDENTITY = f"{MARKER.capitalize()}, deputy clerk"
REASON = "zqreasonofthelook"
_RAW = MARKER[1:-1].encode()
#: The word as it is, and as base64 or hexadecimal would carry it, at any offset.
FORMS = {
    MARKER,
    MARKER[1:-1].encode().hex(),
    *(
        base64.b64encode(b"x" * shift + _RAW)[4 if shift else 0 : -4].decode().casefold()
        for shift in range(3)
    ),
}


def found(emitted: str) -> list[str]:
    text = emitted.casefold()
    return sorted(form for form in FORMS if form in text)


def url(name, *keys) -> str:
    return reverse(f"admin:desk_claim_{name}", args=keys)


def signed_in(user, **extra) -> Client:
    client = Client(**extra)
    client.force_login(user)
    return client


class Kept(logging.Handler):
    """Everything that is logged, with what hangs on it, as text."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def emit(self, record) -> None:
        self.texts.append(f"{self.format(record)} {vars(record)}")


@pytest.fixture
def log():
    """What is logged at any level, queries with their parameters too."""
    root, django, handler = logging.getLogger(), logging.getLogger("django"), Kept()
    levels = root.level, django.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    django.setLevel(logging.DEBUG)
    connection.force_debug_cursor = True
    yield lambda: "\n".join(handler.texts)
    connection.force_debug_cursor = False
    logging.disable(logging.NOTSET)
    root.removeHandler(handler)
    root.setLevel(levels[0])
    django.setLevel(levels[1])


@pytest.fixture
def planted(records, settings, log, django_capture_on_commit_callbacks):  # noqa: F811
    """Put on file, looked at, shared, refused, encrypted anew and taken from a reader, by the desk's own forms."""
    old = turn_on(settings)
    claim = Claim.objects.get(pk=records["claims_claim"])
    grant = make_grant(claim=claim)
    knows, editor, reader = signed_in(grant.known_to), make_user(), make_user("Checker")
    posted = {"reason": REASON, "password": PASSWORD}
    with django_capture_on_commit_callbacks(execute=True):
        knows.post(url("file_identity", claim.uid, grant.pk), {"identity": IDENTITY})
        shown = knows.post(url("reveal_identity", claim.uid, grant.pk), posted)
        knows.post(url("reveal_identity", claim.uid, grant.pk), {**posted, "reason": f"Ask {MARKER}"})
        knows.post(url("reveal_identity", claim.uid, grant.pk), {**posted, "password": "wrong"})
        signed_in(make_user("Legal")).post(url("reveal_identity", claim.uid, grant.pk), posted)
        identity = SourceIdentity.objects.get()
        asked = ask_reader(identity=identity, person=reader, by=grant.known_to)
        approve_reader(reader=asked, by=editor)
        other = ask_reader(identity=identity, person=make_user("Legal"), by=grant.known_to)
        remove_reader(reader=approve_reader(reader=other, by=editor), by=grant.known_to)
        settings.NEWSROOM_VAULT_KEYS = (*turn_on(settings), *old)
        call_command("vault", "rotate")
    return {"claim": claim, "grant": grant, "shown": shown, "knows": grant.known_to, "reader": reader}


def test_the_identity_is_shown_by_the_form_alone_and_kept_nowhere(planted):
    answer = planted["shown"]
    assert (answer.status_code, IDENTITY in answer.content.decode()) == (200, True)
    assert ("no-store" in answer["Cache-Control"], answer["Referrer-Policy"]) == (True, "no-referrer")
    outcomes = IdentityLook.objects.order_by("pk").values_list("outcome", "reason")
    assert list(outcomes) == [
        ("shown", REASON),
        ("names_source", ""),
        ("wrong_password", ""),
        ("not_named", ""),
    ]


def test_no_address_of_the_desk_shows_it_to_anybody(planted, records):  # noqa: F811
    """Every address for those who may do most and for the two who are named; for the other roles those about
    claims, stories and history, since nobody's rights go beyond an administrator's.
    """
    connection.force_debug_cursor = False
    logging.disable(logging.CRITICAL)  # slow, and looked at elsewhere; the fixture allows it again
    everywhere = [make_user("Administrator"), planted["knows"], planted["reader"]]
    others = [make_user(role) for role in ROLES if role != "Administrator"]
    near = ("desk_claim", "claims_", "articles_article_change", "articles_article_history", "ledger_")
    leaks, seen = [], ""
    for person in [*everywhere, *others, None]:
        client = signed_in(person) if person else Client()
        for door in DOORS:
            if door.method != "get" or (person not in everywhere and not door.name.startswith(near)):
                continue
            answer = client.get(door.url(records))
            body = b"".join(answer) if answer.streaming else answer.content
            emitted = f"{body.decode('utf-8', 'replace')} {answer.headers} {answer.cookies}"
            leaks += [(str(door), getattr(person, "username", ""), form) for form in found(emitted)]
            seen += emitted if door.name == "desk_claim" else ""
    assert (leaks, REASON in seen) == ([], True)


def test_no_address_of_the_site_shows_it(planted):
    house = House(
        stories=list(Article.objects.values_list("slug", flat=True)),
        claims=list(Claim.objects.values_list("uid", flat=True)),
    )
    leaks = []
    for addresses in ADDRESSES.values():
        for address in addresses(house):
            answer = Client().get(address)
            body = b"".join(answer) if answer.streaming else answer.content
            leaks += [(address, form) for form in found(body.decode("utf-8", "replace"))]
    assert leaks == []


def test_no_table_file_mail_session_or_cache_holds_it(planted, log, capsys):
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        dump = ""
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            dump += repr([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor])
    every = [row for model in (SourceIdentity, IdentityLook, Claim) for row in model.objects.all()]
    files = [path for path in Path(django_settings.VAR_DIR).rglob("*") if path.is_file()]
    emitted = {
        "tables": dump,
        "serialised": serializers.serialize("json", every) + repr(every),
        "files": "".join(path.read_bytes().decode("latin-1") for path in files if "sqlite" not in path.name),
        "mail": "".join(str(message.message()) for message in mail.outbox),
        "sessions": repr([session.get_decoded() for session in Session.objects.all()]),
        "cache": repr(getattr(cache, "_cache", {})),
        "log": log(),
        "output": "".join(capsys.readouterr()),
    }
    assert {where: found(text) for where, text in emitted.items() if found(text)} == {}
    assert (REASON in dump, "claims_sourceidentity" in tables, "claims_sourceidentity" in emitted["log"]) == (
        True,
        True,
        True,
    )


# --- error pages and reports ----------------------------------------------------------------------------------------


@contextmanager
def reports(filter_class=None):
    """The reports of every exception that a request ends with, as HTML and as text."""
    held: list[str] = []

    def report(sender, request, **kwargs):
        reporter = ExceptionReporter(request, *sys.exc_info())
        if filter_class:
            reporter.filter = filter_class()
        held.extend([reporter.get_traceback_html(), reporter.get_traceback_text()])

    got_request_exception.connect(report)
    try:
        yield held
    finally:
        got_request_exception.disconnect(report)


def fail(*args, **kwargs):
    raise RuntimeError("zqforced")


FAILURES = [
    ("file", identities, "seal_for"),
    ("file", identities, "record_history"),
    ("file", vault_keys.Vault, "seal"),
    ("file", SourceIdentity, "save"),
    ("file", anonymity_acts, "file_identity"),
    ("reveal", identities, "open_for"),
    ("reveal", identities, "repeats"),
    ("reveal", identities, "record_history"),
    ("reveal", IdentityLook.objects, "create"),
    ("reveal", anonymity_acts, "render"),
    ("reveal", anonymity_acts, "PRIVATE_HEADERS"),
    ("approve", identity_readers, "seal_for"),
    ("approve", vault_keys.Vault, "seal"),
]


def provoke(act, grant) -> Client:
    """The request of an act on a grant, with the identity in it or behind it."""
    claim, client = grant.claim, signed_in(grant.known_to, raise_request_exception=False)
    if act == "file":
        return client.post(url("file_identity", claim.uid, grant.pk), {"identity": IDENTITY})
    if act == "reveal":
        posted = {"reason": "To call back", "password": PASSWORD}
        return client.post(url("reveal_identity", claim.uid, grant.pk), posted)
    editor = signed_in(make_user(), raise_request_exception=False)
    reader = grant.identity.reader_set.get()
    return editor.post(url("decide_reader", claim.uid, reader.pk, "approve"))


def grant_for(act):
    grant = make_grant()
    if act != "file":
        identity = identities.file_identity(grant=grant, by=grant.known_to, identity=IDENTITY)
        ask_reader(identity=identity, person=make_user("Checker"), by=grant.known_to)
    return grant


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize(("act", "owner", "name"), FAILURES)
def test_no_error_page_or_report_shows_it(settings, monkeypatch, log, act, owner, name, debug):
    turn_on(settings)
    grant = grant_for(act)
    settings.DEBUG = debug
    monkeypatch.setattr(owner, name, fail)
    with reports() as held:
        answer = provoke(act, grant)
    texts = [answer.content.decode(), log(), *held]
    assert (answer.status_code, [found(text) for text in texts]) == (500, [[]] * 4)
    assert name == "PRIVATE_HEADERS" or "zqforced" in held[1]


def test_what_is_looked_for_in_reports_would_be_found(settings, monkeypatch):
    """With Django's own filter, which hides nothing in debug mode, the same failure shows it."""
    turn_on(settings)
    settings.DEBUG = True
    monkeypatch.setattr(identities, "record_history", fail)
    with reports(SafeExceptionReporterFilter) as held:
        provoke("file", grant_for("file"))
    assert [found(text) != [] for text in held] == [True, True]
