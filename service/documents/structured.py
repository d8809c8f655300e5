"""JSON documents: our own form, the benchmark's, and schema.org's articles.

In comes one JSON object; out come paragraphs and metadata. Our form has ``text`` or ``html`` and, where known,
``title``, ``published``, ``outlet``, ``address`` (or ``url``) and ``language``; the benchmark's ``id``, ``group`` and
``meetings`` are accepted and not used. An object with ``@type`` or ``articleBody`` is schema.org's, of whose many keys
only ours are read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from service.documents import html
from service.documents.paragraphs import clean_lines, one_line, paragraphs_of, without_heading
from service.documents.plain import KEYS, kind_of, known_keys
from service.documents.readable import Readable, Stamp
from service.errors import DocumentError

OWN_KEYS = {**KEYS, "text": "text", "html": "html"}
UNUSED = frozenset({"id", "group", "meetings"})
SCHEMA_ORG = {
    "articleBody": "text",
    "headline": "title",
    "datePublished": "published",
    "publisher": "outlet",
    "url": "address",
    "inLanguage": "language",
}


def readable(text: str, name: str) -> Readable:
    """The document in the JSON object ``text``; ``name`` is what an error calls it."""
    told = _told(_object(text, name), name)
    title = one_line(told.get("title"))
    if "text" in told:
        paragraphs = paragraphs_of(clean_lines(told["text"]))
    elif "html" in told:
        paragraphs = html.paragraphs_of_fragment(told["html"], name)
    else:
        raise DocumentError(name, "is missing or empty ('html' serves too)", field="text")
    return Readable(
        paragraphs=tuple(without_heading(paragraphs, title)),
        title=title,
        stamps=(Stamp("published", told["published"]),) if "published" in told else (),
        strict=True,
        outlet=one_line(told.get("outlet")),
        address=told.get("address"),
        language=told.get("language"),
    )


def _object(text: str, name: str) -> Mapping[str, object]:
    try:
        told = json.loads(text)
    except json.JSONDecodeError as error:
        raise DocumentError(name, f"broken JSON at line {error.lineno}, column {error.colno}: {error.msg}") from error
    except RecursionError:
        raise DocumentError(name, "the JSON is nested too deeply") from None
    except ValueError:  # Python refuses to read integers of thousands of digits
        raise DocumentError(name, "broken JSON: a number has too many digits") from None
    if not isinstance(told, dict):
        raise DocumentError(name, f"must be one JSON object, not {kind_of(told)}")
    return told


def _told(thing: Mapping[str, object], name: str) -> dict[str, str]:
    """What the object says, by our own names of the keys."""
    if "@type" in thing or "articleBody" in thing:
        flat = {ours: _flat(thing[theirs]) for theirs, ours in SCHEMA_ORG.items() if theirs in thing}
        return known_keys(flat, OWN_KEYS, name)
    return known_keys({key: value for key, value in thing.items() if key not in UNUSED}, OWN_KEYS, name)


def _flat(value: object) -> object:
    """schema.org gives a publisher or a language as a name or as an object that has one."""
    return value.get("name") if isinstance(value, dict) else value
