#!/usr/bin/env python3
"""Holds dipcal's figures against the benchmark's own scorer, on answers that are spoilt at random.

    same_figures.py BENCHMARK_FOLDER

The folder holds score.py, train.jsonl and dev.jsonl. Exits with 1 at the first difference.
"""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

from service.evaluation.form import entry_of
from service.evaluation.scoring import FIELDS, score_document, total

ROUNDS = 25
FIELDS_TO_SWAP = ("status", "start", "end", "place", "topics", "participants")

Meeting = dict[str, Any]


def scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answers(folder: Path) -> dict[str, list[Meeting]]:
    rows = [
        json.loads(line)
        for name in ("train.jsonl", "dev.jsonl")
        for line in (folder / name).read_text("utf-8").splitlines()
    ]
    return {row["id"]: row["meetings"] for row in rows}


def spoil_meeting(meeting: Meeting, others: list[Meeting], dice: random.Random) -> None:
    """Change one thing: a field, a participant, a name, a party, or the precision of the start."""
    other, change = dice.choice(others), dice.choice((*FIELDS_TO_SWAP, "add", "drop", "name", "party", "cut"))
    people: list[dict[str, Any]] = meeting["participants"]
    if change in FIELDS_TO_SWAP:
        meeting[change] = deepcopy(other[change])
    elif change == "cut":
        meeting["start"] = (meeting["start"] or "")[: dice.choice((4, 7, 10))] or None
    elif change == "add":
        people.append(deepcopy(dice.choice(other["participants"])))
    elif people and change == "drop":
        people.pop(dice.randrange(len(people)))
    elif people:
        dice.choice(people)[change] = dice.choice((None, "x", dice.choice(other["participants"])[change]))


def spoil(meetings: list[Meeting], others: list[Meeting], dice: random.Random) -> list[Meeting]:
    spoilt = []
    for meeting in meetings:
        copies = [deepcopy(meeting) for _ in range(dice.choices((0, 1, 2), (1, 8, 1))[0])]
        for copy in copies:
            for _ in range(dice.randrange(3)):
                spoil_meeting(copy, dice.choice((meetings, others)), dice)
        spoilt += copies
    if dice.random() < 0.2:
        spoilt.append(deepcopy(dice.choice(others)))
    dice.shuffle(spoilt)
    return spoilt


def main(folder: Path) -> int:
    theirs, gold = scorer(folder), answers(folder)
    everything = [meeting for meetings in gold.values() for meeting in meetings]
    for seed in range(ROUNDS):
        dice = random.Random(seed)
        guess = {key: spoil(meetings, everything, dice) for key, meetings in gold.items() if dice.random() < 0.95}
        counts, alarms, _ = theirs.score(gold, guess)
        ours = total(
            score_document([entry_of(m) for m in meetings], [entry_of(m) for m in guess.get(key, ())])
            for key, meetings in gold.items()
        )
        for field in FIELDS:
            tally, count = ours.tallies[field], counts[field]
            if (tally.right, tally.gold, tally.guess) != (count.right, count.gold, count.guess):
                print(f"round {seed}: {field}: ours {tally}, theirs {vars(count)}")
                return 1
        if (ours.false_alarms, ours.quiet) != alarms:
            print(f"round {seed}: false alarms: ours {ours.false_alarms} of {ours.quiet}, theirs {alarms}")
            return 1
    print(f"equal figures in {ROUNDS} rounds over {len(gold)} documents")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
