"""Choices of the articles app."""

from django.db import models

from articles import house_lists, workflow


class State(models.TextChoices):
    """Where a story stands. The moves between the states are a table: `articles.workflow`."""

    DRAFT = workflow.State.DRAFT.value, "Draft"
    IN_EDIT = workflow.State.IN_EDIT.value, "In edit"
    FACT_CHECK = workflow.State.FACT_CHECK.value, "Fact check"
    LEGAL = workflow.State.LEGAL.value, "Legal"
    READY = workflow.State.READY.value, "Ready"
    SCHEDULED = workflow.State.SCHEDULED.value, "Scheduled"
    PUBLISHED = workflow.State.PUBLISHED.value, "Published"
    CORRECTED = workflow.State.CORRECTED.value, "Corrected"
    RETRACTED = workflow.State.RETRACTED.value, "Retracted"
    UNPUBLISHED = workflow.State.UNPUBLISHED.value, "Unpublished"


#: state -> tone of its pill: what waits for its time, what readers have, what they no longer should.
STATE_TONES: dict[State, str] = {
    State.READY: "due",
    State.SCHEDULED: "due",
    State.PUBLISHED: "good",
    State.CORRECTED: "good",
    State.RETRACTED: "warn",
    State.UNPUBLISHED: "warn",
}


class Priority(models.IntegerChoices):
    """How the desk ranks a story, in the numbers of IPTC's `urgency` (NITF, ninjs): 1 most, 5 normal, 8 least."""

    URGENT = 1, "Urgent"
    HIGH = 3, "High"
    NORMAL = 5, "Normal"
    LOW = 8, "Low"


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
    """How a text came to be kept. What is set aside was never the working copy: it lost to another text."""

    SAVE = "save", "Saved"
    AUTOSAVE = "autosave", "Saved while typing"
    SET_ASIDE = "aside", "Set aside"
    INGEST = "ingest", "Ingested"
    RESTORE = "restore", "Restored"


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


class HouseSeverity(models.TextChoices):
    """What a newsroom may set a rule to."""

    BLOCK = "B", "Blocks"
    SIGN_OFF = "S", "Sign-off"
    WARN = "W", "Warns"
    INFORM = "I", "Informs"
    OFF = "off", "Off"


class HouseWordKind(models.TextChoices):
    """What the house does with a word of a list."""

    ADD = house_lists.ADD, "Added"
    REMOVE = house_lists.REMOVE, "Left out"


class CorrectionKind(models.TextChoices):
    """What a note on a changed story says: that it was wrong, or that it could be misread."""

    CORRECTION = "correction", "Correction"
    CLARIFICATION = "clarification", "Clarification"


class Placement(models.TextChoices):
    """Where the note stands: what touches the story's meaning stands above it (BBC, Reuters handbooks)."""

    TOP = "top", "Above the story"
    BOTTOM = "bottom", "Below the story"


class TaskKind(models.TextChoices):
    """What fell: our own printing of a claim, or the claim itself though we attributed it rightly."""

    CORRECTION = "correction", "Correct: we misquoted it or printed it in our own voice"
    UPDATE = "update", "Update: what was said proved false or was withdrawn"


class TaskStatus(models.TextChoices):
    OPEN = "open", "Open"
    ANSWERED = "answered", "Answered in print"
    CLOSED = "closed", "Closed with a reason"
