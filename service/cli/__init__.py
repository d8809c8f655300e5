"""The command line: ``dipcal run``, ``dipcal extract`` and the other commands of ``COMMANDS``.

In come arguments and settings; out come tables for people, or JSON. What dipcal itself reports as wrong is one line on
standard error and the exit code 2. Commands are imported when they are asked for: ``dipcal keys`` loads no language
model.
"""

from __future__ import annotations

import importlib
import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

import service
from service import settings as configuration
from service.errors import DipcalError

COMMANDS: Mapping[str, str] = {
    "run": "service.cli.serving:run",
    "ingest": "service.cli.ingesting:ingest",
    "serve": "service.cli.serving:serve",
    "schedule": "service.cli.scheduling:schedule",
    "extract": "service.cli.extracting:extract",
    "evaluate": "service.cli.evaluating:evaluate",
    "calibrate": "service.cli.calibrating:calibrate",
    "keys": "service.cli.keys:keys",
}
# Libraries that tell too much: each step, each page without text (trafilatura), each request that waits (waitress).
QUIET = {
    "apscheduler": logging.WARNING,
    "alembic": logging.WARNING,
    "httpx": logging.WARNING,
    "trafilatura": logging.ERROR,
    "waitress.queue": logging.ERROR,
}


class Reported(click.ClickException):
    """An error of ours on its way to the terminal."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        for line in self.message.splitlines():
            click.echo(f"dipcal: {line}", file=file, err=file is None)


class TerminalLog(logging.Handler):
    """Log records on standard error as it is at the moment: above a progress line, not through it."""

    def emit(self, record: logging.LogRecord) -> None:
        click.echo(self.format(record), err=True)


class Commands(click.Group):
    """The commands, each imported when it is needed; our errors in one line."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except DipcalError as error:
            raise Reported(str(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(service.__version__, prog_name="dipcal")
@click.option(
    "--config",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The configuration folder. Else DIPCAL_CONFIG, else ./config.",
)
@click.pass_context
def main(context: click.Context, folder: Path | None) -> None:
    """Find the diplomatic meetings that documents announce, and publish them as a calendar."""
    settings = configuration.load(configuration.find_config(folder, os.environ, Path.cwd()), os.environ)
    form = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    logging.basicConfig(level=settings.log.level, format=form, handlers=[TerminalLog()])
    for name, level in QUIET.items():
        logging.getLogger(name).setLevel(level)
    context.obj = settings
