"""What a form of the claim's page was refused, until the page has shown it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

_KEPT = "_refused_on_claim_page"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why, in words; which fields, each with its words; and what was sent. `form` tells a panel's forms apart."""

    panel: str
    form: str
    why: str
    fields: dict[str, str] = field(default_factory=dict)
    sent: QueryDict = field(default_factory=QueryDict)


def refuse(request: HttpRequest, panel: str, why: Exception, *, form: str = "") -> Refused:
    """Remember with the request what was refused."""
    fields: dict[str, str] = {}
    words = str(why)
    if isinstance(why, ValidationError):
        if hasattr(why, "error_dict"):
            fields = {name: " ".join(said) for name, said in why.message_dict.items()}
            words = " ".join(fields.values())
        else:
            words = " ".join(why.messages)
    refused = Refused(panel, form, words, fields, request.POST)
    setattr(request, _KEPT, refused)
    return refused


def refused_in(request: HttpRequest, panel: str, *, form: str = "") -> Refused | None:
    """What this form was refused in this request; None for nothing."""
    refused: Refused | None = getattr(request, _KEPT, None)
    return refused if refused and (refused.panel, refused.form) == (panel, form) else None
