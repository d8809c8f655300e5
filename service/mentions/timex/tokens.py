"""Text cut once into words, digit groups and single signs; every rule matches over these.

A newline is a token of its own: no expression reaches across it, since paragraphs are separated by
newlines (``Document.body``).
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w \t\r\f\v\xa0\u2009\u202f]|_")


class Tokens:
    """Parallel lists over one text: the words as written, in lower case, and their offsets.

    Index -1 and the index past the end are safe to ask: they give the empty word.
    """

    __slots__ = ("ends", "lower", "size", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _TOKEN.finditer(text):
            self.words.append(match.group())
            self.starts.append(match.start())
            self.ends.append(match.end())
        self.lower = [word.lower() if word != "’" else "'" for word in self.words]
        self.size = len(self.words)

    def low(self, index: int) -> str:
        """The word in lower case, "" outside the text."""
        return self.lower[index] if 0 <= index < self.size else ""

    def word(self, index: int) -> str:
        """The word as written, "" outside the text."""
        return self.words[index] if 0 <= index < self.size else ""

    def glued(self, index: int) -> bool:
        """Whether the token touches the one before it, with no space between."""
        return 0 < index < self.size and self.starts[index] == self.ends[index - 1]

    def number(self, index: int) -> int | None:
        """The value of an ASCII digit group of at most four digits; None for anything else."""
        word = self.word(index)
        return int(word) if len(word) <= 4 and word.isascii() and word.isdigit() else None

    def capital(self, index: int) -> bool:
        """Whether the word starts with a capital letter."""
        return self.word(index)[:1].isupper()

    def wordlike(self, index: int) -> bool:
        """Whether the token is made of letters."""
        return self.word(index)[:1].isalpha()
