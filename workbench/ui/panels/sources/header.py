"""The head of the sources: how many there are, how they are grouped, import, and the filter."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from workbench.ui.commands import Actions
from workbench.ui.filter_field import FilterField
from workbench.ui.models.source_lines import Grouping
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme

_LABELS = {
    Grouping.DATE: "By date",
    Grouping.OUTLET: "By outlet",
    Grouping.COPIES: "By copies",
}

_NARROWEST = 150


class SourcesHeader(QWidget):
    """`grouped` is sent with a Grouping, `filtered` with the words as they are typed,
    `left_downwards` when Down or Enter leaves the filter for the list.
    """

    grouped = Signal(object)
    filtered = Signal(str)
    left_downwards = Signal()

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = PlainLabel("SOURCES")
        self._title.setProperty("role", "section")
        self._count = PlainLabel()
        self._count.setProperty("role", "small")
        self.grouping = self._grouping_button()
        self._import = QToolButton(self)
        self._import.setDefaultAction(actions["case.import"])
        self._import.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._import.setAccessibleName("Import articles")
        self._import.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        for command in ("case.import", "case.import_folder", "case.import_url", "case.import_clipboard"):
            self._import.addAction(actions[command])
        self.filter = FilterField("Filter sources", "Filter by title, outlet, byline or file", self)
        self.filter.textChanged.connect(self.filtered)
        self.filter.left_downwards.connect(self.left_downwards)
        row = self._row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self.grouping)
        row.addWidget(self._import)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(row)
        inset = QHBoxLayout()
        inset.setContentsMargins(0, 0, 8, 0)
        inset.addWidget(self.filter)
        column.addLayout(inset)
        self._dress()
        theme.changed.connect(self._dress)

    def say_count(self, count: int) -> None:
        self._count.setText(f"{count:,}" if count else "")
        self._count.setAccessibleName(f"{count} articles")
        self.filter.setVisible(count > 0)
        self.grouping.setVisible(count > 0)

    def say_grouping(self, grouping: Grouping) -> None:
        self.grouping.setText(_LABELS[grouping])
        self.grouping.setToolTip(f"Sources are grouped {_LABELS[grouping].lower()}")
        self._choices[grouping].setChecked(True)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        # with words on its buttons it would not let the pane become so narrow that they are left out
        return QSize(self._theme.size(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Icons have words until the pane is narrow."""
        style = Qt.ToolButtonStyle
        self.grouping.setToolButtonStyle(style.ToolButtonTextBesideIcon)
        self._row.invalidate()
        if self._row.sizeHint().width() > self._column.contentsRect().width():
            self.grouping.setToolButtonStyle(style.ToolButtonIconOnly)

    def _grouping_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName("Group the sources")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        group = QActionGroup(menu)
        self._choices: dict[Grouping, QAction] = {}
        for grouping, label in _LABELS.items():
            action = QAction(label, group, checkable=True)
            action.triggered.connect(lambda _checked=False, chosen=grouping: self.grouped.emit(chosen))
            menu.addAction(action)
            self._choices[grouping] = action
        button.setMenu(menu)
        return button

    def _dress(self) -> None:
        self.grouping.setIcon(self._theme.icon("source.group"))
        side = self._theme.size(16)
        for button in (self.grouping, self._import):
            button.setIconSize(QSize(side, side))
