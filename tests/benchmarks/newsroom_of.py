"""A whole newsroom of invented stories, written straight into the tables: 20,000 of them in about a minute.

Shapes as a house has them after some years: nineteen stories in twenty are in print, the others spread over the
workflow; a story has three to nine paragraphs, some claims, saves, mentions, topics, a byline and a history. What a
service would derive (offsets, words, counts, live versions) is there and right, but the digests of the versions, which
are random: no chain can be verified. Nobody in it exists.
"""

from __future__ import annotations

import datetime
import random
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

_SYLLABLES = (
    "ba cal dor el fen gar hal ild jor kes lom mar nor ost pel quin ras sel tor ulm vas wren yar zel".split()
)
_COMMON = "the of and to in a that was for on said with by from at had were it has which".split()
_MODES = ("own", "document", "on_record", "official_unnamed", "anonymous", "media", "hearsay")
_HARMS = ("none", "none", "low", "moderate", "serious", "grave")
_CONTENTIONS = ("none", "none", "none", "none", "denied", "disputed", "withdrawn_by_claimant")
#: state -> of how many stories in a thousand
STATES = {
    "draft": 16,
    "in_edit": 10,
    "fact_check": 6,
    "legal": 2,
    "ready": 3,
    "scheduled": 2,
    "published": 880,
    "corrected": 64,
    "retracted": 5,
    "unpublished": 12,
}
_LIVE = frozenset({"published", "corrected", "retracted"})
#: No body and no headline holds it but one: for searches that find one story.
NEEDLE = "quorvathine"


@dataclass(slots=True)
class Newsroom:
    """What was built: keys to ask for."""

    people: list[Any] = field(default_factory=list)
    sections: list[Any] = field(default_factory=list)
    topics: list[Any] = field(default_factory=list)
    claims: list[Any] = field(default_factory=list)
    entities: list[Any] = field(default_factory=list)
    authors: list[Any] = field(default_factory=list)
    stories: list[int] = field(default_factory=list)
    #: a word that half of the stories hold, and one that one in twenty holds
    often: str = ""
    seldom: str = ""


def build_newsroom(
    stories: int = 20_000, *, claims: int = 12_000, people: int = 40, entities: int = 2_000, seed: int = 5
) -> Newsroom:
    """Fill an empty database; the same seed gives the same newsroom. Ends with ANALYZE, as a server does by itself."""
    from django.db import connection, transaction

    pick = random.Random(seed)
    house = Newsroom()
    with transaction.atomic():
        _furnish(house, pick, claims=claims, people=people, entities=entities)
        text = _Texts(pick)
        house.often, house.seldom = text.often, text.seldom
        for start in range(0, stories, 1000):
            _write(house, pick, text, start, min(1000, stories - start))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return house


class _Texts:
    """Paragraphs to draw from: few words that are everywhere, many that are rare."""

    def __init__(self, pick: random.Random) -> None:
        rare = sorted({"".join(pick.choices(_SYLLABLES, k=3)) for _ in range(9000)})
        pick.shuffle(rare)
        self.often, self.seldom = "harbourlight", "meridional"
        weights = [1 / (place + 3) for place in range(len(rare))]
        self.pick = pick
        self.paragraphs = []
        for number in range(900):
            words = [
                pick.choice(_COMMON) if pick.random() < 0.45 else word
                for word in pick.choices(rare, weights, k=pick.randint(45, 95))
            ]
            if number % 8 == 0:
                words[3] = self.often
            if number % 150 == 0:
                words[5] = self.seldom
            self.paragraphs.append(" ".join(words).capitalize() + ".")
        self.rare = rare

    def headline(self) -> str:
        return " ".join(self.pick.choices(self.rare, k=self.pick.randint(5, 11))).capitalize()

    def body(self, claims: Sequence[Any]) -> tuple[str, str, list[tuple[Any, int, int]]]:
        """HTML, plain text, and where each claim stands in it."""
        html, lines, spans, at = [], [], [], 0
        waiting = list(claims)
        for paragraph in self.pick.sample(self.paragraphs, self.pick.randint(3, 9)):
            line, marked = paragraph, paragraph
            if waiting:
                claim = waiting.pop()
                line = f"{claim.public_text} {paragraph}"
                attributes = f'data-claim="{claim.uid}" class="claim claim--{claim.mode}"'
                marked = f"<span {attributes}>{claim.public_text}</span> {paragraph}"
                spans.append((claim, at, at + len(claim.public_text)))
            html.append(f"<p>{marked}</p>")
            lines.append(line)
            at += len(line) + 1
        return "".join(html), "\n".join(lines), spans


