"""How the analyser's rules do in this newsroom, by what people made of their suggestions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Q, QuerySet

from articles.claims.detector.registry import RULES, is_about_names, is_about_newcomers, language_of, note_of
from articles.enums import Aspect, Outcome, ProposalKind
from articles.models import Proposal, RuleSwitch, SuggestionEdit
from articles.precision import Rate, rate

_LATEST = 20


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report counts: decisions `since` a moment (None: all), of stories in a language, of one kind.

    Suggestions that nobody has decided have no date: they count whatever the time.
    """

    since: datetime | None = None
    language: str = ""
    kind: str = ""


@dataclass(slots=True)
class Tally:
    """Counts of outcomes, and the shares that follow from them.

    `precision` is the share of decided suggestions that were wanted, as they were or edited; `at_once` of those
    that needed no edit. One that was accepted and taken out again was not wanted.
    """

    counts: dict[str, int] = field(default_factory=dict)
    aspects: dict[str, int] = field(default_factory=dict)

    @property
    def right(self) -> int:
        return self.counts.get(Outcome.RIGHT, 0)

    @property
    def edited(self) -> int:
        return self.counts.get(Outcome.EDITED, 0)

    @property
    def taken_out(self) -> int:
        return self.counts.get(Outcome.TAKEN_OUT, 0)

    @property
    def dismissed(self) -> int:
        return self.counts.get(Outcome.DISMISSED, 0)

    @property
    def undecided(self) -> int:
        return self.counts.get(Outcome.UNDECIDED, 0)

    @property
    def proposed(self) -> int:
        return sum(self.counts.values())

    @property
    def decided(self) -> int:
        return self.proposed - self.undecided

    @property
    def precision(self) -> Rate | None:
        return rate(self.right + self.edited, self.decided)

    @property
    def at_once(self) -> Rate | None:
        return rate(self.right, self.decided)

    @property
    def edited_most(self) -> list[tuple[str, int]]:
        """What was edited, the most frequent first: (aspect in words, how often)."""
        shown = [(aspect, count) for aspect, count in self.aspects.items() if aspect != Aspect.MARK]
        shown.sort(key=lambda pair: (-pair[1], Aspect.values.index(pair[0])))
        return [(str(Aspect(aspect).label), count) for aspect, count in shown]


@dataclass(slots=True)
class RuleLine:
    """A rule with its tally; `switch` is None for a rule that nobody has touched."""

    rule: str
    tally: Tally
    switch: RuleSwitch | None = None

    @property
    def title(self) -> str:
        return note_of(self.rule).title

    @property
    def example(self) -> str:
        return note_of(self.rule).example

    @property
    def language(self) -> str:
        return language_of(self.rule)

    @property
    def is_off(self) -> bool:
        return self.switch is not None and not self.switch.is_on


@dataclass(frozen=True, slots=True)
class Report:
    """A line for each rule that the scope may hold, by rule, and all of them together."""

    lines: list[RuleLine]
    total: Tally


def rule_report(scope: Scope, *, rule: str = "") -> Report:
    """Every rule of the registry, and of the suggestions on file, with what became of its suggestions.

    With `rule`, that one alone. Three queries, whatever there is to count.
    """
    proposals = _in_scope(scope)
    if rule:
        proposals = proposals.filter(rule=rule)
    tallies: dict[str, Tally] = {name: Tally() for name in _rules_of(scope) if rule in {"", name}}
    total = Tally()
    # The order of the model would stand in the GROUP BY.
    for name, outcome, count in proposals.order_by().values_list("rule", "outcome").annotate(Count("pk")):
        tallies.setdefault(name, Tally()).counts[outcome] = count
        total.counts[outcome] = total.counts.get(outcome, 0) + count
    edits = SuggestionEdit.objects.filter(proposal__in=proposals.order_by().values("pk"))
    for name, aspect, count in edits.order_by().values_list("proposal__rule", "aspect").annotate(Count("pk")):
        tallies[name].aspects[aspect] = count
        total.aspects[aspect] = total.aspects.get(aspect, 0) + count
    switches = {switch.rule: switch for switch in RuleSwitch.objects.select_related("by")}
    lines = [RuleLine(name, tally, switches.get(name)) for name, tally in sorted(tallies.items())]
    return Report(lines, total)


def latest_decisions(rule: str, scope: Scope) -> list[Proposal]:
    """The last 20 suggestions of a rule that somebody has decided, newest first, with what was edited of each.

    `outcome_label`, `judge` (who, or None) and `judged_at` stand on each. Four queries.
    """
    rows: list[Any] = list(
        _in_scope(scope)
        .filter(rule=rule)
        .exclude(outcome=Outcome.UNDECIDED)
        .select_related("article", "entity")
        .prefetch_related("edits__by")
        .order_by("-judged_at", "-pk")[:_LATEST]
    )
    judges = get_user_model()._default_manager.in_bulk({row.judged_by for row in rows if row.judged_by})
    for row in rows:
        row.outcome_label = Outcome(row.outcome).label
        row.judge = judges.get(row.judged_by)
    return rows


def is_known(rule: str) -> bool:
    """Whether there is such a rule: in the registry, or in a suggestion or a switch on file. Two queries at most."""
    return (
        rule in RULES
        or Proposal.objects.filter(rule=rule).exists()
        or RuleSwitch.objects.filter(rule=rule).exists()
    )


def _in_scope(scope: Scope) -> QuerySet:
    # Observations can only be put aside: how often a rule of theirs was right cannot be told from that.
    proposals = Proposal.objects.with_outcome().exclude(kind=ProposalKind.UNCUED)
    if scope.since is not None:
        proposals = proposals.filter(Q(outcome=Outcome.UNDECIDED) | Q(judged_at__gte=scope.since))
    if scope.language:
        proposals = proposals.filter(article__language__startswith=scope.language)
    if scope.kind:
        proposals = proposals.filter(kind=scope.kind)
    return proposals


def _rules_of(scope: Scope) -> Iterable[str]:
    """Rules of the registry that may suggest something within the scope."""
    for rule in RULES:
        kind = ProposalKind.MENTION if is_about_names(rule) else ProposalKind.CLAIM
        kind = ProposalKind.NEWCOMER if is_about_newcomers(rule) else kind
        if scope.kind in {"", kind} and (
            "" in {scope.language, language_of(rule)} or language_of(rule) == scope.language
        ):
            yield rule
