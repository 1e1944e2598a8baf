"""Steps that are taken one by one: whoever waits is answered in between."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from workbench.ui.turns import Step, Turns


@pytest.fixture
def turns(qtbot: QtBot) -> Iterator[Turns]:
    parent = QObject()
    yield Turns(parent)
    parent.deleteLater()


def test_whoever_waits_is_answered_between_two_steps(turns: Turns, qtbot: QtBot) -> None:
    told: list[str] = []
    waiting = QTimer(turns, interval=0)
    waiting.timeout.connect(lambda: told.append("answered"))
    waiting.start()
    turns.take([lambda: told.append("first"), lambda: told.append("second")])
    qtbot.waitUntil(lambda: "second" in told)
    assert "answered" in told[told.index("first") : told.index("second")]


def test_a_step_can_bring_further_steps_which_come_last(turns: Turns, qtbot: QtBot) -> None:
    told: list[str] = []

    def steps() -> Iterator[Step]:
        yield lambda: turns.take([lambda: told.append("further")])
        yield lambda: told.append("own")

    turns.take(steps())
    qtbot.waitUntil(lambda: "further" in told)
    assert told == ["own", "further"]


def test_a_step_can_be_the_last_though_others_were_to_come(turns: Turns, qtbot: QtBot) -> None:
    told: list[str] = []
    turns.take([turns.stop, lambda: told.append("never")])
    over = QTimer(turns, interval=0)
    for _turn in range(3):
        with qtbot.waitSignal(over.timeout):
            over.start()
    assert told == []
