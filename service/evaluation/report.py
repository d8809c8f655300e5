"""Figures, error analysis and comparisons, drawn for a terminal or a text file.

Comes in: scores, faults, bins. Goes out: what rich can print. Nothing is computed here but sums for a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from service.evaluation.calibration import Bin, expected_calibration_error
from service.evaluation.comparison import Comparison
from service.evaluation.crossing import Crossing
from service.evaluation.fault import Fault
from service.evaluation.faults import Cost
from service.evaluation.likeness import align
from service.evaluation.reading import BenchmarkDocument, Prediction
from service.evaluation.scoring import FIELDS, Score
from service.evaluation.trial import Evaluation

_PASSAGE = 300  # characters of a passage that are shown


def figures(score: Score) -> str:
    """The benchmark's own table, letter for letter, so that it can be compared with other scorers' output."""
    lines = [f"{'':10}{'precision':>10}{'recall':>10}{'F1':>10}{'gold':>8}{'guess':>8}"]
    for name in FIELDS:
        tally = score.tallies[name]
        lines.append(
            f"{name:10}{tally.precision:10.3f}{tally.recall:10.3f}{tally.f1:10.3f}{tally.gold:8}{tally.guess:8}"
        )
    lines.append(f"documents without a meeting in which one was made up: {score.false_alarms} of {score.quiet}")
    return "\n".join(lines)


def speed(run: Evaluation) -> str:
    """Which model ran, how quick it was on one core, and beside it the plain model if that was timed."""
    lines = [
        f"model {run.model} · extractor {run.version}",
        f"{len(run.trials)} documents · {run.rate:.1f} documents a second of one core"
        f" ({run.seconds:.1f} s of CPU; the whole run took {run.wall_seconds:.1f} s by the clock)",
    ]
    if run.plain_seconds:
        lines.append(
            f"plain nlp(text), same model and documents: {run.plain_rate:.1f} a second;"
            f" extraction runs {run.rate / run.plain_rate:.2f} times as fast"
        )
    if run.undated:
        lines.append(f"{run.undated} documents tell no day of publication (the settings say what then)")
    return "\n".join(lines)


def by_group(groups: Mapping[str, Score]) -> Table:
    """F1 by group of outlets, the share of false alarms last."""
    table = _table("F1 by group", "group", "docs", *FIELDS, "made up")
    for name, score in groups.items():
        f1s = (f"{score.tallies[field].f1:.3f}" if score.tallies[field].gold else "-" for field in FIELDS)
        table.add_row(escape(name), str(score.documents), *f1s, f"{score.false_alarms} of {score.quiet}")
    return table


def crossing(crossed: Crossing) -> Table:
    """F1 of each group under what was learnt without it; the gap is to what was learnt on all, over ``meeting``."""
    title = "Leave one out: F1 of a group under what was learnt on the others, gap to what was learnt on all"
    table = _table(title, "left out", "docs", *FIELDS, "made up", "gap")
    for name, score in crossed.without.items():
        table.add_row(*_crossed_row(name, score, crossed.fitted[name]))
    without, fitted = crossed.whole
    table.add_section()
    table.add_row(*_crossed_row("all, each left out", without, fitted))
    table.add_row(*_crossed_row("all, learnt on all", fitted, fitted))
    return table


def _crossed_row(name: str, score: Score, fitted: Score) -> list[str]:
    f1s = [f"{score.tallies[field].f1:.3f}" if score.tallies[field].gold else "-" for field in FIELDS]
    gap = score.tallies["meeting"].f1 - fitted.tallies["meeting"].f1
    return [escape(name), str(score.documents), *f1s, f"{score.false_alarms} of {score.quiet}", f"{gap:+.3f}"]


def kinds(ranked: Sequence[Cost]) -> Table:
    """What each kind of fault costs, and below it each of its reasons: F1 points gained if all its faults were put
    right."""
    table = _table("Errors by cost (points of F1 if put right)", "kind", "count", "own field", "all fields")
    for cost in ranked:
        for indent, row in (("", cost), *(("    ", reason) for reason in cost.reasons)):
            gains = (f"{100 * gain:.1f}" for gain in (row.own, row.all_fields))
            table.add_row(escape(indent + row.kind), str(row.count), *gains, style="dim" if indent else None)
    return table


def rules(documents: Iterable[tuple[BenchmarkDocument, Prediction]]) -> Table:
    """How often the entries in which a rule fired stand for a real meeting, the least reliable first."""
    fired: dict[str, list[bool]] = {}
    for benchmark, prediction in documents:
        right = {guess for _, guess in align(benchmark.golds or (), prediction.entries)}
        for n, names in enumerate(prediction.rules):
            for name in set(names):
                fired.setdefault(name, []).append(n in right)
    table = _table("Rules that fired", "rule", "entries", "made up", "right")
    for name, outcomes in sorted(fired.items(), key=lambda item: (sum(item[1]) - len(item[1]), item[0])):
        share = sum(outcomes) / len(outcomes)
        table.add_row(escape(name), str(len(outcomes)), str(len(outcomes) - sum(outcomes)), f"{share:.2f}")
    return table


def reliability(bins: Sequence[Bin]) -> Table:
    """Confidence against the share of entries that stand for a real meeting."""
    title = f"Confidence (expected calibration error {expected_calibration_error(bins):.3f})"
    table = _table(title, "confidence", "entries", "mean", "right", "gap")
    for each in bins:
        table.add_row(
            f"{each.low:.1f}–{each.high:.1f}",
            str(each.entries),
            f"{each.mean_confidence:.2f}",
            f"{each.share_right:.2f}",
            f"{each.gap:+.2f}",
        )
    return table


def passages(ranked: Sequence[Cost], most: int | None = None) -> Group:
    """The faults themselves by kind and reason, with both passages and the rules; at most ``most`` a kind."""
    parts: list[RenderableType] = []
    for cost in ranked:
        faults = [fault for reason in cost.reasons or (cost,) for fault in reason.faults]
        shown = faults[:most]
        parts.append(Text(f"\n{cost.kind} ({len(shown)} of {cost.count})", style="bold"))
        parts += [line for fault in shown for line in _fault(fault)]
    return Group(*parts)


def comparison(compared: Comparison) -> Group:
    """The figures of two runs side by side, then what was mended and what was broken."""
    table = _table("Two runs", "field", "earlier", "later", "change")
    for name in FIELDS:
        before, after = compared.earlier.tallies[name].f1, compared.later.tallies[name].f1
        table.add_row(name, f"{before:.3f}", f"{after:.3f}", f"{after - before:+.3f}")
    alarms = compared.earlier.false_alarms, compared.later.false_alarms
    table.add_row("false alarms", str(alarms[0]), str(alarms[1]), f"{alarms[1] - alarms[0]:+d}")
    parts: list[RenderableType] = [table]
    for title, faults in (("Better", compared.mended), ("Worse", compared.broken)):
        parts.append(Text(f"\n{title}: {len(faults)} faults", style="bold"))
        parts += [Text(f"  {fault.document}: {fault.kind}: {fault.detail}") for fault in faults]
    return Group(*parts)


def failures(run: Evaluation) -> Group:
    """The documents that could not be extracted from by reason, each reason once."""
    by_reason: dict[str, list[str]] = {}
    for trial in run.failures:
        by_reason.setdefault(trial.failure or "", []).append(trial.id)
    return Group(*(Text(f"{', '.join(ids)}:\n{reason}", style="red") for reason, ids in by_reason.items()))


def _fault(fault: Fault) -> Iterator[Text]:
    yield Text(f"  {fault.document}: {fault.detail}{f' – {fault.why}' if fault.why else ''}")
    if fault.gold:
        yield Text(f"      gold  {_passage(fault.gold.evidence)}", style="green")
    if fault.guess:
        yield Text(f"      guess {_passage(fault.guess.evidence)}", style="yellow")
    if fault.rules:
        yield Text(f"      rules {' · '.join(fault.rules)}", style="dim")
    for note in fault.notes:
        yield Text(f"      trace {note}", style="dim")


def _passage(evidence: str) -> str:
    line = " ".join(evidence.split())
    return f"“{line[:_PASSAGE]}{'…' if len(line) > _PASSAGE else ''}”"


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right")
    return table
