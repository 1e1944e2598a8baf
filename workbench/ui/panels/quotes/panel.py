"""Quotes: who is quoted with what by whom, word by word, and the documents that several articles copy out."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.anchor import Anchor
from workbench.domain.article import Article, Part, Text, Zone
from workbench.domain.changes import ChangeSet
from workbench.domain.document import Document, Witness
from workbench.services import collating, quote_ledger
from workbench.services.collating import Collation
from workbench.services.quote_ledger import LedgerRow
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.models.quotes import DocumentLine, Line, QuotesModel, SayingLine, narrowed
from workbench.ui.notices import Tone
from workbench.ui.panels.list_or_words import ListOrWords
from workbench.ui.panels.quotes.bar import QuotesBar
from workbench.ui.panels.quotes.case_reading import DOCUMENTS, SAYINGS, CaseReading
from workbench.ui.panels.quotes.document_page import DocumentPage
from workbench.ui.panels.quotes.larger import LargerDialog
from workbench.ui.panels.quotes.listing import QuotesView
from workbench.ui.panels.quotes.saying_page import SayingPage
from workbench.ui.place_keys import PlaceKeys
from workbench.ui.words_page import WayOut

_NO_ARTICLES = "No articles yet. Import some, and what people are quoted with is compared here word by word."
_NO_SAYINGS = "Nobody is quoted in these articles."
_NO_DOCUMENTS = (
    "No document is copied out by several articles.\n"
    "Select a letter or a statement in an article and mark it{key}, then its copy in another one."
)
_READING = "Reading the quotes of all articles…"
_FAILED = "The quotes could not be read."
_LIST = 380


class QuotesPanel(QFrame):
    """On the left sayings or documents, on the right the current one compared. `counted` is sent with how
    many sayings several outlets have.

    The case is read in a worker when the panel is first seen, and what has changed of it again while it
    can be seen.
    """

    counted = Signal(int)

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._desk, self._actions = desk, actions
        self._sayings: list[Line] = []
        self._documents: list[Line] = []
        self._stale = {SAYINGS, DOCUMENTS}
        self._reading = CaseReading(desk, self)
        self._reading.arrived.connect(self._take)
        self._reading.failed.connect(self._fail)
        self.larger: LargerDialog | None = None
        self.model = QuotesModel(self)
        self.bar = QuotesBar(desk.theme, actions, self)
        self.view = QuotesView(self.model, desk.theme, self)
        self.saying = SayingPage(desk.theme, actions, self)
        self.document = DocumentPage(desk.theme, actions, self)
        self._lay_out()
        views = (self, self.view, self.saying.view, self.document.view)
        self._keys = PlaceKeys(actions, "quotes", *views)
        self._wire(actions)
        self._say(_READING)

    # ── reading the case ────────────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Read again what has changed."""
        if not (self._sayings or self._documents):
            self._say(_READING)
        stale, self._stale = self._stale, set()
        self._reading.read(*stale)

    def _take(self, kind: str, lines: list[Line]) -> None:
        if kind == SAYINGS:
            self._sayings = lines
        else:
            self._documents = lines
        self.counted.emit(len(self._shared))
        self.bar.say_totals(len(self._sayings), len(self._shared), len(self._documents))
        if (kind == DOCUMENTS) is self.bar.shows_documents:
            self._show()  # what is being read in the other list is left alone

    def _fail(self, error: Exception) -> None:
        self._stale = {SAYINGS, DOCUMENTS}
        self._say(_FAILED, ("Try again", self.refresh))
        self._desk.report_problem(error)

    # ── what is shown ───────────────────────────────────────────────────────────────────────────

    def _show(self) -> None:
        """Show the lines that are wanted; the current one stays the current one if it is there."""
        before, at = self.current, max(self.view.currentIndex().row(), 0)
        sayings = self._shared if self.bar.shared.isChecked() else self._sayings
        lines = self._documents if self.bar.shows_documents else sayings
        shown = narrowed(lines, self.bar.words.text())
        self.model.show(shown)
        self.bar.say_count(f"{len(shown):,} of {len(lines):,}" if self.bar.words.text().strip() else "")
        if not shown:
            self._say_nothing()
            return
        kept = self.model.row_of(before.key) if before else -1
        self._list.show_list()
        self.view.setCurrentIndex(self.model.index(kept if kept >= 0 else min(at, len(shown) - 1), 0))
        self._show_current(self.view.currentIndex())

    def _show_current(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if isinstance(line, SayingLine):
            self.saying.show_row(line.row)
            self._pages.setCurrentWidget(self.saying)
        elif isinstance(line, DocumentLine):
            self.document.show_collation(line.collation, may_change=self._may_change)
            self._pages.setCurrentWidget(self.document)
        if self.larger is not None and line is not None:
            self.larger.show_line(line)
        self._tell_facts()

    @property
    def _shared(self) -> list[Line]:
        """The sayings that several outlets have."""
        return [line for line in self._sayings if isinstance(line, SayingLine) and line.row.outlets > 1]

    @property
    def current(self) -> Line | None:
        return self.model.line(self.view.currentIndex())

    def _say_nothing(self) -> None:
        if self.bar.is_narrowed:
            words = self.bar.words.text().strip()
            found = f"Nothing here has “{words}” in it." if words else "No saying is in several outlets."
            self._say(found, ("Show all", self.bar.clear))
            return
        if self._reading.is_reading(DOCUMENTS if self.bar.shows_documents else SAYINGS):
            self._say(_READING)
            return
        articles, _claims = self._desk.session.counts()
        key = self._actions.key("passage.document")
        no_documents = _NO_DOCUMENTS.format(key=f" with {key}" if key else "")
        nothing = no_documents if self.bar.shows_documents else _NO_SAYINGS
        self._say(nothing if articles else _NO_ARTICLES)

    # ── what is done with it ────────────────────────────────────────────────────────────────────

    @property
    def _surface(self) -> SayingPage | DocumentPage:
        """What steps through differences: the larger window while it is open."""
        if self.larger is not None:
            return self.larger.page
        return self.document if isinstance(self.current, DocumentLine) else self.saying

    def _enter_page(self) -> None:
        self._surface.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        """Show the current wording in its article; of a document the copy that differs."""
        surface = self._surface
        if isinstance(surface, SayingPage):
            self._open_wording(surface.view.line)
        else:
            surface.view.opened.emit()

    def _open_number(self, number: int) -> None:
        if isinstance(self.current, SayingLine):
            self._open_wording(number)
        else:
            self._open_copy(number)

    def _open_wording(self, number: int) -> None:
        line = self.current
        if isinstance(line, SayingLine):
            self._show_in_article(line.row.wordings[number].quotes[0].anchor)

    def _open_copy(self, number: int) -> None:
        """Show a copy at the current variation."""
        line, surface = self.current, self._surface
        if not isinstance(line, DocumentLine) or not isinstance(surface, DocumentPage):
            return
        self._show_in_article(collating.place_in_copy(line.collation, surface.variation, number))

    def _show_in_article(self, anchor: Anchor) -> None:
        """Show a place; the larger window, which would hide it, is shut, and the keyboard stays here."""
        if self.larger is not None:
            self.larger.accept()
        within = self.window().focusWidget()
        self._desk.show_passage(anchor)
        if within is not None and self.isAncestorOf(within):
            within.setFocus(Qt.FocusReason.OtherFocusReason)

    def _claim(self) -> None:
        line, by = self.current, self._desk.session.analyst
        if isinstance(line, SayingLine):
            claim, step = quote_ledger.claim_from(line.row, by=by)
        elif isinstance(line, DocumentLine):
            surface = self._surface
            at = surface.variation if isinstance(surface, DocumentPage) else -1
            claim, step = collating.claim_from(line.collation, at if at >= 0 else None, by=by)
        else:
            return
        if self._desk.do(step):
            self._desk.choose_claim(claim.id)
            self._desk.notify("Made the claim, with every wording as context.", Tone.DONE, "edit.undo")

    def _accept(self) -> None:
        line = self.current
        if isinstance(line, DocumentLine) and line.collation.is_proposed:
            _document, step = collating.accept(line.collation)
            self._desk.do(step)

    def _remove(self) -> None:
        line = self.current
        if isinstance(line, DocumentLine) and not line.collation.is_proposed:
            session = self._desk.session
            document = session.document(line.collation.document_id)
            self._desk.do(collating.remove_document(document, session.witnesses_of(document.id)))

    def _rename(self, title: str) -> None:
        line = self.current
        if isinstance(line, DocumentLine) and not line.collation.is_proposed:
            document = self._desk.session.document(line.collation.document_id)
            self._desk.do(collating.rename_document(document, title))

    def _take_out(self, number: int) -> None:
        """Say that a copy is none."""
        line = self.current
        if isinstance(line, DocumentLine) and not line.collation.is_proposed:
            session, copy = self._desk.session, line.collation.copies[number]
            for witness in session.witnesses_of(line.collation.document_id):
                if witness.id == copy.witness_id:  # pressed again before the list was read again, it is gone
                    self._desk.do(collating.remove_witness(witness))

    @property
    def _may_change(self) -> bool:
        return not self._desk.session.read_only

    def _enlarge(self) -> None:
        line = self.current
        if line is None or self.larger is not None:
            return
        self.larger = LargerDialog(
            self._desk.theme, self._actions, line, self.window(), may_change=self._may_change
        )
        self.larger.opened.connect(self._open_number)
        self._desk.noticed.connect(self.larger.notices.show_notice)
        if isinstance(self.larger.page, DocumentPage):
            self.larger.page.renamed.connect(self._rename)
            self.larger.page.taken_out.connect(self._take_out)
        self.larger.finished.connect(self._on_larger_closed)
        self.larger.open()

    def _on_larger_closed(self) -> None:
        self.larger = None
        self.window().activateWindow()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── the case changes ────────────────────────────────────────────────────────────────────────

    def _on_changed(self, step: ChangeSet) -> None:
        if step.touches(Article, Text, Part, Zone):
            self._stale = {SAYINGS, DOCUMENTS}
        elif step.touches(Document, Witness):
            self._stale.add(DOCUMENTS)
        if self._stale and self.isVisible():
            self.refresh()

    def _tell_facts(self) -> None:
        """What commands may be about: nothing while nobody sees the panel."""
        line = self.current if self.isVisible() else None
        self._desk.set_fact("quote", line is not None)
        collation: Collation | None = line.collation if isinstance(line, DocumentLine) else None
        self._desk.set_fact("proposed document", collation is not None and collation.is_proposed)
        self._desk.set_fact("named document", collation is not None and not collation.is_proposed)
        row: LedgerRow | None = line.row if isinstance(line, SayingLine) else None
        differs = bool(row.worst) if row else bool(collation and collation.variations)
        self._desk.set_fact("difference", differs)

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _wire(self, actions: Actions) -> None:
        actions.on("quote.next", lambda: self.view.walk(1))
        actions.on("quote.previous", lambda: self.view.walk(-1))
        actions.on("quote.difference", lambda: self._surface.step(1))
        actions.on("quote.difference_back", lambda: self._surface.step(-1))
        actions.on("quote.open", self._open)
        actions.on("quote.claim", self._claim)
        actions.on("quote.larger", self._enlarge)
        actions.on("quote.turn", self.bar.turn)
        actions.on("quote.accept", self._accept)
        actions.on("quote.remove", self._remove)
        self.bar.narrowed.connect(self._show)
        self.bar.left_downwards.connect(self.view.setFocus)
        self.view.left_upwards.connect(self.bar.words.setFocus)
        self.view.opened.connect(self._enter_page)
        self.view.selectionModel().currentChanged.connect(self._show_current)
        self.saying.opened.connect(self._open_wording)
        self.document.opened.connect(self._open_copy)
        self.document.renamed.connect(self._rename)
        self._desk.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.saying)
        self._pages.addWidget(self.document)
        self._both = QSplitter(Qt.Orientation.Horizontal, self)
        self._both.setChildrenCollapsible(False)
        self._both.addWidget(self.view)
        self._both.addWidget(self._pages)
        self._both.setStretchFactor(1, 1)
        self.view.setMinimumWidth(160)
        self._pages.setMinimumWidth(320)
        self._list = ListOrWords(self, self._desk.theme, "quotes", self.view, self._both)
        self.words_page = self._list.words
        line = QFrame(self)
        line.setProperty("role", "hairline")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(line)
        column.addWidget(self._list, 1)

    def _say(self, words: str, *ways_out: WayOut) -> None:
        self._list.say(words, *ways_out)
        self._tell_facts()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The list takes a third at first; where it is drawn to is left alone."""
        super().resizeEvent(event)
        if event.oldSize().width() <= 0:
            list_width = min(self._desk.theme.size(_LIST), self.width() // 3)
            self._both.setSizes([list_width, self.width() - list_width])

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._stale:
            self.refresh()
        self._tell_facts()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        if self.window().isVisible():  # else the window is closed, and the case with it
            self._tell_facts()
