"""The copies of a document side by side, each as its article has it, with every difference marked."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.dates import readable_date
from workbench.domain.span import Span
from workbench.finding.comparing import Difference
from workbench.finding.difference_kinds import DifferenceKind
from workbench.services.collating import Collation, Copied
from workbench.ui.elided import ElidedLabel
from workbench.ui.panels.quotes.looks import LOOKS, sign_format, text_format
from workbench.ui.plain import plain_tooltip
from workbench.ui.source_names import named
from workbench.ui.theme import Theme

_READING = 15
_LEAST = 120
_LEAST_LABEL = 40
_NARROW = 2
"""A piece takes half the room of a whole copy."""


class CopiesView(QWidget):
    """A column for each copy, the base first. `opened` is sent with the number of the copy that is to be
    shown in its article, `taken_out` with that of one that is no copy after all.
    """

    opened = Signal(int)
    taken_out = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._collation: Collation | None = None
        self._current = -1
        self.columns: list[Column] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        theme.changed.connect(self._write)

    def show_collation(self, collation: Collation, *, may_change: bool) -> None:
        for column in self.columns:
            column.deleteLater()
        self._collation, self._current = collation, -1
        self.columns = []
        for number, copy in enumerate(collation.copies):
            column = Column(self._theme, copy, self, is_base=not number, may_change=may_change)
            column.opened.connect(lambda number=number: self.opened.emit(number))
            column.taken_out.connect(lambda number=number: self.taken_out.emit(number))
            column.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            column.setMinimumWidth(self._theme.size(_LEAST))
            self._row.addWidget(column, _NARROW if copy.wording.is_whole else 1)
            self.columns.append(column)
        self._write()

    def go_to(self, variation: int) -> None:
        """Show a variation in the midst of every column that has something to say about it."""
        self._current = variation
        if self._collation is None or not 0 <= variation < len(self._collation.variations):
            return
        for column in self.columns:
            column.show_variation(variation)

    def _write(self) -> None:
        if self._collation is None:
            return
        variations = self._collation.variations
        for number, column in enumerate(self.columns):
            if number == 0:
                marks = [_Mark(one.base, at) for at, one in enumerate(variations)]
            else:
                marks = [
                    _Mark(reading.difference.other, at, reading.difference)
                    for at, one in enumerate(variations)
                    for reading in one.readings
                    if reading.copy == number
                ]
            column.write(marks)
        self.go_to(self._current)


@dataclass(frozen=True, slots=True)
class _Mark:
    """Tokens of a copy that belong to a variation; of the base without a difference."""

    tokens: Span
    variation: int
    difference: Difference | None = None


@dataclass(slots=True)
class _Written:
    """Where the variations stand in the document, in its own positions."""

    places: dict[int, Span] = field(default_factory=dict)


class Column(QFrame):
    """One copy. `opened` is sent when it is to be shown in its article, `taken_out` when it is none."""

    opened = Signal()
    taken_out = Signal()

    def __init__(
        self, theme: Theme, copy: Copied, parent: QWidget, *, is_base: bool, may_change: bool
    ) -> None:
        super().__init__(parent)
        self._theme, self._copy = theme, copy
        self._written = _Written()
        name = ElidedLabel("strong", _LEAST_LABEL, self)
        name.setText(named(copy.source))
        name.setToolTip(plain_tooltip(copy.source.name))
        facts = ElidedLabel("small", _LEAST_LABEL, self)
        facts.setText(_facts(copy, is_base=is_base))
        outlet = named(copy.source)
        go = self._button("go", "Show it in its article (Enter)", f"Show the copy of {outlet} in its article")
        go.clicked.connect(lambda: self.opened.emit())
        out = self._button(
            "search.close", "This is no copy of the document", f"Take out the copy of {outlet}"
        )
        out.clicked.connect(lambda: self.taken_out.emit())
        out.setVisible(may_change)
        self.words = _Words(self)
        self.words.setAccessibleName(f"Copy of {outlet}")
        self.words.opened.connect(self.opened)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(name)
        titles.addWidget(facts)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 4)
        head.addLayout(titles, 1)
        head.addWidget(go)
        head.addWidget(out)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.words, 1)
        line = QFrame(self)
        line.setProperty("role", "vertical")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(line)

    def _button(self, icon: str, help: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._theme.icon(icon))
        button.setToolTip(help)
        button.setAccessibleName(name)
        return button

    def write(self, marks: list[_Mark]) -> None:
        """Write the words of the copy with their marks."""
        self._written = _Written()
        self.words.clear()
        self.words.document().setDefaultFont(self._theme.reading_font(_READING))
        self.words.document().setDocumentMargin(16)
        cursor = self.words.textCursor()
        for words, mark in self._runs(marks):
            start = cursor.position()
            if mark is None:
                cursor.insertText(words, QTextCharFormat())
                continue
            if mark.difference is None:
                cursor.insertText(words or "‸", _base_format(self._theme, has_words=bool(words)))
            else:
                kind = mark.difference.kind
                if not words:
                    cursor.insertText(" ", QTextCharFormat())
                    start = cursor.position()
                cursor.insertText(LOOKS[kind].sign, sign_format(self._theme, kind))
                cursor.insertText(words, text_format(self._theme, kind))
            self._written.places.setdefault(mark.variation, (start, cursor.position()))
        cursor.setPosition(0)
        self.words.setTextCursor(cursor)

    def show_variation(self, variation: int) -> None:
        place = self._written.places.get(variation)
        if place is None:
            self.words.setExtraSelections([])
            return
        cursor = self.words.textCursor()
        cursor.setPosition(place[0])
        self.words.setTextCursor(cursor)
        bar, at = self.words.verticalScrollBar(), self.words.cursorRect(cursor)
        bar.setValue(bar.value() + at.center().y() - self.words.viewport().height() // 2)
        selection = QTextEdit.ExtraSelection()
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format.setBackground(self._theme.colour("selection"))
        self.words.setExtraSelections([selection])

    def _runs(self, marks: list[_Mark]) -> Iterator[tuple[str, _Mark | None]]:
        """The words of the copy in order, those that are marked with their mark."""
        wording = self._copy.wording
        (piece,) = wording.pieces
        text, at = piece.words, 0
        for mark in sorted(marks, key=lambda one: one.tokens):
            start, last = (place - piece.start for place in wording.span(*mark.tokens))
            if mark.difference and mark.difference.kind is DifferenceKind.NOTE and start < last:
                start, last = text.rfind("[", at, start + 1), text.find("]", last - 1) + 1
            if start < at:  # it lies within the one before
                continue
            yield text[at:start], None
            yield text[start:last], mark
            at = last
        yield text[at:], None


class _Words(QTextEdit):
    """Words to be read and copied. `opened` is sent when Enter is pressed in them."""

    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setProperty("kind", "copy")
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


def _base_format(theme: Theme, *, has_words: bool) -> QTextCharFormat:
    """Where others have something else: a dotted line, or a caret where they put something in."""
    style = QTextCharFormat()
    if has_words:
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        style.setUnderlineColor(theme.colour("muted"))
    else:
        style.setForeground(theme.colour("accent"))
    return style


def _facts(copy: Copied, *, is_base: bool) -> str:
    date = readable_date(copy.source.attribution.published)
    whole = "compared with" if is_base else "whole" if copy.wording.is_whole else "a piece of it"
    return " · ".join(filter(None, (date, whole)))
