"""Settings: config/*.toml, then the environment, read into one frozen tree.

In comes the configuration folder and the environment; out comes ``Settings``, or ``SettingsError`` with the file (or
the environment variable), the key and the reason, every one that was found. Later wins:

1. ``default.toml`` of this release: every setting, the only place where defaults are written down
2. ``default.toml`` and ``production.toml`` in the configuration folder, as far as they are there
3. environment variables ``DIPCAL_<SECTION>_<KEY>``

The sources are told in ``sources.toml`` of the configuration folder.
"""

from __future__ import annotations

from service.settings.reading import find_config, load, shipped_defaults
from service.settings.tree import (
    ApiSettings,
    CalendarSettings,
    DocumentSettings,
    ExtractionSettings,
    LogSettings,
    SchedulerSettings,
    ServerSettings,
    Settings,
    SourceConfig,
    StoreSettings,
)

__all__ = [
    "ApiSettings",
    "CalendarSettings",
    "DocumentSettings",
    "ExtractionSettings",
    "LogSettings",
    "SchedulerSettings",
    "ServerSettings",
    "Settings",
    "SourceConfig",
    "StoreSettings",
    "find_config",
    "load",
    "shipped_defaults",
]