def _furnish(house: Newsroom, pick: random.Random, *, claims: int, people: int, entities: int) -> None:
    from articles.claims.models import Claim, ClaimParty
    from articles.models import Author, Section
    from entities.models import Entity, Topic
    from tests.factories.newsroom import make_user

    roles = ("Editor", "Reporter", "Reporter", "Checker", "Legal")
    house.people = [
        make_user(roles[number % len(roles)], first_name=_name(pick), last_name=_name(pick))
        for number in range(people)
    ]
    house.sections = Section.objects.bulk_create(
        [
            Section(name=f"{_name(pick)} {number}", slug=f"desk-{number}", position=number)
            for number in range(12)
        ]
    )
    house.topics = Topic.objects.bulk_create(
        [Topic(name=f"{_name(pick)} {number}", slug=f"topic-{number}") for number in range(300)]
    )
    house.authors = Author.objects.bulk_create(
        [Author(name=f"{_name(pick)} {_name(pick)}", slug=f"author-{number}") for number in range(60)]
    )
    house.entities = Entity.objects.bulk_create(
        [
            Entity(
                name=f"{_name(pick)} {_name(pick)}{number}",
                slug=f"entity-{number}",
                schema="Person" if number % 3 else "Organization",
                kind="official" if number % 3 else "organisation",
            )
            for number in range(entities)
        ]
    )
    editor = house.people[0]
    house.claims = Claim.objects.bulk_create(
        [_claim(pick, number, editor) for number in range(claims)], batch_size=1000
    )
    ClaimParty.objects.bulk_create(
        [
            ClaimParty(claim=claim, entity=pick.choice(house.entities), role="claimant", standing="named")
            for claim in house.claims
        ],
        batch_size=1000,
    )


def _claim(pick: random.Random, number: int, editor: Any) -> Any:
    from articles.claims.models import Claim

    imported = number % 4 == 0
    reviewed = imported and number % 8 == 0
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    sentence = " ".join(pick.choices(_SYLLABLES, k=9))
    return Claim(
        statement=f"{sentence} {number}",
        public_text=f"{_name(pick)} officials say {sentence} in case {number}.",
        mode=pick.choice(_MODES),
        speech_act="accuse" if number % 5 == 0 else "say",
        cue="say",
        harm=pick.choice(_HARMS),
        contention=pick.choice(_CONTENTIONS),
        origin="import" if imported else "editor",
        reviewed_at=now if reviewed else None,
        reviewed_by=editor if reviewed else None,
    )


