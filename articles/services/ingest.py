"""Taking in a story that came from outside: written once however often it comes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import slugify

from articles.body.text import plain_text
from articles.claims.detector.language import guess_language
from articles.claims.enums import Origin
from articles.enums import ProposalKind, RevisionKind, State
from articles.exceptions import EmbargoHolds, MoveNotPossible, PublicationStopped
from articles.ingest.parsers import IncomingStory
from articles.models import Appearance, Article, Author, Mention, Section
from articles.preflight import Finding
from articles.services.carry_over import discard_unused_imports, with_known_marks
from articles.services.gate import check_story
from articles.services.masthead import default_section
from articles.services.proposals import accept_proposals, analyse_article
from articles.services.publish import publish_article
from articles.services.save import save_working_copy
from articles.unseen import LONGEST_READ, MOST_RECORDED, may_record_unseen
from entities.models import Topic
from entities.uids import make_uid

_LONGEST_TOPIC = Topic._meta.get_field("name").max_length or 100

#: Characters of HTML that are read to tell the language.
_LANGUAGE_SAMPLE = 20_000


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


def ingest_story(
    incoming: IncomingStory,
    *,
    by: Any,
    analyse: bool = True,
    publish: bool = False,
    override_reason: str = "",
) -> Ingested:
    """Save an incoming story, accept what the analyser finds in it in the name of `by`, and print it if asked.

    The same record again changes nothing, nor does an older one; a newer one updates the story under its guid,
    unless somebody has edited it here since: then it is kept and said so. A story that the gate stops stays a
    draft, and what the desk edits or has taken out of print is not printed by a machine. One transaction for
    the whole story, so that an interrupted run leaves whole stories and can be started again.
    """
    try:
        return _take_in(incoming, by=by, analyse=analyse, publish=publish, override_reason=override_reason)
    except (IntegrityError, ValidationError):
        # Another process may have written the story, or its slug, since we looked: now it is there to be seen.
        return _take_in(incoming, by=by, analyse=analyse, publish=publish, override_reason=override_reason)


@transaction.atomic
def _take_in(
    incoming: IncomingStory, *, by: Any, analyse: bool, publish: bool, override_reason: str
) -> Ingested:
    digest = digest_of(incoming)
    guid = incoming.guid or f"sha256:{_sha256(incoming.body_html or incoming.headline)}"
    held = _held(guid)
    if held and held.source_digest == digest:
        result = Ingested(held, "unchanged")
    elif held and _is_older(incoming.version, held.source_version):
        note = f"Version {incoming.version} is older than version {held.source_version} on file: not taken."
        result = Ingested(held, "unchanged", notes=[note])
    elif held and held.revisions.exclude(kind=RevisionKind.INGEST).exists():
        result = Ingested(
            held, "kept", notes=["Edited here since it came in: the incoming text was not taken."]
        )
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


def _held(guid: str) -> Article | None:
    """The story on file under the sender's id, locked: nobody edits it while we decide whether to update it."""
    return Article.objects.select_for_update(no_key=True).filter(guid=guid).first()


def _is_older(version: str, held: str) -> bool:
    """Whether both are numbers and the first is the lower; of anything else the last to come is the newest."""
    return version.isdecimal() and held.isdecimal() and int(version) < int(held)


def digest_of(incoming: IncomingStory) -> str:
    """A digest of everything that a record says; where it stood in its file does not count."""
    said = {key: value for key, value in asdict(incoming).items() if key not in {"line", "notes"}}
    return _sha256(json.dumps(said, sort_keys=True, default=str))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _write(
    incoming: IncomingStory, held: Article | None, *, guid: str, digest: str, by: Any, analyse: bool
) -> Ingested:
    notes = list(incoming.notes)
    saved = save_working_copy(
        article=held,
        by=by,
        kind=RevisionKind.INGEST,
        topics=_topics(incoming.topics, notes) or None,
        authors=_authors(incoming.bylines),
        headline=incoming.headline,
        headline_is_working=incoming.headline_is_working,
        standfirst=incoming.standfirst,
        body=with_known_marks(incoming.body_html, held) if held else incoming.body_html,
        language=incoming.language or _language_of(incoming.body_html),
        section=_section(incoming.section, notes) if not (held and held.section) else held.section,
        story_date=incoming.story_date,
        story_place=incoming.story_place or "",
        original_url=incoming.url or "",
        rights=(incoming.rights or "")[:300],
        guid=guid,
        source_version=incoming.version[:100],
        source_digest=digest,
    )
    article = saved.article
    notes += [f"Removed: {what}." for what in saved.removed if not any(what in note for note in notes)]
    if analyse and len(article.body_text) > LONGEST_READ:
        notes.append(
            f"Longer than {LONGEST_READ:,} characters: taken in, and not read for statements and names."
        )
    elif analyse:
        article = _read(article, notes, by=by)
    discard_unused_imports(article)
    return Ingested(article, "updated" if held else "created", notes=notes)


def _language_of(body_html: str) -> str:
    """The language that the words are in, English where they do not tell. The beginning says enough."""
    return guess_language(plain_text(body_html[:_LANGUAGE_SAMPLE])) or "en"


def _read(article: Article, notes: list[str], *, by: Any) -> Article:
    """Record what the analyser finds and may be recorded unseen; the rest waits as suggestions."""
    statements = [p for p in analyse_article(article, by=by) if p.kind == ProposalKind.CLAIM]
    recorded = [p for p in statements if may_record_unseen(p.payload)][:MOST_RECORDED]
    if left := len(statements) - len(recorded):
        plural = "s wait" if left > 1 else " waits"
        notes.append(f"{left} statement{plural} as suggestions for the desk: a person should look first.")
    return accept_proposals(recorded, by=by, origin=Origin.IMPORT) if recorded else article


def _publish(result: Ingested, *, by: Any, override_reason: str) -> None:
    """Print the story unless the gate stops it, or people of the house have it in hand."""
    if result.article.state == State.UNPUBLISHED:
        why = "It was taken out of print here: an editor decides whether it goes out."
    elif result.article.is_live:
        # No machine can tell whether what changed was news or a mistake, and readers are told which it was.
        why = "It is in print: an editor publishes what changed, as an update or as a correction."
    elif result.status == "kept":
        why = "It is being edited here: an editor decides whether it goes out."
    elif result.article.state != State.DRAFT:
        why = "The desk has it in hand: an editor decides whether it goes out."
    else:
        why = ""
    if why:
        result.notes.append(why)
        result.findings, result.stopped = check_story(result.article), True
        return
    try:
        version = publish_article(article=result.article, by=by, override_reason=override_reason)
    except PublicationStopped as stopped:
        result.findings, result.stopped = stopped.findings, True
    except (EmbargoHolds, MoveNotPossible) as refused:
        result.notes.append(str(refused))
        result.findings, result.stopped = check_story(result.article), True
    else:
        result.findings = [Finding(**finding) for finding in version.findings]


def _topics(names: Sequence[str], notes: list[str]) -> list[str]:
    """Names of topics that can be ones."""
    too_long = [name for name in names if len(name) > _LONGEST_TOPIC]
    notes += [f"The topic “{name[:40]}…” is too long and was left out." for name in too_long]
    return [name for name in names if name not in too_long]


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
