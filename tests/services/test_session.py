"""The one door to a case: what it tells its listeners, its twin, and who works in it."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from casemaking import SCALE, Import, add_claim, an_import, anchor_of, judge, link, new_session

from workbench.domain.changes import ChangeSet
from workbench.domain.claim import Claim, Status
from workbench.domain.errors import NotFound, UserError
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.history import Deed, Entry
from workbench.domain.suggestion import Reply
from workbench.services import answering, checking
from workbench.services.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with new_session(tmp_path) as session:
        yield session


@pytest.fixture
def story(session: Session) -> Import:
    return an_import().into(session)


def test_a_new_case_has_its_title_its_scale_and_nothing_else(tmp_path: Path) -> None:
    with Session.create(tmp_path / "new.fcase", "The letter", "an analyst", SCALE) as session:
        assert (session.case.title, session.case.scale) == ("The letter", SCALE)
        assert session.counts() == (0, 0)
        assert (session.articles(), session.claims(), session.history()) == ([], [], [])
        assert (session.undo_label, session.redo_label) == ("", "")
        assert (session.read_only, session.read_only_because) == (False, "")
        assert session.analyst == "an analyst"


def test_listeners_are_told_of_every_change_after_it_happened(session: Session) -> None:
    told: list[tuple[ChangeSet, int]] = []
    session.listen(lambda step: told.append((step, session.counts()[1])))
    claim = add_claim(session, "The letter was a draft")
    session.undo()
    session.redo()
    session.restore_to(0)
    assert [claims for _, claims in told] == [1, 0, 1, 0]
    assert all(step.touches(Claim) and not step.touches(Evidence) for step, _ in told)
    assert told[0][0].changes[0].after == claim


def test_listeners_hear_nothing_of_what_did_not_happen(session: Session) -> None:
    claim = add_claim(session, "The letter was a draft")
    told: list[ChangeSet] = []
    session.listen(told.append)
    assert session.do(checking.edit_claim(claim, wording=claim.wording)) is None
    with pytest.raises(UserError):
        session.do(checking.edit_claim(Claim("gone", "No such claim"), note="?"))
    assert told == []


def test_the_work_of_a_case_from_claim_to_verdict(session: Session, story: Import) -> None:
    claim = add_claim(session, "The letter was a draft", anchor_of(session, story.text, "a draft"))
    evidence = link(session, claim, anchor_of(session, story.text, "That letter is a draft"), Stance.SUPPORTS)
    assert session.claim(claim.id).status is Status.IN_PROGRESS
    assert not session.is_judged
    judge(session, claim, "right")
    assert session.claim(claim.id).status is Status.DONE
    assert session.is_judged
    assert session.evidence(evidence.id) == evidence
    assert session.evidence_in(story.text.id) == [evidence]
    assert session.verdicts_of(claim.id)[-1].rating == "right"
    assert session.appearances_in(story.text.id) == session.appearances_of(claim.id)
    session.do(checking.remove_claim(session.claim_page(claim.id)))
    assert session.claims() == []
    session.undo()
    assert session.claim_page(claim.id).evidence[0].evidence == evidence
    assert [entry.deed for entry in session.history()][:2] == [Deed.UNDO, Deed.DO]


def test_answers_are_kept_and_go_with_their_claim(session: Session, story: Import) -> None:
    claim = add_claim(session, "The letter was a draft")
    anchor = anchor_of(session, story.text, "a draft")
    session.do(answering.answer(claim, [anchor], Reply.NOT_SURE, by=session.analyst))
    (answer,) = session.answers_of(claim.id)
    assert (answer.reply, answer.anchor) == (Reply.NOT_SURE, anchor)
    assert session.answers_in(story.text.id) == [answer]
    session.do(checking.remove_claim(session.claim_page(claim.id), [answer]))
    session.undo()
    assert session.answers_of(claim.id) == [answer]


def test_an_anchor_is_cut_from_the_stored_words_without_blanks(session: Session, story: Import) -> None:
    words = session.words(story.text)
    start = words.index(" 🇮🇶 ")
    anchor = session.anchor(story.text.id, start, start + 4)
    assert anchor.quote == "🇮🇶"
    assert words[anchor.start : anchor.end] == anchor.quote
    assert words.startswith(anchor.before, anchor.start - 32)
    assert words.startswith(anchor.after, anchor.end)
    with pytest.raises(UserError, match="No words are selected"):
        session.anchor(story.text.id, start, start + 1)


def test_the_original_file_comes_out_byte_for_byte(session: Session) -> None:
    original = "\ufeffWindows wrote\r\nthis".encode("utf-16")
    story = an_import("Windows wrote\nthis", original=original).into(session)
    assert session.original(story.text) == original
    assert session.texts_with_original(story.text.original_sha256) == [story.text]
    assert session.texts_with_original("0" * 64) == []


def test_a_twin_reads_in_another_thread_while_work_goes_on(session: Session, story: Import) -> None:
    seen: list[object] = []

    def look() -> None:
        with session.reader() as twin:
            seen.append(len(twin.search("general")))
            seen.append(twin.counts())

    add_claim(session, "Seen by the twin")
    thread = threading.Thread(target=look)
    thread.start()
    add_claim(session, "Perhaps seen by the twin")
    thread.join()
    assert seen[0] == 2
    assert seen[1] in ((1, 1), (1, 2))


def test_a_twin_changes_nothing(session: Session, story: Import) -> None:
    with session.reader() as twin:
        assert twin.read_only
        for change in (twin.undo, twin.redo, lambda: twin.restore_to(0), lambda: add_claim(twin, "No")):
            with pytest.raises(UserError):
                change()
        assert twin.back_up() is None
    assert len(session.history()) == 1


def test_tags_and_outlets_are_offered_again_each_once(session: Session, story: Import) -> None:
    add_claim(session, "One", tags=("troops", "letter"))
    add_claim(session, "Two", tags=("letter",))
    assert session.tags() == ["letter", "troops"]
    assert session.outlets() == ["The Outlet"]


def test_what_was_removed_is_said_to_come_back_by_undo(session: Session) -> None:
    claim = add_claim(session, "The letter was a draft")
    session.undo()
    with pytest.raises(NotFound) as caught:
        session.claim(claim.id)
    assert "undo brings it back" in caught.value.hint


def test_a_twin_changes_the_case_in_another_thread_and_it_is_told_when_it_is_taken_in(
    session: Session,
) -> None:
    add_claim(session, "First")
    told: list[ChangeSet] = []
    session.listen(told.append)

    def change() -> Entry | None:
        with session.beside() as twin:
            return twin.do(checking.new_claim("Second")[1])

    with ThreadPoolExecutor() as pool:
        entry = pool.submit(change).result()
    assert entry is not None
    assert told == []
    session.take_in(entry)
    assert told == [entry.step]
    assert [row.claim.wording for row in session.claims()] == ["First", "Second"]
    assert session.undo_weight > 100
    assert session.undo().target == entry.number
    assert [row.claim.wording for row in session.claims()] == ["First"]
    assert session.redo_weight > 100
