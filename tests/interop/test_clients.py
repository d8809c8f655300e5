"""Real calendar clients over the running service: all must see the same meetings on the same days.

vdirsyncer subscribes over HTTP and khal shows what it fetched; node-ical fetches and reads by itself; ical.js, the
engine of Thunderbird, reads the bytes. None of them is the library that wrote the calendar.
"""

from __future__ import annotations

import subprocess
import urllib.request
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.interop.conftest import Live, NodeModule
from tests.web.diary import DOCUMENTS, VISIT

pytestmark = pytest.mark.interop

NODE_ICAL = Path(__file__).parent / "read_with_node_ical.cjs"
ICAL_JS = Path(__file__).parent / "read_with_ical_js.cjs"
# title, first day, last day, status, place: what every client must see. 12:00 in Moscow is 09:00 UTC.
EXPECTED = {
    ("Berg – Lind (NO–SE)", "2019-02-25T09:30", "2019-02-25T10:30", "CONFIRMED", "Oslo, Norway"),
    ("CANCELLED: Serbia–Kosovo talks", "2019-02-28", "2019-02-28", "CANCELLED", None),
    ("Lavrov – Rodríguez (RU–VE)", "2019-03-01T09:00", "2019-03-01T10:00", "CONFIRMED", "Moscow, Russia"),
    ("Field to Baku", "2019-03-04", "2019-03-06", "CONFIRMED", "Baku, Azerbaijan"),
    ("POSTPONED: Demir to Athens", "2019-03-07", "2019-03-07", "TENTATIVE", "Athens, Greece"),
}


def last_day(end: str) -> str:
    """An exclusive end as the last day, or the end of an instant."""
    if "T" in end:
        return datetime.fromisoformat(end.replace("Z", "+00:00")).strftime("%Y-%m-%dT%H:%M")
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat()


def seen(rows: list[dict[str, Any]]) -> set[tuple[str, ...]]:
    """The rows of a Node.js reader in the form of ``EXPECTED``."""
    start = [row["start"][:16] if "T" in row["start"] else row["start"] for row in rows]
    return {
        (row["title"], first, last_day(row["end"]), row["status"], row["place"])
        for row, first in zip(rows, start, strict=True)
    }


@dataclass(frozen=True, slots=True)
class Subscriber:
    """vdirsyncer and khal over a folder of their own."""

    folder: Path
    vdirsyncer: str
    khal: str

    def sync(self) -> str:
        return self._run(self.vdirsyncer, "--config", str(self.folder / "vdirsyncer.ini"), "sync")

    def discover(self) -> None:
        self._run(self.vdirsyncer, "--config", str(self.folder / "vdirsyncer.ini"), "discover", answers="y\n" * 9)

    def agenda(self) -> set[tuple[str | None, ...]]:
        """What khal shows of spring 2019, in the form of ``EXPECTED``."""
        form = "{title}|{start-date-long}T{start-time}|{end-date-long}T{end-time}|{status}|{location}"
        shown = self._run(
            self.khal, "--config", str(self.folder / "khal.ini"), "list", "--once", "--day-format", "",
            "--format", form, "2019-02-01", "90d",
        )  # fmt: skip
        rows = [[part.strip().removesuffix("T") or None for part in line.split("|")] for line in shown.splitlines()]
        return {tuple(row) for row in rows}

    def files(self) -> dict[str, str]:
        return {path.name: path.read_text(encoding="utf-8") for path in (self.folder / "calendar").iterdir()}

    def _run(self, *command: str, answers: str = "") -> str:
        done = subprocess.run(
            command, input=answers, capture_output=True, text=True, timeout=60,
            env={"HOME": str(self.folder), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def subscriber(vdirsyncer: str, khal: str, live: Live, tmp_path: Path) -> Subscriber:
    """A new subscriber to the running service's calendar."""
    folder = tmp_path / "subscriber"
    (folder / "calendar").mkdir(parents=True)
    (folder / "vdirsyncer.ini").write_text(f"""
[general]
status_path = "{folder}/status"
[pair diplomacy]
a = "remote"
b = "local"
collections = null
[storage remote]
type = "http"
url = "{live.address}"
[storage local]
type = "filesystem"
path = "{folder}/calendar"
fileext = ".ics"
""")
    (folder / "khal.ini").write_text(f"""
[calendars]
[[diplomacy]]
path = {folder}/calendar
readonly = True
[sqlite]
path = {folder}/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
""")
    made = Subscriber(folder, vdirsyncer, khal)
    made.discover()
    return made


def test_vdirsyncer_subscribes_and_khal_shows_every_meeting_on_its_days(subscriber: Subscriber) -> None:
    subscriber.sync()
    assert len(subscriber.files()) == len(EXPECTED)
    assert subscriber.agenda() == EXPECTED


def test_second_sync_without_news_changes_nothing(subscriber: Subscriber) -> None:
    subscriber.sync()
    before = subscriber.files()
    again = subscriber.sync()
    assert subscriber.files() == before
    assert "Copying" not in again


def test_only_the_meeting_that_changed_is_fetched_anew(live: Live, subscriber: Subscriber) -> None:
    subscriber.sync()
    before = subscriber.files()
    live.send(
        {"title": "Once more", "outlet": "Gazette", "published": "2019-02-28", "text": f"{VISIT}, it is confirmed."}
    )
    subscriber.sync()
    after = subscriber.files()
    assert len(set(before) - set(after)) == len(set(after) - set(before)) == 1
    (new,) = set(after) - set(before)
    assert "Gazette" in after[new]


def test_meeting_that_is_withdrawn_is_seen_as_cancelled(live: Live, subscriber: Subscriber) -> None:
    subscriber.sync()
    live.send(DOCUMENTS[0] | {"text": "The ministry has nothing to announce."})
    subscriber.sync()
    shown = {row[0]: row[3] for row in subscriber.agenda()}
    assert shown["CANCELLED: Lavrov – Rodríguez (RU–VE)"] == "CANCELLED"
    assert len(shown) == len(EXPECTED)


def test_node_ical_fetches_and_reads_every_meeting_on_its_days(node_ical: NodeModule, live: Live) -> None:
    told = node_ical.run(NODE_ICAL, live.address)
    assert seen(told["rows"]) == EXPECTED


def test_ical_js_reads_every_meeting_and_the_types_of_newer_properties(ical_js: NodeModule, live: Live) -> None:
    told = ical_js.run(ICAL_JS, data=fetch(live.address))
    assert seen(told["rows"]) == EXPECTED
    assert (told["types"]["refresh-interval"], told["types"]["source"]) == ("duration", "uri")


def test_node_readers_agree_on_uids_and_sequences(node_ical: NodeModule, ical_js: NodeModule, live: Live) -> None:
    live.send(DOCUMENTS[0] | {"text": "The ministry has nothing to announce."})
    one = node_ical.run(NODE_ICAL, live.address)["rows"]
    other = ical_js.run(ICAL_JS, data=fetch(live.address))["rows"]
    assert {(row["uid"], row["sequence"]) for row in one} == {(row["uid"], row["sequence"]) for row in other}
    assert sorted(row["sequence"] for row in one) == [0, 0, 0, 0, 1]


def fetch(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        told: str = answer.read().decode()
    return told
