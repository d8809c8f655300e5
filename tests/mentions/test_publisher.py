"""The publisher's state."""

from __future__ import annotations

import pytest

from service.lexicon import load
from service.mentions import state_of_publisher


@pytest.mark.parametrize(
    ("outlet", "address", "state"),
    [
        ("Ministry of Foreign Affairs of Japan", None, "JP"),
        ("Kenyan Broadcasting Desk", None, "KE"),
        ("Kremlin press desk", None, "RU"),
        ("Ministry of Finland", "https://news.example.se/1", "FI"),
        ("Invented Wire", "https://news.example.no/2019/talks", "NO"),
        ("wire.example.cz", None, "CZ"),
        (None, "https://example.gov.uk/news", "GB"),
        (None, "https://example.fr:8080/news", "FR"),
        ("Invented Wire", "https://example.tv/talks", None),
        (None, "https://example.io", None),
        (None, "https://example.org/fr", None),
        (None, "https://example.zz/", None),
        ("The Hindu", None, "IN"),
        ("Dawn", None, "PK"),
        ("A dawn for all", None, None),
        (None, None, None),
        ("", "", None),
    ],
)
def test_the_outlets_name_tells_it_else_a_domain(outlet: str | None, address: str | None, state: str | None) -> None:
    assert state_of_publisher(outlet, address, load()) == state
