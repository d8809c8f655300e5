"""What the terminal shows of runs and meetings: tables, and progress while documents are read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich import box
from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn
from rich.table import Table
from rich.text import Text

from service.model import Meeting, Run
from service.pipeline import Progress
from service.publish import titles, wording

PLAIN_WIDTH = 120  # columns where the output is no terminal


def console() -> Console:
    """Standard output."""
    return Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH, highlight=False)


@contextmanager
def reading(what: str) -> Iterator[Progress]:
    """A line on standard error that counts the documents read and names the latest, while they are read."""
    texts = ("{task.description}", "{task.completed:.0f} documents", "{task.fields[name]}")
    columns = (SpinnerColumn(), *(TextColumn(text, markup=False) for text in texts))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, name="")
        yield lambda name, outcome: bar.update(task, advance=1, name=name)


def runs(found: Sequence[Run]) -> Table:
    """What the runs came to, a source a line."""
    table = Table(box=box.SIMPLE, pad_edge=False)
    table.add_column("Source")
    for name in ("new", "changed", "unchanged", "gone", "failed", "meetings", "revised"):
        table.add_column(name, justify="right")
    for run in found:
        counts = (run.new, run.changed, run.unchanged, run.gone, run.failed, run.meetings_added, run.meetings_changed)
        name = run.source or run.job
        table.add_row(Text(f"{name} (not reached)" if run.outcome == "failed" else name), *map(str, counts))
    return table


def meetings(found: Sequence[Meeting], title: str) -> Table:
    """A line a meeting: when, who, where, what about, and its status where it is not simply on."""
    table = Table(box=box.SIMPLE, pad_edge=False, title=title, title_justify="left", title_style="bold")
    table.add_column("When", ratio=5)
    table.add_column("Meeting", ratio=6)
    table.add_column("Where", ratio=4)
    table.add_column("Agenda", ratio=6)
    table.add_column("Status", ratio=2, no_wrap=True)
    for meeting in found:
        cells = (
            wording.when(meeting),
            titles.title(meeting),
            wording.where(meeting.place),
            "; ".join(meeting.topics),
            meeting.status.value,
        )
        table.add_row(*map(Text, cells))
    return table
