"""Bringing what somebody typed into the form that is kept, and reading from it where claims and entities stand.

The order is fixed: sanitise, canonical form, claim marks settled against the records. It runs on every save
and again before print, whatever door the words came through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.body.canonical import clean
from articles.body.marks import marks, settle
from articles.body.text import plain_text, sentences_around
from articles.claims.models import Claim
from articles.enums import AnchorState, Field, MentionChoice
from articles.lines import LINES, holds, place_of, read_line_claims
from articles.models import Appearance, Article, Mention
from entities.models import Entity
from entities.selectors import current_gazetteer

_UID = re.compile(r'data-claim="([a-z0-9]{10})"')


@dataclass(frozen=True, slots=True)
class CleanBody:
    """A body in canonical form: its HTML and text, what was removed (in words), and marks that pointed nowhere."""

    html: str
    text: str
    removed: tuple[str, ...]
    unknown: tuple[str, ...]
    claims: dict[str, Claim]


def clean_body(html: str, *, also: Iterable[str] = ()) -> CleanBody:
    """Sanitise, canonicalise and settle a body. One query if it holds marks, none otherwise.

    `claims` holds those of `also` as well: what headline and standfirst print.
    """
    safe = clean(html)
    claims = claims_by_uid([*_UID.findall(safe.html), *also])
    settled = settle(safe.html, {uid: claim.mode for uid, claim in claims.items()})
    return CleanBody(
        html=settled.html,
        text=plain_text(settled.html),
        removed=safe.removed,
        unknown=settled.unknown,
        claims=claims,
    )


def claims_by_uid(uids: Iterable[str]) -> dict[str, Claim]:
    """Claims on file under these public ids, with the names of their claimants at hand. Five queries or none."""
    wanted = set(uids)
    if not wanted:
        return {}
    claims = Claim.objects.filter(uid__in=wanted).prefetch_related(
        "party_set__entity__names", "party_set__entity__governs__names"
    )
    return {claim.uid: claim for claim in claims}


def rebuild_appearances(
    article: Article, body: CleanBody
) -> tuple[Sequence[Appearance], Sequence[Appearance]]:
    """Write down where the working copy prints which claim, and whether cue or source left it. Three queries.

    Gives the rows that stood there before, and those that stand there now. Rows that say the same stay: of a hundred
    claims, a sentence typed at the end moves none.
    """
    held, fresh = derive_appearances(article, body)
    standing = {_said(row): row for row in held}
    stands = [standing.pop(_said(row), row) for row in fresh]
    if standing:
        gone = [row.pk for row in standing.values()]
        Appearance.objects.of_working_copy().filter(article=article, pk__in=gone).delete()
    Appearance.objects.bulk_create([row for row in stands if row.pk is None])
    return held, stands


def _said(row: Appearance) -> tuple[object, ...]:
    """All that an appearance of a working copy says, beside its story. As texts: a choice hashes by its name."""
    names = "claim_id field ordinal exact prefix suffix start end mode cue source state".split()
    return tuple(str(getattr(row, name)) for name in names)


def derive_appearances(
    article: Article, body: CleanBody, lines: Mapping[str, str] | None = None
) -> tuple[list[Appearance], list[Appearance]]:
    """The rows on file of the working copy, and those that `body` would have if it were saved now. Writes nothing.

    `lines` are headline and standfirst where they are typed and not saved. Rows of the body come first. One query,
    none for a story that was never saved.
    """
    held: list[Appearance] = []
    if article.pk is not None:
        rows = Appearance.objects.of_working_copy().filter(article=article)
        held = list(rows.select_related("claim"))
    before = _beside([row for row in held if row.field == Field.BODY])
    fresh = [
        Appearance(
            claim=body.claims[mark.uid],
            article=article,
            field=Field.BODY,
            ordinal=ordinal,
            exact=mark.exact,
            prefix=mark.prefix,
            suffix=mark.suffix,
            start=mark.start,
            end=mark.end,
            mode=body.claims[mark.uid].mode,
            **_anchor(
                body.claims[mark.uid], body.text[slice(*sentences_around(body.text, mark.start, mark.end))]
            ),
        )
        for ordinal, mark in enumerate(marks(body.html))
    ]
    now = _beside(fresh)
    for row in fresh:
        was, has = before.get(row.claim.uid, frozenset()), now[row.claim.uid]
        row.state = _state(was, has)
    return held, fresh + _in_lines(article, body, lines or {name: getattr(article, name) for name in LINES})


def _in_lines(article: Article, body: CleanBody, lines: Mapping[str, str]) -> list[Appearance]:
    """The rows of headline and standfirst: what was confirmed and still holds. What a line leaves out, it never had."""
    rows = []
    for name, claims in read_line_claims(article.line_claims, body.claims).items():
        line = lines.get(name, "")
        standing = [claim for claim in claims if holds(claim, line, language=article.language)]
        for ordinal, claim in enumerate(standing):
            start, end = place_of(claim, line)
            record = body.claims[claim.uid]
            rows.append(
                Appearance(
                    claim=record,
                    article=article,
                    field=name,
                    ordinal=ordinal,
                    exact=line[start:end],
                    prefix=line[max(0, start - _BESIDE) : start],
                    suffix=line[end : end + _BESIDE],
                    start=start,
                    end=end,
                    mode=record.mode,
                    **_anchor(record, line),
                )
            )
    return rows


#: Characters before and behind a passage of a line that are kept to find it by.
_BESIDE = 32


def _beside(rows: Iterable[Appearance]) -> dict[str, frozenset[str]]:
    """Claim uid -> which of "cue" and "source" stood beside any of its passages, or were missed there before."""
    found: dict[str, set[str]] = {}
    for row in rows:
        here = found.setdefault(row.claim.uid, set())
        here.update(
            name
            for name, stands in (
                ("cue", row.cue or row.state == AnchorState.CUE_LOST),
                ("source", row.source or row.state == AnchorState.SOURCE_LOST),
            )
            if stands
        )
    return {uid: frozenset(names) for uid, names in found.items()}


def _state(was: frozenset[str], has: frozenset[str]) -> AnchorState:
    """Only what once stood beside a passage can leave it: a claim marked far from its cue is another matter."""
    if "cue" in was - has:
        return AnchorState.CUE_LOST
    if "source" in was - has:
        return AnchorState.SOURCE_LOST
    return AnchorState.WHOLE


def _anchor(claim: Claim, sentence: str) -> dict[str, str]:
    """Cue and source as they stand in the marked sentence; empty where they do not."""
    cue = claim.cue if claim.cue and says(sentence, claim.cue) else ""
    source = next((name for name in _source_names(claim) if says(sentence, name)), "")
    return {"cue": cue, "source": source}


def says(sentence: str, words: str) -> bool:
    """Whether a sentence holds these words, whole, in whatever case."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sentence, re.IGNORECASE) is not None


