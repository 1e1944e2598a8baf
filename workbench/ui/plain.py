"""Words of people and of strangers' pages where Qt would read markup or keys into them.

Qt takes any words that look like HTML for HTML, in labels and in tooltips. A title could then show
a picture, and fetch it from a file or another computer: here every character is shown as it is.
"""

from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_LINE = 110
"""Characters a line of a tooltip may have."""


class PlainLabel(QLabel):
    """The label of the window. One that is to show markup says so: `QLabel(textFormat=RichText)`."""

    def __init__(self, *words_and_parent: str | QWidget | None, **properties: Any) -> None:
        super().__init__(*words_and_parent, textFormat=Qt.TextFormat.PlainText, **properties)  # type: ignore[call-overload]


def plain_tooltip(words: str) -> str:
    """For `setToolTip`, which takes words for HTML when they look like it, and wraps only those. So long ones
    are given as HTML; others are not, since it would be read aloud with all its signs.
    """
    lines = words.splitlines()
    if all(len(line) <= _LINE for line in lines) and not set(words) & set("<&"):
        return words
    return f"<p>{'<br>'.join(escape(line) for line in lines)}</p>"


def plain_label(words: str) -> str:
    """For buttons, menus and tabs, where one `&` underlines a letter."""
    return words.replace("&", "&&")
