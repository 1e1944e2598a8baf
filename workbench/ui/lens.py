"""The lens at the beginning of a field that searches."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from workbench.ui.theme import Theme

_SIZE = 16
_MARGIN = 8


class Lens(QLabel):
    """As large as the window's words: an icon that Qt puts into a field is always of the same size."""

    def __init__(self, field: QLineEdit, theme: Theme) -> None:
        super().__init__(field)
        self._field, self._theme = field, theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        field.installEventFilter(self)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        size = self._theme.size(_SIZE)
        self.setPixmap(self._theme.icon("search").pixmap(size, size))
        self._field.setTextMargins(size + _MARGIN, 0, 0, 0)
        self._place()

    def _place(self) -> None:
        size = self._theme.size(_SIZE)
        self.setGeometry(QRect(_MARGIN, (self._field.height() - size) // 2, size, size))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False
