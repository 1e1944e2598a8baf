"""Work off the GUI thread: what a person waits for comes first, and what nobody wants is not done."""

from collections.abc import Callable, Iterator
from threading import Barrier, Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from workbench.domain.errors import UserError
from workbench.ui.tasks import Job, Tasks

PATIENCE = 10


class Gate:
    """Work that waits until it is let through."""

    def __init__(self) -> None:
        self.begun, self.opened = Event(), Event()

    def work(self, _job: Job) -> str:
        self.begun.set()
        assert self.opened.wait(PATIENCE)
        return "let through"


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.cancel_all()
    qtbot.waitUntil(lambda: tasks.idle)


@pytest.fixture
def gates() -> Iterator[Callable[[], Gate]]:
    made: list[Gate] = []

    def make() -> Gate:
        made.append(Gate())
        return made[-1]

    yield make
    for gate in made:
        gate.opened.set()


def ignore(_result: object) -> None:
    pass


def test_a_result_comes_back_on_the_gui_thread(qtbot: QtBot, tasks: Tasks) -> None:
    where: list[bool] = []

    def work(_job: Job) -> bool:
        return current_thread() is main_thread()

    job = tasks.run(work, lambda result: where.extend([result, current_thread() is main_thread()]))
    assert not tasks.idle
    with qtbot.waitSignal(job.finished):
        pass
    assert tasks.idle
    assert where == [False, True]


def test_what_a_person_waits_for_is_done_while_long_work_goes_on_and_more_waits(
    qtbot: QtBot, tasks: Tasks, gates: Callable[[], Gate]
) -> None:
    long = [gates() for _ in range(12)]
    for gate in long:
        tasks.run(gate.work, ignore, long=True)
    assert long[0].begun.wait(PATIENCE)
    answers: list[str] = []
    with qtbot.waitSignal(tasks.run(lambda _job: "found", answers.append).finished):
        pass
    assert answers == ["found"]
    assert not any(gate.opened.is_set() for gate in long)
    assert not long[-1].begun.is_set()


def test_several_short_works_are_done_side_by_side(qtbot: QtBot, tasks: Tasks) -> None:
    met = Barrier(3)
    jobs = [tasks.run(lambda _job: met.wait(PATIENCE), ignore) for _ in range(3)]
    with qtbot.waitSignals([job.finished for job in jobs]):
        pass
    assert not met.broken


def test_work_that_is_cancelled_while_it_waits_ends_at_once_and_is_never_done(
    qtbot: QtBot, tasks: Tasks, gates: Callable[[], Gate]
) -> None:
    under_way = [gates() for _ in range(2)]
    for gate in under_way:
        tasks.run(gate.work, ignore, long=True)
    done: list[str] = []
    waiting = tasks.run(lambda _job: done.append("begun"), lambda _none: done.append("told"), long=True)
    after = tasks.run(lambda _job: done.append("the one after"), ignore, long=True)
    with qtbot.waitSignal(waiting.finished):
        waiting.cancel()
    assert all(gate.begun.wait(PATIENCE) and not gate.opened.is_set() for gate in under_way)
    for gate in under_way:
        gate.opened.set()
    with qtbot.waitSignal(after.finished):
        pass
    assert done == ["the one after"]


def test_who_cancels_is_not_told_in_the_middle_of_it(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[str] = []
    ready = Event()

    def work(_job: Job) -> None:
        ready.wait(PATIENCE)

    jobs = [tasks.run(work, ignore) for _ in range(8)]
    jobs[-1].finished.connect(lambda: told.append("ended"))
    with qtbot.waitSignal(jobs[-1].finished):
        jobs[-1].cancel()
        assert told == []
    ready.set()


def test_of_work_that_is_cancelled_under_way_nothing_is_told(
    qtbot: QtBot, tasks: Tasks, gates: Callable[[], Gate]
) -> None:
    gate, told = gates(), []

    def work(job: Job) -> str:
        gate.work(job)
        job.hand_over("a part")
        return "all"

    job = tasks.run(work, told.append, part=told.append)
    assert gate.begun.wait(PATIENCE)
    job.cancel()
    gate.opened.set()
    with qtbot.waitSignal(job.finished):
        pass
    assert told == []


def test_a_part_that_is_ready_comes_ahead_of_the_rest(
    qtbot: QtBot, tasks: Tasks, gates: Callable[[], Gate]
) -> None:
    gate, told = gates(), []

    def work(job: Job) -> str:
        job.hand_over("the first")
        return gate.work(job)

    job = tasks.run(work, told.append, part=told.append)
    qtbot.waitUntil(lambda: told == ["the first"])
    gate.opened.set()
    with qtbot.waitSignal(job.finished):
        pass
    assert told == ["the first", "let through"]


def test_what_goes_wrong_is_told_to_who_asked_or_to_all(qtbot: QtBot, tasks: Tasks) -> None:
    problem, told = UserError("The disk is full."), []

    def work(_job: Job) -> None:
        raise problem

    with qtbot.waitSignal(tasks.run(work, ignore, told.append).finished):
        pass
    with qtbot.waitSignal(tasks.failed) as seen:
        tasks.run(work, ignore)
    assert told == [problem]
    assert seen.args == [problem]


def test_closing_waits_for_what_is_under_way_and_drops_what_is_not(
    qtbot: QtBot, tasks: Tasks, gates: Callable[[], Gate]
) -> None:
    gate, told = gates(), []

    def work(job: Job) -> str:
        gate.begun.set()
        while not job.cancelled:
            assert not gate.opened.wait(0.001)
        told.append("stopped")
        return "never told"

    for _ in range(2):
        tasks.run(work, told.append, long=True)
    assert gate.begun.wait(PATIENCE)
    tasks.run(lambda _job: told.append("begun"), told.append, long=True)
    tasks.cancel_all()
    assert set(told) == {"stopped"}
    qtbot.waitUntil(lambda: tasks.idle)
    assert set(told) == {"stopped"}


def test_what_a_clock_asks_for_after_closing_is_not_done(qtbot: QtBot, tasks: Tasks) -> None:
    tasks.cancel_all()
    done: list[str] = []
    late = tasks.run(lambda _job: done.append("begun"), lambda _none: done.append("told"))
    with qtbot.waitSignal(late.finished):
        pass
    assert tasks.idle
    assert done == []
