"""The window of one case: opened when its frame is seen, and let go of when it is closed."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from workbench.config.settings import Settings
from workbench.domain.counting import counted
from workbench.domain.errors import NotFound, UserError
from workbench.ui.first_sight import paint_first_sight
from workbench.ui.plain import plain_label
from workbench.ui.remembered import keep_layout, keep_place, kept_layout, kept_place
from workbench.ui.theme import Theme
from workbench.ui.turns import Step, Turns

if TYPE_CHECKING:
    from workbench.ui.commands import Actions
    from workbench.ui.desk import Desk
    from workbench.ui.drawer import Drawer
    from workbench.ui.following import Following
    from workbench.ui.frame import Frame, Place
    from workbench.ui.incoming import Incoming
    from workbench.ui.notices import NoticeBar
    from workbench.ui.panes import Panes
    from workbench.ui.top_bar import TopBar

_SIZE = QSize(1280, 800)
_AROUND = QSize(0, 40)
"""What the system puts around a window, at most; it is not known before the window is shown."""


class CaseWindow(QMainWindow):
    """Shows one case until it is closed.

    Its first sight is painted under the name of the file, and `painted` sent. Then its frame is built,
    with the commands, and `built` sent. Then `open_desk` opens the case; when that fails, `refused`
    carries the UserError. Then the panes come in, and `ready` is sent when the last one is there; `panes`
    is None until they begin to. Each of these steps has a turn of the event loop of its own.
    """

    painted = Signal()
    built = Signal()
    refused = Signal(object)
    ready = Signal()
    closed = Signal()

    actions_: "Actions"
    frame: "Frame"
    top_bar: "TopBar"
    places: "dict[str, Place]"
    drawer: "Drawer"
    notices: "NoticeBar"

    def __init__(self, path: Path, theme: Theme, settings: Settings, open_desk: Callable[[], "Desk"]) -> None:
        super().__init__()
        self.path = path
        self.panes: Panes | None = None
        self._theme, self._settings = theme, settings
        self._open_desk = open_desk
        self._desk: Desk | None = None
        self._following: Following | None = None
        self._case_id = ""
        self._is_painted = self._is_built = False
        self._is_closed = False
        self._is_warned = False
        self.goes_on = False
        """Whether it was closed by the command, by which one closes a case and not the program."""
        self.setAcceptDrops(True)
        self.setMinimumSize(800, 520)
        self.setWindowTitle(f"{path.stem} — Fact-Check Workbench")
        self._layout = kept_layout(settings)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _AROUND))
        if self._layout.geometry:
            self.restoreGeometry(QByteArray(self._layout.geometry))
        self._turns = Turns(self)
        self.painted.connect(lambda: self._turns.take(self._steps()))

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

    def _steps(self) -> Iterator[Step]:
        """What is loaded here takes longer to load than a window to be seen, and as long as to be made."""
        yield lambda: import_module("workbench.ui.frame")
        yield self._theme.complete
        yield self._build
        yield lambda: import_module("workbench.services.session")
        yield lambda: import_module("workbench.ui.panes")
        yield self._furnish

    def _build(self) -> None:
        """Put in the frame and the commands."""
        from workbench.ui.commands import Actions
        from workbench.ui.frame import Frame
        from workbench.ui.keys import kept_keys
        from workbench.ui.top_bar import menu_bar

        self.actions_ = Actions(self, self._theme, kept_keys(self._settings))
        self.frame = Frame(self._theme, self.actions_, self)
        self.top_bar, self.places, self.drawer = self.frame.top_bar, self.frame.places, self.frame.drawer
        self.setCentralWidget(self.frame)
        if bar := menu_bar(self.actions_, self):
            self.setMenuBar(bar)
        self.notices = self.frame.foot.notices
        self.actions_.on("case.close", self._close_case)
        self.drawer.left.connect(self._back_to_article)
        self.frame.show_layout(self._layout)
        self.top_bar.say_title(self.path.stem, "")
        self.actions_.enable(frozenset())
        self._is_built = True
        self.built.emit()

    def _furnish(self) -> None:
        """Open the case and bring in the panes."""
        from workbench.ui.following import Following
        from workbench.ui.panes import Panes

        try:
            desk = self._open_desk()
        except UserError as error:
            self.refused.emit(error)
            return
        self._desk, self._case_id = desk, desk.session.case.id
        desk.setParent(self)
        desk.changed.connect(self._show_case)
        desk.changed.connect(self.notices.withdraw_undo)
        desk.facts_changed.connect(self._show_facts)
        desk.noticed.connect(self.notices.show_notice)
        self.actions_.on("edit.undo", desk.undo)
        self.actions_.on("edit.redo", desk.redo)
        self._following = Following(desk)
        self._show_case()
        self._show_facts()
        self.panes = Panes(
            self.frame, desk, self.actions_, then=(self._go_to_last_article, self._go_to_last_claim)
        )
        self.panes.ready.connect(self.ready)
        self.panes.bring_in()

    # ── what the window says of the case ────────────────────────────────────────────────────────

    def _show_case(self) -> None:
        self._is_warned = False
        session = self.desk.session
        self.top_bar.say_title(session.case.title, session.read_only_because)
        self.setWindowTitle(f"{session.case.title} — Fact-Check Workbench")
        self.setWindowFilePath(str(session.path))
        articles, claims = session.counts()
        state = "Read only" if session.read_only else "Saved"
        self.frame.foot.say(
            f"{state} · {session.analyst}", f"{counted(articles, 'article')} · {counted(claims, 'claim')}"
        )

    def _show_facts(self) -> None:
        session = self.desk.session
        self.actions_.enable(self.desk.facts)
        self.actions_.name("edit.undo", f"&Undo {plain_label(_lower(session.undo_label))}".strip())
        self.actions_.name("edit.redo", f"&Redo {plain_label(_lower(session.redo_label))}".strip())

    def sign_as(self, analyst: str) -> None:
        """From now on what is done in this window is this person's work."""
        if self._desk is not None:
            self._desk.session.analyst = analyst
            self._show_case()

    def _back_to_article(self) -> None:
        if self.panes:
            self.panes.article.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── what is remembered ──────────────────────────────────────────────────────────────────────

    def _remember(self) -> None:
        if not self._is_built:
            return
        geometry = bytes(self.saveGeometry().data())
        keep_layout(self._settings, self.frame.layout_now(geometry))

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
        with suppress(NotFound):
            self.desk.choose_claim(self.desk.session.claim(claim_id).id)

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
        if not self._is_built:
            paint_first_sight(QPainter(self), self.size(), self._theme, self.path.stem, self._layout)
        if not self._is_painted:
            self._is_painted = True
            self._turns.take([self.painted.emit])

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Words that cannot be saved keep the window open once, so that they can be read and copied."""
        self._remember()
        if not self._settle() and not self._is_warned:
            self._is_warned = True
            event.ignore()
            return
        self._is_closed = True
        self._turns.stop()
        event.accept()
        self._leave_case()
        self.closed.emit()

    # ── leaving the case ────────────────────────────────────────────────────────────────────────

    def _close_case(self) -> None:
        self.goes_on = True
        self.goes_on = self.close()

    def _settle(self) -> bool:
        """Save what is being typed; whether all of it was saved. What was not is told in a notice."""
        if self.panes is None:
            return True
        self.notices.clear()
        try:
            self.panes.settle()
        except UserError as error:
            self.desk.report_problem(error)
        return not self.notices.says_problem

    def _leave_case(self) -> None:
        """Let go of the case without reading it, since that may be what can no longer be done."""
        if self._following is not None:
            self._following.stop()
        if self._desk is not None:
            keep_place(self._settings, self._case_id, self._desk.text_id, self._desk.claim_id)
            self._desk.progress.save()
            self._desk.tasks.cancel_all()
            self._desk.session.close()


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
