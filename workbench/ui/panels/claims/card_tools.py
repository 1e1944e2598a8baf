"""What can be done with a card: the deeds, and the buttons that do them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from workbench.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values that a deed can set, as a line of a menu."""

    text: str
    do: Callable[[], None]
    is_set: bool


@dataclass(frozen=True, slots=True)
class Deed:
    """Something a card can do: done at once, or by choosing among `choices`.

    While the card has the focus, the key of the command `as_command` does it, and so do `keys`.
    """

    text: str
    icon: str
    do: Callable[[], None]
    keys: tuple[Qt.Key, ...] = ()
    as_command: QAction | None = None
    choices: tuple[Choice, ...] = ()
    begins_group: bool = False
    only_in_menu: bool = False

    def has_key(self, event: QKeyEvent) -> bool:
        """Whether this key does it."""
        typed = QKeySequence(event.keyCombination())
        if self.as_command is not None and self.as_command.shortcut() == typed:
            return True
        return event.key() in self.keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier

    def add_to(self, menu: QMenu, theme: Theme) -> None:
        if self.choices:
            self.fill(menu.addMenu(theme.icon(self.icon), self.text))
            return
        action = menu.addAction(theme.icon(self.icon), self.text)
        action.triggered.connect(lambda _checked=False: self.do())

    def fill(self, menu: QMenu) -> None:
        for choice in self.choices:
            action = menu.addAction(choice.text)
            action.setCheckable(True)
            action.setChecked(choice.is_set)
            action.triggered.connect(lambda _checked=False, choice=choice: choice.do())


class CardTools(QWidget):
    """The deeds of a card as small buttons. `left` is sent when the focus leaves them."""

    left = Signal()

    def __init__(self, theme: Theme, deeds: tuple[Deed, ...], card: QWidget) -> None:
        super().__init__(card)
        self._theme = theme
        shown = [deed for deed in deeds if not deed.only_in_menu]
        self.buttons = [self._button(deed) for deed in shown]
        self._icons = [deed.icon for deed in shown]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in self.buttons:
            row.addWidget(button)
        self.dress()

    def dress(self) -> None:
        for button, icon in zip(self.buttons, self._icons, strict=True):
            button.setIcon(self._theme.icon(icon))
            button.setIconSize(QSize(self._theme.size(15), self._theme.size(15)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        elif (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QToolButton)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            watched.click()  # else Enter would be the card's, and go to the passage
            return True
        return super().eventFilter(watched, event)

    def _button(self, deed: Deed) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "tiny")
        button.setToolTip(_tooltip(deed))
        button.setAccessibleName(deed.text)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if deed.choices:
            menu = QMenu(button)
            deed.fill(menu)
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        else:
            button.clicked.connect(lambda _checked=False: deed.do())
        button.installEventFilter(self)
        return button


def _tooltip(deed: Deed) -> str:
    sequence = QKeySequence(deed.keys[0]) if deed.keys else QKeySequence()
    if deed.as_command is not None:
        sequence = deed.as_command.shortcut()
    key = sequence.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{deed.text} ({key})" if key else deed.text
