"""Office phrases: how far they reach and what they mean."""

from __future__ import annotations

import pytest

from service.lexicon import Kind, Match, Office, load


def offices(text: str) -> list[Match]:
    return [m for m in load().find(text) if m.kind is Kind.OFFICE]


def one(text: str) -> tuple[str, Office]:
    (match,) = offices(text)
    assert isinstance(match.entry, Office)
    return match.text, match.entry


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Foreign Minister", "Foreign Minister"),
        ("foreign minister", "Foreign Minister"),
        ("FOREIGN MINISTER", "Foreign Minister"),
        ("Minister for Foreign Affairs", "Foreign Minister"),
        ("Minister of Foreign Affairs", "Foreign Minister"),
        ("Minister of External Affairs", "External Affairs Minister"),
        ("External Affairs Minister", "External Affairs Minister"),
        ("Minister of the Interior", "Interior Minister"),
        ("Home Affairs Minister", "Interior Minister"),
        ("Defense Secretary", "Defence Secretary"),
        ("Secretary of Defense", "Defence Secretary"),
        ("Secretary of State for Defence", "Defence Secretary"),
        ("Secretary of State", "Secretary of State"),
        ("PM", "Prime Minister"),
        ("Premier", "Prime Minister"),
        ("Vice-President", "Vice President"),
        ("Deputy Foreign Minister", "Deputy Foreign Minister"),
        ("Vice Minister of Foreign Affairs", "Foreign Vice Minister"),
        ("First Deputy Minister of Defence", "First Deputy Defence Minister"),
        ("Foreign Affairs and Trade Minister", "Foreign and Trade Minister"),
        ("Minister for Trade, Tourism and Investment", "Trade, Tourism and Investment Minister"),
        ("Minister of Commerce & Industry", "Commerce and Industry Minister"),
        ("Minister for Women’s Affairs", "Women's Affairs Minister"),
        ("Under Secretary of State for Political Affairs", "Under Secretary of State for Political Affairs"),
        (
            "Assistant Secretary of State for European and Eurasian Affairs",
            "Assistant Secretary of State for European and Eurasian Affairs",
        ),
        ("Special Envoy for Sudan and South Sudan", "Special Envoy for Sudan and South Sudan"),
        ("Speaker of the National Assembly", "National Assembly Speaker"),
        ("parliament speaker", "Parliament Speaker"),
        ("parliament's speaker", "Parliament Speaker"),
        ("European Commission President", "European Commission President"),
        ("President of the European Commission", "European Commission President"),
        ("National Security Advisor", "National Security Adviser"),
        ("President-elect", "President-elect"),
        ("Tanaiste", "Tánaiste"),
        ("Chargé d’Affaires", "Chargé d'Affaires"),
    ],
)
def test_whole_phrase_is_one_office_with_a_canonical_name(phrase: str, name: str) -> None:
    text, office = one(f"They await the {phrase} on Monday.")
    assert (text, office.name) == (phrase, name)


@pytest.mark.parametrize(
    "phrase",
    [
        "State Councilor and Foreign Minister",
        "Deputy Prime Minister and Minister for Foreign Affairs",
        "Prime Minister and Minister of Defence",
        "Crown Prince and Prime Minister",
        "Vice Premier and Foreign Minister",
        "Foreign Minister and Deputy Prime Minister",
        "Deputy Prime Minister/Minister of Finance",
        "Member of the Political Bureau of the CPC Central Committee and Minister of Foreign Affairs",
    ],
)
def test_two_offices_of_one_holder_are_one(phrase: str) -> None:
    text, office = one(f"They await {phrase} tomorrow.")
    assert text == phrase
    assert len(office.parts) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the President and Prime Minister", ["President", "Prime Minister"]),
        ("the president and the foreign minister", ["president", "foreign minister"]),
        ("Prime Minister and Foreign Minister", ["Prime Minister", "Foreign Minister"]),
        ("Minister of Finance and Defence Minister Lee", ["Minister of Finance", "Defence Minister"]),
        ("the special envoy for Syria and Iran's envoy", ["special envoy for Syria", "envoy"]),
        ("to discuss trade and Foreign Minister Wang", ["Foreign Minister"]),
        ("regional foreign ministers", ["foreign ministers"]),
        ("European foreign ministers", ["foreign ministers"]),
        ("the ambassador of Ukraine", ["ambassador"]),
        ("Minister of Defence of Japan", ["Minister of Defence"]),
        ("Japan's Minister of Trade visits", ["Minister of Trade"]),
    ],
)
def test_offices_of_several_people_and_what_follows_stay_apart(text: str, expected: list[str]) -> None:
    assert [m.text for m in offices(text)] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("foreign ministers", "Foreign Minister"),
        ("foreign and defence ministers", "Foreign and Defence Minister"),
        ("presidents", "President"),
        ("leaders", "Leader"),
        ("heads of state and government", "Head of State"),
        ("secretaries of state", "Secretary of State"),
        ("PMs", "Prime Minister"),
        ("special envoys", "Special Envoy"),
    ],
)
def test_plural_is_told(text: str, name: str) -> None:
    _, office = one(f"the {text} meet")
    assert (office.name, office.plural) == (name, True)


@pytest.mark.parametrize(
    ("text", "former", "acting"),
    [
        ("former president", True, False),
        ("ex-president", True, False),
        ("former Acting President", True, True),
        ("acting foreign minister", False, True),
        ("interim prime minister", False, True),
        ("president", False, False),
    ],
)
def test_former_and_acting_holders_are_told(text: str, former: bool, acting: bool) -> None:
    phrase, office = one(f"the {text} arrives")
    assert (phrase, office.former, office.acting) == (text, former, acting)


@pytest.mark.parametrize(
    ("text", "rank", "party"),
    [
        ("the king-makers", None, None),
        ("the Pope", 1, "VA"),
        ("the Taoiseach", 2, "IE"),
        ("the Chancellor of the Exchequer", 3, "GB"),
        ("the Under-Secretary-General for Political Affairs", 4, "UN"),
        ("the Archbishop of Canterbury", 5, "Church of England"),
        ("the State Duma chairman", 6, "RU"),
        ("the President of the Senate", 3, None),
        ("the vice minister of defence", 4, None),
        ("the secretary of state", 3, None),
        ("the mayor", 6, None),
    ],
)
def test_rank_and_implied_party(text: str, rank: int | None, party: str | None) -> None:
    found = [m.entry for m in offices(text)]
    assert [(o.rank, o.party) for o in found if isinstance(o, Office)] == ([(rank, party)] if rank else [])


@pytest.mark.parametrize(
    "text",
    [
        "at 3 PM on Friday",
        "She will chair the talks",
        "in general",
        "a secretary typed it",
        "the chief reason",
        "trade and development",
        "foreign affairs",
        "the Premier League",
        "the parliament",
        "former rivals",
    ],
)
def test_what_only_looks_like_an_office_is_none(text: str) -> None:
    assert offices(text) == []


def test_chief_is_an_office_before_a_name() -> None:
    assert [m.text for m in offices("UN chief Ban Ki-moon")] == ["chief"]
    assert [m.text for m in offices("EU foreign policy chief Ashton")] == ["foreign policy chief"]


def test_office_does_not_reach_across_a_sentence_or_a_line() -> None:
    assert [m.text for m in offices("the foreign\nminister of defence")] == ["minister of defence"]
    assert [m.text for m in offices("They met the foreign minister. Trade minister Lee left.")] == [
        "foreign minister",
        "Trade minister",
    ]
