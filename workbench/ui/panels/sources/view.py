"""The list of sources: a click or Enter opens, arrows walk, headings fold."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from workbench.domain.article import Part
from workbench.ui.commands import Actions
from workbench.ui.models.source_lines import Heading, SourceLine
from workbench.ui.models.sources import SourcesModel
from workbench.ui.panels.sources.delegate import SourceDelegate
from workbench.ui.theme import Theme

_PLAIN = Qt.KeyboardModifier.NoModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SourcesView(QListView):
    """`opened` is sent with a SourceLine; `selection_changed` when other articles are selected;
    `remove_asked` when the selected ones are to go; `left_upwards` when Up is pressed on the first row.
    """

    opened = Signal(object)
    selection_changed = Signal()
    remove_asked = Signal()
    left_upwards = Signal()

    def __init__(self, model: SourcesModel, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._actions = model, actions
        self._kept_selection: set[str] = set()
        self._kept_current = ""
        self.setAccessibleName("Sources")
        self.setAccessibleDescription("Enter opens an article; Left and Right fold groups.")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(model)
        self.delegate = SourceDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._find_place)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def selected(self) -> list[SourceLine]:
        """The selected articles and parts, in the order of the list."""
        indexes = sorted(self.selectedIndexes(), key=QModelIndex.row)
        return [line for index in indexes if (line := self._model.source(index))]

    def mark_open(self, article_id: str, part: Part | None) -> None:
        """The article is in the viewer: highlight it, and select it unless one of its rows is selected."""
        self.delegate.open_article = article_id
        self.viewport().update()
        if any(line.row.article.id == article_id for line in self.selected):
            return
        index = self._model.index_of(article_id)
        if not index.isValid() and part:
            index = self._model.index_of(part.id)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.clearSelection()

    def enter_from_above(self) -> None:
        """Take the focus on the first article."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        for row in range(self._model.rowCount()):
            if self._model.source(index := self._model.index(row)):
                self.setCurrentIndex(index)
                return

    # folding

    def toggle(self, heading: Heading) -> None:
        self._kept_current = heading.key
        self._model.fold(heading.key, not heading.folded)

    def _fold_current(self, folded: bool) -> None:
        """Left on a source goes to its heading; Left and Right on a heading fold and unfold."""
        index = self.currentIndex()
        line = self._model.line(index)
        if isinstance(line, SourceLine) and folded:
            row = index.row()
            while row > 0 and isinstance(self._model.line(self._model.index(row)), SourceLine):
                row -= 1
            self._set_current(self._model.index(row))
        elif isinstance(line, Heading) and line.folded is not folded:
            self.toggle(line)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        line = self._model.line(self.currentIndex())
        if event.key() in _ENTER or (event.key() == Qt.Key.Key_Space and isinstance(line, Heading)):
            self._activate(line)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and event.modifiers() == _PLAIN:
            self._fold_current(event.key() == Qt.Key.Key_Left)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        if self.selected:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction("Open", lambda: self._activate(self._model.line(self.currentIndex())))
            menu.addAction(self._actions["article.details"])
            menu.addSeparator()
            remove = self._actions.command("article.remove")
            menu.addAction(self._actions["article.remove"].icon(), remove.plain_text, self.remove_asked.emit)
            menu.popup(event.globalPos())

    def keyboardSearch(self, _words: str) -> None:  # noqa: N802
        """Letters are keys of commands here; the filter field is what finds."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and event.modifiers() == _PLAIN:
            self._activate(self._line_at(event.position().toPoint()))

    def selectionChanged(self, selected: object, deselected: object) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        self.selection_changed.emit()

    def _line_at(self, place: QPoint) -> Heading | SourceLine | None:
        return self._model.line(self.indexAt(place))

    def _activate(self, line: Heading | SourceLine | None) -> None:
        if isinstance(line, Heading):
            self.toggle(line)
        elif line is not None:
            self.opened.emit(line)

    # keeping one's place while the list is filled anew

    def _keep_place(self) -> None:
        self._kept_selection = {line.key for line in self.selected}
        current = self._model.line(self.currentIndex())
        self._kept_current = current.key if current else self._kept_current

    def _find_place(self) -> None:
        """Select again, by id, what was selected and is still shown."""
        places = (self._model.index_of(key) for key in self._kept_selection)
        still = QItemSelection()
        for first, last in _stretches(index.row() for index in places if index.isValid()):
            still.select(self._model.index(first), self._model.index(last))
        if not still.isEmpty():
            self.selectionModel().select(still, QItemSelectionModel.SelectionFlag.Select)
        current = self._model.index_of(self._kept_current) if self._kept_current else QModelIndex()
        if current.isValid():
            self._set_current(current)

    def _set_current(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)


def _stretches(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The rows from first to last that follow each other: Qt takes long to select ten thousand one by one."""
    first = last = -1
    for row in sorted(rows):
        if row != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = row
        last = row
    if first >= 0:
        yield first, last
