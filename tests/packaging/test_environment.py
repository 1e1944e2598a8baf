"""The environment is made when it is needed, redone when it is stale or half made, else left alone."""

from pathlib import Path

import environment
import pytest
from environment import ALL_LOCKS, Environment
from trouble import Trouble


class Recorded(Environment):
    """Makes and installs nothing, but remembers what would have been."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.steps: list[str] = []
        self.fails_at = ""

    def _make(self, may_install: bool) -> None:
        self.steps.append("make")
        self.command("python").parent.mkdir(parents=True, exist_ok=True)
        self.command("python").touch()
        for stamp in self.folder.glob("ready-*"):
            stamp.unlink()

    def _install(self, *what: str | Path) -> None:
        step = Path(what[-1]).stem if "-r" in what else "project"
        self.steps.append(step)
        if step == self.fails_at:
            raise Trouble("no network")

    def steps_to_be_ready(self, *tools: str) -> list[str]:
        self.steps.clear()
        self.make_ready(*tools, may_install=False)
        return self.steps


WHOLE = ["make", "build", "program", "project"]


@pytest.fixture
def fresh(tmp_path, monkeypatch) -> Recorded:
    locks = tmp_path / "locks"
    locks.mkdir()
    for name in ALL_LOCKS:
        (locks / f"{name}.lock").write_text(f"{name}==1")
    monkeypatch.setattr(environment, "LOCKS", locks)
    return Recorded(tmp_path / "venv")


def test_made_once_and_then_left_alone(fresh):
    assert fresh.steps_to_be_ready() == WHOLE
    assert fresh.steps_to_be_ready() == []


def test_the_tools_of_the_checks_are_added_when_first_needed(fresh):
    fresh.steps_to_be_ready()
    assert fresh.steps_to_be_ready("checks") == ["checks"]
    assert fresh.steps_to_be_ready("checks") == []
    assert fresh.steps_to_be_ready() == []


@pytest.mark.parametrize("step", WHOLE[1:])
def test_one_that_was_cut_short_is_redone(fresh, step):
    fresh.fails_at = step
    with pytest.raises(Trouble):
        fresh.make_ready(may_install=False)
    fresh.fails_at = ""
    assert fresh.steps_to_be_ready() == WHOLE


@pytest.mark.parametrize("name", ALL_LOCKS)
def test_a_changed_lock_redoes_it(fresh, name):
    fresh.steps_to_be_ready("checks")
    (environment.LOCKS / f"{name}.lock").write_text(f"{name}==2")
    assert fresh.steps_to_be_ready() == WHOLE


def test_a_copy_of_it_elsewhere_is_redone(fresh, tmp_path):
    fresh.steps_to_be_ready()
    moved = Recorded(fresh.folder.rename(tmp_path / "moved"))
    assert moved.steps_to_be_ready() == WHOLE


def test_it_is_redone_when_its_python_is_gone(fresh):
    fresh.steps_to_be_ready()
    fresh.command("python").unlink()
    assert fresh.steps_to_be_ready() == WHOLE
