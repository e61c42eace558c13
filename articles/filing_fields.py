"""Form fields for who signs a story and where it leads on."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse

from articles.models import Article, Author
from articles.selectors.bylines import author_choices, authors_by_label, own_author_label
from articles.selectors.related import stories_in, uid_in
from newsroom.ledger.chips import ChipsInput, NamesField


class BylinesField(NamesField):
    """Authors by name, in the order in which they sign."""

    widget: Any = ChipsInput(ordered=True)

    def for_user(self, user: Any, *, is_new: bool) -> None:
        """Offer the names on file, the user's own first; on a new story with a button. Two queries at most."""
        names, more = author_choices(user)
        own = own_author_label(user) if is_new else ""
        self.widget = ChipsInput(
            options=names,
            url=reverse("admin:articles_author_search") if more else "",
            propose=[own] if own else (),
            ordered=True,
            attrs=self.widget.attrs,
        )

    def clean(self, value: Any) -> list[Author]:
        names = super().clean(value)
        on_file = authors_by_label(names) if names else {}
        unknown = [name for name in names if name.casefold() not in on_file]
        if unknown:
            raise ValidationError(
                f"No such author: {', '.join(unknown)}. An editor can add them under Authors."
            )
        return [on_file[name.casefold()] for name in names]


class RelatedField(NamesField):
    """Other stories, in order: one a line, "Headline [uid]". An address of the site names one as well."""

    widget: Any = ChipsInput(ordered=True, tail=True)
    own_key: int | None = None

    def for_story(self, key: int | None) -> None:
        """Search all stories but this one."""
        self.own_key = key
        query = f"?story={key}&" if key else "?"
        self.widget = ChipsInput(
            url=f"{reverse('admin:articles_article_find')}{query}",
            ordered=True,
            tail=True,
            attrs=self.widget.attrs,
        )

    def clean(self, value: Any) -> list[Article]:
        lines = super().clean(value)
        found = stories_in(lines) if lines else {}
        unknown = [line for line in lines if line not in found]
        if unknown:
            raise ValidationError(f"No such story: {', '.join(unknown)}. Choose it from the list.")
        if any(story.pk == self.own_key for story in found.values()):
            raise ValidationError("A story does not lead on to itself.")
        return list({story.pk: story for story in (found[line] for line in lines)}.values())

    def has_changed(self, initial: Any, data: Any) -> bool:
        """A headline that somebody changed meanwhile is no change of the list."""
        before, now = ([uid_in(line) or line for line in self.to_python(value)] for value in (initial, data))
        return before != now
