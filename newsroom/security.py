"""The content policy, written once and handed to whichever Django is installed."""

from __future__ import annotations

from typing import Any

import django

#: Public pages need nothing but our own files: no inline script, no nonce, so that they can be cached.
PUBLIC_POLICY: dict[str, list[str]] = {
    "default-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
}

BUILT_IN = django.VERSION >= (6, 0)


def nonce_source() -> Any:
    """The placeholder that the middleware in use replaces by the nonce of the request."""
    if BUILT_IN:
        from django.utils.csp import CSP  # only in Django 6

        return CSP.NONCE
    from csp.constants import NONCE

    return NONCE


def policy_with_nonce() -> dict[str, list[Any]]:
    """The same policy where a page needs an import map (the admin's editor).

    Both middlewares send the nonce only when the template asked for it, so public pages, which never
    do, go out with the plain policy.
    """
    return {**PUBLIC_POLICY, "script-src": ["'self'", nonce_source()]}


def settings_for_csp() -> tuple[str, dict]:
    """The name and value of the setting that carries the policy under the installed Django."""
    if BUILT_IN:
        return "SECURE_CSP", policy_with_nonce()
    return "CONTENT_SECURITY_POLICY", {"DIRECTIVES": policy_with_nonce()}


def csp_middleware() -> str:
    """Dotted path of the middleware that sends the policy."""
    if BUILT_IN:
        return "django.middleware.csp.ContentSecurityPolicyMiddleware"
    return "csp.middleware.CSPMiddleware"


def csp_context_processors() -> list[str]:
    """What hands the nonce to the templates of Django's own admin, where they ask for it."""
    return ["django.template.context_processors.csp"] if BUILT_IN else []
