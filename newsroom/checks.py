"""Combinations of settings that cannot work, each with its cure."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from articles.claims.detector import ENGINE_NAMES
from articles.claims.detector.parsed.model import why_missing

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
