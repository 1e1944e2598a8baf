"""`dev.py run` makes the sample case once, and shows it in whatever way the machine can."""

import argparse
from pathlib import Path

import commands
import pytest
from environment import Environment
from trouble import Trouble


class Stage(Environment):
    """Stands in for the installed program: it writes the files that the real one would."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.called: list[str] = []
        self.fails_at = ""

    def call(self, name: str, *arguments: str | Path, **how: object) -> int:
        step = str(arguments[1]) if arguments[0] == "-m" else Path(arguments[0]).stem
        step = str(arguments[2]) if step == "workbench" else step
        self.called.append(step)
        if step == self.fails_at:
            return 1
        made = Path(arguments[-1])
        if step == "demo" and arguments[0] == "-m":
            made.mkdir(parents=True)
            made = made / "Sample.fcase"
        if step != "open":
            made.write_text(step)
        return 0


@pytest.fixture
def demo(tmp_path, monkeypatch) -> Path:
    """Where the sample case is made."""
    folder = tmp_path / "build" / "demo"
    monkeypatch.setattr(commands, "DEMO", folder)
    return folder


@pytest.fixture
def program(tmp_path, demo, monkeypatch) -> Stage:
    program = Stage(tmp_path / "venv")
    monkeypatch.setattr(commands, "_ready", lambda options, **wanted: program)
    return program


@pytest.fixture
def display(monkeypatch):
    """Says whether there is a display."""

    def say(there: bool) -> None:
        monkeypatch.setattr(commands.machine, "has_display", lambda: there)

    return say


def run(*, off_screen: bool = False) -> int:
    return commands.run(argparse.Namespace(off_screen=off_screen))


def test_with_a_display_the_sample_case_is_opened(program, display, demo):
    display(True)
    assert run() == 0
    assert program.called == ["demo", "open"]
    assert (demo / "Sample.fcase").exists()


def test_without_a_display_that_is_said_and_the_results_are_files(program, display, demo, capsys):
    display(False)
    assert run() == 0
    said = capsys.readouterr().out
    assert "no display" in said
    for name in ("window.png", "report.html", "report.pdf"):
        assert (demo / name).exists()
        assert str(demo / name) in said


def test_the_same_can_be_asked_for_with_a_display(program, display, demo):
    display(True)
    assert run(off_screen=True) == 0
    assert "open" not in program.called
    assert (demo / "report.pdf").exists()


def test_what_was_tried_out_in_the_sample_case_is_still_there_next_time(program, display, demo):
    display(False)
    run()
    (demo / "Sample.fcase").write_text("tried out")
    run()
    assert (demo / "Sample.fcase").read_text() == "tried out"
    assert program.called.count("demo") == 3  # the case once, the picture twice


def test_a_sample_case_that_was_cut_short_is_made_again(program, display, demo):
    display(True)
    unfinished = demo.with_name("demo-unfinished")
    unfinished.mkdir(parents=True)
    (unfinished / "Half.fcase").touch()
    run()
    assert [file.name for file in demo.iterdir()] == ["Sample.fcase"]


@pytest.mark.parametrize("step", ["demo", "report"])
def test_a_failure_is_not_called_done(program, display, demo, capsys, step):
    display(False)
    program.fails_at = step
    with pytest.raises(Trouble):
        run()
    assert "Done" not in capsys.readouterr().out
