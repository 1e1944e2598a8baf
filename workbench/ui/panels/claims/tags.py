"""The tags of a claim as chips, and a field that completes known ones."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QToolButton, QWidget

from workbench.ui.panels.claims.fields import InlineLine
from workbench.ui.panels.claims.flow import FlowLayout
from workbench.ui.plain import plain_label, plain_tooltip
from workbench.ui.theme import Theme


class TagRow(QWidget):
    """`save` is given all tags of the claim once one was added or taken away, and tells whether they were
    saved.
    """

    def __init__(self, theme: Theme, save: Callable[[tuple[str, ...]], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._save = theme, save
        self._tags: tuple[str, ...] = ()
        self._chips: list[_Chip] = []
        self._writable = True
        self._known = QStringListModel(self)
        self.field = _TagField(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_completed)
        self.field.setCompleter(completer)
        self.field.committed.connect(self._add)
        self.field.emptied.connect(self._remove_last)
        self._flow = FlowLayout(self, 4, last_fills=True)
        self._flow.addWidget(self.field)
        theme.changed.connect(self._dress)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [*self._chips, self.field]

    def show_tags(self, tags: tuple[str, ...], known: list[str]) -> None:
        self._known.setStringList([tag for tag in known if tag not in tags])
        if tags == self._tags:
            return
        self._tags = tags
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
            self._flow.removeWidget(chip)
        self._chips = [self._chip(tag) for tag in tags]
        for place, chip in enumerate(self._chips):
            self._flow.insert(place, chip)
            chip.show()
        self._dress()
        self.updateGeometry()

    def set_writable(self, writable: bool) -> None:
        self._writable = writable
        self.field.setVisible(writable)
        for chip in self._chips:
            chip.setEnabled(writable)

    def settle(self) -> None:
        self.field.settle()

    def _chip(self, tag: str) -> "_Chip":
        chip = _Chip(tag, self)
        chip.setEnabled(self._writable)
        chip.removal_asked.connect(self._remove)
        return chip

    def _on_completed(self) -> None:
        # the completer writes its choice into the field once it has told of it
        QTimer.singleShot(0, self.field, self.field.settle)

    def _add(self, words: str) -> None:
        added = tuple(tag.strip().lstrip("#") for tag in words.split(","))
        self.field.show_words("")
        self.field.clear()
        if not self._save((*self._tags, *added)):
            self.field.write(words)

    def _remove(self, tag: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._save(tuple(kept for kept in self._tags if kept != tag))

    def _remove_last(self) -> None:
        if self._tags:
            self._remove(self._tags[-1])

    def _dress(self) -> None:
        for chip in self._chips:
            chip.setIcon(self._theme.icon("search.close"))
            chip.setIconSize(QSize(self._theme.size(12), self._theme.size(12)))


class _Chip(QToolButton):
    """A tag; pressed, or with Delete, it asks to be taken away."""

    removal_asked = Signal(str)

    def __init__(self, tag: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._tag = tag
        self.setProperty("kind", "tag")
        self.setText(plain_label(tag))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # the cross stands behind the word
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setToolTip(plain_tooltip(f"Take the tag “{tag}” away"))
        self.setAccessibleName(f"Tag {tag}")
        self.setAccessibleDescription("Press to take the tag away")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._ask)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._ask()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.removal_asked.emit(self._tag)


class _TagField(InlineLine):
    """`emptied` is sent for a Backspace where nothing is left to delete."""

    emptied = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Add a tag")
        self.setAccessibleName("Add a tag")
        self.setMinimumWidth(88)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        elif event.key() in (Qt.Key.Key_Comma, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # the completer, which sees the key next, would complete it once more
            if (popup := self.completer().popup()) is not None:
                popup.hide()
            self.settle()
        else:
            super().keyPressEvent(event)
