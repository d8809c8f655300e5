"""How sure an announcement is: the share of such announcements that a careful reader would confirm.

In: an ``Announcement``. Out: a probability, from a logistic model over a dozen plain features (does it tell a day, a
place, names; how often; in which mood). The weights are data (``confidence.toml``), fitted on documents with answers
by ``dipcal calibrate``; they hold nothing of any text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from math import exp

from service.errors import LexiconError
from service.meetings.parties import is_state
from service.model import Announcement, Status

FEATURES = (
    "always", "day", "place", "town", "one_name", "two_names", "two_parties", "three_parties", "told_twice",
    "told_thrice", "firm_verb", "reported", "hedged", "present_or_past", "noun_first", "put_off", "own_meeting",
)  # fmt: skip
_MOST_STEPS, _SMALLEST_STEP, _LEAST_RIDGE = 50, 1e-6, 1e-3
_FIRM = ("will", "scheduled", "is-to", "has-been-scheduled", "infinitive", "motion-purpose")
_REPORTED = ("would", "was-to", "was-scheduled", "before-it", "was-doing")
_HEDGED = ("hedge", "was-due", "may", "plan-to", "likely", "probably", "possible")
_A_DAY = len("2019-03-01")
_TENSES = ("present", "past", "is-there-to", "motion-aside", "verb-present", "verb-past", "said-of-it", "noun")


def features(announcement: Announcement) -> tuple[float, ...]:
    """The features in the order of FEATURES, each 0 or 1."""
    named = sum(1 for p in announcement.participants if p.name)
    parties = {p.party for p in announcement.participants if p.party}
    moods = [rule.removeprefix("modality:") for rule in announcement.rules if rule.startswith("modality:")]
    place = announcement.place
    put_off = announcement.status in (Status.POSTPONED, Status.CANCELLED)
    arranged = any(rule.startswith("status:") for rule in announcement.rules)  # told in the past: "has been moved"
    return tuple(
        float(told)
        for told in (
            True,
            announcement.start is not None,
            place is not None,
            place is not None and place.name is not None,
            named >= 1,
            named >= 2,
            len(parties) >= 2,
            len(parties) >= 3,
            len(announcement.passages) >= 2,
            len(announcement.passages) >= 3,
            any(m.removeprefix("verb-") in _FIRM for m in moods) or (arranged and not put_off),
            any(m.removeprefix("verb-") in _REPORTED for m in moods),
            any(m.removeprefix("verb-") in _HEDGED for m in moods),
            all(m in _TENSES for m in moods) and not arranged and not _dated_present(announcement, moods),
            bool(moods) and moods[0].startswith("verb-"),
            put_off,
            len(parties) == 1 and announcement.start is not None and not any(map(is_state, parties)),
        )
    )


def _dated_present(announcement: Announcement, moods: Sequence[str]) -> bool:
    """ "flies to Berlin on Friday", "is hosting the envoy on 3 May": with a day, the present tense tells the future."""
    return "present" in moods and announcement.start is not None and len(announcement.start) >= _A_DAY


def confidence(announcement: Announcement) -> float:
    """The probability, in [0, 1], rounded to three places."""
    return round(probability(features(announcement), weights()), 3)


def probability(values: Sequence[float], weights: Sequence[float]) -> float:
    """The logistic model: features and weights, in the order of FEATURES."""
    return 1 / (1 + exp(-sum(weight * value for weight, value in zip(weights, values, strict=True))))


@lru_cache(maxsize=1)
def weights() -> tuple[float, ...]:
    """The fitted weights, in the order of FEATURES. Raises LexiconError where one is missing or no number."""
    table = tomllib.loads((files("service.meetings") / "confidence.toml").read_text("utf8"))["weights"]
    for name in FEATURES:
        if not isinstance(table.get(name), float):
            raise LexiconError("confidence.toml", name, "must be a number with a point")
    if extra := set(table) - set(FEATURES):
        raise LexiconError("confidence.toml", sorted(extra)[0], "is no feature")
    return tuple(table[name] for name in FEATURES)


def fit(rows: Sequence[tuple[tuple[float, ...], bool]], *, ridge: float = 1.0) -> tuple[float, ...]:
    """Weights by penalised maximum likelihood (Newton's method); ``rows`` are features and whether it was right."""
    found = [0.0] * len(FEATURES)
    for _ in range(_MOST_STEPS):
        step = _solved(*_slope_and_curvature(rows, found, ridge))
        found = [w - s for w, s in zip(found, step, strict=True)]
        if max(map(abs, step)) < _SMALLEST_STEP:
            break
    return tuple(round(w, 3) for w in found)


def _slope_and_curvature(
    rows: Sequence[tuple[tuple[float, ...], bool]], found: Sequence[float], ridge: float
) -> tuple[list[float], list[list[float]]]:
    """The first and second derivatives of the penalised loss; the first feature ("always") is hardly penalised."""
    penalties = [ridge if n else _LEAST_RIDGE for n in range(len(found))]
    slope = [penalty * w for penalty, w in zip(penalties, found, strict=True)]
    curvature = [[penalty if n == m else 0.0 for m in range(len(found))] for n, penalty in enumerate(penalties)]
    for values, right in rows:
        told = probability(values, found)
        present = [n for n, value in enumerate(values) if value]
        for n in present:
            slope[n] += (told - right) * values[n]
            for m in present:
                curvature[n][m] += told * (1 - told) * values[n] * values[m]
    return slope, curvature


def _solved(right: Sequence[float], left: Sequence[Sequence[float]]) -> list[float]:
    """The solution of a symmetric positive system, by elimination."""
    rows = [[*row, value] for row, value in zip(left, right, strict=True)]
    for n, pivot in enumerate(rows):
        for row in rows[n + 1 :]:
            share = row[n] / pivot[n]
            row[n:] = [a - share * b for a, b in zip(row[n:], pivot[n:], strict=True)]
    found: list[float] = []
    for n in reversed(range(len(rows))):
        known = sum(a * b for a, b in zip(rows[n][n + 1 : -1], found, strict=True))
        found.insert(0, (rows[n][-1] - known) / rows[n][n])
    return found
