"""Single names looked up: countries, demonyms, organisations, towns, titles."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import service.lexicon
from service.lexicon import load

FOLDER = Path(service.lexicon.__file__).parent / "en"
UN_MEMBERS = re.findall(
    r"[A-Z]{2}",
    """
    AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL
    CN CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN
    GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY
    MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT
    QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO
    TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM ZW
    """,
)
OTHERS = ["VA", "PS", "XK", "TW", "EH", "HK", "MO", "CK", "NU", "GL", "FO", "SU", "YU", "CS", "DD"]


def towns() -> list[dict[str, str]]:
    with (FOLDER / "cities.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_member_of_the_united_nations_is_there() -> None:
    assert len(UN_MEMBERS) == 193
    assert set(UN_MEMBERS + OTHERS) <= set(load().countries)


def test_members_of_the_united_nations_are_states_with_demonyms() -> None:
    countries = load().countries
    assert [
        c for c in UN_MEMBERS if countries[c].former or countries[c].territory_of or not countries[c].demonyms
    ] == []


def test_every_zone_is_an_iana_zone() -> None:
    zones = {row["zone"] for row in towns()} | {c.zone for c in load().countries.values()}
    assert len(zones) > 250
    for zone in zones:
        assert ZoneInfo(zone).key == zone


def test_every_capital_of_a_present_country_is_a_town_that_knows_it() -> None:
    lexicon = load()
    for country in lexicon.countries.values():
        if not country.former:
            owned = [t for name in country.capitals for t in lexicon.cities(name) if t.capital_of == country.code]
            assert len(owned) == len(country.capitals), country.code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("burma", "MM"),
        ("Swaziland", "SZ"),
        ("the Netherlands", "NL"),
        ("HOLLAND", "NL"),
        ("cote d'ivoire", "CI"),
        ("Republic of Türkiye", "TR"),
        ("U.S.", "US"),
        ("The Gambia", "GM"),
        ("Congo", "CD"),
        ("Korea", "KR"),
        ("Virgin Islands", "VG"),
    ],
)
def test_country_by_any_of_its_names(name: str, code: str) -> None:
    country = load().country(name)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Argentinean", "AR"),
        ("Swedes", "SE"),
        ("Dominican", "DO"),
        ("Congolese", "CD"),
        ("Korean", "KR"),
        ("Welsh", "GB"),
    ],
)
def test_country_by_demonym(word: str, code: str) -> None:
    country = load().demonym(word)
    assert country is not None
    assert country.code == code


def test_unknown_names_give_none() -> None:
    lexicon = load()
    assert lexicon.country("Ruritania") is None
    assert lexicon.demonym("Ruritanian") is None
    assert lexicon.organisation("Ministry of Silly Walks") is None
    assert lexicon.city("Strelsau") is None
    assert lexicon.cities("Strelsau") == ()


def test_organisation_by_name_or_acronym() -> None:
    lexicon = load()
    for name in ("NATO", "Nato", "North Atlantic Treaty Organisation", "the Atlantic Alliance"):
        found = lexicon.organisation(name)
        assert found is not None
        assert found.short == "NATO"
    commission = lexicon.organisation("European Commission")
    assert commission is not None
    assert (commission.party, commission.parent) == ("EU", "EU")
    refugees = lexicon.organisation("UNHCR")
    assert refugees is not None
    assert (refugees.party, refugees.parent) == ("UNHCR", "UN")


@pytest.mark.parametrize(
    ("name", "told", "country", "zone"),
    [
        ("San José", None, "CR", "America/Costa_Rica"),
        ("San Jose", "US", "CR", "America/Costa_Rica"),
        ("Georgetown", None, "GY", "America/Guyana"),
        ("Victoria", None, "SC", "Indian/Mahe"),
        ("Tripoli", None, "LY", "Africa/Tripoli"),
        ("Hyderabad", None, "IN", "Asia/Kolkata"),
        ("Hyderabad", "PK", "PK", "Asia/Karachi"),
        ("Hamilton", "NZ", "NZ", "Pacific/Auckland"),
        ("Valencia", "VE", "VE", "America/Caracas"),
        ("Washington, D.C.", None, "US", "America/New_York"),
        ("Nur-Sultan", None, "KZ", "Asia/Almaty"),
        ("Kiev", None, "UA", "Europe/Kyiv"),
        ("Rangoon", None, "MM", "Asia/Yangon"),
        ("Peking", None, "CN", "Asia/Shanghai"),
        ("the Hague", None, "NL", "Europe/Amsterdam"),
        ("Davos", None, "CH", "Europe/Zurich"),
        ("Sharm El Sheikh", None, "EG", "Africa/Cairo"),
        ("Panmunjom", None, "KR", "Asia/Seoul"),
        ("Sde Boker", None, "IL", "Asia/Jerusalem"),
        ("Nusa Dua", None, "ID", "Asia/Makassar"),
    ],
)
def test_town_is_a_capital_then_of_the_told_country_then_the_greatest(
    name: str, told: str | None, country: str, zone: str
) -> None:
    city = load().city(name, told)
    assert city is not None
    assert (city.country, city.zone) == (country, zone)


def test_towns_have_places_on_the_globe_and_known_countries() -> None:
    for row in towns():
        assert -90 <= float(row["latitude"]) <= 90, row
        assert -180 <= float(row["longitude"]) <= 180, row
        assert row["country"] in load().countries, row


def test_towns_that_are_common_words_are_flagged() -> None:
    flags = {name: load().cities(name)[0].ambiguous for name in ("Nice", "Split", "Reading", "Male", "Geneva", "Paris")}
    assert flags == {"Nice": True, "Split": True, "Reading": True, "Male": True, "Geneva": False, "Paris": False}


def test_titles_are_found_and_taken_off_a_name() -> None:
    lexicon = load()
    assert [m.text for m in lexicon.find_titles("H.E. Dr. Abiy Ahmed and Sheikh Tamim met Mr Modi")] == [
        "H.E.",
        "Dr.",
        "Sheikh",
        "Mr",
    ]
    assert lexicon.without_titles("His Highness Sheikh Tamim bin Hamad") == "Tamim bin Hamad"
    assert lexicon.without_titles("Lt. Gen. Sir Adrian Bradshaw") == "Adrian Bradshaw"
    assert lexicon.without_titles("Sheikh") == "Sheikh"
    assert lexicon.without_titles("Sergey Lavrov") == "Sergey Lavrov"


def test_seats_refer_to_sites_and_towns_that_are_there() -> None:
    tables = {
        name: tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
        for name in ("sites", "metonyms", "organisations")
    }
    sites = {row["name"] for row in tables["sites"]["site"]}
    assert {row["site"] for row in tables["metonyms"]["metonym"] if "site" in row} <= sites
    seats = [(row["city"], row.get("country")) for row in tables["organisations"]["organisation"] if "city" in row]
    assert [seat for seat in seats if not load().city(*seat)] == []
