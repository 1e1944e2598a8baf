"""The page of the settings on which any key can be changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.config.settings import Settings
from workbench.ui.commands import Command
from workbench.ui.dialogs.key_catcher import KeyCatcher
from workbench.ui.dialogs.key_list import KeyList
from workbench.ui.filter_field import FilterField
from workbench.ui.keys import holder_of, is_for_writing, keep_keys, kept_keys, with_key, with_our_key
from workbench.ui.models.keys import KeysModel, native
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme

_LEAST_HEIGHT = 160


class KeysPage(QWidget):
    """Lists all commands. Every change is kept at once, and `changed` is sent."""

    changed = Signal()

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._own = kept_keys(settings)
        self._command: Command | None = None
        self._wanted = ""
        """The key that another command has, while it is asked whether it shall lose it."""
        self.model = KeysModel(self._own, self)
        self.filter = FilterField("Find a command", "Find a command by its name, or a key", self)
        self.list = KeyList(self.model, theme, self)
        self.list.setMinimumHeight(theme.size(_LEAST_HEIGHT))
        self.catcher = KeyCatcher(self)
        self.none = _button("Remove key", "Leave this command without a key", self)
        self.reset = _button("", "Give this command the key that it comes with", self)
        self.reset_all = _button("Reset all keys", "Give every command the key that it comes with", self)
        self.reset_all.setProperty("kind", "link")
        self.take = _button("", "", self)
        self.take.setProperty("kind", "primary")
        self.said = PlainLabel(self, wordWrap=True)
        self.said.setProperty("role", "small")
        self._name = PlainLabel(self, wordWrap=True)
        self._name.setProperty("role", "strong")
        self._lay_out()
        self._wire()
        self._choose_first()

    @property
    def command(self) -> Command | None:
        """The command whose key is changed here."""
        return self._command

    # ── changing ────────────────────────────────────────────────────────────────────────────────

    def _catch(self, key: str) -> None:
        """A key was pressed for the current command: take it, or say what stands against it."""
        command = self._command
        if command is None:
            return
        holder = holder_of(key, command, self._own)
        if is_for_writing(key):
            self._say(f"{native(key)} is needed in fields and lists. Press another key.", problem=True)
        elif holder is not None:
            self._wanted = key
            self._say(f"{native(key)} is the key of “{holder.plain_text}”, which would have none then.")
            self.take.setText(f"Use it for “{command.plain_text}”")
            self.take.show()
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._give(key)

    def _give(self, key: str) -> None:
        if self._command is not None:
            self._keep(with_key(self._own, self._command, key))
            has = f"has the key {native(key)}" if key else "has no key"
            self._say(f"“{self._command.plain_text}” {has} now.")
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_wanted(self) -> None:
        self._give(self._wanted)

    def _give_ours(self) -> None:
        if self._command is not None:
            ours = self._command.shortcut
            if holder_of(ours, self._command, self._own) is not None:
                self._catch(ours)
                return
            self._keep(with_our_key(self._own, self._command))
            self._say(f"“{self._command.plain_text}” has its own key again.")

    def _give_all_ours(self) -> None:
        self._keep({})
        self._say("Every command has the key that it comes with.")

    def _keep(self, own: dict[str, str]) -> None:
        self._own = own
        keep_keys(self._settings, own)
        self.model.show_keys(own)
        self._show_command()
        self.changed.emit()

    # ── what is shown ───────────────────────────────────────────────────────────────────────────

    def _narrow(self, words: str) -> None:
        chosen = self._command.id if self._command else ""
        self.model.narrow(words)
        if self.model.index_of(chosen).isValid():
            self.list.setCurrentIndex(self.model.index_of(chosen))
        else:
            self._choose_first()

    def _choose_first(self) -> None:
        first = self.model.index_of("")
        self.list.setCurrentIndex(first)
        if not first.isValid():
            self._choose()
            self._say("No command has these words.")

    def _choose(self) -> None:
        self._say("")
        self._show_command()

    def _show_command(self) -> None:
        row = self.model.row(self.list.currentIndex())
        self._command = row.command if row else None
        self._name.setText(f"{row.command.menu} › {row.command.plain_text}" if row else "")
        self.catcher.setEnabled(row is not None)
        self.none.setEnabled(row is not None and bool(row.key))
        self.reset.setEnabled(row is not None and row.ours is not None)
        ours = native(row.command.shortcut) if row else ""
        self.reset.setText(f"Back to {ours or 'no key'}")
        self.reset_all.setEnabled(bool(self._own))

    def _say(self, words: str, *, problem: bool = False) -> None:
        self.said.setText(words)
        self.said.setProperty("role", "problem" if problem else "small")
        self.said.style().polish(self.said)
        self.take.hide()

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        frame = QFrame(self)
        frame.setProperty("role", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        for button in (self.catcher, self.none, self.reset):
            row.addWidget(button)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.said, 1)
        below.addWidget(self.take)
        below.addWidget(self.reset_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.filter)
        column.addWidget(frame, 1)
        column.addLayout(row)
        column.addLayout(below)

    def _wire(self) -> None:
        self.filter.textChanged.connect(self._narrow)
        self.filter.left_downwards.connect(self.list.setFocus)
        self.list.chosen.connect(self._choose)
        self.list.change_asked.connect(self.catcher.wait)
        self.catcher.caught.connect(self._catch)
        self.catcher.ended.connect(self.list.setFocus)
        self.none.clicked.connect(lambda: self._give(""))
        self.reset.clicked.connect(self._give_ours)
        self.reset_all.clicked.connect(self._give_all_ours)
        self.take.clicked.connect(self._take_wanted)


def _button(words: str, help: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setToolTip(help)
    button.setAutoDefault(True)  # Enter presses it, and not the button that ends the dialog
    return button
