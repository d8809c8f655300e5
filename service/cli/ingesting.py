"""``dipcal ingest``: look through the sources once."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import closing

import click

from service import pipeline
from service.cli import showing
from service.model import Run
from service.pipeline import Extractor
from service.settings import Settings, SourceConfig
from service.sources import Validators
from service.store import Store


@click.command()
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@click.pass_obj
def ingest(settings: Settings, names: tuple[str, ...]) -> None:
    """Take in new and changed documents of all sources, or of those named. Exits with 1 if one cannot be reached."""
    sources = chosen(settings.sources, names)
    with closing(Store.open(settings.store.url)) as store:
        runs = ingest_all(sources, settings, store, pipeline.extractor(settings))
    show(runs)
    if any(run.outcome == "failed" for run in runs):
        sys.exit(1)


def chosen(sources: Sequence[SourceConfig], names: Sequence[str]) -> tuple[SourceConfig, ...]:
    """The sources of these names; all where none is named."""
    known = [source.name for source in sources]
    for name in names:
        if name not in known:
            raise click.BadParameter(f"there is no source {name!r}; there are {', '.join(known) or 'none'}")
    return tuple(source for source in sources if not names or source.name in names)


def ingest_all(
    sources: Sequence[SourceConfig],
    settings: Settings,
    store: Store,
    extractor: Extractor,
    seen: Mapping[str, Validators] | None = None,
) -> tuple[Run, ...]:
    """One run over each source, with progress on standard error. ``seen``: what web sources told before, by source."""
    runs = []
    for source in sources:
        with showing.reading(source.name) as progress:
            runs.append(
                pipeline.ingest(
                    source,
                    store,
                    extractor,
                    reckon_from_received=settings.extraction.reckon_from_received,
                    seen=seen[source.name] if seen else None,
                    progress=progress,
                    tell_again=True,
                )
            )
    return tuple(runs)


def show(runs: Sequence[Run]) -> None:
    """The runs as a table. What failed, and why, has been logged while they ran."""
    if not runs:
        click.echo("no sources are configured: name them in sources.toml of the configuration folder", err=True)
        return
    showing.console().print(showing.runs(runs))
