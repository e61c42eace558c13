"""A newsroom full of things that are not out, each with a word of its own that must appear nowhere.

Beside each secret stands something of its kind that is in print: its word must be found by the same crawl,
or the crawl would prove nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles.claims.models import Claim, ClaimParty
from articles.claims.services.anonymity import grant_anonymity
from articles.claims.services.withhold import withhold_claim
from articles.models import Override, PreviewLink, Proposal
from articles.preview_tokens import signed
from articles.services.corrections import CorrectionDraft, close_task, open_task
from articles.services.notes import reply, resolve_thread
from articles.services.preview_links import revoke_preview_link
from articles.services.publish import retract_article, unpublish_article, update_article
from articles.services.save import save_working_copy
from articles.services.withhold import withhold_version
from entities.models import Entity, Image
from entities.services.withhold import withhold_entity
from newsroom.ledger.history import record_history
from newsroom.ledger.redaction import redact
from tests.factories.articles import (
    make_article,
    make_author,
    make_preview_link,
    make_published,
    make_section,
    print_again,
)
from tests.factories.claims import make_claim, make_evidence, make_item, make_link, make_source
from tests.factories.entities import make_entity, make_image, make_person, make_topic
from tests.factories.newsroom import make_user
from tests.factories.notes import make_note


@dataclass
class House:
    """What was planted. `secrets` and `shown` map a word to what it is; `closed` holds addresses that must
    not open, with the status each one answers. The lists hold every key there is, public or not."""

    secrets: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    closed: dict[str, int] = field(default_factory=dict)
    stories: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    previews: list[str] = field(default_factory=list)

    def secret(self, what: str) -> str:
        """A word that no reader may meet."""
        word = f"zq{len(self.secrets)}secret{what.replace(' ', '')}"
        self.secrets[word] = what
        return word

    def show(self, what: str) -> str:
        """A word that readers must be able to meet."""
        word = f"zq{len(self.shown)}shown{what.replace(' ', '')}"
        self.shown[word] = what
        return word

    def hide_uid(self, record: Any, path: str = "", status: int = 404) -> None:
        """The record's public id must appear nowhere, and its address must not open."""
        self.secrets[record.uid] = f"uid of {path or type(record).__name__}"
        if path:
            self.closed[path.format(uid=record.uid)] = status


def plant() -> House:
    """The whole house, through the services that the product uses."""
    house = House()
    by = make_user(
        username=house.secret("user name"),
        first_name=house.secret("first name"),
        last_name=house.secret("last name"),
        email=f"{house.secret('mail')}@example.org",
    )
    section = make_section(
        name=house.show("section"), slug="world", description=house.show("section description")
    )
    _print(house, by, section)
    _drafts(house, by, section)
    _working_copy(house, by, section)
    _taken_back(house, by, section)
    _after_print(house, by, section)
    _entities(house, by)
    _claims(house, by)
    _pictures(house, by)
    _moved(house, by, section)
    _previews(house, by)
    for names, model, key in (
        ("entities", Entity, "slug"),
        ("claims", Claim, "uid"),
        ("images", Image, "uid"),
    ):
        setattr(house, names, list(model.objects.values_list(key, flat=True)))
    return house


