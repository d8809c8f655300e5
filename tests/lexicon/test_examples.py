"""Every entry of the gazetteers and the lexicon of offices shows itself in its example and stays out of its counter."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import service.lexicon
from service.lexicon import Kind, Match, Office, load

FOLDER = Path(service.lexicon.__file__).parent / "en"
KINDS = {
    "organisation": Kind.ORGANISATION,
    "metonym": Kind.METONYM,
    "site": Kind.SITE,
    "title": Kind.TITLE,
    "country": Kind.COUNTRY,
}
OFFICE_TABLES = ("office", "qualifier", "chamber", "suffix", "link", "modifier", "noun", "tail", "region", "field")
TOML_FILES = ("organisations", "metonyms", "sites", "titles", "offices", "portfolios", "lookalikes")


@dataclass(frozen=True)
class Entry:
    """An entry of a data file with its example and counter-example."""

    table: str
    name: str
    example: str
    counter: str | None
    wordings: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.table}: {self.name}"


def entries() -> Iterator[Entry]:
    for file in TOML_FILES:
        for table, rows in tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8")).items():
            for row in rows:
                name = row.get("short") or row["name"]
                wordings = (name, *row.get("forms", ()), *row.get("like", ()))
                yield Entry(table, name, row["example"], row.get("counter"), wordings)
    with (FOLDER / "countries.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Entry("country", row["code"], row["example"], row["counter"] or None)


def found(entry: Entry, text: str) -> bool:
    """Whether the text shows the entry: a name as itself, a word of office inside an office phrase."""
    lexicon = load()
    if entry.table == "title":
        return any(m.key == entry.name for m in lexicon.find_titles(text))
    if entry.table in OFFICE_TABLES:
        return any(shows(entry, m) for m in lexicon.find(text) if m.kind is Kind.OFFICE)
    matches = lexicon.find(text)
    if entry.table == "country":
        return any(m.kind is Kind.COUNTRY and m.key == entry.name for m in matches)
    return any(entry.name in names(m, KINDS[entry.table]) for m in matches)


def names(match: Match, kind: Kind) -> set[str]:
    """The names of a match's readings; a building may be read as metonym and as site."""
    own = {match.entry.name} if match.kind is kind else set()
    return own | {other.name for other in match.others if type(other).__name__.lower() == kind.value}


def shows(entry: Entry, match: Match) -> bool:
    office = match.entry
    assert isinstance(office, Office)
    if entry.table == "office":
        return entry.name in {office.head, *(part.head for part in office.parts)}
    if entry.table == "field":
        return entry.name in office.portfolios
    if entry.table == "chamber":
        return office.name.startswith(entry.name)
    return any(wording.lower() in match.text.lower() for wording in entry.wordings)


ENTRIES = [e for e in entries() if e.table not in ("lookalike", "shouted")]
LOOKALIKES = [e for e in entries() if e.table in ("lookalike", "shouted")]


@pytest.mark.parametrize("entry", ENTRIES, ids=str)
def test_entry_is_found_in_its_example_and_not_in_its_counter_example(entry: Entry) -> None:
    assert found(entry, entry.example), [(m.kind, m.key, m.text) for m in load().find(entry.example)]
    assert entry.counter is None or not found(entry, entry.counter)


@pytest.mark.parametrize("entry", LOOKALIKES, ids=str)
def test_lookalike_is_passed_over_in_its_example(entry: Entry) -> None:
    start = entry.example.index(entry.name)
    overlapping = [m for m in load().find(entry.example) if m.start < start + len(entry.name) and start < m.end]
    assert overlapping == []


def test_no_two_entries_of_a_table_have_the_same_name() -> None:
    seen = [(e.table, e.name) for e in entries()]
    assert sorted({pair for pair in seen if seen.count(pair) > 1}) == []
