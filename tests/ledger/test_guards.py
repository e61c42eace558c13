"""The database itself refuses to forget, on both engines."""

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from articles.models import Appearance, Mention, PublishedVersion
from newsroom.ledger.guards import append_only_models, install_guards, lift_guards, missing_guards
from newsroom.ledger.models import AppendOnlyModel, HistoryEntry
from tests.factories.claims import make_claim
from tests.factories.ledger import append_version, make_chain, make_parent

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return append_version(make_parent())


def make_appearance(version=None, article=None) -> Appearance:
    article = article or (version.article if version else make_parent())
    return Appearance.objects.create(
        claim=make_claim(), article=article, version=version, ordinal=0, start=0, end=5, exact="Words"
    )


def refused(statement: str, *params) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, params)
    except IntegrityError as error:
        return "append-only" in str(error)
    return False


def test_guards_stand_after_migrate():
    assert missing_guards(connection) == []


def test_append_only_models_are_all_of_them():
    assert sorted(model._meta.label_lower for model in append_only_models()) == [
        "articles.appearance",
        "articles.correction",
        "articles.mention",
        "articles.override",
        "articles.publishedversion",
        "articles.versiontopic",
        "claims.assessment",
        "claims.heldcopy",
        "claims.identitylook",
        "claims.verdict",
        "ledger.historyentry",
    ]


def test_queryset_update_is_refused(version):
    with pytest.raises(IntegrityError, match="admits no change but a redaction"):
        PublishedVersion.objects.filter(pk=version.pk).update(headline="Changed")


def test_save_of_a_changed_row_is_refused(version):
    version.headline = "Changed"
    with pytest.raises(IntegrityError, match="append-only"):
        version.save()


def test_bulk_update_is_refused(version):
    version.headline = "Changed"
    with pytest.raises(IntegrityError, match="append-only"):
        PublishedVersion.objects.bulk_update([version], ["headline"])


def test_upsert_is_refused(version):
    with pytest.raises(IntegrityError, match="append-only"):
        PublishedVersion.objects.bulk_create(
            [PublishedVersion.objects.get(pk=version.pk)],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["headline"],
        )


def test_delete_is_refused(version):
    with pytest.raises(IntegrityError, match="admits no deletion"):
        version.delete()


def test_queryset_delete_is_refused(version):
    with pytest.raises(IntegrityError, match="admits no deletion"):
        PublishedVersion.objects.filter(pk=version.pk).delete()


def test_raw_delete_is_refused(version):
    with pytest.raises(IntegrityError, match="admits no deletion"):
        PublishedVersion.objects.all()._raw_delete(connection.alias)


def test_raw_statements_are_refused(version):
    table = PublishedVersion._meta.db_table
    assert refused(f"UPDATE {table} SET headline = %s WHERE id = %s", "Changed", version.pk)
    assert refused(f"UPDATE {table} SET id = id + 1000")
    assert refused(f"DELETE FROM {table}")


def test_history_is_refused_both():
    entry = HistoryEntry.objects.create(verb="save", object_label="articles.article", object_id="1")
    table = HistoryEntry._meta.db_table
    assert refused(f"UPDATE {table} SET verb = %s WHERE id = %s", "publish", entry.pk)
    assert refused(f"DELETE FROM {table} WHERE id = %s", entry.pk)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="INSERT OR REPLACE is SQLite's")
def test_replace_is_refused(version):
    table = PublishedVersion._meta.db_table
    columns = [field.column for field in PublishedVersion._meta.concrete_fields]
    listed = ", ".join(f"'Changed' AS {name}" if name == "headline" else name for name in columns)
    copy = f"REPLACE INTO {table} ({', '.join(columns)}) SELECT {listed} FROM {table}"
    assert refused(copy)
    by_number = copy.replace("SELECT id,", "SELECT id + 1000,").replace(" digest FROM", " 'x' FROM")
    assert by_number != copy
    assert refused(by_number)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="INSERT OR REPLACE is SQLite's")
def test_working_copy_cannot_take_the_key_of_a_version_row(version):
    printed, working = make_appearance(version), make_appearance(article=version.article)
    assert refused("UPDATE OR REPLACE articles_appearance SET id = %s WHERE id = %s", printed.pk, working.pk)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("model", append_only_models())
def test_truncate_is_refused(model):
    assert refused(f"TRUNCATE {model._meta.db_table} CASCADE")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no replicas")
def test_replica_session_is_refused(version):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    assert refused("DELETE FROM articles_publishedversion")


def test_redaction_is_admitted(version):
    empties = dict.fromkeys(PublishedVersion.redactable, "") | {"findings": []}
    PublishedVersion.objects.filter(pk=version.pk).update(redacted_at=timezone.now(), **empties)
    version.refresh_from_db()
    assert (version.body, version.headline, version.findings) == ("", "", [])


def test_redaction_of_some_columns_is_refused(version):
    with pytest.raises(IntegrityError, match="append-only"):
        PublishedVersion.objects.filter(pk=version.pk).update(redacted_at=timezone.now(), body="")


def test_redaction_without_date_is_refused(version):
    empties = dict.fromkeys(PublishedVersion.redactable, "") | {"findings": []}
    with pytest.raises(IntegrityError, match="append-only"):
        PublishedVersion.objects.filter(pk=version.pk).update(**empties)


def test_redaction_that_changes_more_is_refused(version):
    empties = dict.fromkeys(PublishedVersion.redactable, "") | {"findings": []}
    with pytest.raises(IntegrityError, match="append-only"):
        PublishedVersion.objects.filter(pk=version.pk).update(
            redacted_at=timezone.now(), story_place="Elsewhere", **empties
        )


