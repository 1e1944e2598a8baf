"""A person at the real window: a mouse, a keyboard, and a count of what they had to do.

A click, a drag, a chord of keys and a field filled in count as one action each.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class Person:
    """Does what a person can do, and nothing else. `actions` tells each thing done, in words."""

    def __init__(self) -> None:
        self.actions: list[str] = []

    def click(self, widget: QWidget, at: QPoint | None = None, *, what: str = "") -> None:
        assert widget.isVisible(), f"nobody can click what is hidden: {widget}"
        assert widget.isEnabled(), f"nobody can click what is greyed: {widget}"
        QTest.mouseClick(widget, LEFT, NO_KEY, at or widget.rect().center())
        self._did(f"click {what or widget.accessibleName() or widget.objectName()}")

    def drag_over(self, widget: QWidget, start: QPoint, end: QPoint, *, what: str = "words") -> None:
        """Press, move, let go, as for selecting."""
        QTest.mousePress(widget, LEFT, NO_KEY, start)
        middle = (start + end) / 2
        for point in (middle, end):
            QTest.mouseMove(widget, point)
            # QTest moves the pointer without a button where the platform has no real one
            self._send_move(widget, point)
        QTest.mouseRelease(widget, LEFT, NO_KEY, end)
        self._did(f"drag over {what}")

    def press(self, chord: str) -> None:
        """Press a chord such as `Ctrl+Z` where the keyboard's focus is."""
        keys = QKeySequence(chord)[0]
        QTest.keyClick(self._focus(), keys.key(), keys.keyboardModifiers())
        self._did(f"press {chord}")

    def type(self, words: str, *, what: str = "field") -> None:
        """Fill in the field that has the focus."""
        QTest.keyClicks(self._focus(), words)
        self._did(f"type into {what}")

    def drop_files(self, widget: QWidget, files: list[Path]) -> None:
        """Drag files from the file manager and let them fall on a widget."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        self.drop(widget, data, widget.rect().center(), what=f"{len(files)} files")

    def drop(self, widget: QWidget, data: QMimeData, at: QPoint, *, what: str) -> None:
        """Let something fall on a widget; the widgets above it are asked in turn, as Qt does."""
        target: QWidget | None = widget
        while target is not None:
            point = QPointF(target.mapFrom(widget, at)) if target is not widget else QPointF(at)
            entering = QDragEnterEvent(point.toPoint(), Qt.DropAction.CopyAction, data, LEFT, NO_KEY)
            entering.setAccepted(False)
            if target.acceptDrops():
                QApplication.sendEvent(target, entering)
            if entering.isAccepted():
                falling = QDropEvent(point, Qt.DropAction.CopyAction, data, LEFT, NO_KEY)
                QApplication.sendEvent(target, falling)
                self._did(f"drop {what}")
                return
            target = target.parentWidget()
        raise AssertionError(f"nothing there takes {what}")

    def name_file(self, path: Path) -> tuple[str, str]:
        """What a file dialog gives back once its field is filled in and Return pressed."""
        self._did(f"type the name {path.name}")
        self._did("press Return")
        return str(path), ""

    def _focus(self) -> QWidget:
        widget = QApplication.focusWidget() or QApplication.activeWindow()
        assert widget is not None, "no window has the keyboard"
        return widget

    def _send_move(self, widget: QWidget, point: QPoint) -> None:
        from PySide6.QtGui import QMouseEvent

        place = QPointF(point)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            QPointF(widget.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            LEFT,
            NO_KEY,
        )
        QApplication.sendEvent(widget, event)

    def _did(self, what: str) -> None:
        self.actions.append(what)
        QApplication.processEvents()
