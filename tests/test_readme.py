"""What the README says is so: its commands, settings, addresses, paths and dependencies."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from service import settings as configuration
from service.cli import main, showing
from service.store import Store
from service.web import create_app
from tests.fakes import FakeExtractor

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def section(title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"the README has no section {title!r}"
    return found[1]


def rows(text: str) -> list[list[str]]:
    """The cells of a section's table, without its head."""
    lines = [line.strip("|").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line] for line in lines[2:]]


def code(text: str) -> list[str]:
    """The names between backquotes in prose and tables, in order."""
    return re.findall(r"`([^`]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL))


def marked(marker: str) -> str:
    found = re.search(rf"^<!-- {marker} -->\n```\w*\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)
    assert found, f"the README has no block below <!-- {marker} -->"
    return found[1]


def dipcal_commands() -> Iterator[list[str]]:
    """Each command line of the README that calls dipcal, as its words."""
    for block in re.findall(r"^```sh\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            yield from (part.split()[1:] for part in line.split("&&") if part.split()[0].endswith("dipcal"))


def test_sections_stand_in_order() -> None:
    assert re.findall(r"^## (.+)$", README, re.MULTILINE) == [
        "Try it in a minute",
        "The pipeline",
        "Where things live",
        "Configure",
        "API",
        "Develop",
        "Design notes",
        "Changes",
    ]


@pytest.mark.parametrize("marker", ["run", "test"])
def test_each_of_the_two_commands_is_one_line(marker: str) -> None:
    assert len(marked(marker).splitlines()) == 1


def test_output_is_that_of_a_real_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every meeting that the README shows is found so; which come first, and where a cell is broken, is left open."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(showing, "PLAIN_WIDTH", 1000)
    environment = {"DIPCAL_STORE_URL": f"sqlite:///{tmp_path / 'dipcal.db'}"}
    printed = CliRunner().invoke(main, ["run", "--no-serve"], env=environment).output.splitlines()
    shown = [re.split(r"\s{2,}", row.strip()) for row in marked("output").splitlines() if re.search(r"\b20\d\d\b", row)]
    assert len(shown) >= 4
    assert [cells for cells in shown if not any(all(cell in line for cell in cells) for line in printed)] == []
    assert "http://127.0.0.1:8080/calendar.ics" in marked("output")


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found, f"there is no command {name!r}"
    return found


def options(name: str) -> set[str]:
    return {option for parameter in command(name).params for option in parameter.opts}


def test_commands_are_all_told() -> None:
    told = [row[0].strip("`").split()[1] for row in rows(section("Try it in a minute"))]
    assert told == main.list_commands(click.Context(main))


def test_every_option_that_the_table_of_commands_tells_exists() -> None:
    for name, told in rows(section("Try it in a minute")):
        assert {option for option in code(told) if option.startswith("--")} <= options(name.strip("`").split()[1])


def test_every_command_line_has_options_and_files_that_exist() -> None:
    lines = list(dipcal_commands())
    assert {words[0] for words in lines} >= {"run", "extract", "evaluate"}
    for words in lines:
        assert {word for word in words if word.startswith("--")} <= options(words[0])
        assert all((ROOT / word).exists() for word in words if word.startswith("seeds/")), words


def test_every_option_of_evaluate_that_is_told_exists() -> None:
    told = {name.split()[0] for name in code(section("Develop")) if name.startswith("--")}
    assert told
    assert told <= options("evaluate")


def test_every_path_exists() -> None:
    paths = [row[0].strip("`") for row in rows(section("Where things live"))]
    assert len(paths) > 15
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_part_of_the_service_is_told() -> None:
    told = {row[0].strip("`") for row in rows(section("Where things live"))}
    packages = {f"service/{path.parent.name}" for path in (ROOT / "service").glob("*/__init__.py")}
    modules = {f"service/{path.name}" for path in (ROOT / "service").glob("*.py") if not path.name.startswith("__")}
    assert (packages | modules) - told == set()


def test_settings_are_those_of_the_default_file_with_their_defaults() -> None:
    defaults = tomllib.loads(configuration.shipped_defaults().read_text("utf-8"))
    expected = {f"{name}.{key}": value for name, keys in defaults.items() for key, value in keys.items()}
    told = {row[0].strip("`"): row[1].strip("`") for row in rows(section("Configure"))}
    assert told == {key: shown(value) for key, value in expected.items()}


def shown(value: Any) -> str:
    """A default as the README writes it: empty for an empty text."""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def test_addresses_are_those_of_the_service(store: Store, extractor: FakeExtractor) -> None:
    app = create_app(configuration.load(None, {}), store, extractor)
    told = {tuple(row[0].strip("`").split()) for row in rows(section("API"))}
    served = {
        (method, re.sub(r"<\w+:(\w+)>", r"<\1>", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in rule.methods & {"GET", "POST", "PUT", "PATCH", "DELETE"}
        if not rule.endpoint.endswith("static")
    }
    assert served - {("GET", "/openapi.json")} == told
    assert ("GET", "/openapi.json") in served


def test_dependencies_are_told_with_reason_and_licence() -> None:
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["postgresql"]]
    names = [re.match(r"[\w-]+", requirement)[0] for requirement in wanted]  # type: ignore[index]
    told = rows(section("Design notes"))
    assert [row[0].strip("`") for row in told] == names
    assert all(len(row) == 3 and all(row) for row in told)


def test_version_is_the_latest_change() -> None:
    import service

    assert re.findall(r"^\*\*(\S+)\*\*", section("Changes"), re.MULTILINE)[0] == service.__version__
