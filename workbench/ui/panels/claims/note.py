"""The working note of a claim: what the analyst wants to remember, not part of any verdict."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.config.drafts import Drafts
from workbench.domain.claim import Claim
from workbench.ui.panels.claims.fields import InlineText
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme

_PAUSE = 400
"""Milliseconds without a key after which what was typed is kept as a draft."""


class WorkingNote(QWidget):
    """Saved when it is left; `edited` carries its words. Until then it is a draft, as a rationale is."""

    edited = Signal(str)

    def __init__(self, theme: Theme, drafts: Drafts, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._drafts = theme, drafts
        self._key = ""
        title = PlainLabel("WORKING NOTE", self)
        title.setProperty("role", "section")
        title.setIndent(4)
        self.field = InlineText(self)
        self.field.setPlaceholderText("Whom to call, what to look up — for yourself, not in the verdict")
        self.field.setAccessibleName("Working note")
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._keep_draft)
        self.field.typed.connect(self._pause.start)
        self.field.committed.connect(self._save)
        self.field.escaped.connect(self._forget_draft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self.field)
        self._dress()
        theme.changed.connect(self._dress)

    def show_claim(self, claim: Claim) -> None:
        is_other = self._key != _key(claim)
        self._key = _key(claim)
        self.field.show_words(claim.note)
        draft = self._drafts.of(self._key) if is_other else None
        if draft is not None:
            self.field.write(draft)

    def settle(self) -> None:
        self.field.settle()

    def _keep_draft(self) -> None:
        if self.field.is_edited:
            self._drafts.keep(self._key, self.field.words)

    def _forget_draft(self) -> None:
        self._pause.stop()
        self._drafts.drop(self._key)

    def _save(self, words: str) -> None:
        self.edited.emit(words.strip())
        self._forget_draft()

    def _dress(self) -> None:
        self.field.setFont(self._theme.font(13))


def _key(claim: Claim) -> str:
    return f"{claim.id} note"
