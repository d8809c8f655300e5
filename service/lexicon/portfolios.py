"""Fields of duty: the "Foreign Affairs and Trade" of a minister.

In: words of a text. Out: the list of fields that begins at a word. The words are data (``en/portfolios.toml``):

    fields    = field ([","] field)* ["and" ["the"] field]
    field     = modifier* noun? tail*              foreign · trade · regional development · water resources

A modifier alone is a field before a head ("Foreign Minister") or inside a list ("for Foreign and Political Affairs").
Regions and states are fields of envoys and the like, only where the caller allows them ("Special Envoy for Syria").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.lexicon.names import NameTable
from service.lexicon.words import INITIAL, Words

_MOST_FIELDS = 6
_MOST_WORDS = 5


class Part(StrEnum):
    """What a word does inside a field of duty: "foreign" modifies, "trade" is one, "affairs" only ends one."""

    MODIFIER = "modifier"
    NOUN = "noun"
    TAIL = "tail"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class FieldWord:
    """A word of a field of duty in its canonical spelling."""

    name: str
    part: Part


@dataclass(frozen=True, slots=True)
class Field:
    """Words ``first`` up to but without ``last`` are one field of duty; ``whole`` unless it is a mere modifier."""

    first: int
    last: int
    end: int
    name: str
    whole: bool


class FieldGrammar:
    """The words of fields and how they combine; ``canonical`` maps a folded wording to the usual one."""

    def __init__(self) -> None:
        self.words: NameTable[FieldWord] = NameTable()
        self.regions: NameTable[FieldWord] = NameTable()
        self.canonical: dict[str, str] = {}

    def fields(self, words: Words, first: int, *, regions: bool = False) -> list[Field]:
        """The list at word ``first``; commas belong to it only where an "and" closes it."""
        field = self._field(words, first, regions)
        listed, open_ended = [field] if field else [], list[Field]()
        while field and len(listed) + len(open_ended) < _MOST_FIELDS:
            at, closing = _conjunction(words, field.last)
            if closing and _is(words, at, "the"):  # "for Trade and the Environment"
                at += 1
            field = self._field(words, at, regions) if at else None
            if field is None or words.shapes[at] < min(words.shapes[first], INITIAL):
                break
            open_ended.append(field)
            if closing:
                listed, open_ended = listed + open_ended, []
        return listed

    def _field(self, words: Words, first: int, regions: bool) -> Field | None:
        """modifier? noun? tail*; one modifier at most, so that "regional foreign ministers" are foreign ministers."""
        at, end, names, part = first, 0, list[str](), None
        for _ in range(_MOST_WORDS):
            found = self.words.longest(words, at) or (self.regions.longest(words, at) if regions else None)
            word = next((w for w in found.values if _follows(part, w.part)), None) if found else None
            if found is None or word is None:
                break
            names.append(word.name)
            at, end, part = found.last, found.end, word.part
            if not words.glued(at - 1):
                break
        if part is None:
            return None
        name = " ".join(names)
        return Field(first, at, end, self.canonical.get(name.casefold(), name), part is not Part.MODIFIER)


def _follows(before: Part | None, part: Part) -> bool:
    """Whether a word may stand behind another one in a field: a tail behind any, a noun behind a modifier."""
    if before is None:
        return part is not Part.TAIL
    return part is Part.TAIL or (before is Part.MODIFIER and part is Part.NOUN)


def _conjunction(words: Words, at: int) -> tuple[int, bool]:
    """The word after ",", "and" or ", and" at word ``at`` (0 for none), and whether an "and" was there."""
    comma = _is(words, at, ",")
    conjunction = _is(words, at + comma, "and")
    return (at + comma + conjunction, conjunction) if comma or conjunction else (0, False)


def _is(words: Words, at: int, key: str) -> bool:
    return words.glued(at - 1) and words.keys[at] == key and words.glued(at)
