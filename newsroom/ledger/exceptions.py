"""What the ledger refuses."""

from django.core.exceptions import ValidationError


class RedactionRefused(ValidationError):
    """The record cannot be redacted as it stands; the message says what to do first."""
