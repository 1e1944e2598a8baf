"""Search everything: the passages of all articles that hold some words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbench.domain.article import Article, Part, Text, Zone
from workbench.domain.changes import ChangeSet
from workbench.domain.counting import counted
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.overview import Hit
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.models.hits import HitsModel
from workbench.ui.panels.list_or_words import ListOrWords
from workbench.ui.panels.renewal import Renewal
from workbench.ui.panels.search.query_bar import QueryBar
from workbench.ui.panels.search.results import ResultsView
from workbench.ui.panels.search.searching import Found, Rest, Searcher

_INVITATION = (
    "Type words to find the passages that have all of them, in every article.\n"
    "“Quotation marks” find words that stand together."
)
_NOTHING_YET = "There are no articles to search yet. Import some first."


class SearchPanel(QFrame):
    """Shows the results for what is typed here or in the window's search field."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._desk = desk
        self.model = HitsModel(self)
        self.bar = QueryBar(desk.theme, self)
        self.view = ResultsView(self.model, desk.theme, actions, self)
        self._searcher = Searcher(desk, self)
        self._results = ListOrWords(self, desk.theme, "search", self.view)
        self.words_page = self._results.words
        self._renewal = Renewal(self, self._refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._results, 1)
        self.bar.asked.connect(self._ask)
        self.bar.left_downwards.connect(self.enter_results)
        self._searcher.found.connect(self._show)
        self._searcher.completed.connect(self._complete)
        self.view.opened.connect(lambda hit: desk.show_passage(hit.anchor))
        self.view.linked.connect(self._link)
        self.view.left_upwards.connect(self.bar.words.setFocus)
        desk.changed.connect(self._on_changed)
        desk.claim_chosen.connect(self._show_linked)
        desk.facts_changed.connect(self._on_facts)
        self._on_facts()
        self._results.say(_INVITATION)

    # ── asked by the window ─────────────────────────────────────────────────────────────────────

    def search(self, words: str) -> None:
        """Look for the words, as if they had been typed here."""
        self.bar.words.setText(words)

    def enter_results(self) -> None:
        """Take the focus on the first result, or in the search field while there is none."""
        if self.model.rowCount():
            self.view.enter()
        else:
            self.bar.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ── searching ───────────────────────────────────────────────────────────────────────────────

    def _ask(self) -> None:
        query = self.bar.query
        if query.words.strip():
            self._searcher.ask(query)
            return
        self._searcher.forget()
        self.model.show(())
        self.bar.say_count("")
        articles, _claims = self._desk.session.counts()
        self._results.say(_INVITATION if articles else _NOTHING_YET)

    def _show(self, found: Found) -> None:
        self.model.show(found.hits)
        self._show_linked()
        if found.hits:
            self._results.show_list()
            self.view.scrollToTop()
        else:
            self._say_nothing_found(is_narrowed=found.query.is_narrowed)

    def _say_nothing_found(self, *, is_narrowed: bool) -> None:
        where = "from that outlet or time " if is_narrowed else ""
        words = f"No passage {where}has all these words. Try fewer words, or other ones."
        widen = ("Search all outlets and times", self.bar.clear_filters)
        self._results.say(words, *([widen] if is_narrowed else []))

    def _complete(self, rest: Rest) -> None:
        self.model.add(rest.hits)
        count = self.model.rowCount()
        self.bar.say_count(f"the best {count} passages" if rest.more else counted(count, "passage"))

    def _show_linked(self) -> None:
        claim_id = self._desk.claim_id
        self.model.show_linked(self._desk.session.evidence_of(claim_id) if claim_id else ())

    def _link(self, hit: Hit, stance: Stance) -> None:
        self._desk.link_found(stance, hit.anchor)

    # ── the case changes ────────────────────────────────────────────────────────────────────────

    def _on_changed(self, step: ChangeSet) -> None:
        if step.touches(Article, Text, Part, Zone):
            self._renewal.want()
        if step.touches(Evidence):
            self._show_linked()

    def _refresh(self) -> None:
        """The articles are others: offer their outlets, and look again."""
        self._renewal.begun()
        self.bar.offer_outlets(self._desk.session.outlets())
        self._ask()

    def _on_facts(self) -> None:
        self.view.commands.may_change = "writable" in self._desk.facts
