"""Where a claim is printed, as a checker reads it: story, field, passage, and what print says against the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from articles.claims.enums import Mode
from articles.claims.models import Claim
from articles.enums import STATE_TONES, AnchorState, Field, State
from articles.models import Appearance

#: Lines of one sentence: where neither source nor cue stands in one, it says flatly what the story attributes.
_LINES = frozenset({Field.HEADLINE, Field.STANDFIRST, Field.CROSSHEAD, Field.CAPTION, Field.SOCIAL_TITLE})
#: Modes in which the paper answers for the words itself: nothing has to stand beside them.
_OUR_VOICE = frozenset({Mode.OWN, Mode.ANALYSIS})


@dataclass(frozen=True, slots=True)
class Passage:
    """A marked passage with the words around it. `drift` says what is printed otherwise than it is on record."""

    field: str
    prefix: str
    exact: str
    suffix: str
    mode: str
    is_live: bool
    is_working: bool
    drift: tuple[str, ...] = ()

    @property
    def copy(self) -> str:
        """Which text has it."""
        if self.is_live and self.is_working:
            return "Live and working copy"
        return "Live only" if self.is_live else "Working copy only"


@dataclass(slots=True)
class PrintedStory:
    """A story that prints the claim now, will with its next print, or did in a version that is no longer live."""

    key: int
    headline: str
    state: str
    tone: str
    is_live: bool
    live_number: int | None = None
    passages: list[Passage] = field(default_factory=list)
    earlier: tuple[int, ...] = ()

    @property
    def drifts(self) -> int:
        """How many passages are printed otherwise than they are on record."""
        return sum(bool(passage.drift) for passage in self.passages)

    @property
    def earlier_words(self) -> str:
        """Versions of before that printed it; empty for none."""
        if not self.earlier:
            return ""
        numbers = ", ".join(map(str, self.earlier))
        return f"Printed before in version{'' if len(self.earlier) == 1 else 's'} {numbers}"


def printed_in(claim: Claim) -> list[PrintedStory]:
    """Every story in which the claim stands or stood: live ones first, then by headline. One query.

    A passage that the working copy has as the live version has it comes once.
    """
    rows = (
        Appearance.objects.filter(claim=claim)
        .select_related("article__live_version", "version")
        .only(
            *"claim_id field ordinal exact prefix suffix cue source mode state version_id".split(),
            *"article__headline article__state article__live_version__number version__number".split(),
        )
        .order_by("article_id", "-version_id", "field", "ordinal")
    )
    stories: dict[int, PrintedStory] = {}
    texts: dict[int, dict[tuple[Any, ...], list[bool]]] = {}
    before: dict[int, set[int]] = {}
    sample: dict[tuple[int, tuple[Any, ...]], Appearance] = {}
    for row in rows:
        article = row.article
        live = article.live_version
        if article.pk not in stories:
            stories[article.pk] = PrintedStory(
                key=article.pk,
                headline=article.headline,
                state=article.get_state_display(),
                tone=STATE_TONES.get(State(article.state), ""),
                is_live=False,
                live_number=live.number if live else None,
            )
        is_live = live is not None and row.version_id == live.pk
        if row.version_id is not None and not is_live:
            if row.version is not None:
                before.setdefault(article.pk, set()).add(row.version.number)
            continue
        said = (
            row.field,
            row.exact,
            row.prefix,
            row.suffix,
            row.mode,
            row.state,
            bool(row.cue or row.source),
        )
        where = texts.setdefault(article.pk, {}).setdefault(said, [False, False])
        where[0 if is_live else 1] = True
        sample[article.pk, said] = row
        stories[article.pk].is_live |= is_live
    for key, story in stories.items():
        story.earlier = tuple(sorted(before.get(key, ())))
        story.passages = [
            _passage(claim, sample[key, said], is_live=is_live, is_working=is_working)
            for said, (is_live, is_working) in sorted(texts.get(key, {}).items(), key=_in_order)
        ]
    return sorted(
        stories.values(), key=lambda story: (not story.is_live, not story.passages, story.headline.lower())
    )


_FIELDS = list(Field.values)


def _in_order(item: tuple[tuple[Any, ...], list[bool]]) -> tuple[int, bool]:
    """Fields as they stand on a page; what is live before what is not."""
    (name, *_), (is_live, _) = item
    return _FIELDS.index(name), not is_live


def _passage(claim: Claim, row: Appearance, *, is_live: bool, is_working: bool) -> Passage:
    return Passage(
        field=row.get_field_display(),
        prefix=row.prefix,
        exact=row.exact,
        suffix=row.suffix,
        mode=row.get_mode_display(),
        is_live=is_live,
        is_working=is_working,
        drift=tuple(_drift(claim, row)),
    )


def _drift(claim: Claim, row: Appearance) -> Iterator[str]:
    """What a reader is told otherwise than we have it on record, worst first."""
    if row.field in _LINES and claim.mode not in _OUR_VOICE and not row.cue and not row.source:
        yield "Said flatly: neither source nor cue stands in this line"
    if row.mode != claim.mode:
        yield f"Printed as “{row.get_mode_display()}”, on record as “{claim.get_mode_display()}”"
    if row.state != AnchorState.WHOLE:
        yield row.get_state_display()
