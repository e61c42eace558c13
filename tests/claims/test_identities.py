"""Who a source is, in the vault: put there by who knows it, seen by who is named, gone when the grant ends."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from articles.claims.exceptions import ClaimNotAllowed, IdentityRefused, IdentityUnreadable, VaultShut
from articles.claims.models import AnonymityGrant, IdentityLook, IdentityReader, SourceIdentity
from articles.claims.services.anonymity import end_anonymity
from articles.claims.services.identities import (
    MOST_WRONG,
    file_identity,
    look_at_identity,
    remove_identity,
    remove_lapsed,
)
from articles.claims.services.identity_readers import approve_reader, ask_reader, remove_reader
from articles.claims.services.vault_keys import lost_keys, rotate_keys
from newsroom.ledger.models import HistoryEntry
from newsroom.ledger.redaction import redact
from newsroom.ledger.verification import verify_all
from newsroom.notifications.periodic import run_periodic
from tests.factories.newsroom import make_user
from tests.factories.vault import IDENTITY, PASSWORD, make_grant, make_identity, make_reader, turn_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keys(settings):
    return turn_on(settings)


def look(identity, by, reason="A court order of 3 May asks for it.", password=PASSWORD) -> str:
    return look_at_identity(identity=identity, by=by, reason=reason, password=password).shown()


def looks() -> list[tuple[str, str]]:
    return list(IdentityLook.objects.order_by("pk").values_list("outcome", "reason"))


def told() -> list[tuple[str, str]]:
    entries = HistoryEntry.objects.filter(verb__contains="identity") | HistoryEntry.objects.filter(
        verb__contains="reader"
    )
    return list(entries.order_by("pk").values_list("verb", "note"))


def expire(identity) -> None:
    AnonymityGrant.objects.filter(pk=identity.grant_id).update(
        expires_on=timezone.localdate() - timedelta(days=1)
    )


# --- on file ------------------------------------------------------------------------------------------------------


def test_who_put_it_there_sees_it_and_the_look_is_on_record():
    identity = make_identity()
    assert look(identity, identity.filed_by) == IDENTITY
    assert looks() == [("shown", "A court order of 3 May asks for it.")]
    assert told() == [("file identity", ""), ("look at identity", "")]


def test_only_who_knows_the_source_puts_it_there():
    grant = make_grant()
    for other in (grant.approved_by, make_user("Administrator"), make_user("Legal")):
        with pytest.raises(ClaimNotAllowed):
            file_identity(grant=grant, by=other, identity=IDENTITY)
    assert SourceIdentity.objects.count() == 0


@pytest.mark.parametrize("text", ["", "  \x00 ", "x" * 4001])
def test_no_text_and_too_long_a_text_are_refused(text):
    with pytest.raises(ValidationError):
        make_identity(identity=text)


def test_a_grant_has_one_identity_and_has_had_it_when_it_is_emptied():
    identity = make_identity()
    remove_identity(identity=identity, by=identity.filed_by)
    with pytest.raises(ValidationError):
        make_identity(identity.grant)


def test_nothing_is_put_there_for_a_grant_that_has_ended():
    grant = make_grant()
    end_anonymity(grant=grant, by=make_user())
    with pytest.raises(ValidationError):
        make_identity(grant)


def test_with_the_vault_off_nothing_is_stored(settings):
    grant = make_grant()
    settings.NEWSROOM_VAULT_KEYS = ()
    with pytest.raises(VaultShut):
        make_identity(grant)
    assert SourceIdentity.objects.count() == 0


# --- looks ----------------------------------------------------------------------------------------------------------


def test_a_look_without_a_reason_shows_nothing():
    identity = make_identity()
    with pytest.raises(ValidationError):
        look(identity, identity.filed_by, reason="  ")
    assert looks() == []


@pytest.mark.parametrize("role", ["Administrator", "Editor", "Legal", "Reporter"])
def test_no_role_sees_it_without_being_named_and_the_wish_is_on_record(role):
    identity = make_identity()
    with pytest.raises(ClaimNotAllowed):
        look(identity, make_user(role))
    assert (looks(), told()[-1]) == ([("not_named", "")], ("refuse look at identity", ""))


def test_a_superuser_is_not_named_either():
    identity, user = make_identity(), make_user(is_superuser=True)
    with pytest.raises(ClaimNotAllowed):
        look(identity, user)


def test_a_wrong_password_shows_nothing_and_many_are_not_even_tried():
    identity = make_identity()
    for _ in range(MOST_WRONG):
        with pytest.raises(IdentityRefused):
            look(identity, identity.filed_by, password="wrong")
    with pytest.raises(IdentityRefused):
        look(identity, identity.filed_by)
    assert looks() == [("wrong_password", "")] * MOST_WRONG


def test_a_reason_that_names_the_source_is_not_kept():
    identity = make_identity()
    with pytest.raises(IdentityRefused):
        look(identity, identity.filed_by, reason="Ask Marwitz whether the date is right")
    assert looks() == [("names_source", "")]


def test_a_look_is_never_changed_and_its_reason_is_emptied_by_law_alone():
    identity = make_identity()
    look(identity, identity.filed_by)
    row = IdentityLook.objects.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        IdentityLook.objects.filter(pk=row.pk).update(reason="other")
    redact(record=row, by=make_user("Legal"), reason="Order of the court")
    assert ((looks(), verify_all()) == [("shown", "")] and []) or ([("shown", "")], [])


# --- who is named ---------------------------------------------------------------------------------------------------


def test_a_reader_sees_it_once_another_editor_approved_and_no_more_when_taken_off():
    identity = make_identity()
    reader = make_reader(identity, approved_by=False)
    with pytest.raises(ClaimNotAllowed):
        look(identity, reader.person)
    approve_reader(reader=reader, by=make_user())
    assert (look(identity, reader.person), look(identity, identity.filed_by)) == (IDENTITY, IDENTITY)
    remove_reader(reader=reader, by=identity.filed_by)
    with pytest.raises(ClaimNotAllowed):
        look(identity, reader.person)
    assert look(identity, identity.filed_by) == IDENTITY


def test_nobody_approves_what_they_asked_for_nor_themselves():
    identity = make_identity()
    for_editor = ask_reader(identity=identity, person=make_user(), by=identity.filed_by)
    for by in (identity.filed_by, for_editor.person, make_user("Legal"), make_user("Checker")):
        with pytest.raises(ClaimNotAllowed):
            approve_reader(reader=for_editor, by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentityReader.objects.filter(pk=for_editor.pk).update(
            approved_by=for_editor.person, approved_at=timezone.now()
        )


def test_only_people_named_on_it_ask_for_others():
    identity = make_identity()
    waiting = make_reader(identity, approved_by=False)
    for by in (waiting.person, make_user("Administrator")):
        with pytest.raises(ClaimNotAllowed):
            ask_reader(identity=identity, person=make_user(), by=by)


@pytest.mark.parametrize("fields", [{"is_active": False}, {"role": None}])
def test_who_does_not_work_on_claims_is_not_named(fields):
    with pytest.raises(ValidationError):
        make_reader(make_identity(), person=make_user(**fields))


def test_nobody_is_named_twice():
    identity = make_identity()
    reader = make_reader(identity)
    for person in (reader.person, identity.filed_by):
        with pytest.raises(ValidationError):
            make_reader(identity, person=person)


def test_whoever_is_named_in_the_database_alone_sees_nothing():
    """Rows that were written past the application do not open what was encrypted for others."""
    identity, intruder = make_identity(), make_user()
    IdentityReader.objects.create(
        identity=identity,
        person=intruder,
        asked_by=identity.filed_by,
        approved_by=make_user(),
        approved_at=timezone.now(),
    )
    with pytest.raises(IdentityUnreadable):
        look(identity, intruder)


def test_what_was_moved_to_another_grant_does_not_open():
    mine, theirs = make_identity(), make_identity()
    SourceIdentity.objects.filter(pk=mine.pk).update(sealed=theirs.sealed)
    with pytest.raises(IdentityUnreadable):
        look(mine, mine.filed_by)
    assert looks() == [("unreadable", "")]


# --- gone -----------------------------------------------------------------------------------------------------------


def is_empty(identity) -> tuple[str, str, str]:
    identity.refresh_from_db()
    return identity.sealed, identity.key, identity.emptied_because


def test_it_goes_when_the_grant_is_ended():
    identity = make_identity()
    end_anonymity(grant=identity.grant, by=make_user())
    assert is_empty(identity) == ("", "", "ended")


@pytest.mark.parametrize("purge", [remove_lapsed, run_periodic, lambda: call_command("vault", "purge")])
def test_it_goes_when_the_grant_runs_out(purge):
    lapsed, standing = make_identity(), make_identity()
    expire(lapsed)
    purge()
    purge()
    assert (is_empty(lapsed), look(standing, standing.filed_by)) == (("", "", "lapsed"), IDENTITY)
    assert [verb for verb, _ in told()].count("remove identity") == 1


def test_a_dry_run_empties_nothing():
    identity = make_identity()
    expire(identity)
    assert remove_lapsed(dry_run=True) == [identity.pk]
    assert is_empty(identity)[2] == ""


def test_nobody_sees_it_between_the_last_day_and_the_purge():
    identity = make_identity()
    expire(identity)
    with pytest.raises(IdentityRefused):
        look(identity, identity.filed_by)


def test_it_goes_by_order_of_law():
    identity = make_identity()
    redact(record=identity, by=make_user("Legal"), reason="Order of the court")
    assert is_empty(identity) == ("", "", "")
    with pytest.raises(IdentityRefused):
        look(identity, identity.filed_by)


@pytest.mark.parametrize("role", ["Reporter", "Checker", "Legal"])
def test_who_is_not_named_and_grants_nothing_cannot_take_it_out(role):
    with pytest.raises(ClaimNotAllowed):
        remove_identity(identity=make_identity(), by=make_user(role))


# --- keys -----------------------------------------------------------------------------------------------------------


def test_keys_are_rotated_and_the_old_one_can_be_destroyed(settings, keys, capsys):
    identities = [make_identity(), make_identity()]
    make_reader(identities[0])
    (new,) = turn_on(settings)
    settings.NEWSROOM_VAULT_KEYS = (new, *keys)
    call_command("vault", "rotate", "--dry-run")
    call_command("vault", "rotate")
    call_command("vault", "rotate")
    settings.NEWSROOM_VAULT_KEYS = (new,)
    assert [look(each, each.filed_by) for each in identities] == [IDENTITY, IDENTITY]
    assert capsys.readouterr().out.splitlines() == [
        "2 would be encrypted anew, 0 were so already.",
        "2 encrypted anew, 0 were so already.",
        "0 encrypted anew, 2 were so already.",
    ]


def test_a_key_that_is_gone_is_named_and_its_rows_stay(settings):
    identity = make_identity()
    turn_on(settings)
    assert (lost_keys(), rotate_keys()) == ({identity.key: 1}, (0, 0, (identity.pk,)))
    with pytest.raises(IdentityUnreadable):
        look(identity, identity.filed_by)
