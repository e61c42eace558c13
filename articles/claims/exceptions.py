"""What can go wrong with claims; each message says what to do next."""


class ClaimError(Exception):
    """Base of the errors of this app."""


class ClaimNotAllowed(ClaimError):
    """The person may not do this to claims."""


class VaultShut(ClaimError):
    """The vault is not turned on, or cannot be: no key, a wrong one, or no library."""


class IdentityUnreadable(ClaimError):
    """What is on file does not open. The message repeats nothing of it."""


class IdentityRefused(ClaimError):
    """What was asked of an identity cannot be done so; nothing of it is repeated."""


class CheckNotPossible(ClaimError):
    """The question does not stand where this can be done to it: somebody may have been quicker."""


class CheckNotAllowed(ClaimNotAllowed):
    """The person may not do this to this check: for want of the right, or because somebody else has to."""


class CheckIncomplete(ClaimError):
    """What was said is not enough for the record: a rating, a reason or evidence is missing."""


class ItemRefused(ClaimError):
    """An item, or what was handed in of it, cannot be taken in."""


class FetcherOff(ClaimError):
    """Pages are not fetched in this installation."""
