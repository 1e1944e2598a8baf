"""Words that are a draft from the first key until they are saved."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from workbench.config.drafts import Drafts
from workbench.ui.panels.claims.fields import InlineText

_PAUSE = 400
"""Milliseconds without a key after which what was typed is kept as a draft."""


class DraftedText(InlineText):
    """Inline words of one record after the other. What was typed and could not be saved is there again
    whenever its record is shown, also after the program was killed.
    """

    def __init__(
        self, parent: QWidget, drafts: Drafts, save: Callable[[str], bool], *, enter_ends: bool = False
    ) -> None:
        super().__init__(parent, save, enter_ends=enter_ends)
        self._drafts = drafts
        self._key = ""
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._keep_draft)
        self.typed.connect(self._pause.start)
        self.escaped.connect(self._keep_draft)

    def show_of(self, key: str, words: str) -> None:
        """Show the saved words of the record that `key` names, and of another than before its draft."""
        is_other = key != self._key
        if is_other:
            self.let_go()
        self._key = key
        self.show_words(words)
        draft = self._drafts.of(key) if is_other and not self.isReadOnly() else None
        if draft is not None:
            self.write(draft)

    def let_go(self) -> None:
        """The record is shown no longer: what was typed waits for it."""
        self._keep_draft()
        self._key = ""
        self.take_back()

    def settle(self) -> None:
        super().settle()
        self._keep_draft()

    def _keep_draft(self) -> None:
        """Write down at once what was typed and is not saved."""
        self._pause.stop()
        if not self._key or self.isReadOnly():
            return
        if self.is_edited:
            self._drafts.keep(self._key, self.words)
        else:
            self._drafts.drop(self._key)