def _print(house: House, by: Any, section: Any) -> None:
    """One story in print with all that can hang on one: every word of it must be found."""
    topic = make_topic(house.show("topic"), slug="ports")
    league = make_entity(
        house.show("entity name"),
        slug="league",
        disambiguator=house.show("disambiguator"),
        summary=house.show("summary"),
        kind="gang",
    )
    league.names.create(text=house.show("alias"), kind="alias", source=house.secret("source of a name"))
    league.names.create(text=house.secret("weak alias"), kind="weak_alias")
    league.identifiers.create(scheme="ofac", value=house.show("identifier"))
    claim = make_claim(
        public_text=f"The {league.name} says {house.show('public text')}.",
        statement=house.secret("statement of a printed claim"),
        original_wording=house.secret("original wording"),
        claimants=[league],
        said_on="2026-01-02",
    )
    answer = make_claim(public_text=house.show("answer"), statement=house.secret("statement of an answer"))
    make_link(answer, claim, "denies")
    item = make_item(
        title=house.show("item title"),
        url=f"https://example.org/{house.show('item url')}",
        is_public=True,
        source=make_source(name=house.show("source name"), note=house.secret("source note")),
    )
    make_evidence(
        claim,
        item=item,
        excerpt=house.show("excerpt"),
        locator=house.show("locator"),
        note=house.secret("evidence note"),
        is_public=True,
    )
    hidden = make_item(
        title=house.secret("title of a hidden item"),
        url=f"https://example.org/{house.secret('url of a hidden item')}",
        source=make_source(name=house.secret("source of hidden items only")),
    )
    make_evidence(claim, item=hidden, excerpt=house.secret("excerpt of a hidden item"), is_public=True)
    closed = make_item(title=house.secret("item of hidden evidence"), is_public=True)
    make_evidence(claim, item=closed, excerpt=house.secret("excerpt of hidden evidence"), tests="content")
    ClaimParty.objects.create(
        claim=claim, entity=make_entity(house.secret("party no story names")), role="subject"
    )
    grant_anonymity(
        claim=claim,
        by=make_user(),
        known_to=by,
        reason=house.secret("why a source has no name"),
        means_of_knowledge=house.secret("how a source knows"),
        expires_on=timezone.localdate(),
    )
    image = make_image(
        title=house.secret("desk title of a picture"), alt=house.show("alt text"), credit=house.show("credit")
    )
    story = make_published(
        by=by,
        section=section,
        slug="in-print",
        headline=house.show("headline"),
        kicker=house.show("kicker"),
        standfirst=f"{house.show('standfirst')} {league.name}",
        claims=[claim],
        topics=[topic.name],
        lead_image=image,
        lead_caption=house.show("caption"),
        story_place=house.show("place"),
        authors=[make_author(name=house.show("byline"), role=house.show("role"))],
        override_reason=house.secret("override reason"),
    )
    version = story.live_version
    Override.objects.create(
        version=version,
        rule="P01",
        severity="B",
        place="headline",
        by=by,
        at=timezone.now(),
        text=house.secret("override text"),
        reason=house.secret("another override reason"),
    )
    Proposal.objects.create(
        article=story,
        kind="claim",
        rule="x",
        start=0,
        end=1,
        exact=house.secret("proposal text"),
        explanation=house.secret("proposal reason"),
        payload={"text": house.secret("proposal payload")},
    )
    record_history(actor=by, verb="note", record=story, note=house.secret("history note"))
    _notes(house, by, story)
    house.stories.append("in-print")
    house.sections.append("world")
    house.topics.append("ports")
    house.shown |= {claim.uid: "uid of a printed claim", image.uid: "uid of a picture in print"}


def _notes(house: House, by: Any, story: Any) -> None:
    """What colleagues say to each other beside a story in print, on what is printed and on the whole of it."""
    reader = make_user(username="named")
    on_words = make_note(
        story, by=reader, field="headline", words=story.headline[-4:], text=house.secret("note on words")
    )
    reply(note=on_words, by=by, text=f"@{reader.username} {house.secret('answer to a note')}")
    done = make_note(story, by=by, text=house.secret("resolved note"))
    resolve_thread(note=done, by=by)


