"""The button that cures a finding: where it leads, and what the script does with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from articles.claims.models import Claim
from articles.preflight import Finding
from articles.preflight.finding import Cure, CureKind
from entities.models import Entity
from newsroom.ledger.typed import number_in

#: place in the story, as a cure names it -> its id on the page, where that is not the field's
_FIELD_IDS = {
    "caption": "id_lead_caption",
    "crosshead": "id_body",
    "picture": "id_lead_image",
    "sign_offs": "checks",
}


@dataclass(frozen=True, slots=True)
class CureButton:
    """A cure as a link where one leads somewhere without a script, else as a button for the script.

    `href` is empty for what only the script can do; `opens` where the link leads to a page of its own, in a new tab:
    the story stays open with everything that is typed.
    """

    kind: str
    label: str
    href: str = ""
    opens: bool = False
    target: str = ""
    value: str = ""


def buttons_for(findings: Sequence[Finding], *, story: int | None = None) -> list[CureButton | None]:
    """The button of each finding, None where it has no cure or its record is gone. Two queries at most.

    `story` is the key of the one that is checked: a cure that puts its accusations to somebody puts all of them.
    """
    cures = [finding.cure for finding in findings]
    claims = _keys(Claim, "uid", cures, {CureKind.CLAIM, CureKind.ASK, CureKind.REPLIES})
    entities = _keys(Entity, "slug", cures, {CureKind.ENTITY})
    return [_button(cure, claims, entities, story) if cure else None for cure in cures]


def _keys(
    model: type[Claim] | type[Entity], name: str, cures: Sequence[Cure | None], kinds: set[CureKind]
) -> dict[str, int]:
    wanted = {cure.target for cure in cures if cure and cure.kind in kinds}
    if not wanted:
        return {}
    return dict(model._default_manager.filter(**{f"{name}__in": wanted}).values_list(name, "pk"))


def _button(
    cure: Cure, claims: dict[str, int], entities: dict[str, int], story: int | None
) -> CureButton | None:
    match cure.kind:
        case CureKind.CLAIM:
            href = _page("claims_claim", cure.value or "change", claims.get(cure.target))
        case CureKind.ASK:
            asked = [
                ("claim", cure.target),
                ("respondent", cure.value),
                *([("story", story)] if story else []),
            ]
            known = cure.target in claims
            href = f"{reverse('admin:desk_reply_ask')}?{urlencode(asked)}" if known else ""
        case CureKind.REPLIES:
            known = cure.target in claims
            href = f"{reverse('admin:desk_claim', args=[cure.target])}#panel-replies" if known else ""
        case CureKind.ENTITY:
            href = _page("entities_entity", "change", entities.get(cure.target))
        case CureKind.PICTURE:
            href = _page("entities_image", "change", cure.target)
        case CureKind.TASK:
            href = _page("articles_correctiontask", "change", cure.target)
        case CureKind.CHOOSE:
            return CureButton(cure.kind, cure.label, "#mentions-group", target=cure.target)
        case CureKind.FIELD:
            place = _FIELD_IDS.get(cure.target, f"id_{cure.target}")
            return CureButton(cure.kind, cure.label, f"#{place}", target=place)
        case _:
            return CureButton(cure.kind, cure.label, target=cure.target, value=cure.value)
    return CureButton(cure.kind, cure.label, href, opens=True) if href else None


def _page(model: str, act: str, key: object) -> str:
    """A page of a record; "" without a key, or where the desk has no such page."""
    if number_in(str(key)) is None:
        return ""
    try:
        return reverse(f"admin:{model}_{act}", args=[key])
    except NoReverseMatch:
        return ""
