"""The words that tell of meetings: triggers.toml and modality.toml, loaded and checked.

In: the folder of a language. Out: ``Vocabulary``. Raises LexiconError (file, entry, reason) where a file breaks its
schema: a table, list or key that is missing or unknown, a trigger without an example.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import service.lexicon
from service.lexicon.schema import Row
from service.meetings.gate import Forms, gate_of
from service.meetings.lexicon_file import LexiconFile, texts
from service.meetings.wordlists import (
    Adverbs,
    Advisories,
    Auxiliaries,
    BesideNoun,
    Clauses,
    EventWords,
    Forums,
    Governors,
    Media,
    Moved,
    Negations,
    NounGovernors,
    OtherWorlds,
    PeopleWords,
    PlaceWords,
    Prepositions,
    Programmes,
    Pronouns,
    Transcripts,
    VerbClasses,
)
from service.model import Status

_ENGLISH = Path(service.lexicon.__file__).parent / "en"


class Frame(StrEnum):
    """What a trigger does with those around it: told at the head of triggers.toml."""

    MEET = "meet"
    VISIT = "visit"
    TRAVEL = "travel"
    HOST = "host"
    ATTEND = "attend"
    CALL = "call"
    DISCUSS = "discuss"
    OPEN = "open"
    SUPPORT = "support"
    LEAD = "lead"
    EVENT = "event"
    CEREMONY = "ceremony"
    ACCOMPANY = "accompany"
    NONE = "none"

    @property
    def goes(self) -> bool:
        """Whether the subject goes somewhere as a guest."""
        return self in (Frame.VISIT, Frame.TRAVEL)


class Object(StrEnum):
    """What a verb's object must be."""

    ANYTHING = "anything"
    PLACE = "place"
    PEOPLE = "people"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word and its frame. ``particle``: words of which one must stand with it; ``needs``: words of which one must
    stand in the sentence; ``plural``: only the plural tells ("talks")."""

    lemma: str
    frame: Frame
    verb: bool
    particle: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    plural: bool = False
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    object: Object = Object.ANYTHING
    example: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Both files. ``verbs`` and ``nouns`` are the triggers by lemma; ``statuses`` what puts a meeting off, by lemma or
    by verb and particle; ``gate`` finds the sentences worth parsing, ``other_worlds`` those of sport and business; the
    rest are lists of words, one field a table. ``joint`` is what may stand between two people of one side,
    ``programme_title`` what says that a text is a programme, ``advisory`` the labels of a media advisory,
    ``asking`` what a reporter's turn opens with."""

    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    statuses: Mapping[str, Status]
    status_particles: Mapping[tuple[str, str], Status]
    gate: re.Pattern[str]
    other_worlds: re.Pattern[str]
    joint: re.Pattern[str]
    programme_title: re.Pattern[str]
    advisory: Advisories
    asking: re.Pattern[str]
    medium: Media
    event: EventWords
    people: PeopleWords
    pronoun: Pronouns
    place: PlaceWords
    forum: Forums
    moved: Moved
    governor: Governors
    noun_governor: NounGovernors
    auxiliary: Auxiliaries
    negation: Negations
    adverb: Adverbs
    verb_class: VerbClasses
    beside_noun: BesideNoun
    clause: Clauses
    preposition: Prepositions


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The English vocabulary, read once."""
    return read(_ENGLISH)


def read(folder: Path) -> Vocabulary:
    """The vocabulary of a language's folder."""
    triggers, modality = LexiconFile(folder / "triggers.toml"), LexiconFile(folder / "modality.toml")
    verbs = [_trigger(row, verb=True) for row in triggers.rows("verb", "lemma")]
    nouns = [_trigger(row, verb=False) for row in triggers.rows("noun", "lemma")]
    putting_off = [_PuttingOff.of(row) for row in modality.rows("status", "status")]
    people = triggers.lists(PeopleWords, "people")
    found = Vocabulary(
        verbs=_by_lemma(verbs),
        nouns=_by_lemma(nouns),
        statuses={word: p.status for p in putting_off for word in (*p.verbs, *p.nouns)},
        status_particles={pair: p.status for p in putting_off for pair in p.particles},
        gate=_gate(triggers, verbs, nouns, putting_off),
        other_worlds=re.compile(rf"\b(?:{_any_of(triggers.lists(OtherWorlds, 'other').worlds)})\b", re.IGNORECASE),
        joint=re.compile(rf"\s*,?\s+(?:{_any_of(people.joined_by)})\s+(?:(?:the|a|with)\s+)?"),
        programme_title=_words(triggers.lists(Programmes, "programme").title),
        advisory=triggers.lists(Advisories, "advisory"),
        asking=re.compile(
            rf"(?:{_any_of(triggers.lists(Transcripts, 'transcript').asking)})(?:[.:]|(?<=\bQ)(?= ))\s+(?=\S)"
        ),
        medium=triggers.lists(Media, "medium"),
        event=triggers.lists(EventWords, "event"),
        people=people,
        pronoun=triggers.lists(Pronouns, "pronoun"),
        place=triggers.lists(PlaceWords, "place"),
        forum=triggers.lists(Forums, "forum"),
        moved=triggers.lists(Moved, "moved"),
        governor=modality.lists(Governors, "governor"),
        noun_governor=modality.lists(NounGovernors, "noun_governor"),
        auxiliary=modality.lists(Auxiliaries, "auxiliary"),
        negation=modality.lists(Negations, "negation"),
        adverb=modality.lists(Adverbs, "adverb"),
        verb_class=modality.lists(VerbClasses, "verb_class"),
        beside_noun=modality.lists(BesideNoun, "noun"),
        clause=modality.lists(Clauses, "clause"),
        preposition=modality.lists(Prepositions, "preposition"),
    )
    triggers.close()
    modality.close()
    return found


