"""A whole session without a mouse: by keys one gets everywhere, and what has the keyboard has a name."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from workbench.config import settings as table
from workbench.domain.evidence import Stance
from workbench.ui.dialogs.palette import CommandPalette
from workbench.ui.dialogs.report import ReportWindow
from workbench.ui.keys import keep_keys

PANELS = {
    "suggestions": "Ctrl+J",
    "quotes": "Ctrl+Shift+Q",
    "numbers": "Ctrl+Shift+N",
    "orphans": "Ctrl+Shift+R",
    "history": "Ctrl+H",
}
DIALOGS = ("Report", "Settings", "Case details", "Import from address", "Show the original", "Keys")
MOST_STOPS = 400


def test_from_the_first_claim_to_the_report_without_the_mouse(sample) -> None:
    person, session, panes = sample.person, sample.session, sample.window.panes

    person.press("J")
    person.press("Ctrl+J")
    sample.until(lambda: panes.suggestions.view.hasFocus() and panes.suggestions.model.rowCount() > 10)
    claim_id = sample.desk.claim_id
    linked, answered = len(session.evidence_of(claim_id)), len(session.answers_of(claim_id))
    for key in ("X", "U", "C"):
        person.press(key)
    assert len(session.answers_of(claim_id)) >= answered + 3
    assert len(session.evidence_of(claim_id)) > linked

    person.press("Ctrl+Shift+Q")
    sample.until(lambda: panes.quotes.view.hasFocus() and panes.quotes.model.rowCount() > 0)
    before = session.counts()[1]
    person.press("N")
    assert session.counts()[1] == before + 1
    assert {one.stance for one in session.evidence_of(sample.desk.claim_id)} == {Stance.CONTEXT}
    person.press("T")
    person.press("A")
    sample.until(lambda: bool(session.documents()))

    person.press("Ctrl+Shift+N")
    sample.until(lambda: panes.numbers.view.hasFocus() and panes.numbers.model.rowCount() > 0)
    linked = len(session.evidence_of(sample.desk.claim_id))
    for key in ("J", "S", "S"):
        person.press(key)
    assert len(session.evidence_of(sample.desk.claim_id)) == linked + 1, "the second S finds it linked"

    person.press("V")
    person.type("Every outlet has him say it.", what="the rationale")
    person.press("Alt+1")
    verdict = session.verdicts_of(sample.desk.claim_id)[-1]
    assert verdict.rationale == "Every outlet has him say it."

    person.press("Ctrl+P")
    sample.until(lambda: sample.window.findChild(ReportWindow) is not None and sample.desk.tasks.idle)
    person.press("Esc")
    sample.until(lambda: sample.window.findChild(ReportWindow) is None)
    assert all(action.startswith(("press", "type")) for action in person.actions)


def test_keys_that_were_changed_answer_and_are_named(program, sample, open_again) -> None:
    own = {"suggestion.supports": "Y", "view.suggestions": "Ctrl+G", "link.supports": "Alt+Y"}
    keep_keys(program.settings, own)
    again = open_again(sample)
    person, panes = again.person, again.window.panes
    person.press("J")
    person.press("Ctrl+G")
    again.until(lambda: panes.suggestions.view.hasFocus() and panes.suggestions.model.rowCount() > 0)
    claim_id = again.desk.claim_id
    proposed = panes.suggestions.current.anchor
    person.press("S")
    assert proposed not in [one.anchor for one in again.session.evidence_of(claim_id)], "S means nothing now"
    person.press("Y")
    assert proposed in [one.anchor for one in again.session.evidence_of(claim_id)]
    assert "(Y)" in again.window.actions_["suggestion.supports"].toolTip()
    assert "press Alt+Y." in panes.claims.page.evidence.groups[Stance.SUPPORTS]._empty.text()
    assert "Ctrl+G" in again.window.drawer.tabs.tabToolTip(0)
    assert program.settings[table.KEYS]


@pytest.mark.parametrize("panel", PANELS)
def test_tab_reaches_every_control_that_can_be_seen_and_each_has_a_name(sample, panel: str) -> None:
    sample.person.press("J")
    sample.person.press(PANELS[panel])
    sample.until(lambda: sample.window.drawer.is_showing(panel) and sample.desk.tasks.idle)
    stops = list(tab_stops())
    assert nameless(stops) == []
    unreached = [one for one in controls(sample.window) if one not in stops]
    assert [described(one) for one in unreached] == []


def test_one_sees_where_the_keyboard_is(sample) -> None:
    sample.person.press("J")
    sample.person.press("Ctrl+J")
    sample.until(lambda: sample.window.panes.suggestions.view.hasFocus() and sample.desk.tasks.idle)
    assert [described(one) for one in tab_stops() if not is_marked(one)] == []


@pytest.mark.parametrize("command", DIALOGS)
def test_a_window_opened_by_its_name_is_gone_through_by_tab_and_shut(sample, command: str) -> None:
    sample.person.press("J")
    dialog = opened_by_name(sample, command)
    stops = list(tab_stops())
    assert nameless(stops) == []
    assert [described(one) for one in controls(dialog) if one not in stops] == []
    sample.person.press("Esc")
    sample.until(lambda: not isValid(dialog) or not dialog.isVisible())


def opened_by_name(sample, command: str) -> QDialog:
    """The window of a command, which is found in the palette."""
    sample.person.press("Ctrl+K")
    sample.until(lambda: isinstance(QApplication.activeModalWidget(), CommandPalette))
    sample.person.type(command, what="the palette")
    sample.person.press("Return")
    sample.until(lambda: isinstance(dialog_in_front(), QDialog) and sample.desk.tasks.idle)
    return dialog_in_front()


def dialog_in_front() -> QWidget | None:
    front = QApplication.activeWindow()
    return None if isinstance(front, CommandPalette) else front


def tab_stops() -> Iterator[QWidget]:
    """Where Tab goes until it comes round."""
    first = QApplication.focusWidget()
    yield first
    for _ in range(MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            return
        yield QApplication.focusWidget()
    raise AssertionError("Tab does not come round")


def controls(window: QWidget) -> list[QWidget]:
    """What can be seen in full and takes the keyboard by Tab, and is not only a part of another control."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isEnabled()
        and one.isVisible()
        and one.focusProxy() is None
        and one.visibleRegion().boundingRect().size() == one.size()
    ]


def nameless(stops: list[QWidget]) -> list[str]:
    """Those that a screen reader has nothing to call by."""
    return [
        described(one)
        for one in stops
        if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name).strip()
    ]


def is_marked(holder: QWidget) -> bool:
    """Whether what has the keyboard looks otherwise than without it."""
    window = holder.window()
    place = QRect(holder.mapTo(window, QPoint(0, 0)), holder.size())
    with_keyboard = window.grab(place).toImage()
    holder.clearFocus()
    without = window.grab(place).toImage()
    holder.setFocus(Qt.FocusReason.TabFocusReason)
    return with_keyboard != without


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName()}” in {type(widget.parentWidget()).__name__}"
