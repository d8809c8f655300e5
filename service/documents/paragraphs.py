"""Characters to clean paragraphs.

In comes text as it was written; out come paragraphs, each on one line: canonical composition (NFC), plain spaces, no
invisible characters, and the hard line breaks of plain text joined again.

Wrapping is told from the text itself: a break is a wrapped one where the next line's first word would not have fitted
into the width. So the lines of an address block or a schedule stay apart while a paragraph set at 72 columns is joined.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

BREAKS = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# Soft hyphens, zero-width characters, marks of writing direction and leftover controls: nothing that a reader sees.
INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]"
)
LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
SPACES = re.compile(r"[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
NARROWEST, WIDEST = 40, 100
WRAPPED_SHARE = 0.8
RAGGED = 0.85
ITEM = re.compile(r"\(?\d{1,2}(?:[:.h]\d{2}\b|[.)]\s)|[-–•*·]\s")
SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")


def clean_lines(text: str) -> list[str]:
    """The lines of ``text`` without invisible characters and needless blanks; empty lines stay, as empty strings."""
    text = LONE_SURROGATE.sub("\ufffd", INVISIBLE.sub("", BREAKS.sub("\n", text)))
    return [SPACES.sub(" ", line).strip() for line in unicodedata.normalize("NFC", text).split("\n")]


def one_line(text: str | None) -> str | None:
    """A headline or a name as one clean line; None where nothing is left."""
    return " ".join(filter(None, clean_lines(text or ""))) or None


def paragraphs_of(lines: list[str]) -> list[str]:
    """The paragraphs in clean lines of plain text: each line is one, but for the breaks that are mere wrapping."""
    width = _wrapped_width(lines)
    return list(_joined(lines, width))


def without_heading(paragraphs: Iterable[str], heading: str | None) -> list[str]:
    """The paragraphs without a first one that repeats the headline, so that it is not told twice."""
    kept = list(paragraphs)
    if heading and kept and kept[0].casefold().rstrip(".") == heading.casefold().rstrip("."):
        return kept[1:]
    return kept


def _wrapped_width(lines: list[str]) -> int | None:
    """The width that the text was set at; None where its lines are whole paragraphs."""
    breaks = [(before, after) for before, after in pairwise(lines) if before and after]
    if not breaks:
        return None
    width = max(len(before) for before, _ in breaks)
    long = [pair for pair in breaks if len(pair[0]) >= NARROWEST]
    if not NARROWEST <= width <= WIDEST or len(long) < 2:
        return None
    full = sum(_overflows(before, after, width) for before, after in long)
    return width if full >= WRAPPED_SHARE * len(long) else None


def _overflows(before: str, after: str, width: int) -> bool:
    """Whether the next word would not have fitted, or hardly: lines that were broken by hand are ragged."""
    return len(before) + 1 + len(after.split(" ", 1)[0]) > RAGGED * width


def _joined(lines: list[str], width: int | None) -> Iterator[str]:
    paragraph = last = ""
    for line in lines:
        if paragraph and line and _continues(last, line, width) and not (ITEM.match(paragraph) and ITEM.match(line)):
            # A compound broken at its hyphen ("Vice-" / "President") keeps it; nothing tells it from a split word.
            paragraph += line if re.search(r"\w-$", last) else f" {line}"
        else:
            if paragraph:
                yield paragraph
            paragraph = line
        last = line
    if paragraph:
        yield paragraph


def _continues(before: str, after: str, width: int | None) -> bool:
    """Whether ``after`` goes on with the paragraph of ``before``: the line was full, or its sentence breaks off."""
    if width and len(before) >= NARROWEST and _overflows(before, after, width):
        return True
    return len(before) >= NARROWEST and after[0].islower() and not SENTENCE_END.search(before)
