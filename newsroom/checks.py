"""Combinations of settings that cannot work, each with its cure."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

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
