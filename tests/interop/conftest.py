"""A running service on a real port, and where the clients are.

The clients are not installed with the project: ``vdirsyncer`` and ``khal`` are looked for in the folder that
DIPCAL_TEST_CLIENTS names, else on PATH; ``node`` on PATH and its modules in the folder that DIPCAL_TEST_NODE_MODULES
names. Where neither is set, what is missing is said in the reason of the skip; a folder that is named and lacks its
client is an error, so that a check that means to run these tests cannot pass without them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest
import waitress

from service import settings as settings_package
from service.store import Store
from service.web import create_app
from tests.scripted import ScriptedExtractor
from tests.web import diary

NOW = datetime(2019, 2, 28, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Live:
    """A service that runs: its calendar's address, and how to send it a document."""

    address: str
    send: Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class NodeModule:
    """Node.js, and the environment in which it finds a module."""

    node: str
    environment: dict[str, str]

    @classmethod
    def found(cls, name: str) -> NodeModule:
        """The module ``name``; skips the test if Node.js does not find it."""
        folder, node = os.environ.get("DIPCAL_TEST_NODE_MODULES"), shutil.which("node")
        if node is None:
            _missing("node is not on PATH: install Node.js", folder)
        if not folder or not (Path(folder) / name).is_dir():
            told = f"npm install {name}, and set DIPCAL_TEST_NODE_MODULES to its node_modules"
            _missing(f"{name} is missing: {told}", folder)
        return cls(node, os.environ | {"NODE_PATH": folder, "TZ": "UTC"})

    def run(self, script: Path, *arguments: str, data: str = "") -> dict[str, Any]:
        """The JSON that ``script`` prints when it reads ``data`` or what ``arguments`` name."""
        command = [self.node, str(script), *arguments]
        done = subprocess.run(command, input=data, capture_output=True, text=True, timeout=60, env=self.environment)
        assert done.returncode == 0, done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        return told


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    """The service over the diary, served by the server that ``dipcal serve`` uses."""
    store = Store.open(f"sqlite:///{tmp_path / 'dipcal.db'}")
    shipped = settings_package.load(None, {})
    settings = replace(shipped, server=replace(shipped.server, public_url=""))
    app = create_app(settings, store, ScriptedExtractor(list(diary.SCRIPT)), now=lambda: NOW)
    key = store.create_key("tests", ("ingest",))

    def send(document: dict[str, Any]) -> None:
        answer = app.test_client().post("/documents", json=document, headers={"Authorization": f"Bearer {key}"})
        assert answer.status_code in (200, 201), answer.text

    for document in diary.DOCUMENTS:
        send(document)
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=2)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield Live(f"http://127.0.0.1:{server.effective_port}/calendar.ics", send)
    server.trigger.pull_trigger(server.close)  # in the server's own thread, which may be waiting at the very sockets
    thread.join(timeout=10)
    server.task_dispatcher.shutdown()
    store.close()
    assert not thread.is_alive(), "the server did not end"


# These are asked for before ``live``, so that no server is started for a test that is then skipped.


@pytest.fixture
def vdirsyncer() -> str:
    return program("vdirsyncer")


@pytest.fixture
def khal() -> str:
    return program("khal")


@pytest.fixture
def node_ical() -> NodeModule:
    return NodeModule.found("node-ical")


@pytest.fixture
def ical_js() -> NodeModule:
    return NodeModule.found("ical.js")


def program(name: str) -> str:
    """Where the client ``name`` is; skips the test if it is nowhere."""
    folder = os.environ.get("DIPCAL_TEST_CLIENTS")
    found = shutil.which(name, path=folder) if folder else shutil.which(name)
    if found is None:
        _missing(
            f"{name} is not in {folder or 'PATH'}: pip install {name}, and set DIPCAL_TEST_CLIENTS to its folder",
            folder,
        )
    return found


def _missing(reason: str, folder: str | None) -> NoReturn:
    if folder:
        pytest.fail(reason)
    pytest.skip(reason)
