"""The extractor on short texts of our own: the cases of tests/cases/extraction, a file a theme.

They are written in the manner of ministries, wires, radio stations and churches of the whole world, with the meetings
that they announce by the benchmark's guidelines. The states and organisations are real; people and events are made up.

[[case]]  name (unique), kind, text, published; optional: title, outlet, xfail (why a case that should pass does not)
[[case.meeting]]  what must be found; a case without one announces nothing. Only the fields that are given are compared,
and "" says that the field must be empty:
  status, mode, start, end   the benchmark's values
  place          "Town, CC"; ", CC" where only the country is known, "Town," where only the town is
  participants   "Name | role | PARTY", all of them; parts may be empty, and an empty role is not compared
  topics         all of them, in any wording that shares enough words

Names, topics and participants are compared as the benchmark's scorer does (service.evaluation), but stricter in two
ways: somebody whom the text leaves without a name must have none, and a role that a case tells must be found.

`python -m tests.test_extraction_cases` sets and removes the xfail marks by what fails now.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from service import extract
from service.documents.language import recognise
from service.evaluation.likeness import pair_off
from service.evaluation.names import same_name, same_topic, words
from service.model import Announcement, Document, Mode, Participant, Place, Status

CASES = Path(__file__).parent / "cases" / "extraction"
NEEDED: dict[str, type] = {"name": str, "kind": str, "text": str, "published": date}
OPTIONAL: dict[str, type] = {"title": str, "outlet": str, "xfail": str, "meeting": list}
STRINGS, LISTS = ("status", "mode", "start", "end", "place"), ("participants", "topics")
OF_A_MEETING = {**dict.fromkeys(STRINGS, str), **dict.fromkeys(LISTS, list)}
NEVER_EMPTY = ("name", "kind", "text", "xfail")
WHEN = re.compile(r"(\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?|-W\d\d)?)?")
PLACE = re.compile(r"(.*, ?[A-Z]{2}|.+,)?")

Case = dict[str, Any]


class Expected(NamedTuple):
    """Who must take part, as a line "Name | role | PARTY" tells it."""

    name: str | None
    role: str | None
    party: str | None


def told_cases() -> list[Case]:
    return [case for path in files() for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]


def files() -> list[Path]:
    return sorted(CASES.glob("*.toml"))


def parameters() -> list[Any]:
    """One parameter a case."""
    return [
        pytest.param(case, id=f"{case.get('kind')}: {case.get('name')}", marks=marks_of(case)) for case in told_cases()
    ]


def marks_of(case: Case) -> list[Any]:
    """A case with a reason in xfail must fail, and by a wrong answer: a crash is never expected."""
    return [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case["xfail"])] if "xfail" in case else []


@pytest.mark.parametrize("case", parameters())
def test_the_text_announces_these_meetings_and_no_others(case: Case) -> None:
    found = extract.load().extract(document_of(case))
    report = compare(case.get("meeting", []), found)
    assert not report, "\n".join(["", case["text"].strip(), *report])


def test_the_files_of_cases_keep_their_schema() -> None:
    cases = told_cases()
    names = Counter(case.get("name") for case in cases)
    twice = [f"the name {name!r} stands {count} times" for name, count in names.items() if count > 1]
    broken = [f"{case.get('name')!r}: {complaint}" for case in cases for complaint in complaints(case)]
    assert not twice + broken, "\n".join([f"{CASES.name}:", *twice, *broken])


def test_there_are_many_cases_to_accept_and_to_reject() -> None:
    cases = told_cases()
    assert len(cases) >= 300
    assert sum("meeting" not in case for case in cases) >= 40


def document_of(case: Case) -> Document:
    """The document as it would be read: its language is recognised, not declared."""
    text = case["text"].strip()
    return Document(
        body=text,
        title=case.get("title"),
        published=case["published"],
        outlet=case.get("outlet"),
        language=recognise(text, "en"),
    )


# --- What differs ------------------------------------------------------------------------------


def compare(meetings: list[Case], found: tuple[Announcement, ...]) -> list[str]:
    """What is wrong with the meetings found, as lines for a reader; none where all is right.

    Every expected meeting is held against the one that differs from it in the fewest fields.
    """
    fits = sorted(
        (len(differences(meeting, announcement)), i, j)
        for i, meeting in enumerate(meetings)
        for j, announcement in enumerate(found)
    )
    partner: dict[int, int] = {}
    for _, i, j in fits:
        if i not in partner and j not in partner.values():
            partner[i] = j
    lines = []
    for i, meeting in enumerate(meetings):
        if i not in partner:
            lines.append(f"- missed: {meeting}")
        elif wrong := differences(meeting, found[partner[i]]):
            lines += [f"- differs: {shown(found[partner[i]])}", *(f"    {line}" for line in wrong)]
    return lines + [f"- made up: {shown(a)}" for j, a in enumerate(found) if j not in partner.values()]


def differences(meeting: Case, found: Announcement) -> list[str]:
    """Field by field, what the case says and what was found instead."""
    wrong = [
        f"{name}: {meeting[name] or None}, found {getattr(found, name)}"
        for name in ("status", "mode", "start", "end")
        if name in meeting and (meeting[name] or None) != getattr(found, name)
    ]
    if "place" in meeting and not same_place(meeting["place"], found.place):
        wrong.append(f"place: {meeting['place'] or None}, found {place_shown(found.place)}")
    if "topics" in meeting:
        wrong += unpaired("topic", meeting["topics"], list(found.topics), same_topic)
    if "participants" in meeting:
        people = [expected(line) for line in meeting["participants"]]
        wrong += unpaired("participant", people, list(found.participants), same_participant)
    return wrong


def unpaired(what: str, told: list[Any], found: list[Any], same: Any) -> list[str]:
    """Which of the told have no partner among the found, and the reverse."""
    pairs = pair_off(told, found, same)
    missing = [f"{what} missing: {item_shown(x)}" for i, x in enumerate(told) if i not in {pair[0] for pair in pairs}]
    surplus = [f"{what} made up: {item_shown(x)}" for j, x in enumerate(found) if j not in {pair[1] for pair in pairs}]
    return missing + surplus


def same_participant(told: Expected, found: Participant) -> bool:
    named = same_name(told.name, found.name) if told.name else found.name is None
    in_office = told.role is None or role_words(told.role) == role_words(found.role)
    return named and in_office and told.party == found.party


def role_words(role: str | None) -> list[str]:
    """An office without regard to case and number: of "the foreign ministers of A and B" each is a foreign minister."""
    return [word.removesuffix("s") for word in words(role)]


def same_place(told: str, found: Place | None) -> bool:
    if not told or found is None:
        return not told and found is None
    name, _, country = (part.strip() for part in told.rpartition(","))
    return (country or None) == found.country and (same_name(name, found.name) if name else found.name is None)


def expected(line: str) -> Expected:
    name, role, party = (part.strip() or None for part in line.split("|"))
    return Expected(name, role, party)


def shown(found: Announcement) -> str:
    """A meeting in one line."""
    people = ", ".join(item_shown(p) for p in found.participants)
    when = f"{found.start}..{found.end}" if found.end else found.start
    fields = (found.status.value, found.mode.value, when, place_shown(found.place), people, list(found.topics))
    return " · ".join(str(field) for field in fields)


def item_shown(item: Any) -> str:
    return item if isinstance(item, str) else f"{item.name or '?'}/{item.role or '?'}/{item.party or '?'}"


def place_shown(place: Place | None) -> str | None:
    return f"{place.name or ''}, {place.country or ''}" if place else None


# --- The schema --------------------------------------------------------------------------------


def complaints(case: Case) -> list[str]:
    """What is wrong with a case as it is written."""
    lines = [f"the field {name!r} is missing" for name in NEEDED if name not in case]
    lines += wrong_types(case, NEEDED | OPTIONAL)
    for number, meeting in enumerate(case.get("meeting", []), start=1):
        lines += [f"meeting {number}: {line}" for line in wrong_types(meeting, OF_A_MEETING) or wrong_values(meeting)]
    return lines


def wrong_types(table: Case, types: Mapping[str, type]) -> list[str]:
    unknown = [f"nobody knows the field {name!r}" for name in table if name not in types]
    told = [(name, kind) for name, kind in types.items() if name in table]
    wrong = [f"{name!r} must be of type {kind.__name__}" for name, kind in told if not isinstance(table[name], kind)]
    empty = [f"{name!r} says nothing" for name in NEVER_EMPTY if name in table and not str(table[name]).strip()]
    return unknown + wrong + empty


def wrong_values(meeting: Case) -> list[str]:
    lines = [f"no date: {meeting[n]!r}" for n in ("start", "end") if n in meeting and not WHEN.fullmatch(meeting[n])]
    if "status" in meeting and meeting["status"] not in set(Status):
        lines.append(f"no status: {meeting['status']!r}")
    if "mode" in meeting and meeting["mode"] not in set(Mode):
        lines.append(f"no mode: {meeting['mode']!r}")
    if "place" in meeting and not PLACE.fullmatch(meeting["place"]):
        lines.append(f"a place is 'Town, CC' or ', CC', not {meeting['place']!r}")
    nobodies = [line for line in meeting.get("participants", []) if not is_somebody(line)]
    return lines + [f"a participant is 'Name | role | PARTY', not {line!r}" for line in nobodies]


def is_somebody(line: Any) -> bool:
    return isinstance(line, str) and line.count("|") == 2 and any(part.strip() for part in line.split("|"))


# --- The marks ---------------------------------------------------------------------------------


def mark(path: Path) -> int:
    """Rewrites one file: no mark on what passes, the old reason or what is wrong on what fails. How many fail."""
    text = path.read_text(encoding="utf-8")
    failing = 0
    for case in tomllib.loads(text)["case"]:
        report = compare(case.get("meeting", []), extract.load().extract(document_of(case)))
        reason = case.get("xfail") or re.sub(r"[\"\\\\]", "'", "; ".join(line.strip(" -") for line in report))[:120]
        told = f'name = "{case["name"]}"\n'
        start = text.index(told) + len(told)
        start = text.index("\n", start) + 1
        rest = re.sub(r"\Axfail = .*\n", "", text[start:])
        text = text[:start] + (f'xfail = "{reason}"\n' if report else "") + rest
        failing += bool(report)
    path.write_text(text, encoding="utf-8")
    return failing


if __name__ == "__main__":
    for path in files():
        print(path.name, mark(path))
