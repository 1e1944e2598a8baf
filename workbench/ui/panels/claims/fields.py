"""Fields that look like text until they are written in, and that keep what is being typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextOption, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QSizePolicy, QTextEdit, QWidget

ENDING = QKeySequence("Ctrl+Return")
"""The key that ends writing in a field of several lines, on any keyboard: it is no command's."""


class GrowingText(QTextEdit):
    """Plain words as high as they are. Enter writes a new line unless `enter_ends`; `ENDING` ends always.

    `typed` is sent for the analyst's changes only, never for `set_words`.
    """

    typed = Signal()
    entered = Signal()
    escaped = Signal()
    left = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget, *, enter_ends: bool = False) -> None:
        super().__init__(parent)
        self._enter_ends = enter_ends
        self._setting = False
        self.lines_around = 2
        """How many lines around the caret are kept in view while one types."""
        self.setProperty("kind", "quiet")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._keep_caret_in_view)

    @property
    def words(self) -> str:
        # toPlainText() would turn no-break spaces into spaces
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_words(self, words: str) -> None:
        if words == self.words:
            return
        self._setting = True
        self.setPlainText(words)
        self._setting = False

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def event(self, event: QEvent) -> bool:
        if _leaves_to_window(event, self.document().isUndoAvailable(), self.document().isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_enter and (with_control or (self._enter_ends and not with_shift)):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()  # the page scrolls, never the field

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def _on_text_changed(self) -> None:
        if not self._setting:
            self.typed.emit()

    def _grow(self) -> None:
        around = self.height() - self.viewport().height()
        height = round(self.document().size().height()) + max(around, 0)
        if height != self.minimumHeight():
            self.setFixedHeight(height)
            self.grown.emit()

    def _keep_caret_in_view(self) -> None:
        area = _scroll_area_around(self)
        sheet = area.widget() if area is not None else None
        if area is not None and sheet is not None and self.hasFocus():
            caret = self.cursorRect()
            place = self.viewport().mapTo(sheet, caret.bottomLeft())
            area.ensureVisible(place.x(), place.y(), 0, caret.height() * self.lines_around)


class InlineText(GrowingText):
    """Growing words that are saved when they are left or ended; Escape takes them back.

    `save` is called only when they are other than shown, and tells whether they were saved; if not, they
    stay as they were typed, until the next time. While they are being edited, showing other words
    changes only what Escape goes back to.
    """

    def __init__(self, parent: QWidget, save: Callable[[str], bool], *, enter_ends: bool = False) -> None:
        super().__init__(parent, enter_ends=enter_ends)
        self._save = save
        self._shown = ""
        self.is_edited = False
        self.typed.connect(self._on_typed)
        self.left.connect(self.settle)
        self.entered.connect(self.settle)
        self.escaped.connect(self.take_back)

    def show_words(self, words: str) -> None:
        self._shown = words
        if not self.is_edited:
            self.set_words(words)

    def write(self, words: str) -> None:
        """Put words in as if the analyst had just typed them."""
        self.set_words(words)
        self.is_edited = True

    def settle(self) -> None:
        """Save what was typed, if anything was."""
        if self.is_edited:
            self.is_edited = False  # else what the page shows while it is saved would not be shown here
            typed = self.words
            if typed != self._shown and not self._save(typed):
                self.write(typed)

    def take_back(self) -> None:
        self.is_edited = False
        self.set_words(self._shown)

    def _on_typed(self) -> None:
        self.is_edited = True


class InlineLine(QLineEdit):
    """One line that is saved when it is left or with Enter; Escape takes it back. See `InlineText`."""

    committed = Signal(str)
    escaped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = ""
        self.is_edited = False
        self.setProperty("kind", "quiet")
        self.setMinimumWidth(40)
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self.settle)

    def show_words(self, words: str) -> None:
        self._shown = words
        if not self.is_edited and self.text() != words:
            self.setText(words)
            self.setCursorPosition(0)

    def write(self, words: str) -> None:
        """Put words in as if the analyst had just typed them."""
        self.setText(words)
        self.is_edited = True

    def settle(self) -> None:
        """Save what was typed, if anything was."""
        if self.is_edited:
            self.is_edited = False
            if self.text() != self._shown:
                self.committed.emit(self.text())

    def event(self, event: QEvent) -> bool:
        if _leaves_to_window(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.take_back()
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def take_back(self) -> None:
        self.is_edited = False
        self.setText(self._shown)

    def _on_typed(self) -> None:
        self.is_edited = True


def _leaves_to_window(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether a key for undo or redo is of no use to a field, and so is the window's."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undoes = event.matches(QKeySequence.StandardKey.Undo) and not can_undo
    return undoes or (event.matches(QKeySequence.StandardKey.Redo) and not can_redo)


def _scroll_area_around(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
