"""What the ratings of verdicts amount to: labels, states, tasks and rules read it here, and nowhere else."""

from articles.claims.vocabulary import AttributionMode, AttributionRating, ContentRating

#: The paper's own voice: nobody but us answers for the words.
OUR_VOICE = frozenset({AttributionMode.OWN, AttributionMode.ANALYSIS})

#: An approved verdict that bears the content out; nothing else ever supports a claim.
BORNE_OUT = frozenset({ContentRating.TRUE, ContentRating.MOSTLY_TRUE})

#: What may not stand in our own voice: the checks did not bear it out, as far as it goes.
FALLEN = frozenset(
    {
        ContentRating.MIXED,
        ContentRating.MISSING_CONTEXT,
        ContentRating.MOSTLY_FALSE,
        ContentRating.FALSE,
        ContentRating.UNPROVEN,
        ContentRating.OUTDATED,
    }
)

#: What proved false, whoever said it.
PROVED_FALSE = frozenset({ContentRating.MOSTLY_FALSE, ContentRating.FALSE})

#: What our checks found to be wrong in part at least: the argument is open, also where nobody denies it.
DOUBTED = PROVED_FALSE | {ContentRating.MIXED}

#: They did not say it, or not so.
NOT_THEIRS = frozenset({AttributionRating.MISQUOTED, AttributionRating.NOT_SAID})

#: They said so, as far as we could find out.
THEIRS = frozenset({AttributionRating.CONFIRMED, AttributionRating.SECOND_HAND})
