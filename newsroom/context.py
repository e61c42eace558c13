"""What every template may know about the site; a query only where one walks through the navigation."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from newsroom.middleware import PRIVATE_PREFIX


def site(request: HttpRequest) -> dict[str, Any]:
    """Name and address of the publication; for public pages their path and the sections, read when shown."""
    context: dict[str, Any] = {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
    if not request.path_info.startswith(PRIVATE_PREFIX):
        from newsroom.site.selectors.navigation import navigation  # models are loaded after settings

        context["navigation"] = SimpleLazyObject(navigation)
        context["canonical_url"] = settings.SITE_URL + request.path
    return context
