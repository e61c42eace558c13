"""What can go wrong with claims; each message says what to do next."""


class ClaimError(Exception):
    """Base of the errors of this app."""


class ClaimNotAllowed(ClaimError):
    """The person may not do this to claims."""
