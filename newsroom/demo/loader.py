"""The sample newsroom: reads `data/` and writes it through the services that everybody uses.

All in one transaction: a run that is cut off leaves an empty database, and the next one starts anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from articles.claims.models import Claim, ClaimLink, Evidence, Source, SourceItem
from articles.claims.services.record import ClaimDraft, record_claims
from articles.claims.services.state import refresh_claim_state
from articles.models import Article, Author, Section
from articles.services.publish import publish_article
from articles.services.save import save_working_copy
from entities.enums import Rights
from entities.models import Entity, Image
from entities.services.pictures import store_upload
from newsroom.demo.entity_loader import load_entities
from newsroom.demo.people import load_people
from newsroom.demo.pictures import draw
from newsroom.demo.starter_entities import starter_entities
from newsroom.models import User

DATA = Path(__file__).resolve().parent / "data"
Tell = Callable[[str], object]


def newsroom_is_empty() -> bool:
    """Whether nobody works here and nothing is on file yet: only then may sample content come in."""
    return not (User.objects.exists() or Article.objects.exists() or Entity.objects.exists())


@transaction.atomic
def load_newsroom(*, tell: Tell = lambda step: None) -> None:
    """Fill an empty database with the sample newsroom. Takes some seconds, most of them for pictures."""
    people = load_people()
    tell("people, entities and topics")
    entities = load_entities([*starter_entities(), *_full(_read("fiction.json")["entities"])])
    masthead = _read("newsroom.json")
    sections = _load_sections(masthead["sections"])
    authors = _load_authors(masthead["authors"])
    tell("sources and claims")
    items = _load_sources(_read("sources.json"))
    claims = _load_claims(_read("claims.json")["claims"], entities, items, by=people["editor"])
    for path in sorted((DATA / "stories").glob("*.json"), key=lambda path: _position(masthead, path.stem)):
        story = json.loads(path.read_text(encoding="utf-8"))
        tell(f"story: {story['headline']}")
        _load_story(story, sections, authors, people, topics=_topic_names(masthead))
    refresh_claim_state(claims.values())
