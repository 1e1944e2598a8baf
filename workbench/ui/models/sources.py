"""The model of the sources list."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.domain.dates import readable_date
from workbench.domain.overview import ArticleRow
from workbench.ui.models.source_lines import Grouping, Heading, Line, SourceLine, SourceLines
from workbench.ui.plain import plain_tooltip
from workbench.ui.source_names import NOT_GIVEN

Index = QModelIndex | QPersistentModelIndex

LINE = Qt.ItemDataRole.UserRole
CITED = Qt.ItemDataRole.UserRole + 1
UNREAD = Qt.ItemDataRole.UserRole + 2
"""How many passages of an article are evidence for some claim, and how many have not been on screen."""


class SourcesModel(QAbstractListModel):
    """Headings, articles and parts as one flat list, so that ten thousand cost no more than the visible.

    `count_unread` is asked for an article's unread passages when its row is first shown.
    """

    def __init__(self, count_unread: Callable[[ArticleRow], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count_unread = count_unread
        self._cited: dict[str, int] = {}
        self._unread: dict[str, int] = {}
        self._rows: Sequence[ArticleRow] = ()
        self._grouping = Grouping.DATE
        self._words = ""
        self._folded: frozenset[str] = frozenset()
        self._sorted = SourceLines((), self._grouping)
        self._lines: list[Line] = []
        self._places: dict[str, int] = {}

    # what is shown

    def show(self, rows: Sequence[ArticleRow], lines: SourceLines | None = None) -> None:
        """`lines` are the rows as they are grouped now, where somebody has sorted them already."""
        self._rows = rows
        self._cited = {row.article.id: row.cited for row in rows}
        self._unread.clear()
        if lines is None or lines.grouping is not self._grouping:
            self._sort()
        else:
            self._sorted = lines
            self._fill()

    def recount(self, article_id: str, cited: int) -> None:
        """So many passages of the article are cited now."""
        self._cited[article_id] = cited
        index = self.index_of(article_id)
        if index.isValid():
            self.dataChanged.emit(index, index, [CITED])

    def group_by(self, grouping: Grouping) -> None:
        if grouping is not self._grouping:
            self._grouping = grouping
            self._folded = frozenset()
            self._sort()

    @property
    def grouping(self) -> Grouping:
        return self._grouping

    def filter(self, words: str) -> None:
        """Leave only sources whose title, outlet, byline or file name hold all of the words."""
        if words.split() != self._words.split():
            self._words = words
            self._fill()

    def fold(self, key: str, folded: bool) -> None:
        self._folded = self._folded | {key} if folded else self._folded - {key}
        self._fill()

    def forget_unread(self, text_id: str) -> None:
        """More of a text has been read: count again when its rows are next shown."""
        self._unread.pop(text_id, None)
        for number, line in enumerate(self._lines):
            if isinstance(line, SourceLine) and line.row.text.id == text_id:
                self.dataChanged.emit(self.index(number), self.index(number), [UNREAD])

    # asking

    @property
    def article_count(self) -> int:
        return len(self._rows)

    def line(self, index: Index) -> Line | None:
        return self._lines[index.row()] if index.isValid() else None

    def source(self, index: Index) -> SourceLine | None:
        line = self.line(index)
        return line if isinstance(line, SourceLine) else None

    def row_of_text(self, text_id: str) -> ArticleRow | None:
        return next((row for row in self._rows if row.text.id == text_id), None)

    def index_of(self, key: str) -> QModelIndex:
        """The index of an article or a part by its id, of a heading by its key; invalid when not shown."""
        place = self._places.get(key)
        return QModelIndex() if place is None else self.index(place)

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return line
            case Qt.ItemDataRole.DisplayRole:
                return line.label if isinstance(line, Heading) else line.outlet or line.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ". ".join(self._said_of(line))
            case Qt.ItemDataRole.ToolTipRole:
                return None if isinstance(line, Heading) else plain_tooltip("\n".join(self._said_of(line)))
        if isinstance(line, SourceLine) and role in (CITED, UNREAD):
            return self._cited[line.row.article.id] if role == CITED else self._unread_in(line.row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.line(index), Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _sort(self) -> None:
        self._sorted = SourceLines(self._rows, self._grouping)
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        self._lines = self._sorted.lines(self._words, self._folded)
        self._places = {line.key: place for place, line in enumerate(self._lines)}
        self.endResetModel()

    def _unread_in(self, row: ArticleRow) -> int:
        if row.text.id not in self._unread:
            self._unread[row.text.id] = self._count_unread(row)
        return self._unread[row.text.id]

    def _said_of(self, line: Line) -> list[str]:
        """All that a row tells, in words."""
        if isinstance(line, Heading):
            return [f"{line.label}, {line.count}", "folded" if line.folded else "unfolded"]
        said = [line.outlet or NOT_GIVEN, line.title, readable_date(line.published) or "Undated"]
        if line.part:
            said.append(f"Part {line.number} of {len(line.row.parts)} of {line.row.text.file_name}")
        else:
            said += [f"{self._cited[line.row.article.id]} cited", f"{self._unread_in(line.row)} unread"]
        return [words for words in said if words]
