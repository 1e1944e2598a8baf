"""A button that, once pressed, waits for a key."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

_ALONE = (
    *(Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown),
)
"""What is held down with a key, and is none alone."""


class KeyCatcher(QPushButton):
    """`caught` is sent with the key that was pressed, as Qt writes it everywhere; Escape gives up."""

    caught = Signal(str)
    ended = Signal()
    """It waits no longer, whether for a key that was pressed or not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.waits = False
        self.setProperty("kind", "choice")
        self.setToolTip("Press this, then the new key; Escape gives up")
        self.setCheckable(True)
        self.clicked.connect(self.wait)
        self._say()

    def wait(self) -> None:
        """Take the next key that is pressed, whatever it does elsewhere."""
        self.waits = True
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def _end(self) -> None:
        self.waits = False
        self._say()
        self.ended.emit()

    def _say(self) -> None:
        self.setChecked(self.waits)
        self.setText("Press a key…" if self.waits else "Change key…")

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def event(self, event: QEvent) -> bool:
        # before the dialog takes Escape, Tab or Enter for itself, and before any shortcut
        if self.waits and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyPress:
                self._take(event)
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        if self.waits:
            self._end()

    def _take(self, event: QKeyEvent) -> None:
        if event.key() in _ALONE:
            return
        combination = event.keyCombination()
        self._end()
        if event.key() != Qt.Key.Key_Escape:
            self.caught.emit(QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText))
