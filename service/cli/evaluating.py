"""``dipcal evaluate``: extraction held against a reader's answers, in the benchmark's public measure."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console, RenderableType
from rich.progress import MofNCompleteColumn, Progress, TimeElapsedColumn

from service.cli.learning import candidates_in, confidence_learner
from service.evaluation import report
from service.evaluation.calibration import judged, reliability
from service.evaluation.comparison import compare
from service.evaluation.crossing import leave_one_out as crossing_of
from service.evaluation.faults import costs, faults_of
from service.evaluation.floors import below, read_floors
from service.evaluation.reading import BenchmarkDocument, Prediction, read_documents, read_predictions
from service.evaluation.scoring import Score, score_document, total
from service.evaluation.trial import Bench, Evaluation
from service.evaluation.trial import evaluate as evaluate_documents
from service.settings import Settings

_PASSAGES = 5  # faults of a kind that the terminal shows; the report's file has them all
_FILE_WIDTH = 180  # columns of the report's file

Item = TypeVar("Item")

_File = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("file", type=_File)
@click.option(
    "--predictions",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what was found here, as JSON lines.",
)
@click.option(
    "--report",
    "report_to",
    is_flag=False,
    flag_value="-",
    metavar="[DIR]",
    help="Print an error analysis; with DIR, also write all of it to DIR/report.txt and DIR/faults.jsonl.",
)
@click.option(
    "--compare", "earlier", type=_File, help="Show what got better and worse against these earlier predictions."
)
@click.option("--group", "groups", multiple=True, help="Only documents of this group (repeatable).")
@click.option("--by-group", is_flag=True, help="Print the figures of each group too.")
@click.option(
    "--leave-one-out",
    is_flag=True,
    help="Instead: fit what is learnt on all groups but one, measure on that one, and show the gap to the fit on all.",
)
@click.option("--plain", is_flag=True, help="Also time plain nlp(text) of the same model over the same documents.")
@click.option("--floors", type=_File, help="Exit with 1 where a figure is below this TOML file's floor.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Worker processes.")
@click.pass_obj
def evaluate(
    settings: Settings,
    file: Path,
    predictions: Path | None,
    report_to: str | None,
    earlier: Path | None,
    groups: tuple[str, ...],
    by_group: bool,
    leave_one_out: bool,
    plain: bool,
    floors: Path | None,
    jobs: int,
) -> None:
    """Extract from the documents of FILE (JSON lines) and hold the answers, if it has any, against them."""
    required = read_floors(floors) if floors else None
    before = read_predictions(earlier) if earlier else None
    received = date.today() if settings.extraction.reckon_from_received else None
    documents = _of_groups(read_documents(file, received=received), groups)
    if leave_one_out:
        _cross(file, documents, settings)
        return
    if predictions is None:
        raise click.UsageError("Missing option '--predictions'.")
    run = _run(documents, partial(load_bench, settings, plain, report_to is not None), predictions, jobs)
    console = Console(width=None if sys.stdout.isatty() else _FILE_WIDTH, highlight=False)
    console.print(report.speed(run), markup=False)
    if run.failures:
        console.print(report.failures(run))
    answered = tuple(document for document in documents if document.golds is not None)
    score = _score(answered, run.predictions)
    _print_figures(console, answered, run, score, by_group)
    if report_to is not None:
        _print_report(console, answered, run.predictions, score, None if report_to == "-" else Path(report_to))
    if before is not None:
        console.print(report.comparison(compare(answered, before, run.predictions)))
    _leave(run, below(required, score, run.rate / run.plain_rate if run.plain_rate else None) if required else ())


def _cross(file: Path, documents: Sequence[BenchmarkDocument], settings: Settings) -> None:
    """What is learnt, crossed by group."""
    if len({document.group for document in documents}) < 2:
        raise click.UsageError("--leave-one-out needs documents of two groups at least.")
    found = list(_shown("extracting", candidates_in(file, documents, settings), len(documents)))
    crossing = crossing_of(found, confidence_learner())
    Console(width=None if sys.stdout.isatty() else _FILE_WIDTH, highlight=False).print(report.crossing(crossing))


def _shown(what: str, items: Iterable[Item], total: int) -> Iterator[Item]:
    """The items, counted on standard error while they are taken."""
    columns = (*Progress.get_default_columns(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=total, description=what)


def load_bench(settings: Settings, plain: bool, trace: bool = False) -> Bench:
    """The extractor, which explains itself if it is to ``trace``, and plain parsing with the model that it uses.
    Importable by name, for worker processes."""
    from service import extract  # loads the language model's library: only when there is something to run

    extractor = extract.load(settings)
    return Bench(extractor, extractor.plain if plain else None, extractor.trace if trace else None)


def _of_groups(documents: tuple[BenchmarkDocument, ...], groups: Sequence[str]) -> tuple[BenchmarkDocument, ...]:
    known = {document.group for document in documents}
    for group in groups:
        if group not in known:
            raise click.BadParameter(f"no document is of group {group!r}", param_hint="--group")
    return tuple(document for document in documents if not groups or document.group in groups)


def _run(
    documents: tuple[BenchmarkDocument, ...], load: Callable[[], Bench], predictions: Path, jobs: int
) -> Evaluation:
    columns = (*Progress.get_default_columns(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("extracting", total=len(documents))
        return evaluate_documents(documents, load, predictions, jobs=jobs, progress=lambda: progress.advance(task))


def _score(documents: Sequence[BenchmarkDocument], predictions: Mapping[str, Prediction]) -> Score:
    return total(score_document(document.golds or (), predictions[document.id].entries) for document in documents)


def _print_figures(
    console: Console, answered: Sequence[BenchmarkDocument], run: Evaluation, score: Score, by_group: bool
) -> None:
    if not answered:
        console.print("the file holds no answers, so there are no figures")
        return
    if len(answered) < len(run.trials):
        console.print(f"{len(run.trials) - len(answered)} documents have no answers and are left out of the figures")
    console.print(report.figures(score), markup=False)
    if by_group:
        names = sorted({document.group or "-" for document in answered})
        scores = {name: _score([d for d in answered if (d.group or "-") == name], run.predictions) for name in names}
        console.print(report.by_group(scores))


def _print_report(
    console: Console,
    answered: Sequence[BenchmarkDocument],
    predictions: Mapping[str, Prediction],
    score: Score,
    folder: Path | None,
) -> None:
    beside = [(document, predictions[document.id]) for document in answered]
    faults = [fault for document, told in beside for fault in faults_of(document, told)]
    ranked = costs(faults, score)
    tables: list[RenderableType] = [
        report.kinds(ranked),
        report.rules(beside),
        report.reliability(reliability(judged(beside))),
    ]
    console.print(*tables, report.passages(ranked, _PASSAGES))
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "report.txt").open("w", encoding="utf-8") as file:
        written = Console(file=file, width=_FILE_WIDTH, highlight=False)
        written.print(report.figures(score), markup=False)
        written.print(*tables, report.passages(ranked))
    lines = (json.dumps(fault.record, ensure_ascii=False) + "\n" for fault in faults)
    (folder / "faults.jsonl").write_text("".join(lines), encoding="utf-8")
    console.print(f"the whole report is in {folder / 'report.txt'}, a line a fault in {folder / 'faults.jsonl'}")


def _leave(run: Evaluation, missed_floors: Sequence[str]) -> None:
    """Exit with 1 where a floor isn't reached or a document broke the extractor."""
    for sentence in missed_floors:
        click.echo(f"below the floor: {sentence}", err=True)
    faults = sum(trial.fault for trial in run.trials)
    if faults:
        click.echo(f"the extractor broke on {faults} of {len(run.trials)} documents (see above)", err=True)
    if missed_floors or faults:
        sys.exit(1)
