"""A list, or in its place the words that say why there is none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.ui.keyboard import Keyboard
from workbench.ui.theme import Theme
from workbench.ui.words_page import WayOut, WordsPage


class ListOrWords(QStackedWidget):
    """Whoever has the keyboard in the one has it in the panel still when the other comes."""

    def __init__(
        self, panel: QWidget, theme: Theme, icon: str, view: QWidget, whole: QWidget | None = None
    ) -> None:
        """`view` gets the panel's keyboard; `whole` is what is shown, where the view is only a part of it.
        `icon` stands above the words.
        """
        super().__init__(panel)
        self._panel, self._view, self._whole = panel, view, whole or view
        self._keyboard = Keyboard(panel, view)
        self.words = WordsPage(theme, icon, self)
        self.addWidget(self._whole)
        self.addWidget(self.words)

    def show_list(self) -> None:
        self._turn_to(self._whole, self._view)

    def say(self, words: str, *ways_out: WayOut) -> None:
        self.words.say(words, *ways_out)
        self._turn_to(self.words, self.words)

    def _turn_to(self, page: QWidget, holder: QWidget) -> None:
        if page is self.currentWidget():
            return
        focus = self.window().focusWidget()
        had_keyboard = focus is not None and self.isAncestorOf(focus)
        self.setCurrentWidget(page)
        self._keyboard.holder = holder
        if had_keyboard and self._panel.isVisible():
            holder.setFocus(Qt.FocusReason.OtherFocusReason)
