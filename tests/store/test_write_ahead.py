"""What SQLite leaves beside a case after a crash: replayed into the file it belongs to, and into no other."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from casemaking import SCALE, add_claim, an_import, new_session

from workbench.domain.errors import UserError
from workbench.services.session import Session
from workbench.store import write_ahead
from workbench.store.backup import rolling_backup
from workbench.store.doctor import examine
from workbench.store.faults import CannotOpen, CaseBusy
from workbench.store.recovery import recover

Work = Callable[[Session], object]


def crash(case: Path, work: Work) -> None:
    """Leave a case as a power cut does that comes after `work`: with what is in its log."""
    log = case.with_name(f"{case.name}-wal")
    with Session.open(case, "an analyst") as session:
        work(session)
        left = {file: file.read_bytes() for file in (case, log)}
    for file, content in left.items():
        file.write_bytes(content)
    assert log.stat().st_size


def three_claims(session: Session) -> None:
    for number in range(3):
        add_claim(session, f"Before the crash {number}")


def wordings(case: Path, *, read_only: bool = False) -> list[str]:
    with Session.open(case, "an analyst", read_only=read_only) as session:
        assert session.verify() == []
        return [row.claim.wording for row in session.claims()]


def logs_aside(case: Path) -> list[Path]:
    return list(case.parent.glob("* set aside *-wal"))


def keep_ahead(session: Session) -> None:
    """Have the first words of a session be written by another connection, as an import does."""
    story = an_import("Kept ahead of its record.")
    with session.keeper() as keeper:
        keeper.keep_near_copies([(story.text.words_sha256, "")])
    add_claim(session, "After that")


def much(session: Session) -> None:
    """So much that the log is written anew from its beginning."""
    for number in range(12):
        an_import(f"{number} " + "word " * 40_000).into(session)
    add_claim(session, "After much")


def while_others_read(session: Session) -> None:
    """The log cannot be emptied before the first change, because somebody is reading in it."""
    add_claim(session, "In the log")
    with session.reader() as reader, reader._file.at_one_moment():
        reader.claims()
        session._file._turn = write_ahead.Turn()  # as at the beginning
        add_claim(session, "While somebody read")


WORK: list[Work] = [three_claims, keep_ahead, much, while_others_read]


@pytest.mark.parametrize("work", WORK)
def test_after_a_crash_everything_is_there_and_nothing_is_said(checked: Path, work: Work) -> None:
    crash(checked, work)
    with Session.open(checked, "an analyst", read_only=True) as session:
        assert session.remark == ""
        seen = [row.claim.wording for row in session.claims()]
    assert len(seen) > 1
    with Session.open(checked, "an analyst") as session:
        assert session.remark == ""
    assert wordings(checked) == seen
    assert logs_aside(checked) == []


@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("copied", ["by hand", "by the program", "in the same session"])
def test_a_copy_put_over_a_crashed_case_is_that_copy(checked: Path, work: Work, copied: str) -> None:
    copy = checked.with_name("Yesterday.fcase")
    shutil.copy(checked, copy)

    def back_up(session: Session) -> None:
        made = rolling_backup(checked)
        assert made
        shutil.copy(made, copy)

    match copied:
        case "by the program":
            with Session.open(checked, "an analyst") as session:
                back_up(session)
            crash(checked, work)
        case "in the same session":
            crash(checked, lambda session: [add_claim(session, "Today"), back_up(session), work(session)])
        case _:
            crash(checked, work)
    log = checked.with_name(f"{checked.name}-wal").read_bytes()
    shutil.copy(copy, checked)
    expected = ["The letter was a draft"] + (["Today"] if copied == "in the same session" else [])

    with Session.open(checked, "an analyst", read_only=True) as session:
        assert "left out" in session.remark
        with session.reader() as reader:
            assert [row.claim.wording for row in reader.claims()] == expected
    assert any("another file" in said for said in examine(checked).review)
    assert wordings(checked, read_only=True) == expected

    with Session.open(checked, "an analyst") as session:
        (aside,) = logs_aside(checked)
        assert aside.name in session.remark
        assert [row.claim.wording for row in session.claims()] == expected
    assert aside.read_bytes() == log
    assert wordings(checked) == expected
    with Session.open(checked, "an analyst") as session:
        assert session.remark == "", "it is said once"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not replace a file that is open")
def test_a_case_put_in_the_place_of_one_that_is_still_read_is_opened(checked: Path) -> None:
    copy = checked.with_name("Yesterday.fcase")
    shutil.copy(checked, copy)
    reading = """
import sys
from pathlib import Path
from workbench.store.opening import open_case
with open_case(Path(sys.argv[1]), read_only=True) as file:
    print(len(file.entries()), flush=True)
    sys.stdin.read()
"""
    with Popen([sys.executable, "-c", reading, str(checked)], stdin=PIPE, stdout=PIPE) as reader:
        assert reader.stdout and reader.stdout.readline()
        with Session.open(checked, "an analyst") as session:
            three_claims(session)  # which stay in the log, for the reader
        copy.replace(checked)
        with Session.open(checked, "an analyst") as session:
            add_claim(session, "In the copy")
        reader.communicate()
    assert wordings(checked) == ["The letter was a draft", "In the copy"]


def test_another_case_put_over_a_crashed_one_is_that_case(checked: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with new_session(tmp_path / "other") as session:
        add_claim(session, "Of the other case")
        other = session.path
    crash(checked, three_claims)
    shutil.copy(other, checked)
    assert wordings(checked) == ["Of the other case"]


def test_a_new_case_where_a_crashed_one_was_deleted_holds_nothing_of_it(checked: Path) -> None:
    crash(checked, three_claims)
    log = checked.with_name(f"{checked.name}-wal").read_bytes()
    checked.unlink()
    with Session.create(checked, "A new one", "an analyst", SCALE) as session:
        assert session.claims() == []
        add_claim(session, "New")
    assert wordings(checked) == ["New"]
    assert [aside.read_bytes() for aside in logs_aside(checked)] == [log]


def test_a_case_that_is_recovered_where_a_crashed_one_was_deleted_is_what_was_saved(checked: Path) -> None:
    gone = checked.with_name("Rescued.fcase")
    shutil.copy(checked, gone)
    crash(gone, three_claims)
    gone.unlink()
    recover(checked, gone)
    assert wordings(gone) == ["The letter was a draft"]


def test_steps_of_another_file_are_no_part_of_what_is_recovered(checked: Path) -> None:
    copy = checked.with_name("Yesterday.fcase")
    shutil.copy(checked, copy)
    crash(checked, three_claims)
    shutil.copy(copy, checked)
    recover(checked, checked.with_name("Rescued.fcase"))
    assert wordings(checked.with_name("Rescued.fcase")) == ["The letter was a draft"]


def test_no_case_is_made_where_a_window_shows_one_that_was_deleted(checked: Path) -> None:
    with Session.open(checked, "an analyst"):
        checked.unlink(missing_ok=True)
        with pytest.raises(CaseBusy):
            Session.create(checked, "A new one", "an analyst", SCALE)
    assert not checked.exists()


def test_steps_of_another_file_that_cannot_be_set_aside_keep_the_case_closed(
    checked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = checked.with_name("Yesterday.fcase")
    shutil.copy(checked, copy)
    crash(checked, three_claims)
    shutil.copy(copy, checked)

    def forbidden(path: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", forbidden)
        with pytest.raises(CannotOpen, match=r"fcase-wal.* cannot be set aside") as caught:
            Session.open(checked, "an analyst")
    assert isinstance(caught.value, UserError) and caught.value.hint
    assert wordings(checked) == ["The letter was a draft"]
