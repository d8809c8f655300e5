"""Where it is: the names of places that hang on a trigger, made the legs of a journey.

In: a ``Candidate`` with its places. Out: ``Place`` rows. Guidelines: "A trip to several countries is one entry a
country"; place: "the town or site as told; null where only the country is known".
"""

from __future__ import annotations

from math import isnan

from service.lexicon import City, Country, Lexicon, Match, Site
from service.meetings.candidates import Candidate
from service.meetings.modality import saying
from service.meetings.vocabulary import Frame, Vocabulary
from service.model import Place


def site_of(match: Match) -> Site | None:
    """The site that a match is or can be: "the White House" is a place behind "at"."""
    return next((e for e in (match.entry, *match.others) if isinstance(e, Site)), None)


def place_of(match: Match, text: str) -> Place | None:
    """The place that a name in ``text`` tells; None where it is no place's."""
    told = " ".join(text[match.start : match.end].split())
    entry, site = match.entry, site_of(match)
    if isinstance(entry, City):
        return of_city(entry, entry.name if told.islower() else told)  # "the Chinese capital"
    if site is not None:
        return Place(told.removeprefix("the "), site.country, site.zone, site.latitude, site.longitude)
    if isinstance(entry, Country):
        part = _named_part(match, entry)
        return of_city(part, told) if part is not None else Place(None, entry.code, entry.zone or None)
    return None


def _named_part(match: Match, country: Country) -> City | None:
    """The town or region that a country's name tells more closely: "Singapore", "the West Bank"."""
    towns = (entry for entry in match.others if isinstance(entry, City) and entry.country == country.code)
    return next((town for town in towns if town.region), None)


def of_city(city: City, told: str) -> Place:
    """A town as told; one that only the text knows has no coordinates."""
    if isnan(city.latitude):
        return Place(told, city.country or None, city.zone or None)
    return Place(told, city.country, city.zone, city.latitude, city.longitude)


def of_country(code: str | None, lexicon: Lexicon) -> Place | None:
    country = lexicon.countries.get(code or "")
    return Place(None, country.code, country.zone) if country else None


def legs(candidate: Candidate, dateline: City | None, words: Vocabulary, told: Place | None) -> list[Place]:
    """The places of a journey, or of talks with its hosts, in their order, one a country; of any other meeting one.
    "Here", and where somebody arrives without a place, is the town of the dateline; "there" and "the city" are where
    was told last."""
    found = _one_a_country([p for m in candidate.places if (p := place_of(m, candidate.reading.text)) is not None])
    untold = not found or (len(found) == 1 and not found[0].name and _says_here(candidate, words))
    if dateline is not None and untold and (_arrives(candidate) or _says_here(candidate, words)):
        at_home = not found or found[0].country == dateline.country  # "arrived here for a visit to Vietnam"
        found = [of_city(dateline, dateline.name)] if at_home else found
    if not found and told is not None and _says_there(candidate, words):
        found = [told]
    return found if candidate.frame.goes or _goes_round(candidate) else found[:1]


def _goes_round(candidate: Candidate) -> bool:
    """ "before talks in Chad and Mali": with nobody named, the hosts are met, each at home."""
    return candidate.frame is Frame.MEET and not candidate.others


def _one_a_country(places: list[Place]) -> list[Place]:
    """Neighbours of one country made one, with the town where one is told: "to Riga, Latvia"."""
    found: list[Place] = []
    for place in places:
        if found and found[-1].country == place.country:
            found[-1] = found[-1] if found[-1].name else place
        else:
            found.append(place)
    return found


def _arrives(candidate: Candidate) -> bool:
    return candidate.trigger.lemma == "arrive" and candidate.frame is Frame.TRAVEL


def _says_here(candidate: Candidate, words: Vocabulary) -> bool:
    """ "here", "in this resort"; not of "it was announced here that"."""
    tree = candidate.reading.tree
    here = (token for token in tree.tokens if token.text.lower() in words.place.here)
    if any(not saying(tree[token.head].lemma) for token in here):
        return True
    towns = (token.index for token in tree.tokens if token.lemma.lower() in words.place.town_of)
    return any(tree.low(c) == "this" for n in towns for c in tree.children(n))


def _says_there(candidate: Candidate, words: Vocabulary) -> bool:
    """ "will meet there", "in the city": among the words that hang on the trigger."""
    tree = candidate.reading.tree
    for n in (c for verb in candidate.chain for c in tree.children(verb, "advmod", "prep")):
        if tree.low(n) in words.place.there:
            return True
        towns = (t for t in tree.children(n, "pobj") if tree.low(t) in words.place.town_of)
        if tree.low(n) in words.place.before and any(_is_pointed_at(candidate, t) for t in towns):
            return True
    return False


def _is_pointed_at(candidate: Candidate, n: int) -> bool:
    """ "the city", "the same town", without a name or a land of its own."""
    tree = candidate.reading.tree
    return {tree.low(c) for c in tree.below[n]} <= {"the", "same", "that", "this"} and bool(tree.below[n])
