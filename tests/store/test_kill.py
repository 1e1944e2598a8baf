"""The process is killed while it writes; whatever was finished is there afterwards."""

import os
import select
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

import pytest
from casemaking import an_import, everything_in, misplaced_anchors, new_session

from workbench.services.session import Session
from workbench.store.backup import backups_of
from workbench.store.doctor import Findings, examine
from workbench.store.faults import NewerCase

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="select() waits for pipes on POSIX only")

ROOT = Path(__file__).parents[2]
WORKER = Path(__file__).with_name("killed_worker.py")
LIVES = 12
"""How often each test kills; the case goes on from life to life."""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    with new_session(tmp_path) as session:
        an_import().into(session)
        return session.path


def test_kills_at_random_instants_of_200_actions_lose_nothing_that_was_finished(case: Path) -> None:
    chance = Random(20200106)
    for life in range(LIVES):
        with worker("act", case, life) as process:
            finished = killed_after(process, actions=chance.randrange(200 // 2), then=chance.random() * 0.02)
        must_be_sound(case, finished)


def test_kills_during_an_import_leave_all_of_an_article_or_nothing(case: Path) -> None:
    chance = Random(20111021)
    for life in range(LIVES):
        with worker("import", case, life) as process:
            finished = killed_after(process, actions=chance.randrange(4), then=chance.random() * 0.06)
        must_be_sound(case, finished)
        with Session.open(case, "who looks") as session:
            for row in session.articles():
                assert len(session.original(row.text)) == row.text.original_size
                words, sentences = session.words(row.text), session.passages(row.text.id)
                said = [words[start:end] for start, end in sentences]
                assert without_blanks("".join(said)) == without_blanks(words)
                found = session.search(f'"{said[-1]}"')
                assert row.text.id in {hit.anchor.text_id for hit in found}


def test_kills_in_the_middle_of_a_statement_lose_nothing_that_was_finished(case: Path) -> None:
    for life in range(LIVES):
        with worker("die", case, life) as process:
            finished = last_number(process.communicate()[0])
        assert process.returncode == -9
        must_be_sound(case, finished)


def test_kills_while_copies_are_made_leave_only_whole_copies(case: Path) -> None:
    chance = Random(20201120)
    for life in range(LIVES // 2):
        with worker("back up", case, life) as process:
            finished = killed_after(process, actions=chance.randrange(4), then=chance.random() * 0.01)
        must_be_sound(case, finished)
        for copy in backups_of(case):
            assert examine(copy.path) == Findings()


@pytest.mark.parametrize("row", [0, 1, 1500, 2999])
def test_kills_during_an_upgrade_leave_the_case_as_it_was_and_its_copy(case: Path, row: int) -> None:
    with Session.open(case, "an analyst") as session:
        before = everything_in(session)
    with worker("upgrade", case, row) as process:
        process.communicate()
    assert process.returncode == -9
    must_be_sound(case, 1)
    with Session.open(case, "an analyst") as session:
        assert everything_in(session) == before
    (copy,) = backups_of(case)
    assert examine(copy.path) == Findings()
    with worker("upgrade", case, 3000) as process:  # and lives to see its end
        process.communicate()
    assert process.returncode == 0
    with pytest.raises(NewerCase):
        Session.open(case, "an analyst")


@contextmanager
def worker(what: str, case: Path, seed: int) -> Iterator[subprocess.Popen[bytes]]:
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests" / "support")])
    process = subprocess.Popen(
        [sys.executable, str(WORKER), what, str(case), str(seed)],
        stdout=subprocess.PIPE,
        bufsize=0,
        env={**os.environ, "PYTHONPATH": path},
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def killed_after(process: subprocess.Popen[bytes], *, actions: int, then: float) -> int:
    """Kill the worker some seconds after it has told of so many actions.

    Returns the last entry it told of; it may have finished one more and died before it could tell.
    """
    assert process.stdout is not None
    told = b"".join(process.stdout.readline() for _ in range(actions + 1))
    while select.select([process.stdout], [], [], then)[0]:
        line = process.stdout.readline()
        if not line:
            break
        told += line
        then /= 2
    process.kill()
    return last_number(told + process.stdout.read())


def last_number(told: bytes) -> int:
    """A line that was cut off in the middle does not count."""
    return int(told[: told.rindex(b"\n")].split()[-1])


def without_blanks(words: str) -> str:
    return "".join(words.split())


def must_be_sound(case: Path, finished: int) -> None:
    with Session.open(case, "who looks") as session:
        assert not session.read_only, session.read_only_because
        newest = session.history(1)[0].number
        assert finished <= newest <= finished + 1
        assert session.verify() == []
        assert misplaced_anchors(session) == []
    assert examine(case) == Findings()  # pages, quotes, and every record as the history says
    with closing(sqlite3.connect(case)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
