"""A case is kept in a file that can be found again, whatever it is called."""

from pathlib import Path

import pytest

from workbench.services.case_files import file_meant_by, file_of, is_case_name


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Iraq", "Iraq.fcase"),
        ("U.S. withdrawal", "U.S. withdrawal.fcase"),
        ("6.1.2020", "6.1.2020.fcase"),
        ("letter.txt", "letter.txt.fcase"),
        ("Iraq.fcase", "Iraq.fcase"),
        ("IRAQ.FCASE", "IRAQ.FCASE"),
    ],
)
def test_the_ending_is_added_where_it_is_missing_and_no_dot_of_the_name_is_taken_for_it(name, file) -> None:
    assert file_of(Path("cases") / name) == Path("cases") / file
    assert is_case_name(file)


def test_a_case_is_opened_by_its_name_with_and_without_the_ending(tmp_path: Path) -> None:
    case = tmp_path / "U.S. withdrawal.fcase"
    case.touch()
    assert file_meant_by(tmp_path / "U.S. withdrawal") == file_meant_by(case) == case


def test_a_case_that_somebody_gave_another_name_is_opened_as_it_is_called(tmp_path: Path) -> None:
    renamed = tmp_path / "U.S. withdrawal"
    renamed.touch()
    assert file_meant_by(renamed) == renamed


def test_what_is_not_there_is_looked_for_with_the_ending(tmp_path: Path) -> None:
    assert file_meant_by(tmp_path / "v1.2") == tmp_path / "v1.2.fcase"


def test_a_name_that_no_file_can_have_is_left_to_whoever_opens_it(tmp_path: Path) -> None:
    assert file_meant_by(tmp_path / ("long" * 100)).name.endswith("long.fcase")
