"""Sets of words written as plain text, many to a line, so that a list can be read and added to."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(text.split())