def _trigger(row: Row, *, verb: bool) -> Trigger:
    row.example()
    found = Trigger(
        row.text("lemma"),
        row.choice("frame", Frame),
        verb,
        row.texts("particle"),
        row.texts("needs"),
        row.flag("plural"),
        row.texts("not_after"),
        row.texts("not_before"),
        row.choice("object", Object, Object.ANYTHING),
        row.text("example"),
    )
    row.close()
    return found


def _by_lemma(triggers: Iterable[Trigger]) -> dict[str, tuple[Trigger, ...]]:
    table: dict[str, tuple[Trigger, ...]] = {}
    for trigger in triggers:
        table[trigger.lemma] = (*table.get(trigger.lemma, ()), trigger)
    return table


@dataclass(frozen=True, slots=True)
class _PuttingOff:
    """A status and the words that give it; ``particles`` are pairs of a verb and the particle that it needs."""

    status: Status
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    particles: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, row: Row) -> _PuttingOff:
        pairs = row.values.get("particles")
        row.read.add("particles")
        if not isinstance(pairs, list) or not all(_is_pair(pair) for pair in pairs):
            raise row.error("particles must be a list of pairs of texts")
        particles = tuple((verb, particle) for verb, particle in pairs)
        found = cls(row.choice("status", Status), row.texts("verbs"), row.texts("nouns"), particles)
        row.close()
        return found


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(text, str) and text for text in value)


def _gate(
    triggers: LexiconFile, verbs: list[Trigger], nouns: list[Trigger], putting_off: list[_PuttingOff]
) -> re.Pattern[str]:
    gate = triggers.row("gate")
    shut, shut_nouns, phrases = texts(gate, "shut"), texts(gate, "shut_nouns"), texts(gate, "opened_by")
    gate.close()
    of_status = [verb for p in putting_off for verb in (*p.verbs, *(verb for verb, _ in p.particles))]
    open_verbs = {*(t.lemma for t in verbs), *of_status} - set(shut)
    open_nouns = {*(t.lemma for t in nouns), *(noun for p in putting_off for noun in p.nouns)} - set(shut_nouns)
    return gate_of(open_verbs, open_nouns, phrases, _forms(triggers.row("form")))


def _forms(row: Row) -> Forms:
    doubling, irregular = texts(row, "doubling"), row.values.get("irregular")
    row.read.add("irregular")
    row.close()
    if not isinstance(irregular, dict):
        raise row.error("irregular must be a table of lists")
    by_lemma = Row(row.file, f"{row.entry}.irregular", irregular)
    return Forms(frozenset(doubling), {lemma: texts(by_lemma, lemma) for lemma in irregular})


def _words(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(words)})\b", re.IGNORECASE)


def _asking(words: Iterable[str]) -> re.Pattern[str]:
    """A label with its mark; "Q" needs none."""
    return re.compile(rf"(?:{_any_of(words)})(?:[.:]|(?<=\bQ)(?= ))\s+(?=\S)")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))
