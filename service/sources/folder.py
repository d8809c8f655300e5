"""A folder of documents, looked through with its subfolders in the order of their paths.

In comes the source; out come the files' bytes. Hidden files and folders and README.md are not meant as documents and
are passed over; a file of an unknown suffix, a broken link or a file that cannot be read is yielded as a
``DocumentError``.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from service.errors import DocumentError, SourceError
from service.model import RawDocument
from service.settings import SourceConfig

SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".json", ".eml")


def documents_in(source: SourceConfig, clock: Callable[[], datetime]) -> Iterator[RawDocument | DocumentError]:
    """The folder's documents; ``SourceError`` where there is no such folder or it cannot be listed."""
    top = Path(source.address)
    if not top.is_dir():
        raise SourceError(source.name, f"there is no folder {source.address!r}")
    for found in _files(top, source.name):
        yield found if isinstance(found, DocumentError) else _document(found, top, source, clock)


def _files(top: Path, source_name: str) -> Iterator[Path | DocumentError]:
    """The files of the folder and its subfolders, sorted; a subfolder that cannot be listed as an error."""
    unlisted: list[OSError] = []
    paths: list[Path] = []
    for where, folders, names in os.walk(top, onerror=unlisted.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths += [Path(where, name) for name in names if not name.startswith(".") and name.lower() != "readme.md"]
    if any(Path(error.filename or top) == top for error in unlisted):
        raise SourceError(source_name, f"the folder {str(top)!r} cannot be listed: {unlisted[0].strerror}")
    yield from (_error(Path(error.filename), f"the folder cannot be listed: {error.strerror}") for error in unlisted)
    yield from sorted(paths)


def _document(
    path: Path, top: Path, source: SourceConfig, clock: Callable[[], datetime]
) -> RawDocument | DocumentError:
    """The document in one file. Its size is looked at first, so that a huge file is never read."""
    if path.suffix.lower() not in SUFFIXES:
        return _error(path, f"{path.suffix or 'a file without suffix'} is not read; {', '.join(SUFFIXES)} are")
    key = path.relative_to(top).as_posix()
    try:
        key.encode("utf-8")  # a name in another encoding comes as lone surrogates, which no database stores
        told = path.stat()
        if not stat.S_ISREG(told.st_mode):  # opening a named pipe would wait for ever
            return _error(path, "this is no ordinary file")
        if told.st_size > source.max_bytes:
            return _error(path, f"{told.st_size:,} bytes are more than the limit of {source.max_bytes:,}")
        data = path.read_bytes()
    except UnicodeEncodeError:
        return _error(path, "the file's name is not UTF-8")
    except OSError as error:
        return _error(path, f"cannot be read: {error.strerror}")
    return RawDocument(source.name, key, data, clock(), _shown(path), publisher=source.publisher)


def _error(path: Path, reason: str) -> DocumentError:
    return DocumentError(_shown(path), reason)


def _shown(path: Path) -> str:
    """The path as a person reads it: what a terminal would obey or break on is spelt out."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in str(path))
