"""``dipcal keys``: who may write."""

from __future__ import annotations

from contextlib import closing

import click
from rich import box
from rich.table import Table
from rich.text import Text

from service.cli import showing
from service.settings import Settings
from service.store import SCOPES, Store


@click.group()
def keys() -> None:
    """Make, list and revoke access keys."""


@keys.command()
@click.argument("label")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(SCOPES),
    multiple=True,
    default=("read", "ingest"),
    show_default=True,
    help="What the key may do (repeatable).",
)
@click.pass_obj
def create(settings: Settings, label: str, scopes: tuple[str, ...]) -> None:
    """Make a key. It is shown this once; only its hash is kept."""
    with closing(Store.open(settings.store.url)) as store:
        click.echo(store.create_key(label, scopes))


@keys.command("list")
@click.pass_obj
def listed(settings: Settings) -> None:
    """All keys, the revoked ones too."""
    with closing(Store.open(settings.store.url)) as store:
        found = store.access_keys()
    table = Table("Id", "Label", "Scopes", "Created", "Revoked", box=box.SIMPLE, pad_edge=False)
    for key in found:
        revoked = f"{key.revoked:%Y-%m-%d %H:%M}" if key.revoked else ""
        table.add_row(key.id, Text(key.label), " ".join(key.scopes), f"{key.created:%Y-%m-%d %H:%M}", revoked)
    showing.console().print(table if found else "no keys")


@keys.command()
@click.argument("identifier", metavar="ID_OR_LABEL")
@click.pass_obj
def revoke(settings: Settings, identifier: str) -> None:
    """Revoke a key for good."""
    with closing(Store.open(settings.store.url)) as store:
        key = store.revoke_key(identifier)
    click.echo(f"revoked {key.id} ({key.label})")