def _drafts(house: House, by: Any, section: Any) -> None:
    slug, word = house.secret("slug of a draft"), house.secret("topic of drafts only")
    topic = make_topic(
        word, slug=house.secret("slug of a hidden topic"), description=house.secret("topic text")
    )
    claim = make_claim(
        public_text=house.secret("public text of a draft's claim"),
        statement=house.secret("statement of a draft"),
        claimant_label=house.secret("claimant label"),
        mode="anonymous",
    )
    image = make_image(
        alt=house.secret("alt of a draft's picture"), credit=house.secret("credit of a draft's picture")
    )
    named = make_entity(house.secret("entity of drafts only"), slug=house.secret("slug of a hidden entity"))
    body = (
        f'<p>{house.secret("body of a draft")}: <span data-claim="{claim.uid}">{claim.public_text}</span></p>'
    )
    make_article(
        by=by,
        section=section,
        slug=slug,
        headline=house.secret("headline of a draft"),
        kicker=house.secret("kicker of a draft"),
        standfirst=f"{house.secret('standfirst of a draft')} {named.name}",
        body=body,
        topics=[topic.name],
        lead_image=image,
        lead_caption=house.secret("caption of a draft"),
        story_place=house.secret("place of a draft"),
        note=house.secret("note on a save"),
        original_url=f"https://example.org/{house.secret('address of an original')}",
        authors=[make_author(name=house.secret("author of drafts only"))],
    )
    hidden_answer = make_claim(public_text=house.secret("answer to a draft's claim"))
    make_link(hidden_answer, claim, "denies")
    house.hide_uid(claim, "/claims/{uid}/")
    house.hide_uid(hidden_answer, "/claims/{uid}/")
    house.hide_uid(image, "/pictures/{uid}/w300.jpg")
    house.closed |= {f"/stories/{slug}/": 404, f"/topics/{topic.slug}/": 404, f"/entities/{named.slug}/": 404}
    house.stories.append(slug)
    house.topics.append(topic.slug)


def _working_copy(house: House, by: Any, section: Any) -> None:
    """Printed twice and changed again since: readers find both versions, and nothing of the working copy."""
    story = make_published(
        by=by,
        section=section,
        slug="printed-twice",
        headline=house.show("headline of the first print"),
        body=f"<p>{house.show('body of the first print')}</p>",
    )
    save_working_copy(
        article=story,
        by=by,
        headline=house.show("headline of the second print"),
        body=f"<p>{house.show('body of the second print')}</p>",
    )
    update_article(article=story, by=make_user(), override_reason=house.secret("reason of the second print"))
    claim = make_claim(public_text=house.secret("claim in a working copy"))
    topic = make_topic(house.secret("topic of a working copy"), slug=house.secret("slug of a working topic"))
    save_working_copy(
        article=story,
        by=by,
        headline=house.secret("headline of a working copy"),
        standfirst=house.secret("standfirst of a working copy"),
        kicker=house.secret("kicker of a working copy"),
        body=f"<p>{house.secret('body of a working copy')}"
        f' <span data-claim="{claim.uid}">{claim.public_text}</span></p>',
        topics=[topic.name],
        section=make_section(name=house.show("section of a working copy"), slug="other"),
        slug=house.secret("address to come"),
        related=[make_article(by=by, headline=house.secret("related draft"))],
    )
    house.hide_uid(claim, "/claims/{uid}/")
    house.closed[f"/topics/{topic.slug}/"] = 404
    house.stories.append("printed-twice")
    house.sections.append("other")
    house.topics.append(topic.slug)


