"""One document: what its copies differ in, and where there is room for them, the copies side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from workbench.services.collating import Collation
from workbench.ui.commands import Actions
from workbench.ui.models.quotes import DocumentLine, VariationsModel
from workbench.ui.panels.quotes.copies_view import CopiesView
from workbench.ui.panels.quotes.head import Head
from workbench.ui.panels.quotes.legend import Legend
from workbench.ui.panels.quotes.listing import VariationsView
from workbench.ui.theme import Theme


class DocumentPage(QWidget):
    """The apparatus, and in a large page the copies, which follow it.

    `opened` is sent with the number of a copy that is to be shown in its article, `taken_out` with that of
    one that is none, `renamed` with another title.
    """

    opened = Signal(int)
    renamed = Signal(str)
    taken_out = Signal(int)

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget, *, is_large: bool = False) -> None:
        super().__init__(parent)
        self._collation: Collation | None = None
        commands = ("quote.accept", "quote.remove", "quote.claim", *(() if is_large else ("quote.larger",)))
        self.head = Head(actions, commands, self)
        self.head.renamed.connect(self.renamed)
        self.model = VariationsModel(self)
        self.view = VariationsView(self.model, theme, self)
        self.view.opened.connect(self._open)
        self.view.selectionModel().currentChanged.connect(self._show_current)
        self.copies = CopiesView(theme, self) if is_large else None
        self.legend = Legend(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(_hairline(self))
        if self.copies is None:
            column.addWidget(self.view, 1)
        else:
            self.copies.opened.connect(self.opened)
            self.copies.taken_out.connect(self.taken_out)
            beside = QSplitter(Qt.Orientation.Horizontal, self)
            beside.setChildrenCollapsible(False)
            beside.addWidget(self.copies)
            beside.addWidget(self.view)
            beside.setStretchFactor(0, 1)
            beside.setSizes([theme.size(900), theme.size(320)])
            self.view.setMinimumWidth(theme.size(220))
            column.addWidget(beside, 1)
            column.addWidget(_hairline(self))
        foot = QHBoxLayout()
        foot.addWidget(self.legend)
        column.addLayout(foot)

    def show_collation(self, collation: Collation, *, may_change: bool) -> None:
        self._collation = collation
        whole = sum(one.wording.is_whole for one in collation.copies)
        pieces = len(collation.copies) - whole
        facts = [DocumentLine(collation).counts]
        if pieces:
            facts.append(f"{whole:,} whole, {pieces:,} in part")
        if collation.is_proposed:
            facts.insert(0, "proposed")
        may_change = may_change and not collation.is_proposed
        self.head.say(collation.title, " · ".join(facts), may_rename=may_change)
        self.head.buttons["quote.accept"].setVisible(collation.is_proposed)
        self.head.buttons["quote.remove"].setVisible(not collation.is_proposed)
        self.model.show(collation)
        self.legend.show_kinds({r.difference.kind for one in collation.variations for r in one.readings})
        if self.copies is not None:
            self.copies.show_collation(collation, may_change=may_change)
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))

    @property
    def variation(self) -> int:
        """The number of the current variation; -1 for none."""
        return self.view.currentIndex().row()

    def step(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            self.view.setCurrentIndex(self.model.index((self.variation + by) % count, 0))

    def _show_current(self) -> None:
        if self.copies is not None and self.variation >= 0:
            self.copies.go_to(self.variation)

    def _open(self) -> None:
        """Show the copy that differs where it does; without differences, the first one."""
        one = self.model.variation(self.view.currentIndex())
        self.opened.emit(one.readings[0].copy if one else 0)


def _hairline(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("role", "hairline")
    return line
