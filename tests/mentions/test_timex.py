"""The grammar of time expressions: the cases of tests/cases/timex.toml, and what must hold of any text."""

from __future__ import annotations

import time
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import LexiconError
from service.mentions.timex import Direction, Grain, TimeValue, anchor, combine, find, with_clock
from service.mentions.timex import words as timex_words

CASES = Path(__file__).parents[1] / "cases" / "timex.toml"
OF_THE_TIMEX = ("grain", "relation", "bias", "link", "possessive", "adjectival")
OF_THE_VALUE = ("zone", "local", "days")
FIELDS = {"text", "start", "end", "problem", *OF_THE_TIMEX, *OF_THE_VALUE}
CASE_FIELDS = {"text", "published", "direction", "focus", "times", "xfail"}


def lexicon_text() -> str:
    return (Path(timex_words.__file__).parents[2] / "lexicon" / "en" / "timex.toml").read_text(encoding="utf-8")


def timex_vague() -> dict[str, list[str]]:
    """The lexicon's times without a day, by the direction that they fix."""
    found: dict[str, list[str]] = tomllib.loads(lexicon_text())["vague"]
    return found


def cases() -> list[Any]:
    """One parameter a case; a case with a reason in xfail must fail."""
    found = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
    return [
        pytest.param(
            case,
            id=f"{number:03d} {case['text'][:60]}",
            marks=[pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else [],
        )
        for number, case in enumerate(found, start=1)
    ]


@pytest.mark.parametrize("case", cases())
def test_expressions_are_found_and_mean_the_days_told(case: dict[str, Any]) -> None:
    assert case.keys() <= CASE_FIELDS
    direction = Direction(case.get("direction", "future"))
    found = find(case["text"])
    assert [timex.text for timex in found] == [time_["text"] for time_ in case["times"]]
    for timex, expected in zip(found, case["times"], strict=True):
        assert expected.keys() <= FIELDS
        value = anchor(timex, case["published"], direction, case.get("focus"))
        start, end = (value.start, value.end) if value else (None, None)
        assert (start, end) == (expected.get("start"), expected.get("end"))
        assert bool(value and value.problem) == expected.get("problem", False)
        for name in OF_THE_TIMEX:
            if name in expected:
                assert getattr(timex, name) == expected[name], name
        for name in OF_THE_VALUE:
            if name in expected:
                assert getattr(value, name) == expected[name], name


def test_there_are_many_cases_to_accept_and_to_reject() -> None:
    found = [parameter.values[0] for parameter in cases()]
    assert len(found) >= 300
    assert sum(not case["times"] for case in found) >= 50


def test_a_two_day_visit_from_monday_ends_on_tuesday() -> None:
    length, monday = find("A two-day visit begins on Monday.")
    published = date(2019, 2, 26)
    when, duration = anchor(monday, published), anchor(length, published)
    assert when is not None
    assert duration is not None
    assert combine(when, duration) == TimeValue("2019-03-04", "2019-03-05")


@pytest.mark.parametrize(
    ("when", "days", "start", "end"),
    [
        (TimeValue("2019-03-04"), 1, "2019-03-04", None),
        (TimeValue("2019-03-04"), None, "2019-03-04", None),
        (TimeValue("2019-02-27"), 4, "2019-02-27", "2019-03-02"),
        (TimeValue("2019-03-04", "2019-03-08"), 2, "2019-03-04", "2019-03-08"),
        (TimeValue("2019-03-04T10:00"), 2, "2019-03-04T10:00", "2019-03-05"),
        (TimeValue("2019-03-04"), 3_285_000, "2019-03-04", None),
        (TimeValue("2019-03"), 2, "2019-03", None),
        (TimeValue("2019-W10"), 2, "2019-W10", None),
        (TimeValue("2019"), 2, "2019", None),
        (TimeValue(None), 2, None, None),
    ],
)
def test_a_length_spreads_only_a_single_day(when: TimeValue, days: int | None, start: str, end: str | None) -> None:
    combined = combine(when, TimeValue(days=days))
    assert (combined.start, combined.end) == (start, end)


def test_a_clock_time_is_set_on_a_day_told_elsewhere() -> None:
    day, hour = find("The two meet on Friday. The doors of the palace open at 15:30 GMT.")
    when = anchor(day, date(2019, 2, 26))
    assert when is not None
    assert with_clock(when, hour) == TimeValue("2019-03-01T15:30", None, zone="UTC")


def test_a_clock_time_is_not_set_on_a_week() -> None:
    week, hour = find("The two meet next week, the doors open at 15:30 GMT.")
    when = anchor(week, date(2019, 2, 26))
    assert when is not None
    assert with_clock(when, hour) == when


def test_an_expression_does_not_reach_across_a_paragraph() -> None:
    assert [timex.text for timex in find("They meet on Friday\nMarch 1 was a holiday")] == ["Friday", "March 1"]


def test_every_expression_says_which_rule_found_it() -> None:
    found = find("On Friday, March 1, they meet for two days, then in the coming weeks, every year, at 10 a.m.")
    assert [timex.rule for timex in found] == ["weekday_date", "length", "coming_vague", "recurring", "clock"]


def test_spans_count_in_the_text_searched() -> None:
    text = "“Größe” – они встретятся on Friday,\u00a01 March\u00a02019, in Kyiv"
    (timex,) = find(text)
    assert timex.span.of(text) == timex.text == "Friday,\u00a01 March\u00a02019"


@pytest.mark.parametrize("phrase", tomllib.loads(lexicon_text())["not_times"]["phrases"])
def test_what_only_looks_like_a_time_is_none(phrase: str) -> None:
    assert find(f"They spoke of {phrase} there.") == []


@pytest.mark.parametrize(
    ("kind", "phrase"), [(kind, phrase) for kind, phrases in timex_vague().items() for phrase in phrases]
)
def test_a_time_without_a_day_is_found_whole_and_has_no_day(kind: str, phrase: str) -> None:
    (timex,) = find(f"The two, {phrase}, meet.")
    assert timex.text == phrase
    assert timex.grain is Grain.VAGUE
    assert timex.bias == (None if kind == "neutral" else kind)
    assert anchor(timex, date(2019, 2, 26)) is None


@pytest.mark.parametrize("name", sorted(timex_words.load().holidays))
def test_a_holiday_has_a_day_of_the_year_told(name: str) -> None:
    written = name.title().replace("'S", "'s")
    (timex,) = find(f"The two meet after {written} 2021.")
    value = anchor(timex, date(2019, 2, 26))
    assert value is not None
    assert value.start is not None
    assert value.start.startswith("2021-")


@pytest.mark.parametrize("zone", sorted(timex_words.load().zones))
def test_a_zone_by_its_letters_is_known_to_the_calendar(zone: str) -> None:
    (timex,) = find(f"The two meet at 10:00 {zone}.")
    assert timex.clock is not None
    assert timex.clock.zone == timex_words.load().zones[zone]
    assert ZoneInfo(timex.clock.zone)


@pytest.mark.parametrize(("name", "zone"), tomllib.loads(lexicon_text())["named_zones"].items())
def test_a_zone_by_its_name_is_known_to_the_calendar(name: str, zone: str) -> None:
    (timex,) = find(f"The two meet at 3 p.m. {name.title()} time.")
    assert timex.clock is not None
    assert timex.clock.zone == zone
    assert ZoneInfo(zone)


PIECES = st.sampled_from([
    "Monday", "Friday", "March", "May", "Sept.", "3", "5th", "31", "2019", "2019-02-30", "1/2/2020", "10:30",
    "a.m.", "GMT", "noon", "from", "to", "-", "–", "and", "or", ",", "(", ")", "the", "of", "on", "at", "in",
    "next", "last", "this", "coming", "week", "weekend", "month", "year", "day", "days", "two", "a", "few", "ago",
    "later", "before", "after", "early", "mid", "end", "first", "third", "half", "quarter", "Q2", "spring",
    "winter", "today", "tomorrow", "tonight", "morning", "evening", "every", "Easter", "29 February", "0", "24:00",
    "midnight", "same", "following", "'s", "’", "\n", "weeks'", "time", "until", "minister", "long", "moved",
    "between", "ten", "o'clock", "fortnight", "Thursday", "weekends", "days'",
])  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=14).map("".join)
)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_spans_of_any_text_are_sorted_disjoint_and_inside_it(text: str) -> None:
    edge = 0
    for timex in find(text):
        assert edge <= timex.span.start < timex.span.end <= len(text)
        assert timex.text == timex.span.of(text)
        edge = timex.span.end


