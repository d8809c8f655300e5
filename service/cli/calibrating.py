"""``dipcal calibrate``: the weights of an announcement's confidence, fitted on documents with answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from service.cli.learning import candidates_in, confidence_learner
from service.evaluation.reading import read_documents
from service.settings import Settings


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the weights here and not to the terminal."
)
@click.pass_obj
def calibrate(settings: Settings, file: Path, output: Path | None) -> None:
    """Fit the weights of an announcement's confidence on the documents of FILE (JSON lines with answers).

    The result is service/meetings/confidence.toml.
    """
    from service.meetings.confidence import FEATURES  # with it comes the language model's library

    documents = read_documents(file, received=date.today())
    rows = [row for told in candidates_in(file, documents, settings) for row in told.judged()]
    weights = confidence_learner().fit(rows)
    lines = ["# Written by `dipcal calibrate`: see confidence.py.", "[weights]"]
    lines += [f"{name} = {weight}" for name, weight in zip(FEATURES, weights, strict=True)]
    if output is None:
        click.echo("\n".join(lines))
    else:
        output.write_text("\n".join(lines) + "\n", encoding="utf8")
        click.echo(f"{len(rows)} announcements, {sum(right for _, right in rows)} of them right; written to {output}")
