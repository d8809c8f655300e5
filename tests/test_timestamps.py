"""Days in time stamps, as written."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from service.timestamps import ImpossibleDayError, day_of

FIRST = date(2019, 3, 1)


@pytest.mark.parametrize(
    "stamp",
    [
        "2019-03-01", "20190301", "2019/03/01", "2019-03-01T23:30:00-05:00", "2019-03-01 00:10:00.25 +0900",
        "2019-02-28T22:00:00Z", "2019-02-28T22:00:00+00:00", "Fri, 01 Mar 2019 10:00:00 +0300",
        "Thu, 28 Feb 2019 15:00:00 GMT", "1 Mar 2019 23:00 EST", "March 1, 2019",
        "Mar. 1, 2019 8:15 a.m.", "1st of March 2019",
        "Friday, 1 March 2019", "01.03.2019", "28 February 2019 at 5:00 PM UTC",
    ],
)  # fmt: skip
def test_the_day_is_the_outlets_own(stamp):
    assert day_of(stamp, ZoneInfo("Asia/Tokyo")) == FIRST


@pytest.mark.parametrize("stamp", ["", "yesterday", "03/01/2019", "March 2019", "1551398400", "2019-03-01 or so"])
def test_what_is_no_day_is_none(stamp):
    assert day_of(stamp) is None


@pytest.mark.parametrize("stamp", ["2019-02-29", "31 April 2019", "2019-13-01", "2019-03-01T25:00:00Z"])
def test_a_day_that_does_not_exist_is_an_error(stamp):
    with pytest.raises(ImpossibleDayError):
        day_of(stamp)
