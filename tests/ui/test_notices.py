"""What is said to the analyst stands at the foot of the window, and lies over nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QMainWindow, QToolButton
from pytestqt.qtbot import QtBot

from workbench.ui.commands import Actions
from workbench.ui.foot import Foot
from workbench.ui.notices import Notice, NoticeBar, Tone
from workbench.ui.theme import Theme

LONG = (
    "The file “Interview with the spokesperson of the ministry.docx” could not be written: the disk is full. "
    "Make room on it, or choose another folder."
)


class Window(QMainWindow):
    """A window with nothing in it but its foot."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.actions_ = Actions(self, theme)
        self.foot = Foot(theme, self.actions_, self)
        self.foot.say("Saved · Ana", "5 articles")
        self.setCentralWidget(self.foot)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    theme = Theme(tmp_path)
    theme.choose("light")
    window = Window(theme)
    qtbot.addWidget(window)
    window.resize(900, 100)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def foot(window: Window) -> Foot:
    return window.foot


def said(notices: NoticeBar) -> list[str]:
    """The words that are seen in it, from the left."""
    words = notices.findChildren(QLabel) + notices.findChildren(QAbstractButton)
    return [one.text() for one in words if one.isVisible() and one.text()]


def test_a_notice_of_one_line_takes_the_place_of_how_things_stand(foot: Foot) -> None:
    height = foot.sizeHint().height()
    foot.notices.show_notice(Notice("Verdict: Refuted.", Tone.DONE, "edit.undo"))
    assert foot.sizeHint().height() == height, "nothing above it moves"
    assert said(foot.notices) == ["Verdict: Refuted.", "Undo"]
    foot.notices.clear()
    assert foot.sizeHint().height() == height
    assert foot.notices.words == ""


def test_a_long_notice_is_read_to_its_end_in_a_narrow_window(foot: Foot) -> None:
    one_line = foot.notices.heightForWidth(3000)
    foot.notices.show_notice(Notice(LONG, Tone.PROBLEM))
    assert foot.minimumSizeHint().width() < 400, "it does not hold the window open"
    assert foot.heightForWidth(500) > one_line + foot.notices.fontMetrics().height()


def test_a_problem_stays_until_it_is_closed_and_other_notices_go(foot: Foot) -> None:
    notices = foot.notices
    notices.show_notice(Notice("Copied with its source.", Tone.DONE))
    assert notices._timer.isActive()
    notices.show_notice(Notice(LONG, Tone.PROBLEM))
    assert not notices._timer.isActive()
    assert notices.says_problem
    notices.findChild(QToolButton).click()
    assert not notices.says_problem


def test_a_notice_that_somebody_is_about_to_answer_does_not_go(
    window: Window, foot: Foot, qtbot: QtBot
) -> None:
    notices = foot.notices
    window.activateWindow()
    notices.show_notice(Notice("Passage moved.", Tone.DONE, "edit.undo"))
    notices.way_out.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(notices.way_out.hasFocus)
    notices._timer.timeout.emit()
    assert notices.words == "Passage moved."
    notices.way_out.clearFocus()
    notices._timer.timeout.emit()
    assert notices.words == ""


def test_an_offer_to_undo_goes_when_something_else_is_done(foot: Foot) -> None:
    foot.notices.show_notice(Notice("Passage moved.", Tone.DONE, "edit.undo"))
    foot.notices.withdraw_undo()
    assert foot.notices.words == ""
    foot.notices.show_notice(Notice(LONG, Tone.PROBLEM))
    foot.notices.withdraw_undo()
    assert foot.notices.words == LONG


def test_the_way_out_is_taken_once(window: Window, foot: Foot) -> None:
    taken = []
    window.actions_.on("edit.undo", lambda: taken.append("undo"))
    foot.notices.show_notice(Notice("Passage moved.", Tone.DONE, "edit.undo"))
    foot.notices.way_out.click()
    assert taken == ["undo"]
    assert foot.notices.words == ""
