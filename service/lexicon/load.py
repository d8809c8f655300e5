"""The data files made into a ``Lexicon``.

In: the folder of a language (``en``). Out: the lexicon, read once. The order of reading is the order of preference
where one name stands for several things: Luxembourg is first the country; the organisation UN is before any town.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from service.lexicon import holders
from service.lexicon.entries import City, Country, Kind, Metonym, Organisation, Site, Title
from service.lexicon.gazetteer import Lexicon, Named, Tables
from service.lexicon.names import NameTable
from service.lexicon.offices import Bare, Chamber, Effect, Head, HeadForm, Joint, Portfolio, Qualifier
from service.lexicon.portfolios import FieldWord, Part
from service.lexicon.schema import Row, csv_rows, folded_words, toml_tables
from service.lexicon.words import folded

T = TypeVar("T")

_ENGLISH = Path(__file__).parent / "en"

_COUNTRY = (
    *("code", "name", "official", "names", "demonyms", "capitals"),
    *("ambiguous", "former", "territory_of", "example", "counter"),
)
_CITY = ("name", "names", "country", "zone", "latitude", "longitude", "population", "ambiguous")
_REGION = ("name", "names", "country", "zone", "latitude", "longitude")
_ORGANISATION_KINDS = frozenset(
    ["intergovernmental", "agency", "body", "movement", "church", "forum", "humanitarian", "authority"]
)


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The English lexicon; read and checked at the first call (LexiconError)."""
    return read(_ENGLISH)


def read(folder: Path) -> Lexicon:
    """The lexicon of a folder; raises LexiconError(file, entry, reason) where a file breaks its schema."""
    tables = Tables()
    towns = _Towns(_city(row) for row in csv_rows(folder / "cities.csv", _CITY))
    for row in csv_rows(folder / "countries.csv", _COUNTRY):
        _take_country(tables, row, towns)
    for row in toml_tables(folder / "organisations.toml", ("organisation",), "short")["organisation"]:
        _take_organisation(tables, row)
    for row in toml_tables(folder / "metonyms.toml", ("metonym",))["metonym"]:
        _take_metonym(tables, row)
    for country in tables.countries.values():
        _take_demonyms(tables, country)
    for row in toml_tables(folder / "sites.toml", ("site",))["site"]:
        _take_site(tables, row)
    _take_cities(tables, towns, [_region(row) for row in csv_rows(folder / "regions.csv", _REGION)])
    _take_offices(tables, folder / "offices.toml")
    _take_portfolios(tables, folder / "portfolios.toml")
    _take_titles(tables, folder / "titles.toml")
    _take_lookalikes(tables, folder / "lookalikes.toml")
    tables.first_names = folded_words(folder / "first_names.csv")
    tables.holders = holders.read(folder, partial(_party, tables))
    return Lexicon(tables)


class _Towns:
    """The towns by folded name, most populous first, while capitals are being matched to them."""

    def __init__(self, towns: Iterable[City]) -> None:
        self.by_name: dict[str, list[City]] = {}
        for town in sorted(towns, key=lambda t: -t.population):
            for name in dict.fromkeys(map(folded, (town.name, *town.names))):
                self.by_name.setdefault(name, []).append(town)
        self.capital_of: dict[int, str] = {}

    def capital(self, country: str, name: str) -> City | None:
        """The town of this name in the country, else (a state that is gone) the greatest one anywhere."""
        found = self.by_name.get(folded(name), [])
        return next((t for t in found if t.country == country), found[0] if found else None)


def _take_country(tables: Tables, row: Row, towns: _Towns) -> None:
    code, capitals = row.text("code"), row.texts("capitals")
    seats = [towns.capital(code, name) for name in capitals]
    missing = [name for name, town in zip(capitals, seats, strict=True) if town is None]
    if missing or not capitals:
        raise row.error(f"capital {', '.join(missing) or 'is missing'}: not in cities.csv")
    found = [town for town in seats if town is not None]
    country = Country(
        code=code,
        name=row.text("name"),
        official=row.text("official"),
        names=row.texts("names"),
        demonyms=row.texts("demonyms"),
        capitals=capitals,
        zone=found[0].zone,
        ambiguous=row.flag("ambiguous"),
        former=row.flag("former"),
        territory_of=row.maybe("territory_of"),
    )
    row.example()
    row.close()
    if code in tables.countries or len(code) != 2 or not code.isupper():
        raise row.error("code must be two capital letters, once in the file")
    tables.countries[code] = country
    if not country.former:
        towns.capital_of.update((id(town), code) for town in found if town.country == code)
    for name in dict.fromkeys((country.name, country.official, *country.names)):
        tables.names.add(name, Named(Kind.COUNTRY, code, country))
        tables.country_names.setdefault(folded(name).removeprefix("the "), country)


