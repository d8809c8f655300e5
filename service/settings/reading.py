"""How settings are read and checked: TOML files and environment variables in, ``Settings`` or ``SettingsError`` out."""

from __future__ import annotations

import re
import tomllib
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from service.errors import SettingsError
from service.settings.tree import Settings, SourceConfig

PREFIX = "DIPCAL_"
RESERVED = ("DIPCAL_CONFIG", "DIPCAL_TEST_")  # the folder itself, and what only the tests read


SECTIONS: Mapping[str, type[Any]] = {
    name: hint for name, hint in typing.get_type_hints(Settings).items() if isinstance(hint, type)
}
SOURCE_KINDS = ("folder", "feed", "page")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def load(config_dir: Path | None, environ: Mapping[str, str]) -> Settings:
    """The settings of ``config_dir`` (None: this release's defaults alone) with the environment's on top."""
    errors: list[SettingsError] = []
    values: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS}
    for file in _setting_files(config_dir):
        _read_file(file, values, errors)
    _read_environment(environ, values, errors)
    _stop_on(errors)
    sections = {name: section(**values[name]) for name, section in SECTIONS.items()}
    sources = _read_sources(config_dir, sections["documents"].max_bytes, errors)
    _stop_on(errors)
    return Settings(**sections, sources=sources)


def find_config(told: Path | None, environ: Mapping[str, str], working_dir: Path) -> Path | None:
    """The configuration folder: as told on the command line, else DIPCAL_CONFIG, else ./config if it holds settings."""
    named = told or (Path(environ["DIPCAL_CONFIG"]) if environ.get("DIPCAL_CONFIG") else None)
    if named is not None:
        if not named.is_dir():
            raise SettingsError(str(named), "", "there is no such configuration folder")
        return named
    here = working_dir / "config"
    return here if any((here / name).is_file() for name in ("default.toml", "sources.toml")) else None


def shipped_defaults() -> Path:
    """This release's ``default.toml``: inside the package when installed, ``config/`` in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "default.toml"
    return installed if installed.is_file() else package.parent / "config" / "default.toml"


def _stop_on(errors: list[SettingsError]) -> None:
    if errors:
        raise SettingsError(errors[0].file, errors[0].key, errors[0].reason, others=tuple(errors[1:]))


def _setting_files(config_dir: Path | None) -> list[Path]:
    files = [shipped_defaults()]
    if config_dir is not None:
        own = [config_dir / "default.toml", config_dir / "production.toml"]
        files += [file for file in own if file.is_file() and file.resolve() != files[0].resolve()]
    return files


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(str(file), "", f"cannot be read: {error}") from error


def _read_file(file: Path, values: dict[str, dict[str, Any]], errors: list[SettingsError]) -> None:
    for section, entries in _toml(file).items():
        if section not in SECTIONS or not isinstance(entries, dict):
            errors.append(SettingsError(str(file), section, f"no such section; there are {', '.join(SECTIONS)}"))
            continue
        for key, value in entries.items():
            try:
                values[section][key] = _setting(section, key, value)
            except ValueError as error:
                errors.append(SettingsError(str(file), f"{section}.{key}", str(error)))


def _read_environment(
    environ: Mapping[str, str], values: dict[str, dict[str, Any]], errors: list[SettingsError]
) -> None:
    for variable in sorted(environ):
        if not variable.startswith(PREFIX) or variable.startswith(RESERVED):
            continue
        section, _, key = variable.removeprefix(PREFIX).lower().partition("_")
        try:
            if section not in SECTIONS:
                raise ValueError(f"no such section; there are {', '.join(SECTIONS)}")
            values[section][key] = _setting(section, key, environ[variable], written=True)
        except ValueError as error:
            errors.append(SettingsError("environment", variable, str(error)))


def _setting(section: str, key: str, value: object, *, written: bool = False) -> object:
    """``value`` as the setting's type wants it; ValueError says why it cannot be. ``written``: it comes as text."""
    hints = typing.get_type_hints(SECTIONS[section])
    if key not in hints:
        raise ValueError(f"no such setting; [{section}] has {', '.join(hints)}")
    read = _from_text(hints[key], str(value)) if written else _typed(hints[key], value)
    check = CHECKS.get(f"{section}.{key}")
    if check and not check[0](read):
        raise ValueError(f"{value!r} is not {check[1]}")
    return read


def _from_text(hint: type[Any], text: str) -> object:
    """What an environment variable's text stands for."""
    if hint is bool:
        words = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
        if text.strip().lower() not in words:
            raise ValueError(f"{text!r} is not true or false")
        return words[text.strip().lower()]
    if hint is int:
        try:
            return int(text)
        except ValueError:
            raise ValueError(f"{text!r} is not a whole number") from None
    if hint is float:
        try:
            return float(text)
        except ValueError:
            raise ValueError(f"{text!r} is not a number") from None
    return _typed(hint, text)


