"""What is shown while something is dragged over the pane."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.ui.plain import PlainLabel


class DropVeil(PlainLabel):
    """Lies over a widget while files or pages are dragged over it, and says what dropping them would do."""

    def __init__(self, over: QWidget) -> None:
        super().__init__("Drop to import", over, alignment=Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", "veil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = over
        self.hide()

    def cover(self) -> None:
        self.setGeometry(self._over.rect().adjusted(4, 4, -4, -4))
        self.raise_()
        self.show()
