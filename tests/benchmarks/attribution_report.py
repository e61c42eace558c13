"""The printed tables: scores with intervals, then what each construction, rule and language contributes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.benchmarks.attribution_scores import MEASURES, Outcome, interval, total

FIGURES = ("precision", "recall", "f1")


def score_table(outcomes: Sequence[Outcome], *, resamples: int) -> Iterator[str]:
    """One line a measure: each figure with the middle 95 % of the bootstrap."""
    yield f"{'':10}{'labelled':>9}{'found':>7}{'right':>7}   " + "".join(f"{name:<22}" for name in FIGURES)
    for measure in MEASURES:
        count = total(outcomes, measure)
        counts = [outcome.counts[measure] for outcome in outcomes]
        cells = []
        for figure in FIGURES:
            value, span = getattr(count, figure), interval(counts, figure, resamples=resamples)
            cells.append(f"{value:.3f} [{span[0]:.3f}-{span[1]:.3f}]" if value is not None and span else "-")
        yield f"{measure:10}{count.labelled:9}{count.found:7}{count.right:7}   " + "".join(
            f"{cell:<22}" for cell in cells
        )


def construction_table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What was labelled under each construction, what of it was found, and the false alarms in its passages."""
    labelled, cues, usable, alarms = Counter(), Counter(), Counter(), Counter()
    for outcome in outcomes:
        for at, label in enumerate(outcome.passage.claims):
            labelled[label.construction] += 1
            cues[label.construction] += at in outcome.cue_pairs
            usable[label.construction] += at in outcome.usable_pairs
        alarms[outcome.passage.construction] += len(outcome.found) - len(outcome.cue_pairs)
    names = dict.fromkeys([*labelled, *(outcome.passage.construction for outcome in outcomes)])
    yield f"{'construction':20}{'labelled':>9}{'cue found':>11}{'usable':>8}{'false alarms':>14}"
    for name in names:
        yield f"{name:20}{labelled[name]:9}{cues[name]:11}{usable[name]:8}{alarms[name]:14}"


def rendition_table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Recall by rendition: a direct quotation overlooked weighs more than a paraphrase."""
    labelled, cues, usable = Counter(), Counter(), Counter()
    for outcome in outcomes:
        for at, label in enumerate(outcome.passage.claims):
            labelled[label.rendition] += 1
            cues[label.rendition] += at in outcome.cue_pairs
            usable[label.rendition] += at in outcome.usable_pairs
    yield f"{'rendition':20}{'labelled':>9}{'cue found':>11}{'usable':>8}{'recall':>8}"
    for name, count in labelled.most_common():
        yield f"{name:20}{count:9}{cues[name]:11}{usable[name]:8}{usable[name] / count:8.2f}"


def rule_table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """How often each rule spoke, how often a label has that cue, and how often the finding was usable."""
    found, cues, usable = Counter(), Counter(), Counter()
    for outcome in outcomes:
        hit, good = set(outcome.cue_pairs.values()), set(outcome.usable_pairs.values())
        for at, each in enumerate(outcome.found):
            found[each.rule] += 1
            cues[each.rule] += at in hit
            usable[each.rule] += at in good
    yield f"{'rule':28}{'found':>7}{'cue right':>11}{'usable':>8}{'precision':>11}"
    for rule, count in found.most_common():
        yield f"{rule:28}{count:7}{cues[rule]:11}{usable[rule]:8}{usable[rule] / count:11.2f}"


def act_line(outcomes: Sequence[Outcome]) -> str:
    """Official acts: apart from statements, or only counted where the file labels none."""
    found = sum(len(outcome.acts) for outcome in outcomes)
    labelled = [outcome for outcome in outcomes if outcome.passage.acts is not None]
    if not labelled:
        return f"official acts: {found} found, none labelled in this file; set aside"
    wanted = sum(len(outcome.passage.acts or ()) for outcome in labelled)
    right = sum(len(outcome.act_pairs) for outcome in labelled)
    return f"official acts: {wanted} labelled, {right} found as such (same cue), {found - right} others found"


def mode_line(outcomes: Sequence[Outcome]) -> str | None:
    """Attribution modes right among usable statements whose mode is labelled; None where no mode is labelled."""
    right, asked, labelled = 0, 0, 0
    for outcome in outcomes:
        for at, label in enumerate(outcome.passage.claims):
            labelled += bool(label.attribution_mode)
            if label.attribution_mode and at in outcome.usable_pairs:
                asked += 1
                right += outcome.found[outcome.usable_pairs[at]].attribution_mode == label.attribution_mode
    return f"attribution mode: right in {right} of {asked} usable ({labelled} labelled)" if labelled else None