@settings(max_examples=400, deadline=None)
@given(
    text=TEXTS,
    published=st.dates(date(1950, 1, 1), date(2090, 12, 31)),
    direction=st.sampled_from(list(Direction)),
    focus=st.none() | st.dates(date(1950, 1, 1), date(2090, 12, 31)),
)
def test_anchored_times_of_any_text_start_before_they_end(
    text: str, published: date, direction: Direction, focus: date | None
) -> None:
    for timex in find(text):
        value = anchor(timex, published, direction, focus)
        if value is None or value.start is None:
            continue
        assert _first_day(value.start) <= _first_day(value.end or value.start)


def _first_day(moment: str) -> date:
    """The first day of a year, month, week, day or hour; raises where it is none of them."""
    if "W" in moment:
        return date.fromisocalendar(int(moment[:4]), int(moment[6:]), 1)
    return date.fromisoformat((moment + "-01-01")[:10] if len(moment) < 10 else moment[:10])


@settings(max_examples=200, deadline=None)
@given(published=st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_friday_to_come_is_within_the_next_seven_days(published: date) -> None:
    (timex,) = find("on Friday")
    value = anchor(timex, published, Direction.FUTURE)
    assert value is not None
    assert value.start is not None
    ahead = date.fromisoformat(value.start) - published
    assert timedelta(0) <= ahead < timedelta(7)
    assert date.fromisoformat(value.start).weekday() == 4


@pytest.mark.parametrize(
    "passage",
    [
        "The ministers will meet on Friday, March 1, at 10:00 GMT and from 3 to 5 May in the coming days. ",
        "Monday, Tuesday, ",
        "1, 2, 3, ",
        "from the first half of the last week of ",
        "a week from a week from ",
        "the day before the day before ",
        "( ",
        "9",
    ],
)
def test_twice_the_text_takes_about_twice_the_time(passage: str) -> None:
    passages = max(1, 40_000 // len(passage))
    once, twice = _seconds(passage * passages), _seconds(passage * passages * 2)
    assert twice < 3 * once + 0.02


def _seconds(text: str) -> float:
    """The quickest of three runs: other work on the machine only ever slows one down."""
    times = []
    for _ in range(3):
        start = time.process_time()
        find(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize(
    ("before", "after", "entry"),
    [
        ("[weekdays]", "[weekday]", "weekday"),
        ("monday = 0", 'monday = "first"', "weekdays.monday"),
        ("december = 12", "december = 13", "months.december"),
        ("tomorrow = 1", "tomorrow = true", "relative_days.tomorrow"),
        ('weekend = "weekend"', 'weekend = "weakened"', "units.weekend"),
        ("spring = [3, 5]", "spring = [3, 15]", "seasons.spring"),
        ('"easter" = { easter = 0 }', '"easter" = { pascha = 0 }', "holidays.easter"),
        ('halves = ["half"]', "halves = [1]", "lists.halves"),
        ('halves = ["half"]', 'demi = ["half"]', "lists.demi"),
        ("[weekdays]", "[weekdays", ""),
    ],
)
def test_a_lexicon_that_breaks_its_schema_is_named_with_its_entry(before: str, after: str, entry: str) -> None:
    text = lexicon_text()
    assert text.count(before) == 1 or before == "[weekdays]"
    with pytest.raises(LexiconError) as caught:
        timex_words.read(text.replace(before, after, 1))
    assert caught.value.entry == entry
    assert caught.value.file.endswith("timex.toml")
