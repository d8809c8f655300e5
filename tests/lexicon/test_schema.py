"""A breach of a data file's schema is reported with file, entry and reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import service.lexicon
from service.errors import LexiconError
from service.lexicon import read

FOLDER = Path(service.lexicon.__file__).parent / "en"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the English data that a test may break."""
    copy = tmp_path / "en"
    shutil.copytree(FOLDER, copy)
    return copy


BREACHES = [
    ("organisations.toml", '[[organisation]]\nshort = "XYZ"\nkind = "club"\nexample = "x"', "XYZ", "kind"),
    ("organisations.toml", '[[organisation]]\nshort = "XYZ"\nkind = "forum"', "XYZ", "example is missing"),
    (
        "organisations.toml",
        '[[organisation]]\nshort = "XYZ"\nkind = "forum"\nexample = "x"\nchief = "y"',
        "XYZ",
        "chief",
    ),
    (
        "organisations.toml",
        '[[organisation]]\nshort = "XYZ"\nkind = "forum"\nexample = "x"\nmembers = ["QQ"]',
        "XYZ",
        "QQ",
    ),
    (
        "organisations.toml",
        '[[organisation]]\nshort = "XYZ"\nkind = "forum"\nexample = "x"\nforum = 1',
        "XYZ",
        "true or false",
    ),
    (
        "organisations.toml",
        '[[organisation]]\nshort = "XYZ"\nkind = "forum"\nexample = "x"\nnames = [" a"]',
        "XYZ",
        "names",
    ),
    ("organisations.toml", '[[club]]\nshort = "XYZ"', "club", "unknown table"),
    ("organisations.toml", "[[organisation]", "file", "line"),
    ("metonyms.toml", '[[metonym]]\nname = "Ivory Tower"\nparty = "QQ"\nexample = "x"', "Ivory Tower", "party QQ"),
    ("sites.toml", '[[site]]\nname = "Shed"\ncountry = "US"\nzone = "UTC"\nexample = "x"', "Shed", "latitude"),
    (
        "sites.toml",
        '[[site]]\nname = "Shed"\ncountry = "US"\nzone = "Mars/Olympus"\nlatitude = 1.0\nlongitude = 1\nexample = "x"',
        "Shed",
        "zone",
    ),
    ("offices.toml", '[[office]]\nname = "Sheriff"\nrank = "high"\nexample = "x"', "Sheriff", "rank"),
    (
        "offices.toml",
        '[[office]]\nname = "Sheriff"\nrank = 6\nportfolio = "beside"\nexample = "x"',
        "Sheriff",
        "portfolio",
    ),
    ("offices.toml", '[[office]]\nname = "Sheriff"\nrank = 6\nparty = "QQ"\nexample = "x"', "Sheriff", "party QQ"),
    ("countries.csv", "QQ,Quux,Quux,,,Nowhere,,,,x,", "QQ", "Nowhere"),
    ("countries.csv", "QQ,Quux", "QQ", "11 columns"),
    ("countries.csv", "quux,Quux,Quux,,,Paris,,,,x,", "quux", "two capital letters"),
    ("countries.csv", "QQ,Quux,Quux,,,Paris,maybe,,,x,", "QQ", "ambiguous"),
    ("cities.csv", "Nowhere,,US,America/New_York,x,1,1,", "Nowhere", "latitude"),
    ("cities.csv", "Nowhere,,US,America/New_York,1,1,many,", "Nowhere", "population"),
]


@pytest.mark.parametrize(("file", "added", "entry", "reason"), BREACHES, ids=lambda value: str(value)[:40])
def test_breach_is_reported_with_file_entry_and_reason(
    folder: Path, file: str, added: str, entry: str, reason: str
) -> None:
    with (folder / file).open("a", encoding="utf-8") as data:
        data.write(f"\n{added}\n" if file.endswith(".toml") else f"{added}\n")
    with pytest.raises(LexiconError) as caught:
        read(folder)
    assert caught.value.file == file
    assert caught.value.entry.startswith(entry)
    assert reason in caught.value.reason


def test_missing_file_is_reported_by_name(folder: Path) -> None:
    (folder / "sites.toml").unlink()
    with pytest.raises(LexiconError) as caught:
        read(folder)
    assert caught.value.file == "sites.toml"


def test_changed_columns_are_reported(folder: Path) -> None:
    cities = folder / "cities.csv"
    cities.write_text(cities.read_text(encoding="utf-8").replace("population", "people", 1), encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        read(folder)
    assert (caught.value.file, caught.value.entry) == ("cities.csv", "line 1")


def test_file_that_is_not_utf8_is_reported(folder: Path) -> None:
    (folder / "titles.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(LexiconError) as caught:
        read(folder)
    assert caught.value.file == "titles.toml"
