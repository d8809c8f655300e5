"""Mail (.eml, RFC 5322): a ministry's press list as it arrives.

In come a message's bytes; out come the paragraphs of its plain part (its HTML part where there is no plain one), the
subject as the headline, the day of its Date field in the sender's own offset and the sender's name as the outlet.
"""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr

from service.documents import html
from service.documents.decoding import decode
from service.documents.paragraphs import clean_lines, one_line, paragraphs_of
from service.documents.readable import Readable, Stamp
from service.errors import DocumentError


def readable(data: bytes, name: str) -> Readable:
    """The document in the message ``data``; ``name`` is what an error calls it."""
    message = message_from_bytes(data, policy=policy.default)
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise DocumentError(name, "the message has no text part")
    text = _text(part, name)
    is_html = part.get_content_subtype() == "html"
    paragraphs = html.paragraphs_of_fragment(text, name) if is_html else paragraphs_of(clean_lines(text))
    date = message.get("Date")
    return Readable(
        paragraphs=tuple(paragraphs),
        title=one_line(message.get("Subject")),
        stamps=(Stamp("Date", str(date)),) if date else (),
        site=one_line(parseaddr(str(message.get("From", "")))[0]),
    )


def _text(part: Message, name: str) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        raise DocumentError(name, "the message's text part cannot be decoded")
    return decode(data, name, part.get_content_charset())
