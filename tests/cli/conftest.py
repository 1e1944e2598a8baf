"""Commands as somebody types them: in this process, or in one of their own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from workbench.cli.main import run
from workbench.cli.parser import understood
from workbench.services.sample import make_sample


@dataclass(frozen=True)
class Told:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """What it said as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


_SCREEN = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}

Typed = Callable[..., Told]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Runs a command in this process: `typed("claims", case)`."""
    monkeypatch.setenv("COLUMNS", "100")

    def run_typed(*words: object) -> Told:
        try:
            code = run(understood([str(word) for word in words]))
        except SystemExit as left:  # argparse does so
            code = int(left.code or 0)
        said = capsys.readouterr()
        return Told(code, said.out, said.err)

    return run_typed


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample case that nobody may change."""
    path = tmp_path_factory.mktemp("sample") / "sample.fcase"
    make_sample(path, "Tester").close()
    return path


@pytest.fixture
def case(sample: Path, tmp_path: Path) -> Path:
    """A sample case of the test's own."""
    return Path(shutil.copy(sample, tmp_path / "iraq.fcase"))


Started = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def started() -> Iterator[Started]:
    """Starts `workbench` as a process of its own, without a screen: `started("claims", case)`."""
    with ExitStack() as processes:

        def start(*words: object, **environment: str) -> "subprocess.Popen[bytes]":
            inherited = {name: value for name, value in os.environ.items() if name not in _SCREEN}
            return processes.enter_context(
                subprocess.Popen(
                    [sys.executable, "-m", "workbench", *map(str, words)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    env=inherited | environment,
                )
            )

        yield start


@pytest.fixture
def shell(started: Started) -> Typed:
    """Runs `workbench` in a process of its own to its end: `shell("claims", case)`."""

    def run_process(*words: object, **environment: str) -> Told:
        process = started(*words, **environment)
        out, err = process.communicate(timeout=60)
        return Told(process.returncode, out.decode("utf-8"), err.decode("utf-8"))

    return run_process
