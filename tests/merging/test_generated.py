"""Merging measured on made-up documents whose truth is known: pairwise and B-cubed precision and recall.

B-cubed: Bagga and Baldwin 1998, "Entity-based cross-document coreferencing using the vector space model". A thousand
documents by default; with DIPCAL_GENERATED=20000 that many, of a quarter as many meetings.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from service.merging import Group, asked_keys, groups, key_of, reaches, told_keys
from service.model import Source
from tests.merging.generating import Told, world

DOCUMENTS = int(os.environ.get("DIPCAL_GENERATED", "1000"))


def test_precision_and_recall_on_generated_documents() -> None:
    told = world(DOCUMENTS // 4, DOCUMENTS)
    found = [group for region in regions([t.source for t in told]) for group in groups(region)]
    figures = {"B-cubed": b_cubed(told, found), "pairwise": pairwise(told, found)}
    print(f"{len(told)} documents, {DOCUMENTS // 4} meetings, {len(found)} groups: {figures}")
    for precision, recall in figures.values():
        assert precision >= 0.98
        assert recall >= 0.92


def regions(sources: Sequence[Source]) -> Iterator[list[Source]]:
    """The announcements that can touch one another, found by blocking as the store finds them."""
    stored: dict[str, list[int]] = defaultdict(list)
    for n, source in enumerate(sources):
        for key in told_keys(source.announcement.participants):
            stored[key].append(n)
    waiting = set(range(len(sources)))
    while waiting:
        region, new = [], [waiting.pop()]
        while new:
            n = new.pop()
            region.append(sources[n])
            near = {k for key in asked_keys(sources[n].announcement.participants) for k in stored[key]} & waiting
            touched = {k for k in near if reaches(sources[n], sources[k])}
            waiting -= touched
            new += touched
        yield region


def b_cubed(told: Sequence[Told], found: Sequence[Group]) -> tuple[float, float]:
    """Precision and recall, averaged over the announcements."""
    truth = {key_of(t.source): t.meeting for t in told}
    size = Counter(truth.values())
    precision = recall = 0.0
    for group in found:
        for meeting, shared in Counter(truth[key_of(source)] for source in group).items():
            precision += shared * shared / len(group)
            recall += shared * shared / size[meeting]
    return round(precision / len(truth), 4), round(recall / len(truth), 4)


def pairwise(told: Sequence[Told], found: Sequence[Group]) -> tuple[float, float]:
    """Precision and recall of the pairs that are put together."""
    truth = {key_of(t.source): t.meeting for t in told}
    right = sum(pairs(n) for group in found for n in Counter(truth[key_of(source)] for source in group).values())
    put_together = sum(pairs(len(group)) for group in found)
    belong = sum(pairs(n) for n in Counter(truth.values()).values())
    return round(right / put_together, 4), round(right / belong, 4)


def pairs(n: int) -> int:
    return n * (n - 1) // 2
