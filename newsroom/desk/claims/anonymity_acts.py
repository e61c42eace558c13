"""What the panel of a source without a name leads to: an identity put on file, shown, shared, taken out.

The identity itself is on one page only: the answer to a form that gives a reason and the password. It is in no other
answer, in no message, and in no form that comes back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from articles.claims.exceptions import ClaimError, ClaimNotAllowed
from articles.claims.models import AnonymityGrant, Claim, IdentityReader, SourceIdentity
from articles.claims.rules import may_be_named
from articles.claims.services.identities import file_identity, look_at_identity, remove_identity
from articles.claims.services.identity_readers import approve_reader, ask_reader, remove_reader
from newsroom.desk.claims.page import back_to_panel, claim_or_404
from newsroom.ledger.typed import number_in
from newsroom.ledger.wording import actor_in_words
from newsroom.site.views.preview import PRIVATE_HEADERS

_PANEL = "anonymity"


def urls(site: AdminSite) -> list[URLPattern]:
    """What the panel's forms lead to. All of them are posted, and nothing of them is kept by any cache."""
    view = site.admin_view
    grant = "desk/claims/<str:uid>/identity/<int:grant>"
    return [
        path(f"{grant}/file/", view(_file), name="desk_claim_file_identity"),
        path(f"{grant}/reveal/", view(partial(_reveal, site=site)), name="desk_claim_reveal_identity"),
        path(f"{grant}/remove/", view(_remove), name="desk_claim_remove_identity"),
        path(f"{grant}/ask-reader/", view(_ask_reader), name="desk_claim_ask_reader"),
        path(
            "desk/claims/<str:uid>/identity-reader/<int:reader>/<str:act>/",
            view(_decide_reader),
            name="desk_claim_decide_reader",
        ),
    ]


@sensitive_variables()
@require_POST
@sensitive_post_parameters()
def _file(request: HttpRequest, uid: str, grant: int) -> HttpResponse:
    claim = claim_or_404(request, uid)
    found = get_object_or_404(AnonymityGrant, pk=grant, claim=claim)
    file = partial(file_identity, grant=found, by=request.user, identity=request.POST.get("identity", ""))
    return _done(
        request, claim, file, "Encrypted and on file. Nobody but you can see it, until others are named."
    )


@sensitive_variables()
@sensitive_post_parameters()
def _reveal(request: HttpRequest, uid: str, grant: int, *, site: AdminSite) -> HttpResponse:
    """Who the source is, once: POST only, and the answer is kept nowhere."""
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    claim = claim_or_404(request, uid)
    identity = _identity(claim, grant)
    try:
        secret = look_at_identity(
            identity=identity,
            by=request.user,
            reason=request.POST.get("reason", ""),
            password=request.POST.get("password", ""),
        )
    except ClaimNotAllowed:
        raise PermissionDenied from None
    except (ClaimError, ValidationError) as refused:
        messages.error(request, _words(refused))
        return back_to_panel(claim, _PANEL)
    context = {
        **site.each_context(request),
        "title": "Who the source is",
        "claim": claim,
        "identity": secret,  # and not its text: Django logs the whole context of a variable that it does not find
        "looked_at": timezone.now(),
    }
    request.current_app = site.name  # type: ignore[attr-defined]
    # Rendered here, and not after this view has ended: up to its end error reports leave its variables out.
    response = render(request, "admin/desk/claims/identity.html", context)
    for name, value in PRIVATE_HEADERS.items():
        response.headers[name] = value
    return response


@require_POST
def _remove(request: HttpRequest, uid: str, grant: int) -> HttpResponse:
    claim = claim_or_404(request, uid)
    remove = partial(remove_identity, identity=_identity(claim, grant), by=request.user)
    return _done(request, claim, remove, "Taken out of the vault for good.")


@require_POST
def _ask_reader(request: HttpRequest, uid: str, grant: int) -> HttpResponse:
    claim = claim_or_404(request, uid)
    identity = _identity(claim, grant)
    key = number_in(request.POST.get("person", ""))
    person = get_user_model()._default_manager.filter(pk=key).first() if key else None
    if person is None or not may_be_named(person):
        messages.error(request, "Choose somebody who works on claims.")
        return back_to_panel(claim, _PANEL)
    ask = partial(ask_reader, identity=identity, person=person, by=request.user)
    return _done(
        request, claim, ask, f"Asked. {actor_in_words(person)} can look once another editor approves."
    )


@sensitive_variables()
@require_POST
def _decide_reader(request: HttpRequest, uid: str, reader: int, act: str) -> HttpResponse:
    claim = claim_or_404(request, uid)
    acts = {
        "approve": (approve_reader, "Approved: may look from now on."),
        "remove": (remove_reader, "Taken off: can look no more."),
    }
    if act not in acts:
        raise Http404
    found = get_object_or_404(IdentityReader, pk=reader, identity__grant__claim=claim)
    service, said = acts[act]
    return _done(request, claim, partial(service, reader=found, by=request.user), said)


@sensitive_variables()
def _done(request: HttpRequest, claim: Claim, act: Callable[[], object], said: str) -> HttpResponse:
    try:
        act()
    except ClaimNotAllowed:
        raise PermissionDenied from None
    except (ClaimError, ValidationError) as refused:
        messages.error(request, _words(refused))
    else:
        messages.success(request, said)
    return back_to_panel(claim, _PANEL)


def _identity(claim: Claim, grant: int) -> SourceIdentity:
    return get_object_or_404(SourceIdentity, grant=grant, grant__claim=claim)


def _words(refused: ClaimError | ValidationError) -> str:
    return " ".join(refused.messages) if isinstance(refused, ValidationError) else str(refused)
