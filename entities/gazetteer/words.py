"""Word lists are written as running text: shorter to read and to keep in order than a list of strings."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, set apart by white space."""
    return frozenset(text.split())
