"""The story: its working copy and where it stands. What readers see is `PublishedVersion`."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_prose_editor.fields import ProseEditorField
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles.editor import BODY_EXTENSIONS
from articles.enums import STATE_TONES, Priority, State, StoryOrigin
from articles.models.masthead import Author, Section
from articles.querysets import ArticleQuerySet
from articles.workflow import LIVE
from entities.models import Image, Topic
from entities.uids import make_uid
from newsroom.ledger.models import ChainParent


class TaggedArticle(ItemBase):
    """A story filed under a topic, with real foreign keys on both sides."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="tagged_articles")
    content_object = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="tagged_topics"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="article_topic_once")]


class Article(ChainParent):
    """A story. Owns the chain of its published versions; readers reach it only through `live_version`.

    Four times that are not one another: `deadline` (when the work is to be done), `planned_for` (the slot it is meant
    for), `embargo_until` (before which it may not be read, whoever presses the button) and `publish_at` (when the
    clock will print it). All are instants; people see them in the house's time zone.
    """

    owned_by_services: ClassVar[frozenset[str]] = ChainParent.owned_by_services | {
        "state",
        "live_version",
        "first_published_at",
        "publish_at",
        "scheduled_by",
        "assignee",
        "deadline",
        "planned_for",
        "embargo_until",
        "needs_legal",
        "priority",
        "commissioned_words",
    }

    uid = models.CharField(max_length=10, unique=True, default=make_uid, editable=False)
    slug = models.SlugField(
        max_length=120,
        unique=True,
        help_text="The address in force. Once the story was printed, only a publication changes it.",
    )
    slug_is_own = models.BooleanField(
        default=False,
        editable=False,
        help_text="Somebody wrote the address: it does not follow the headline.",
    )
    next_slug = models.SlugField(
        max_length=120,
        blank=True,
        editable=False,
        help_text="Of a story that was printed: the address from its next publication on.",
    )
    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    language = models.CharField(max_length=8, default="en")
    kicker = models.CharField(max_length=60, blank=True)
    headline = models.CharField(max_length=300)
    headline_is_working = models.BooleanField(
        "working title", default=False, help_text="Made by the machine on ingest: replace it before print."
    )
    standfirst = models.TextField(blank=True)
    body = ProseEditorField(extensions=BODY_EXTENSIONS, sanitize=True, blank=True)
    body_text = models.TextField(blank=True, editable=False)
    story_date = models.DateField(null=True, blank=True, help_text="The day the story speaks from.")
    story_place = models.CharField(max_length=100, blank=True)
    origin = models.CharField(max_length=10, choices=StoryOrigin.choices, default=StoryOrigin.OURS)
    original_url = models.URLField(max_length=1000, blank=True)
    rights = models.CharField(max_length=300, blank=True)
    guid = models.CharField(
        max_length=300,
        unique=True,
        null=True,
        blank=True,
        editable=False,
        help_text="The sender's id on ingest.",
    )
    source_version = models.CharField(
        max_length=100,
        blank=True,
        editable=False,
        help_text="The sender's number of the record that came in last.",
    )
    source_digest = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="Of the record as it came in: unchanged ones are skipped.",
    )
    authors = models.ManyToManyField(Author, through="articles.Byline", related_name="articles", blank=True)
    topics = TaggableManager(through=TaggedArticle, blank=True)
    lead_image = models.ForeignKey(
        Image, null=True, blank=True, on_delete=models.PROTECT, related_name="leads"
    )
    lead_caption = models.CharField(max_length=400, blank=True)
    box = models.JSONField(
        default=dict,
        blank=True,
        help_text="The editor's hand in the summary box: {'dropped': [uid], 'order': [uid]}.",
    )
    line_claims = models.JSONField(
        default=dict,
        blank=True,
        help_text="Claims that headline and standfirst print, as somebody confirmed: see articles.lines.",
    )
    state = models.CharField(
        max_length=12, choices=State.choices, default=State.DRAFT, editable=False, db_index=True
    )
    live_version = models.OneToOneField(
        "articles.PublishedVersion",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="live_for",
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assigned_stories",
        help_text="Who has it in hand.",
    )
    deadline = models.DateTimeField(
        null=True, blank=True, db_index=True, help_text="When the work is to be done."
    )
    planned_for = models.DateTimeField(
        "planned slot", null=True, blank=True, db_index=True, help_text="The slot it is meant for."
    )
    embargo_until = models.DateTimeField(
        "embargoed until", null=True, blank=True, db_index=True, help_text="Nobody prints it before."
    )
    publish_at = models.DateTimeField("goes out at", null=True, blank=True, editable=False, db_index=True)
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="In whose name the clock will print it.",
    )
    needs_legal = models.BooleanField(
        "legal must clear it", default=False, help_text="After the fact check it goes to the lawyers."
    )
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.NORMAL)
    commissioned_words = models.PositiveIntegerField(
        "commissioned length", null=True, blank=True, help_text="In words."
    )
    word_count = models.PositiveIntegerField(
        default=0, editable=False, help_text="Words of the body, counted at every save."
    )
    first_published_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    revision_number = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="Counts saves; a save that started from an older number is refused.",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at"]
        verbose_name = "story"
        verbose_name_plural = "stories"
        indexes = [
            # All that the production list is narrowed and ordered by: it is read without the stories themselves.
            models.Index(
                fields=(
                    "state priority deadline updated_at section assignee created_by needs_legal"
                    " first_published_at"
                ).split(),
                name="article_desk",
            ),
            models.Index(
                fields=(
                    "-updated_at state priority deadline section assignee created_by needs_legal"
                ).split(),
                name="article_last_changed",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(headline=""), name="article_has_headline"),
            models.UniqueConstraint(
                fields=["next_slug"], condition=~Q(next_slug=""), name="article_next_slug_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(LIVE), live_version__isnull=False)
                | (~Q(state__in=sorted(LIVE)) & Q(live_version__isnull=True)),
                name="article_published_means_live",
            ),
            models.CheckConstraint(
                condition=Q(state=State.SCHEDULED, publish_at__isnull=False, scheduled_by__isnull=False)
                | (~Q(state=State.SCHEDULED) & Q(publish_at__isnull=True, scheduled_by__isnull=True)),
                name="article_scheduled_has_time",
            ),
            models.CheckConstraint(
                condition=Q(live_version__isnull=True) | Q(first_published_at__isnull=False),
                name="article_live_has_first_date",
            ),
        ]
        permissions = [
            ("publish_article", "Can publish and unpublish a story"),
            ("override_finding", "Can publish over a finding that blocks, with a reason"),
            ("sign_off_finding", "Can sign off a finding on somebody else's story"),
            ("send_back_article", "Can send a story back"),
            ("check_article", "Can end the fact check of a story"),
            ("clear_article", "Can clear a story for legal"),
            ("retract_article", "Can retract a story"),
            ("export_legal_pack", "Can take out the legal pack of a story"),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("site:story", args=[self.slug])

    @property
    def is_live(self) -> bool:
        return self.live_version_id is not None

    @property
    def coming_slug(self) -> str:
        """The address under which the working copy would be printed."""
        return self.next_slug or self.slug

    @property
    def written_slug(self) -> str:
        """The address as its field shows it: empty for one that follows the headline."""
        return self.coming_slug if self.head_number or self.slug_is_own else ""

    @property
    def state_tone(self) -> str:
        """The tone of the pill with its state, the same on every screen: colour where somebody has to look."""
        return STATE_TONES.get(State(self.state), "")


class Byline(models.Model):
    """An author over a story, in order."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="bylines")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["article", "author"], name="byline_once")]

    def __str__(self) -> str:
        return str(self.author)