def test_redaction_that_writes_is_refused(version):
    empties = dict.fromkeys(PublishedVersion.redactable, "") | {"findings": [], "body": "<p>Better.</p>"}
    with pytest.raises(IntegrityError, match="append-only"):
        PublishedVersion.objects.filter(pk=version.pk).update(redacted_at=timezone.now(), **empties)


def test_redaction_is_final(version):
    empties = dict.fromkeys(PublishedVersion.redactable, "") | {"findings": []}
    rows = PublishedVersion.objects.filter(pk=version.pk)
    rows.update(redacted_at=timezone.now(), **empties)
    with transaction.atomic(), pytest.raises(IntegrityError, match="append-only"):
        rows.update(redacted_at=None)
    with pytest.raises(IntegrityError, match="append-only"):
        rows.update(redacted_at=timezone.now())


def test_working_copy_row_is_free(version):
    row = make_appearance(article=version.article)
    row.exact = "Other words"
    row.save()
    assert Appearance.objects.filter(pk=row.pk).delete()[0] == 1


def test_version_row_is_frozen(version):
    row = make_appearance(version)
    with transaction.atomic(), pytest.raises(IntegrityError, match="append-only"):
        Appearance.objects.filter(pk=row.pk).update(exact="Other words")
    with transaction.atomic(), pytest.raises(IntegrityError, match="append-only"):
        Appearance.objects.filter(pk=row.pk).update(version=None)
    with pytest.raises(IntegrityError, match="append-only"):
        row.delete()


def test_working_copy_row_cannot_become_print(version):
    row = make_appearance(article=version.article)
    with pytest.raises(IntegrityError, match="append-only"):
        Appearance.objects.filter(pk=row.pk).update(version=version)


def test_same_place_in_version_and_working_copy_is_admitted(version):
    make_appearance(version)
    assert make_appearance(article=version.article).version is None


def test_mention_rows_of_a_version_are_frozen(version):
    from tests.factories.entities import make_entity

    row = Mention.objects.create(article=version.article, version=version, entity=make_entity())
    with pytest.raises(IntegrityError, match="append-only"):
        Mention.objects.filter(pk=row.pk).update(count=4)


# Losing a guard


def drop_one_guard() -> str:
    name = "ledger_guard_delete_ledger_historyentry" if connection.vendor == "sqlite" else "ledger_guard_row"
    with connection.cursor() as cursor:
        on = "" if connection.vendor == "sqlite" else " ON ledger_historyentry"
        cursor.execute(f"DROP TRIGGER {name}{on}")
    return name


def test_missing_guard_is_named():
    name = drop_one_guard()
    assert missing_guards(connection) == [f"ledger_historyentry has lost its guard {name}."]


def test_missing_guard_is_set_again():
    name = drop_one_guard()
    assert install_guards(connection) == [f"ledger_historyentry.{name}"]
    assert missing_guards(connection) == []


def test_guards_that_stand_are_left_alone(django_assert_max_num_queries):
    assert install_guards(connection) == []


def test_changed_guard_is_found_and_replaced():
    name = drop_one_guard()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"CREATE TRIGGER {name} BEFORE DELETE ON ledger_historyentry BEGIN SELECT 1; END")
        else:
            cursor.execute(
                f"CREATE TRIGGER {name} BEFORE DELETE ON ledger_historyentry FOR EACH ROW WHEN (false) "
                "EXECUTE FUNCTION ledger_guard_row('', '{}')"
            )
    assert missing_guards(connection) == [
        f"ledger_historyentry has a guard {name} that differs from what it should be."
    ]
    install_guards(connection)
    assert missing_guards(connection) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's triggers call no functions")
def test_changed_function_is_found_and_replaced():
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION ledger_guard_row() RETURNS trigger LANGUAGE plpgsql "
            "AS $$ BEGIN RETURN coalesce(NEW, OLD); END $$"
        )
    assert len(missing_guards(connection)) == len(append_only_models())
    install_guards(connection)
    assert missing_guards(connection) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite cannot disable a trigger")
def test_disabled_guard_is_found():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_historyentry DISABLE TRIGGER ledger_guard_row")
    assert missing_guards(connection) == [
        "ledger_historyentry has a guard ledger_guard_row that differs from what it should be."
    ]


def test_guard_of_a_table_that_is_free_again_goes():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "CREATE TRIGGER ledger_guard_old BEFORE DELETE ON articles_section "
                "BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
        else:
            cursor.execute(
                "CREATE TRIGGER ledger_guard_old BEFORE DELETE ON articles_section FOR EACH ROW "
                "EXECUTE FUNCTION ledger_guard_row('', '{}')"
            )
    section = make_chain(0) and apps.get_model("articles.section").objects.create(name="Old", slug="old")
    install_guards(connection)
    assert section.delete()[0] == 1


def test_lifting_some_tables_leaves_the_others(version):
    lift_guards(connection, {"ledger_historyentry"})
    assert {problem.split()[0] for problem in missing_guards(connection)} == {"ledger_historyentry"}
    assert refused("DELETE FROM articles_publishedversion")


# Foreign keys


def test_every_foreign_key_from_or_to_a_record_is_protected():
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and (issubclass(model, AppendOnlyModel) or issubclass(field.related_model, AppendOnlyModel))
        and field.remote_field.on_delete is not models.PROTECT
    ]
    assert wrong == []


def test_flush_of_a_guarded_table_is_refused_outside_the_harness():
    HistoryEntry.objects.create(verb="save", object_label="articles.article", object_id="1")
    connection.check_constraints()
    with pytest.raises(CommandError) as caught:
        call_command("flush", interactive=False, verbosity=0)
    assert "append-only" in str(caught.value.__cause__)
