"""The window of one case: Sources, Article and Claims side by side, the drawer below them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QSplitter, QVBoxLayout, QWidget

from workbench.config.settings import Settings
from workbench.domain.errors import NotFound, UserError
from workbench.ui.commands import Actions
from workbench.ui.drawer import Drawer
from workbench.ui.notices import NoticeBar
from workbench.ui.remembered import Layout, keep_layout, keep_place, kept_layout, kept_place
from workbench.ui.theme import Theme
from workbench.ui.top_bar import TopBar, menu_bar

if TYPE_CHECKING:
    from workbench.ui.desk import Desk
    from workbench.ui.incoming import Incoming
    from workbench.ui.panes import Panes

_PANES = (("sources", "bar", 220), ("article", "paper", 320), ("claims", "bar", 300))
"""Name, ground and least width of each pane, from the left."""
_LEAST_TOGETHER = sum(least for _name, _ground, least in _PANES) + len(_PANES)
_WIDTHS = (260, 640, 380)
_SIZE = QSize(1280, 800)
_FRAME = QSize(0, 40)
"""What the system puts around a window, at most; it is not known before the window is shown."""
_DRAWER_HEIGHT = 260


class CaseWindow(QMainWindow):
    """Shows one case until it is closed.

    The frame is painted first, under the name of the file, and `painted` sent. Then `open_desk` opens the
    case; when that fails, `refused` carries the UserError. Then the panes come in, one in each turn of
    the event loop, and `ready` is sent when the last one is there. `panes` is None until then.
    """

    painted = Signal()
    refused = Signal(object)
    ready = Signal()
    closed = Signal()

    def __init__(self, path: Path, theme: Theme, settings: Settings, open_desk: Callable[[], "Desk"]) -> None:
        super().__init__()
        self.path = path
        self.panes: Panes | None = None
        self.actions_ = Actions(self, theme)
        self._theme = theme
        self._settings = settings
        self._open_desk = open_desk
        self._desk: Desk | None = None
        self._case_id = ""
        self._drawer_height = _DRAWER_HEIGHT
        self._is_painted = False
        self._is_closed = False
        self._is_warned = False
        self.setAcceptDrops(True)
        self.setMinimumSize(800, 520)
        self.top_bar = TopBar(theme, self.actions_, self)
        self.places = {name: PaneFrame(theme, role, least) for name, role, least in _PANES}
        self.drawer = Drawer(
            theme, [("Search", "search"), ("History", "history"), ("To review", "orphans")], self
        )
        self.notices = NoticeBar(self, theme, self.actions_)
        self._said = QLabel("Opening…")
        self._counted = QLabel()
        self._lay_out()
        self._wire()
        self._restore()
        self.top_bar.say_title(path.stem, "")
        self.setWindowTitle(f"{path.stem} — Fact-Check Workbench")
        self.actions_.enable(frozenset())

    @property
    def desk(self) -> "Desk":
        """The desk of the case, once that is open."""
        assert self._desk is not None, "the case is not open yet"
        return self._desk

    @property
    def is_open(self) -> bool:
        """Whether the case is open, and the window still is."""
        return self._desk is not None and not self._is_closed

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        self._across = QSplitter(Qt.Orientation.Horizontal, handleWidth=1, childrenCollapsible=False)
        for place in self.places.values():
            self._across.addWidget(place)
        self._across.setStretchFactor(1, 1)
        self._down = QSplitter(Qt.Orientation.Vertical, handleWidth=1, childrenCollapsible=False)
        self._down.addWidget(self._across)
        self._down.addWidget(self.drawer)
        self._down.setStretchFactor(0, 1)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self._down, 1)
        column.addWidget(self._status_bar())
        self.setCentralWidget(whole)
        if bar := menu_bar(self.actions_, self):
            self.setMenuBar(bar)

    def _furnish(self) -> None:
        """Open the case and bring in the panes, which load longer than the frame takes to be seen."""
        from workbench.ui.panes import Panes

        if self._is_closed:
            return
        try:
            desk = self._open_desk()
        except UserError as error:
            self.refused.emit(error)
            return
        self._desk, self._case_id = desk, desk.session.case.id
        desk.setParent(self)
        desk.changed.connect(self._show_case)
        desk.facts_changed.connect(self._show_facts)
        desk.noticed.connect(self.notices.show_notice)
        self.actions_.on("edit.undo", desk.undo)
        self.actions_.on("edit.redo", desk.redo)
        self._show_case()
        self._show_facts()
        self.panes = Panes(self, then=(self._go_to_last_article, self._go_to_last_claim))
        self.panes.ready.connect(self.ready)
        self.panes.bring_in()

    def _status_bar(self) -> QFrame:
        bar = QFrame(self)
        bar.setObjectName("status_bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 4, 16, 4)
        for label in (self._said, self._counted):
            label.setProperty("role", "small")
        row.addWidget(self._said)
        row.addStretch(1)
        row.addWidget(self._counted)
        return bar

    def _wire(self) -> None:
        on = self.actions_.on
        on("view.sources", lambda: self._toggle("sources"))
        on("view.claims", lambda: self._toggle("claims"))
        on("view.drawer", lambda: self.drawer.open(not self.drawer.is_open))
        on("case.close", self.close)
        self.drawer.opened.connect(self._fit_drawer)
        self.drawer.left.connect(self._back_to_article)
        self._theme.changed.connect(self._fit_words)
        self.painted.connect(self._furnish, Qt.ConnectionType.QueuedConnection)

    # ── what the window says of the case ────────────────────────────────────────────────────────

    def _show_case(self) -> None:
        self._is_warned = False
        session = self.desk.session
        self.top_bar.say_title(session.case.title, session.read_only_because)
        self.setWindowTitle(f"{session.case.title} — Fact-Check Workbench")
        self.setWindowFilePath(str(session.path))
        articles, claims = session.counts()
        self._counted.setText(f"{_counted(articles, 'article')} · {_counted(claims, 'claim')}")
        state = "Read only" if session.read_only else "Saved"
        self._said.setText(f"{state} · {session.analyst}")

    def _show_facts(self) -> None:
        if self._desk is not None:
            session = self._desk.session
            self.actions_.enable(self._desk.facts)
            self.actions_.name("edit.undo", f"&Undo {_lower(session.undo_label)}".strip())
            self.actions_.name("edit.redo", f"&Redo {_lower(session.redo_label)}".strip())
        self.actions_["view.sources"].setChecked(not self.places["sources"].isHidden())
        self.actions_["view.claims"].setChecked(not self.places["claims"].isHidden())
        self.actions_["view.drawer"].setChecked(self.drawer.is_open)

    def show_pane(self, name: str, wanted: bool = True) -> None:
        """Show or hide `sources`, `article` or `claims`."""
        self.places[name].setVisible(wanted)
        self._show_facts()

    def sign_as(self, analyst: str) -> None:
        """From now on what is done in this window is this person's work."""
        if self._desk is not None:
            self._desk.session.analyst = analyst
            self._show_case()

    def _toggle(self, name: str) -> None:
        self.show_pane(name, self.places[name].isHidden())

    def _back_to_article(self) -> None:
        if self.panes:
            self.panes.article.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_panes(self) -> None:
        """Panes that would overlap, because words are large or the window is small, are narrower."""
        for place in self.places.values():
            place.fit(self.width())

    def _fit_words(self) -> None:
        self._fit_panes()
        self._fit_drawer(self.drawer.is_open)

    def _fit_drawer(self, is_open: bool) -> None:
        """A shut drawer is as high as its tabs; an open one as high as it was last."""
        heights = self._down.sizes()
        if is_open:
            self.drawer.setMaximumHeight(16777215)
            self.drawer.setMinimumHeight(140)
            self._down.setSizes([sum(heights) - self._drawer_height, self._drawer_height])
        else:
            if heights[1] > self.drawer.shut_height:
                self._drawer_height = heights[1]
            self.drawer.setMinimumHeight(self.drawer.shut_height)
            self.drawer.setMaximumHeight(self.drawer.shut_height)
            self._down.setSizes([sum(heights) - self.drawer.shut_height, self.drawer.shut_height])
        self._show_facts()

    # ── what is remembered ──────────────────────────────────────────────────────────────────────

    def _restore(self) -> None:
        kept = kept_layout(self._settings)
        self._drawer_height = kept.drawer or _DRAWER_HEIGHT
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        if kept.geometry:
            self.restoreGeometry(QByteArray(kept.geometry))
        self._across.setSizes(kept.across or [self._theme.size(width) for width in _WIDTHS])
        self._fit_panes()
        for name, place in self.places.items():
            place.setHidden(name in kept.hidden)
        if kept.drawer_open:
            self.drawer.open()
        self._fit_drawer(self.drawer.is_open)

    def _remember(self) -> None:
        layout = Layout(
            geometry=bytes(self.saveGeometry().data()),
            across=tuple(self._across.sizes()),
            drawer=self._down.sizes()[1] if self.drawer.is_open else self._drawer_height,
            drawer_open=self.drawer.is_open,
            hidden=frozenset(name for name, place in self.places.items() if place.isHidden()),
        )
        keep_layout(self._settings, layout)

    def _go_to_last_article(self) -> None:
        """Show the article that was open last; at first, the first."""
        text_id, _ = kept_place(self._settings, self._case_id)
        session = self.desk.session
        try:
            text_id = session.newest_text(session.text(text_id).article_id).id
        except NotFound:
            text_id = session.first_text()
        if text_id:
            self.desk.show_text(text_id)

    def _go_to_last_claim(self) -> None:
        _, claim_id = kept_place(self._settings, self._case_id)
        if any(row.claim.id == claim_id for row in self.desk.session.claims()):
            self.desk.choose_claim(claim_id)

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if self.panes and self._incoming(event.mimeData()) and not self.desk.session.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        if self.panes:
            self.panes.sources.take_in(self._incoming(event.mimeData()))
        event.acceptProposedAction()

    def _incoming(self, data: QMimeData) -> "Incoming":
        from workbench.ui.incoming import incoming

        return incoming(data)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            # the panes paint in the same turn of the event loop, after the window itself
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_panes()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Words that cannot be saved keep the window open once, so that they can be read and copied."""
        self._remember()
        if not self._settle() and not self._is_warned:
            self._is_warned = True
            event.ignore()
            return
        self._is_closed = True
        event.accept()
        self._leave_case()
        self.closed.emit()

    # ── leaving the case ────────────────────────────────────────────────────────────────────────

    def _settle(self) -> bool:
        """Save what is being typed; whether all of it was saved. What was not is told in a notice."""
        if self.panes is None:
            return True
        self.notices.hide()
        try:
            self.panes.settle()
        except UserError as error:
            self.desk.report_problem(error)
        return not self.notices.says_problem

    def _leave_case(self) -> None:
        """Let go of the case without reading it, since that may be what can no longer be done."""
        if self._desk is not None:
            keep_place(self._settings, self._case_id, self._desk.text_id, self._desk.claim_id)
            self._desk.progress.save()
            self._desk.tasks.cancel_all()
            self._desk.session.close()


class PaneFrame(QFrame):
    """The place of a pane, empty until the pane is loaded."""

    def __init__(self, theme: Theme, role: str, least: int) -> None:
        """`least` is how narrow it may be, in logical pixels at the usual size of words."""
        super().__init__()
        self._theme, self._least = theme, least
        self.setProperty("role", role)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = column

    def hold(self, pane: QWidget) -> None:
        self._column.addWidget(pane)

    def fit(self, width: int) -> None:
        """Be as wide as the words need, but never more than the share of a window that is `width` wide."""
        share = width * self._least // _LEAST_TOGETHER
        self.setMinimumWidth(min(self._theme.size(self._least), share))


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
