"""A choice in the head of a list: one of some, or on and off."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget


def segment(words: str, help: str, parent: QWidget) -> QPushButton:
    """A button that stays pressed while it is chosen; `help` says what is shown then."""
    button = QPushButton(words, parent)
    button.setCheckable(True)
    button.setProperty("kind", "segment")
    button.setToolTip(help)
    button.setAccessibleDescription(help)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
