"""``dipcal calibrate``: the weights of an announcement's confidence, fitted on documents with answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from service.errors import DocumentError
from service.evaluation.form import benchmark_form, entry_of
from service.evaluation.likeness import align
from service.evaluation.reading import read_documents


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the weights here and not to the terminal."
)
def calibrate(file: Path, output: Path | None) -> None:
    """Fit the weights of an announcement's confidence on the documents of FILE (JSON lines with answers).

    The result is service/meetings/confidence.toml.
    """
    from service import extract  # loads the language model's library
    from service.meetings.confidence import FEATURES, features, fit

    extractor = extract.load(least=0.0)
    rows: list[tuple[tuple[float, ...], bool]] = []
    for told in read_documents(file, received=date.today()):
        if told.golds is None:
            raise DocumentError(str(file), f"document {told.id} has no answers", field="meetings")
        found = extractor.extract(told.document)
        guesses = [entry_of(benchmark_form(announcement, told.document)) for announcement in found]
        right = {guess for _, guess in align(told.golds, guesses)}
        rows += [(features(announcement), n in right) for n, announcement in enumerate(found)]
    lines = ["# Written by `dipcal calibrate`: see confidence.py.", "[weights]"]
    lines += [f"{name} = {weight}" for name, weight in zip(FEATURES, fit(rows), strict=True)]
    if output is None:
        click.echo("\n".join(lines))
    else:
        output.write_text("\n".join(lines) + "\n", encoding="utf8")
        click.echo(f"{len(rows)} announcements, {sum(right for _, right in rows)} of them right; written to {output}")
