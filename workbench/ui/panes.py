"""The panes of a case window, and the deeds that concern more than one of them."""

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from workbench.domain.evidence import Stance
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.frame import Frame
from workbench.ui.orphan_count import OrphanCount
from workbench.ui.proposals import Proposals
from workbench.ui.tasks import Job
from workbench.ui.turns import Step, Turns

if TYPE_CHECKING:
    from workbench.ui.panels.article import ArticlePanel
    from workbench.ui.panels.claims import ClaimsPanel
    from workbench.ui.panels.history import HistoryPanel
    from workbench.ui.panels.numbers import NumbersPanel
    from workbench.ui.panels.orphans import OrphansPanel
    from workbench.ui.panels.quotes import QuotesPanel
    from workbench.ui.panels.search import SearchPanel
    from workbench.ui.panels.sources import SourcesPanel
    from workbench.ui.panels.suggestions import SuggestionsPanel

_IN_DRAWER = ("suggestions", "search", "history", "orphans", "quotes", "numbers")
_BEHIND_DRAWER = (
    "workbench.services.quote_ledger",
    "workbench.services.numbers",
    "workbench.services.versions",
)
"""What takes longest to load of what the panels of the drawer need."""


class Panes(QObject):
    """Sources, article, claims, and the panels of the drawer.

    Each pane is loaded in a turn of the event loop of its own, so that the window answers in between;
    each panel of the drawer when it is first asked for.
    """

    ready = Signal()

    sources: "SourcesPanel"
    article: "ArticlePanel"
    claims: "ClaimsPanel"

    def __init__(self, frame: Frame, desk: Desk, actions: Actions, then: Sequence[Step] = ()) -> None:
        """`then` are further steps, for when the three panes are there."""
        super().__init__(frame)
        self._frame, self._desk, self._actions = frame, desk, actions
        self._then = then
        self._turns = Turns(self)
        self.are_ready = False

    def bring_in(self) -> None:
        """Bring in one after the other."""
        self._turns.take(self._steps())

    def _tell(self) -> None:
        self.are_ready = True
        self.ready.emit()
        self._prepare_drawer()

    def _prepare_drawer(self) -> None:
        """Load what its panels are made of, so that the first look at one does not wait: what knows nothing
        of windows in a worker, the rest in turns of its own.
        """
        panels = [partial(import_module, f"workbench.ui.panels.{name}") for name in _IN_DRAWER]

        def load(_job: Job) -> None:
            for name in _BEHIND_DRAWER:
                import_module(name)

        self._desk.tasks.run(load, lambda _loaded: self._turns.take(panels))

    def settle(self) -> None:
        """Save what is being typed, before the case is closed; what has not come in yet stays out."""
        self._turns.stop()
        if hasattr(self, "sources"):
            self.sources.settle()
        if hasattr(self, "claims"):
            self.claims.settle()

    def _steps(self) -> Iterator[Step]:
        """Loading a pane and making it take about as long, so each has a turn of its own."""
        yield lambda: import_module("workbench.reading")  # by which the sources are imported
        yield lambda: import_module("workbench.ui.panels.sources")
        yield self._make_sources
        yield lambda: import_module("workbench.ui.panels.article")
        yield self._make_article
        yield lambda: import_module("workbench.ui.panels.claims")
        yield self._make_claims
        yield from self._then
        yield self._fill_drawer
        yield self._wire
        yield self._tell

    def _make_sources(self) -> None:
        from workbench.ui.panels.sources import SourcesPanel

        self.sources = SourcesPanel(self._desk, self._actions)
        self._frame.places["sources"].hold(self.sources)

    def _make_article(self) -> None:
        from workbench.ui.panels.article import ArticlePanel

        self.article = ArticlePanel(self._desk, self._actions)
        self._frame.places["article"].hold(self.article)

    def _make_claims(self) -> None:
        from workbench.ui.panels.claims import ClaimsPanel

        self.claims = ClaimsPanel(self._desk, self._actions)
        self._frame.places["claims"].hold(self.claims)

    # ── the panels of the drawer, made when they are first asked for ─────────────────────────────

    @cached_property
    def suggestions(self) -> "SuggestionsPanel":
        from workbench.ui.panels.suggestions import SuggestionsPanel

        return SuggestionsPanel(self._desk, self._actions, self.proposals)

    @cached_property
    def numbers(self) -> "NumbersPanel":
        from workbench.ui.panels.numbers import NumbersPanel

        panel = NumbersPanel(self._desk, self._actions)
        panel.counted.connect(partial(self._frame.drawer.say_count, "numbers"))
        return panel

    @cached_property
    def quotes(self) -> "QuotesPanel":
        from workbench.ui.panels.quotes import QuotesPanel

        panel = QuotesPanel(self._desk, self._actions)
        panel.counted.connect(partial(self._frame.drawer.say_count, "quotes"))
        return panel

    @cached_property
    def orphans(self) -> "OrphansPanel":
        from workbench.ui.panels.orphans import OrphansPanel

        return OrphansPanel(self._desk, self._actions)

    @cached_property
    def search(self) -> "SearchPanel":
        from workbench.ui.panels.search import SearchPanel

        panel = SearchPanel(self._desk, self._actions)
        # one search in two fields: what is typed in the drawer stands above as well
        panel.bar.words.textChanged.connect(self._frame.top_bar.search.setText)
        return panel

    @cached_property
    def history(self) -> "HistoryPanel":
        from workbench.ui.panels.history import HistoryPanel

        return HistoryPanel(self._desk, self._actions)

    def _fill_drawer(self) -> None:
        drawer = self._frame.drawer
        self.proposals = Proposals(self._desk, self)
        self.proposals.changed.connect(self._tell_proposed)
        self._tell_proposed()
        drawer.fill(
            {
                "suggestions": lambda: self.suggestions,
                "quotes": lambda: self.quotes,
                "numbers": lambda: self.numbers,
                "orphans": lambda: self.orphans,
                "search": lambda: self.search,
                "history": lambda: self.history,
            }
        )
        orphans = OrphanCount(self._desk, self)
        orphans.counted.connect(partial(drawer.say_count, "orphans"))
        orphans.count()

    def _tell_proposed(self) -> None:
        """How many passages are proposed is told in the drawer and on the claim's page."""
        self._frame.drawer.say_count("suggestions", len(self.proposals.waiting))
        self.claims.page.say_proposed(self.proposals.in_words)

    # ── what concerns more than one of them ─────────────────────────────────────────────────────

    def _wire(self) -> None:
        desk, on = self._desk, self._actions.on
        on("link.supports", lambda: desk.link(Stance.SUPPORTS))
        on("link.refutes", lambda: desk.link(Stance.REFUTES))
        on("link.context", lambda: desk.link(Stance.CONTEXT))
        on("claim.new", self._new_claim)
        on("search.everything", self._search_everything)
        for name in ("suggestions", "quotes", "numbers", "orphans", "history"):
            on(f"view.{name}", partial(self._frame.drawer.toggle, name))
        on("passage.document", self._mark_copy)
        on("article.new_version", self._new_version)
        on("article.ocr", self._read_scan)
        on("article.mend", self._mend)
        on("article.original", self._show_original)
        self._frame.top_bar.searched.connect(self._search)
        self._frame.top_bar.search_entered.connect(self._enter_results)
        self.article.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_claim(self) -> None:
        """From the selected words if there are any, else from words to be typed."""
        anchor = self.article.selected_words()
        if anchor is not None:
            self._desk.make_claim(anchor.quote, anchor, said_by=self.article.said_by(anchor))
        else:
            self._frame.show_pane("claims")
            self.claims.write_new_claim()

    def _mark_copy(self) -> None:
        from workbench.ui.panels.quotes.marking import mark_copy

        mark_copy(self._desk, self._frame)

    def _new_version(self) -> None:
        from workbench.ui.dialogs.new_version import ask_for_version

        desk = self._desk
        text = desk.session.text(desk.text_id)
        ask_for_version(self._frame.window(), desk, desk.session.article(text.article_id))

    def _read_scan(self) -> None:
        from workbench.ui.dialogs.new_version import offer_words

        desk = self._desk
        text = desk.session.text(desk.text_id)
        offer_words(self._frame.window(), desk, desk.session.article(text.article_id))

    def _mend(self) -> None:
        from workbench.ui.dialogs.new_version import offer_mended

        desk = self._desk
        text = desk.session.text(desk.text_id)
        offer_mended(self._frame.window(), desk, desk.session.article(text.article_id))

    def _show_original(self) -> None:
        from workbench.ui.dialogs.original import OriginalDialog

        desk = self._desk
        OriginalDialog(self._frame.window(), desk, desk.session.text(desk.text_id)).open()

    def _search_everything(self) -> None:
        field = self._frame.top_bar.search
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()
        self._frame.drawer.show_panel("search")

    def _search(self, words: str) -> None:
        if words:
            self._frame.drawer.show_panel("search")
        self.search.search(words)

    def _enter_results(self) -> None:
        self._frame.drawer.show_panel("search")
        self.search.enter_results()
