"""The upper half of the pane: the claims, what narrows and orders them, and where a new one is written."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.claim import Status
from workbench.domain.overview import ClaimRow
from workbench.domain.scale import Scale
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.filter_field import FilterField
from workbench.ui.models.claims import ClaimsModel, Narrowing, Order
from workbench.ui.panels.claims.claim_list import ClaimList
from workbench.ui.panels.claims.new_claim import NewClaimField
from workbench.ui.panels.claims.tab_order import chain_tabs
from workbench.ui.plain import PlainLabel, plain_label
from workbench.ui.words_page import WordsPage

_HIGH_ENOUGH = 150
"""Logical pixels from which on there is room for a claim below the filter."""


class ClaimListing(QWidget):
    """Header, filter and list. The header counts the claims that pass the filter, and of how many."""

    claim_written = Signal(str)
    """The words of a new claim were entered."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._actions, self._theme = desk, actions, desk.theme
        scale = desk.session.case.scale
        self.model = ClaimsModel(scale, self)
        self.list = ClaimList(desk.theme, scale, self)
        self.list.setModel(self.model)
        self.new_claim = NewClaimField(self)
        self.filter = FilterField("Filter claims", "Filter by words, tag or speaker", self)
        self._narrowing_menu = QMenu(self)
        self._choices = QActionGroup(self._narrowing_menu)
        self._order_menu = QMenu(self)
        self._build_order_menu()
        self._lay_out()
        self._wire()
        self._dress()
        self._say_order()
        actions.follow("claim.new", self._say_how_many)

    def show_claims(self, rows: Sequence[ClaimRow], scale: Scale) -> None:
        """Show the claims as they are now."""
        if scale != self.list.painter_.scale:
            self.show_scale(scale)
        place = self.list.verticalScrollBar().value()
        self.model.show_rows(rows, scale)
        self.list.verticalScrollBar().setValue(place)
        self._say_how_many()

    def show_claim(self, claim_id: str, row: ClaimRow | None) -> None:
        """Show one claim as it is now, also one that is new; None for one that is gone."""
        place = self.list.verticalScrollBar().value()
        if row is None:
            self.model.drop_row(claim_id)
        else:
            self.model.show_row(row)
        self.list.verticalScrollBar().setValue(place)
        self._say_how_many()

    def show_scale(self, scale: Scale) -> None:
        """Offer the ratings of this scale in the filter's menu."""
        self.list.painter_.scale = scale
        menu = self._narrowing_menu
        menu.clear()
        self._choices.deleteLater()
        self._choices = group = QActionGroup(menu)
        self._add_choice(group, "All claims", Narrowing())
        menu.addSeparator()
        for status in Status:
            self._add_choice(group, str(status).capitalize(), Narrowing(status=status), f"status.{status}")
        menu.addSeparator()
        for rating in scale.ratings:
            self._add_choice(
                group, plain_label(rating.label), Narrowing(rating=rating.id), f"tone.{rating.tone}"
            )

    def show_all(self) -> None:
        """Take every filter away."""
        self.filter.clear()
        self._narrow(Narrowing())

    def set_writable(self, writable: bool) -> None:
        self._new.setVisible(writable)
        self.list.accepts_drops = writable

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        title = PlainLabel("CLAIMS", self)
        title.setProperty("role", "section")
        self._count = PlainLabel(self)
        self._count.setProperty("role", "small")
        self._new = QToolButton(self)
        self._new.setText("New")
        self._new.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._new.setToolTip("Write a new claim")
        self._new.setAccessibleName("New claim")
        header = QHBoxLayout()
        header.setContentsMargins(12, 8, 8, 4)
        header.setSpacing(8)
        header.addWidget(title)
        header.addWidget(self._count)
        header.addStretch(1)
        header.addWidget(self._new)
        self._which = QToolButton(self)
        self._which.setText("All")
        self._which.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._which.setAccessibleName("Which claims are listed")
        self._which.setToolTip("Which claims are listed")
        self._sorted = QToolButton(self)
        self._sorted.setAccessibleName("Order of the claims")
        for button, menu in ((self._which, self._narrowing_menu), (self._sorted, self._order_menu)):
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 8, 8)
        row.setSpacing(4)
        row.addWidget(self.filter, 1)
        row.addWidget(self._which)
        row.addWidget(self._sorted)
        self._tools = QWidget(self)
        self._tools.setLayout(row)
        self._words_page = WordsPage(self._theme, "claim", self)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._words_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addWidget(self._tools)
        column.addWidget(self.new_claim)
        column.addLayout(self._stack, 1)
        stops = (self._new, self.filter, self._which, self._sorted, self.new_claim.line, self.list)
        chain_tabs(stops)

    def _wire(self) -> None:
        self.filter.textChanged.connect(self._on_typed)
        self.filter.left_downwards.connect(self._enter_list)
        self.list.left_upwards.connect(lambda: self.filter.setFocus(Qt.FocusReason.BacktabFocusReason))
        self._new.clicked.connect(self.new_claim.open)
        self.new_claim.entered.connect(self.claim_written)
        self.new_claim.closed.connect(self.list.setFocus)
        self.model.modelReset.connect(self._on_reset)
        self._theme.changed.connect(self._dress)

    def _build_order_menu(self) -> None:
        group = QActionGroup(self._order_menu)
        for order in Order:
            action = self._order_menu.addAction(str(order))
            action.setCheckable(True)
            action.setChecked(order is Order.CREATED)
            action.setData(order)
            group.addAction(action)
        group.triggered.connect(self._on_order_chosen)

    def _add_choice(self, group: QActionGroup, text: str, narrowing: Narrowing, icon: str = "") -> None:
        action = QAction(text, group)
        action.setCheckable(True)
        action.setChecked(narrowing == replace(self.model.narrowing, words=""))
        if icon:
            action.setIcon(self._theme.icon(icon))
        action.triggered.connect(lambda _checked=False: self._choose(text, narrowing))
        self._narrowing_menu.addAction(action)

    def _dress(self) -> None:
        theme = self._theme
        self._new.setIcon(theme.icon("claim.new"))
        self._which.setIcon(theme.icon("claim.filter"))
        self._sorted.setIcon(theme.icon("claim.sort"))
        for button in (self._new, self._which, self._sorted):
            button.setIconSize(QSize(theme.size(16), theme.size(16)))
        self.show_scale(self.list.painter_.scale)
        self.list.viewport().update()

    # ── narrowing and ordering ──────────────────────────────────────────────────────────────────

    def _on_typed(self, words: str) -> None:
        self._narrow(replace(self.model.narrowing, words=words))

    def _choose(self, text: str, narrowing: Narrowing) -> None:
        self._which.setText("All" if narrowing.is_open else text)
        self._narrow(replace(narrowing, words=self.filter.text()))

    def _narrow(self, narrowing: Narrowing) -> None:
        self.model.narrow(narrowing)
        if narrowing.is_open:
            self._which.setText("All")
            self._narrowing_menu.actions()[0].setChecked(True)
        self._say_how_many()

    def _on_order_chosen(self, action: QAction) -> None:
        self.model.sort_by(action.data())
        self._say_order()

    def _say_order(self) -> None:
        self._sorted.setToolTip(f"Sorted by: {str(self.model.order).lower()}")

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _on_reset(self) -> None:
        self.list.mark_current(self._desk.claim_id)
        self._say_how_many()

    def enter_filter(self) -> None:
        """Give the keyboard to the filter, also where the list is too low to show it."""
        self._tools.setVisible(self.model.total > 0)
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _fit_tools(self) -> None:
        """Where the list is low, claims are more use than a filter that is not used."""
        in_use = bool(self.filter.text()) or self.filter.hasFocus()
        is_high = self.height() >= self._theme.size(_HIGH_ENOUGH)
        self._tools.setVisible(self.model.total > 0 and (is_high or in_use))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_tools()

    def _say_how_many(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        self._count.setText("" if not total else f"{shown} of {total}" if shown != total else str(total))
        self._fit_tools()
        if total and not shown:
            self._words_page.say("No claim passes the filter.", ("Show all claims", self.show_all))
        elif not total:
            making = self._actions.giving("claim.new")
            self._words_page.say(f"No claims yet.\nSelect a statement in the article and {making}.")
        self._stack.setCurrentWidget(self.list if shown else self._words_page)
