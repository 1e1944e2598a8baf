"""The list of claims as a view: what is chosen, opened and removed in it, and dropped on it."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QWidget

from workbench.domain.evidence import Stance
from workbench.domain.scale import Scale
from workbench.ui.drags import dragged_evidence, dragged_passage
from workbench.ui.models.claims import ClaimsModel
from workbench.ui.panels.claims.edge_scroll import EdgeScroll
from workbench.ui.panels.claims.row import Aim, ClaimRowPainter, thirds
from workbench.ui.theme import Theme


class ClaimList(QListView):
    """Shows a `ClaimsModel`. It changes nothing itself: it tells what the analyst wants done."""

    chosen = Signal(str)
    """Another claim is the current one."""
    opened = Signal()
    """The page of the current claim is wanted."""
    removal_asked = Signal()
    """The current claim is to be removed."""
    left_upwards = Signal()
    """The arrow went up from the first claim."""
    passage_dropped = Signal(str, object, str)
    """A passage was dropped on a claim: claim id, Anchor, stance."""
    card_dropped = Signal(str, str)
    """An evidence card was dropped on a claim: claim id, evidence id."""

    def __init__(self, theme: Theme, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.painter_ = ClaimRowPainter(theme, scale, self)
        self.setItemDelegate(self.painter_)
        self.setAccessibleName("Claims")
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        self.accepts_drops = True
        self._edge_scroll = EdgeScroll(self)
        self._telling = True
        theme.changed.connect(self.doItemsLayout)

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802
        super().setModel(model)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def claims(self) -> ClaimsModel:
        model = self.model()
        assert isinstance(model, ClaimsModel)
        return model

    def mark_current(self, claim_id: str) -> None:
        """Show which claim is the current one, without telling anybody."""
        self._telling = False
        index = self.claims.index_of(claim_id)
        self.setCurrentIndex(index)
        self._telling = True
        if index.isValid():
            self.scrollTo(index, QListView.ScrollHint.EnsureVisible)

    # ── keys ────────────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removal_asked.emit()
            case Qt.Key.Key_Up if self.currentIndex().row() <= 0:
                self.left_upwards.emit()
            case _:
                super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters are commands; the filter finds claims by their words."""

    # ── drops ───────────────────────────────────────────────────────────────────────────────────

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if self.accepts_drops and _is_ours(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        aim = self._aim_of(event)
        self._show_aim(aim)
        self._edge_scroll.drag_at(self.viewport().mapToGlobal(event.position().toPoint()))
        if aim is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self._edge_scroll.stop()
        self._show_aim(None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        aim = self._aim_of(event)
        self._edge_scroll.stop()
        self._show_aim(None)
        if aim is None:
            event.ignore()
            return
        event.acceptProposedAction()
        if aim.stance is None:
            self.card_dropped.emit(aim.claim_id, dragged_evidence(event.mimeData()))
        else:
            self.passage_dropped.emit(aim.claim_id, dragged_passage(event.mimeData()), aim.stance)

    def _aim_of(self, event: QDropEvent) -> Aim | None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid() or not self.accepts_drops:
            return None
        claim_id = self.claims.claim_id(index)
        if dragged_evidence(event.mimeData()):
            return Aim(claim_id, None)
        return Aim(claim_id, self._stance_at(index, place)) if _is_ours(event) else None

    def _stance_at(self, index: QModelIndex, place: QPoint) -> Stance:
        fields = zip(Stance, thirds(self.visualRect(index)), strict=True)
        return next((stance for stance, field in fields if place.x() <= field.right()), Stance.CONTEXT)

    def _show_aim(self, aim: Aim | None) -> None:
        if aim != self.painter_.aim:
            self.painter_.aim = aim
            self.viewport().update()

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        current, before = self.currentIndex(), event.oldSize()
        was_in_view = current.isValid() and 0 <= self.visualRect(current).top() < before.height()
        super().resizeEvent(event)
        if event.size().width() != before.width():
            # the number of lines of a wording depends on the width
            self.scheduleDelayedItemsLayout()
        elif was_in_view:
            self.scrollTo(current, QListView.ScrollHint.EnsureVisible)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._telling and current.isValid():
            self.chosen.emit(self.claims.claim_id(current))


def _is_ours(event: QDropEvent) -> bool:
    data = event.mimeData()
    return bool(dragged_evidence(data)) or dragged_passage(data) is not None
