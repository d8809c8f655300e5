"""What the lexicon knows: one frozen record for each kind of real thing, and the match that points at one.

In: nothing. Out: the vocabulary of ``service.lexicon``. A *party* is always written as the benchmark
writes it: an ISO 3166 alpha-2 code for a state, an organisation's usual short name otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing a stretch of text names."""

    COUNTRY = "country"
    DEMONYM = "demonym"
    METONYM = "metonym"
    ORGANISATION = "organisation"
    CITY = "city"
    OFFICE = "office"
    SITE = "site"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory, present or former.

    ``names`` are its further everyday, older and other spellings; ``demonyms`` adjectives and words for its people.
    ``capitals`` begins with the present capital, then seats of government and capitals until lately; ``zone`` is the
    IANA zone of the first. ``former`` marks a state that is gone, ``territory_of`` the state that a territory
    belongs to, ``ambiguous`` a name that is often something else (Georgia, Jordan, Chad).
    """

    code: str
    name: str
    official: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    zone: str
    ambiguous: bool = False
    former: bool = False
    territory_of: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, forum, movement or Church that takes part in talks as a party.

    ``short`` is the usual short name. ``party`` is what is published: the short name itself, or the greater one's
    for a mere body of it (European Commission: EU; Security Council: UN; UNHCR goes by its own name). ``parent`` tells
    the greater one in both cases. ``city`` and ``country`` are the seat; ``members`` alpha-2 codes where the membership
    is small and fixed; ``forum`` marks a meeting format that is no organisation (the Quad, the Contact Group).
    """

    short: str
    party: str
    kind: str
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    parent: str | None = None
    city: str | None = None
    country: str | None = None
    members: tuple[str, ...] = ()
    forum: bool = False

    @property
    def name(self) -> str:
        return self.short


@dataclass(frozen=True, slots=True)
class Metonym:
    """A seat, building or ministry that stands for its government ("the Kremlin") or organisation.

    ``party`` is the alpha-2 code or the organisation's short name; ``site`` the name of the same thing as a Site.
    """

    name: str
    party: str
    names: tuple[str, ...] = ()
    site: str | None = None


@dataclass(frozen=True, slots=True)
class City:
    """A town, or a region, province or island as it stands for one ("in Hawaii", ``region``). ``capital_of`` is the
    alpha-2 code where it is (or was till lately) the seat of a government."""

    name: str
    country: str
    zone: str
    latitude: float
    longitude: float
    population: int
    names: tuple[str, ...] = ()
    capital_of: str | None = None
    ambiguous: bool = False
    region: bool = False

    @property
    def capital(self) -> bool:
        return self.capital_of is not None


@dataclass(frozen=True, slots=True)
class Site:
    """A palace, a conference centre or a retreat where meetings are held, and the town that it is in or near."""

    name: str
    country: str
    zone: str
    latitude: float
    longitude: float
    names: tuple[str, ...] = ()
    city: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office as one phrase tells it.

    ``name`` is the canonical wording ("Minister for Foreign Affairs" and "FM" are both "Foreign Minister"), ``head``
    its head word ("Minister"), ``portfolios`` the canonical fields of duty. ``rank``: 1 head of state, 2 head of
    government, 3 minister, 4 deputy, 5 envoy or ambassador, 6 other. ``party`` is what the office alone implies
    (Pope: VA). ``title``: beside another office it is a mere form of address ("Senator", "General"). ``parts`` are the
    single offices of a joint one ("State Councilor and Foreign Minister").
    """

    name: str
    head: str
    rank: int
    plural: bool = False
    portfolios: tuple[str, ...] = ()
    party: str | None = None
    former: bool = False
    acting: bool = False
    title: bool = False
    parts: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """A form of address that is neither name nor office: Mr, Dr, Sheikh, His Excellency."""

    name: str


Entry = Country | Organisation | Metonym | City | Site | Office | Title


@dataclass(frozen=True, slots=True)
class Match:
    """One stretch ``text[start:end]`` and what it names; ``others`` are further readings of the same stretch.

    ``key``: the alpha-2 code of a country or demonym, the party of a metonym or an organisation, the
    canonical name of a city, site or office.
    """

    start: int
    end: int
    kind: Kind
    key: str
    entry: Entry
    text: str
    others: tuple[Entry, ...] = ()
