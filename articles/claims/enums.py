"""Choices of the claims app for Django: the words of `vocabulary` with the labels that the desk reads."""

from django.db import models

from articles.claims import vocabulary


class Mode(models.TextChoices):
    """Attribution mode, ordered by distance from the paper's own voice."""

    OWN = vocabulary.AttributionMode.OWN.value, "0 · Own voice"
    ANALYSIS = vocabulary.AttributionMode.ANALYSIS.value, "1 · Our analysis"
    DOCUMENT = vocabulary.AttributionMode.DOCUMENT.value, "2 · Named document"
    ON_RECORD = vocabulary.AttributionMode.ON_RECORD.value, "3 · On record"
    OFFICIAL_UNNAMED = vocabulary.AttributionMode.OFFICIAL_UNNAMED.value, "4 · Official, person not named"
    ANONYMOUS = vocabulary.AttributionMode.ANONYMOUS.value, "5 · Anonymous"
    MEDIA = vocabulary.AttributionMode.MEDIA.value, "6 · Other media"
    HEARSAY = vocabulary.AttributionMode.HEARSAY.value, "7 · Hearsay, no source given"


class Act(models.TextChoices):
    """Speech act."""

    SAY = "say", "Says"
    REPORT = "report", "Reports"
    ANNOUNCE = "announce", "Announces"
    CONFIRM = "confirm", "Confirms"
    ESTIMATE = "estimate", "Estimates"
    PREDICT = "predict", "Predicts"
    PLEDGE = "pledge", "Pledges"
    ARGUE = "argue", "Argues"
    WARN = "warn", "Warns"
    REFUSE = "refuse", "Refuses"
    OBJECT = "object", "Objects"
    ACCUSE = "accuse", "Accuses"
    CHARGE = "charge", "Charges formally"
    DESIGNATE = "designate", "Designates"
    SANCTION = "sanction", "Sanctions"
    ORDER = "order", "Orders"
    DENY = "deny", "Denies"
    ADMIT = "admit", "Admits"
    WITHDRAW = "withdraw", "Withdraws"
    ASK = "ask", "Asks"
    DECLINE = "decline", "Declines to comment"


class Basis(models.TextChoices):
    STATEMENT = "statement", "Somebody's statement"
    OFFICIAL_ACT = "official_act", "Official act on record"


class Polarity(models.TextChoices):
    POSITIVE = "positive", "Affirms"
    NEGATIVE = "negative", "Negates"


class Certainty(models.TextChoices):
    CERTAIN = "certain", "Certain"
    PROBABLE = "probable", "Probable"
    POSSIBLE = "possible", "Possible"
    UNKNOWN = "unknown", "Not expressed"


class Standing(models.TextChoices):
    """How a claimant speaks: a body speaking openly is never 'not named'."""

    NAMED = "named", "Named person"
    BODY = "body", "Body speaking openly"
    PEOPLE_OF_BODY = "people_of_body", "People of a body, not named"


class Role(models.TextChoices):
    """What an entity is in a claim."""

    CLAIMANT = "claimant", "Claimant"
    SUBJECT = "subject", "Subject"
    ACCUSED = "accused", "Accused"
    VICTIM = "victim", "Victim"
    BENEFICIARY = "beneficiary", "Beneficiary"
    PLACE = "place", "Place"


class Harm(models.TextChoices):
    """What being wrong would do to somebody; sets the path of checking."""

    NONE = "none", "None"
    LOW = "low", "Low"
    MODERATE = "moderate", "Moderate"
    SERIOUS = "serious", "Serious"
    GRAVE = "grave", "Grave"


class Origin(models.TextChoices):
    EDITOR = "editor", "Written by an editor"
    SUGGESTION = "suggestion", "Suggested, accepted by an editor"
    IMPORT = "import", "Found automatically on import"


