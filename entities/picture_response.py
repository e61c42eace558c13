"""A rendition as an answer to a browser. Whoever calls has asked first who may see the picture."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from entities.models import Image
from entities.pictures import FORMATS
from entities.services.pictures import read_rendition

#: For the desk: a preview stays with the one who asked for it.
PRIVATE = "private, max-age=0, must-revalidate"


def rendition_response(
    request: HttpRequest, image: Image, name: str, *, cache_control: str = PRIVATE
) -> HttpResponseBase | None:
    """The file of that public name ("w960.avif"), or 304 to who has it; None where the picture has none.

    The type comes from our own table and browsers are told not to guess another. No query.
    """
    found = read_rendition(image, name)
    if found is None:
        return None
    content, extension = found
    response = HttpResponse(content, content_type=FORMATS[extension])
    response.headers["Cache-Control"] = cache_control
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    return get_conditional_response(request, etag=response.headers["ETag"], response=response)
