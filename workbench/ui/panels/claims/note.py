"""The working note of a claim: what the analyst wants to remember, not part of any verdict."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.config.drafts import Drafts
from workbench.domain.claim import Claim
from workbench.ui.panels.claims.drafted import DraftedText
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme


class WorkingNote(QWidget):
    """Saved when it is left, by `save`. Until then it is a draft, as a rationale is."""

    def __init__(self, theme: Theme, drafts: Drafts, save: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        title = PlainLabel("WORKING NOTE", self)
        title.setProperty("role", "section")
        title.setIndent(4)
        self.field = DraftedText(self, drafts, lambda words: save(words.strip()))
        self.field.setPlaceholderText("Whom to call, what to look up — for yourself, not in the verdict")
        self.field.setAccessibleName("Working note")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self.field)
        self._dress()
        theme.changed.connect(self._dress)

    def show_claim(self, claim: Claim) -> None:
        self.field.show_of(f"{claim.id} note", claim.note)

    def _dress(self) -> None:
        self.field.setFont(self._theme.font(13))