class Contention(models.TextChoices):
    """State of the argument; written only by `refresh_claim_state`."""

    NONE = "none", "None on file"
    DENIED = "denied", "Denied"
    DISPUTED = "disputed", "Disputed"
    WITHDRAWN_BY_CLAIMANT = "withdrawn_by_claimant", "Withdrawn by the claimant"
    WITHDRAWN_BY_US = "withdrawn_by_us", "Withdrawn by us"
    SUPPORTED = "supported", "Supported by our checks"


class LinkKind(models.TextChoices):
    """Read 'this claim KIND that claim'."""

    NARROWER = "narrower", "is narrower than"
    RESPONDS_TO = "responds_to", "responds to"
    OBJECTS_TO = "objects_to", "objects to (no denial)"
    DENIES = "denies", "denies"
    CONFIRMS = "confirms", "confirms"
    WITHDRAWS = "withdraws", "withdraws"
    SUPERSEDES = "supersedes", "supersedes"
    REPORTED_IN = "reported_in", "is reported in"


class SourceKind(models.TextChoices):
    OFFICIAL = "official", "Public authority"
    COURT = "court", "Court"
    MEDIA = "media", "Other media"
    ORGANISATION = "organisation", "Organisation"
    PERSON = "person", "Named person"
    DATASET = "dataset", "Register or data set"
    UNKNOWN = "unknown", "Not known"


class Reliability(models.TextChoices):
    """Admiralty grade of a source."""

    A = "A", "A · Completely reliable"
    B = "B", "B · Usually reliable"
    C = "C", "C · Fairly reliable"
    D = "D", "D · Not usually reliable"
    E = "E", "E · Unreliable"
    F = "F", "F · Cannot be judged"


class ItemKind(models.TextChoices):
    DOCUMENT = "document", "Document"
    RELEASE = "release", "Press release"
    ARTICLE = "article", "Article"
    TRANSCRIPT = "transcript", "Transcript"
    RECORDING = "recording", "Recording"
    DATASET = "dataset", "Data"
    POST = "post", "Post"
    LETTER = "letter", "Letter"


class Tests(models.TextChoices):
    """Attribution and truth are two questions: which one the evidence speaks to."""

    ATTRIBUTION = "attribution", "Did they say it"
    CONTENT = "content", "Is it so"


class Stance(models.TextChoices):
    """FEVER's stances."""

    SUPPORTS = "supports", "Supports"
    REFUTES = "refutes", "Refutes"
    CONTEXT = "context", "Context"


class Credibility(models.IntegerChoices):
    """Admiralty digit of one item."""

    CONFIRMED = 1, "1 · Confirmed by other sources"
    PROBABLY = 2, "2 · Probably true"
    POSSIBLY = 3, "3 · Possibly true"
    DOUBTFUL = 4, "4 · Doubtful"
    IMPROBABLE = 5, "5 · Improbable"
    UNKNOWN = 6, "6 · Cannot be judged"


class LookOutcome(models.TextChoices):
    """How somebody's wish to see a source's identity ended."""

    SHOWN = "shown", "Shown"
    NOT_NAMED = "not_named", "Not named on it"
    WRONG_PASSWORD = "wrong_password", "Wrong password"
    NAMES_SOURCE = "names_source", "The reason repeated it"
    UNREADABLE = "unreadable", "It did not open"


class EmptiedBecause(models.TextChoices):
    """Why an identity is no longer on file."""

    LAPSED = "lapsed", "The grant ran out"
    ENDED = "ended", "The grant was ended"
    ASKED = "asked", "Somebody named on it had it removed"


class AttributionRating(models.TextChoices):
    """Did they say it."""

    CONFIRMED = vocabulary.AttributionRating.CONFIRMED.value, "Confirmed: they said so"
    SECOND_HAND = vocabulary.AttributionRating.SECOND_HAND.value, "Confirmed second-hand"
    MISQUOTED = vocabulary.AttributionRating.MISQUOTED.value, "Misquoted"
    NOT_SAID = vocabulary.AttributionRating.NOT_SAID.value, "Not said"
    UNKNOWN = vocabulary.AttributionRating.UNKNOWN.value, "Could not be found out"


