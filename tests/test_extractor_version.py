"""The extractor's version changes with the rules and the lexicon, and with nothing else."""

from __future__ import annotations

import re
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from service import extract


def test_the_version_tells_the_rules_and_the_model() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}\+\S+", extract.load().version)


def test_another_word_in_the_lexicon_is_another_fingerprint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "service"
    shutil.copytree(Path(str(files("service"))), copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(extract, "files", lambda package: copy)
    extract.fingerprint.cache_clear()
    before = extract.fingerprint()
    words = copy / "lexicon" / "en" / "triggers.toml"
    words.write_text(words.read_text("utf8") + "\n# another word\n", "utf8")
    extract.fingerprint.cache_clear()
    after = extract.fingerprint()
    extract.fingerprint.cache_clear()
    assert before != after
