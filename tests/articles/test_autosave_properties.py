"""Two people type into one story in any order: whatever either of them wrote stands in some save."""

import os
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.exceptions import StaleSave
from articles.models import Article
from articles.services.autosave import Base, autosave
from articles.services.conflict import settle_conflict
from articles.services.save import save_working_copy
from articles.stamps import stamps_of
from tests.factories.articles import make_article
from tests.factories.newsroom import make_user

EXAMPLES = int(os.environ.get("NEWSROOM_EXAMPLES", "10"))
FIELDS = ("headline", "standfirst", "body")


class Writer:
    """Somebody with the story open: what their page holds, what it began from, and what they ever wrote."""

    def __init__(self, story, user, tab):
        self.user, self.tab, self.key = user, tab, story.pk
        self.words = {}
        self.wrote = []
        self.look()

    def look(self):
        """Open the page, or take what an answer brings: fields typed in and not saved stay as they are."""
        story = Article.objects.get(pk=self.key)
        fresh = stamps_of(story)
        self.base = Base(story.revision_number, fresh)
        self.held = {name: getattr(story, name) for name in FIELDS}

    def type(self, field, word):
        text = self.words.get(field, self.held[field])
        self.words[field] = text.replace("</p>", f" {word}</p>", 1) if field == "body" else f"{text} {word}"
        self.wrote.append(word)

    def send(self, *, by_hand=False):
        """An autosave, or the form's Save; where it clashes, the page keeps its words."""
        story = Article.objects.get(pk=self.key)
        try:
            if by_hand and self.base.revision == story.revision_number:
                save_working_copy(article=story, by=self.user, base_revision=self.base.revision, **self.words)
            else:
                autosave(
                    article=story, by=self.user, tab=self.tab, base=self.base, values=self.words, problems={}
                )
        except StaleSave:
            return False
        self.words = {}
        self.look()
        return True

    def settle(self, keep):
        """The page of two texts: the same answer for every field that both changed."""
        story = Article.objects.get(pk=self.key)
        now = stamps_of(story)
        clash = [name for name in self.words if now[name] != self.base.stamps[name]]
        settle_conflict(
            article=story,
            by=self.user,
            seen=story.revision_number,
            values=self.words,
            theirs=clash if keep == "theirs" else [],
        )
        self.words = {}
        self.look()


STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(("type", "send", "save", "settle mine", "settle theirs")),
        st.sampled_from(FIELDS),
    ),
    max_size=14,
)


@pytest.mark.django_db
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_text_is_lost_whatever_two_writers_do(db, steps):
    story = make_article(headline="Head", standfirst="Stand", body="<p>Body</p>")
    writers = [Writer(story, make_user(), tab) for tab in ("tab of one", "tab of two")]
    for number, (who, what, field) in enumerate(steps):
        writer = writers[who]
        if what == "type":
            writer.type(field, f"word{number}x")
        elif what in ("send", "save"):
            writer.send(by_hand=what == "save")
        elif writer.words:
            writer.settle(what.split()[1])
    for writer in writers:
        if writer.words and not writer.send():
            writer.settle("theirs")
    kept = " ".join(f"{row.headline} {row.standfirst} {row.body}" for row in story.revisions.all())
    assert set(re.findall(r"word\d+x", kept)) == {word for writer in writers for word in writer.wrote}
    head = Article.objects.get(pk=story.pk)
    row = story.revisions.get(number=head.revision_number)
    assert (row.headline, row.standfirst, row.body) == (head.headline, head.standfirst, head.body)
