"""Choices in the head of a list: one of some, and what is on or off."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget


def segment(words: str, help: str, parent: QWidget) -> QPushButton:
    """One of some, pressed while it is the chosen one; `help` says what is shown then."""
    return _checkable(words, help, "segment", parent)


def toggle(words: str, help: str, parent: QWidget) -> QPushButton:
    """What is on or off by itself, with an edge that tells it can be pressed; `help` says what it does."""
    return _checkable(words, help, "toggle", parent)


def _checkable(words: str, help: str, kind: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setCheckable(True)
    button.setProperty("kind", kind)
    button.setToolTip(help)
    button.setAccessibleDescription(help)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
