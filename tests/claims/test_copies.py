"""Held copies emptied by order of law: the files go after the commit, the digest and the fact stay."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from PIL import Image

from articles.claims.exceptions import ItemRefused
from articles.claims.models import Evidence
from articles.claims.services.copies import discard_files, discard_left_files, read_copy
from articles.claims.services.excerpts import excerpt_as_evidence
from newsroom.ledger.redaction import redact
from newsroom.ledger.verification import verify_all
from tests.factories.claims import make_claim, make_copy, make_item
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db
ORDER = "Order of the regional court, 3 May"


@pytest.fixture(autouse=True)
def _store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def held_files() -> list[str]:
    found = []
    folders = default_storage.listdir("held")[0] if default_storage.exists("held") else []
    for folder in folders:
        found += default_storage.listdir(f"held/{folder}")[1]
    return sorted(found)


def empty(copy, commit) -> None:
    with commit():
        redact(record=copy, by=make_user("Legal"), reason=ORDER)


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize("content", [b"The quay was sold.", picture()])
def test_redacted_copy_loses_its_files_and_keeps_its_digest(commit, content):
    copy = make_copy(content=content)
    digest, before = copy.sha256, len(held_files())
    empty(copy, commit)
    copy.refresh_from_db()
    assert (before > 0, held_files(), copy.text, copy.sha256) == (True, [], "", digest)
    assert copy.redacted_at is not None
    assert verify_all() == []
    with pytest.raises(ItemRefused, match="emptied by order of law"):
        read_copy(copy)


def test_files_stay_until_the_redaction_is_committed(commit):
    copy = make_copy()
    with commit(), transaction.atomic():
        redact(record=copy, by=make_user("Legal"), reason=ORDER)
        waiting = held_files()
        transaction.set_rollback(True)
    assert (waiting, held_files()) == ([copy.sha256], [copy.sha256])


def test_file_that_another_copy_holds_stays_until_that_goes_too(commit):
    first, second = make_copy(), make_copy()
    empty(first, commit)
    assert read_copy(second) == b"The quay was sold on 3 May."
    empty(second, commit)
    assert held_files() == []


def test_file_that_is_gone_already_is_no_error(commit):
    copy = make_copy()
    default_storage.delete(copy.file)
    empty(copy, commit)
    discard_files(copy)
    assert (held_files(), discard_left_files(), verify_all()) == ([], 0, [])


def test_what_a_failing_store_left_is_taken_by_the_clock(commit, monkeypatch, settings, capsys):
    settings.NEWSROOM_FETCHER = False
    copy = make_copy()

    def fail(name):
        raise OSError("the store does not answer")

    with monkeypatch.context() as broken:
        broken.setattr(default_storage, "delete", fail)
        empty(copy, commit)  # the redaction stands
    left = held_files()
    call_command("recheck_items")
    first_line = capsys.readouterr().out.splitlines()[0]
    assert (left, held_files()) == ([copy.sha256], [])
    assert first_line == "Took away the files of copies emptied by order of law: 1."


def test_emptied_content_does_not_come_back_to_its_item(commit):
    item = make_item()
    copy = make_copy(item=item)
    empty(copy, commit)
    with pytest.raises(ItemRefused, match="is not kept again"):
        make_copy(item=item)
    assert (item.copies.count(), held_files()) == (1, [])


def test_no_excerpt_is_taken_from_an_emptied_copy(commit):
    copy = make_copy()
    empty(copy, commit)
    with pytest.raises(ItemRefused, match="emptied by order of law"):
        excerpt_as_evidence(
            copy=copy, claim=make_claim(), excerpt="sold", locator="page 1", by=make_user("Checker")
        )
    assert Evidence.objects.count() == 0


def test_reader_says_who_redacted_a_copy_and_when(client, commit):
    claim, item = make_claim(), make_item()
    copy = make_copy(item=item, content=picture())
    make_copy(item=item)
    with commit():
        redact(record=copy, by=make_user("Legal", username="ruth"), reason=ORDER)
    client.force_login(make_user("Checker"))
    asked = {"claim": claim.uid, "copy": 1, "compare": 1}
    page = client.get(reverse("admin:desk_item", args=[item.pk]), asked)
    words = page.content.decode()
    shown = ("Redacted by ruth on ", copy.sha256, "Copy 1, relied on, redacted")
    hidden = ("desk_item_original", "/original/", "held-picture", 'id="excerpt"', "What is otherwise")
    assert [each in words for each in shown] == [True] * 3
    assert [each in words for each in hidden] == [False] * 5
    names = ("desk_item_original", "desk_item_picture")
    gone = [client.get(reverse(f"admin:{name}", args=[item.pk, 1])).status_code for name in names]
    assert gone == [404, 404]
