"""Towns that no gazetteer holds."""

from __future__ import annotations

from math import isnan

import pytest

from service.lexicon import City, Kind, load
from service.mentions import with_towns


def towns(text: str) -> list[tuple[str, str]]:
    """The towns that the text places, beside those of the gazetteer."""
    known = load().find(text)
    found = [match for match in with_towns(text, known, load()) if match not in known]
    assert all(match.kind is Kind.CITY and text[match.start : match.end] == match.text for match in found)
    return [(m.text, m.entry.country) for m in found if isinstance(m.entry, City)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will meet in Spangwald, Germany, on Friday.", [("Spangwald", "DE")]),
        ("Talks in Ober Kranzfeld in southern Austria begin.", [("Ober Kranzfeld", "AT")]),
        ("He flew to the Bosnian town of Novi Strm today.", [("Novi Strm", "BA")]),
        ("The Egyptian resort Wadi al Nasim is ready.", [("Wadi al Nasim", "EG")]),
        ("They will meet in Paris, France, on Friday.", []),
        ("He told Spangwald, Germany was tired.", []),
        ("In the town of Spangwald nobody knew.", [("Spangwald", "")]),
        ("In the city of his fathers nobody knew.", []),
        ("He spoke with Iran's Zarif about Iran's Marvestan province.", [("Marvestan", "IR")]),
        ("They meet in Russia's Zelyony Gorod today.", [("Zelyony Gorod", "RU")]),
        ("They meet in Kerrbrook, Texas, today.", [("Kerrbrook", "US")]),
        ("They meet in the Chinese capital and the capital of Botswana.", [("capital", "CN"), ("capital", "BW")]),
    ],
)
def test_a_town_is_taken_from_the_text_where_its_land_or_its_own_word_stands_with_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert towns(text) == expected


def test_such_a_town_has_its_lands_zone_and_no_coordinates() -> None:
    text = "They will meet in Spangwald, Germany."
    entry = with_towns(text, load().find(text), load())[0].entry
    assert isinstance(entry, City)
    assert (entry.zone, isnan(entry.latitude)) == ("Europe/Berlin", True)


def test_matches_stay_in_order() -> None:
    text = "From Oslo he flies to Spangwald, Germany, then to Rome."
    starts = [match.start for match in with_towns(text, load().find(text), load())]
    assert starts == sorted(starts)
    assert len(starts) == 4
