"""Encodings, and what is no text at all."""

from __future__ import annotations

import random

import pytest

from service import documents
from service.errors import DocumentError
from service.model import RawDocument

TEXT = "Rodríguez will meet “the minister” in São Tomé – on Friday, the Élysée said."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_common_encodings_need_no_declaration(read, encoding):
    assert read(TEXT.encode(encoding)).body == TEXT


def test_a_declared_charset_is_used(read):
    text = "Ministr zahraničí přiletí v pátek do Říma"
    assert read(text.encode("iso-8859-2"), media_type="text/plain; charset=iso-8859-2").body == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "UTF-16BE", "utf-32-le"])
def test_a_declared_wide_charset_needs_no_byte_order_mark(read, encoding):
    assert read(TEXT.encode(encoding), media_type=f"text/plain; charset={encoding}").body == TEXT


def test_utf_8_wins_over_a_wrong_declaration(read):
    assert read(TEXT.encode(), media_type="text/plain; charset=iso-8859-1").body == TEXT


def test_cyrillic_without_declaration_is_recognised(read):
    text = "Министр иностранных дел проведёт переговоры с коллегой в Москве в пятницу, сообщили в министерстве."
    assert read(text.encode("windows-1251")).body == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t\n", "the file holds nothing but blanks"),
        (b"%PDF-1.7\n...", "this is a PDF file, not text"),
        (b"PK\x03\x04...", "this is a ZIP archive or an office file, not text"),
        (b"text\x00text", "this is binary data, not text"),
        (random.Random(1).randbytes(4000), "this is binary data, not text"),
        (b"\x1b[0m" * 50, "this is binary data, not text"),
        (b"\xef\xbb\xbftalks \xff", "the byte order mark says utf-8-sig, byte 6 is not"),
        (bytes(byte for byte in random.Random(1).randbytes(9000) if byte > 0x80), "the encoding cannot be told"),
    ],
)
def test_what_is_no_text_is_said_so(read, data, reason):
    with pytest.raises(DocumentError) as caught:
        read(data, "a.txt")
    assert caught.value.name == "a.txt"
    assert caught.value.reason.startswith(reason)


@pytest.mark.parametrize("name", ["klingon", "undefined", "hex"])
def test_an_unknown_charset_is_named(read, name):
    with pytest.raises(DocumentError, match=f"charset: unknown encoding '{name}'"):
        read(TEXT.encode("windows-1252"), media_type=f"text/plain; charset={name}")


def test_an_unknown_charset_in_a_pages_markup_is_named(read):
    page = f'<html><head><meta charset="undefined"></head><body><p>{TEXT}</p></body></html>'
    with pytest.raises(DocumentError, match="charset: unknown encoding 'undefined'"):
        read(page.encode("windows-1252"), "a.html")


def test_a_media_type_that_is_not_read_is_named(read):
    with pytest.raises(DocumentError, match="content type: application/pdf is not read"):
        read("Talks.", media_type="application/pdf")


@pytest.mark.parametrize(
    ("data", "body"),
    [("<html><body><p>Talks.</p></body></html>", "Talks."), ('{"text": "Talks."}', "Talks."), ("Talks.", "Talks.")],
)
def test_without_suffix_or_media_type_the_content_tells_the_format(read, data, body):
    assert read(data, "talks", media_type="application/octet-stream").body == body


def test_more_text_than_an_announcement_has_is_refused(read):
    with pytest.raises(DocumentError, match="1,000,001 characters of text are more than the limit of 1,000,000"):
        read("x" * 1_000_001)


def test_more_html_than_a_page_has_is_refused(read):
    with pytest.raises(DocumentError, match="characters of HTML are more than the limit of 2,000,000"):
        read("<p>Talks.</p>" * 200_000, "a.html")


def test_more_bytes_than_the_limit_are_refused(read):
    raw = RawDocument("test", "a.txt", b"x" * 1001, retrieved=None, name="a.txt")  # type: ignore[arg-type]
    with pytest.raises(DocumentError, match=r"a\.txt: 1,001 bytes are more than the limit of 1,000"):
        documents.read(raw, max_bytes=1000)
