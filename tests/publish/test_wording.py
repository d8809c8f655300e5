"""Who, when, where and how sure, in words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from service.errors import LexiconError
from service.model import Change, Participant, Place, Reckoning
from service.publish import wording, words
from service.publish.descriptions import description
from tests.calendars.reading import meeting

MOSCOW = {"name": "Moscow", "country": "RU", "zone": "Europe/Moscow"}


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("Date not announced", {}),
        ("2019", {"start": "2019"}),
        ("March 2019", {"start": "2019-03"}),
        ("Week of 25 February – 3 March 2019", {"start": "2019-W09"}),
        ("Week of 4 – 10 March 2019", {"start": "2019-W10"}),
        ("Week of 31 December 2018 – 6 January 2019", {"start": "2019-W01"}),
        ("Friday 1 March 2019", {"start": "2019-03-01"}),
        ("Friday 1 – Sunday 3 March 2019", {"start": "2019-03-01", "end": "2019-03-03"}),
        ("Thursday 28 February – Friday 1 March 2019", {"start": "2019-02-28", "end": "2019-03-01"}),
        ("Friday 1 March 2019, 12:00 local time in Moscow (09:00 UTC)", {"start": "2019-03-01T12:00", "place": MOSCOW}),
        ("Friday 1 March 2019, 01:00 local time in Moscow (22:00 UTC on 28 February 2019)",
         {"start": "2019-03-01T01:00", "place": MOSCOW}),
        ("Friday 1 March 2019, 12:00–14:30 UTC",
         {"start": "2019-03-01T12:00", "end": "2019-03-01T14:30", "zone_told": "UTC"}),
        ("Friday 1 March 2019, 12:00 New York time (17:00 UTC)",
         {"start": "2019-03-01T12:00", "zone_told": "America/New_York", "place": MOSCOW}),
        ("Friday 1 March 2019, 12:00 local time", {"start": "2019-03-01T12:00"}),
        ("Friday 1 March 2019", {"start": "2019-03-01", "end": "2019-02-01"}),
    ],
)  # fmt: skip
def test_when_is_as_exact_as_told(expected: str, told: dict[str, Any]) -> None:
    assert wording.when(meeting(**told)) == expected


@pytest.mark.parametrize(
    ("expected", "participant"),
    [
        ("Sergey Lavrov, Foreign Minister (Russia)", Participant("Sergey Lavrov", "Foreign Minister", "RU")),
        ("Foreign Minister (Vietnam)", Participant(None, "Foreign Minister", "VN")),
        ("Foreign ministers (France)", Participant(None, "foreign ministers", "FR")),
        ("Azerbaijan", Participant(None, None, "AZ")),
        ("Jens Holm (NATO)", Participant("Jens Holm", None, "NATO")),
        ("Ada Berg, mediator", Participant("Ada Berg", "mediator", None)),
    ],
)
def test_who_tells_name_office_and_country(expected: str, participant: Participant) -> None:
    assert wording.who(participant) == expected


@pytest.mark.parametrize(
    ("expected", "place"),
    [
        ("Moscow, Russia", Place("Moscow", "RU")),
        ("Russia", Place(None, "RU")),
        ("Singapore", Place("Singapore", "SG")),
        ("Camp David", Place("Camp David", None)),
        ("", None),
    ],
)
def test_where_names_town_and_country_once(expected: str, place: Place | None) -> None:
    assert wording.where(place) == expected


def test_code_that_is_no_state_is_shown_as_it_is() -> None:
    assert (wording.country("EU"), wording.is_state("EU"), wording.is_state("RU")) == ("EU", False, True)


@pytest.mark.parametrize(
    ("expected", "field", "before", "after"),
    [
        ("start: Friday 1 March 2019 → Saturday 2 March 2019, 10:00", "start", "2019-03-01", "2019-03-02T10:00"),
        ("end: not told → March 2019", "end", None, "2019-03"),
        ("status: Scheduled → Cancelled", "status", "scheduled", "cancelled"),
        ("place: Moscow, RU → not told", "place", "Moscow, RU", None),
        ("sources changed", "sources", "a long list", "a longer list"),
    ],
)
def test_change_is_told_in_words(expected: str, field: str, before: str | None, after: str | None) -> None:
    change = Change(datetime(2019, 3, 1, tzinfo=UTC), 1, field, before, after, None)
    assert wording.change(change) == expected


def test_source_whose_day_was_not_told_says_so() -> None:
    (source,) = meeting(sources=[{"published": date(2019, 3, 1), "reckoning": "received", "evidence": "x"}]).sources
    assert wording.source_line(source) == (
        f"A document without a headline, 1 March 2019 ({words.words().reckoning[Reckoning.RECEIVED]})"
    )


@pytest.mark.parametrize(
    ("over", "told"),
    [
        (True, {"start": "2019-02-28"}),
        (False, {"start": "2019-03-01"}),
        (False, {"start": "2019-02-20", "end": "2019-03-01"}),
        (False, {"start": "2019-W09"}),
        (True, {"start": "2019-W08"}),
        (False, {}),
    ],
)
def test_meeting_is_over_after_the_last_day_that_it_may_fall_on(over: bool, told: dict[str, Any]) -> None:
    assert wording.is_over(meeting(**told), date(2019, 3, 1)) is over


def test_description_tells_people_time_agenda_certainty_sources_and_the_last_three_changes() -> None:
    changes = [
        {"at": datetime(2019, 2, day, tzinfo=UTC), "sequence": day, "field": "start",
         "before": f"2019-03-0{day}", "after": f"2019-03-0{day + 1}", "document_id": None}
        for day in range(1, 6)
    ]  # fmt: skip
    text = description(meeting(
        start="2019-03-06", when_told="on Wednesday", topics=["grain", "water"], place=MOSCOW, changes=changes,
        participants=[{"name": "Ada Berg", "role": "Foreign Minister", "party": "NO"}],
        sources=[
            {"outlet": "Wire", "published": "2019-02-28", "address": "https://w.example/1", "evidence": "They meet."},
        ],
    ))  # fmt: skip
    assert text.split("\n\n") == [
        "Ada Berg, Foreign Minister (Norway)",
        "When: Wednesday 6 March 2019\nAs told: “on Wednesday”\nWhere: Moscow, Russia\nHeld: In person",
        "Agenda:\n- grain\n- water",
        "Status: Scheduled\nConfidence of the reading: 100%",
        "Sources:\nWire, 28 February 2019\nhttps://w.example/1\n“They meet.”",
        "Latest changes:\n"
        "5 February 2019, 00:00 UTC: start: Tuesday 5 March 2019 → Wednesday 6 March 2019\n"
        "4 February 2019, 00:00 UTC: start: Monday 4 March 2019 → Tuesday 5 March 2019\n"
        "3 February 2019, 00:00 UTC: start: Sunday 3 March 2019 → Monday 4 March 2019",
    ]


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [
        ('tentative = "Expected, not yet certain"\n', "", "status.tentative"),
        ("[mode]\n", '[mode]\nby_letter = "By letter"\n', "mode.by_letter"),
        ('[[kind]]\nname = "summit"\n', "[[kind]]\n", "kind"),
        ("[status]", "[status", ""),
    ],
)
def test_words_that_break_the_schema_are_named(old: str, new: str, entry: str) -> None:
    text = words.files("service.publish").joinpath(words.FILE).read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(LexiconError) as caught:
        words.read(text.replace(old, new, 1))
    assert (caught.value.file, caught.value.entry) == (words.FILE, entry)
