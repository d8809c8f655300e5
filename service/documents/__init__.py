"""Bytes made readable.

In comes a ``RawDocument`` as a source delivered it; out comes a ``Document``: paragraphs of clean text, the headline,
and the day that relative days are reckoned from. What cannot be read is a ``DocumentError`` that names the file and
the faulty part.

    bytes → format → characters (decoding)
          → paragraphs and what the document says of itself (plain, html with markup, structured, mail)
          → day of publication (publication) → language → Document

Two rules on what a document says of itself. Front matter and our own JSON form are written for us, so an unknown key
or a date that is not understood is an error: a mistyped ``publshed`` must not move a meeting to another day in
silence. The markup of a web page is written for others, so what is not understood there is passed over.
"""

from service.documents.reading import MAX_BYTES, read

__all__ = ["MAX_BYTES", "read"]
