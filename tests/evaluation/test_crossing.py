"""Leave one source out, with something learnt that is easy to see: the share of candidates that were right."""

from __future__ import annotations

from service.evaluation.crossing import Candidates, Features, Learner, Weights, leave_one_out
from service.evaluation.form import Entry, entry_of
from service.evaluation.reading import BenchmarkDocument
from service.model import Document


def meeting(name: str, party: str) -> Entry:
    return entry_of({"participants": [{"name": name, "party": party}]})


def candidates(group: str, right: int, wrong: int) -> Candidates:
    """A document of a group in which so many candidates are right and so many are made up, all with one feature."""
    golds = tuple(meeting(f"Anna Berg{n}", "NO") for n in range(right))
    made_up = tuple(meeting(f"Vera Fine{n}", "IE") for n in range(wrong))
    benchmark = BenchmarkDocument(f"{group}-1", Document("x"), group, golds)
    return Candidates(benchmark, golds + made_up, ((1.0,),) * (right + wrong))


def share(rows: list[tuple[Features, bool]]) -> Weights:
    return (sum(right for _, right in rows) / len(rows),)


LEARNER = Learner(share, lambda features, weights: weights[0], least=0.5)


def test_group_is_measured_under_what_was_learnt_on_the_others() -> None:
    crossed = leave_one_out([candidates("north", 4, 0), candidates("south", 1, 3)], LEARNER)
    # On the south alone one in four is right, so that nothing of the north counts; on all, five in eight.
    assert crossed.without["north"].tallies["meeting"].guess == 0
    assert crossed.without["south"].tallies["meeting"].guess == 4
    assert crossed.fitted["north"].tallies["meeting"].f1 == 1.0
    without, fitted = crossed.whole
    assert (without.documents, fitted.documents) == (2, 2)
    assert fitted.tallies["meeting"].guess == 8


def test_document_without_a_group_has_one_of_its_own() -> None:
    nobodys = candidates("-", 1, 0)
    benchmark = BenchmarkDocument("a", nobodys.benchmark.document, None, nobodys.benchmark.golds)
    crossed = leave_one_out([Candidates(benchmark, nobodys.entries, nobodys.features), candidates("x", 1, 0)], LEARNER)
    assert set(crossed.without) == {"-", "x"}
