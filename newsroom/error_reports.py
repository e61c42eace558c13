"""What error pages and reports may hold."""

from __future__ import annotations

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter


class AlwaysSafeFilter(SafeExceptionReporterFilter):
    """Django's filter, in debug mode too: what a view marks as sensitive is not for the person at the screen either."""

    def is_active(self, request: HttpRequest | None) -> bool:
        return True
