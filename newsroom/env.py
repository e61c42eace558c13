"""Settings from the environment: each reader stops at a wrong value and says which one and what it may be."""

from __future__ import annotations

import os
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

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


def secrets(name: str) -> tuple[str, ...]:
    """Several secrets, separated by commas, spaces or lines; from the file NAME_FILE where that is set."""
    return tuple(text(name).replace(",", " ").split())


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


def mailbox(name: str, default: str) -> str:
    """An address that mail comes from, alone or with a name: desk@paper.example or The Lantern <desk@paper.example>."""
    value = text(name, default)
    _, found = parseaddr(value)
    user, _, host = found.rpartition("@")
    if not value.isprintable() or not user or not host or any(character.isspace() for character in found):
        raise ImproperlyConfigured(
            f"{name}={value!r}: write desk@paper.example or Paper <desk@paper.example>."
        )
    return value


def mailer(name: str) -> dict[str, Any]:
    """How mail goes out, as Django 6.1 words it: console:// (the default), dummy://, or smtp://user:password@host:port.

    smtps:// speaks TLS from the start; smtp://…?tls=1 begins it after the greeting. Ports are 465, 587 and 25 by
    default. Special characters in user and password are written as %2F.
    """
    url = text(name, "console://")
    wrong = ImproperlyConfigured(
        f"{name}: write console://, dummy://, smtp://user:password@host:587?tls=1 or smtps://user:password@host."
    )  # it may hold a password: it is not repeated
    try:
        parts = urlsplit(url)
        port, wishes = parts.port, dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    except ValueError:
        raise wrong from None
    if parts.scheme in {"console", "dummy"}:
        if url.partition("://")[2].strip("/"):
            raise wrong
        return {"BACKEND": f"django.core.mail.backends.{parts.scheme}.EmailBackend", "OPTIONS": {}}
    starts_tls = wishes.pop("tls", "0")
    is_whole = bool(parts.hostname) and parts.path in {"", "/"} and not parts.fragment and not wishes
    if parts.scheme not in {"smtp", "smtps"} or not is_whole or starts_tls not in {"0", "1"}:
        raise wrong
    use_ssl, use_tls = parts.scheme == "smtps", parts.scheme == "smtp" and starts_tls == "1"
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": port or (465 if use_ssl else 587 if use_tls else 25),
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_tls": use_tls,
            "use_ssl": use_ssl,
            "timeout": 10,
        },
    }
