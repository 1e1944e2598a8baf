"""A printed page on the screen. Only the pages in sight are held as pictures."""

from collections import OrderedDict

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

_HELD = 6
"""How many pages are held unpacked: those in sight and their neighbours. One takes some ten megabytes."""


class PageSheet(QFrame):
    """Shows a page that is kept packed, as PNG, until it is painted.

    `held` is shared by the sheets of one document, and keeps the pages that were painted last.
    """

    def __init__(self, png: bytes, width: int, held: OrderedDict[int, QImage]) -> None:
        """`width` in logical pixels; the height follows from the page."""
        super().__init__()
        self._png, self._held = png, held
        size = _size_of(png)
        self.setFixedSize(width, round(width * size.height() / size.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._unpacked())
        painter.setPen(self.palette().mid().color())
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _unpacked(self) -> QImage:
        key = id(self)
        if key not in self._held:
            self._held[key] = QImage.fromData(QByteArray(self._png))
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(key)
        return self._held[key]


def _size_of(png: bytes) -> QSize:
    """Width and height as the head of a PNG tells them, without unpacking it."""
    return QSize(int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big"))
