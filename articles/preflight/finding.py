"""One objection to printing a story as it stands."""

from __future__ import annotations

from dataclasses import asdict, dataclass

ORDER = "BSWI"
STOPPING = frozenset("BS")


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's objection: `place` says where ("body, paragraph 3"), `text` quotes the words, `message` the cure.

    `severity` is B (blocks), S (needs a sign-off with reason), W (warns) or I (informs).
    """

    rule: str
    severity: str
    place: str
    text: str
    message: str

    @property
    def stops(self) -> bool:
        """Whether a publication needs an override to go past it."""
        return self.severity in STOPPING

    def as_dict(self) -> dict[str, str]:
        """The finding as the public contract prints it."""
        return asdict(self)
