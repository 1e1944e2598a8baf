"""The answers to a proposed passage as large buttons, each with its key."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from workbench.domain.suggestion import Reply
from workbench.ui.commands import Actions
from workbench.ui.panels.key_cap import cap_size, paint_cap
from workbench.ui.theme import Theme

COMMANDS: Mapping[Reply, str] = {
    Reply.SUPPORTS: "suggestion.supports",
    Reply.REFUTES: "suggestion.refutes",
    Reply.CONTEXT: "suggestion.context",
    Reply.NOT_SURE: "suggestion.not_sure",
    Reply.NOT_RELEVANT: "suggestion.not_relevant",
}
"""The command that gives each answer."""

_GAP = 4


class AnswerBar(QWidget):
    """One button for each reply. Where they do not fit, their words go and icons and keys stay."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons = {
            reply: KeyedButton(str(reply).capitalize(), actions[command], theme, self)
            for reply, command in COMMANDS.items()
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        theme.changed.connect(self._fit)

    def show_reply(self, reply: Reply | None) -> None:
        """Which answer was given; None while there is none."""
        for one, button in self.buttons.items():
            button.setCheckable(reply is not None)
            button.setChecked(one is reply)

    def _fit(self) -> None:
        for button in self.buttons.values():
            button.show_words(True)
        spacing = 8 * len(self.buttons)
        wanted = sum(button.sizeHint().width() for button in self.buttons.values()) + spacing
        if wanted > self.width():
            for button in self.buttons.values():
                button.show_words(False)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()


class KeyedButton(QPushButton):
    """Gives a command, and shows the command's key as the cap of a key beside its words."""

    def __init__(self, words: str, action: QAction, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._action, self._theme = words, action, theme
        self.setProperty("kind", "answer")
        self.setAccessibleName(words)
        # the keyboard stays in the list, where the next passage waits
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda _checked=False: action.trigger())
        action.changed.connect(self._follow)
        self.show_words(True)
        self._follow()

    def show_words(self, wanted: bool) -> None:
        self.setText(self._words if wanted else "")
        self.updateGeometry()

    def _follow(self) -> None:
        """Say what the action says by now."""
        self.setIcon(self._action.icon())
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
        self.setAccessibleDescription(f"Key: {self._key}" if self._key else "")
        self.updateGeometry()
        self.update()

    @property
    def _key(self) -> str:
        return self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def sizeHint(self) -> QSize:  # noqa: N802
        hint, cap = super().sizeHint(), cap_size(self._key, self._theme)
        return QSize(hint.width() + cap.width() + (_GAP if self._key else 0), hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        cap = cap_size(self._key, self._theme)
        edge = (self.height() - cap.height()) // 2
        option.rect = self.rect().adjusted(edge, 0, -cap.width() - edge, 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        if self._key:
            place = QRect(QPoint(self.width() - cap.width() - edge, edge), cap)
            role = "muted" if self.isEnabled() else "faint"
            paint_cap(painter, self._theme, place, self._key, role)
