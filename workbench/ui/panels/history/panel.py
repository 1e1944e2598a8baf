"""The history of the case: who did what, when, and the way back."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.article import Article, Part, Text
from workbench.domain.case import Case
from workbench.domain.changes import ChangeSet
from workbench.domain.claim import Claim
from workbench.domain.moments import exact_moment
from workbench.services.history import Told
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.filter_field import FilterField
from workbench.ui.lens import Lens
from workbench.ui.models.history import HistoryModel, Index
from workbench.ui.notices import Tone
from workbench.ui.panels.history.delegate import HistoryDelegate
from workbench.ui.panels.history.pages import Pages
from workbench.ui.panels.history.verification import Verification
from workbench.ui.panels.list_or_words import ListOrWords
from workbench.ui.panels.renewal import Renewal
from workbench.ui.panels.row_bar import RowBar
from workbench.ui.panels.row_list import RowList
from workbench.ui.plain import PlainLabel

_MINUTE = 60_000


class HistoryPanel(QFrame):
    """Lists the entries, newest first; one can be gone back to, which is a new entry."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._desk = desk
        self.model = HistoryModel(self)
        self.pages = Pages(desk, self.model, self)
        self._is_at_top = True
        # in the order in which Tab goes through them
        self.filter = FilterField("Filter the history", "Filter by action, words or analyst", self)
        Lens(self.filter, desk.theme)
        self.filter.textChanged.connect(self._filter)
        self.verification = Verification(desk, self)
        self.question = _Question(self)
        self.view = HistoryView(self.model, desk, self)
        self._list = ListOrWords(self, desk.theme, "history", self.view)
        self.words_page = self._list.words
        self._renewal = Renewal(self, self.refresh)
        self._lay_out()
        self.filter.left_downwards.connect(self.view.setFocus)
        self.view.left_upwards.connect(self.filter.setFocus)
        self.view.restore_asked.connect(self._ask)
        self.question.answered.connect(self._restore)
        self.question.declined.connect(self.view.setFocus)
        self.pages.came.connect(self._on_came)
        desk.changed.connect(self._on_changed)
        self._go_on = QTimer(self, singleShot=True, interval=0)
        self._go_on.timeout.connect(self._read_on)
        self.view.verticalScrollBar().valueChanged.connect(lambda _place: self._go_on.start())
        # “5 min ago” does not stay true
        self._clock = QTimer(self, interval=_MINUTE)
        self._clock.timeout.connect(self.view.viewport().update)

    def refresh(self) -> None:
        self._renewal.begun()
        self.verification.forget()
        self._is_at_top = self.view.verticalScrollBar().value() == 0
        self.pages.renew()

    def _on_came(self) -> None:
        self._choose_page()
        if self._is_at_top:
            self.view.scrollToTop()
            self._is_at_top = False
        self._go_on.start()

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        if self.model.count:
            self._choose_page()
        self._go_on.start()

    def _read_on(self) -> None:
        """Read a further page while there is room for it."""
        bar = self.view.verticalScrollBar()
        has_room = not self.model.rowCount() or bar.value() == bar.maximum()
        if self.isVisible() and has_room:
            self.pages.read_on()

    def _choose_page(self) -> None:
        if self.model.rowCount():
            self._list.show_list()
        elif self.filter.text():
            self._list.say("No action has all these words.", ("Show all actions", self.filter.clear))
        else:
            self._list.say("Nothing has been done in this case yet.")

    # ── going back ──────────────────────────────────────────────────────────────────────────────

    def _ask(self, entry: Told) -> None:
        self.question.ask(entry)

    def _restore(self, number: int) -> None:
        """Thousands of entries may lie between, and tens of thousands of records be changed."""
        self._desk.do_beside(
            lambda twin: twin.restore_to(number), "Restoring the case…", lambda _entry: self._tell_restored()
        )
        self.view.setFocus()

    def _tell_restored(self) -> None:
        self._desk.notify("The case is as it was then. Undo takes this back.", Tone.DONE, "edit.undo")

    # ── the case changes ────────────────────────────────────────────────────────────────────────

    def _on_changed(self, step: ChangeSet) -> None:
        if step.touches(Case, Claim, Article, Part, Text):
            self.pages.reword()
        self._renewal.want()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._clock.stop()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.filter, 1)
        row.addWidget(self.verification)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.question)
        column.addWidget(self._list, 1)


class HistoryView(RowList):
    """`restore_asked` is sent with the Entry that the analyst wants to go back to."""

    restore_asked = Signal(object)

    def __init__(self, model: HistoryModel, desk: Desk, parent: QWidget) -> None:
        super().__init__("History", parent)
        self._model, self._desk = model, desk
        self.setAccessibleDescription("Enter restores the case to how it was after an action.")
        self.setUniformItemSizes(True)
        self.setModel(model)
        self.setItemDelegate(HistoryDelegate(desk.theme, self))
        self._bar = RowBar(self, self._can_restore)
        button = QToolButton(self._bar)
        button.setText("Restore to here")
        button.setToolTip("Bring the case back to how it was after this action.")
        button.clicked.connect(lambda: self._ask(self._bar.index))
        self._bar.add(button)
        self.entered.connect(self._ask)
        desk.theme.changed.connect(self.scheduleDelayedItemsLayout)

    def _can_restore(self, index: Index) -> bool:
        entry = self._model.entry(index)
        return entry is not None and entry.number < self._model.newest and not self._desk.session.read_only

    def _ask(self, index: Index) -> None:
        if self._can_restore(index):
            self.restore_asked.emit(self._model.entry(index))


class _Question(QFrame):
    """Asks once more, in place; `answered` is sent with the number of the entry when it is a yes."""

    answered = Signal(int)
    declined = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._number = 0
        self._words = PlainLabel(wordWrap=True)
        yes = QPushButton("Restore")
        yes.setProperty("kind", "primary")
        no = QPushButton("Cancel")
        yes.clicked.connect(self._answer)
        no.clicked.connect(self._decline)
        for button in (yes, no):
            button.setAutoDefault(True)  # Enter presses it as well as the space bar
        self._yes = yes
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(yes)
        row.addWidget(no)
        self.hide()

    def ask(self, entry: Told) -> None:
        self._number = entry.number
        self._words.setText(
            f"Bring the case back to how it was after “{entry.what}” of {exact_moment(entry.at)}? "
            "All that was done later is taken back in one step, which can be undone."
        )
        self.show()
        self._yes.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self._decline()
        else:
            super().keyPressEvent(event)

    def _decline(self) -> None:
        self.hide()
        self.declined.emit()

    def _answer(self) -> None:
        self.hide()
        self.answered.emit(self._number)
