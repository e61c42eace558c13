"""Combinations of settings that cannot work, each with its cure."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection

from articles.claims.detector import ENGINE_NAMES
from articles.claims.detector.parsed.model import why_missing
from articles.claims.models import SourceIdentity
from articles.claims.services.vault_keys import lost_keys
from articles.claims.vault import problem_with

LOCAL_CACHES = ("locmem.LocMemCache", "dummy.DummyCache")


@register()
def check_shared_cache(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """More than one process needs a cache that all of them see."""
    backend = settings.CACHES["default"]["BACKEND"]
    if settings.NEWSROOM_PROCESSES > 1 and backend.endswith(LOCAL_CACHES):
        return [
            Error(
                f"{settings.NEWSROOM_PROCESSES} processes cannot share a cache in local memory.",
                hint="Set CACHE_URL=redis://… or file:///folder, or NEWSROOM_PROCESSES=1.",
                id="newsroom.E001",
            )
        ]
    return []


@register()
def check_cache_can_be_reached(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """A Redis cache needs the client library, which a laptop does without."""
    if settings.CACHES["default"]["BACKEND"].endswith("redis.RedisCache") and find_spec("redis") is None:
        return [
            Error(
                "CACHE_URL names a Redis server, and the library that talks to it is not installed.",
                hint="Install it with pip install -e '.[redis]', or set CACHE_URL=file:///folder.",
                id="newsroom.E002",
            )
        ]
    return []


@register()
def check_engine(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """The engine that reads stories is one there is, and a parser it needs is there. Loads nothing."""
    engine = settings.NEWSROOM_ENGINE
    if engine not in ENGINE_NAMES:
        return [
            Error(
                f"NEWSROOM_ENGINE={engine!r} names no engine.",
                hint=f"Write one of: {', '.join(ENGINE_NAMES)}.",
                id="newsroom.E003",
            )
        ]
    if engine == "spacy" and (problem := why_missing()):
        return [
            Error(
                f"NEWSROOM_ENGINE=spacy cannot be used: {problem}",
                hint="Install the parser with pip install -e '.[nlp]', or set NEWSROOM_ENGINE=auto or rules.",
                id="newsroom.E004",
            )
        ]
    return []


@register()
def check_vault(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """Keys of the vault are keys, and what encrypts is installed. Off, it needs nothing."""
    keys = settings.NEWSROOM_VAULT_KEYS
    problem = problem_with(keys) if keys else ""
    if not problem:
        return []
    hint = (
        "Install it with pip install -e '.[vault]', write each key as manage.py vault key gives it, the newest first,"
        " or leave the variable out to keep no identities."
    )
    return [Error(problem, hint=hint, id="newsroom.E005")]


@register(Tags.database)
def check_vault_opens(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """A warning where identities are on file whose key this installation does not have. In `check --database`."""
    if not databases or check_vault(None) or not _has_vault():
        return []
    return [
        checks.Warning(
            f"{count} identities of sources are encrypted with key {key}, which NEWSROOM_VAULT_KEY does not hold.",
            hint="Put the key behind the others, run manage.py vault rotate, and then take it out.",
            id="newsroom.W006",
        )
        for key, count in lost_keys().items()
    ]


def _has_vault() -> bool:
    """Whether the tables are there: `migrate` runs the checks before it makes them."""
    table = SourceIdentity._meta.db_table
    return table in connection.introspection.table_names()
