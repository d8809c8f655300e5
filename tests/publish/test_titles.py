"""What meetings are called in a month's cell."""

from __future__ import annotations

from typing import Any

import pytest

from service.publish.titles import headline, short_name, title
from tests.calendars.reading import meeting

MOSCOW = {"name": "Moscow", "country": "RU", "zone": "Europe/Moscow"}
BAKU = {"name": "Baku", "country": "AZ"}


def people(*told: str) -> list[dict[str, str]]:
    """``Sergey Lavrov/RU``, ``/AZ`` for a party that nobody is named from, ``Ada Berg`` without a party."""
    rows = [one.partition("/") for one in told]
    return [{key: word for key, word in (("name", name), ("party", party)) if word} for name, _, party in rows]


def evidence(words: str) -> list[dict[str, str]]:
    return [{"evidence": words}]


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("Lavrov – Rodríguez (RU–VE)", {
            "participants": people("Sergey Lavrov/RU", "Delcy Rodríguez/VE"), "place": MOSCOW,
        }),
        ("Lavrov, Shoigu – Fidan (RU–TR)", {
            "participants": people("Sergey Lavrov/RU", "Hakan Fidan/TR", "Sergey Shoigu/RU"),
        }),
        ("Lavrov (RU) – Vietnam", {"participants": people("Sergey Lavrov/RU", "/VN")}),
        ("Grossi (IAEA) – Iran", {"participants": people("Rafael Grossi/IAEA", "/IR")}),
        ("Lavrov – Berg (RU)", {"participants": people("Sergey Lavrov/RU", "Ada Berg")}),
        ("Blinken to Baku", {"participants": people("Antony Blinken/US", "/AZ"), "place": BAKU}),
        ("Blinken to Baku", {"participants": people("Antony Blinken/US"), "place": BAKU}),
        ("Blinken – Aliyev (US–AZ)", {"participants": people("Antony Blinken/US", "Ilham Aliyev/AZ"), "place": BAKU}),
        ("China to Baku", {
            "participants": people("/CN", "/AZ"), "place": BAKU, "sources": evidence("a delegation will visit Baku"),
        }),
        ("China–Azerbaijan talks", {
            "participants": people("/CN", "/AZ"), "place": BAKU, "sources": evidence("will hold talks in Baku"),
        }),
        ("EU–Central Asia summit", {
            "participants": people("/EU", "/KZ", "/KG", "/TJ", "/TM", "/UZ"), "sources": evidence("the summit opens"),
        }),
        ("OPEC meeting", {"participants": people("/OPEC"), "sources": evidence("OPEC is to meet on Friday")}),
        ("ASEAN summit", {
            "participants": people("/ASEAN", "/ID", "/MY", "/TH", "/PH"), "sources": evidence("ASEAN's summits"),
        }),
        ("Russia–Iran–Turkey +2 conference", {
            "participants": people("/RU", "/IR", "/TR", "/CN", "/PK"), "sources": evidence("a conference on grain"),
        }),
        ("Xi Jinping – Biden call (CN–US)", {"participants": people("Xi Jinping/CN", "Joe Biden/US"), "mode": "call"}),
        ("US–UK call", {"participants": people("/US", "/GB"), "mode": "call"}),
        ("Lavrov (RU) in Moscow", {"participants": people("Sergey Lavrov/RU"), "place": MOSCOW}),
        ("Talks in Moscow", {"place": MOSCOW, "sources": evidence("talks will be held")}),
        ("Meeting", {}),
    ],
)  # fmt: skip
def test_title_says_who_meets_whom(expected: str, told: dict[str, Any]) -> None:
    assert title(meeting(**told)) == expected


def test_many_named_people_are_told_by_their_parties() -> None:
    told = people(*(f"Ana Number{number}/{party}" for number, party in enumerate(("FR", "FR", "DE", "DE", "PL"))))
    assert title(meeting(participants=told)) == "France–Germany–Poland meeting"


@pytest.mark.parametrize(
    ("name", "party", "short"),
    [
        ("Sergey Lavrov", "RU", "Lavrov"),
        ("Ursula von der Leyen", "EU", "von der Leyen"),
        ("Herman Van Rompuy", "EU", "Van Rompuy"),
        ("Mohammed bin Salman", "SA", "bin Salman"),
        ("Abdel Fattah al-Sisi", "EG", "al-Sisi"),
        ("Al Gore", "US", "Gore"),
        ("Joseph Biden Jr.", "US", "Biden"),
        ("Wang Yi", "CN", "Wang Yi"),
        ("HAYAMA Kiyoko", "JP", "Hayama"),
        ("Élise DE LA TOUR", "FR", "De La Tour"),
        ("Aoife Ní Mhurchú", "IE", "Ní Mhurchú"),
        ("LAVROV", "RU", "LAVROV"),
        ("JD Vance", "US", "Vance"),
        ("Carl XVI Gustaf", "SE", "Gustaf"),
        ("Ban Ki-moon", "UN", "Ban Ki-moon"),
        ("Abiy Ahmed", "ET", "Abiy Ahmed"),
        ("Lavrov", "RU", "Lavrov"),
        ("Sergey Lavrov", None, "Lavrov"),
    ],
)
def test_short_name_is_the_family_name(name: str, party: str | None, short: str) -> None:
    assert short_name(name, party) == short


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("POSTPONED: Meeting", {"status": "postponed", "start": "2019-03-01"}),
        ("CANCELLED: Meeting", {"status": "cancelled", "start": "2019-03-01"}),
        ("date to be confirmed: Meeting", {"start": "2019-W09"}),
        ("CANCELLED: date to be confirmed: Meeting", {"status": "cancelled", "start": "2019-03"}),
        ("Meeting, 12:00 local time", {"start": "2019-03-01T12:00"}),
        ("Meeting", {"start": "2019-03-01T12:00", "zone_told": "UTC"}),
        ("Meeting", {"status": "tentative", "start": "2019-03-01"}),
    ],
)
def test_headline_says_what_a_client_may_hide(expected: str, told: dict[str, Any]) -> None:
    assert headline(meeting(**told)) == expected