def _take_demonyms(tables: Tables, country: Country) -> None:
    for word in country.demonyms:
        tables.names.add(word, Named(Kind.DEMONYM, country.code, country))
        tables.demonyms.setdefault(folded(word), country)


def _take_organisation(tables: Tables, row: Row) -> None:
    short = row.text("short")
    organisation = Organisation(
        short=short,
        party=row.maybe("party") or short,
        kind=row.text("kind"),
        names=row.texts("names"),
        acronyms=row.texts("acronyms"),
        parent=row.maybe("parent"),
        city=row.maybe("city"),
        country=row.maybe("country"),
        members=row.texts("members"),
        forum=row.flag("forum"),
    )
    row.maybe("note")
    row.example()
    row.close()
    if organisation.kind not in _ORGANISATION_KINDS:
        raise row.error(f"kind must be one of {', '.join(sorted(_ORGANISATION_KINDS))}")
    unknown = {*organisation.members, organisation.country or "US"} - tables.countries.keys()
    if unknown:
        raise row.error(f"no such country: {', '.join(sorted(unknown))}")
    for name in (short, *_of_united_nations(organisation.names), *organisation.acronyms):
        tables.names.add(name, Named(Kind.ORGANISATION, organisation.party, organisation))
        tables.organisations.setdefault(folded(name).removeprefix("the "), organisation)
    tables.organisations.setdefault(folded(organisation.party), organisation)


def _of_united_nations(names: Iterable[str]) -> Iterator[str]:
    """The names, those of the United Nations' bodies in each way that these are written."""
    forms = ("United Nations ", "UN ", "U.N. ")
    for name in names:
        form = next((form for form in forms if name.startswith(form)), None)
        yield from (other + name[len(form) :] for other in forms) if form else (name,)


def _take_metonym(tables: Tables, row: Row) -> None:
    metonym = Metonym(row.text("name"), row.text("party"), row.texts("names"), row.maybe("site"))
    row.example()
    row.close()
    _party(tables, row)
    for name in (metonym.name, *metonym.names):
        tables.names.add(name, Named(Kind.METONYM, metonym.party, metonym))


def _take_site(tables: Tables, row: Row) -> None:
    site = Site(
        name=row.text("name"),
        country=row.text("country"),
        zone=_zone(row),
        latitude=row.number("latitude"),
        longitude=row.number("longitude"),
        names=row.texts("names"),
        city=row.maybe("city"),
    )
    row.example()
    row.close()
    if site.country not in tables.countries:
        raise row.error(f"no such country: {site.country}")
    for name in (site.name, *site.names):
        tables.names.add(name, Named(Kind.SITE, site.name, site))


def _city(row: Row) -> City:
    city = City(
        name=row.text("name"),
        country=row.text("country"),
        zone=row.text("zone"),
        latitude=row.number("latitude"),
        longitude=row.number("longitude"),
        population=row.whole("population"),
        names=row.texts("names"),
        ambiguous=row.flag("ambiguous"),
    )
    row.close()
    return city


def _region(row: Row) -> City:
    region = City(
        name=row.text("name"),
        country=row.text("country"),
        zone=row.text("zone"),
        latitude=row.number("latitude"),
        longitude=row.number("longitude"),
        population=0,
        names=row.texts("names"),
        region=True,
    )
    row.close()
    return region


def _take_cities(tables: Tables, towns: _Towns, regions: Iterable[City]) -> None:
    whole = {
        id(town): replace(town, capital_of=towns.capital_of[id(town)]) if id(town) in towns.capital_of else town
        for found in towns.by_name.values()
        for town in found
    }
    for name, found in towns.by_name.items():
        tables.cities[name] = sorted((whole[id(town)] for town in found), key=lambda t: _standing(tables, t))
    for town in sorted((*whole.values(), *regions), key=lambda t: _standing(tables, t)):
        for name in (town.name, *town.names):
            tables.names.add(name, Named(Kind.CITY, town.name, town))


