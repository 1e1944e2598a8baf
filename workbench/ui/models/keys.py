"""The model of the table of keys: every command under the name of its menu, narrowed by words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence

from workbench.ui.commands import COMMANDS, MENUS, Command
from workbench.ui.keys import OwnKeys, key_of

Index = QModelIndex | QPersistentModelIndex

ROW = int(Qt.ItemDataRole.UserRole)

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A command with its key as this system writes it; `ours` is the key of the table where another
    was chosen, else None.
    """

    command: Command
    key: str
    ours: str | None = None


def native(key: str) -> str:
    """A key as this system writes it: `Ctrl+J`, `⌘J`."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class KeysModel(QAbstractListModel):
    """Rows are the names of menus, as plain words, and KeyRows."""

    def __init__(self, own: OwnKeys, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own, self._words = own, ""
        self._rows: list[str | KeyRow] = list(self._wanted())

    def show_keys(self, own: OwnKeys) -> None:
        self._own = own
        self._show()

    def narrow(self, words: str) -> None:
        """Leave the commands that have all these words in their name, help, menu or key."""
        self._words = words
        self._show()

    def row(self, index: Index) -> KeyRow | None:
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, KeyRow) else None

    def index_of(self, command_id: str) -> QModelIndex:
        """Where a command is; of "" the first one; an invalid index where it is left out."""
        for number, row in enumerate(self._rows):
            if isinstance(row, KeyRow) and command_id in ("", row.command.id):
                return self.index(number)
        return QModelIndex()

    def _show(self) -> None:
        rows = list(self._wanted())
        if [_name(row) for row in rows] != [_name(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        else:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def _wanted(self) -> Iterator[str | KeyRow]:
        wanted = self._words.casefold().split()
        for menu in MENUS:
            rows = [row for row in self._rows_of(menu) if all(word in _said(row) for word in wanted)]
            if rows:
                yield menu
                yield from rows

    def _rows_of(self, menu: str) -> Iterator[KeyRow]:
        for command in COMMANDS:
            if command.menu == menu:
                key, ours = key_of(command, self._own), command.shortcut
                yield KeyRow(command, native(key), None if key == ours else native(ours))

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _name(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, KeyRow):
            return f"{row.command.plain_text}. {row.key or 'no key'}. {row.command.help}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], KeyRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


def _name(row: str | KeyRow) -> str:
    return row if isinstance(row, str) else row.command.plain_text


def _said(row: KeyRow) -> str:
    command = row.command
    return f"{command.plain_text} {command.help} {command.menu} {row.key}".casefold()
