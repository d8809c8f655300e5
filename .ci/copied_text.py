#!/usr/bin/env python3
"""Finds passages of texts that are not ours in the project's files.

    copied_text.py TEXTS... -- FILES...

TEXTS are JSON lines (every string of every object counts) or plain files. A run of ``RUN`` characters or more, blanks
and case aside, that stands both in a text and in a file is printed; exits with 1 if there is one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RUN = 80  # characters; official names of offices and bodies run to nearly as many
STRIDE = 20
SHINGLE = RUN - STRIDE + 1  # any run of RUN characters holds a whole shingle that begins at a multiple of STRIDE


def squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def texts(path: Path) -> Iterator[str]:
    content = path.read_text("utf-8")
    if path.suffix != ".jsonl":
        yield content
        return
    for line in content.splitlines():
        if line.strip():
            yield from strings(json.loads(line))


Known = dict[str, list[tuple[str, int]]]  # shingle: the texts that it stands in, and where


def shingles(paths: list[Path]) -> Known:
    found: Known = {}
    for path in paths:
        for text in map(squeezed, texts(path)):
            for at in range(0, len(text) - SHINGLE + 1, STRIDE):
                found.setdefault(text[at : at + SHINGLE], []).append((text, at))
    return found


def run(one: str, at: int, other: str, there: int) -> str:
    """The longest passage around two places that both texts share."""
    begin = 0
    while begin < min(at, there) and one[at - begin - 1] == other[there - begin - 1]:
        begin += 1
    end = 0
    while at + end < len(one) and there + end < len(other) and one[at + end] == other[there + end]:
        end += 1
    return one[at - begin : at + end]


def copied(path: Path, known: Known) -> str | None:
    """The first passage of RUN characters that a file shares with a known text, None where there is none."""
    text = squeezed(path.read_bytes().decode("utf-8", errors="ignore"))
    for at in range(len(text) - SHINGLE + 1):
        for other, there in known.get(text[at : at + SHINGLE], ()):
            shared = run(text, at, other, there)
            if len(shared) >= RUN:
                return shared
    return None


def main(arguments: list[str]) -> int:
    border = arguments.index("--")
    known = shingles([Path(name) for name in arguments[:border]])
    files = [Path(name) for name in arguments[border + 1 :]]
    if not known or not files:
        print("nothing to compare", file=sys.stderr)
        return 2
    faults = [(path, passage) for path in files if (passage := copied(path, known))]
    for path, passage in faults:
        print(f"{path}: {passage!r}")
    print(f"{len(files)} files, {len(faults)} with a passage of {RUN} characters that is not ours")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
