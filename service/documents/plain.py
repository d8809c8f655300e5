"""Plain text, with front matter between ``---`` or ``+++`` lines where it has any.

In come characters; out come paragraphs and what the front matter says. Of text without a headline in its metadata, a
first line is taken for one only where it plainly is: short, not a sentence, set off by a blank line or a dateline.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from difflib import get_close_matches

from service.documents.paragraphs import clean_lines, one_line, paragraphs_of
from service.documents.publication import is_dateline, is_release_mark
from service.documents.readable import Readable, Stamp
from service.errors import DocumentError

KEYS = {
    "title": "title",
    "headline": "title",
    "published": "published",
    "date": "published",
    "outlet": "outlet",
    "publisher": "outlet",
    "address": "address",
    "url": "address",
    "language": "language",
}
PAIR = re.compile(r"\s*([A-Za-z_][\w-]*)\s*:\s*(.*?)\s*$")
LONGEST_HEADING = 120


def readable(text: str, name: str) -> Readable:
    """The document in plain text ``text``; ``name`` is what an error calls it."""
    head, body = _split(text, name)
    told = known_keys(head, KEYS, name)
    lines = clean_lines(body)
    title = one_line(told.get("title"))
    if title is None and (title := _heading(lines)):
        lines.remove(title)
    return Readable(
        paragraphs=tuple(paragraphs_of(lines)),
        title=title,
        stamps=(Stamp("published", told["published"]),) if "published" in told else (),
        strict=True,
        outlet=one_line(told.get("outlet")),
        address=told.get("address"),
        language=told.get("language"),
    )


def known_keys(told: Mapping[str, object], keys: Mapping[str, str], name: str) -> dict[str, str]:
    """What was told, by our own names of the keys, empty values left out. A key or a type not known is an error."""
    known: dict[str, str] = {}
    for key, value in told.items():
        if key.lower() not in keys:
            raise DocumentError(name, _unknown(key, keys), field=key)
        if isinstance(value, date | datetime):  # TOML has dates of its own
            value = value.isoformat()
        if value is not None and not isinstance(value, str):
            raise DocumentError(name, f"must be text, not {kind_of(value)}", field=key)
        if value and value.strip():
            known.setdefault(keys[key.lower()], value.strip())
    return known


def _unknown(key: str, keys: Mapping[str, str]) -> str:
    close = get_close_matches(key.lower(), keys, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(sorted(set(keys.values())))}"
    return f"unknown key; {hint}"


def kind_of(value: object) -> str:
    """What a person calls the type of a TOML or JSON value."""
    kinds = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return kinds.get(type(value), "null")


def _split(text: str, name: str) -> tuple[Mapping[str, object], str]:
    """Front matter and the rest. A first line of dashes that no ``key: value`` follows is a mere rule."""
    lines = text.replace("\r\n", "\n").lstrip("\ufeff\n").split("\n")
    fence = lines[0].rstrip()
    if fence not in FENCES or (fence == "---" and not (len(lines) > 1 and PAIR.match(lines[1]))):
        return {}, text
    try:
        end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == fence)
    except StopIteration:
        raise DocumentError(name, f"the front matter has no closing {fence!r} line", field="front matter") from None
    return FENCES[fence](lines[1:end], name), "\n".join(lines[end + 1 :])


def _pairs(lines: list[str], name: str) -> Mapping[str, object]:
    """``key: value`` lines, quotes around a value taken off; not YAML, which reads Norway's NO as False."""
    told: dict[str, object] = {}
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not (found := PAIR.match(line)):
            raise DocumentError(name, f"line {number} is not 'key: value'", field="front matter")
        told[found[1]] = re.sub(r"""^(["'])(.*)\1$""", r"\2", found[2])
    return told


def _toml(lines: list[str], name: str) -> Mapping[str, object]:
    try:
        return tomllib.loads("\n".join(["", *lines]))  # so that the lines count as in the file
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(name, f"broken TOML: {error}", field="front matter") from error


FENCES: Mapping[str, Callable[[list[str], str], Mapping[str, object]]] = {"---": _pairs, "+++": _toml}


def _heading(lines: list[str]) -> str | None:
    """The headline of text without metadata: the first line that is no release mark, if it plainly is one."""
    told = [(number, line) for number, line in enumerate(lines) if line and not is_release_mark(line)]
    if len(told) < 2:
        return None
    (number, line), (following, after) = told[:2]
    set_off = following > number + 1 or is_dateline(after)
    a_sentence = line.endswith((".", ":", ",", ";", "-")) and not line.endswith("p.m.")
    if set_off and not a_sentence and " " in line and len(line) <= LONGEST_HEADING and not is_dateline(line):
        return line
    return None
