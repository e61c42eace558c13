"""What every template may know about the site, without a query."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """Name and address of the publication."""
    return {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
