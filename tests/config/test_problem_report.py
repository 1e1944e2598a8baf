"""A problem report can be read before it is sent, and holds nothing that is nobody's business."""

import zipfile
from pathlib import Path

import pytest

from workbench.config import settings as table
from workbench.config.logs import FILE_NAME
from workbench.config.paths import Paths, paths
from workbench.config.problem_report import without_folders, write_problem_report
from workbench.config.settings import Settings
from workbench.domain.errors import UserError


@pytest.fixture
def folders(tmp_path: Path) -> Paths:
    folders = paths(tmp_path / "profile")
    folders.logs.mkdir(parents=True)
    settings = Settings(folders.config)
    settings[table.ANALYST] = "Night Desk"
    settings[table.THEME] = "dark"
    settings[table.MEANING_MODEL] = "/srv/models of the desk/small"
    return folders


def pages(report: Path) -> dict[str, str]:
    with zipfile.ZipFile(report) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def test_it_holds_the_logs_the_system_and_the_settings_as_plain_text(folders: Paths, tmp_path: Path) -> None:
    (folders.logs / FILE_NAME).write_text("2026-11-20 INFO workbench: started\n")
    (folders.logs / f"{FILE_NAME}.1").write_text("2026-11-19 INFO workbench: an earlier day\n")
    write_problem_report(tmp_path / "report.zip", folders, {"screen": "1280×800 at 1.0"})
    found = pages(tmp_path / "report.zip")
    assert list(found) == ["READ ME.txt", "system.txt", "settings.txt", FILE_NAME, f"{FILE_NAME}.1"]
    assert "sent to nobody" in found["READ ME.txt"]
    assert "1280×800" in found["system.txt"] and "sqlite" in found["system.txt"]
    assert "dark" in found["settings.txt"]
    assert "an earlier day" in found[f"{FILE_NAME}.1"]


def test_the_analyst_is_not_named(folders: Paths, tmp_path: Path) -> None:
    write_problem_report(tmp_path / "report.zip", folders)
    assert not any("Night Desk" in words for words in pages(tmp_path / "report.zip").values())


def test_what_is_set_does_not_tell_folders(folders: Paths, tmp_path: Path) -> None:
    write_problem_report(tmp_path / "report.zip", folders)
    said = pages(tmp_path / "report.zip")["settings.txt"]
    assert "…/small" in said and "models of the desk" not in said


def test_settings_that_name_folders_do_not_tell_where_they_are(folders: Paths, tmp_path: Path) -> None:
    Settings(folders.config)[table.MEANING_MODEL] = "/home/quillon/Secret source/models/multilingual"
    write_problem_report(tmp_path / "report.zip", folders)
    said = pages(tmp_path / "report.zip")["settings.txt"]
    assert "Secret source" not in said and "…/multilingual" in said


def test_folders_are_cut_to_the_name_of_the_file() -> None:
    said = "opened /home/nightdesk/Secret source/leak.fcase and C:\\Users\\nightdesk\\case.fcase"
    assert without_folders(said) == "opened …/leak.fcase and …/case.fcase"
    assert without_folders("from /a/b to /c/d e/f") == "from …/b to …/f"


def test_the_home_folder_s_name_is_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/nightdesk"))
    assert without_folders("nightdesk's file of /home/nightdesk") == "(you)'s file of …/(you)"


def test_words_with_strokes_are_no_folders() -> None:
    assert without_folders("either/or, 3/4 of 20/11/2026") == "either/or, 3/4 of 20/11/2026"


def test_a_place_that_cannot_be_written_is_said(folders: Paths, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        write_problem_report(tmp_path / "no such folder" / "report.zip", folders)
