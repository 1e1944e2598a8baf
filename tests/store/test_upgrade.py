"""Cases of every released version open; an upgrade goes all of the way or nothing has happened."""

import gzip
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from casemaking import everything_in, misplaced_anchors
from sqlite_utils import Database, Migrations

from workbench.domain.errors import UserError
from workbench.services.session import Session
from workbench.store import migrations, versions
from workbench.store.backup import Reason, backups_of
from workbench.store.doctor import examine
from workbench.store.upgrade import UpgradeFailed

RELEASED = sorted(Path(__file__).with_name("cases").glob("*.fcase.gz"))


@pytest.fixture(params=RELEASED, ids=lambda path: path.name.removesuffix(".fcase.gz"))
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A case as that version wrote it."""
    path = tmp_path / "Released.fcase"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


def steps_and(*more: Callable[[Database], None]) -> Migrations:
    """The released steps, and some that are still to come."""
    steps = Migrations(versions.MIGRATION_SET)
    for step in migrations.steps._migrations:
        steps(name=step.name)(step.fn)
    for step in more:
        steps()(step)
    return steps


@pytest.fixture
def tomorrow(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make the program one of a later version, with these steps at its end."""

    def becomes(*more: Callable[[Database], None]) -> None:
        monkeypatch.setattr(migrations, "steps", steps_and(*more))
        names = (*versions.STEP_NAMES, *(step.__name__ for step in more))
        monkeypatch.setattr(versions, "STEP_NAMES", names)

    return becomes


def s900_colours(db: Database) -> None:
    db.execute("CREATE TABLE colours (name TEXT PRIMARY KEY) STRICT")
    db.execute("ALTER TABLE claims ADD COLUMN colour TEXT NOT NULL DEFAULT ''")


def s901_fails(db: Database) -> None:
    db.execute("DELETE FROM zones")
    raise ValueError("no such colour")


def s901_loses(db: Database) -> None:
    db.execute("DELETE FROM texts")


def test_the_names_that_opening_knows_are_those_of_the_steps() -> None:
    with Database(memory=True) as nothing_yet:
        steps = migrations.steps.pending(nothing_yet)
    assert tuple(step.name for step in steps) == versions.STEP_NAMES


def test_a_case_of_the_last_step_is_kept() -> None:
    assert RELEASED[-1].name.split(".")[0] == versions.STEP_NAMES[-1].split("_")[0]


def test_a_case_of_every_released_version_opens_with_all_that_was_in_it(released: Path) -> None:
    with Session.open(released, "an analyst") as session:
        assert not session.read_only
        assert session.case.title == "The letter"
        assert session.counts() == (2, 1)
        assert session.tags() == ["letter", "ünsigned"]
        assert session.outlets() == ["NPR", "One", "The Outlet", "Two"]
        row = session.claims()[0]
        assert (row.supports, row.refutes, row.context) == (1, 0, 1)
        assert row.verdict is not None
        assert row.verdict.rating == "wrong"
        assert session.search("café owner")
        assert misplaced_anchors(session) == []
        assert session.redo_label == "Answer: not sure"
        while session.undo_label:
            session.undo()
        assert session.counts() == (0, 0)
        while session.redo_label:
            session.redo()
        assert session.claims()[0].claim == row.claim
    assert examine(released).is_sound


def test_texts_from_before_there_were_pages_have_none(tmp_path: Path) -> None:
    path = tmp_path / "Released.fcase"
    path.write_bytes(gzip.decompress(RELEASED[0].read_bytes()))
    with Session.open(path, "an analyst") as session:
        assert {row.text.page_starts for row in session.articles()} == {()}
        assert {row.text.known_id for row in session.articles()} == {""}


def test_an_upgrade_keeps_everything_and_a_copy_from_before(
    checked: Path, tomorrow: Callable[..., None]
) -> None:
    with Session.open(checked, "an analyst") as session:
        before = everything_in(session)
    content = sqlite_dump(checked)
    tomorrow(s900_colours)
    with Session.open(checked, "an analyst") as session:
        assert everything_in(session) == before
    (copy,) = backups_of(checked)
    assert copy.reason is Reason.UPGRADE
    assert sqlite_dump(copy.path) == content
    with Session.open(checked, "an analyst"):
        pass
    assert len(backups_of(checked)) == 1  # upgraded once


@pytest.mark.parametrize("failing", [s901_fails, s901_loses])
def test_an_upgrade_that_fails_leaves_the_case_as_it_was_with_a_copy(
    checked: Path, tomorrow: Callable[..., None], failing: Callable[[Database], None]
) -> None:
    content = sqlite_dump(checked)
    tomorrow(s900_colours, failing)
    with pytest.raises(UpgradeFailed, match="is as it was"):
        Session.open(checked, "an analyst")
    assert sqlite_dump(checked) == content
    (copy,) = backups_of(checked)
    assert sqlite_dump(copy.path) == content


def test_without_a_copy_there_is_no_upgrade(checked: Path, tomorrow: Callable[..., None]) -> None:
    content = sqlite_dump(checked)
    checked.with_name("Letter backups").write_text("a file where the folder should be")
    tomorrow(s900_colours)
    with pytest.raises(UserError, match="has to be upgraded first"):
        Session.open(checked, "an analyst")
    assert sqlite_dump(checked) == content


def sqlite_dump(case: Path) -> list[str]:
    """All that is in a file, its structure included."""
    with closing(sqlite3.connect(case)) as connection:
        return list(connection.iterdump())
