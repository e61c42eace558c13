"""What can go wrong with claims; each message says what to do next."""


class ClaimError(Exception):
    """Base of the errors of this app."""


class ClaimNotAllowed(ClaimError):
    """The person may not do this to claims."""


class ItemRefused(ClaimError):
    """An item, or what was handed in of it, cannot be taken in."""


class FetcherOff(ClaimError):
    """Pages are not fetched in this installation."""
