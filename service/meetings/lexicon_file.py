"""A TOML file of the lexicon that holds entries and lists of words, read table by table and checked.

In: the file. Out: ``Row`` entries and word-list dataclasses. Raises LexiconError (file, table or entry, reason) where
a table or list is missing, empty, unknown or of the wrong sort.
"""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from service.errors import LexiconError
from service.lexicon.schema import Row

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Lists = TypeVar("Lists", bound="DataclassInstance")


class LexiconFile:
    """The tables of one file, asked for by name."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            self._tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise LexiconError(path.name, "file", str(error)) from error
        self._read: set[str] = set()

    def rows(self, table: str, naming: str) -> list[Row]:
        """The entries of ``[[table]]``, each called by its ``naming`` key."""
        found = self._table(table)
        if not isinstance(found, list) or not all(isinstance(values, dict) for values in found):
            raise LexiconError(self.name, table, "must be an array of tables")
        return [
            Row(self.name, str(values.get(naming, f"{table} {count}")), values)
            for count, values in enumerate(found, start=1)
        ]

    def row(self, table: str) -> Row:
        """The one ``[table]``."""
        found = self._table(table)
        if not isinstance(found, dict):
            raise LexiconError(self.name, table, "must be a table")
        return Row(self.name, table, found)

    def lists(self, kind: type[Lists], table: str) -> Lists:
        """The ``[table]`` whose keys are the fields of ``kind``, each a list of words."""
        row = self.row(table)
        lists = {field.name: frozenset(texts(row, field.name)) for field in fields(kind)}
        row.close()
        return kind(**lists)

    def close(self) -> None:
        """Report a table that nobody asked for."""
        if unknown := sorted(set(self._tables) - self._read):
            raise LexiconError(self.name, unknown[0], "is no table that anything reads")

    def _table(self, table: str) -> object:
        self._read.add(table)
        return self._tables.get(table)


def texts(row: Row, key: str) -> tuple[str, ...]:
    """A list of texts that must be there."""
    found = row.texts(key)
    if not found:
        raise row.error(f"{key} is missing or empty")
    return found
