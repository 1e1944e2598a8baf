"""The Article pane in a window of its own, and a person before it."""

from dataclasses import dataclass, field

from casemaking import Import, an_import
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from workbench.domain.anchor import Anchor
from workbench.domain.article import ZoneKind
from workbench.services.session import Session
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.notices import Notice
from workbench.ui.panels.article import ArticlePanel
from workbench.ui.panels.article.viewer import Viewer

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

STORY = (
    "Letter was a draft, general says\n\n"
    "BAGHDAD – “That letter is a draft, it was a mistake,” the general said. "
    "All but 3,000 troops will leave. 🇮🇶 The café\u00a0owner, who doesn’t agree, was not asked.\n\n"
    "It was unsigned. Nobody knows who wrote it.\n"
    "Read more from this outlet.\n\n"
    "Reader one: I do not believe a word of it.\n"
    "Reader two: Nor do I."
)
ZONES = (
    (ZoneKind.HEADLINE, "Letter was"),
    (ZoneKind.BODY, "BAGHDAD"),
    (ZoneKind.TEASER, "Read more"),
    (ZoneKind.COMMENTS, "Reader one"),
)


@dataclass
class Bench:
    """A case, and the pane that shows it; `notices` are what the analyst was told."""

    session: Session
    desk: Desk
    actions: Actions
    window: QMainWindow
    panel: ArticlePanel
    notices: list[Notice] = field(default_factory=list)

    @property
    def viewer(self) -> Viewer:
        return self.panel.viewer

    @property
    def words(self) -> str:
        return self.viewer.page.words

    def open(self, words: str = STORY, **described: object) -> Import:
        """Put an article into the case and show it."""
        if words == STORY:
            described.setdefault("zones", ZONES)
        imported = an_import(words, **described).into(self.session)
        self.desk.show_text(imported.text.id)
        QApplication.processEvents()
        return imported

    def anchor(self, quote: str) -> Anchor:
        start = self.words.index(quote)
        return self.session.anchor(self.desk.text_id, start, start + len(quote))

    # ── where things are on the screen ──────────────────────────────────────────────────────────

    def start_of(self, quote: str) -> QPoint:
        start = self.words.index(quote)
        return self.viewer.places.rects_of(start, start + 1)[0].toRect().adjusted(1, 8, 0, 0).topLeft()

    def end_of(self, quote: str) -> QPoint:
        end = self.words.index(quote) + len(quote)
        rect = self.viewer.places.rects_of(end - 1, end)[0].toRect()
        return QPoint(rect.right(), rect.center().y())

    def middle_of(self, quote: str) -> QPoint:
        start = self.words.index(quote)
        return self.viewer.places.rects_of(start, start + len(quote))[0].center().toPoint()

    # ── what a person does ──────────────────────────────────────────────────────────────────────

    def click(self, point: QPoint, *keys: Qt.KeyboardModifier) -> None:
        QTest.mouseClick(self.viewer.viewport(), LEFT, keys[0] if keys else NO_KEY, point)

    def double_click(self, point: QPoint) -> None:
        viewport = self.viewer.viewport()
        self.click(point)
        QTest.mouseDClick(viewport, LEFT, NO_KEY, point)
        QTest.mouseRelease(viewport, LEFT, NO_KEY, point)

    def drag(self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press, move in two steps, let go."""
        viewport = self.viewer.viewport()
        QTest.mousePress(viewport, LEFT, keys, start)
        for point in ((start + end) / 2, end):
            self.move(point, keys)
        QTest.mouseRelease(viewport, LEFT, keys, end)

    def move(self, point: QPoint, keys: Qt.KeyboardModifier = NO_KEY, button: Qt.MouseButton = LEFT) -> None:
        # QTest moves the mouse without its buttons
        viewport = self.viewer.viewport()
        there = QPointF(viewport.mapToGlobal(point))
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), there, none, button, keys)
        QApplication.sendEvent(viewport, event)

    def select(self, quote: str) -> None:
        """Let go of what is selected, which would be dragged along, and drag over other words."""
        if self.viewer.textCursor().hasSelection():
            self.press(Qt.Key.Key_Escape)
        self.drag(self.start_of(quote), self.end_of(quote))

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.keyClick(self.viewer, key, keys)
