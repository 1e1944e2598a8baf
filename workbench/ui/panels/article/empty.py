"""What the pane says when there is no article to show."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.ui.commands import Actions
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme


class EmptyPage(QWidget):
    """Says what to do next: import articles into an empty case, else choose one."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = PlainLabel(self, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._title.setProperty("role", "title")
        self._words = PlainLabel(self, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._words.setProperty("role", "muted")
        self.button = QPushButton("Import articles…", self)
        self.button.setProperty("kind", "primary")
        self.button.setAutoDefault(True)  # Enter presses it as well as the space bar
        self.button.clicked.connect(actions["case.import"].trigger)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (self._picture, self._title):
            column.addWidget(widget)
        beside = QHBoxLayout()  # so that the lines of the words are about as long as each other
        beside.addStretch(1)
        beside.addWidget(self._words, 4)
        beside.addStretch(1)
        column.addLayout(beside)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._icon = "drop"
        theme.changed.connect(self._dress)

    @property
    def title(self) -> str:
        return self._title.text()

    def show_for(self, articles: int, read_only: bool) -> None:
        """Say it for a case that holds so many articles."""
        self._icon = "article" if articles or read_only else "drop"
        if articles:
            self._title.setText("No article is open")
            self._words.setText("Choose one in the sources on the left.")
        elif read_only:
            self._title.setText("This case holds no articles")
            self._words.setText("It is open for reading only, so none can be added.")
        else:
            self._title.setText("Drop articles here")
            self._words.setText(
                "The files of the articles you want to check, or a page from your browser. "
                "They are copied into the case."
            )
        self._offer(not articles and not read_only)
        self._dress()

    def _offer(self, wanted: bool) -> None:
        """Show the button or hide it; the keyboard stays on the page."""
        had_keyboard = self.button.hasFocus()
        self.button.setVisible(wanted)
        if had_keyboard and not wanted:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if self.button.isVisibleTo(self):
            self.button.setFocus(event.reason())

    def _dress(self) -> None:
        size = self._theme.size(32)
        self._picture.setPixmap(self._theme.icon(self._icon).pixmap(QSize(size, size)))
