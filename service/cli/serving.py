"""``dipcal run`` and ``dipcal serve``: the main job, and the server alone."""

from __future__ import annotations

import signal
import socket
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from types import FrameType

import click
import waitress  # type: ignore[import-untyped]
from rich.console import Console

from service import pipeline
from service.cli import ingesting, showing
from service.errors import SettingsError
from service.model import MeetingQuery
from service.pipeline import Extractor
from service.scheduler import Scheduler
from service.settings import ServerSettings, Settings
from service.store import Store
from service.web import create_app

MEETINGS_SHOWN = 25
FIRST_KEY = "first"
EXAMPLE = "The foreign ministers of France and Germany will meet in Paris on Monday."

_host = click.option("--host", help="Address to listen on, instead of the setting server.host.")
_port = click.option("--port", type=click.IntRange(1, 65535), help="Port, instead of the setting server.port.")


@click.command()
@_host
@_port
@click.option("--no-serve", is_flag=True, help="End after the documents were read and the meetings shown.")
@click.pass_obj
def run(settings: Settings, host: str | None, port: int | None, no_serve: bool) -> None:
    """Read all sources, show the meetings found, serve them, and keep watching the sources."""
    settings = _listening(settings, host, port)
    if not no_serve:
        _check_port(settings.server)
    console = showing.console()
    with closing(Store.open(settings.store.url)) as store:
        extractor = pipeline.extractor(settings)
        scheduler = Scheduler(settings, store, extractor)
        runs = ingesting.ingest_all(settings.sources, settings, store, extractor, scheduler.seen)
        ingesting.show(runs)
        _show_meetings(console, store, settings.calendar.min_confidence)
        _show_addresses(console, settings.server, _first_key(store))
        if not no_serve:
            _serve_and_watch(settings, store, extractor, scheduler)


@click.command()
@_host
@_port
@click.pass_obj
def serve(settings: Settings, host: str | None, port: int | None) -> None:
    """Serve what is stored, without looking for documents (see `dipcal schedule`)."""
    settings = _listening(settings, host, port)
    _check_port(settings.server)
    with closing(Store.open(settings.store.url)) as store:
        _show_addresses(showing.console(), settings.server, None)
        _serve(settings, store, pipeline.extractor(settings))


def _first_key(store: Store) -> str | None:
    """A key for the first start; None where there are keys already."""
    return None if store.access_keys() else store.create_key(FIRST_KEY, ("read", "ingest"))


def _listening(settings: Settings, host: str | None, port: int | None) -> Settings:
    server = replace(settings.server, host=host or settings.server.host, port=port or settings.server.port)
    return replace(settings, server=server)


def _check_port(server: ServerSettings) -> None:
    """Stop before the documents are read if nobody could see what was found in them."""
    try:
        family = socket.getaddrinfo(server.host, server.port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((server.host, server.port))
    except OSError as error:
        raise _cannot_listen(server, error) from error


def _cannot_listen(server: ServerSettings, error: OSError) -> SettingsError:
    reason = f"cannot listen there: {error.strerror or error}; choose another with --port or DIPCAL_SERVER_PORT"
    return SettingsError(f"{server.host}:{server.port}", "server.port", reason)


def _serve_and_watch(settings: Settings, store: Store, extractor: Extractor, scheduler: Scheduler) -> None:
    scheduler.start()
    try:
        _serve(settings, store, extractor)
    finally:
        scheduler.stop()


def _serve(settings: Settings, store: Store, extractor: Extractor) -> None:
    """Answer requests until stopped by Ctrl-C or SIGTERM."""
    server, app = settings.server, create_app(settings, store, extractor)
    signal.signal(signal.SIGTERM, _stop)
    try:
        listening = waitress.create_server(
            app, host=server.host, port=server.port, threads=server.threads, ident="dipcal"
        )
    except OSError as error:
        raise _cannot_listen(server, error) from error
    try:
        listening.run()
    finally:
        listening.close()


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def _show_meetings(console: Console, store: Store, least: float) -> None:
    """The coming meetings, then the latest past ones, and how many are not sure enough to be published."""
    today = datetime.now(UTC).date()
    page = store.meetings(MeetingQuery(today=today, limit=MEETINGS_SHOWN, min_confidence=least))
    if not page.items:
        console.print("No meetings were found.")
    else:
        title = f"{len(page.items)} of {page.total} meetings, the coming first, then the latest past"
        console.print(showing.meetings(page.items, title))
    waiting = store.meetings(MeetingQuery(today=today, limit=1, below_confidence=least)).total
    if waiting:
        console.print(f"Not published, for review at /review (confidence below {least:.0%}): {waiting}")


def _show_addresses(console: Console, server: ServerSettings, key: str | None) -> None:
    """Where to open and subscribe to the calendar; with a new key, how to send a document in."""
    host = "127.0.0.1" if server.host in ("0.0.0.0", "::") else server.host
    shown = f"[{host}]" if ":" in host else host
    site = server.public_url.rstrip("/") or f"http://{shown}:{server.port}"
    lines = [
        f"Open           {site}/",
        f"Subscribe to   {site}/calendar.ics   (or webcal://{site.partition('://')[2]}/calendar.ics)",
        f"API            {site}/openapi.json",
    ]
    if key:
        lines += [
            "",
            "A key to send documents in, shown this once (`dipcal keys` makes others):",
            f"curl -X POST {site}/documents -H 'Authorization: Bearer {key}' \\",
            f"  -H 'Content-Type: text/plain' --data-binary '{EXAMPLE}'",
        ]
    for line in lines:
        console.print(line, markup=False, soft_wrap=True)
