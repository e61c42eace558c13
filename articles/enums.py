"""Choices of the articles app."""

from django.db import models


class State(models.TextChoices):
    """Where a story stands. The moves between them belong to the services."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    UNPUBLISHED = "unpublished", "Unpublished"


class StoryOrigin(models.TextChoices):
    OURS = "ours", "Our own"
    AGENCY = "agency", "Agency"
    PARTNER = "partner", "Partner"


class VersionKind(models.TextChoices):
    """What a publication is, in the editor's words."""

    FIRST = "first", "First publication"
    UPDATE = "update", "Update"
    CORRECTION = "correction", "Correction"
    RETRACTION = "retraction", "Retraction"


class RevisionKind(models.TextChoices):
    SAVE = "save", "Saved"
    INGEST = "ingest", "Ingested"


class Field(models.TextChoices):
    """Where in a story a claim is printed."""

    HEADLINE = "headline", "Headline"
    STANDFIRST = "standfirst", "Standfirst"
    CROSSHEAD = "crosshead", "Crosshead"
    BODY = "body", "Body"
    CAPTION = "caption", "Caption"
    SLUG = "slug", "Slug"
    SOCIAL_TITLE = "social_title", "Social title"


class AnchorState(models.TextChoices):
    """Whether cue and source were found again beside a mark at the last save."""

    WHOLE = "whole", "Cue and source beside it"
    CUE_LOST = "cue_lost", "Cue has left the sentence"
    SOURCE_LOST = "source_lost", "Source has left the sentence"


class MentionChoice(models.TextChoices):
    FOUND = "found", "Found in the text"
    EDITOR = "editor", "Chosen by an editor"
    REJECTED = "rejected", "Rejected by an editor"


class ProposalKind(models.TextChoices):
    CLAIM = "claim", "Attributed statement"
    MENTION = "mention", "Entity"
    UNCUED = "uncued", "In our own voice"
    NEWCOMER = "newcomer", "Not on file"


class ProposalStatus(models.TextChoices):
    OPEN = "open", "Open"
    ACCEPTED = "accepted", "Accepted"
    DISMISSED = "dismissed", "Dismissed"


class Outcome(models.TextChoices):
    """What people made of a suggestion. What an import accepts is nobody's decision until somebody has looked."""

    RIGHT = "right", "Accepted as it was"
    EDITED = "edited", "Edited"
    TAKEN_OUT = "taken_out", "Taken out again"
    DISMISSED = "dismissed", "Dismissed"
    UNDECIDED = "undecided", "Undecided"


class Aspect(models.TextChoices):
    """What of an accepted suggestion a person changed."""

    SOURCE = "source", "Source"
    PASSAGE = "passage", "Passage"
    MODE = "mode", "Mode"
    ACT = "act", "Act"
    CUE = "cue", "Cue"
    ACCUSED = "accused", "Accused"
    WORDING = "wording", "Wording"
    MARK = "mark", "Mark taken out"


class Severity(models.TextChoices):
    """What a finding does to a publication."""

    BLOCK = "B", "Blocks"
    SIGN_OFF = "S", "Needs a second person's sign-off"
    WARN = "W", "Warns"
    INFORM = "I", "Informs"
