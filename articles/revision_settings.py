"""What a save sets beside the words: one table, read by the save, the comparison and the restoring of a save.

Another thing that a story is given becomes part of its history by one line in `SETTINGS`. Values are kept as JSON in
the form in which `PublishedVersion` keeps them, so that saves and printed versions can be held against each other.
Planning and state are no settings: they belong to the story as it stands, and never come back with old words.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import CharField, QuerySet, Value

from articles.enums import StoryOrigin
from articles.exceptions import StoryError
from articles.lines import read_line_claims
from articles.models import Article, Author, Byline, PublishedVersion, RelatedStory, Section, TaggedArticle
from entities.models import Image

#: (model, key) -> the record's name now. Records are kept by key: their names may change under them.
Names = Mapping[tuple[type[models.Model], Any], str]
#: setting -> its entries: [{"slug", "name"}], in order.
Filed = Mapping[str, list[dict[str, str]]]

#: What stands for a value that is empty, and for one that an old save did not keep.
EMPTY, NOT_KEPT = "none", "not kept then"


class CannotGiveBack(StoryError):
    """What a save was set to is no longer there to be set."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that a save sets.

    `read` gives its JSON from the story and its entries, `in_words` how it reads, and `give_back` the arguments with
    which `save_working_copy` sets it so again (it may raise CannotGiveBack). A list is asked of the database: `rows`
    are its rows and `fields` the paths to place, slug and name in each. `model`: the value is a key of it.
    `with_words`: it comes back with the words, and never alone. `in_print`: a printed version keeps it in
    the same form. `unless_blank`: nothing is the same as anything.
    """

    key: str
    label: str
    read: Callable[[Any, Filed], Any]
    in_words: Callable[[Any, Names], str]
    give_back: Callable[[Any], dict[str, Any]]
    rows: Callable[[Article], QuerySet] | None = None
    fields: tuple[Any, ...] = ()
    model: type[models.Model] | None = None
    with_words: bool = False
    in_print: bool = True
    unless_blank: bool = False

    def is_same(self, before: Any, after: Any) -> bool:
        """Whether two kept values set the same. Entries are told apart by their slugs: names may be corrected."""
        if self.unless_blank and not (before and after):
            return True
        if isinstance(before, list) and isinstance(after, list):
            told_by = "slug" if all(row["slug"] for row in [*before, *after]) else "name"
            return [row[told_by] for row in before] == [row[told_by] for row in after]
        return bool(before == after)


def settings_of(article: Article) -> dict[str, Any]:
    """Everything that the working copy sets beside its words, as a save keeps it. One query."""
    filed = _filed(article)
    return {setting.key: setting.read(article, filed) for setting in SETTINGS}


def settings_of_version(version: PublishedVersion) -> dict[str, Any]:
    """What a printed version keeps of the same settings; those that print does not keep are left out. No query."""
    filed = {
        setting.key: [_entry(row) for row in getattr(version, setting.key)]
        for setting in SETTINGS
        if setting.rows and setting.in_print and hasattr(version, setting.key)
    }
    return {
        setting.key: setting.read(version, filed)
        for setting in SETTINGS
        if (setting.key in filed if setting.rows else _has(version, setting))
    }


def names_in(kept: Iterable[Mapping[str, Any] | None]) -> dict[tuple[type[models.Model], Any], str]:
    """The names of the records that these settings name by key. One query for each kind of record."""
    names: dict[tuple[type[models.Model], Any], str] = {}
    held = [one for one in kept if one]
    for setting in SETTINGS:
        keys = {one[setting.key] for one in held if setting.model and one.get(setting.key) is not None}
        if setting.model and keys:
            rows = setting.model._default_manager.filter(pk__in=keys)
            names |= {(setting.model, row.pk): str(row) for row in rows}
    return names


# --- kinds of settings ----------------------------------------------------------------------------------------


def _column(key: str, label: str, *, with_words: bool = False, words: Callable[[Any], str] = str) -> Setting:
    """A plain value of the story's own row."""
    return Setting(
        key,
        label,
        read=lambda story, filed: _plain(getattr(story, key)),
        in_words=lambda value, names: words(value) if value or value is False else EMPTY,
        give_back=lambda value: {key: value},
        with_words=with_words,
    )


def _record(key: str, label: str, model: type[models.Model], gone: str) -> Setting:
    """A record that the story points to."""

    def give_back(value: Any) -> dict[str, Any]:
        record = model._default_manager.filter(pk=value).first() if value is not None else None
        if value is not None and record is None:
            raise CannotGiveBack(gone)
        return {key: record}

    return Setting(
        key,
        label,
        read=lambda story, filed: getattr(story, f"{key}_id"),
        in_words=lambda value, names: (
            EMPTY if value is None else names.get((model, value), "no longer on file")
        ),
        give_back=give_back,
        model=model,
    )


def _listed(
    key: str,
    label: str,
    rows: Callable[[Article], QuerySet],
    fields: tuple[Any, ...],
    give_back: Callable[[list[dict[str, str]]], dict[str, Any]],
    *,
    is_ordered: bool = True,
    in_print: bool = True,
) -> Setting:
    """Several records, each by slug and name."""

    def read(story: Any, filed: Filed) -> list[dict[str, str]]:
        entries = filed.get(key, [])
        return entries if is_ordered else sorted(entries, key=lambda entry: entry["slug"])

    return Setting(
        key,
        label,
        read=read,
        in_words=lambda value, names: ", ".join(_entry(row)["name"] for row in value) or EMPTY,
        give_back=give_back,
        rows=rows,
        fields=fields,
        in_print=in_print,
    )


