"""Going back to a copy of a case, as somebody types it."""

import json
from pathlib import Path

import pytest
from casemaking import add_claim, new_session

from workbench.services.session import Session


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with a copy in which a claim is missing."""
    with new_session(tmp_path) as session:
        add_claim(session, "In both")
        session.back_up()
        add_claim(session, "Since the copy")
        return session.path


def wordings(case: Path) -> list[str]:
    with Session.open(case, "a reader", read_only=True) as session:
        return [row.claim.wording for row in session.claims()]


def test_the_copies_are_listed_and_one_is_gone_back_to_by_its_number(typed, case: Path) -> None:
    (listed,) = json.loads(typed("restore", case, "--json").out)
    assert (listed["number"], listed["claims"], listed["last"]) == (1, 1, "Add claim")
    assert "Add claim, by an analyst" in typed("restore", case).out
    told = typed("restore", case, "1")
    assert told.code == 0, told.err
    assert wordings(case) == ["In both"]
    assert "before restoring" in told.out
    assert typed("restore", case, "1").code == 0, "the newest copy is now what it was"
    assert sorted(wordings(case)) == ["In both", "Since the copy"]


def test_a_file_is_gone_back_to_by_its_name(typed, case: Path) -> None:
    copy = json.loads(typed("restore", case, "--json").out)[0]["file"]
    told = typed("restore", case, copy, "--json")
    assert json.loads(told.out)["restored"] == copy
    assert wordings(case) == ["In both"]


def test_what_cannot_be_gone_back_to_is_told_and_changes_nothing(typed, case: Path) -> None:
    assert "no copy 7" in typed("restore", case, "7").err
    assert typed("restore", case, "nowhere.fcase").code == 1
    with Session.open(case, "somebody"):
        assert "open in a window" in typed("restore", case, "1").err
    assert len(wordings(case)) == 2


@pytest.mark.parametrize("command", [("import", "{story}"), ("undo", "--to", "0")])
def test_before_much_is_changed_a_copy_is_kept(typed, tmp_path: Path, command: tuple[str, ...]) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Nobody knows who signed the letter.\n")
    with new_session(tmp_path) as session:
        add_claim(session, "Before")
        case = session.path
    name, *rest = (word.format(story=story) for word in command)
    assert typed(name, case, *rest).code == 0
    (kept,) = json.loads(typed("restore", case, "--json").out)
    assert (kept["articles"], kept["claims"]) == (0, 1)


def test_where_no_copy_can_be_kept_an_import_says_so_and_goes_on(typed, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Nobody knows who signed the letter.\n")
    with new_session(tmp_path) as session:
        add_claim(session, "Before")
        case = session.path
    (tmp_path / "Letter backups").write_text("a file where the folder should be")
    told = typed("import", case, story)
    assert told.code == 0
    assert "No copy of" in told.err
