"""The words of attribution: plain enumerations that text code can use without Django.

The values are the public contract: they stand in URLs, exports and the database. The order of
`AttributionMode` is how far the paper stands from the ground, 0 to 7 (lower is not truer). Cue, source and
content follow PARC (Pareti 2015); certainty and polarity follow FactBank (Saurí and Pustejovsky 2009).
"""

from enum import StrEnum


class AttributionMode(StrEnum):
    """Who answers for the words, ordered by distance from the paper's own voice."""

    OWN = "own"
    ANALYSIS = "analysis"
    DOCUMENT = "document"
    ON_RECORD = "on_record"
    OFFICIAL_UNNAMED = "official_unnamed"
    ANONYMOUS = "anonymous"
    MEDIA = "media"
    HEARSAY = "hearsay"

    @property
    def distance(self) -> int:
        """0 (own voice) to 7 (hearsay)."""
        return list(AttributionMode).index(self)


class SpeechAct(StrEnum):
    """What the claimant did by saying it. A formal charge and an accusation are different acts."""

    SAY = "say"
    REPORT = "report"
    ANNOUNCE = "announce"
    CONFIRM = "confirm"
    ESTIMATE = "estimate"
    PREDICT = "predict"
    PLEDGE = "pledge"
    ARGUE = "argue"
    WARN = "warn"
    REFUSE = "refuse"
    OBJECT = "object"
    ACCUSE = "accuse"
    CHARGE = "charge"
    DESIGNATE = "designate"
    SANCTION = "sanction"
    ORDER = "order"
    DENY = "deny"
    ADMIT = "admit"
    WITHDRAW = "withdraw"
    ASK = "ask"
    DECLINE = "decline"


class Basis(StrEnum):
    """Whether the claim is somebody's statement or an act that an official record documents."""

    STATEMENT = "statement"
    OFFICIAL_ACT = "official_act"


class Rendition(StrEnum):
    """How the words are given back."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Polarity(StrEnum):
    """Whether the source affirms or negates the content."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """How sure the source is made to sound, not how sure we are."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """A body that speaks openly is not 'people of a body': only the second is ever called not named."""

    NAMED = "named"
    BODY = "body"
    PEOPLE_OF_BODY = "people_of_body"


class Contention(StrEnum):
    """The state of the argument about a claim."""

    NONE = "none"
    DENIED = "denied"
    DISPUTED = "disputed"
    WITHDRAWN_BY_CLAIMANT = "withdrawn_by_claimant"
    WITHDRAWN_BY_US = "withdrawn_by_us"
    SUPPORTED = "supported"


class AttributionRating(StrEnum):
    """Did they say it."""

    CONFIRMED = "confirmed"
    SECOND_HAND = "second_hand"
    MISQUOTED = "misquoted"
    NOT_SAID = "not_said"
    UNKNOWN = "unknown"


class ContentRating(StrEnum):
    """Is it so."""

    TRUE = "true"
    MOSTLY_TRUE = "mostly_true"
    MIXED = "mixed"
    MISSING_CONTEXT = "missing_context"
    MOSTLY_FALSE = "mostly_false"
    FALSE = "false"
    UNPROVEN = "unproven"
    OUTDATED = "outdated"
    NOT_CHECKABLE = "not_checkable"
    NOT_CHECKED = "not_checked"


class LinkKind(StrEnum):
    """How one claim stands to another; read 'this claim KIND that claim'."""

    NARROWER = "narrower"
    RESPONDS_TO = "responds_to"
    OBJECTS_TO = "objects_to"
    DENIES = "denies"
    CONFIRMS = "confirms"
    WITHDRAWS = "withdraws"
    SUPERSEDES = "supersedes"
    REPORTED_IN = "reported_in"


#: Links by which a claim answers another one, and with it becomes public when that one is printed.
ANSWERS = frozenset(
    {LinkKind.RESPONDS_TO, LinkKind.OBJECTS_TO, LinkKind.DENIES, LinkKind.CONFIRMS, LinkKind.WITHDRAWS}
)
