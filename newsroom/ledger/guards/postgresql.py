"""Guards on PostgreSQL: two functions for all tables, and two triggers a table that call them.

The rule for rows compares whole rows as JSON, so that a column added later is covered at once. Triggers are
ENABLE ALWAYS: they also fire for a session that plays a replica.
"""

from __future__ import annotations

import json

from django.db.backends.base.base import BaseDatabaseWrapper

from newsroom.ledger.guards.plan import PREFIX, GuardedTable, Trigger

ROW_FUNCTION = f"{PREFIX}row"
TRUNCATE_FUNCTION = f"{PREFIX}truncate"

# Arguments: the column that leaves a row free while NULL ('' for none), and what a redaction leaves behind,
# as a JSON object of columns and empty values.
ROW_BODY = """
DECLARE
    free_while_null text := TG_ARGV[0];
    emptied jsonb := TG_ARGV[1]::jsonb;
    old_row jsonb := to_jsonb(OLD);
    new_row jsonb;
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF free_while_null <> '' AND old_row -> free_while_null = 'null'::jsonb THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION '% is append-only: it admits no deletion.', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;

    new_row := to_jsonb(NEW);
    IF free_while_null <> ''
        AND old_row -> free_while_null = 'null'::jsonb
        AND new_row -> free_while_null = 'null'::jsonb
    THEN
        RETURN NEW;
    END IF;
    IF emptied <> '{}'::jsonb
        AND old_row -> 'redacted_at' = 'null'::jsonb
        AND new_row -> 'redacted_at' <> 'null'::jsonb
        AND new_row = old_row || emptied || jsonb_build_object('redacted_at', new_row -> 'redacted_at')
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only: it admits no change but a redaction.', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
"""

TRUNCATE_BODY = """
BEGIN
    RAISE EXCEPTION '% is append-only: it admits no TRUNCATE.', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
"""

# pg_trigger.tgtype is a sum: 1 row, 2 before, 8 delete, 16 update, 32 truncate. tgenabled 'A' is ALWAYS.
ROW_TYPE, TRUNCATE_TYPE = str(1 + 2 + 8 + 16), str(2 + 32)
ALWAYS = "A"


def wanted(connection: BaseDatabaseWrapper, table: GuardedTable) -> list[Trigger]:
    """The triggers that keep one table."""
    emptied = json.dumps({column: json.loads(empty) for column, empty in table.empties}, sort_keys=True)
    return [
        _trigger(connection, table, "row", "UPDATE OR DELETE", "ROW", (table.free_while_null, emptied)),
        _trigger(connection, table, "truncate", "TRUNCATE", "STATEMENT", ()),
    ]


def present(connection: BaseDatabaseWrapper) -> dict[tuple[str, str], tuple[str, ...]]:
    """Definitions of the guards that are there, by table and name. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, t.tgname, t.tgtype::text, t.tgenabled::text,
                   encode(t.tgargs, 'escape'), coalesce(pg_get_expr(t.tgqual, t.tgrelid), ''), t.tgattr::text,
                   p.proname, p.prosrc
            FROM pg_trigger t
            JOIN pg_class c ON c.oid = t.tgrelid
            JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE NOT t.tgisinternal AND starts_with(t.tgname::text, %s) AND pg_table_is_visible(c.oid)
            """,
            [PREFIX],
        )
        return {(row[0], row[1]): tuple(row[2:]) for row in cursor.fetchall()}


def drop(connection: BaseDatabaseWrapper, table: str, name: str) -> str:
    """The statement that removes a guard."""
    quote = connection.ops.quote_name
    return f"DROP TRIGGER IF EXISTS {quote(name)} ON {quote(table)}"


def prepare(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """The functions that the triggers call, made or renewed."""
    return tuple(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard${body}$guard$"
        for name, body in ((ROW_FUNCTION, ROW_BODY), (TRUNCATE_FUNCTION, TRUNCATE_BODY))
    )


def _trigger(
    connection: BaseDatabaseWrapper,
    table: GuardedTable,
    what: str,
    event: str,
    each: str,
    args: tuple[str, ...],
) -> Trigger:
    quote = connection.ops.quote_name
    name = PREFIX + what
    function, body, kind = {
        "row": (ROW_FUNCTION, ROW_BODY, ROW_TYPE),
        "truncate": (TRUNCATE_FUNCTION, TRUNCATE_BODY, TRUNCATE_TYPE),
    }[what]
    literals = ", ".join("'" + arg.replace("'", "''") + "'" for arg in args)
    reported_args = "".join(arg + "\\000" for arg in args)  # as encode(…, 'escape') spells the bytes
    return Trigger(
        table=table.name,
        name=name,
        definition=(kind, ALWAYS, reported_args, "", "", function, body),
        create=(
            f"CREATE TRIGGER {quote(name)} BEFORE {event} ON {quote(table.name)} "
            f"FOR EACH {each} EXECUTE FUNCTION {function}({literals})",
            f"ALTER TABLE {quote(table.name)} ENABLE ALWAYS TRIGGER {quote(name)}",
        ),
    )
