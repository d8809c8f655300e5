"""Bytes to characters.

In come bytes and the charset that was declared for them, if any; out come characters, or ``DocumentError`` for what is
no text. UTF-8 is tried before the declared charset: bytes that decode as UTF-8 by chance are rare, wrong declarations
are not.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from service.errors import DocumentError

SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
# UTF-32's little-endian mark begins with UTF-16's, so it is looked for first.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE = re.compile(r"utf[-_]?(?:16|32)", re.IGNORECASE)  # encodings in which plain English holds null bytes
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
CONTROL_SHARE = 0.005
ACCENTED_SHARE = 0.15


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The characters of ``data``; ``declared`` is the charset that a header or the markup names."""
    if not data:
        raise DocumentError(name, "the file is empty")
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(name, f"this is {what}, not text")
    text = _marked(data, name) or _decoded(data, name, declared)
    if len(CONTROL.findall(text)) > max(1, CONTROL_SHARE * len(text)):
        raise DocumentError(name, "this is binary data, not text")
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise DocumentError(name, "the file holds nothing but blanks")
    return text


def _marked(data: bytes, name: str) -> str | None:
    """The characters where a byte order mark tells the encoding."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                reason = f"the byte order mark says {encoding}, byte {error.start} is not"
                raise DocumentError(name, reason, field="charset") from error
    return None


def _decoded(data: bytes, name: str, declared: str | None) -> str:
    if b"\x00" in data:
        if WIDE.match(declared or "") and (text := _in_declared(data, name, declared)):
            return text
        raise DocumentError(name, "this is binary data, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _in_declared(data, name, declared) or _in_guessed(data, name)


def _in_declared(data: bytes, name: str, declared: str | None) -> str | None:
    """The characters in the declared charset; None where none is declared or the bytes are not in it."""
    if not declared:
        return None
    try:
        # WHATWG's Encoding Standard reads both labels as windows-1252, as their writers mean them.
        latin = codecs.lookup(declared).name in {"iso8859-1", "ascii"}
        return data.decode("windows-1252" if latin else declared)
    except UnicodeDecodeError:
        return None
    except (LookupError, ValueError):  # ValueError: the codec "undefined", and a name with a null character
        raise DocumentError(name, f"unknown encoding {declared!r}", field="charset") from None


def _in_guessed(data: bytes, name: str) -> str:
    """windows-1252 for mostly ASCII text with a few accents (too little for statistics), else what statistics say."""
    if sum(byte > 0x7F for byte in data) <= ACCENTED_SHARE * len(data):
        try:
            return data.decode("windows-1252")
        except UnicodeDecodeError:
            pass  # five bytes are undefined there; another encoding is likelier
    best = from_bytes(data).best()
    if best is None:
        raise DocumentError(name, "the encoding cannot be told (UTF-8 is read, or a declared charset)", field="charset")
    return str(best)
