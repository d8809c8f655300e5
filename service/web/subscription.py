"""How to subscribe: one calendar's address in the forms that calendar programs want."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

GOOGLE = "https://calendar.google.com/calendar/r?cid="
OUTLOOK = "https://outlook.live.com/calendar/0/addfromweb?"


@dataclass(frozen=True, slots=True)
class Subscription:
    """``address`` is what to copy, ``matching`` how many meetings it holds, ``is_public`` if outsiders can reach it."""

    address: str
    webcal: str
    google: str
    outlook: str
    matching: int
    is_public: bool


def subscription(address: str, name: str, matching: int = 1) -> Subscription:
    """The ways to subscribe to the calendar at ``address``."""
    return Subscription(
        address=address,
        webcal="webcal://" + address.partition("://")[2],
        google=GOOGLE + quote(address, safe=""),
        outlook=OUTLOOK + urlencode({"url": address, "name": name}, quote_via=quote),
        matching=matching,
        is_public=_is_public(urlsplit(address).hostname or ""),
    )


def _is_public(host: str) -> bool:
    """Whether the servers of Google and Outlook could reach this host, as far as its name tells."""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".local", ".localhost", ".internal", ".test"))
