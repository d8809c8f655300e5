"""Plain text: front matter, headlines, paragraphs."""

from __future__ import annotations

from datetime import date

import pytest

from service.errors import DocumentError
from service.model import Reckoning

FRONT_MATTER = """---
title: "Foreign Minister to visit Oslo"
published: 2020-05-12
outlet: Ministry of Foreign Affairs of Ruritania
url: https://mfa.example/news/17
language: en
---
The Foreign Minister will travel to Oslo on Thursday.

He returns on Friday.
"""


def test_front_matter_gives_title_day_outlet_and_address(read):
    document = read(FRONT_MATTER)
    assert document.title == "Foreign Minister to visit Oslo"
    assert (document.published, document.reckoning) == (date(2020, 5, 12), Reckoning.METADATA)
    assert document.outlet == "Ministry of Foreign Affairs of Ruritania"
    assert document.address == "https://mfa.example/news/17"
    assert document.body == "The Foreign Minister will travel to Oslo on Thursday.\nHe returns on Friday."


def test_front_matter_may_be_toml(read):
    document = read('+++\ntitle = "Visit to Oslo"\npublished = 2020-05-12\n+++\nThe minister will travel.\n')
    assert (document.title, document.published) == ("Visit to Oslo", date(2020, 5, 12))


@pytest.mark.parametrize(
    ("text", "field", "reason"),
    [
        ("---\npublshed: 2020-05-12\n---\nBody.", "publshed", "did you mean 'published'?"),
        ("---\nweather: fine\n---\nBody.", "weather", "known are address, language, outlet, published, title"),
        ("---\npublished: 2019-02-30\n---\nBody.", "published", "2019-02-30 does not exist"),
        ("---\npublished: last week\n---\nBody.", "published", "'last week' is no date"),
        ("---\npublished: 03/04/2022\n---\nBody.", "published", "'03/04/2022' is no date"),
        ("---\ntitle: Visit\nBody.", "front matter", "no closing '---' line"),
        ("---\ntitle: Visit\nnot a pair\n---\nBody.", "front matter", "line 3 is not 'key: value'"),
        ("+++\ntitle = Visit\n+++\nBody.", "front matter", "broken TOML: Invalid value (at line 2, column 9)"),
        ("+++\npublished = 2019-02-30\n+++\nBody.", "front matter", "Invalid date"),
        ("+++\ntitle = 5\n+++\nBody.", "title", "must be text, not a number"),
        ("---\nurl: javascript:alert(1)\n---\nBody.", "address", "is no http or https address"),
    ],
)
def test_faulty_front_matter_names_the_file_and_the_field(read, text, field, reason):
    with pytest.raises(DocumentError) as caught:
        read(text, "visits/oslo.txt")
    assert (caught.value.name, caught.value.field) == ("visits/oslo.txt", field)
    assert reason in caught.value.reason


def test_a_rule_of_dashes_is_no_front_matter(read):
    assert read("---\nThe talks begin on Monday.\n---\n").body == "---\nThe talks begin on Monday.\n---"


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister to visit Oslo\n\nThe Foreign Minister will travel to Oslo on Thursday.",
        "Foreign Minister to visit Oslo\nOSLO, May 12 (Example Wire) - The Foreign Minister will travel on Thursday.",
        "Foreign Minister to visit Oslo\nOSLO (Example Wire) - The Foreign Minister will travel on Thursday.",
        "FOR IMMEDIATE RELEASE\n\nForeign Minister to visit Oslo\n\nThe Foreign Minister will travel on Thursday.",
        "12 May 2020\n\nForeign Minister to visit Oslo\n\nThe Foreign Minister will travel on Thursday.",
    ],
)
def test_a_short_first_line_set_off_from_the_text_is_the_headline(read, text):
    document = read(text)
    assert document.title == "Foreign Minister to visit Oslo"
    assert "Foreign Minister to visit Oslo" not in document.body


@pytest.mark.parametrize(
    "text",
    [
        "The Foreign Minister will travel to Oslo on Thursday.\n\nHe returns on Friday.",
        "Oslo, 12 May 2020\n\nThe Foreign Minister will travel on Thursday.",
        "Foreign Minister to visit Oslo\nThe Foreign Minister will travel to Oslo on Thursday.",
        "Agenda:\n\nThe Foreign Minister will travel to Oslo on Thursday.",
        "Statement\n\nThe Foreign Minister will travel to Oslo on Thursday.",
        "Foreign Minister to visit Oslo",
    ],
)
def test_what_may_not_be_a_headline_stays_in_the_text(read, text):
    document = read(text)
    assert document.title is None
    assert document.body.startswith(text.split("\n")[0])


def test_lines_wrapped_at_a_width_become_paragraphs(read):
    text = (
        "The Foreign Minister of Ruritania will travel to Oslo on Thursday to\n"
        "meet his Norwegian counterpart, the ministry said in a note that was\n"
        "handed out on Tuesday.\n"
        "\n"
        "The ministers will discuss fisheries, the protection of the northern\n"
        "seas and the exchange of students.\n"
    )
    assert read(text).body.split("\n") == [
        "The Foreign Minister of Ruritania will travel to Oslo on Thursday to meet his Norwegian counterpart, "
        "the ministry said in a note that was handed out on Tuesday.",
        "The ministers will discuss fisheries, the protection of the northern seas and the exchange of students.",
    ]


def test_lines_broken_by_hand_become_paragraphs_too(read):
    text = (
        "OSLO - The leaders of the four northern states will meet in Oslo on\n"
        "9 December, the Norwegian government announced on Friday.\n\n"
        "Prime Minister Halvard Steinsvik will host the heads of government of\n"
        "Sweden, Denmark and Finland, among them Prime Minister\n"
        "Kaarina Lehtovaara of Finland, for the first talks since the spring.\n"
    )
    assert len(read(text).body.split("\n")) == 2


def test_a_schedules_lines_stay_apart(read):
    text = (
        "Programme of the President\n\n"
        "10:00 Meeting with the Minister of Foreign Affairs of Norway\n"
        "11:30 Working lunch with the delegation at the guest house\n"
        "14:00 Departure for the airport\n"
    )
    assert read(text).body.split("\n") == [
        "10:00 Meeting with the Minister of Foreign Affairs of Norway",
        "11:30 Working lunch with the delegation at the guest house",
        "14:00 Departure for the airport",
    ]


def test_the_lines_of_a_letterhead_stay_apart(read):
    text = "Ministry of Foreign Affairs\nPress Department\nNo. 512\n\nThe minister will travel to Oslo on Thursday.\n"
    assert len(read(text).body.split("\n")) == 4


def test_a_sentence_broken_off_at_a_line_end_goes_on(read):
    text = (
        "The Foreign Minister will travel to Oslo on Thursday for talks on the fisheries of the northern seas and "
        "on the\nexchange of students between the two countries' universities, which began ten years ago.\n"
        "He returns on Friday, in time for the opening of the national day's festivities in the capital's old town, "
        "the ministry added."
    )
    assert len(read(text).body.split("\n")) == 2


def test_invisible_characters_and_odd_blanks_are_cleaned(read):
    document = read("Rodri\u0301guez\u00a0will\u2009meet the min\u00adister\u200b \ufeffin\tOslo.\r\nThe end.\x07")
    assert document.body == "Rodríguez will meet the minister in Oslo.\nThe end."
