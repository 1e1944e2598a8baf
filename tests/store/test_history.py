"""One way to change anything: together with its entry in the history, or not at all."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from casemaking import Import, add_claim, an_import, everything_in, new_session

from workbench.domain.article import Zone, ZoneKind
from workbench.domain.changes import Change, ChangeSet, adding, removing, replacing
from workbench.domain.claim import Claim
from workbench.domain.errors import Conflict, NotFound, UserError
from workbench.domain.history import Deed
from workbench.services.session import Session
from workbench.store import journal
from workbench.store.faults import DiskFull
from workbench.store.opening import open_case


def test_an_action_is_in_the_history_with_who_and_what(session: Session) -> None:
    claim = add_claim(session, "The letter was a draft")
    (entry,) = session.history()
    assert (entry.number, entry.deed, entry.by, entry.label) == (1, Deed.DO, "an analyst", "Add claim")
    assert entry.step == adding("Add claim", claim)
    assert entry.at.endswith("Z")


def test_the_history_is_read_from_any_point_backwards(session: Session) -> None:
    for number in range(5):
        add_claim(session, f"Claim {number}")
    assert [entry.number for entry in session.history(2)] == [5, 4]
    assert [entry.number for entry in session.history(2, before=4)] == [3, 2]
    assert [entry.number for entry in session.history(9, before=2)] == [1]


def test_nothing_to_do_is_no_entry(session: Session) -> None:
    assert session.do(ChangeSet("Edit claim", ())) is None
    assert session.history() == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("edit", "has changed in the meantime"),
        ("remove", "has changed in the meantime"),
        ("add", "is in the case already"),
        ("edit what is gone", "is no longer in the case"),
    ],
)
def test_a_stale_action_is_refused_by_name_and_leaves_no_entry(
    session: Session, change: str, said: str
) -> None:
    seen = add_claim(session, "The letter was a draft")
    session.do(replacing("Edit claim", seen, replace(seen, note="edited elsewhere")))
    before, history = everything_in(session), session.history()
    gone = replace(seen, id="gone")
    step = {
        "edit": replacing("Edit claim", seen, replace(seen, wording="The letter was genuine")),
        "remove": removing("Remove claim", seen),
        "add": adding("Add claim", seen),
        "edit what is gone": replacing("Edit claim", gone, replace(gone, note="x")),
    }[change]
    with pytest.raises(Conflict) as caught:
        session.do(step)
    assert caught.value.message == f"The claim “The letter was a draft” {said}."
    assert caught.value.hint
    assert everything_in(session) == before
    assert session.history() == history


def test_an_action_is_done_whole_or_not_at_all(session: Session) -> None:
    claim = Claim("c", "The first of three", created="2026")
    stranger = Zone("z", "no such text", 0, 1, ZoneKind.BODY)
    for last in (Change(None, claim), Change(stranger, None), Change(None, stranger)):
        with pytest.raises(Conflict):
            session.do(ChangeSet("Three at once", (Change(None, claim), last)))
        assert session.counts() == (0, 0)
        assert session.history() == []


def test_owners_and_what_they_own_may_come_in_any_order(session: Session) -> None:
    import_ = an_import()
    backwards = ChangeSet(import_.step.label, import_.step.changes[::-1])
    session.do(backwards, contents=import_.contents, passages=import_.passages)
    assert len(session.articles()) == 1
    session.undo()
    assert session.articles() == []


def test_what_others_depend_on_cannot_go_alone(session: Session, story: Import) -> None:
    with pytest.raises(Conflict):
        session.do(removing("Remove article", story.article))
    assert len(session.articles()) == 1


def test_half_a_character_is_refused_in_words_and_nothing_is_written(session: Session) -> None:
    with pytest.raises(UserError, match="half a character"):
        session.do(adding("Add claim", Claim("c", "broken \ud83c words")))
    assert session.history() == []
    add_claim(session, "The next action is not held up")


def test_an_entry_is_never_written_without_its_change(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever fails on the way to the disk, the last thing included."""
    add_claim(session, "Before")
    row_of = journal.row_of

    def fails_after(*said: object) -> journal.Row:
        session._file._connection.execute("PRAGMA max_page_count = 1")
        session._file._connection.execute("CREATE TABLE filler AS SELECT zeroblob(100000)")
        return row_of(*said)  # type: ignore[arg-type]

    monkeypatch.setattr(journal, "row_of", fails_after)
    with pytest.raises(DiskFull):
        add_claim(session, "Not written")
    monkeypatch.undo()
    session._file._connection.execute("PRAGMA max_page_count = 1000000")
    assert session.counts() == (0, 1)
    assert len(session.history()) == 1
    add_claim(session, "After")
    assert session.verify() == []


