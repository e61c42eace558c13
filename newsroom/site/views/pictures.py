"""Pictures for readers: the only door to the private store."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from entities.models import Image
from entities.picture_response import rendition_response

#: Short, because rights run out and stories are taken back; after it a browser asks again and gets 304.
CACHE_CONTROL = "public, max-age=300"


@require_safe
def picture(request: HttpRequest, uid: str, name: str) -> HttpResponseBase:
    """One rendition of a public picture; 404 for any other picture, width or format. One query."""
    image = Image.objects.public(timezone.localdate()).filter(uid=uid).first()
    response = rendition_response(request, image, name, cache_control=CACHE_CONTROL) if image else None
    if response is None:
        raise Http404
    return response