def _after_print(house: House, by: Any, section: Any) -> None:
    """Corrected, with a version that legal withholds and one that the law emptied, and tasks that are the desk's."""
    story = make_published(by=by, section=section, slug="after-print", body="<p>First of them.</p>")
    legal = make_user("Legal")
    claim = make_claim(public_text=house.secret("claim of versions that cannot be read"))
    for number, what in ((2, "withheld"), (3, "emptied")):
        print_again(
            story,
            kind="correction",
            headline=house.secret(f"headline of a {what} version"),
            standfirst=house.secret(f"standfirst of a {what} version"),
            body=f"<p>{house.secret(f'body of a {what} version')}"
            f' <span data-claim="{claim.uid}">{claim.public_text}</span></p>',
            corrections=[CorrectionDraft("correction", house.secret(f"note on a {what} version"))],
        )
        house.closed |= {
            f"/stories/after-print/versions/{number}/": 410,
            f"/stories/after-print/versions/?from=1&to={number}": 410,
        }
    print_again(
        story,
        kind="correction",
        headline="After print",
        standfirst=house.show("standfirst of a corrected story"),
        body=f"<p>{house.show('body of a corrected story')}</p>",
        corrections=[
            CorrectionDraft("correction", house.show("correction")),
            CorrectionDraft("clarification", house.show("clarification")),
        ],
    )
    withhold_version(
        version=story.versions.get(number=2), by=legal, reason=house.secret("reason to withhold a version")
    )
    redact(record=story.versions.get(number=3), by=legal, reason=house.secret("reason to empty a version"))
    task = open_task(
        article=story,
        kind="correction",
        message=house.secret("message of a task"),
        passage=house.secret("passage of a task"),
        by=by,
    )
    close_task(task=task, by=by, reason=house.secret("reason to close a task"))
    open_task(article=story, kind="update", message=house.secret("message of an open task"), by=by)
    house.hide_uid(claim, "/claims/{uid}/")
    house.stories.append("after-print")
    retracted = make_published(
        by=by, section=section, slug="retracted", headline=house.show("retracted headline")
    )
    retract_article(article=retracted, by=by, reason=house.show("reason of a retraction"))
    house.stories.append("retracted")


def _taken_back(house: House, by: Any, section: Any) -> None:
    slug = house.secret("slug of a story taken back")
    claim = make_claim(public_text=house.secret("claim of a story taken back"))
    image = make_image(alt=house.secret("alt of a story taken back"))
    story = make_published(
        by=by,
        section=section,
        slug=slug,
        headline=house.secret("headline taken back"),
        claims=[claim],
        lead_image=image,
    )
    print_again(
        story,
        kind="correction",
        headline=house.secret("second headline taken back"),
        corrections=[CorrectionDraft("correction", house.secret("note on a story taken back"))],
    )
    unpublish_article(article=story, by=by, note=house.secret("note on taking back"))
    house.closed |= {f"/stories/{slug}/versions/{rest}": 410 for rest in ("", "1/", "?from=1&to=2")}
    house.hide_uid(claim, "/claims/{uid}/")
    house.hide_uid(image, "/pictures/{uid}/w300.jpg")
    house.closed[f"/stories/{slug}/"] = 410
    house.stories.append(slug)


def _entities(house: House, by: Any) -> None:
    """A living person without an open dossier, and a dossier that legal has withheld: names may be printed,
    nothing else of them may."""
    portrait = make_image(
        alt=house.secret("alt of a closed portrait"), credit=house.secret("credit of a portrait")
    )
    person = make_person(
        house.show("living person"),
        slug=house.secret("slug of a living person"),
        birth_date="1962-11-23",
        disambiguator=house.secret("line on a living person"),
        summary=house.secret("summary of a living person"),
        picture=portrait,
    )
    person.names.create(text=house.secret("alias of a living person"), kind="alias")
    person.identifiers.create(scheme="ofac", value=house.secret("number of a living person"))
    withheld = make_entity(
        house.show("withheld entity"),
        slug=house.secret("slug of a withheld dossier"),
        disambiguator=house.secret("line of a withheld dossier"),
        summary=house.secret("summary of a withheld dossier"),
    )
    merged = make_entity(
        house.secret("name merged into a closed one"),
        slug=house.secret("slug merged into a closed one"),
        merged_into=person,
    )
    claim = make_claim(public_text=f"{person.name} accuses.", claimants=[person], accused=[withheld])
    make_published(
        by=by,
        headline="On two of them",
        standfirst=f"{person.name} spoke to {withheld.name}.",
        claims=[claim],
    )
    withhold_entity(
        entity=withheld, by=make_user("Legal"), reason=house.secret("reason to withhold a dossier")
    )
    house.hide_uid(portrait, "/pictures/{uid}/w300.jpg")
    house.closed |= {f"/entities/{person.slug}/": 404, f"/entities/{merged.slug}/": 404}
    house.closed[f"/entities/{withheld.slug}/"] = 410
    open_person = make_person(house.show("open dossier"), slug="open-dossier", dossier_open=True)
    make_published(by=by, standfirst=f"{open_person.name} spoke.")


