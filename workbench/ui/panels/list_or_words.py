"""A list, or in its place the words that say why there is none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.ui.keyboard import Keyboard
from workbench.ui.words_page import WordsPage


class ListOrWords(QStackedWidget):
    """Whoever has the keyboard in the one has it in the panel still when the other comes.

    `way_out_taken` is sent when the button below the words is pressed.
    """

    way_out_taken = Signal()

    def __init__(self, panel: QWidget, whole: QWidget, view: QWidget, field: QWidget) -> None:
        """`whole` is shown, and in it `view` gets the panel's keyboard; while there are words only,
        `field` does.
        """
        super().__init__(panel)
        self._panel, self._whole, self._view, self._field = panel, whole, view, field
        self.words = WordsPage(self)
        self.words.way_out_taken.connect(self.way_out_taken)
        self.addWidget(whole)
        self.addWidget(self.words)
        self._keyboard = Keyboard(panel, view)

    def show_list(self) -> None:
        self._turn_to(self._whole, self._view)

    def say(self, words: str, way_out: str = "") -> None:
        self.words.say(words, way_out)
        self._turn_to(self.words, self._field)

    def _turn_to(self, page: QWidget, holder: QWidget) -> None:
        if page is self.currentWidget():
            return
        focus = self.window().focusWidget()
        had_keyboard = focus is not None and self.isAncestorOf(focus)
        self.setCurrentWidget(page)
        self._keyboard.holder = holder
        if had_keyboard and self._panel.isVisible():
            self._panel.setFocus(Qt.FocusReason.OtherFocusReason)
