"""What a page's markup says of the document: headline, publication stamps, outlet, address, language.

In comes the parsed page; out come values as written. schema.org's JSON-LD is asked first, then Open Graph and the
``<meta>`` names of news pages and Dublin Core, then ``<time>`` and the visible headline. Broken markup is passed over:
it was not written for us.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from service.documents.paragraphs import one_line
from service.documents.readable import Stamp

ARTICLE = re.compile(r"Article|Report|BlogPosting|PressRelease|WebPage", re.IGNORECASE)
DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publication_date", "article.published", "dc.date.issued", "dc.date", "dcterms.issued",
    "dcterms.created", "dcterms.date", "citation_publication_date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
SEPARATED = re.compile(r"\s+[|–—·»-]\s+")


@dataclass(frozen=True, slots=True)
class Told:
    """What the markup says; ``stamps`` best first."""

    title: str | None
    stamps: tuple[Stamp, ...]
    site: str | None
    address: str | None
    language: str | None


def told_by(page: HtmlElement) -> Told:
    """What the page's markup says of its document."""
    article = _article(page)
    metas = _metas(page)
    site = one_line(_named(article.get("publisher"))) or one_line(metas.get("og:site_name"))
    languages = page.xpath("/html/@lang") or [metas.get("content-language") or ""]
    return Told(
        title=_title(page, article, metas, site),
        stamps=tuple(_stamps(page, article, metas)),
        site=site,
        address=_address(page, metas),
        language=languages[0] or None,
    )


def _metas(page: HtmlElement) -> dict[str, str]:
    """The <meta> values by lower-case name; the first of a name counts."""
    metas: dict[str, str] = {}
    for meta in page.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if label := meta.get(attribute):
                metas.setdefault(label.strip().lower(), meta.get("content").strip())
    return metas


def _article(page: HtmlElement) -> dict[str, object]:
    """The first JSON-LD object that is an article; an empty one where there is none."""
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            told = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _objects(told):
            if ARTICLE.search(str(thing.get("@type", ""))) and (thing.get("headline") or thing.get("datePublished")):
                return thing
    return {}


def _objects(told: object) -> Iterator[dict[str, object]]:
    """The objects of one JSON-LD block: itself, a list's, or those of its @graph."""
    if isinstance(told, list):
        for thing in told:
            yield from _objects(thing)
    elif isinstance(told, dict):
        yield told
        yield from _objects(told.get("@graph"))


def _named(thing: object) -> str | None:
    """A schema.org organisation's name: the string itself or the object's ``name``."""
    if isinstance(thing, dict):
        thing = thing.get("name")
    return thing if isinstance(thing, str) else None


def _stamps(page: HtmlElement, article: dict[str, object], metas: dict[str, str]) -> Iterator[Stamp]:
    if isinstance(published := article.get("datePublished"), str):
        yield Stamp("JSON-LD datePublished", published)
    for label in DATE_NAMES:
        if label in metas:
            yield Stamp(f"meta {label}", metas[label])
    for element in page.xpath("//*[@itemprop='datePublished']"):
        yield Stamp("itemprop datePublished", element.get("content") or _stamp_text(element))
    # The first <time> only: those further down belong to related stories.
    for element in page.xpath("//article//time | //main//time | //body//time")[:1]:
        yield Stamp("time", _stamp_text(element))


def _stamp_text(element: HtmlElement) -> str:
    return str(element.get("datetime") or element.text_content())


def _title(page: HtmlElement, article: dict[str, object], metas: dict[str, str], site: str | None) -> str | None:
    headings = [heading.text_content() for heading in page.xpath("//h1")]
    candidates = (
        _named(article.get("headline")),
        metas.get("og:title"),
        headings[0] if len(headings) == 1 else None,
        metas.get("twitter:title"),
        page.findtext(".//title"),
        headings[0] if headings else None,
    )
    title = next(filter(None, map(one_line, candidates)), None)
    return _without_site(title, site, {one_line(heading) for heading in headings}) if title else None


def _without_site(title: str, site: str | None, headings: set[str | None]) -> str:
    """The title without " | Outlet" at its end: told by the site's name, or by the visible headline being the rest."""
    for separator in SEPARATED.finditer(title):
        headline, tail = title[: separator.start()], title[separator.end() :]
        if headline in headings or (site and tail.casefold() == site.casefold()):
            return headline
    return title


def _address(page: HtmlElement, metas: dict[str, str]) -> str | None:
    """The canonical address, if it is a whole one."""
    candidates = [*page.xpath("//link[@rel='canonical']/@href"), metas.get("og:url", "")]
    return next((address for address in candidates if re.match(r"https?://[^/\s]+", address)), None)
