"""What can go wrong with entities; each message says what to do next."""


class EntityError(Exception):
    """Base of the errors of this app."""


class EntityNotAllowed(EntityError):
    """The person may not do this to entities."""
