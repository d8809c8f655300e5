"""The day of publication, step by step: metadata, dateline, file name, received day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from service.documents.publication import dateline_day
from service.errors import DocumentError
from service.model import Reckoning

RECEIVED = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BEIJING, Nov. 3, 2006 (Xinhua) -- The talks begin on Monday.", date(2006, 11, 3)),
        ("BUSAN, South Korea, Nov. 13, 2005 (Agency) -- The leaders meet.", date(2005, 11, 13)),
        ("MOSCOW, November 20 (Agency). The talks begin on Monday.", None),
        ("MOSCOW, November 20 (Agency) - The talks begin on Monday.", date(2026, 11, 20)),
        ("Colombo, Nov 20 (Daily Example)- The minister will visit.", date(2026, 11, 20)),
        ("Nov. 20 (Agencies) - The minister will visit.", date(2026, 11, 20)),
        ("NEW DELHI, 4 June 2019: The minister will visit.", date(2019, 6, 4)),
        ("AMMAN/GENEVA, 4 June 2019 — The envoy will visit.", date(2019, 6, 4)),
        ("Tuesday, 12 May 2020", date(2020, 5, 12)),
        ("Washington, D.C., March 4, 2022", date(2022, 3, 4)),
        ("FOR IMMEDIATE RELEASE / March 4, 2022", date(2022, 3, 4)),
        ("Press release - 4 March 2022", date(2022, 3, 4)),
        ("Published: 1st of March 2022", None),
        ("Posted On: 12 MAY 2020 4:05PM by PIB Example", date(2020, 5, 12)),
        ("Released on March 4th, 2022", date(2022, 3, 4)),
        ("The minister will visit Paris on March 3, 2020 - his first trip.", None),
        ("The minister will visit Paris on March 3, 2020", None),
        ("MOSCOW, Feb. 30, 2019 (Agency) - The talks begin.", None),
        ("Tuesday, 12 May 2027", None),
    ],
)
def test_datelines(line, day):
    assert dateline_day([line, "More text."], RECEIVED) == day


@pytest.mark.parametrize(
    ("line", "received", "day"),
    [
        ("OSLO, Nov. 24 (Agency) - Talks.", RECEIVED, date(2026, 11, 24)),
        ("OSLO, Nov. 25 (Agency) - Talks, as it is tomorrow east of here.", RECEIVED, date(2026, 11, 25)),
        ("OSLO, Nov. 26 (Agency) - Talks.", RECEIVED, None),
        ("OSLO, March 1 (Agency) - Talks.", RECEIVED, None),
        ("OSLO, Dec. 30 (Agency) - Talks.", date(2026, 1, 5), date(2025, 12, 30)),
        ("OSLO, Fri, Nov. 20 (Agency) - Talks.", RECEIVED, date(2026, 11, 20)),
        ("OSLO, Mon, Nov. 20 (Agency) - Talks.", RECEIVED, None),
        ("OSLO, Feb. 29 (Agency) - Talks.", date(2027, 3, 1), None),
    ],
)
def test_a_dateline_without_a_year_counts_only_if_it_is_fresh(line, received, day):
    assert dateline_day([line], received) == day


def test_the_day_under_a_release_counts_as_its_dateline():
    lines = [f"Paragraph {number} of the release, with its text." for number in range(12)]
    assert dateline_day([*lines, "New Delhi", "May 12, 2020"], RECEIVED) == date(2020, 5, 12)
    assert dateline_day([*lines[:9], "May 12, 2020", *lines], RECEIVED) is None


def test_metadata_goes_before_the_dateline_and_the_dateline_before_the_name(read):
    body = "OSLO, May 12, 2020 (Agency) - The talks begin on Monday."
    with_all = read(f"---\npublished: 2020-05-11\n---\n{body}", "2020-05-13-talks.txt")
    assert (with_all.published, with_all.reckoning) == (date(2020, 5, 11), Reckoning.METADATA)
    without_metadata = read(body, "2020-05-13-talks.txt")
    assert (without_metadata.published, without_metadata.reckoning) == (date(2020, 5, 12), Reckoning.DATELINE)


def test_the_feeds_day_counts_as_metadata(read):
    document = read("The talks begin on Monday.", published=date(2020, 5, 12), title="Talks")
    assert (document.published, document.reckoning, document.title) == (date(2020, 5, 12), Reckoning.METADATA, "Talks")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("2020-05-12-talks.txt", None),
        ("herald/2020-05-12-talks.txt", None),
        ("herald/20200512_talks.txt", None),
        ("herald/2020/05/12/talks.txt", None),
        ("talks-of-2020.txt", "https://herald.example/2020/05/12/talks"),
    ],
)
def test_the_name_tells_the_day(read, name, address):
    document = read("The talks begin on Monday.", name, address=address)
    assert (document.published, document.reckoning) == (date(2020, 5, 12), Reckoning.FILENAME)


def test_a_name_with_a_day_that_does_not_exist_is_an_error(read):
    with pytest.raises(DocumentError) as caught:
        read("The talks begin on Monday.", "2019-02-30-talks.txt")
    assert (caught.value.field, caught.value.reason) == ("file name", "2019-02-30 does not exist")


@pytest.mark.parametrize("day", ["0001-01-01", "1066-10-14", "9999-12-31"])
def test_a_day_on_which_nothing_can_be_published_is_an_error_in_our_own_metadata(read, day):
    with pytest.raises(DocumentError, match=f"published: {day} is no day of publication") as caught:
        read(f"---\npublished: {day}\n---\nTalks.")
    assert caught.value.field == "published"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_on_which_nothing_can_be_published_is_passed_over_elsewhere(read, day):
    page = f'<html><head><meta property="article:published_time" content="{day}T00:00:00Z"></head><body><p>Talks.</p>'
    found = [
        read(page, "2019-03-01-talks.html"),
        read("Talks.", f"{day}.txt", published=date(2019, 3, 1)),
        read(f"{int(day[8:])} March {day[:4]}\nTalks.", "2019-03-01-talks.txt"),
        read("Talks.", "2019-03-01-talks.txt", published=date.fromisoformat(day)),
    ]
    assert [document.published for document in found] == [date(2019, 3, 1)] * 4
    assert read("Talks.", f"{day}.txt").reckoning is Reckoning.RECEIVED


def test_digits_that_are_no_day_do_not_make_a_name_faulty(read):
    assert read("The talks begin on Monday.", "release-20191345.txt").reckoning is Reckoning.RECEIVED


def test_without_anything_the_received_day_at_the_outlet_counts(read):
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    document = read("The talks begin on Monday.", "talks.txt", timezone="Asia/Tokyo", received=late)
    assert (document.published, document.reckoning) == (date(2026, 11, 25), Reckoning.RECEIVED)
