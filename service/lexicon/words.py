"""Text cut into folded words with exact offsets: what names are compared by.

In: any text. Out: ``Words``, parallel lists of one entry a word. Diacritics, case and the sort of apostrophe or
hyphen are folded away word by word, so that offsets stay those of the text (NFKD changes lengths). A possessive
"'s" and the parts of "China-Africa" are words of their own; a dotted acronym ("U.S.") is one word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|[^\W_]+|[,&+]")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a"}
)

# What may stand between two words of one name. A line's end never may: it ends a paragraph or a headline.
_GLUE = frozenset(
    ["", " ", "  ", "\u00a0", "\u202f", "-", "\u2010", "\u2011", "\u2013", "- ", "/"]
    + [apostrophe + space for apostrophe in "'\u2019\u2018\u02bc`\u00b4\u02bb\u02bf" for space in ("", " ")]
)

LOWER, INITIAL, CAPITALS = 0, 1, 2


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """A word without case, diacritics and dots: "Élysée" and "ELYSEE" are both "elysee", "U.S." is "us"."""
    decomposed = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c != ".") if word != "&" else "and"


@lru_cache(maxsize=1 << 17)
def shape(word: str) -> int:
    """CAPITALS for a word all in capitals (digits count as such), INITIAL for a capital first letter, else LOWER."""
    if len(word) > 1 and word == word.upper():
        return CAPITALS
    return INITIAL if word[:1] != word[:1].lower() else (CAPITALS if word.isdigit() else LOWER)


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists: ``keys[i]`` is the folded word at ``text[starts[i]:ends[i]]``, ``shapes[i]`` its shape."""

    text: str
    keys: list[str]
    shapes: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.keys)

    def glued(self, i: int) -> bool:
        """Whether word ``i`` and the next may belong to one name."""
        return i + 1 < len(self.keys) and self.text[self.ends[i] : self.starts[i + 1]] in _GLUE

    def dotted(self, i: int) -> bool:
        """Whether a full stop follows word ``i`` at once ("St. Lucia", "Gen. Milley")."""
        return self.text.startswith(".", self.ends[i])

    def glued_past_dot(self, i: int) -> bool:
        """As ``glued``, for a word whose full stop is part of the name."""
        return i + 1 < len(self.keys) and self.text[self.ends[i] + 1 : self.starts[i + 1]] in _GLUE


def split(text: str) -> Words:
    """The words of a text, in linear time."""
    keys, shapes, starts, ends = [], [], [], []
    for found in _WORD.finditer(text):
        word = found.group()
        keys.append(fold(word))
        shapes.append(shape(word))
        starts.append(found.start())
        ends.append(found.end())
    return Words(text, keys, shapes, starts, ends)


def folded(name: str) -> str:
    """A whole name folded to one key, however it is spelt: "Côte d’Ivoire" is "cote d ivoire"."""
    return " ".join(split(name).keys)
