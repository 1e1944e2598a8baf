"""The bar over the panes: the case's title, search everything, undo, report, and the menu."""

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QMenuBar, QToolButton, QWidget

from workbench.ui.commands import COMMANDS, MENUS, Actions
from workbench.ui.elided import ElidedLabel
from workbench.ui.filter_field import FilterField
from workbench.ui.lens import Lens
from workbench.ui.plain import plain_tooltip
from workbench.ui.theme import Theme


class TopBar(QFrame):
    """`searched` carries the words as they are typed; `search_entered` is sent with Enter or Down."""

    searched = Signal(str)
    search_entered = Signal()

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self._theme, self._actions = theme, actions
        self.title = ElidedLabel("heading", 120)
        self.read_only = QToolButton()
        self.read_only.setText("Read only")
        self.read_only.hide()
        self.read_only.setProperty("kind", "chip")
        self.read_only.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.search = FilterField("Search everything", "Search everything", self)
        self.search.setObjectName("search_everything")
        Lens(self.search, theme)
        self.search.textChanged.connect(self.searched)
        self.search.left_downwards.connect(self.search_entered)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(self.title, 3)
        row.addWidget(self.read_only)
        row.addSpacing(8)
        row.addWidget(self.search, 2)
        row.addStretch(1)
        for command_id in ("edit.undo", "edit.redo"):
            row.addWidget(self._button(command_id))
        row.addSpacing(8)
        row.addWidget(self._report_button())
        row.addSpacing(4)
        row.addWidget(self._menu_button())
        self._dress()
        theme.changed.connect(self._dress)

    def say_title(self, title: str, read_only_because: str) -> None:
        self.title.setText(title)
        self.title.setToolTip(plain_tooltip(title))
        self.read_only.setVisible(bool(read_only_because))
        self.read_only.setToolTip(plain_tooltip(read_only_because))

    def _button(self, command_id: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(self._actions[command_id])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAccessibleName(self._actions.command(command_id).plain_text)
        return button

    def _report_button(self) -> QToolButton:
        self.report_button = QToolButton(self)
        self.report_button.setText("Report")
        self._actions.explain(self.report_button, "report.export")
        self.report_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.report_button.setProperty("kind", "primary")
        self.report_button.clicked.connect(self._actions["report.export"].trigger)
        return self.report_button

    def _menu_button(self) -> QToolButton:
        self._more = QToolButton(self)
        self._more.setToolTip("Menu")
        self._more.setAccessibleName("Menu")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        return self._more

    def _fill_menu(self) -> None:
        """At the first look into it; the start of the window need not wait for it."""
        if self._menu.isEmpty():
            for submenu in menus(self._actions, self):
                self._menu.addMenu(submenu)

    def _dress(self) -> None:
        self.report_button.setIcon(self._theme.icon("report"))
        self._more.setIcon(self._theme.icon("app.menu"))
        self.read_only.setIcon(self._theme.icon("case.read_only"))


def menus(actions: Actions, parent: QWidget) -> list[QMenu]:
    """One menu for each in the table, with its commands in the table's order."""
    built = []
    for name in MENUS:
        menu = QMenu(name, parent)
        menu.addActions([actions[command.id] for command in COMMANDS if command.menu == name])
        built.append(menu)
    return built


def menu_bar(actions: Actions, parent: QWidget) -> QMenuBar | None:
    """The bar at the top of the screen where the system has one."""
    if sys.platform != "darwin":
        return None
    bar = QMenuBar(parent)
    for menu in menus(actions, parent):
        bar.addMenu(menu)
    return bar
