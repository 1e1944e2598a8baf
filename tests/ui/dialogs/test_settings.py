"""The language of scans is asked for only where Tesseract can read them; a sentence model has to be one."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from workbench.config.settings import MEANING_MODEL, OCR_LANGUAGE, Settings
from workbench.ui.dialogs import settings as module
from workbench.ui.dialogs.settings import SettingsDialog
from workbench.ui.tasks import Tasks
from workbench.ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def shown(window: QMainWindow, qtbot: QtBot, folder: Path) -> SettingsDialog:
    theme = Theme()
    theme.choose("light")
    tasks = Tasks(window)
    dialog = SettingsDialog(window, Settings(folder), theme, tasks)
    dialog.show()
    qtbot.waitUntil(lambda: tasks.idle)
    return dialog


def language_of(dialog: SettingsDialog) -> QComboBox | None:
    fields = [field for field in dialog.findChildren(QComboBox) if field.isVisible()]
    return next((field for field in fields if field.accessibleName() == "Language of scans"), None)


def test_without_tesseract_nothing_is_asked(
    window: QMainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "languages", lambda: ())
    assert language_of(shown(window, qtbot, tmp_path)) is None


def test_a_language_that_it_has_is_chosen_and_another_is_not(
    window: QMainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "languages", lambda: ("ara", "deu", "eng"))
    field = language_of(shown(window, qtbot, tmp_path))
    assert field is not None
    assert (field.currentText(), field.lineEdit().placeholderText()) == ("", "eng")
    field.setCurrentIndex(1)
    assert Settings(tmp_path)[OCR_LANGUAGE] == "deu"
    QTest.keyClicks(field.lineEdit(), "+eng")
    assert Settings(tmp_path)[OCR_LANGUAGE] == "deu+eng"
    QTest.keyClicks(field.lineEdit(), "lish")
    assert field.property("invalid")
    assert Settings(tmp_path)[OCR_LANGUAGE] == "deu+eng"
    field.lineEdit().clear()
    assert Settings(tmp_path)[OCR_LANGUAGE] == ""


def test_a_folder_is_taken_for_a_sentence_model_only_when_it_holds_one(
    window: QMainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "languages", lambda: ())
    dialog = shown(window, qtbot, tmp_path)
    fields = dialog.findChildren(QLineEdit)
    field = next(one for one in fields if one.accessibleName() == "Folder of the sentence model")
    folder = tmp_path / "model"
    folder.mkdir()
    field.setText(str(folder))
    assert field.property("invalid")
    assert Settings(tmp_path)[MEANING_MODEL] == ""
    for name in ("model.onnx", "tokenizer.json"):
        (folder / name).touch()
    field.setText(f" {folder}")
    assert not field.property("invalid")
    assert Settings(tmp_path)[MEANING_MODEL] == str(folder)
    field.clear()
    assert Settings(tmp_path)[MEANING_MODEL] == ""


def test_no_row_is_squeezed_however_many_there_are(
    window: QMainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "languages", lambda: ("deu", "eng"))
    dialog = shown(window, qtbot, tmp_path)
    dialog.resize(dialog.width(), 300)
    fields = [
        field
        for field in dialog.findChildren(QWidget)
        if isinstance(field, QComboBox | QLineEdit | QLabel)
        and field.isVisible()
        and not isinstance(field.parent(), QComboBox)
    ]
    assert len(fields) > 8
    assert [field for field in fields if field.height() < field.minimumSizeHint().height()] == []