def _write(house: Newsroom, pick: random.Random, text: _Texts, first: int, count: int) -> None:
    """One batch of stories with all that hangs on them."""
    from articles.models import (
        Appearance,
        Article,
        Byline,
        CorrectionTask,
        Mention,
        Note,
        Presence,
        Proposal,
        PublishedVersion,
        Revision,
        StoryWords,
        TaggedArticle,
    )
    from articles.services.story_words import words_of
    from newsroom.ledger.models import HistoryEntry

    now = datetime.datetime.now(datetime.UTC)
    articles, printed = [], []
    for number in range(first, first + count):
        claims = pick.sample(house.claims, pick.choice((0, 1, 2, 3, 5, 8)))
        html, plain, spans = text.body(claims)
        headline = text.headline()
        if number == first + count // 2 and first == 0:
            headline = f"{headline} {NEEDLE}"
        article = _article(house, pick, number, now, headline, html, plain)
        articles.append((article, spans))
    states = {article.slug: (article.state, article.first_published_at) for article, _ in articles}
    for article, _ in articles:
        if article.state in _LIVE:  # made live below, once its version is there
            article.state = "draft"
    with _own_times():
        Article.objects.bulk_create([article for article, _ in articles], batch_size=500)
    for article, spans in articles:
        state, at = states[article.slug]
        if state in _LIVE:
            printed.append((_version(house, article, at), article, spans, state))
    PublishedVersion.objects.bulk_create([version for version, *_ in printed], batch_size=500)
    _make_live(printed)
    Appearance.objects.bulk_create(
        [row for article, spans in articles for row in _appearances(article, None, spans)]
        + [row for version, article, spans, _ in printed for row in _appearances(article, version, spans)],
        batch_size=1000,
    )
    Revision.objects.bulk_create(
        [
            Revision(
                article=article,
                number=save,
                kind="save",
                headline=article.headline,
                body=article.body,
                by=pick.choice(house.people),
            )
            for article, _ in articles
            for save in range(1, article.revision_number + 1)
        ],
        batch_size=500,
    )
    mentions = [
        Mention(article=article, entity=entity, count=1 + place, salience=0.5, surfaces=[entity.name])
        for article, _ in articles
        for place, entity in enumerate(pick.sample(house.entities, pick.randint(0, 8)))
    ]
    Mention.objects.bulk_create(mentions, batch_size=1000)
    TaggedArticle.objects.bulk_create(
        [
            TaggedArticle(tag=topic, content_object=article)
            for article, _ in articles
            for topic in pick.sample(house.topics, pick.randint(0, 4))
        ],
        batch_size=1000,
    )
    Byline.objects.bulk_create(
        [Byline(article=article, author=pick.choice(house.authors)) for article, _ in articles],
        batch_size=1000,
    )
    StoryWords.objects.bulk_create([words_of(article) for article, _ in articles], batch_size=500)
    Proposal.objects.bulk_create(
        [
            Proposal(
                article=article,
                kind="claim",
                rule="verb.reporting",
                start=0,
                end=20,
                exact=article.body_text[:20],
            )
            for article, _ in articles
            if article.pk % 9 == 0
        ],
        batch_size=1000,
    )
    CorrectionTask.objects.bulk_create(
        [
            CorrectionTask(
                article=article,
                kind="correction" if article.pk % 2 else "update",
                message="The figure was five, not six.",
                reason_key=f"report:{article.pk}",
            )
            for _, article, *_ in printed
            if article.pk % 97 == 0
        ]
    )
    unfinished = [article for article, _ in articles if article.state in ("draft", "in_edit")]
    Presence.objects.bulk_create(
        [
            Presence(article=article, user=pick.choice(house.people), tab=secrets.token_hex(8), typed_at=now)
            for article in unfinished[:3]
        ]
    )
    HistoryEntry.objects.bulk_create(
        [
            HistoryEntry(
                at=article.created_at + datetime.timedelta(minutes=7 * save),
                actor=pick.choice(house.people),
                verb="save",
                object_label="articles.article",
                object_id=str(article.pk),
                object_text=article.headline,
                to_state=article.state,
                revision=save,
            )
            for article, _ in articles
            for save in range(1, article.revision_number + 1)
        ],
        batch_size=1000,
    )
    house.stories += [article.pk for article, _ in articles]
    Note.objects.bulk_create(
        [
            Note(article=article, by=pick.choice(house.people), text="Call the harbour office again.")
            for article, _ in articles
            if article.pk % 7 == 0
        ]
    )


