"""Lists of words by what they do: one class a table of triggers.toml and modality.toml, one field a list.

What each list is for stands above it in the files. ``LexiconFile.lists`` fills these classes.
"""

from __future__ import annotations

from dataclasses import dataclass

Words = frozenset[str]


# ---- triggers.toml ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EventWords:
    conference: Words
    of_the_dead: Words
    pointing: Words
    general: Words
    diplomatic: Words
    bodies: Words
    talks: Words
    again: Words
    place: Words
    journey: Words
    routing: Words
    anew: Words
    separate: Words
    awaited: Words
    comprising: Words
    joining: Words
    representing: Words
    paying: Words
    beginning: Words
    leaving: Words
    begun: Words
    ended: Words


@dataclass(frozen=True, slots=True)
class PeopleWords:
    sharing: Words
    joined_by: Words
    opposite: Words
    speaking: Words
    companion: Words
    companion_of_subject: Words
    inside_name: Words
    of_noun: Words
    sides: Words
    gathering: Words
    called_on: Words
    inviting: Words
    presiding: Words
    attending: Words
    delegation: Words
    heads: Words
    lands: Words
    of_no_state: Words


@dataclass(frozen=True, slots=True)
class Pronouns:
    speaker: Words
    speakers: Words
    speakers_own: Words
    bodies: Words
    body: Words


@dataclass(frozen=True, slots=True)
class PlaceWords:
    before: Words
    bound: Words
    listing: Words
    town_of: Words
    venue: Words
    visiting: Words
    visited: Words
    visit_of: Words
    here: Words
    there: Words


@dataclass(frozen=True, slots=True)
class Media:
    call: Words


@dataclass(frozen=True, slots=True)
class Programmes:
    title: Words


@dataclass(frozen=True, slots=True)
class Advisories:
    what: Words
    who: Words
    when: Words
    where: Words


@dataclass(frozen=True, slots=True)
class Transcripts:
    asking: Words


@dataclass(frozen=True, slots=True)
class OtherWorlds:
    worlds: Words


@dataclass(frozen=True, slots=True)
class Forums:
    parties: Words


@dataclass(frozen=True, slots=True)
class Moved:
    to: Words
    with_verb: Words
    once: Words
    dated: Words


# ---- modality.toml ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Governors:
    scheduled: Words
    hedged: Words
    wished: Words

    @property
    def all(self) -> Words:
        return self.scheduled | self.hedged | self.wished


@dataclass(frozen=True, slots=True)
class NounGovernors:
    hedged: Words
    wished: Words


@dataclass(frozen=True, slots=True)
class Auxiliaries:
    will: Words
    would: Words
    may: Words
    can: Words
    be: Words
    present: Words
    was: Words
    has: Words
    has_been: Words
    past: Words


@dataclass(frozen=True, slots=True)
class Negations:
    adverbs: Words
    longer: Words
    denying: Words
    hearsay: Words
    confirming: Words
    determiners: Words
    undone_by: Words
    called_off: Words


@dataclass(frozen=True, slots=True)
class Adverbs:
    hedged: Words


@dataclass(frozen=True, slots=True)
class VerbClasses:
    saying: Words
    motion: Words
    happening: Words
    taking_place: Words
    arranging: Words
    sending: Words
    including: Words
    programme: Words
    liking: Words


@dataclass(frozen=True, slots=True)
class BesideNoun:
    scheduled: Words
    hedged: Words
    past: Words
    slated: Words


@dataclass(frozen=True, slots=True)
class Clauses:
    conditional: Words
    hinging: Words
    doubted: Words
    accepting: Words
    temporal: Words


@dataclass(frozen=True, slots=True)
class Prepositions:
    future: Words
    past: Words
    during: Words
    reason: Words
    instead: Words
