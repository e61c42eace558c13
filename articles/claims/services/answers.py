"""The claim that an answer becomes, and the item that its words stand in."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from articles.claims.enums import ItemKind, LinkKind, Mode, Origin, Role, SourceKind, Stance, Standing, Tests
from articles.claims.labels.dates import format_day
from articles.claims.models import Claim, Evidence, Source, SourceItem
from articles.claims.reply_rules import Outcome
from articles.claims.reply_texts import ACT_OF, compose_declined, compose_reply
from articles.claims.services.record import record_claim
from articles.claims.vocabulary import LinkKind as Link
from articles.claims.vocabulary import SpeechAct
from entities.enums import Schema
from entities.models import Entity
from entities.uids import make_uid
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said

_LONGEST_SLUG = 100
_SOURCE_KINDS: dict[str, str] = {
    Schema.PERSON: SourceKind.PERSON,
    Schema.PUBLIC_BODY: SourceKind.OFFICIAL,
    Schema.COUNTRY: SourceKind.OFFICIAL,
}


def write_answer(
    *,
    claims: Sequence[Claim],
    by: Any,
    outcome: str,
    kind: str,
    on: datetime.date,
    respondent: Entity | None,
    respondent_label: str = "",
    words: str = "",
    public_text: str = "",
    speaker: str = "",
    item: SourceItem | None = None,
) -> tuple[Claim, SourceItem | None]:
    """A claim that holds an answer to `claims`, with the item its words stand in; the links are not written here.

    Whoever was asked is its claimant; `speaker` is who spoke for them (“a lawyer for Ferro”). What came to us alone, a
    call or a letter, gets an item of its own. Raises ValidationError by field.
    """
    words, speaker = said(words), said(speaker)[:200]
    declined = outcome == Outcome.DECLINED
    if not (words or public_text or declined):
        raise ValidationError({"words": "Write down what they said."})
    if outcome == Outcome.PUBLIC and item is None:
        raise ValidationError({"item": "Say where it was said: a page, a broadcast, a letter."})
    name = respondent.name if respondent else respondent_label
    who = speaker or name
    language = claims[0].language
    alleging = _alleging(claims)
    text = said(public_text)
    if not text:
        common: dict[str, Any] = {
            "who": who,
            "claimants": alleging,
            "several": len(claims) > 1,
            "language": language,
        }
        text = compose_declined(**common) if declined else compose_reply(kind=kind, words=words, **common)
    repeats = kind in (LinkKind.DENIES, LinkKind.CONFIRMS) and not declined
    claim = record_claim(
        by=by,
        parties=[(respondent, Role.CLAIMANT, _standing(respondent))] if respondent else (),
        claimant_label=speaker or ("" if respondent else respondent_label),
        # what is denied or admitted is in the statement, and that it is so in the act
        statement="; ".join(dict.fromkeys(claim.statement for claim in claims)) if repeats else words or text,
        public_text=text,
        original_wording=words,
        mode=Mode.ON_RECORD,
        speech_act=(SpeechAct.DECLINE if declined else ACT_OF[Link(kind)]).value,
        said_on=on.isoformat(),
        language=language,
        origin=Origin.EDITOR,
    )
    if item is None and (words or not declined):
        item = _own_item(name, respondent, on, by)
    if item is not None:
        Evidence.objects.create(
            claim=claim, item=item, tests=Tests.ATTRIBUTION, stance=Stance.SUPPORTS, excerpt=words
        )
    return claim, item


def item_at(
    *,
    url: str,
    title: str,
    by: Any,
    on: datetime.date | None = None,
    source: Source | None = None,
    respondent: Entity | None = None,
    name: str = "",
) -> SourceItem | None:
    """The item at an address, the one on file or a new one; None where neither address nor title is given.

    A new one is of `source`, else of the respondent's own. At most four queries.
    """
    url, title = said(url), said(title)[:300]
    if not url and not title:
        return None
    held = SourceItem.objects.filter(url=url).order_by("pk").first() if url else None
    if held is not None:
        return held
    item = SourceItem(
        source=source or _source_of(name, respondent),
        title=title or url[:300],
        url=url,
        published_on=on,
        kind=ItemKind.ARTICLE if url else ItemKind.RECORDING,
    )
    try:
        item.full_clean()
    except ValidationError as refused:
        raise ValidationError(
            {"item": [line for lines in refused.message_dict.values() for line in lines]}
        ) from refused
    item.save()
    record_history(actor=by, verb="add", record=item)
    return item


def _own_item(name: str, respondent: Entity | None, on: datetime.date, by: Any) -> SourceItem:
    title = f"Reply of {name}, {format_day(on)}"[:300]
    item = SourceItem.objects.create(
        source=_source_of(name, respondent), title=title, kind=ItemKind.LETTER, published_on=on
    )
    record_history(actor=by, verb="add", record=item)
    return item


def _source_of(name: str, respondent: Entity | None) -> Source:
    """The respondent as a source: one on file for the entity or by the name, else a new one."""
    held = Source.objects.filter(entity=respondent).order_by("pk").first() if respondent else None
    held = held or Source.objects.filter(name=name[:200]).first()
    if held is not None:
        return held
    plain = slugify(name)[:_LONGEST_SLUG].strip("-")
    taken = not plain or Source.objects.filter(slug=plain).exists()
    return Source.objects.create(
        name=name[:200],
        slug=f"{plain}-{make_uid()}".strip("-") if taken else plain,
        kind=_SOURCE_KINDS.get(respondent.schema if respondent else "", SourceKind.ORGANISATION),
        entity=respondent,
    )


def _standing(respondent: Entity) -> str:
    return Standing.NAMED if respondent.schema == Schema.PERSON else Standing.BODY


def _alleging(claims: Sequence[Claim]) -> list[str]:
    """Who alleges, as their claims call them, each once. One query a claim."""
    names: list[str] = []
    for claim in claims:
        if claim.claimant_label:
            names.append(claim.claimant_label)
        else:
            parties = claim.party_set.filter(role=Role.CLAIMANT).select_related("entity").order_by("pk")
            names += [party.entity.name for party in parties]
    return list(dict.fromkeys(names))