# undo and redo


def test_undo_and_redo_survive_a_restart(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        first, second = add_claim(session, "First"), add_claim(session, "Second")
        session.undo()
    with Session.open(tmp_path / "Letter.fcase", "somebody else") as session:
        assert (session.undo_label, session.redo_label) == ("Add claim", "Add claim")
        assert session.redo().by == "somebody else"
        assert [row.claim for row in session.claims()] == [first, second]
        session.undo()
        session.undo()
        assert (session.undo_label, session.redo_label) == ("", "Add claim")
        assert session.claims() == []
    with Session.open(tmp_path / "Letter.fcase", "an analyst") as session:
        session.redo()
        session.redo()
        assert [row.claim for row in session.claims()] == [first, second]
        assert session.verify() == []
        assert [entry.deed for entry in session.history()][:2] == [Deed.REDO, Deed.REDO]


def test_a_new_action_ends_what_could_be_redone(session: Session) -> None:
    add_claim(session, "First")
    session.undo()
    add_claim(session, "Another")
    assert session.redo_label == ""
    with pytest.raises(UserError, match="nothing to redo"):
        session.redo()


def test_with_nothing_to_undo_it_says_so(session: Session) -> None:
    with pytest.raises(UserError, match="nothing to undo"):
        session.undo()


def test_an_import_undone_and_redone_has_its_words_and_its_original_again(
    session: Session, story: Import
) -> None:
    before = everything_in(session)
    session.undo()
    assert session.search("general") == []
    session.redo()
    assert everything_in(session) == before
    assert session.original(story.text) == story.contents[1]
    assert len(session.search("general")) == 2


def test_the_store_undoes_only_what_comes_next(session: Session) -> None:
    add_claim(session, "First")
    step = session.history()[0].step.inverse()
    with pytest.raises(Conflict, match="in the meantime"):
        session._file.apply(step, by="", deed=Deed.UNDO, target=7)
    assert session.counts() == (0, 1)
    assert len(session.history()) == 1


# going back


def test_restoring_is_an_action_of_its_own_that_can_be_undone(session: Session, story: Import) -> None:
    claim = add_claim(session, "First")
    then = everything_in(session)
    session.do(replacing("Edit claim", claim, replace(claim, wording="Changed")))
    add_claim(session, "Second")
    session.undo()
    add_claim(session, "Third")
    now = everything_in(session)
    entry = session.restore_to(2)
    assert entry.label == "Restore to “Add claim”"
    assert everything_in(session) == then
    session.undo()
    assert everything_in(session) == now
    session.redo()
    assert everything_in(session) == then
    session.restore_to(0)
    assert session.counts() == (0, 0)


def test_restoring_what_is_so_already_says_so(session: Session) -> None:
    add_claim(session, "First")
    add_claim(session, "Second")
    session.undo()
    with pytest.raises(UserError, match="already"):
        session.restore_to(1)
    with pytest.raises(NotFound, match="no entry 77"):
        session.restore_to(77)


# the chain


@pytest.mark.parametrize(
    ("meddling", "said"),
    [
        ("UPDATE history SET \"by\" = 'nobody' WHERE number = 2", "Entry 2 of the history was altered"),
        ("UPDATE history SET changes = '[]' WHERE number = 1", "Entry 1 of the history was altered"),
        ("UPDATE history SET label = 'Add Claim' WHERE number = 3", "Entry 3 of the history was altered"),
        ("DELETE FROM history WHERE number = 2", "goes from entry 1 to entry 3"),
        (
            "UPDATE history SET previous_hash = hash WHERE number = 3",
            "Entry 3 of the history does not follow",
        ),
    ],
)
def test_meddling_with_the_history_comes_to_light(tmp_path: Path, meddling: str, said: str) -> None:
    with new_session(tmp_path) as session:
        for number in range(4):
            add_claim(session, f"Claim {number}")
        assert session.verify() == []
    with closing(sqlite3.connect(session.path)) as connection:
        connection.execute(meddling)
        connection.commit()
    with Session.open(session.path, "an analyst") as session:
        assert any(said in problem for problem in session.verify())


def test_a_forged_entry_with_a_hash_of_its_own_breaks_the_chain(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        for number in range(3):
            add_claim(session, f"Claim {number}")
    with open_case(session.path) as file, file.transaction() as connection:
        entry = file.entry(2)
        forged = journal.row_of(2, entry.deed, None, "nobody", entry.at, entry.step, entry.previous_hash)
        connection.execute("DELETE FROM history WHERE number = 2")
        connection.execute(journal.ADD, forged)
    with Session.open(session.path, "an analyst") as session:
        assert session.verify() == ["Entry 3 of the history does not follow from the one before."]
