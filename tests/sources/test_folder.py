"""A folder of documents."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service import sources
from service.errors import DocumentError, SourceError
from service.model import RawDocument
from service.settings import SourceConfig


def documents_of(folder: Path, **settings: object) -> list[RawDocument | DocumentError]:
    source = SourceConfig(name="example", kind="folder", address=str(folder), **settings)  # type: ignore[arg-type]
    return list(sources.documents_of(source, clock=lambda: datetime(2026, 11, 24, tzinfo=UTC)))


def write(path: Path, text: str = "Talks.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_files_of_all_subfolders_come_in_the_order_of_their_paths(tmp_path):
    for name in ("b/2.html", "b/1.txt", "a/z.json", "c.eml"):
        write(tmp_path / name)
    assert [found.key for found in documents_of(tmp_path)] == ["a/z.json", "b/1.txt", "b/2.html", "c.eml"]


def test_a_document_carries_its_bytes_and_where_it_is_from(tmp_path):
    path = write(tmp_path / "wire" / "1.txt", "Tälks.")
    (found,) = documents_of(tmp_path, publisher="Example Wire")
    assert found == RawDocument(
        source="example",
        key="wire/1.txt",
        data="Tälks.".encode(),
        retrieved=datetime(2026, 11, 24, tzinfo=UTC),
        name=str(path),
        publisher="Example Wire",
    )


def test_hidden_files_and_the_readme_are_no_documents(tmp_path):
    for name in (".hidden.txt", ".git/1.txt", "README.md", "wire/readme.md"):
        write(tmp_path / name)
    assert documents_of(tmp_path) == []


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(tmp_path):
    write(tmp_path / "a.pdf")
    write(tmp_path / "b")
    write(tmp_path / "c.txt", "x" * 101)
    (tmp_path / "d.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "e.txt")
    write(tmp_path / "f.txt")
    found = documents_of(tmp_path, max_bytes=100)
    assert [str(error).removeprefix(f"{tmp_path}/").split(";")[0] for error in found[:-1]] == [
        "a.pdf: .pdf is not read",
        "b: a file without suffix is not read",
        "c.txt: 101 bytes are more than the limit of 100",
        "d.txt: cannot be read: No such file or directory",
        "e.txt: this is no ordinary file",
    ]
    assert all(isinstance(error, DocumentError) for error in found[:-1])
    assert isinstance(found[-1], RawDocument)


def test_a_file_that_vanishes_after_the_listing_is_reported(tmp_path):
    write(tmp_path / "a.txt")
    gone = write(tmp_path / "b.txt")
    look = sources.documents_of(SourceConfig(name="example", kind="folder", address=str(tmp_path)))
    assert next(look).key == "a.txt"
    gone.unlink()
    (error,) = look
    assert (error.name, error.reason) == (str(gone), "cannot be read: No such file or directory")


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no file names that are not UTF-8")
def test_a_name_that_is_no_text_is_reported(tmp_path):
    with open(os.fsencode(tmp_path) + b"/r\xe9union.txt", "wb") as file:
        file.write(b"Talks.")
    (error,) = documents_of(tmp_path)
    assert error.reason == "the file's name is not UTF-8"
    str(error).encode("utf-8")


def test_a_name_is_shown_without_what_a_terminal_would_obey(tmp_path):
    write(tmp_path / "a\x1b[31m\n.txt")
    write(tmp_path / "b\n.pdf")
    found, error = documents_of(tmp_path)
    assert (found.key, found.name) == ("a\x1b[31m\n.txt", f"{tmp_path}/a\\x1b[31m\\n.txt")
    assert error.name == f"{tmp_path}/b\\n.pdf"


def test_a_folder_that_is_not_there_is_the_sources_error(tmp_path):
    with pytest.raises(SourceError, match="there is no folder"):
        documents_of(tmp_path / "nowhere")


def test_only_a_folders_listing_is_complete():
    kinds = [SourceConfig(name="example", kind=kind, address="x") for kind in ("folder", "feed", "page")]
    assert [sources.listing_is_complete(source) for source in kinds] == [True, False, False]
