"""Taking in a story that came from outside: written once however often it comes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from articles.body.marks import add_marks
from articles.body.text import plain_text
from articles.claims.enums import Origin
from articles.claims.models import Claim
from articles.enums import AnchorState, ProposalKind, RevisionKind
from articles.exceptions import PublicationStopped
from articles.ingest.parsers import IncomingStory
from articles.models import Appearance, Article, Author, Mention, Section
from articles.preflight import Finding
from articles.services.gate import check_story
from articles.services.masthead import default_section
from articles.services.proposals import accept_proposals, analyse_article
from articles.services.publish import publish_article
from articles.services.save import save_working_copy
from entities.uids import make_uid


@dataclass(slots=True)
class Ingested:
    """What became of one story. `status`: created, updated, unchanged, or kept (edited here since it came in).

    `findings` are those of the gate; `stopped` says that print was asked for and refused.
    """

    article: Article
    status: str
    claims: int = 0
    entities: int = 0
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    stopped: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The line of the public contract (`ingest --json`)."""
        return {
            "slug": self.article.slug,
            "url": self.article.get_absolute_url() if self.article.is_live else "",
            "status": self.status,
            "published": self.article.is_live,
            "claims": self.claims,
            "entities": self.entities,
            "findings": [finding.as_dict() for finding in self.findings],
            "notes": self.notes,
        }


@transaction.atomic
def ingest_story(
    incoming: IncomingStory, *, by: Any, analyse: bool = True, publish: bool = False, override_reason: str = ""
) -> Ingested:
    """Save an incoming story, accept what the analyser finds in it in the name of `by`, and print it if asked.

    The same record again changes nothing; a newer one updates the story under its guid, unless somebody has
    edited it here since: then it is kept and said so. A story that the gate stops stays a draft. One transaction
    for the whole story, so that an interrupted run leaves whole stories and can be started again.
    """
    digest = digest_of(incoming)
    guid = incoming.guid or f"sha256:{hashlib.sha256(incoming.body_html.encode()).hexdigest()}"
    held = Article.objects.filter(guid=guid).first()
    result: Ingested
    if held and held.source_digest == digest:
        result = Ingested(held, "unchanged")
    elif held and held.revisions.exclude(kind=RevisionKind.INGEST).exists():
        result = Ingested(held, "kept", notes=["Edited here since it came in: the incoming text was not taken."])
    else:
        result = _write(incoming, held, guid=guid, digest=digest, by=by, analyse=analyse)
    if publish and not (result.article.is_live and result.status in {"unchanged", "kept"}):
        _publish(result, by=by, override_reason=override_reason)
    else:
        result.findings = check_story(result.article)
    result.article.refresh_from_db()
    result.claims = (
        Appearance.objects.of_working_copy().filter(article=result.article).values("claim").distinct().count()
    )
    result.entities = Mention.objects.of_working_copy().filter(article=result.article).count()
    return result


def digest_of(incoming: IncomingStory) -> str:
    """A digest of everything that a record says; where it stood in its file does not count."""
    said = {key: value for key, value in asdict(incoming).items() if key not in {"line", "notes"}}
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


def _write(
    incoming: IncomingStory, held: Article | None, *, guid: str, digest: str, by: Any, analyse: bool
) -> Ingested:
    notes = list(incoming.notes)
    saved = save_working_copy(
        article=held,
        by=by,
        kind=RevisionKind.INGEST,
        topics=list(incoming.topics) or None,
        authors=_authors(incoming.bylines),
        headline=incoming.headline,
        headline_is_working=incoming.headline_is_working,
        standfirst=incoming.standfirst,
        body=_with_known_marks(incoming.body_html, held),
        language=incoming.language or "en",
        section=_section(incoming.section, notes) if not (held and held.section) else held.section,
        story_date=incoming.story_date,
        story_place=incoming.story_place or "",
        original_url=incoming.url or "",
        rights=(incoming.rights or "")[:300],
        guid=guid,
        source_digest=digest,
    )
    article = saved.article
    notes += [f"Removed: {what}." for what in saved.removed if not any(what in note for note in notes)]
    if analyse:
        statements = [p for p in analyse_article(article, by=by) if p.kind == ProposalKind.CLAIM]
        if statements:
            article = accept_proposals(statements, by=by, origin=Origin.IMPORT)
    discard_unused_imports(article)
    return Ingested(article, "updated" if held else "created", notes=notes)


def _with_known_marks(body_html: str, held: Article | None) -> str:
    """The incoming body with the claims of the story's last import marked again where their words still stand once.

    A wording that is gone, or stands more than once, is left to the analyser: re-anchoring never guesses.
    """
    if held is None:
        return body_html
    text = plain_text(body_html)
    places: list[tuple[int, int, str, str]] = []
    rows = Appearance.objects.of_working_copy().filter(article=held).exclude(state=AnchorState.CUE_LOST)
    for row in rows.select_related("claim"):
        start = text.find(row.exact)
        if start < 0 or text.find(row.exact, start + 1) >= 0:
            continue
        end = start + len(row.exact)
        if not any(start < other_end and other_start < end for other_start, other_end, *_ in places):
            places.append((start, end, row.claim.uid, row.claim.mode))
    return add_marks(body_html, places)


def discard_unused_imports(article: Article) -> int:
    """Delete claims that an earlier import of this story made and that nothing has used since; returns how many.

    Only what no person has looked at, no version has printed and nothing else refers to.
    """
    stale = Claim.objects.filter(
        proposals__article=article,
        origin=Origin.IMPORT,
        reviewed_at__isnull=True,
        appearances__isnull=True,
        evidence__isnull=True,
        links_in__isnull=True,
        links_out__isnull=True,
    )
    keys = list(stale.values_list("pk", flat=True).distinct())
    article.proposals.filter(claim__in=keys).delete()
    Claim.objects.filter(pk__in=keys).delete()
    return len(keys)


def _publish(result: Ingested, *, by: Any, override_reason: str) -> None:
    try:
        version = publish_article(article=result.article, by=by, override_reason=override_reason)
    except PublicationStopped as stopped:
        result.findings, result.stopped = stopped.findings, True
    else:
        result.findings = [Finding(**finding) for finding in version.findings]


def _authors(names: Sequence[str]) -> list[Author] | None:
    """Authors on file by these names; new ones are made, for a byline must not be lost."""
    authors = []
    for name in dict.fromkeys(name.strip()[:120] for name in names if name.strip()):
        author = Author.objects.filter(name__iexact=name).first()
        if author is None:
            slug = slugify(name)[:100] or make_uid()
            if Author.objects.filter(slug=slug).exists():
                slug = f"{slug}-{make_uid()}"
            author = Author.objects.create(name=name, slug=slug)
        authors.append(author)
    return authors or None


def _section(name: str | None, notes: list[str]) -> Section:
    """The section by name or slug; the default one, with a note, for a name that is not on file."""
    if name:
        section = Section.objects.filter(Q(name__iexact=name) | Q(slug=name.lower())).first()
        if section:
            return section
        fallback = default_section()
        notes.append(f"No section is called “{name}”: the story is in “{fallback.name}”.")
        return fallback
    return default_section()
