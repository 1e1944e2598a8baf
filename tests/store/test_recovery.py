"""A damaged case: what can be read is saved into a new file, and what is lost is said."""

import gzip
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from casemaking import (
    SCALE,
    STORY,
    add_claim,
    an_import,
    everything_in,
    misplaced_anchors,
    new_session,
    sentences,
)

from workbench.domain.errors import UserError
from workbench.services.session import Session
from workbench.store.backup import backup_folder, rolling_backup
from workbench.store.doctor import examine
from workbench.store.faults import CannotOpen, CaseBusy, DamagedCase, LostContent, NotACase
from workbench.store.recovery import Recovery, recover

PAGE = 4096


def divide(words: str, zones: object, language: str) -> list[tuple[int, int]]:
    return sentences(words)


def recovered(case: Path) -> Recovery:
    """Recover a damaged case; the damaged file must stay as it was, and the new one be sound."""
    damaged = case.read_bytes()
    recovery = recover(case, case.with_name("Recovered.fcase"), divide)
    assert case.read_bytes() == damaged
    findings = examine(recovery.into)
    assert findings.is_sound, findings
    return recovery


def everything(case: Path) -> dict[str, set[object]]:
    with Session.open(case, "an analyst") as session:
        return everything_in(session)


def overwrite(case: Path, page: int, content: bytes = b"\xa5" * PAGE) -> None:
    with case.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(content)


def pages_of(case: Path) -> int:
    return case.stat().st_size // PAGE


def root_page(case: Path, table: str) -> int:
    with closing(sqlite3.connect(case)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return int(page)


def test_a_sound_case_is_recovered_whole_with_its_history(checked: Path) -> None:
    before = everything(checked)
    recovery = recovered(checked)
    assert recovery.lost == ()
    assert recovery.saved["claims"] == 1
    assert recovery.saved["evidence"] == 2
    assert everything(recovery.into) == before
    with Session.open(recovery.into, "an analyst") as session:
        assert session.undo_label == "Give verdict"
        session.undo()
        assert session.search("general")


@pytest.mark.parametrize("table", ["claims", "evidence", "verdicts", "articles", "texts", "zones"])
def test_the_history_gives_back_what_a_table_has_lost(checked: Path, table: str) -> None:
    before = everything(checked)
    overwrite(checked, root_page(checked, table))
    recovery = recovered(checked)
    assert everything(recovery.into) == before
    assert recovery.lost == ()


def test_the_tables_give_back_what_the_history_has_lost(checked: Path) -> None:
    before = everything(checked)
    overwrite(checked, root_page(checked, "history"))
    recovery = recovered(checked)
    assert everything(recovery.into) == before
    assert any("history" in said for said in recovery.lost)
    with Session.open(recovery.into, "an analyst") as session:
        assert [entry.label for entry in session.history()] == ["Recover case"]


def test_whichever_page_is_overwritten_a_sound_case_comes_out(checked: Path, tmp_path: Path) -> None:
    before = everything(checked)
    sound = checked.read_bytes()
    for page in range(1, pages_of(checked) + 1):
        damaged = tmp_path / f"page {page}" / "Letter.fcase"
        damaged.parent.mkdir()
        damaged.write_bytes(sound)
        overwrite(damaged, page)
        recovery = recovered(damaged)
        assert recovery.lost or everything(recovery.into) == before
        with Session.open(recovery.into, "an analyst") as session:
            assert misplaced_anchors(session) == []


def test_what_both_table_and_history_have_lost_is_counted(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        for number in range(300):
            add_claim(session, f"Claim {number}")
        case = session.path
    overwrite(case, leaves_of(case, "claims")[2])
    overwrite(case, leaves_of(case, "history")[0])
    recovery = recovered(case)
    number = 300 - recovery.saved["claims"]
    assert 0 < number < 100
    assert f"{number} of the claims could not be read." in recovery.lost
    assert any("up to entry 0" in said for said in recovery.lost)


def leaves_of(case: Path, table: str) -> list[int]:
    """The pages below the root of a table, as the root names them."""
    start = (root_page(case, table) - 1) * PAGE
    root = case.read_bytes()[start : start + PAGE]
    assert root[0] == 5, "the table fits into one page"
    cells = [int.from_bytes(root[at : at + 2], "big") for at in range(12, 12 + 2 * root[4], 2)]
    return [int.from_bytes(root[at : at + 4], "big") for at in cells]


def test_what_the_history_vouches_for_is_put_right_again(checked: Path) -> None:
    before = everything(checked)
    with closing(sqlite3.connect(checked)) as connection:
        connection.execute("UPDATE claims SET wording = 'The lettuce was a draft'")
        connection.execute("DELETE FROM verdicts WHERE number = 1")
        connection.commit()
    assert everything(recovered(checked).into) == before


@pytest.mark.parametrize("copied", [True, False])
def test_a_lost_case_record_comes_from_a_copy_or_is_told_from_what_is_left(
    checked: Path, copied: bool
) -> None:
    if copied:
        rolling_backup(checked)
    overwrite(checked, root_page(checked, "cases"))
    recovery = recovered(checked)
    assert any("title, note and scale are lost" in said for said in recovery.lost)
    with Session.open(recovery.into, "an analyst") as session:
        if copied:
            assert session.case.title == "The letter"
            assert session.case.scale.rating("right").label == "Right"
        else:
            assert session.case.title == "Letter"
            assert session.case.scale.rating("wrong").label == "wrong"


def test_a_lost_case_record_never_comes_from_the_copy_of_another_case(checked: Path) -> None:
    (checked.parent / "other").mkdir()
    with Session.create(
        checked.parent / "other" / checked.name, "Quite another story", "an analyst", SCALE
    ) as other:
        add_claim(other, "Of the other case")
        copied = other.back_up()
    assert copied
    copied.parent.rename(backup_folder(checked))
    overwrite(checked, root_page(checked, "cases"))
    with Session.open(recovered(checked).into, "an analyst") as session:
        assert session.case.title == "Letter"


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.fcase"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
        connection.commit()
    with pytest.raises(NotACase, match="another program"):
        recover(path, tmp_path / "out.fcase")


RELEASED = sorted(Path(__file__).with_name("cases").glob("*.fcase.gz"))


@pytest.mark.parametrize("packed", RELEASED, ids=lambda path: path.name)
@pytest.mark.parametrize("lost", ["sqlite_schema", "claims", "history", "texts"])
def test_a_damaged_case_of_every_released_version_is_recovered(
    tmp_path: Path, packed: Path, lost: str
) -> None:
    case = tmp_path / "Released.fcase"
    case.write_bytes(gzip.decompress(packed.read_bytes()))
    overwrite(case, 1 if lost == "sqlite_schema" else root_page(case, lost))
    recovery = recovered(case)
    assert (recovery.saved["articles"], recovery.saved["claims"], recovery.saved["evidence"]) == (2, 1, 2)
    assert not any("could not be read" in said for said in recovery.lost)


def test_an_overwritten_beginning_is_told_from_a_new_case(checked: Path) -> None:
    before = everything(checked)
    overwrite(checked, 1)
    recovery = recovered(checked)
    assert everything(recovery.into) == before
    assert any("beginning" in said for said in recovery.lost)


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9])
def test_a_truncated_case_gives_back_what_lies_before_the_cut(checked: Path, share: float) -> None:
    before = everything(checked)
    checked.write_bytes(checked.read_bytes()[: int(checked.stat().st_size * share)])
    try:
        recovery = recovered(checked)
    except DamagedCase as nothing:
        assert share < 0.5
        assert "Nothing could be read" in nothing.message
        return
    after = everything(recovery.into)
    assert recovery.lost or after == before


