"""What a rule of preflight is, in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuleNote:
    """A rule for a person to read: its id, name and definition, the severities it gives and when, and examples.

    `severities` are (severity, in which case), the worst first. `fails` and `passes` are sentences or situations.
    """

    rule: str
    name: str
    definition: str
    severities: tuple[tuple[str, str], ...]
    fails: tuple[str, ...]
    passes: tuple[str, ...]

    @property
    def worst(self) -> str:
        """The worst severity that the rule gives by itself."""
        return self.severities[0][0]

    @property
    def order(self) -> tuple[bool, str]:
        """Place in the rule book: the numbered rules, then those of the house."""
        return (not self.rule.startswith("P"), self.rule)
