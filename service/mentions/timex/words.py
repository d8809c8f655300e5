"""The lexicon of time expressions: ``service/lexicon/en/timex.toml`` read once and checked.

Comes in: the TOML file. Goes out: ``Words``, plain dictionaries and sets that the grammar looks up.
A section that is missing, unknown or of the wrong type raises ``LexiconError`` naming it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from service.errors import LexiconError
from service.mentions.timex.tokens import Tokens

FILE = "service/lexicon/en/timex.toml"

#: Phrases by their first word, longest first: (the words in lower case, what the phrase means).
Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of the year by name: ``fixed`` (month, day), ``easter`` days from Easter Sunday, or
    ``nth`` (month, weekday, which one)."""

    fixed: tuple[int, int] | None = None
    easter: int | None = None
    nth: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What each word means to the grammar; keys are in lower case (``zones`` in capitals)."""

    weekdays: Mapping[str, int]
    weekdays_short: Mapping[str, int]
    months: Mapping[str, int]
    months_short: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, str]
    relative_days: Mapping[str, int]
    which: Mapping[str, str]
    positions: Mapping[str, str]
    parts: Mapping[str, str]
    seasons: Mapping[str, tuple[int, int]]
    clock_words: Mapping[str, int]
    meridiems: Phrases
    zones: Mapping[str, str]
    named_zones: Phrases
    relations: Mapping[tuple[str, ...], str]
    joins: Mapping[str, str]
    vague: Phrases
    not_times: Phrases
    holidays: Mapping[str, Holiday]
    holiday_phrases: Phrases
    ambiguous: Mapping[str, frozenset[str]]
    lists: Mapping[str, frozenset[str]]


_INTEGERS = {
    "weekdays": (0, 6), "weekdays_short": (0, 6), "months": (1, 12), "months_short": (1, 12), "numbers": (0, 1000),
    "ordinals": (-1, 31), "relative_days": (-2, 2), "clock_words": (0, 24),
}  # fmt: skip
_STRINGS = {
    "units": {"minute", "hour", "day", "weekend", "week", "fortnight", "month", "quarter", "year", "decade"},
    "which": {"this", "next", "last", "coming", "following", "previous", "same"},
    "positions": {"early", "mid", "late"},
    "parts": {"morning", "noon", "afternoon", "evening", "night"},
    "meridiems": {"am", "pm"},
    "zones": None,
    "named_zones": None,
    "relations": {"by", "before", "after", "until", "since", "from", "within", "around"},
    "joins": {"range", "list", "either"},
}
_LISTS = {
    "ambiguous_months": {"names", "strong", "weak", "weak_followers"},
    "vague": {"future", "past", "neutral"},
    "not_times": {"phrases"},
    "lists": {
        "moves", "followers", "determiners", "gatherings", "vague_counts", "hedges", "recurring", "recurring_words",
        "length_before", "point_before", "ago", "earlier", "later", "not_time_nouns", "bare_day_before",
        "clock_before", "hour_marks", "dotted_before", "year_before", "position_nouns", "comparatives", "halves",
        "week_of", "window_before", "nights", "verbs", "records",
    },
}  # fmt: skip
_SECTIONS = {*_INTEGERS, *_STRINGS, *_LISTS, "seasons", "holidays"}


@lru_cache(maxsize=1)
def load() -> Words:
    """The checked words of English time expressions."""
    text = resources.files("service.lexicon").joinpath("en/timex.toml").read_text(encoding="utf-8")
    return read(text)


def read(text: str, file: str = FILE) -> Words:
    """Words out of the TOML text; raises ``LexiconError`` where it breaks the schema."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(file, "", str(error)) from error
    _check(data, file)
    return _build(data)


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase cut as the texts are, in lower case."""
    return tuple(Tokens(phrase).lower)


def phrase_at(phrases: Phrases, tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The longest phrase that stands at ``index``: its meaning and the index behind it."""
    for words, meaning in phrases.get(tokens.low(index), ()):
        if tuple(tokens.lower[index : index + len(words)]) == words:
            return meaning, index + len(words)
    return None


