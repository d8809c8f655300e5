"""Which meetings a reader asks for: the filters of the page, the JSON list and the calendar.

In come checked parameters; out come ``Filters``: the store's query, the same filters as an address, and as words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from service import lexicon
from service.model import MeetingQuery, Status

WORDS = ("party", "person", "place", "topic", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Values of one filter are alternatives, different filters must all hold. ``since``, ``until``: 'from' and 'to'."""

    party: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, parameters: Mapping[str, Any]) -> Filters:
        """Filters from the checked values of a ``MeetingFilterSchema``; other parameters are left alone."""
        words: dict[str, Any] = {name: tuple(dict.fromkeys(map(str, parameters.get(name, ())))) for name in WORDS}
        words["party"] = tuple(dict.fromkeys(map(_state, words["party"])))
        words["place"] = tuple(dict.fromkeys(map(_state, words["place"])))
        return cls(**words, since=parameters.get("since"), until=parameters.get("until"))

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))

    def query(self, today: date, **more: Any) -> MeetingQuery:
        """The store's query for these filters; ``more`` are its other fields."""
        return MeetingQuery(
            today=today,
            parties=self.party,
            persons=self.person,
            places=self.place,
            topics=self.topic,
            statuses=self.status,
            since=self.since,
            until=self.until,
            **more,
        )

    def but_cancelled(self) -> Filters:
        """The same without cancelled meetings. Who asks for these alone still does: what is left of them is nothing."""
        kept = tuple(status for status in (self.status or tuple(Status)) if status != Status.CANCELLED)
        return replace(self, status=kept or self.status)

    def pairs(self) -> list[tuple[str, str]]:
        """The filters as parameters, always in the same order."""
        told = [(name, value) for name in WORDS for value in getattr(self, name)]
        days = (("from", self.since), ("to", self.until))
        return told + [(name, day.isoformat()) for name, day in days if day]

    def address(self, base: str, *more: tuple[str, str]) -> str:
        """``base`` with the filters, and ``more`` parameters, as its query."""
        query = urlencode([*self.pairs(), *more])
        return f"{base}?{query}" if query else base

    def words(self) -> str:
        """``RU, VE · from 2019-03-01``: for the name of a filtered calendar. Empty without filters."""
        told = [", ".join(getattr(self, name)) for name in WORDS if getattr(self, name)]
        days = (("from", self.since), ("to", self.until))
        return " · ".join([*told, *(f"{name} {day.isoformat()}" for name, day in days if day)])

    def without(self, name: str, value: str) -> Filters:
        """The same filters less one value."""
        if name in WORDS:
            changes: dict[str, Any] = {name: tuple(one for one in getattr(self, name) if one != value)}
        else:
            changes = {"since" if name == "from" else "until": None}
        return replace(self, **changes)

    def single(self) -> Iterator[tuple[str, str, Filters]]:
        """Every word with the filters that hold nothing but it: to find out which of them match no meeting at all."""
        for name in WORDS:
            for value in getattr(self, name):
                alone: dict[str, Any] = {name: (value,)}
                yield name, value, Filters(**alone)


def _state(value: str) -> str:
    """The code of a state told by name or in small letters; any other value as it is."""
    countries = lexicon.load().countries
    if value.upper() in countries:
        return value.upper()
    named = (code for code, country in countries.items() if country.name.casefold() == value.casefold())
    return next(named, value)
