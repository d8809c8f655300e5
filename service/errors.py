"""The one error tree. Every error carries its data; the web layer maps them to HTTP in one place.

Nothing else in the product raises a bare exception of its own at a user: what is wrong, and where, are
attributes, and ``str(error)`` is the sentence that a person reads.
"""

from __future__ import annotations


class DipcalError(Exception):
    """The root: everything dipcal itself reports."""


class SettingsError(DipcalError):
    """A setting is unknown, has the wrong type, or its file cannot be read. ``others`` were found along with it."""

    def __init__(self, file: str, key: str, reason: str, *, others: tuple[SettingsError, ...] = ()) -> None:
        self.file, self.key, self.reason, self.others = file, key, reason, others
        first = f"{file}: {key}: {reason}" if key else f"{file}: {reason}"
        super().__init__("\n".join([first, *map(str, others)]))


class LexiconError(DipcalError):
    """A lexicon or gazetteer file breaks its schema."""

    def __init__(self, file: str, entry: str, reason: str) -> None:
        self.file, self.entry, self.reason = file, entry, reason
        super().__init__(f"{file}: {entry}: {reason}")


class DocumentError(DipcalError):
    """A document cannot be read. ``name`` is the file's path or the address; ``field`` the faulty part, if any."""

    def __init__(self, name: str, reason: str, *, field: str | None = None) -> None:
        self.name, self.reason, self.field = name, reason, field
        where = f"{name}: {field}" if field else name
        super().__init__(f"{where}: {reason}")


class BrokenError(DocumentError):
    """Dipcal itself broke on a document: a fault of ours, not the document's."""


class RetrievalError(DocumentError):
    """An address cannot be retrieved. ``status`` is the HTTP status, where the server answered at all."""

    def __init__(self, name: str, reason: str, *, field: str | None = None, status: int | None = None) -> None:
        self.status = status
        super().__init__(name, reason, field=field)


class SourceError(DipcalError):
    """A source as a whole cannot be reached or listed (its folder is missing, its feed does not answer)."""

    def __init__(self, source: str, reason: str) -> None:
        self.source, self.reason = source, reason
        super().__init__(f"source {source!r}: {reason}")


class ModelError(DipcalError):
    """The English model is missing or is not the one that was pinned."""


class StoreError(DipcalError):
    """The database cannot be opened, or is of a version that this release does not know."""


class NotFoundError(DipcalError):
    """Nothing is stored under this identifier. ``kind`` is 'meeting' or 'document'."""

    def __init__(self, kind: str, identifier: str) -> None:
        self.kind, self.identifier = kind, identifier
        super().__init__(f"no {kind} {identifier!r}")


class QueryError(DipcalError):
    """A filter or paging parameter cannot be understood. ``parameter`` names it."""

    def __init__(self, parameter: str, value: str, reason: str) -> None:
        self.parameter, self.value, self.reason = parameter, value, reason
        super().__init__(f"{parameter}={value!r}: {reason}")


class AccessError(DipcalError):
    """A key is unknown, revoked, or lacks a scope (then ``missing_scope`` names it)."""

    def __init__(self, reason: str, *, missing_scope: str | None = None) -> None:
        self.reason, self.missing_scope = reason, missing_scope
        super().__init__(reason)