def _claims(house: House, by: Any) -> None:
    """Withheld claims: their passage stays in the story as plain words, their record is gone."""
    withheld = make_claim(public_text=house.secret("public text of a withheld claim"))
    shown, answer = (
        make_claim(public_text=house.show("answered claim")),
        make_claim(public_text=house.secret("withheld answer")),
    )
    to_withheld = make_claim(public_text=house.secret("answer to a withheld claim"))
    unlinked = make_claim(public_text=house.secret("claim that replaces a printed one"))
    make_link(answer, shown, "denies")
    make_link(to_withheld, withheld, "denies")
    make_link(unlinked, shown, "supersedes")
    body = (
        f'<p><span data-claim="{withheld.uid}">{house.show("passage of a withheld claim")}</span></p>'
        f'<p><span data-claim="{shown.uid}">{shown.public_text}</span></p>'
    )
    make_published(by=by, headline="On withheld claims", body=body)
    legal = make_user("Legal")
    withhold_claim(claim=withheld, by=legal, reason=house.secret("reason to withhold a claim"))
    withhold_claim(claim=answer, by=legal, reason=house.secret("reason to withhold an answer"))
    house.hide_uid(withheld, "/claims/{uid}/", 410)
    house.hide_uid(answer, "/claims/{uid}/", 410)
    house.hide_uid(to_withheld, "/claims/{uid}/")
    house.hide_uid(unlinked, "/claims/{uid}/")


def _pictures(house: House, by: Any) -> None:
    """Rights that ran out yesterday: the story stays, its picture goes."""
    image = make_image(
        alt=house.secret("alt after the rights"), credit=house.secret("credit after the rights")
    )
    make_published(by=by, headline="On old pictures", lead_image=image, lead_caption="An old picture")
    Image.objects.filter(pk=image.pk).update(rights_expire_on=timezone.localdate() - timedelta(days=1))
    house.hide_uid(image, "/pictures/{uid}/w300.jpg")


def _moved(house: House, by: Any, section: Any) -> None:
    """Printed under two addresses, leading on to a story in print and to one that is not."""
    draft = make_article(by=by, section=section, headline=house.secret("draft that print leads on to"))
    live = make_published(by=by, section=section, headline=house.show("story that print leads on to"))
    story = make_published(by=by, section=section, slug="left-behind", related=[draft, live])
    print_again(story, slug=house.show("address that a story moved to"))
    house.secrets[draft.uid] = "uid of a related draft"
    house.stories.append("left-behind")


def _previews(house: House, by: Any) -> None:
    """Links that open no more, and what nobody signed. One that opens shows its draft, and stands on no page."""
    article = make_article(
        by=by,
        headline=house.secret("headline of a previewed draft"),
        body=f"<p>{house.secret('body of a previewed draft')}</p>",
        lead_image=make_image(alt=house.secret("alt of a previewed picture")),
    )
    shown, revoked, expired = (
        make_preview_link(article=article, by=by, label=house.secret(f"who has a link {number}"))
        for number in range(3)
    )
    revoke_preview_link(link=revoked, by=by)
    now = timezone.now()
    PreviewLink.objects.filter(pk=expired.pk).update(created_at=now - timedelta(days=2), expires_at=now)
    for link in (shown, revoked, expired):
        house.secrets[link.token] = "token of a preview link"
    ended = [signed(link.token) for link in (revoked, expired)]
    forged = [shown.token, "forged", f"{shown.token}.forged", signed("never made")]
    house.previews = [*ended, *forged]
    house.closed |= {f"/preview/{address}/": 410 for address in ended}
    house.closed |= {f"/preview/{address}/": 404 for address in forged}
    house.closed |= {f"/preview/{address}/w300.jpg": 404 for address in house.previews}
