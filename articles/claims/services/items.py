"""Adding items that claims rest on: by address, by file, or by text typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from articles.claims.enums import CopyOrigin, ItemKind, Reliability, SourceKind
from articles.claims.exceptions import ClaimNotAllowed, ItemRefused
from articles.claims.fetching.addressed import addressed
from articles.claims.fetching.failure import FetchFailed
from articles.claims.models import Claim, ClaimItem, Fetch, HeldCopy, Source, SourceItem
from articles.claims.rules import may_add_items, may_grade_sources
from articles.claims.services.copies import MAX_BYTES, keep_copy, prepare
from articles.claims.services.fetches import queue_fetch
from articles.claims.services.state import refresh_claim_state
from newsroom.ledger.history import record_history
from newsroom.ledger.typed import said

_MOST_TEXT = 500_000
_MOST_TITLE = 300


class Added(NamedTuple):
    """What was added: the item, and either its copy or the fetch that will bring one."""

    item: SourceItem
    copy: HeldCopy | None = None
    fetch: Fetch | None = None


def add_item_by_url(
    *, url: str, by: Any, claim: Claim | None = None, publisher: str = "", title: str = ""
) -> Added:
    """File a page by its address, and have it fetched where nothing is held of it yet.

    The same address is the same item. Without a publisher, the source is that of other items on the same machine, else
    a new one named after it. Raises ClaimNotAllowed, ItemRefused. Where fetching is switched off, the item is filed
    and nothing fetched.
    """
    _refuse_unless(may_add_items(by))
    try:
        place = addressed(url)
    except FetchFailed as failure:
        raise ItemRefused(str(failure)) from failure
    address = place.url
    if len(address) > 1000:
        raise ItemRefused(
            "The address is longer than 1,000 characters: leave out what follows the question mark."
        )
    with transaction.atomic():
        item = SourceItem.objects.filter(url=address).order_by("pk").first()
        if item is None:
            source = _source(publisher, host=place.host)
            item = SourceItem.objects.create(
                source=source,
                url=address,
                title=(said(title) or address)[:_MOST_TITLE],
                kind=ItemKind.ARTICLE if source.kind == SourceKind.MEDIA else ItemKind.DOCUMENT,
            )
            record_history(actor=by, verb="add", record=item)
        _file_beside(item, claim, by)
        newest = item.copies.first()
        fetch = None if newest else queue_fetch(item=item, by=by, if_off=None)
    return Added(item, newest, fetch)


def add_item_by_file(
    *, content: bytes, by: Any, publisher: str, title: str = "", url: str = "", claim: Claim | None = None
) -> Added:
    """File what somebody hands in. What it is, its content says. Raises ClaimNotAllowed, ItemRefused."""
    _refuse_unless(may_add_items(by))
    if len(content) > MAX_BYTES:
        raise ItemRefused(
            f"The file is larger than {MAX_BYTES // 1_048_576} MB. Save the part that matters as PDF."
        )
    _need_publisher(publisher)
    prepared = prepare(content)
    name = said(title) or prepared.title or f"{prepared.kind.words} of {timezone.localdate():%d %b %Y}"
    return _with_copy(prepared, CopyOrigin.UPLOADED, by, publisher, name, url, claim)


def add_item_by_text(
    *, text: str, by: Any, publisher: str, title: str, url: str = "", claim: Claim | None = None
) -> Added:
    """File words that somebody typed or pasted: a letter, a transcript. Raises ClaimNotAllowed, ItemRefused."""
    _refuse_unless(may_add_items(by))
    text = said(text)
    if not text:
        raise ItemRefused("Paste the text, or type it.")
    if len(text) > _MOST_TEXT:
        raise ItemRefused(f"The text has more than {_MOST_TEXT:,} characters: add it as a file.")
    _need_publisher(publisher)
    if not said(title):
        raise ItemRefused("Say what the text is: “Letter of the harbour office, 3 May”.")
    prepared = prepare(text.encode(), declared="text/plain; charset=utf-8")
    return _with_copy(prepared, CopyOrigin.TYPED, by, publisher, title, url, claim)


def add_copy(*, item: SourceItem, content: bytes, by: Any) -> HeldCopy:
    """Keep a file as a further copy of an item on file, such as a page that the fetcher cannot reach."""
    _refuse_unless(may_add_items(by))
    return keep_copy(item, prepare(content), origin=CopyOrigin.UPLOADED, by=by)


@transaction.atomic
def grade_source(*, source: Source, letter: str, by: Any) -> Source:
    """Say how reliable a source is (the Admiralty letter), apart from how credible any of its items are.

    Raises ClaimNotAllowed, ItemRefused for no letter of the scale.
    """
    if not may_grade_sources(by):
        raise ClaimNotAllowed("Your role may not grade sources: ask a checker or an editor.")
    if letter not in Reliability.values:
        raise ItemRefused("Choose a letter from A to F.")
    source = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    if source.reliability != letter:
        before, source.reliability = source.reliability, letter
        source.save(update_fields=["reliability"])
        record_history(actor=by, verb="grade", record=source, from_state=before, to_state=letter)
        refresh_claim_state(Claim.objects.filter(evidence__item__source=source).distinct())
    return source


def _with_copy(
    prepared: Any, origin: CopyOrigin, by: Any, publisher: str, title: str, url: str, claim: Claim | None
) -> Added:
    address = ""
    if said(url):
        try:
            address = addressed(url).url
        except FetchFailed as failure:
            raise ItemRefused(str(failure)) from failure
    with transaction.atomic():
        item = SourceItem.objects.filter(url=address).order_by("pk").first() if address else None
        if item is None:
            item = SourceItem.objects.create(
                source=_source(publisher),
                url=address,
                title=said(title)[:_MOST_TITLE],
                kind=ItemKind.DOCUMENT,
            )
            record_history(actor=by, verb="add", record=item)
        copy = keep_copy(item, prepared, origin=origin, by=by)
        SourceItem.objects.filter(pk=item.pk, retrieved_on__isnull=True).update(
            retrieved_on=timezone.localdate()
        )
        _file_beside(item, claim, by)
    return Added(item, copy)


def _file_beside(item: SourceItem, claim: Claim | None, by: Any) -> None:
    if claim is not None:
        ClaimItem.objects.get_or_create(claim=claim, item=item, defaults={"by": by})


def _source(name: str, host: str = "") -> Source:
    """The source of that name, else that of the machine's other items, else a new one."""
    name = " ".join(said(name).split())[:200]
    if name:
        found = Source.objects.filter(name__iexact=name).first()
        return found or _new_source(name, SourceKind.ORGANISATION)
    bare = host.removeprefix("www.")
    for scheme in ("https", "http"):
        for machine in (bare, f"www.{bare}"):
            item = (
                SourceItem.objects.filter(url__startswith=f"{scheme}://{machine}/")
                .select_related("source")
                .order_by("pk")
                .first()
            )
            if item:
                return item.source
    return Source.objects.filter(name__iexact=bare).first() or _new_source(bare, SourceKind.MEDIA)


def _new_source(name: str, kind: SourceKind) -> Source:
    """A new source, not judged yet. Its slug is the first that is free."""
    base = slugify(name)[:110] or "source"
    taken = set(Source.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slug = next(each for each in _slugs(base) if each not in taken)
    try:
        with transaction.atomic():
            return Source.objects.create(name=name, slug=slug, kind=kind, reliability=Reliability.F)
    except IntegrityError:  # somebody else made it at this moment
        return Source.objects.get(name=name)


def _slugs(base: str) -> Iterable[str]:
    yield base
    number = 1
    while True:
        number += 1
        yield f"{base}-{number}"


def _need_publisher(publisher: str) -> None:
    if not said(publisher):
        raise ItemRefused("Say who publishes it or wrote it. Never a person who is to stay unnamed.")


def _refuse_unless(may: bool) -> None:
    if not may:
        raise ClaimNotAllowed("Your role may not add items: ask a reporter or a checker.")
