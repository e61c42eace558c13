"""The sample newsroom: reads `data/` and writes it through the services that everybody uses.

All in one transaction: a run that is cut off leaves an empty database, and the next one starts anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.claims.models import Claim, ClaimLink, Evidence, Source, SourceItem
from articles.claims.services.anonymity import grant_anonymity
from articles.claims.services.queue import refresh_queue
from articles.claims.services.record import ClaimDraft, record_claims
from articles.claims.services.state import refresh_claim_state
from articles.ingest.parsers import parse_text
from articles.models import Article, Author, Section
from articles.services.planning import plan_story
from articles.services.proposals import analyse_article
from articles.services.publish import publish_article
from articles.services.save import save_working_copy
from entities.enums import Rights
from entities.models import Entity, Image, Topic
from entities.services.pictures import store_upload
from newsroom.demo.after_print import first_body, print_later
from newsroom.demo.checks import load_checks
from newsroom.demo.entity_loader import load_entities
from newsroom.demo.people import load_people
from newsroom.demo.pictures import picture_file
from newsroom.demo.starter_entities import full_row, starter_entities
from newsroom.models import User

DATA = Path(__file__).resolve().parent / "data"
Tell = Callable[[str], object]


def newsroom_is_empty() -> bool:
    """Whether nobody works here and nothing is on file yet: only then may sample content come in."""
    return not (User.objects.exists() or Article.objects.exists() or Entity.objects.exists())


def masthead() -> str:
    """The name of the sample paper."""
    return _read("newsroom.json")["masthead"]


@transaction.atomic
def load_newsroom(*, tell: Tell = lambda step: None) -> None:
    """Fill an empty database with the sample newsroom. Takes some seconds, most of them for pictures."""
    people = load_people()
    tell("people, entities and topics")
    entities = load_entities([*starter_entities(), *map(full_row, _read("fiction.json")["entities"])])
    paper = _read("newsroom.json")
    sections = _load_sections(paper["sections"])
    authors = _load_authors(paper["authors"])
    tell("sources, claims and what was checked")
    items = _load_sources(_read("sources.json"), entities)
    claims = _read("claims.json")["claims"]
    _load_claims(claims, entities, items, by=people["editor"])
    _load_grants(claims, people)
    load_checks(claims, people)
    topics = {topic["slug"]: _topic(topic) for topic in paper["topics"]}
    stories = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted((DATA / "stories").glob("*.json"))
    ]
    for story in sorted(stories, key=lambda story: story["story_date"]):
        tell(f"story: {story['headline']}")
        _load_story(story, sections, authors, topics, people)
    tell("a draft, with suggestions for the desk")
    _load_draft(sections["world"], authors["noor-ashvale"], by=people["reporter"], editor=people["editor"])


def _read(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def _load_sections(rows: list[dict[str, Any]]) -> dict[str, Section]:
    return {
        row["slug"]: Section.objects.create(
            name=row["name"],
            slug=row["slug"],
            description=row.get("description", ""),
            position=row["position"],
            is_default=row["is_default"],
        )
        for row in rows
    }


def _load_authors(rows: list[dict[str, Any]]) -> dict[str, Author]:
    return {
        row["slug"]: Author.objects.create(name=row["name"], slug=row["slug"], role=row.get("role", ""))
        for row in rows
    }


def _topic(row: dict[str, Any]) -> Topic:
    return Topic.objects.create(name=row["name"], slug=row["slug"], description=row.get("description", ""))


def _load_sources(data: dict[str, Any], entities: dict[str, Entity]) -> dict[str, SourceItem]:
    """Sources and their items; returns the items by key."""
    sources = {
        row["slug"]: Source.objects.create(
            slug=row["slug"],
            name=row["name"],
            kind=row["kind"],
            reliability=row["reliability"],
            entity=entities.get(row["entity"] or ""),
            note=row["note"],
        )
        for row in data["sources"]
    }
    return {
        row["key"]: SourceItem.objects.create(
            source=sources[row["source"]],
            title=row["title"],
            url=row["url"],
            kind=row["kind"],
            published_on=_day(row["published_on"]),
            retrieved_on=_day(row["retrieved_on"]),
            is_public=row["is_public"],
        )
        for row in data["items"]
    }


_COPIED = (
    "statement public_text claimant_label mode cue speech_act basis certainty polarity underlying_mode said_on"
    " about_when harm language origin"
).split()


def _load_claims(
    rows: list[dict[str, Any]], entities: dict[str, Entity], items: dict[str, SourceItem], *, by: User
) -> None:
    """Claims with parties, then what links and evidence say of them, then their state anew."""
    sources = {source.slug: source for source in Source.objects.all()}
    record_claims([_draft(row, entities, sources) for row in rows], by=by)
    claims = {claim.uid: claim for claim in Claim.objects.all()}
    ClaimLink.objects.bulk_create(
        [
            ClaimLink(from_claim=claims[row["key"]], to_claim=claims[link["to"]], kind=link["kind"])
            for row in rows
            for link in row["links"]
        ]
    )
    Evidence.objects.bulk_create(
        [
            Evidence(
                claim=claims[row["key"]],
                item=items[piece["item"]],
                **{name: value for name, value in piece.items() if name != "item"},
            )
            for row in rows
            for piece in row["evidence"]
        ]
    )
    refresh_claim_state(claims.values())
    refresh_queue(claim.pk for claim in claims.values())


def _load_grants(rows: list[dict[str, Any]], people: dict[str, User]) -> None:
    """Anonymity for the sources that the sample claims do not name: one editor knows them, another one answers."""
    for row in rows:
        if "anonymity" in row:
            grant_anonymity(
                claim=Claim.objects.get(uid=row["key"]),
                by=people["admin"],
                known_to=people["editor"],
                expires_on=timezone.localdate() + timedelta(days=365),
                **row["anonymity"],
            )


def _draft(row: dict[str, Any], entities: dict[str, Entity], sources: dict[str, Source]) -> ClaimDraft:
    parties = [(entities[party["entity"]], "claimant", party["standing"]) for party in row["claimants"]]
    parties += [(entities[party["entity"]], party["role"], "") for party in row["parties"]]
    fields = {name: row[name] for name in _COPIED}
    relayed_by = sources[row["relayed_by"]] if row["relayed_by"] else None
    return ClaimDraft({"uid": row["key"], "relayed_by": relayed_by, **fields}, parties)


def _load_story(
    story: dict[str, Any],
    sections: dict[str, Section],
    authors: dict[str, Author],
    topics: dict[str, Topic],
    people: dict[str, User],
) -> None:
    """Written by the reporter, published by the editor, as the house works."""
    article = save_working_copy(
        by=people["reporter"],
        slug=story["slug"],
        section=sections[story["section"]],
        kicker=story.get("kicker", ""),
        headline=story["headline"],
        standfirst=story["standfirst"],
        body=first_body(story),
        story_date=_day(story["story_date"]),
        story_place=story.get("story_place", ""),
        lead_image=_picture(story["lead_image"]),
        lead_caption=story["lead_image"].get("caption", ""),
        authors=[authors[slug] for slug in story["authors"]],
        topics=[topics[slug].name for slug in story["topics"]],
    ).article
    publish_article(article=article, by=people["editor"], override_reason=story.get("override_reason") or "")
    print_later(article, story, people)


def _load_draft(section: Section, author: Author, *, by: User, editor: User) -> None:
    """A story that just came in as text: read by the analyser, planned for tomorrow, and nothing decided yet."""
    draft = parse_text((DATA / "draft.txt").read_text(encoding="utf-8"))
    article = save_working_copy(
        by=by, headline=draft.headline, body=draft.body_html, section=section, authors=[author]
    ).article
    analyse_article(article, by=by)
    tomorrow = timezone.localtime() + timedelta(days=1)
    plan_story(
        article=article,
        by=editor,
        assignee=by,
        deadline=tomorrow.replace(hour=15, minute=0, second=0, microsecond=0),
        planned_for=tomorrow.replace(hour=18, minute=0, second=0, microsecond=0),
    )


def _picture(row: dict[str, Any]) -> Image:
    image = Image(
        title=row["title"],
        alt=row["alt"],
        credit=row["credit"],
        licence=row["licence"],
        rights=Rights.CLEARED,
    )
    return store_upload(image, picture_file(row["recipe"], str(row["seed"])))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
