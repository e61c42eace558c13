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
