"""What each stretch of the text is, and where it begins: shown, named and moved by the analyst."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QMenu

from workbench.domain.article import Zone, ZoneKind
from workbench.domain.changes import ChangeSet
from workbench.domain.errors import UserError
from workbench.services import articles
from workbench.ui.desk import Desk
from workbench.ui.panels.article.snapping import grown
from workbench.ui.panels.article.viewer import Viewer


class Borders(QObject):
    """While zones are shown, a zone's name can be dragged to move its border, and clicked for a menu."""

    def __init__(self, desk: Desk, viewer: Viewer) -> None:
        super().__init__(viewer)
        self._desk, self._viewer = desk, viewer
        self._dragged: Zone | None = None
        self._pressed_at = QPoint()
        self._target: int | None = None
        self.menu = QMenu(viewer)
        viewer.viewport().installEventFilter(self)

    def list_in(self, menu: QMenu, position: int) -> None:
        """Add what can be done with the zone at a code point, and with its borders."""
        page = self._viewer.page
        index = page.zone_at(position)
        if index < 0 or self._desk.session.read_only:
            return
        zone, zones = page.zones[index], page.zones
        kinds = menu.addMenu("This stretch is")
        for kind in ZoneKind:
            action = self._entry(kinds, kind.value.capitalize(), partial(articles.set_zone_kind, zone, kind))
            action.setCheckable(True)
            action.setChecked(kind is zone.kind)
        inside = zone.start < position < zone.end
        offers = (
            ("Split the stretch here", inside, partial(articles.split_zone, zones, position)),
            ("Let the stretch begin here", inside and index > 0, partial(self._moved, zone.start, position)),
            (
                "Let the stretch end here",
                inside and index + 1 < len(zones),
                partial(self._moved, zone.end, position),
            ),
            ("Join with the stretch above", index > 0, partial(articles.merge_zones, zones, zone.start)),
        )
        for words, possible, step in offers:
            self._entry(menu, words, step).setEnabled(possible)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(event, QMouseEvent) or not self._viewer.page.all_borders:
            return False
        point = event.position().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                self._dragged, self._pressed_at, self._target = self._viewer.name_zone_at(point), point, None
                return self._dragged is not None
            case QEvent.Type.MouseMove if self._dragged is not None:
                self._aim(point)
                return True
            case QEvent.Type.MouseMove if event.buttons() == Qt.MouseButton.NoButton:
                return self._show_grip(point)
            case QEvent.Type.MouseButtonRelease if self._dragged is not None:
                self._drop(self._dragged, event.globalPosition().toPoint())
                return True
        return False

    def _aim(self, point: QPoint) -> None:
        """Show where the border would come to lie: at the beginning of a word."""
        way = abs(point.y() - self._pressed_at.y())
        if self._target is None and way < QGuiApplication.styleHints().startDragDistance():
            return
        place = self._viewer.places.position_at(point)
        self._target = grown(self._viewer.page.words, place, place)[0]
        self._viewer.show_guide(self._target)

    def _drop(self, zone: Zone, point: QPoint) -> None:
        target, self._dragged, self._target = self._target, None, None
        self._viewer.show_guide(None)
        if target is None:
            self.menu.clear()
            self.list_in(self.menu, zone.start)
            self.menu.popup(point)
        elif zone.start > 0 and target != zone.start:
            self._do(partial(self._moved, zone.start, target))

    def _show_grip(self, point: QPoint) -> bool:
        zone = self._viewer.name_zone_at(point)
        if zone is not None:
            movable = zone.start > 0 and not self._desk.session.read_only
            shape = Qt.CursorShape.SizeVerCursor if movable else Qt.CursorShape.PointingHandCursor
            self._viewer.viewport().setCursor(shape)
        return zone is not None

    def _moved(self, border: int, to: int) -> ChangeSet:
        page = self._viewer.page
        return articles.move_border(page.zones, page.parts, border, to)

    def _entry(self, menu: QMenu, words: str, step: Callable[[], ChangeSet]) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda _checked=False: self._do(step))
        return action

    def _do(self, step: Callable[[], ChangeSet]) -> None:
        try:
            self._desk.do(step())
        except UserError as error:
            self._desk.report_problem(error)
