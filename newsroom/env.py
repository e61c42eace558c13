"""Settings from the environment: each reader stops at a wrong value and says which one and what it may be."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def text(name: str, default: str = "") -> str:
    """The variable, or the content of the file that NAME_FILE points to (for secrets), or `default`.

    An empty variable counts as not set, here and below: that is how compose files hand over what nobody filled in.
    """
    file_name = os.environ.get(f"{name}_FILE")
    if file_name:
        try:
            return Path(file_name).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE points to {file_name}: {error.strerror}.") from error
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """A switch: 1/true/yes/on or 0/false/no/off; anything else stops the start."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is not a switch: write 1 or 0.")


def number(name: str, *, default: int, minimum: int = 0) -> int:
    """A whole number of at least `minimum`."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not (value.isascii() and value.isdigit()) or int(value) < minimum:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number of at least {minimum}.")
    return int(value)


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A list separated by commas, without empty parts."""
    value = os.environ.get(name, "")
    if not value.strip():
        return list(default)
    return [part.strip() for part in value.split(",") if part.strip()]


def log_level(name: str) -> str:
    """How much is logged: one of Python's levels; INFO when not set."""
    value = os.environ.get(name, "").strip() or "INFO"
    if value.upper() not in _LOG_LEVELS:
        raise ImproperlyConfigured(f"{name}={value!r}: write one of {', '.join(_LOG_LEVELS)}.")
    return value.upper()


def address(name: str, default: str) -> str:
    """A web address with its scheme, without a slash at its end."""
    value = text(name, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ImproperlyConfigured(f"{name}={value!r}: write a whole address, https://paper.example.")
    return value


def database(name: str, *, default: Path, keep_seconds: int) -> dict[str, Any]:
    """A Django database from a URL: PostgreSQL, or SQLite in the file `default` when not set; its folder is made."""
    url = text(name)
    if not url:
        default.parent.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{default}"
    scheme = url.partition("://")[0]
    try:
        parsed = dj_database_url.parse(url, conn_max_age=keep_seconds, conn_health_checks=True)
    except ValueError:
        parsed = {}
    if scheme not in {"sqlite", "postgres", "postgresql"} or not parsed.get("NAME"):
        # The URL may hold a password: it is not repeated, nor is what the library says of it.
        raise ImproperlyConfigured(
            f"{name}: write postgres://user:password@host/name (special characters as %2F) or sqlite:///file."
        ) from None
    return dict(parsed)


def cache(name: str) -> dict[str, str]:
    """A Django cache from a URL: unset or locmem:// (one process), redis://…, file:///folder, or dummy://."""
    url = os.environ.get(name, "").strip() or "locmem://"
    scheme, mark, rest = url.partition("://")
    backends = {
        "locmem": "django.core.cache.backends.locmem.LocMemCache",
        "dummy": "django.core.cache.backends.dummy.DummyCache",
        "file": "django.core.cache.backends.filebased.FileBasedCache",
        "redis": "django.core.cache.backends.redis.RedisCache",
        "rediss": "django.core.cache.backends.redis.RedisCache",
    }
    needs_place = scheme in {"file", "redis", "rediss"}
    if not mark or scheme not in backends or (needs_place and not rest):
        raise ImproperlyConfigured(
            f"{name}={url!r}: write locmem://, dummy://, file:///folder or redis://host."
        )
    location = {"file": rest, "redis": url, "rediss": url}.get(scheme, rest)
    return {"BACKEND": backends[scheme], "LOCATION": location}
