"""Who can be whom."""

from __future__ import annotations

import pytest

from service.merging.people import alike, same_name, same_office
from tests.fakes import participants


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sergey Lavrov", "Lavrov", True),
        ("Sergey Lavrov", "Sergei Lavrov", True),
        ("S. Lavrov", "Sergey Lavrov", True),
        ("Delcy Rodríguez", "Delcy Rodriguez", True),
        ("Abdel Fattah el-Sisi", "Sisi", True),
        ("Kim Jong Un", "Kim", True),
        ("Wang Yi", "Wang Wenbin", False),
        ("Sergey Lavrov", "Maria Lavrova", False),
        ("Ilham Aliyev", "Mehriban Aliyev", False),
        ("Lavrov", "Putin", False),
        ("", "Putin", False),
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Foreign Minister", "Minister for Foreign Affairs", True),
        ("Foreign Minister", "foreign minister", True),
        ("Foreign Minister", "Defence Minister", False),
        ("ministers", "leaders", False),
    ],
)
def test_same_office(one: str, other: str, same: bool) -> None:
    assert same_office(one, other) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the same two, told by surname, by office, or as a delegation without names
        ("Ada Alba, Foreign Minister, RU; Vito Vega, -, VE", "Alba, -, RU; Vega, -, VE"),
        ("Ada Alba, Foreign Minister, RU; Vito Vega, -, VE", "-, Foreign Minister, RU; -, -, VE"),
        ("Ada Alba, -, RU; -, -, VE", "-, -, RU; Vito Vega, -, VE"),
        ("Ada Alba, -, -; Vito Vega, -, -", "Ada Alba, -, RU; Vito Vega, -, VE"),
        # a visit whose host one of them does not name
        ("Gus Gray, Secretary of State, US", "Gus Gray, -, US; Ilona Iris, President, AZ"),
        # a meeting of one organisation's members
        ("-, foreign ministers, EU", "-, foreign ministers, EU"),
        ("-, -, EU", "-, foreign ministers, EU"),
        # a summit with one participant more
        ("-, -, DE; -, -, FR; -, -, PL", "-, -, DE; -, -, FR"),
    ],
)
def test_may_be_the_same_people(one: str, other: str) -> None:
    assert alike(participants(one), participants(other)) > 0
    assert alike(participants(other), participants(one)) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # talks with a third party on the same trip
        ("Ada Alba, -, RU; -, -, VE", "Ada Alba, -, RU; -, -, CU"),
        # ministers are not their presidents
        ("Ada Alba, Foreign Minister, RU; -, -, VE", "Boris Bor, President, RU; -, -, VE"),
        ("-, foreign ministers, EU", "-, leaders, EU"),
        # two of a summit's many
        ("-, -, RU; -, -, VE", "-, -, RU; -, -, VE; -, -, CN; -, -, IN; -, -, BR"),
        # one organisation alone, and with a guest
        ("-, -, EU", "-, -, EU; -, -, RS"),
        ("-, -, RU; -, -, VE", "-, -, FR; -, -, DE"),
        ("Ada Alba, -, -", "Vito Vega, -, -"),
        ("-, ministers, -", "-, ministers, -"),
    ],
)
def test_are_not_the_same_people(one: str, other: str) -> None:
    assert alike(participants(one), participants(other)) == 0
    assert alike(participants(other), participants(one)) == 0


def test_a_named_person_in_common_counts_more_than_a_party() -> None:
    named = alike(participants("Ada Alba, -, RU; -, -, VE"), participants("Ada Alba, -, RU; -, -, VE"))
    nameless = alike(participants("-, -, RU; -, -, VE"), participants("-, -, RU; -, -, VE"))
    assert named > nameless