def test_lost_contents_are_said_and_cost_nothing_else(checked: Path) -> None:
    with closing(sqlite3.connect(checked)) as connection:
        connection.execute("UPDATE contents SET data = x'a5a5'")
        connection.commit()
    recovery = recovered(checked)
    assert [said for said in recovery.lost if "original file of “A story” is lost" in said]
    assert [said for said in recovery.lost if "words of “A story” were put together" in said]
    with Session.open(recovery.into, "an analyst") as session:
        text = session.articles()[0].text
        assert session.words(text).split() == STORY.split()
        assert misplaced_anchors(session) == []
        with pytest.raises(LostContent, match="could not be recovered"):
            session.original(text)


def test_lost_words_that_were_the_file_itself_are_said_to_be_lost_as_both(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        story = an_import(original=STORY.encode()).into(session)
        assert story.text.original_sha256 == story.text.words_sha256
    with closing(sqlite3.connect(session.path)) as connection:
        connection.execute("UPDATE contents SET data = x'a5a5'")
        connection.commit()
    recovery = recovered(session.path)
    assert ["original file" in said or "put together" in said for said in recovery.lost] == [True, True]


def test_words_of_which_nothing_is_left_leave_their_quotes(checked: Path) -> None:
    with closing(sqlite3.connect(checked)) as connection:
        connection.execute("UPDATE contents SET data = x'a5a5'")
        connection.execute("DELETE FROM passages")
        connection.commit()
    recovery = recovered(checked)
    assert [said for said in recovery.lost if "kept as quotes" in said]
    with Session.open(recovery.into, "an analyst") as session:
        page = session.claim_page(session.claims()[0].claim.id)
        assert {cited.evidence.anchor.quote for cited in page.evidence} == {
            "That letter is a draft",
            "Esper said no.",
        }
        assert all(cited.orphan for cited in page.evidence)


def test_of_a_file_with_nothing_in_it_the_newest_copy_is_named(checked: Path) -> None:
    copy = rolling_backup(checked, datetime(2026, 11, 19, 8, 20, tzinfo=UTC))
    checked.write_bytes(b"\xa5" * checked.stat().st_size)
    with pytest.raises(DamagedCase) as caught:
        recovered(checked)
    assert str(copy) in caught.value.hint
    assert "19 Nov 2026 at 08:20" in caught.value.hint
    assert not checked.with_name("Recovered.fcase").exists()


def test_a_case_that_is_open_is_not_recovered_behind_its_back(checked: Path) -> None:
    with Session.open(checked, "an analyst"), pytest.raises(CaseBusy):
        recover(checked, checked.with_name("Recovered.fcase"))


def test_recovery_takes_the_place_of_no_file(checked: Path) -> None:
    with pytest.raises(CannotOpen, match="already"):
        recover(checked, checked)


@pytest.mark.parametrize("name", ["gone.fcase", ".", "empty.fcase"])
def test_where_there_is_no_file_recovery_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.fcase").touch()
    with pytest.raises(UserError) as caught:
        recover(tmp_path / name, tmp_path / "out.fcase")
    assert caught.value.hint
    assert not (tmp_path / "out.fcase").exists()


def test_what_is_no_case_at_all_is_not_recovered(tmp_path: Path) -> None:
    (tmp_path / "letter.fcase").write_text("Dear editor, " * 1000)
    with pytest.raises(UserError):
        recover(tmp_path / "letter.fcase", tmp_path / "out.fcase")
    assert not (tmp_path / "out.fcase").exists()