def _article(
    house: Newsroom,
    pick: random.Random,
    number: int,
    now: datetime.datetime,
    headline: str,
    html: str,
    plain: str,
) -> Any:
    from articles.models import Article
    from articles.words import count_words

    state = pick.choices(list(STATES), list(STATES.values()))[0]
    in_work = state not in _LIVE and state != "unpublished"
    age = datetime.timedelta(hours=pick.random() * (240 if in_work else 24_000))
    article = Article(
        slug=f"{headline.lower().replace(' ', '-')[:90]}-{number}",
        headline=headline,
        kicker=headline.split()[0],
        standfirst=plain[:140],
        body=html,
        body_text=plain,
        word_count=count_words(plain),
        commissioned_words=pick.choice((None, 400, 600, 800, 1200)),
        section=pick.choice(house.sections),
        state=state,
        priority=pick.choices((1, 3, 5, 8), (1, 3, 12, 4))[0],
        assignee=pick.choice(house.people) if in_work and pick.random() < 0.7 else None,
        deadline=now + datetime.timedelta(hours=pick.randint(-12, 90))
        if in_work and pick.random() < 0.6
        else None,
        needs_legal=state == "legal" or pick.random() < 0.05,
        created_by=pick.choice(house.people),
        revision_number=pick.choice((1, 2, 2, 3)),
        first_published_at=now - age if state in _LIVE or state == "unpublished" else None,
    )
    if state == "scheduled":
        article.publish_at = now + datetime.timedelta(hours=pick.randint(1, 40))
        article.scheduled_by = house.people[0]
    article.created_at = now - age - datetime.timedelta(hours=30)
    article.updated_at = now - age
    return article


def _version(house: Newsroom, article: Any, at: datetime.datetime) -> Any:
    from articles.models import PublishedVersion

    return PublishedVersion(
        article=article,
        number=1,
        kind="first",
        published_at=at,
        published_by=house.people[0],
        slug=article.slug,
        section=article.section,
        language="en",
        kicker=article.kicker,
        headline=article.headline,
        standfirst=article.standfirst,
        body=article.body,
        origin="ours",
        kept_digest=secrets.token_hex(32),
        content_digest=secrets.token_hex(32),
        digest=secrets.token_hex(32),
    )


@contextmanager
def _own_times() -> Iterator[None]:
    """Rows keep the times that they are given, instead of this moment."""
    from articles.models import Article

    stamps = [(Article._meta.get_field(name), name) for name in ("created_at", "updated_at")]
    for stamp, _ in stamps:
        stamp.auto_now = stamp.auto_now_add = False
    try:
        yield
    finally:
        for stamp, name in stamps:
            setattr(stamp, "auto_now_add" if name == "created_at" else "auto_now", True)


def _make_live(printed: Sequence[tuple[Any, Any, Any, str]]) -> None:
    """Each story its one version, and the state that only a live story may have."""
    from django.db.models import OuterRef, Subquery

    from articles.models import Article, PublishedVersion

    version = PublishedVersion.objects.filter(article=OuterRef("pk"))
    for state in sorted(_LIVE):
        Article.objects.filter(pk__in=[article.pk for _, article, _, to in printed if to == state]).update(
            state=state,
            live_version=Subquery(version.values("pk")[:1]),
            head_number=1,
            head_digest=Subquery(version.values("digest")[:1]),
        )
    for version, article, _, state in printed:
        article.state, article.live_version = state, version


def _appearances(article: Any, version: Any, spans: Sequence[tuple[Any, int, int]]) -> list[Any]:
    from articles.models import Appearance

    return [
        Appearance(
            claim=claim,
            article=article,
            version=version,
            field="body",
            ordinal=ordinal,
            exact=claim.public_text,
            start=start,
            end=end,
            cue=claim.cue,
            mode=claim.mode,
        )
        for ordinal, (claim, start, end) in enumerate(spans)
    ]


def _name(pick: random.Random) -> str:
    return "".join(pick.choices(_SYLLABLES, k=2)).capitalize()
