"""How public pages may be kept: by everybody, and never longer than they are true."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

#: Labels change on every page within a second of a verdict (DESIGN section 4), so a shared cache may keep a
#: page for one: enough to turn a rush of readers into one request a second. Browsers ask each time.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, must-revalidate"


def public_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer GET and HEAD only, mark what is found as cacheable, and answer 304 to a reader who has it.

    The ETag is a digest of the page itself. A date could not be right: what a page says hangs on its story,
    on every claim, answer, dossier and picture it shows, and on rights that run out. So there is no
    Last-Modified.
    """

    @require_safe
    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if isinstance(response, SimpleTemplateResponse):
            response.render()
        if not isinstance(response, HttpResponse) or response.status_code != 200:
            return response
        response.headers.setdefault("Cache-Control", CACHE_CONTROL)
        response.headers["ETag"] = f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response

    return wrapped
