"""``dipcal extract``: the meetings of one document, without storing anything."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from service import documents, pipeline
from service.cli import showing
from service.errors import DocumentError
from service.evaluation.form import benchmark_form, explanation
from service.model import Announcement, Document, RawDocument, Reckoning, Span
from service.publish import wording
from service.settings import Settings


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="The day of publication, over what FILE tells.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object in the benchmark's form.")
@click.option("--explain", is_flag=True, help="Also the rules that fired, the confidence and the time as told.")
@click.pass_obj
def extract(settings: Settings, file: Path, published: datetime | None, as_json: bool, explain: bool) -> None:
    """Show the meetings that FILE (text, HTML or JSON) announces, with the passages marked."""
    document = _read(file, settings.documents.max_bytes)
    if published is not None:
        document = replace(document, published=published.date(), reckoning=Reckoning.METADATA)
    extractor = pipeline.extractor(settings)
    found = pipeline.announcements_in(document, extractor, settings.extraction.reckon_from_received, str(file))
    set_aside = extractor.set_aside(document)
    if as_json:
        record = _json(file, document, found, explain) | ({"set_aside": set_aside} if set_aside else {})
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    elif set_aside:
        click.echo(f"{file}: set aside: {set_aside}")
    else:
        _show(showing.console(), document, found, explain)


def _read(file: Path, max_bytes: int) -> Document:
    """The document in the file. Its size is looked at before it is read."""
    try:
        size = file.stat().st_size
        if size > max_bytes:
            raise DocumentError(str(file), f"{size:,} bytes are more than the limit of {max_bytes:,}")
        data = file.read_bytes()
    except OSError as error:
        raise DocumentError(str(file), f"cannot be read: {error.strerror}") from error
    raw = RawDocument("file", file.name, data, datetime.now(UTC), str(file))
    return documents.read(raw, max_bytes=max_bytes)


def _json(file: Path, document: Document, found: tuple[Announcement, ...], explain: bool) -> dict[str, object]:
    told = document.reckoning is not Reckoning.RECEIVED
    record: dict[str, object] = {
        "id": file.stem,
        "published": document.published.isoformat() if document.published and told else None,
        "title": document.title,
        "text": document.body,
        "meetings": [benchmark_form(announcement, document) for announcement in found],
    }
    return record | {"explanations": [explanation(announcement) for announcement in found]} if explain else record


def _show(console: Console, document: Document, found: tuple[Announcement, ...], explain: bool) -> None:
    if document.published:
        day = f"{wording.day(document.published)}, {wording.reckoning(document.reckoning)}"
        console.print(f"Reckoned from {day}", markup=False)
    console.print("No meeting is announced." if not found else f"Meetings announced: {len(found)}")
    for number, announcement in enumerate(found, 1):
        console.print()
        console.print(Text(f"{number}. ") + _told(announcement))
        for name, value in _details(announcement, document, explain):
            console.print(Text(f"   {name:<10} {value}"))
    if found:
        console.print()
        console.print(_marked(document, found, colour=sys.stdout.isatty()))


def _told(announcement: Announcement) -> Text:
    people = "; ".join(filter(None, map(wording.who, announcement.participants)))
    return Text(people or "participants not told", style="bold")


def _details(announcement: Announcement, document: Document, explain: bool) -> list[tuple[str, str]]:
    end = f" to {announcement.end}" if announcement.end else ""
    rows = [
        ("start", f"{announcement.start or 'not told'}{end}"),
        ("place", wording.where(announcement.place) or "not told"),
        ("status", f"{announcement.status.value}, {announcement.mode.value}"),
        ("agenda", "; ".join(announcement.topics) or "not told"),
        ("evidence", announcement.evidence.of(document.text)),
    ]
    if explain:
        rows += [
            ("time told", announcement.when_told or "-"),
            ("confidence", f"{announcement.confidence:.2f}"),
            ("rules", ", ".join(announcement.rules) or "-"),
            *(("note", note) for note in announcement.notes),
        ]
    return rows


def _marked(document: Document, found: tuple[Announcement, ...], *, colour: bool) -> Text:
    """The text with each meeting's passages marked: in colour on a terminal, else as [1: …]."""
    passages = _disjoint([(span, n) for n, told in enumerate(found, 1) for span in (told.passages or (told.evidence,))])
    marked, at = Text(), 0
    for span, number in passages:
        marked.append(document.text[at : span.start])
        words = span.of(document.text)
        marked.append(words if colour else f"[{number}: {words}]", style="black on yellow" if colour else "")
        at = span.end
    return marked.append(document.text[at:])


def _disjoint(passages: list[tuple[Span, int]]) -> list[tuple[Span, int]]:
    """The passages in order, without those that begin inside an earlier one."""
    kept: list[tuple[Span, int]] = []
    for span, number in sorted(passages):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, number))
    return kept
