"""What the models say and what the migrations build is the same."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

OURS = ["ledger", "entities", "claims", "articles", "newsroom"]


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    assert capsys.readouterr().out == "No changes detected\n"


@pytest.mark.parametrize("label", OURS)
def test_migrations_are_named_by_hand(label):
    folder = Path(apps.get_app_config(label).path) / "migrations"
    names = sorted(path.stem for path in folder.glob("0*.py"))
    assert names[0] == "0001_initial"
    assert [name for name in names if re.search(r"_auto_|_and_more|\d{4}_\d{8}", name)] == []


@pytest.mark.parametrize("label", OURS)
def test_data_migrations_import_no_code_of_ours(label):
    folder = Path(apps.get_app_config(label).path) / "migrations"
    ours = re.compile(
        r"^(?:from|import) (?:newsroom|entities|articles)\b(?!.*(?:validators|uids|fields|editor))",
        re.MULTILINE,
    )
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("0*.py")}
    assert [name for name, text in texts.items() if "RunPython" in text and ours.search(text)] == []