def _check(data: Mapping[str, Any], file: str) -> None:
    for section in sorted(_SECTIONS ^ data.keys()):
        raise LexiconError(file, section, "unknown section" if section in data else "section is missing")
    for section, (low, high) in _INTEGERS.items():
        for key, value in _table(data, section, file).items():
            if type(value) is not int or not low <= value <= high:
                raise LexiconError(file, f"{section}.{key}", f"must be a whole number from {low} to {high}")
    for section, allowed in _STRINGS.items():
        for key, value in _table(data, section, file).items():
            if not isinstance(value, str) or (allowed is not None and value not in allowed):
                reason = f"must be one of {sorted(allowed)}" if allowed else "must be text"
                raise LexiconError(file, f"{section}.{key}", reason)
    for section, names in _LISTS.items():
        _check_lists(_table(data, section, file), section, names, file)
    for key, value in _table(data, "seasons", file).items():
        if not _numbers(value, 2) or not all(1 <= month <= 12 for month in value):
            raise LexiconError(file, f"seasons.{key}", "must be the first and the last month")
    for key, value in _table(data, "holidays", file).items():
        _check_holiday(key, value, file)


def _table(data: Mapping[str, Any], section: str, file: str) -> Mapping[str, Any]:
    table = data[section]
    if not isinstance(table, dict):
        raise LexiconError(file, section, "must be a table")
    return table


def _check_lists(table: Mapping[str, Any], section: str, names: set[str], file: str) -> None:
    for name in sorted(names ^ table.keys()):
        raise LexiconError(file, f"{section}.{name}", "unknown list" if name in table else "list is missing")
    for name, words in table.items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise LexiconError(file, f"{section}.{name}", "must be a list of words")


def _check_holiday(key: str, value: Any, file: str) -> None:
    kinds = value.keys() if isinstance(value, dict) else set()
    good = (
        (kinds == {"fixed"} and _numbers(value["fixed"], 2))
        or (kinds == {"easter"} and isinstance(value["easter"], int))
        or (kinds == {"nth"} and _numbers(value["nth"], 3))
    )
    if not good:
        shapes = "fixed = [month, day], easter = days or nth = [month, weekday, n]"
        raise LexiconError(file, f"holidays.{key}", f"must hold {shapes}")


def _numbers(value: Any, count: int) -> bool:
    return isinstance(value, list) and len(value) == count and all(isinstance(number, int) for number in value)


def _phrases(entries: Mapping[str, str]) -> Phrases:
    """Phrases by first word, longest first."""
    grouped: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in entries.items():
        words = words_of(phrase)
        grouped.setdefault(words[0], []).append((words, meaning))
    return {first: tuple(sorted(group, key=lambda entry: -len(entry[0]))) for first, group in grouped.items()}


def _build(data: Mapping[str, Any]) -> Words:
    vague = {phrase: kind for kind, phrases in data["vague"].items() for phrase in phrases}
    return Words(
        **{name: data[name] for name in _INTEGERS},
        **{name: data[name] for name in ("units", "which", "positions", "parts", "zones", "joins")},
        seasons={name: (months[0], months[1]) for name, months in data["seasons"].items()},
        meridiems=_phrases(data["meridiems"]),
        named_zones=_phrases(data["named_zones"]),
        relations={words_of(phrase): relation for phrase, relation in data["relations"].items()},
        vague=_phrases(vague),
        not_times=_phrases({phrase: phrase for phrase in data["not_times"]["phrases"]}),
        holidays={name: _holiday(entry) for name, entry in data["holidays"].items()},
        holiday_phrases=_phrases({name: name for name in data["holidays"]}),
        ambiguous={name: frozenset(words) for name, words in data["ambiguous_months"].items()},
        lists={name: frozenset(words) for name, words in data["lists"].items()},
    )


def _holiday(entry: Mapping[str, Any]) -> Holiday:
    fixed, nth = entry.get("fixed"), entry.get("nth")
    return Holiday(
        fixed=(fixed[0], fixed[1]) if fixed else None,
        easter=entry.get("easter"),
        nth=(nth[0], nth[1], nth[2]) if nth else None,
    )
