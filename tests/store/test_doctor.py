"""The doctor sees what is wrong, changes nothing while looking, and mends the index."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from casemaking import sentences

from workbench.domain.changes import ChangeSet
from workbench.domain.errors import UserError
from workbench.domain.history import Deed
from workbench.services import health
from workbench.services.session import Session
from workbench.store import journal
from workbench.store.doctor import Findings, examine, rebuild_index
from workbench.store.opening import open_case


def behind_its_back(case: Path, *statements: str) -> None:
    with closing(sqlite3.connect(case)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def examined(case: Path) -> Findings:
    before = case.read_bytes()
    findings = examine(case)
    assert case.read_bytes() == before
    return findings


def test_a_sound_case_has_no_findings(checked: Path) -> None:
    assert examined(checked) == Findings()
    assert examined(checked).is_sound


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM claims", "2 of the evidence name claims that are gone"),
        (
            "UPDATE claims SET wording = 'It was genuine'",
            "1 of the claims are not as the history says",
        ),
        ("DELETE FROM verdicts WHERE number = 2", "1 of the verdicts are not as the history says"),
        ("UPDATE contents SET data = x'00' WHERE id = 1", "words of “A story” are not what was imported"),
        ("UPDATE contents SET data = x'00' WHERE id = 2", "original file of “A story” are not what was"),
        ("UPDATE history SET \"by\" = 'nobody' WHERE number = 2", "Entry 2 of the history was altered"),
        ("DELETE FROM history WHERE number = 3", "goes from entry 2 to entry 4"),
        ('UPDATE zones SET "end" = "end" - 1', "zones of “A story” leave gaps"),
    ],
)
def test_what_was_changed_behind_the_back_of_the_history_is_found(
    checked: Path, statement: str, said: str
) -> None:
    behind_its_back(checked, statement)
    findings = examined(checked)
    assert not findings.is_sound
    assert any(said in finding for finding in findings.damage), findings


def test_a_passage_that_is_no_longer_at_its_place_is_for_a_person_to_review(checked: Path) -> None:
    behind_its_back(checked, "UPDATE evidence SET start = start + 1 WHERE quote = 'Esper said no.'")
    (said,) = examined(checked).review
    assert said == (
        "The passage “Esper said no.” for the claim “The letter was a draft” "
        "is no longer at its place in “Another”."
    )


def test_what_two_writers_took_back_across_each_other_is_for_a_person_to_review(checked: Path) -> None:
    with open_case(checked) as file:
        newest, before = file.entries(2)
        crossed = (newest.number + 1, Deed.UNDO, before.number, "B", newest.at, ChangeSet("Undo", ()))
        with file.transaction() as connection:
            connection.execute(journal.ADD, journal.row_of(*crossed, newest.hash))
    found = examine(checked)
    assert found.damage == ()
    (said,) = found.review
    assert f"undo of entry {before.number} by B" in said
    with Session.open(checked, "an analyst") as session:
        assert session.undo_label == "Give verdict"


def test_broken_pages_are_found(checked: Path) -> None:
    with checked.open("r+b") as file:
        file.seek(10 * 4096)
        file.write(b"\xa5" * 4096)
    assert "do not fit together" in examined(checked).damage[0]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM passage_index_data",
        "INSERT INTO passage_index(passage_index) VALUES ('delete-all')",
        "UPDATE passages SET words = 'Something else.' WHERE id = 1",
        'UPDATE passages SET start = start + 1, "end" = "end" + 1',
        "DELETE FROM passages",
    ],
)
def test_an_index_out_of_step_is_found_and_mended(checked: Path, statement: str) -> None:
    behind_its_back(checked, statement)
    findings = examined(checked)
    assert findings.index
    assert not findings.is_sound
    with open_case(checked) as file:
        rebuild_index(file, lambda words, zones, language: sentences(words))
    assert examined(checked) == Findings()
    with Session.open(checked, "an analyst") as session:
        assert [hit.anchor.quote for hit in session.search("Esper")] == ["Esper said no."]


def test_the_index_is_made_again_with_the_sentences_of_the_reader(checked: Path) -> None:
    behind_its_back(checked, "DELETE FROM passages")
    health.renew_index(checked)
    assert health.examine(checked) == Findings()
    with Session.open(checked, "an analyst") as session:
        assert session.search("general")


def test_what_is_no_case_is_said_not_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "letter.fcase"
    path.write_text("Dear editor, " * 1000)
    with pytest.raises(UserError, match="not a case"):
        examine(path)


def test_a_recovered_case_gets_a_name_that_is_free(checked: Path) -> None:
    first = health.recover_case(checked)
    second = health.recover_case(checked)
    assert [first.into.name, second.into.name] == ["Letter recovered.fcase", "Letter recovered 2.fcase"]
    assert health.examine(first.into) == Findings()
