"""Finding words in the open article: joins the find bar with the viewer and the strip."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt

from workbench.domain.span import Span
from workbench.ui.commands import Actions
from workbench.ui.panels.article.find_bar import FindBar
from workbench.ui.panels.article.strip import MarkStrip
from workbench.ui.panels.article.viewer import Viewer

_MARGIN = 12
_WIDTH = 400


class Finding(QObject):
    """Keeps the bar in the upper right corner of the viewer and shows what it finds."""

    def __init__(self, bar: FindBar, viewer: Viewer, strip: MarkStrip, actions: Actions) -> None:
        super().__init__(viewer)
        self.bar, self._viewer, self._strip = bar, viewer, strip
        bar.found.connect(self._show)
        bar.reached.connect(lambda place: viewer.reveal(*place))
        bar.closed.connect(lambda: viewer.setFocus(Qt.FocusReason.OtherFocusReason))
        viewer.viewport().installEventFilter(self)
        actions.on("article.find", self._ask)
        actions.on("article.find_next", lambda: self._step(1))
        actions.on("article.find_previous", lambda: self._step(-1))

    def search_in(self, words: str) -> None:
        self.bar.search_in(words)

    def show_again(self) -> None:
        """The same words are on another page: mark there what was found, without going there."""
        self._viewer.set_hits(self.bar.places, self.bar.current)
        self._strip.show_hits(self.bar.places)

    def dismiss(self) -> None:
        self.bar.dismiss()

    def _ask(self) -> None:
        start, end = self._viewer.selected()
        self.bar.summon(start, self._viewer.page.words[start:end])
        self._place()

    def _step(self, by: int) -> None:
        if self.bar.isHidden():
            self._ask()
        else:
            self.bar.step(by)

    def _show(self, places: Sequence[Span], current: int) -> None:
        self._viewer.set_hits(places, current)
        self._strip.show_hits(places)

    def _place(self) -> None:
        room = self._viewer.viewport().rect()
        width = min(_WIDTH, room.width() - 2 * _MARGIN)
        self.bar.resize(width, self.bar.sizeHint().height())
        corner = QPoint(room.right() - width - _MARGIN, room.top() + _MARGIN)
        self.bar.move(self._viewer.viewport().mapTo(self._viewer, corner))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Resize and not self.bar.isHidden():
            self._place()
        return False
