"""What every format yields, before the day of publication and the language are settled."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp as written, and the field or tag it stands in ("published", "meta article:published_time")."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Readable:
    """One document's clean paragraphs and what it says of itself.

    ``stamps`` are the candidates for the day of publication, best first. ``strict`` says that they were written for us,
    so that one which is not understood is an error. ``outlet`` is stated by the document itself, ``site`` merely by its
    page's markup (the publisher that an operator configured for the source stands between the two).
    """

    paragraphs: tuple[str, ...]
    title: str | None = None
    stamps: tuple[Stamp, ...] = ()
    strict: bool = False
    outlet: str | None = None
    site: str | None = None
    address: str | None = None
    language: str | None = None
