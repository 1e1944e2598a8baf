"""Finding words in the open article: a small bar at the top right of the pane."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from workbench.domain.span import Span
from workbench.ui.commands import Actions
from workbench.ui.panels.article.looking import Look
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme


class FindBar(QFrame):
    """Finds `places` and knows which of them is the `current` one (-1 for none).

    `found` is sent with both, `reached` with the place that the reader is to be brought to, `closed`
    when the bar is hidden.
    """

    found = Signal(object, int)
    reached = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, actions: Actions, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._look = theme, look
        self._words = ""
        self._from = 0
        self.places: Sequence[Span] = []
        self.current = -1
        self._here: Span | None = None
        self._are_all = True
        look.found.connect(self._on_found)
        self.setProperty("role", "floating")
        self.field = QLineEdit(self, placeholderText="Find in this article", clearButtonEnabled=False)
        self.field.setAccessibleName("Find in this article")
        self.field.setProperty("role", "search")
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.count = PlainLabel(self)
        self.count.setProperty("role", "small")
        self.count.setMinimumWidth(theme.size(64))
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for command in ("article.find_previous", "article.find_next"):
            button = QToolButton(self)
            button.setDefaultAction(actions[command])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            row.addWidget(button)
        self._close = QToolButton(self)
        self._close.setAccessibleName("Close find")
        self._close.setToolTip("Close (Esc)")
        self._close.clicked.connect(self.dismiss)
        row.addWidget(self._close)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def search_in(self, words: str) -> None:
        """Search other words from now on."""
        self._words, self._from = words, 0
        if self.isVisible():
            self._search()

    def summon(self, start_at: int, wanted: str = "") -> None:
        """Open the bar, looking for `wanted` if that is one line, from `start_at` on."""
        self._from = start_at
        self.show()
        self.raise_()
        if wanted and "\n" not in wanted and wanted != self.field.text():
            self.field.setText(wanted)
        else:
            self._search()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def dismiss(self) -> None:
        if not self.isHidden():
            self.hide()
            self._look.cancel()
            self.places, self.current, self._here = [], -1, None
            self.found.emit([], -1)
            self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1), round the ends."""
        if self.places:
            self.current = (self.current + by) % len(self.places)
            self._go_there()
            self._tell()

    def _search(self) -> None:
        self.places, self.current, self._here, self._are_all = [], -1, None, False
        self._look.begin(self.field.text(), self._words, self._from)
        if not self._are_all:
            self._tell()

    def _on_found(self, places: Sequence[Span], are_all: bool) -> None:
        """More places are known: the one that the reader is at stays, or is the first from there on."""
        self.places, self._are_all = places, are_all
        after = bisect_left(places, self._here or (self._from, 0))
        is_new = self._here is None and (after < len(places) or (are_all and bool(places)))
        if self._here is not None or is_new:
            self.current = after % len(places)
        if is_new:
            self._go_there()
        self._tell()

    def _go_there(self) -> None:
        self._here = self.places[self.current]
        self._from = self._here[0]
        self.reached.emit(self._here)

    def _tell(self) -> None:
        if not self.field.text().strip():
            said = ""
        elif not self._are_all:
            said = f"{len(self.places):,} so far…"
        elif not self.places:
            said = "not found"
        else:
            said = f"{self.current + 1:,} of {len(self.places):,}"
        self.count.setText(said)
        self.field.setAccessibleDescription(said)
        missing = said == "not found"
        if self.field.property("invalid") != missing:
            self.field.setProperty("invalid", missing)
            self.field.style().polish(self.field)
        self.found.emit(self.places, self.current)

    def _dress(self) -> None:
        self._close.setIcon(self._theme.icon("search.close"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
        return super().eventFilter(watched, event)