def _bylines_back(entries: list[dict[str, str]]) -> dict[str, Any]:
    by_slug = {
        author.slug: author for author in Author.objects.filter(slug__in=[row["slug"] for row in entries])
    }
    missing = [row["name"] for row in entries if row["slug"] not in by_slug]
    if missing:
        raise CannotGiveBack(f"No longer among the authors: {', '.join(missing)}.")
    return {"authors": [by_slug[row["slug"]] for row in entries]}


def _lines_in_words(value: Any) -> str:
    counts = [f"{len(claims)} in the {line}" for line, claims in read_line_claims(value).items()]
    return ", ".join(counts) or EMPTY


def _related_back(entries: list[dict[str, str]]) -> dict[str, Any]:
    by_uid = {story.uid: story for story in Article.objects.filter(uid__in=[row["slug"] for row in entries])}
    return {"related": [by_uid[row["slug"]] for row in entries if row["slug"] in by_uid]}


def _box_in_words(box: Mapping[str, Any]) -> str:
    dropped = len(box.get("dropped", ()))
    left_out = f"{dropped} {'line' if dropped == 1 else 'lines'} left out" if dropped else "every line"
    return f"{left_out}, in an order of its own" if box.get("order") else left_out


#: Everything that a save sets beside kicker, headline, standfirst and body, in the order in which it is shown.
SETTINGS: tuple[Setting, ...] = (
    _record("section", "Section", Section, "Its section is no longer on file."),
    _listed(
        "bylines",
        "Bylines",
        lambda article: Byline.objects.filter(article=article),
        ("position", "author__slug", "author__name"),
        _bylines_back,
    ),
    _listed(
        "topics",
        "Topics",
        lambda article: TaggedArticle.objects.filter(content_object=article),
        (Value(0), "tag__slug", "tag__name"),
        lambda entries: {"topics": [row["name"] for row in entries]},
        is_ordered=False,
    ),
    _listed(
        "related",
        "Related stories",
        lambda article: RelatedStory.objects.filter(article=article),
        ("position", "other__uid", "other__headline"),
        _related_back,
        in_print=False,  # a version keeps uids alone: what they lead to is named as it is now
    ),
    _record("lead_image", "Picture", Image, "Its picture is no longer on file."),
    _column("lead_caption", "Caption of the picture"),
    Setting(
        "story_date",
        "Story date",
        read=lambda story, filed: story.story_date.isoformat() if story.story_date else None,
        in_words=lambda value, names: f"{datetime.date.fromisoformat(value):%d %b %Y}" if value else EMPTY,
        give_back=lambda value: {"story_date": datetime.date.fromisoformat(value) if value else None},
    ),
    _column("story_place", "Story place"),
    Setting(
        "slug",
        "Address",
        read=lambda story, filed: getattr(story, "written_slug", story.slug),
        in_words=lambda value, names: value or EMPTY,
        give_back=lambda value: {"slug": value},
        unless_blank=True,  # one that nobody wrote follows the headline: that is no setting of its own
    ),
    _column("language", "Language"),
    _column("origin", "Origin", words=lambda value: str(StoryOrigin(value).label)),
    _column("original_url", "Original"),
    _column("rights", "Rights"),
    _column(
        "headline_is_working",
        "Working title",
        with_words=True,
        words=lambda value: "yes" if value else "no",
    ),
    Setting(
        "line_claims",
        "Claims of headline and standfirst",
        read=lambda story, filed: story.line_claims,
        in_words=lambda value, names: _lines_in_words(value),
        give_back=lambda value: {"line_claims": value},
        with_words=True,
    ),
    _column("box", "Summary box", words=_box_in_words),
)

BY_KEY = {setting.key: setting for setting in SETTINGS}


# --- what is asked of the database ----------------------------------------------------------------------------


def _filed(article: Article) -> dict[str, list[dict[str, str]]]:
    """The entries of every list of a story, in one query whatever their number."""
    lists = [setting for setting in SETTINGS if setting.rows]
    parts = [
        setting.rows(article).order_by().values_list(Value(setting.key, CharField()), *setting.fields)
        for setting in lists
        if setting.rows
    ]
    found: dict[str, list[dict[str, str]]] = {setting.key: [] for setting in lists}
    for key, _, slug, name in sorted(parts[0].union(*parts[1:], all=True).order_by()):
        found[key].append({"slug": slug, "name": name})
    return found


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, models.Choices) else value


def _entry(row: Any) -> dict[str, str]:
    """An entry of a list as a version may keep it too: a small record, or in the oldest ones a bare name."""
    if isinstance(row, Mapping):
        return {"slug": str(row.get("slug", "")), "name": str(row.get("name", ""))}
    return {"slug": "", "name": str(row)}


def _has(version: PublishedVersion, setting: Setting) -> bool:
    return hasattr(version, f"{setting.key}_id" if setting.model else setting.key)