def _standing(tables: Tables, town: City) -> tuple[bool, bool, int]:
    """Capitals of states first (a territory's capital is but a town), then regions, then towns by population."""
    of_state = town.capital_of is not None and tables.countries[town.capital_of].territory_of is None
    return (not of_state, not town.region, -town.population)


def _party(tables: Tables, row: Row) -> str | None:
    party = row.maybe("party")
    if party and party not in tables.countries and folded(party) not in tables.organisations:
        raise row.error(f"party {party} is neither a country's code nor an organisation's short name")
    return party


def _zone(row: Row) -> str:
    zone = row.text("zone")
    try:
        ZoneInfo(zone)
    except (KeyError, OSError, ValueError) as error:
        raise row.error(f"zone {zone} is no IANA time zone") from error
    return zone


def _take_offices(tables: Tables, path: Path) -> None:
    read, offices = toml_tables(path, ("office", "qualifier", "chamber", "suffix", "link")), tables.offices
    for row in read["office"]:
        _take_head(tables, row)
    for row in read["qualifier"]:
        qualifier = Qualifier(row.maybe("canonical") or "", row.choice("effect", Effect))
        _add_forms(row, offices.qualifiers, qualifier)
    for row in read["chamber"]:
        _add_forms(row, offices.chambers, Chamber(row.text("name"), _party(tables, row)))
    for table, rows in ((offices.suffixes, "suffix"), (offices.links, "link")):
        for row in read[rows]:
            _add_forms(row, table, row.text("name"))


def _take_head(tables: Tables, row: Row) -> None:
    head = Head(
        name=row.text("name"),
        rank=row.whole("rank"),
        portfolio=row.choice("portfolio", Portfolio, Portfolio.NONE),
        bare=row.choice("bare", Bare, Bare.ANY),
        chamber=row.flag("chamber"),
        joint=row.choice("joint", Joint, Joint.NONE),
        party=_party(tables, row),
        canonical=row.maybe("canonical"),
        after_number=row.flag("after_number", default=True),
        title=row.flag("title"),
    )
    singular = (head.name.lower(), *row.texts("forms"))
    plural = row.texts("plurals") or tuple(form + "s" for form in singular)
    row.example()
    row.close()
    for form in singular:
        tables.offices.heads.add(form, HeadForm(head, plural=False))
    for form in plural:
        tables.offices.heads.add(form, HeadForm(head, plural=True))


def _take_portfolios(tables: Tables, path: Path) -> None:
    read, grammar = toml_tables(path, (*Part, "field")), tables.offices.fields
    for part in Part:
        table = grammar.regions if part is Part.REGION else grammar.words
        for row in read[part]:
            for like in row.texts("like"):
                table.add(like if part is Part.REGION else like.lower(), FieldWord(like, part))
            _add_forms(row, table, FieldWord(row.text("name"), part))
    for country in tables.countries.values():
        for name in (country.name, *country.names):
            grammar.regions.add(name, FieldWord(name, Part.REGION))
    for row in read["field"]:
        for wording in row.texts("wordings"):
            grammar.canonical[wording.casefold()] = row.text("name")
        row.example()
        row.close()


def _take_titles(tables: Tables, path: Path) -> None:
    for row in toml_tables(path, ("title",))["title"]:
        title = Title(row.text("name"))
        tables.titles.add(title.name, title)
        for form in row.texts("forms"):
            tables.titles.add(form, title)
        row.example()
        row.close()


def _take_lookalikes(tables: Tables, path: Path) -> None:
    read = toml_tables(path, ("lookalike", "shouted"))
    for row in read["lookalike"]:
        for name in (row.text("name"), *row.texts("forms")):
            tables.names.add(name, None)
        row.example()
        row.close()
    for row in read["shouted"]:
        tables.shouted.add(folded(row.text("name")))
        row.example()
        row.close()


def _add_forms(row: Row, table: NameTable[T], value: T) -> None:
    """The entry's name in any case and its further forms as they are written."""
    for form in (row.text("name").lower(), *row.texts("forms")):
        table.add(form, value)
    row.example()
    row.close()
