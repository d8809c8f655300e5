"""Data files read row by row and checked: what is not understood is reported with file and entry.

In: a TOML file of ``[[table]]`` entries or a CSV file with a head line. Out: ``Row``, whose typed readers raise
``LexiconError`` for what is missing or of the wrong sort, and whose ``close`` raises it for a key that nobody read.
In CSV a list is written with ";" and a flag as "yes" or nothing.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from service.errors import LexiconError

E = TypeVar("E", bound=StrEnum)


@dataclass(slots=True)
class Row:
    """One entry of a data file; ``entry`` is what a message calls it."""

    file: str
    entry: str
    values: Mapping[str, object]
    read: set[str] = field(default_factory=set)

    def error(self, reason: str) -> LexiconError:
        return LexiconError(self.file, self.entry, reason)

    def text(self, key: str) -> str:
        """A text that must be there."""
        value = self.maybe(key)
        if value is None:
            raise self.error(f"{key} is missing")
        return value

    def maybe(self, key: str) -> str | None:
        """A text or None."""
        value = self._value(key)
        if value is None or value == "":
            return None
        if not isinstance(value, str) or value != value.strip():
            raise self.error(f"{key} must be a text without blanks at its ends")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where it is not told."""
        value = self._value(key)
        if value is None or value == "":
            return ()
        items = value.split(";") if isinstance(value, str) and self.file.endswith(".csv") else value
        if not isinstance(items, list) or not all(isinstance(i, str) and i and i == i.strip() for i in items):
            raise self.error(f"{key} must be a list of texts, none empty or with blanks at its ends")
        if len(set(items)) != len(items):
            raise self.error(f"{key} says something twice")
        return tuple(items)

    def words(self, key: str) -> frozenset[str]:
        """A list of texts that must be there."""
        found = self.texts(key)
        if not found:
            raise self.error(f"{key} is missing")
        return frozenset(found)

    def pairs(self, key: str) -> dict[str, str]:
        """A table of texts by text, which must be there."""
        value = self._value(key)
        if not isinstance(value, dict) or not all(isinstance(text, str) and text for text in value.values()):
            raise self.error(f"{key} must be a table of texts")
        return dict(value)

    def lists(self, key: str) -> dict[str, frozenset[str]]:
        """A table of lists of texts by text, which must be there; a list may be empty."""
        value = self._value(key)
        if not isinstance(value, dict):
            raise self.error(f"{key} must be a table of lists of texts")
        table = Row(self.file, key, value)
        return {name: frozenset(table.texts(name)) for name in value}

    def flag(self, key: str, *, default: bool = False) -> bool:
        value = self._value(key)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        if self.file.endswith(".csv") and value in ("yes", ""):
            return value == "yes"
        raise self.error(f"{key} must be {'yes or nothing' if self.file.endswith('.csv') else 'true or false'}")

    def whole(self, key: str) -> int:
        value = self._value(key)
        try:
            return int(value) if isinstance(value, str) else _whole(value)
        except ValueError as error:
            raise self.error(f"{key} must be a whole number") from error

    def number(self, key: str) -> float:
        value = self._value(key)
        try:
            return float(value) if isinstance(value, str | int | float) else float("")
        except ValueError as error:
            raise self.error(f"{key} must be a number") from error

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        value = self._value(key)
        if value is None and default is not None:
            return default
        try:
            return kind(str(value))
        except ValueError as error:
            raise self.error(f"{key} must be one of {', '.join(kind)}") from error

    def example(self) -> None:
        """Every entry shows itself in a sentence; a counter-example is free. The tests run them."""
        self.text("example")
        self.maybe("counter")

    def close(self) -> None:
        unknown = set(self.values) - self.read
        if unknown:
            raise self.error(f"unknown key {', '.join(sorted(unknown))}")

    def _value(self, key: str) -> object:
        self.read.add(key)
        return self.values.get(key)


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError(value)


def toml_row(path: Path) -> Row:
    """A whole TOML file as one entry, called "file": for files of mere word lists."""
    return Row(path.name, "file", _toml(path))


def toml_tables(path: Path, known: tuple[str, ...], naming: str = "name") -> dict[str, list[Row]]:
    """The ``[[table]]`` entries of a TOML file by table; each entry is called by its ``naming`` key."""
    data = _toml(path)
    tables: dict[str, list[Row]] = {name: [] for name in known}
    for table, entries in data.items():
        if table not in known or not isinstance(entries, list):
            raise LexiconError(path.name, table, f"unknown table; known are {', '.join(known)}")
        for count, values in enumerate(entries, start=1):
            if not isinstance(values, dict):
                raise LexiconError(path.name, f"{table} {count}", "must be a table")
            tables[table].append(Row(path.name, str(values.get(naming, f"{table} {count}")), values))
    return tables


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(path.name, "file", str(error)) from error


def csv_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV file with exactly these columns; each row is called by its first column and line."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            if tuple(next(reader, [])) != columns:
                raise LexiconError(path.name, "line 1", f"the columns must be {','.join(columns)}")
            for values in reader:
                entry = f"{values[0] if values else ''} (line {reader.line_num})"
                if len(values) != len(columns):
                    raise LexiconError(path.name, entry, f"must have {len(columns)} columns, has {len(values)}")
                yield Row(path.name, entry, dict(zip(columns, values, strict=True)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LexiconError(path.name, "file", str(error)) from error


def folded_words(path: Path) -> frozenset[str]:
    """A long CSV file of one column, "name", that holds folded words: read at once, not row by row."""
    try:
        head, *found = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(path.name, "file", str(error)) from error
    words = [word for word in found if word]
    wrong = next((word for word in words if not word.isalnum() or word != word.casefold()), None)
    if head != "name" or wrong is not None or len(set(words)) != len(words):
        raise LexiconError(path.name, wrong or "line 1", "must be a column name of folded words, none twice")
    return frozenset(words)