def _typed(hint: Any, value: object) -> object:
    """A TOML value as ``hint`` wants it. ``bool`` is no ``int`` here, though it is one in Python."""
    if isinstance(hint, types.UnionType):
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    if hint is timedelta:
        return _duration(value)
    if hint is float and type(value) is int:
        return float(value)
    names = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
    if type(value) is not hint:
        raise ValueError(f"{value!r} is not {names[hint]}")
    return value


def _duration(value: object) -> timedelta:
    match = re.fullmatch(r"(\d{1,6})([smhd])", value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f'{value!r} is not a duration such as "30s", "15m", "1h" or "7d"')
    unit = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}[match[2]]
    return timedelta(**{unit: int(match[1])})


def _is_zone(name: object) -> bool:
    try:
        ZoneInfo(str(name))
    except (KeyError, ValueError, OSError):
        return False
    return True


def _is_expression(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def _is_web_address(address: str) -> bool:
    try:
        return bool(re.match(r"https?://", address, re.IGNORECASE) and urlsplit(address).hostname)
    except ValueError:
        return False


def _at_least(least: int) -> tuple[Callable[[Any], bool], str]:
    return (lambda number: number >= least), f"at least {least}"


def _lasting() -> tuple[Callable[[Any], bool], str]:
    return (lambda duration: duration > timedelta(0)), "longer than nothing"


CHECKS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "store.url": (lambda url: "://" in url, 'a database address such as "sqlite:///dipcal.db"'),
    "server.port": (lambda port: 0 < port < 65536, "a port from 1 to 65535"),
    "server.threads": _at_least(1),
    "server.public_url": (lambda url: not url or url.startswith(("http://", "https://")), "empty or a web address"),
    "documents.max_bytes": _at_least(1),
    "calendar.color": (str.isalpha, "a colour by its CSS name"),
    "calendar.limit": _at_least(1),
    "calendar.refresh": _lasting(),
    "calendar.min_confidence": (lambda share: 0 <= share <= 1, "a share from 0 to 1"),
    "api.page_size": _at_least(1),
    "api.max_page_size": _at_least(1),
    "scheduler.reextract_interval": _lasting(),
    "scheduler.misfire_grace": _lasting(),
    "scheduler.lease": (lambda duration: duration >= timedelta(seconds=3), "at least 3s"),
    "log.level": (lambda level: level in LOG_LEVELS, f"one of {', '.join(LOG_LEVELS)}"),
    "source.kind": (lambda kind: kind in SOURCE_KINDS, f"one of {', '.join(SOURCE_KINDS)}"),
    "source.address": (lambda address: bool(address.strip()), "an address: it is empty"),
    "source.links": (_is_expression, "a regular expression"),
    "source.timezone": (_is_zone, 'an IANA time zone such as "Europe/Moscow"'),
    "source.interval": _lasting(),
    "source.expect_documents": _at_least(0),
    "source.expect_every": _lasting(),
    "source.limit": _at_least(1),
    "source.timeout": _lasting(),
}


def _read_sources(config_dir: Path | None, max_bytes: int, errors: list[SettingsError]) -> tuple[SourceConfig, ...]:
    file = config_dir / "sources.toml" if config_dir else None
    if file is None or not file.is_file():
        return ()
    table = _toml(file)
    errors += [
        SettingsError(str(file), section, "no such section; an entry is headed [sources.<name>]")
        for section in table
        if section != "sources"
    ]
    entries = table.get("sources", {})
    if not isinstance(entries, dict):
        errors.append(SettingsError(str(file), "sources", "an entry is headed [sources.<name>]"))
        return ()
    read = [_read_source(file, name, entry, max_bytes, errors) for name, entry in entries.items()]
    return tuple(source for source in read if source is not None)


def _read_source(
    file: Path, name: str, entry: object, max_bytes: int, errors: list[SettingsError]
) -> SourceConfig | None:
    before = len(errors)
    if not isinstance(entry, dict):
        errors.append(SettingsError(str(file), f"sources.{name}", "an entry is headed [sources.<name>]"))
        return None
    settable: dict[str, Field[Any]] = {f.name: f for f in fields(SourceConfig) if f.name not in ("name", "max_bytes")}
    hints = typing.get_type_hints(SourceConfig)
    values: dict[str, Any] = {}
    for key, value in entry.items():
        try:
            if key not in settable:
                raise ValueError(f"no such key; a source has {', '.join(settable)}")
            values[key] = _typed(hints[key], value)
            check = CHECKS.get(f"source.{key}")
            if check and not check[0](values[key]):
                raise ValueError(f"{value!r} is not {check[1]}")
        except ValueError as error:
            errors.append(SettingsError(str(file), f"sources.{name}.{key}", str(error)))
    for key, described in settable.items():
        if described.default is MISSING and key not in entry:
            errors.append(SettingsError(str(file), f"sources.{name}.{key}", "is missing"))
    if values.get("kind") in ("feed", "page") and "address" in values and not _is_web_address(values["address"]):
        reason = f"{values['address']!r} is not a web address (http or https)"
        errors.append(SettingsError(str(file), f"sources.{name}.address", reason))
    return SourceConfig(name=name, max_bytes=max_bytes, **values) if len(errors) == before else None
