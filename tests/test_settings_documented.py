"""Whoever runs the newsroom finds every setting and every command in the README."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

from newsroom import env

ROOT = Path(settings.BASE_DIR)
READERS = {name for name, reader in vars(env).items() if getattr(reader, "__module__", "") == env.__name__}


def settings_read() -> set[str]:
    """Every environment variable that code of ours asks for through newsroom.env, or by itself."""
    found = set()
    for app in ("newsroom", "entities", "articles"):
        for path in (ROOT / app).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                found |= variable_of(node)
    return found


def variable_of(node: ast.AST) -> set[str]:
    """NAME in env.text("NAME"), os.environ.get("NAME"), os.getenv("NAME") or os.environ["NAME"]."""
    if isinstance(node, ast.Call) and node.args:
        called, argument = ast.unparse(node.func), node.args[0]
        asks = called in {"os.environ.get", "os.getenv"} or (
            called.startswith("env.") and called.removeprefix("env.") in READERS
        )
    elif isinstance(node, ast.Subscript):
        asks, argument = ast.unparse(node.value) == "os.environ", node.slice
    else:
        return set()
    is_name = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    return {argument.value} if asks and is_name else set()


def own_commands() -> list[str]:
    return sorted(
        name
        for name, app in get_commands().items()
        if isinstance(app, str) and app.split(".")[0] in {"newsroom", "entities", "articles"}
    )


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_settings_are_found_in_the_code():
    assert {"DATABASE_URL", "CACHE_URL", "NEWSROOM_SECRET_KEY", "NEWSROOM_HTTPS"} <= settings_read()


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("env.text('NEWSROOM_A', '')", {"NEWSROOM_A"}),
        ("os.environ['DATABASE_URL']", {"DATABASE_URL"}),
        ("os.getenv('B')", {"B"}),
        ("words('not a variable')", set()),
    ],
)
def test_reader_of_the_code_sees(code, names):
    assert set().union(*map(variable_of, ast.walk(ast.parse(code)))) == names


def test_every_setting_is_documented(readme):
    documented = set(re.findall(r"`([A-Z][A-Z_]+)`", readme))
    assert sorted(settings_read() - documented) == []


def test_no_setting_is_documented_that_nothing_reads(readme):
    documented = set(re.findall(r"`(NEWSROOM_[A-Z_]+)`", readme))
    read_by_tests = {"NEWSROOM_REQUIRE_BROWSER", "NEWSROOM_BROWSER_ARTIFACTS"}
    files = {f"{name}_FILE" for name in settings_read()}
    assert sorted(documented - settings_read() - files - read_by_tests) == []


def test_own_commands_are_found():
    assert {"demo", "ingest", "analyze", "redact", "verify_chains"} <= set(own_commands())


@pytest.mark.parametrize("name", own_commands())
def test_command_is_documented(readme, name):
    assert re.search(rf"`(?:python )?(?:manage\.py )?{name}\b", readme), f"{name} is not in README.md"
