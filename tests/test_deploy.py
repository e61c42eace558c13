"""The production environment that the README documents starts, and Django finds nothing against it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def documented_environment() -> dict[str, str]:
    """The variables of the command that the README gives for a server."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"^On a server:\n\n((?: {4}.*\n)+)", readme, re.MULTILINE)
    assert block is not None, "README.md has no indented command under 'On a server:'"
    return dict(re.findall(r"\b([A-Z][A-Z_]+)=(\S+)", block[1]))


def manage(tmp_path: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """`manage.py` with a clean environment: nothing of the test's own settings leaks in."""
    inherited = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    run_in = {"NEWSROOM_VAR_DIR": str(tmp_path / "var"), "PYTHONWARNINGS": "error::ResourceWarning"}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**inherited, **run_in, **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def production(tmp_path) -> dict[str, str]:
    """As documented, but for what stands on other machines: the database and the cache."""
    environment = documented_environment()
    environment["DATABASE_URL"] = f"sqlite:///{tmp_path / 'newsroom.sqlite3'}"
    environment["CACHE_URL"] = f"file://{tmp_path / 'cache'}"
    return environment


def test_documented_environment_is_a_whole_one():
    assert {
        "DATABASE_URL",
        "CACHE_URL",
        "NEWSROOM_HTTPS",
        "NEWSROOM_SITE_URL",
    } <= documented_environment().keys()


def test_deploy_check_is_clean_in_the_documented_environment(tmp_path, production):
    (tmp_path / "var" / "static").mkdir(parents=True)
    run = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **production)
    assert (run.returncode, run.stdout, run.stderr) == (
        0,
        "System check identified no issues (0 silenced).\n",
        "",
    )


def test_deploy_check_complains_without_it(tmp_path):
    run = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING")
    assert run.returncode == 1
    assert "security.W004" in run.stderr


def test_bare_clone_passes_the_plain_check(tmp_path):
    run = manage(tmp_path, "check")
    assert (run.returncode, run.stdout) == (0, "System check identified no issues (0 silenced).\n")


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"NEWSROOM_HTTPS": "1"}, "NEWSROOM_HTTPS=1 needs NEWSROOM_SITE_URL to begin with https://."),
        ({"NEWSROOM_DEBUG": "perhaps"}, "NEWSROOM_DEBUG='perhaps' is not a switch: write 1 or 0."),
        ({"CACHE_URL": "memcached://x"}, "CACHE_URL='memcached://x': write locmem://"),
        ({"NEWSROOM_PROCESSES": "none"}, "NEWSROOM_PROCESSES='none' is not a whole number of at least 1."),
        (
            {"NEWSROOM_SECRET_KEY_FILE": "/nowhere"},
            "NEWSROOM_SECRET_KEY_FILE points to /nowhere: No such file",
        ),
        ({"NEWSROOM_PROCESSES": "4"}, "4 processes cannot share a cache in local memory."),
    ],
)
def test_wrong_setting_stops_the_start_and_says_why(tmp_path, variables, message):
    run = manage(tmp_path, "check", **variables)
    assert run.returncode == 1
    assert message in run.stderr
