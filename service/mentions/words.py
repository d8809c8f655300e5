"""The words of people.toml, loaded and checked.

In: nothing. Out: ``PeopleWords``, a field a list of the file (which says what each list is for). Raises LexiconError
where a list is missing, holds anything but words, or is none that anything reads.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path

from service.lexicon.schema import toml_row

_FILE = Path(str(files("service.lexicon"))) / "en" / "people.toml"
_TABLES = ("same_offices", "state_domains", "counts")
_LISTS = ("nominals", "newspapers")


@dataclass(frozen=True)
class PeopleWords:
    """Lists by their names in the file, and what follows from them."""

    particles: frozenset[str]
    opening_particles: frozenset[str]
    articles: frozenset[str]
    suffixes: frozenset[str]
    postnominals: frozenset[str]
    dotted_suffixes: frozenset[str]
    not_surnames: frozenset[str]
    titles: frozenset[str]
    strong_titles: frozenset[str]
    ranks: frozenset[str]
    not_person: frozenset[str]
    not_name: frozenset[str]
    between: frozenset[str]
    determiners: frozenset[str]
    conjunctions: frozenset[str]
    links: frozenset[str]
    before_states: frozenset[str]
    organs: frozenset[str]
    organ_links: frozenset[str]
    of_fields: frozenset[str]
    masters: frozenset[str]
    servants: frozenset[str]
    postings: frozenset[str]
    posted: frozenset[str]
    areas: frozenset[str]
    relatives: frozenset[str]
    relative_verbs: frozenset[str]
    shared_determiners: frozenset[str]
    bare_offices: frozenset[str]
    against_states: frozenset[str]
    announcers: frozenset[str]
    groups: frozenset[str]
    group_roles: frozenset[str]
    group_heads: frozenset[str]
    delegations: frozenset[str]
    counterparts: frozenset[str]
    not_qualifiers: frozenset[str]
    singular_pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    neuter_pronouns: frozenset[str]
    possessive_pronouns: frozenset[str]
    town_words: frozenset[str]
    town_prepositions: frozenset[str]
    town_particles: frozenset[str]
    region_words: frozenset[str]
    places_before: frozenset[str]
    before_towns: frozenset[str]
    directions: frozenset[str]
    sold_domains: frozenset[str]
    same_offices: dict[str, str]
    pointers: frozenset[str]
    indefinite: frozenset[str]
    lands: frozenset[str]
    several: frozenset[str]
    behind_count: frozenset[str]
    speeches: frozenset[str]
    women_pronouns: frozenset[str]
    men_pronouns: frozenset[str]
    of_women: frozenset[str]
    of_men: frozenset[str]
    state_domains: dict[str, str]
    counts: dict[str, str]
    nominals: dict[str, frozenset[str]]
    newspapers: dict[str, frozenset[str]]

    @cached_property
    def pronouns(self) -> frozenset[str]:
        return self.singular_pronouns | self.plural_pronouns | self.neuter_pronouns

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """What may stand between a party and an office or a name."""
        return (self.between | self.titles) - self.pronouns

    @cached_property
    def not_in_names(self) -> frozenset[str]:
        """Capitalised or not, these are no part of a name."""
        return self.not_name | self.not_person | self.titles

    @cached_property
    def openers(self) -> frozenset[str]:
        """The words that a mention can begin with, beside names, parties and offices."""
        return self.pronouns | self.determiners | self.modifiers | self.groups | self.ranks | frozenset(self.counts)

    def may_call(self, nominal: str, office: str) -> bool:
        """Whether a holder of the office (both in lower case) may be called so: a king is a "monarch"."""
        offices = self.nominals.get(nominal)
        return offices is not None and (not offices or any(f" {o} " in f" {office} " for o in offices))

    def same_office(self, one: str, other: str) -> bool:
        """Whether two wordings, in lower case, are known to be one office's."""
        return one == other or self.same_offices.get(one) == other or self.same_offices.get(other) == one


@lru_cache(maxsize=1)
def people_words() -> PeopleWords:
    """The file, read once."""
    return read_words(_FILE)


def read_words(path: Path) -> PeopleWords:
    """The words of a file of this schema."""
    row = toml_row(path)
    names = [field.name for field in fields(PeopleWords)]
    tables = {name: row.pairs(name) for name in names if name in _TABLES}
    several = {name: row.lists(name) for name in names if name in _LISTS}
    lists = {name: row.words(name) for name in names if name not in (*_TABLES, *_LISTS)}
    row.close()
    return PeopleWords(**lists, **tables, **several)  # type: ignore[arg-type]  # every field is told, by its own name
