"""Web pages: the main text without the furniture around it, and what the markup says of it.

In come characters of HTML; out come the paragraphs that trafilatura takes for the main text. A press release of two
sentences is too little for its statistics, so below ``TOO_LITTLE`` characters the page's blocks are read plainly, less
navigation and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from service.documents import markup
from service.documents.paragraphs import clean_lines, one_line, without_heading
from service.documents.readable import Readable
from service.errors import DocumentError

TOO_LITTLE = 200
TOO_MUCH = 2_000_000
FURNITURE = (
    "nav", "header", "footer", "aside", "script", "style", "noscript", "template", "svg", "iframe", "button", "select",
)  # fmt: skip
BLOCKS = (
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul",
)  # fmt: skip
CELLS = ("td", "th")
BULLET = re.compile(r"^[-•*·–]\s+")


def readable(text: str, name: str) -> Readable:
    """The document in the page ``text``; ``name`` is what an error calls it."""
    if len(text) > TOO_MUCH:  # trafilatura would take half a minute over ten megabytes
        raise DocumentError(name, f"{len(text):,} characters of HTML are more than the limit of {TOO_MUCH:,}")
    page = _tree(text, name)
    told = markup.told_by(page)
    paragraphs = without_heading(_main_text(page), told.title)
    return Readable(
        paragraphs=tuple(paragraphs),
        title=told.title,
        stamps=told.stamps,
        site=told.site,
        address=told.address,
        language=told.language,
    )


def paragraphs_of_fragment(text: str, name: str) -> list[str]:
    """The paragraphs of a piece of HTML that has no furniture: a feed entry's content, a JSON object's ``html``."""
    return list(_paragraphs(_block_text(_tree(text, name))))


def _main_text(page: HtmlElement) -> list[str]:
    """The paragraphs of the page's main text. Changes ``page``."""
    # Outside an <article>, trafilatura drops subheadings; in a programme they are the days.
    for heading in page.iter("h2", "h3", "h4", "h5", "h6"):
        heading.tag = "p"
    found = trafilatura.extract(page, output_format="txt", include_comments=False, favor_precision=True)
    paragraphs = list(_paragraphs(found or ""))
    if sum(map(len, paragraphs)) >= TOO_LITTLE:
        return paragraphs
    plainly = list(_paragraphs(_block_text(page)))
    return max(paragraphs, plainly, key=lambda lines: sum(map(len, lines))) if plainly else []


def _tree(text: str, name: str) -> HtmlElement:
    try:
        # As bytes: lxml refuses characters that still declare an encoding of their own.
        return document_fromstring(text.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except etree.LxmlError as error:
        raise DocumentError(name, f"the HTML holds no readable text ({error})") from error


def _paragraphs(text: str) -> Iterator[str]:
    """The lines without list bullets and trafilatura's table borders."""
    for line in clean_lines(text):
        cells = [cell.strip() for cell in line.split("|")] if line.startswith("|") else [line]
        if kept := one_line(" ".join(filter(None, cells))):
            yield BULLET.sub("", kept)


def _block_text(page: HtmlElement) -> str:
    """The text of the longest <article>, of <main> or of the whole body, each block on a line of its own."""
    for path in ("//article", "//main", "//body"):
        if texts := ["".join(_pieces(found)) for found in page.xpath(path)]:
            return max(texts, key=len)
    return "".join(_pieces(page))


def _pieces(top: HtmlElement) -> Iterator[str]:
    """The text in document order, a newline around each block. By events: pages nest deeper than Python recurses."""
    inside_furniture = 0
    for event, element in etree.iterwalk(top, events=("start", "end", "comment", "pi")):
        furniture = element.tag in FURNITURE
        inside_furniture += {"start": furniture, "end": -furniture}.get(event, 0)
        if event == "start" and not inside_furniture:
            yield "\n" if element.tag in BLOCKS else " " if element.tag in CELLS else ""
            yield _inline(element.text)
        elif event != "start" and not inside_furniture:
            yield "\n" if element.tag in BLOCKS else ""
            yield _inline(element.tail) if element is not top else ""


def _inline(text: str | None) -> str:
    """Line breaks in the source of a page are mere blanks."""
    return re.sub(r"\s+", " ", text or "")
