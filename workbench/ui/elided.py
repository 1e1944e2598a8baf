"""A line of words that is cut off with an ellipsis where there is no room for all of them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.ui.plain import PlainLabel


class ElidedLabel(PlainLabel):
    """Takes what room there is, and at least `least` pixels. Its words are never read as markup."""

    def __init__(self, role: str, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._least, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        line = self.text().replace("\n", " ")
        words = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)
