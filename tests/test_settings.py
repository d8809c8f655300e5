"""Settings: where they come from, and what is said of wrong ones."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pytest

from service import settings
from service.errors import SettingsError
from service.settings import Settings, SourceConfig

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "config"
    made.mkdir()
    return made


def faults(folder: Path | None = None, **environ: str) -> list[tuple[str, str, str]]:
    with pytest.raises(SettingsError) as caught:
        settings.load(folder, environ)
    error = caught.value
    return [(Path(fault.file).name, fault.key, fault.reason) for fault in (error, *error.others)]


def test_the_shipped_defaults_are_complete_and_need_no_folder() -> None:
    loaded = settings.load(None, {})
    assert loaded.store.url == "sqlite:///.dipcal/dipcal.db"
    assert (loaded.server.host, loaded.server.port) == ("127.0.0.1", 8080)
    assert loaded.extraction.reckon_from_received is True
    assert loaded.calendar.refresh == timedelta(hours=1)
    assert loaded.sources == ()


def test_default_toml_holds_every_setting_and_says_what_each_is() -> None:
    text = settings.shipped_defaults().read_text(encoding="utf-8")
    written = {(section, key) for section, keys in tomllib.loads(text).items() for key in keys}
    known = {
        (section.name, setting.name)
        for section in fields(Settings)
        if section.name != "sources"
        for setting in fields(settings.reading.SECTIONS[section.name])
    }
    assert written == known
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if " = " in line and not line.startswith("#"):
            above = next(lines[n] for n in range(number - 1, -1, -1) if " = " not in lines[n] or lines[n][0] == "#")
            assert above.startswith("#"), f"{line} has no comment"


def test_the_repository_own_configuration_is_right() -> None:
    loaded = settings.load(REPOSITORY / "config", {})
    assert [(source.name, source.kind, source.address) for source in loaded.sources] == [("seeds", "folder", "seeds")]


def test_the_example_for_production_is_right(folder: Path) -> None:
    example = (REPOSITORY / "config" / "production.example.toml").read_text()
    (folder / "production.toml").write_text(example)
    assert settings.load(folder, {}).server.public_url == "https://calendar.example.org"


def test_production_wins_over_default_and_the_environment_over_both(folder: Path) -> None:
    (folder / "default.toml").write_text("[server]\nport = 1\nthreads = 1\nhost = '::1'\n")
    (folder / "production.toml").write_text("[server]\nport = 2\nthreads = 2\n")
    server = settings.load(folder, {"DIPCAL_SERVER_PORT": "3"}).server
    assert (server.port, server.threads, server.host) == (3, 2, "::1")


@pytest.mark.parametrize(
    ("variable", "text", "value"),
    [
        ("DIPCAL_SERVER_PORT", "9000", 9000),
        ("DIPCAL_SERVER_PUBLIC_URL", "https://a.example", "https://a.example"),
        ("DIPCAL_EXTRACTION_RECKON_FROM_RECEIVED", "false", False),
        ("DIPCAL_EXTRACTION_RECKON_FROM_RECEIVED", "Yes", True),
        ("DIPCAL_SCHEDULER_LEASE", "5m", timedelta(minutes=5)),
    ],
)
def test_an_environment_variable_is_read_by_the_type_of_its_setting(variable: str, text: str, value: object) -> None:
    section, _, key = variable.removeprefix("DIPCAL_").lower().partition("_")
    assert getattr(getattr(settings.load(None, {variable: text}), section), key) == value


def test_variables_of_the_tests_and_the_folder_are_no_settings() -> None:
    assert settings.load(None, {"DIPCAL_TEST_POSTGRESQL": "x", "DIPCAL_CONFIG": "x", "PATH": "x"}) == settings.load(
        None, {}
    )


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ("[server]\nprot = 1\n", "server.prot", "no such setting; [server] has host, port"),
        ("[sever]\nport = 1\n", "sever", "no such section; there are store, server"),
        ("port = 1\n", "port", "no such section"),
        ("[server]\nport = '80'\n", "server.port", "'80' is not a whole number"),
        ("[server]\nport = true\n", "server.port", "True is not a whole number"),
        ("[calendar]\nmin_confidence = true\n", "calendar.min_confidence", "True is not a number"),
        ("[calendar]\nmin_confidence = 2\n", "calendar.min_confidence", "2 is not a share from 0 to 1"),
        ("[server]\nport = 70000\n", "server.port", "70000 is not a port from 1 to 65535"),
        ("[server]\nhost = 1\n", "server.host", "1 is not text"),
        ("[server]\npublic_url = 'a.example'\n", "server.public_url", "is not empty or a web address"),
        ("[store]\nurl = 'dipcal.db'\n", "store.url", "is not a database address"),
        ("[extraction]\nreckon_from_received = 1\n", "extraction.reckon_from_received", "1 is not true or false"),
        ("[calendar]\nrefresh = 60\n", "calendar.refresh", '60 is not a duration such as "30s"'),
        ("[calendar]\nrefresh = '0s'\n", "calendar.refresh", "is not longer than nothing"),
        ("[calendar]\ncolor = 'red;X:y'\n", "calendar.color", "is not a colour by its CSS name"),
        ("[log]\nlevel = 'LOUD'\n", "log.level", "'LOUD' is not one of DEBUG"),
        ("[server\n", "", "cannot be read: Expected ']'"),
    ],
)
def test_a_wrong_file_is_named_with_key_and_reason(folder: Path, text: str, key: str, reason: str) -> None:
    (folder / "production.toml").write_text(text)
    ((file, found, why),) = faults(folder)
    assert (file, found) == ("production.toml", key)
    assert reason in why


def test_a_file_that_is_not_utf8_is_named(folder: Path) -> None:
    (folder / "production.toml").write_bytes(b"[server]\nhost = '\xff'\n")
    ((file, _, reason),) = faults(folder)
    assert (file, "cannot be read" in reason) == ("production.toml", True)


@pytest.mark.parametrize(
    ("variable", "text", "reason"),
    [
        ("DIPCAL_SERVER_PORT", "many", "'many' is not a whole number"),
        ("DIPCAL_CALENDAR_MIN_CONFIDENCE", "high", "'high' is not a number"),
        ("DIPCAL_SERVER_PROT", "1", "no such setting"),
        ("DIPCAL_PORT", "1", "no such section"),
        ("DIPCAL_EXTRACTION_RECKON_FROM_RECEIVED", "maybe", "'maybe' is not true or false"),
        ("DIPCAL_SCHEDULER_LEASE", "1s", "is not at least 3s"),
    ],
)
def test_a_wrong_environment_variable_is_named(variable: str, text: str, reason: str) -> None:
    ((file, key, why),) = faults(**{variable: text})
    assert (file, key) == ("environment", variable)
    assert reason in why


def test_all_faults_are_told_at_once(folder: Path) -> None:
    (folder / "production.toml").write_text("[server]\nport = 'x'\nprot = 1\n")
    found = faults(folder, DIPCAL_LOG_LEVEL="LOUD")
    assert [key for _, key, _ in found] == ["server.port", "server.prot", "DIPCAL_LOG_LEVEL"]


class TestSources:
    def load(self, folder: Path, text: str) -> tuple[SourceConfig, ...]:
        (folder / "sources.toml").write_text(text)
        return settings.load(folder, {"DIPCAL_DOCUMENTS_MAX_BYTES": "99"}).sources

    def test_a_source_is_read_with_its_defaults_and_the_size_limit(self, folder: Path) -> None:
        (source,) = self.load(folder, "[sources.inbox]\nkind = 'folder'\naddress = 'in'\n")
        assert source == SourceConfig("inbox", "folder", "in", max_bytes=99)

    def test_every_key_of_a_source_can_be_told(self, folder: Path) -> None:
        (source,) = self.load(
            folder,
            "[sources.ministry]\nkind = 'page'\naddress = 'https://mfa.example/news'\npublisher = 'Ministry'\n"
            "language = 'en'\ntimezone = 'Europe/Oslo'\ninterval = '10m'\nstanding = 5\nexpect_documents = 1\n"
            "expect_every = '7d'\nfollow = true\nlinks = '/news/'\nlimit = 9\npause = '2s'\ntimeout = '3s'\n",
        )
        assert (source.timezone, source.interval, source.expect_every) == (
            "Europe/Oslo",
            timedelta(minutes=10),
            timedelta(days=7),
        )
        assert (source.follow, source.links, source.limit, source.timeout) == (True, "/news/", 9, timedelta(seconds=3))

    @pytest.mark.parametrize(
        ("line", "key", "reason"),
        [
            ("colour = 'red'", "colour", "no such key; a source has kind, address"),
            ("kind = 'fax'", "kind", "'fax' is not one of folder, feed, page"),
            ("timezone = 'Mars/Olympus'", "timezone", "is not an IANA time zone"),
            ("interval = 'often'", "interval", "'often' is not a duration"),
            ("standing = 'high'", "standing", "'high' is not a whole number"),
            ("links = '('", "links", "'(' is not a regular expression"),
            ("name = 'x'", "name", "no such key"),
        ],
    )
    def test_a_wrong_entry_names_source_key_and_reason(self, folder: Path, line: str, key: str, reason: str) -> None:
        rest = {"kind": "kind = 'folder'", "address": "address = 'in'"}
        rest.pop(key, None)
        (folder / "sources.toml").write_text("[sources.inbox]\n" + "\n".join([line, *rest.values()]))
        ((file, found, why),) = faults(folder)
        assert (file, found) == ("sources.toml", f"sources.inbox.{key}")
        assert reason in why

    @pytest.mark.parametrize("kind", ["feed", "page"])
    @pytest.mark.parametrize("address", ["a.example/feed", "ftp://a.example/", "http://", "http://[a/", "seeds"])
    def test_a_feed_and_a_page_need_a_web_address(self, folder: Path, kind: str, address: str) -> None:
        (folder / "sources.toml").write_text(f"[sources.wire]\nkind = '{kind}'\naddress = '{address}'\n")
        reason = f"'{address}' is not a web address (http or https)"
        assert faults(folder) == [("sources.toml", "sources.wire.address", reason)]

    def test_what_is_missing_is_named(self, folder: Path) -> None:
        (folder / "sources.toml").write_text("[sources.inbox]\nkind = 'folder'\n")
        assert faults(folder) == [("sources.toml", "sources.inbox.address", "is missing")]

    @pytest.mark.parametrize("text", ["[inbox]\nkind = 'folder'\n", "sources = 1\n", "[sources]\ninbox = 1\n"])
    def test_an_entry_in_the_wrong_place_says_how_it_is_headed(self, folder: Path, text: str) -> None:
        (folder / "sources.toml").write_text(text)
        assert "[sources.<name>]" in faults(folder)[0][2]


class TestFolder:
    def test_the_command_line_wins_over_the_environment_and_that_over_the_working_directory(
        self, tmp_path: Path, folder: Path
    ) -> None:
        other, third = tmp_path / "other", tmp_path / "third"
        other.mkdir()
        third.mkdir()
        (folder / "sources.toml").write_text("")
        environ = {"DIPCAL_CONFIG": str(other)}
        assert settings.find_config(third, environ, tmp_path) == third
        assert settings.find_config(None, environ, tmp_path) == other
        assert settings.find_config(None, {}, tmp_path) == folder

    def test_a_folder_called_config_without_settings_is_somebody_elses(self, tmp_path: Path, folder: Path) -> None:
        assert settings.find_config(None, {}, tmp_path) is None

    def test_a_named_folder_that_is_not_there_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(SettingsError, match="no such configuration folder"):
            settings.find_config(tmp_path / "nowhere", {}, tmp_path)