def _source_names(claim: Claim) -> list[str]:
    """Forms under which the claimant may stand in the text, the printed one first."""
    names = [claim.claimant_label] if claim.claimant_label else []
    for party in claim.party_set.all():
        if party.role == "claimant":
            names.append(party.entity.name)
            names += [name.text for name in party.entity.names.all()]
            if party.entity.schema == "Person":
                names.append(party.entity.name.split()[-1])
            if party.entity.schema == "PublicBody":
                names += _country_forms(party.entity)
    return names


def _country_forms(government: Entity) -> list[str]:
    """“Mexico has expressed”: a government stands in text under its country's names too."""
    return [
        text
        for country in government.governs.all()
        for text in (country.name, *(name.text for name in country.names.all()))
    ]


def rebuild_mentions(article: Article) -> None:
    """Count anew whom the working copy names; what an editor chose or rejected stays so. Four queries at most."""
    held = {
        mention.entity_id: mention for mention in Mention.objects.of_working_copy().filter(article=article)
    }
    found = _found_mentions(article)
    gone = [
        mention.pk
        for entity_id, mention in held.items()
        if entity_id not in found and mention.choice == MentionChoice.FOUND
    ]
    Mention.objects.filter(pk__in=gone).delete()
    changed = []
    for entity_id, mention in held.items():
        fresh = found.pop(entity_id, None)
        if mention.pk in gone:
            continue
        count, salience, surfaces = fresh or (0, 0.0, [])
        if (mention.count, mention.salience, mention.surfaces) != (count, salience, surfaces):
            mention.count, mention.salience, mention.surfaces = count, salience, surfaces
            changed.append(mention)
    Mention.objects.bulk_update(changed, ["count", "salience", "surfaces"])
    Mention.objects.bulk_create(
        [
            Mention(article=article, entity_id=entity_id, count=count, salience=salience, surfaces=surfaces)
            for entity_id, (count, salience, surfaces) in found.items()
        ]
    )


def _found_mentions(article: Article) -> dict[int, tuple[int, float, list[str]]]:
    """Entity key -> (times named, salience from 0 to 1, forms in the text). One query beside the gazetteer's."""
    head = "\n".join((article.headline, article.standfirst)) + "\n"
    surfaces: dict[str, set[str]] = {}
    weight: dict[str, float] = {}
    times: dict[str, int] = {}
    # Read as one text: the body explains the surname in the headline.
    for match in current_gazetteer().find(head + article.body_text, on=article.story_date):
        if match.key is None or match.weak:
            continue
        # A name in the headline or standfirst weighs three times one in the body: that is what a story is about.
        worth = 3.0 if match.start < len(head) else 1.0
        weight[match.key] = weight.get(match.key, 0.0) + worth
        times[match.key] = times.get(match.key, 0) + 1
        # Surfaces become links: an office is whose it was on the day, and may be another's in the next sentence.
        if worth == 1.0 and match.sense != "office":
            surfaces.setdefault(match.key, set()).add(match.text)
    most = max(weight.values(), default=1.0)
    keys = dict(Entity.objects.filter(slug__in=weight).values_list("slug", "pk"))
    return {
        keys[slug]: (
            times[slug],
            round(weight[slug] / most, 3),
            sorted(surfaces.get(slug, ()), key=lambda form: (-len(form), form)),
        )
        for slug in weight
        if slug in keys
    }
