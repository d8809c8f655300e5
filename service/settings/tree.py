"""The settings as frozen values: a section a class, a setting a field. Defaults are in config/default.toml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """Where the records are kept: an SQLAlchemy database address."""

    url: str


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Where the web server listens, and the address under which readers reach it (empty: the request's own)."""

    host: str
    port: int
    threads: int
    public_url: str


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What is accepted as a document."""

    max_bytes: int


@dataclass(frozen=True, slots=True)
class ExtractionSettings:
    """How meetings are found in documents. An empty ``model`` takes the best English model that is installed."""

    model: str
    reckon_from_received: bool


@dataclass(frozen=True, slots=True)
class CalendarSettings:
    """What the published calendar is called, what it holds and how often clients are told to look again.

    A meeting whose confidence is below ``min_confidence`` is kept out of it and waits for a look.
    """

    name: str
    description: str
    color: str
    limit: int
    refresh: timedelta
    min_confidence: float


@dataclass(frozen=True, slots=True)
class ApiSettings:
    """Paging of the JSON lists."""

    page_size: int
    max_page_size: int


@dataclass(frozen=True, slots=True)
class SchedulerSettings:
    """When the jobs run, and how long a silent scheduler keeps its lease."""

    reextract_interval: timedelta
    jitter: timedelta
    misfire_grace: timedelta
    lease: timedelta


@dataclass(frozen=True, slots=True)
class LogSettings:
    """How much is logged: the name of a level of ``logging``."""

    level: str


@dataclass(frozen=True, slots=True)
class SourceConfig:
    """One place where documents come from: an entry of sources.toml, reviewed by a person.

    ``address`` is a folder's path or a web address, by ``kind`` ('folder', 'feed', 'page'). ``standing`` decides
    where sources contradict each other (higher wins). ``expect_documents`` is the least number of documents that
    the source should list, ``expect_every`` the longest time without a new one; a broken expectation is reported in
    the run's record. ``max_bytes`` is the size limit of one document, from the section [documents].

    Of web sources: ``follow`` reads the pages that a feed's entries link to, ``links`` is the regular expression that
    a page's links must match, ``limit`` the most documents of one look, ``pause`` lies between two requests to the
    site, and one of them may last ``timeout``.
    """

    name: str
    kind: str
    address: str
    publisher: str | None = None
    language: str = "en"
    timezone: str = "UTC"
    interval: timedelta = timedelta(minutes=15)
    standing: int = 0
    expect_documents: int = 0
    expect_every: timedelta | None = None
    max_bytes: int = 10_000_000
    follow: bool = False
    links: str = ""
    limit: int = 50
    pause: timedelta = timedelta(seconds=1)
    timeout: timedelta = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, a section a field."""

    store: StoreSettings
    server: ServerSettings
    documents: DocumentSettings
    extraction: ExtractionSettings
    calendar: CalendarSettings
    api: ApiSettings
    scheduler: SchedulerSettings
    log: LogSettings
    sources: tuple[SourceConfig, ...]
