"""Settings that cannot work together are errors before the first request."""

import pytest

from newsroom import checks
from newsroom.checks import (
    check_cache_can_be_reached,
    check_engine,
    check_shared_cache,
    check_vault,
    check_vault_opens,
)
from tests.factories.vault import make_identity, turn_on


def set_up(settings, processes: int, backend: str) -> None:
    settings.NEWSROOM_PROCESSES = processes
    settings.CACHES = {"default": {"BACKEND": f"django.core.cache.backends.{backend}"}}


@pytest.mark.parametrize("backend", ["locmem.LocMemCache", "dummy.DummyCache"])
def test_processes_without_a_shared_cache_are_an_error(settings, backend):
    set_up(settings, 2, backend)
    (message,) = check_shared_cache(None)
    assert (message.id, message.msg) == ("newsroom.E001", "2 processes cannot share a cache in local memory.")
    assert "CACHE_URL" in message.hint


@pytest.mark.parametrize(
    ("processes", "backend"),
    [(1, "locmem.LocMemCache"), (4, "redis.RedisCache"), (4, "filebased.FileBasedCache")],
)
def test_one_process_or_a_shared_cache_is_sound(settings, processes, backend):
    set_up(settings, processes, backend)
    assert check_shared_cache(None) == []


@pytest.mark.parametrize(
    ("backend", "installed", "ids"),
    [
        ("redis.RedisCache", None, ["newsroom.E002"]),
        ("redis.RedisCache", object(), []),
        ("locmem.LocMemCache", None, []),
    ],
)
def test_redis_without_its_library_is_an_error(settings, monkeypatch, backend, installed, ids):
    set_up(settings, 1, backend)
    monkeypatch.setattr(checks, "find_spec", {"redis": installed}.get)
    assert [message.id for message in check_cache_can_be_reached(None)] == ids


@pytest.mark.parametrize(
    ("engine", "problem", "ids"),
    [
        ("rules", "no parser", []),
        ("auto", "no parser", []),
        ("spacy", "", []),
        ("spacy", "no parser", ["newsroom.E004"]),
        ("deep", "", ["newsroom.E003"]),
    ],
)
def test_engine_is_one_there_is_and_can_be_used(settings, monkeypatch, engine, problem, ids):
    settings.NEWSROOM_ENGINE = engine
    monkeypatch.setattr(checks, "why_missing", lambda: problem)

    assert [message.id for message in check_engine(None)] == ids


def test_engine_that_cannot_be_used_names_the_cure(settings, monkeypatch):
    settings.NEWSROOM_ENGINE = "spacy"
    monkeypatch.setattr(checks, "why_missing", lambda: "It is not there.")
    (message,) = check_engine(None)

    assert message.msg == "NEWSROOM_ENGINE=spacy cannot be used: It is not there."
    assert "pip install -e '.[nlp]'" in message.hint


def test_a_vault_that_is_off_needs_nothing(settings):
    settings.NEWSROOM_VAULT_KEYS = ()
    assert check_vault(None) == []


@pytest.mark.parametrize(("extra", "ids"), [((), []), (("short",), ["newsroom.E005"])])
def test_a_key_of_the_vault_that_is_none_is_an_error_and_is_not_repeated(settings, extra, ids):
    settings.NEWSROOM_VAULT_KEYS = (*turn_on(settings), *extra)
    found = check_vault(None)
    assert [message.id for message in found] == ids
    assert not any("short" in f"{message.msg}{message.hint}" for message in found)


def test_a_vault_without_its_library_names_the_cure(settings, monkeypatch):
    settings.NEWSROOM_VAULT_KEYS = ("x",)
    monkeypatch.setattr("articles.claims.vault.find_spec", lambda name: None)
    (message,) = check_vault(None)
    assert "is not installed" in message.msg
    assert "pip install -e '.[vault]'" in message.hint


@pytest.mark.django_db
def test_identities_whose_key_is_gone_are_warned_of(settings):
    old = turn_on(settings)
    assert check_vault_opens(None, databases=["default"]) == []
    identity = make_identity()
    settings.NEWSROOM_VAULT_KEYS = ()
    (message,) = check_vault_opens(None, databases=["default"])
    assert (message.id, identity.key in message.msg) == ("newsroom.W006", True)
    settings.NEWSROOM_VAULT_KEYS = (*turn_on(settings), *old)
    assert check_vault_opens(None, databases=["default"]) == []
    assert check_vault_opens(None) == []