class ContentRating(models.TextChoices):
    """Is it so."""

    TRUE = vocabulary.ContentRating.TRUE.value, "True"
    MOSTLY_TRUE = vocabulary.ContentRating.MOSTLY_TRUE.value, "Mostly true"
    MIXED = vocabulary.ContentRating.MIXED.value, "Mixed"
    MISSING_CONTEXT = vocabulary.ContentRating.MISSING_CONTEXT.value, "Missing context"
    MOSTLY_FALSE = vocabulary.ContentRating.MOSTLY_FALSE.value, "Mostly false"
    FALSE = vocabulary.ContentRating.FALSE.value, "False"
    UNPROVEN = vocabulary.ContentRating.UNPROVEN.value, "Unproven"
    OUTDATED = vocabulary.ContentRating.OUTDATED.value, "Outdated"
    NOT_CHECKABLE = vocabulary.ContentRating.NOT_CHECKABLE.value, "Not checkable"
    NOT_CHECKED = vocabulary.ContentRating.NOT_CHECKED.value, "Not checked"


class CheckStatus(models.TextChoices):
    """Where one question about a claim stands on the desk."""

    OPEN = "open", "Open"
    ASSIGNED = "assigned", "In check"
    LABELLING = "labelling", "Needs a second label"
    TO_APPROVE = "to_approve", "To approve"
    RETURNED = "returned", "Returned"
    DONE = "done", "Decided"


class CheckPath(models.TextChoices):
    """How many people a verdict takes; harm sets it."""

    ONE_ACT = "one_act", "One act"
    ONE_CHECKER = "one_checker", "One checker"
    TWO_PEOPLE = "two_people", "Two people"


class AssessmentRole(models.TextChoices):
    PROPOSAL = "proposal", "Proposal"
    SECOND_LABEL = "second_label", "Second label"
    SKIPPED = "skipped", "Left unchecked"


class CopyOrigin(models.TextChoices):
    FETCHED = "fetched", "Fetched"
    UPLOADED = "uploaded", "Handed in"
    TYPED = "typed", "Typed"


class FetchStatus(models.TextChoices):
    QUEUED = "queued", "Waiting"
    RUNNING = "running", "Fetching"
    DONE = "done", "Fetched"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"


class LiveState(models.TextChoices):
    """Whether the page at an item's address is still what we hold."""

    UNKNOWN = "unknown", "Not looked at"
    SAME = "same", "As we hold it"
    CHANGED = "changed", "Changed since"
    VANISHED = "vanished", "Gone"


class DerivationKind(models.TextChoices):
    """Read 'this item KIND that item'."""

    QUOTES = "quotes", "quotes"
    REWRITES = "rewrites", "rewrites"
    TRANSLATES = "translates", "translates"
    WIRE_COPY = "wire_copy", "carries wire copy of"
    SAME_RELEASE = "same_release", "rests on the same release as"


class DerivationStatus(models.TextChoices):
    PROPOSED = "proposed", "Proposed"
    ACCEPTED = "accepted", "Accepted"
    DISMISSED = "dismissed", "Dismissed"


class Channel(models.TextChoices):
    EMAIL = "email", "E-mail"
    PHONE = "phone", "Telephone"
    LETTER = "letter", "Letter"
    MESSAGE = "message", "Message"
    IN_PERSON = "in_person", "In person"
    FORM = "form", "Press office's form"


class ReplyOutcome(models.TextChoices):
    """How a request ended; an empty one still waits."""

    REPLIED = "replied", "Replied"
    ANSWERED_IN_PUBLIC = "answered_in_public", "Answered in public"
    DECLINED = "declined", "Declined to comment"
    NO_ANSWER = "no_answer", "No answer"
    UNREACHABLE = "unreachable", "Could not be reached"
    WAIVED = "waived", "Waived"
