"""The words that tell of meetings: triggers.toml and modality.toml, loaded and checked.

In: nothing. Out: ``Vocabulary``. Raises LexiconError (file, entry, reason) where a file breaks its schema.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from service.errors import LexiconError

FRAMES = (
    "meet",
    "visit",
    "travel",
    "host",
    "attend",
    "call",
    "discuss",
    "open",
    "support",
    "lead",
    "event",
    "ceremony",
    "accompany",
    "none",
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word and its frame. ``particle``: words of which one must stand with it; ``needs``: words of which one must
    stand in the sentence; ``plural``: only the plural tells ("talks")."""

    lemma: str
    frame: str
    verb: bool
    particle: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    plural: bool = False
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    verbs: dict[str, tuple[Trigger, ...]]
    nouns: dict[str, tuple[Trigger, ...]]
    calls: tuple[str, ...]
    governors: dict[str, frozenset[str]]
    adverbs: frozenset[str]
    noun_modality: dict[str, frozenset[str]]
    statuses: dict[str, str]
    status_particles: dict[tuple[str, str], str]
    conditional: frozenset[str]
    denied: frozenset[str]
    future_prepositions: tuple[str, ...]
    past_prepositions: tuple[str, ...]
    gate: re.Pattern[str]
    other_worlds: re.Pattern[str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Both files, once."""
    triggers, modality = _table("triggers.toml"), _table("modality.toml")
    verbs = [_trigger(row, True) for row in _rows(triggers, "triggers.toml", "verb")]
    nouns = [_trigger(row, False) for row in _rows(triggers, "triggers.toml", "noun")]
    statuses: dict[str, str] = {}
    particles: dict[tuple[str, str], str] = {}
    for row in _rows(modality, "modality.toml", "status"):
        for word in [*row["verbs"], *row["nouns"]]:
            statuses[word] = row["status"]
        for verb, particle in row["particles"]:
            particles[verb, particle] = row["status"]
    return Vocabulary(
        _by_lemma(verbs),
        _by_lemma(nouns),
        tuple(triggers["medium"]["call"]),
        {name: frozenset(entries) for name, entries in modality["governor"].items()},
        frozenset(modality["adverb"]["hedged"]),
        {name: frozenset(entries) for name, entries in modality["noun"].items()},
        statuses,
        particles,
        frozenset(modality["clause"]["conditional"]),
        frozenset(modality["clause"]["denied"]),
        tuple(modality["preposition"]["future"]),
        tuple(modality["preposition"]["past"]),
        _gate([*verbs, *nouns], [*statuses, *(verb for verb, _ in particles)]),
        re.compile(r"\b(?:" + "|".join(map(re.escape, triggers["other"]["worlds"])) + r")\b", re.IGNORECASE),
    )


def _table(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((files("service.lexicon") / "en" / name).read_text("utf8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(name, "", f"is not TOML: {error}") from error


def _rows(table: dict[str, Any], name: str, kind: str) -> list[dict[str, Any]]:
    rows = table.get(kind)
    if not isinstance(rows, list):
        raise LexiconError(name, kind, "must be an array of tables")
    return rows


def _trigger(row: dict[str, Any], verb: bool) -> Trigger:
    lemma = row.get("lemma")
    if not isinstance(lemma, str):
        raise LexiconError("triggers.toml", str(row), "has no lemma")
    if row.get("frame") not in FRAMES:
        raise LexiconError("triggers.toml", lemma, f"frame {row.get('frame')!r} is none of {', '.join(FRAMES)}")
    if not isinstance(row.get("example"), str):
        raise LexiconError("triggers.toml", lemma, "has no example")
    known = {"lemma", "frame", "particle", "needs", "plural", "example", "not_after", "not_before"}
    if unknown := set(row) - known:
        raise LexiconError("triggers.toml", lemma, f"unknown key {sorted(unknown)[0]!r}")
    lists = {key: tuple(row.get(key, ())) for key in ("particle", "needs", "not_after", "not_before")}
    return Trigger(lemma, row["frame"], verb, plural=bool(row.get("plural")), example=row["example"], **lists)


def _by_lemma(triggers: list[Trigger]) -> dict[str, tuple[Trigger, ...]]:
    table: dict[str, tuple[Trigger, ...]] = {}
    for trigger in triggers:
        table[trigger.lemma] = (*table.get(trigger.lemma, ()), trigger)
    return table


# Empty verbs open no gate: the noun that they carry does.
_NOT_GATE = frozenset(["have", "make", "take", "go", "come", "begin", "start", "open", "plan", "call", "address", "launch",
                       "kick", "see", "set", "move", "bring", "continue", "return", "put", "push", "drop", "pull", "lead", "head", "hold", "represent"])  # fmt: skip
_KEPT = ("heads? (?:to|for)|heading (?:to|for)|headed (?:to|for)|go(?:es|ing)? to|come[s]? to|coming to|call(?:s|ed)? o(?:n|ff)|"
         "take[s]? part|delegations?|continu(?:e|es|ing) (?:on|to)|set[s]? (?:off|out)|due in|due at|co-chair|will be in|is in|are in|address(?:es)?|lead[s]? (?:a|the|an)|put off|be in|phone|telephone|to see|will see|no longer|not take place|brought forward|moved (?:from|to)")  # fmt: skip


def _gate(triggers: list[Trigger], statuses: list[str]) -> re.Pattern[str]:
    """One expression that finds any trigger word in its common forms; a sentence without one is not parsed."""
    lemmas = {t.lemma for t in triggers if not (t.verb and t.lemma in _NOT_GATE)} | (set(statuses) - _NOT_GATE)
    forms = sorted(filter(None, {form for lemma in lemmas for form in _forms(lemma)}), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + "|" + _KEPT + r"|met)\b", re.IGNORECASE)


def _forms(lemma: str) -> set[str]:
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    forms = {lemma, lemma + "s", stem + "ed", stem + "ing", lemma + "d" if lemma.endswith("e") else lemma + "ed"}
    if lemma.endswith("y"):
        forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    if lemma.endswith(("l", "p", "n")):
        forms |= {lemma + lemma[-1] + "ing", lemma + lemma[-1] + "ed"}
    if lemma.endswith(("s", "h", "x")):
        forms.add(lemma + "es")
    if lemma == "leave":
        forms.add("left")
    if lemma == "fly":
        forms |= {"flies", "flew", "flown"}
    if lemma == "begin":
        forms |= {"began", "begun"}
    return forms
