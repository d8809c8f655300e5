"""The commands as a person runs them."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import COMMANDS, main
from service.scheduler import LEASE
from service.store import Store
from tests.fakes import FakeExtractor

HEAD = "---\npublished: 2019-02-27\ntitle: Talks\noutlet: Invented Wire\n---\n"
TALKS = f"{HEAD}MEETING: Ada Alba, Foreign Minister, RU; Vito Vega, -, VE | 2019-03-01 | Moscow, RU | energy\n"
REAL = (
    "---\npublished: 2019-02-27\n---\n"
    "The Foreign Minister of Kenya, Amos Otieno, will meet his Peruvian counterpart Rosa Quispe in Lima on Friday.\n"
)
Command = Callable[..., Result]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with one source, the folder ``inbox``, and the fake extractor."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("DIPCAL_")]:
        monkeypatch.delenv(name)
    (tmp_path / "inbox").mkdir()
    (tmp_path / "config").mkdir()
    entry = '[sources.inbox]\nkind = "folder"\naddress = "inbox"\ninterval = "1s"\n'
    (tmp_path / "config" / "sources.toml").write_text(entry)
    monkeypatch.setattr("service.pipeline.extractor", lambda settings: FakeExtractor())
    return tmp_path


@pytest.fixture
def dipcal(place: Path) -> Command:
    return lambda *arguments: CliRunner().invoke(main, arguments)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(dipcal: Command, name: str) -> None:
    result = dipcal(name, "--help")
    assert result.exit_code == 0
    assert f"Usage: main {name}" in result.output


def test_help_lists_the_commands_in_the_order_of_their_use(dipcal: Command) -> None:
    listed = re.findall(r"^  ([a-z]+)  ", dipcal("--help").output.partition("Commands:")[2], re.MULTILINE)
    assert listed == list(COMMANDS)


def test_an_unknown_command_is_refused(dipcal: Command) -> None:
    assert "No such command 'fly'" in dipcal("fly").output


class TestRun:
    def test_it_shows_the_meetings_the_addresses_and_a_first_key(self, dipcal: Command, place: Path) -> None:
        (place / "inbox" / "a.txt").write_text(TALKS)
        result = dipcal("run", "--no-serve", "--port", "8123")
        assert result.exit_code == 0
        assert "Friday 1 March 2019" in result.stdout
        assert "Alba – Vega (RU–VE)" in result.stdout
        assert "Moscow, Russia" in result.stdout
        assert "http://127.0.0.1:8123/calendar.ics" in result.stdout
        assert re.search(
            r"curl -X POST http://127\.0\.0\.1:8123/documents -H 'Authorization: Bearer dipcal_", result.stdout
        )

    def test_the_key_is_made_at_the_first_start_only(self, dipcal: Command, place: Path) -> None:
        assert "dipcal_" in dipcal("run", "--no-serve").stdout
        assert "dipcal_" not in dipcal("run", "--no-serve").stdout

    def test_the_database_is_kept_out_of_sight(self, dipcal: Command, place: Path) -> None:
        dipcal("run", "--no-serve")
        assert (place / ".dipcal" / "dipcal.db").is_file()
        assert sorted(path.name for path in place.iterdir()) == [".dipcal", "config", "inbox"]

    def test_without_sources_it_says_where_to_name_them(self, dipcal: Command, place: Path) -> None:
        (place / "config" / "sources.toml").write_text("")
        result = dipcal("run", "--no-serve")
        assert (result.exit_code, "sources.toml" in result.stderr) == (0, True)
        assert "No meetings were found" in result.stdout

    def test_a_source_that_is_not_there_does_not_stop_it(self, dipcal: Command, place: Path) -> None:
        (place / "inbox").rmdir()
        result = dipcal("run", "--no-serve")
        assert (result.exit_code, "calendar.ics" in result.stdout) == (0, True)

    def test_a_taken_port_is_told_before_anything_is_read(self, dipcal: Command, place: Path) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            result = dipcal("run", "--port", str(port))
        assert result.exit_code == 2
        assert result.stderr.startswith(f"dipcal: 127.0.0.1:{port}: server.port: cannot listen there")
        assert not (place / ".dipcal").exists()


class TestIngest:
    def test_it_counts_what_it_took_in(self, dipcal: Command, place: Path) -> None:
        (place / "inbox" / "a.txt").write_text(TALKS)
        first, second = dipcal("ingest"), dipcal("ingest", "inbox")
        assert re.search(r"inbox +1 +0 +0 +0 +0 +1 +0", first.stdout)
        assert re.search(r"inbox +0 +0 +1 +0 +0 +0 +0", second.stdout)

    def test_a_source_that_cannot_be_reached_is_exit_code_1(self, dipcal: Command, place: Path) -> None:
        (place / "inbox").rmdir()
        result = dipcal("ingest")
        assert (result.exit_code, "inbox (not reached)" in result.stdout) == (1, True)

    def test_what_failed_is_told_at_each_look(
        self, dipcal: Command, place: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        (place / "inbox" / "a.txt").write_text("")
        dipcal("ingest")
        dipcal("ingest")
        assert [record.levelname for record in caplog.records if "a.txt: the file is empty" in record.message] == [
            "WARNING",
            "WARNING",
        ]

    def test_a_name_in_brackets_is_a_name_and_no_markup(
        self, dipcal: Command, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")  # as on a terminal: the progress line is drawn
        (place / "inbox" / "[" / "a]").mkdir(parents=True)
        (place / "inbox" / "[" / "a]" / "a.txt").write_text(TALKS)
        result = dipcal("ingest")
        assert (result.exit_code, result.exception) == (0, None)

    def test_an_unknown_source_names_those_that_there_are(self, dipcal: Command) -> None:
        result = dipcal("ingest", "outbox")
        assert (result.exit_code, "there is no source 'outbox'; there are inbox" in result.output) == (2, True)


class TestSchedule:
    def test_once_runs_every_job(self, dipcal: Command, place: Path) -> None:
        (place / "inbox" / "a.txt").write_text(TALKS)
        result = dipcal("schedule", "--once")
        assert re.search(r"inbox +1 +0", result.stdout)
        assert "reextract" in result.stdout

    def test_once_says_why_a_source_cannot_be_reached_at_each_look(
        self, dipcal: Command, place: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        (place / "inbox").rmdir()
        assert [dipcal("schedule", "--once").exit_code for _ in range(2)] == [1, 1]
        assert [record.levelname for record in caplog.records if "there is no folder" in record.message] == [
            "WARNING",
            "WARNING",
        ]

    def test_once_stands_back_for_a_scheduler_at_work(self, dipcal: Command, place: Path) -> None:
        with closing(Store.open("sqlite:///.dipcal/dipcal.db")) as store:
            store.hold_lease(LEASE, "elsewhere:1", timedelta(minutes=1), datetime.now(UTC))
        result = dipcal("schedule", "--once")
        assert (result.exit_code, "elsewhere:1 is at work" in result.stderr) == (0, True)


class TestExtract:
    def test_it_shows_the_meeting_and_marks_the_passage(self, dipcal: Command, place: Path) -> None:
        (place / "a.txt").write_text(f"{TALKS}\nBackground.\n")
        output = dipcal("extract", "a.txt").stdout
        assert "1. Ada Alba, Foreign Minister (Russia); Vito Vega (Venezuela)" in output
        assert "[1: MEETING: Ada Alba" in output
        assert "fake-line" not in output

    def test_explain_names_the_rules(self, dipcal: Command, place: Path) -> None:
        (place / "a.txt").write_text(TALKS)
        assert re.search(r"rules +fake-line", dipcal("extract", "a.txt", "--explain").stdout)

    def test_json_is_one_object_in_the_form_of_the_benchmark(self, dipcal: Command, place: Path) -> None:
        (place / "a.txt").write_text(TALKS)
        record = json.loads(dipcal("extract", "a.txt", "--json").stdout)
        (found,) = record.pop("meetings")
        assert (record["id"], record["published"], record["title"]) == ("a", "2019-02-27", "Talks")
        assert found.pop("evidence") in record["text"]
        assert found == {
            "status": "scheduled",
            "mode": "in_person",
            "participants": [
                {"name": "Ada Alba", "role": "Foreign Minister", "party": "RU"},
                {"name": "Vito Vega", "role": None, "party": "VE"},
            ],
            "start": "2019-03-01",
            "end": None,
            "place": {"name": "Moscow", "country": "RU"},
            "topics": ["energy"],
        }

    def test_a_day_of_publication_can_be_given(self, dipcal: Command, place: Path) -> None:
        (place / "a.txt").write_text("MEETING: Ada Alba, -, RU; -, -, VE | Friday\n")
        record = json.loads(dipcal("extract", "a.txt", "--json", "--published", "2019-02-27").stdout)
        assert (record["published"], record["meetings"][0]["start"]) == ("2019-02-27", "2019-03-01")

    def test_a_document_that_announces_nothing_says_so(self, dipcal: Command, place: Path) -> None:
        (place / "a.txt").write_text(f"{HEAD}Nothing of the kind.\n")
        assert "No meeting is announced" in dipcal("extract", "a.txt").stdout

    def test_a_document_in_another_language_is_set_aside_with_that_reason(self, dipcal: Command, place: Path) -> None:
        told = "Le ministre des affaires étrangères se rendra à Oslo pour y rencontrer le premier ministre du pays. "
        (place / "a.txt").write_text(told * 3)
        assert "a.txt: set aside: in fr" in dipcal("extract", "a.txt").stdout
        assert json.loads(dipcal("extract", "a.txt", "--json").stdout)["set_aside"].startswith("in fr")

    @pytest.mark.parametrize(
        ("name", "content", "reason"),
        [
            ("empty.txt", b"", "empty"),
            ("broken.json", b"{", "JSON"),
            ("missing.txt", None, "cannot be read: No such file"),
            ("huge.txt", b"x" * 10_000_001, "10,000,001 bytes are more than the limit"),
        ],
    )
    def test_a_bad_file_is_one_line_and_exit_code_2(
        self, dipcal: Command, place: Path, name: str, content: bytes | None, reason: str
    ) -> None:
        if content is not None:
            (place / name).write_bytes(content)
        result = dipcal("extract", name)
        assert result.exit_code == 2
        assert result.stderr.startswith(f"dipcal: {name}: ")
        assert reason in result.stderr
        assert result.stderr.count("\n") == 1


class TestKeys:
    def test_a_key_is_made_listed_and_revoked(self, dipcal: Command) -> None:
        key = dipcal("keys", "create", "newsroom", "--scope", "ingest").stdout.strip()
        assert key.startswith("dipcal_")
        assert re.search(r"[0-9a-f]{12} +newsroom +ingest", dipcal("keys", "list").stdout)
        assert "revoked" in dipcal("keys", "revoke", "newsroom").stdout
        assert re.search(r"newsroom +ingest +\S+ \S+ +20\d\d-", dipcal("keys", "list").stdout)

    def test_an_unknown_key_is_one_line_and_exit_code_2(self, dipcal: Command) -> None:
        result = dipcal("keys", "revoke", "nobody")
        assert (result.exit_code, result.stderr) == (2, "dipcal: no key 'nobody'\n")


class TestSettings:
    def test_a_wrong_setting_stops_with_file_key_and_reason(self, dipcal: Command, place: Path) -> None:
        (place / "config" / "production.toml").write_text("[server]\nport = 'x'\nprot = 1\n")
        result = dipcal("keys", "list")
        assert result.exit_code == 2
        first, second = result.stderr.splitlines()
        assert first.endswith("production.toml: server.port: 'x' is not a whole number")
        assert "server.prot: no such setting" in second

    def test_a_database_that_cannot_be_opened_is_one_line(
        self, dipcal: Command, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DIPCAL_STORE_URL", "sqlite:///config/sources.toml")
        result = dipcal("keys", "list")
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert "file is not a database" in result.stderr


# -- the real thing --------------------------------------------------------------------------------------------


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(address: str, data: bytes | None = None, **headers: str) -> str:
    request = urllib.request.Request(address, data=data, headers=headers)
    with urllib.request.urlopen(request, timeout=20) as response:
        body: bytes = response.read()
        return body.decode()


def wait_for(condition: Callable[[], object], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.1)


@contextmanager
def running(place: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """``dipcal`` in a process of its own; yields it and the file that its output goes to."""
    output = place / "output.txt"
    environ = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-m", "service", *arguments]
    with output.open("w") as file, subprocess.Popen(command, cwd=place, env=environ, stdout=file, text=True) as process:
        try:
            yield process, output
        finally:
            process.kill()


def test_run_serves_what_it_found_takes_documents_in_and_watches_the_folder(place: Path) -> None:
    (place / "inbox" / "a.txt").write_text(REAL)
    site = f"http://127.0.0.1:{(port := free_port())}"

    def summaries() -> list[str]:
        return re.findall(r"^SUMMARY:(.*?)\r$", fetch(f"{site}/calendar.ics"), re.MULTILINE)

    def serves() -> bool:
        try:
            return bool(fetch(f"{site}/health"))
        except urllib.error.URLError:
            return False

    with running(place, "run", "--port", str(port)) as (process, output):
        wait_for(serves)
        assert summaries() == ["Otieno – Quispe (KE–PE)"]
        found = re.search(r"Bearer (\S+)'", output.read_text())
        assert found is not None
        told = {"Content-Type": "text/plain", "Authorization": f"Bearer {found[1]}"}
        posted = b"The foreign ministers of France and Germany will meet in Paris on Monday."
        assert json.loads(fetch(f"{site}/documents", posted, **told))["outcome"] == "new"
        (place / "inbox" / "b.txt").write_text(REAL.replace("Lima on Friday", "Nairobi on 5 April 2019"))
        wait_for(lambda: len(summaries()) == 3)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0


def test_schedule_runs_until_it_is_told_to_stop(place: Path) -> None:
    (place / "inbox" / "a.txt").write_text(REAL)
    with running(place, "schedule") as (process, _):
        database = place / ".dipcal" / "dipcal.db"
        wait_for(database.is_file)
        with closing(Store.open(f"sqlite:///{database}")) as store:
            wait_for(lambda: store.health()["meetings"])
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0
            assert store.lease_holder(LEASE, datetime.now(UTC)) is None
