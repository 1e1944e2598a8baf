"""The Article pane: joins the viewer with the desk."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.config.settings import TEXT_SIZE
from workbench.domain.anchor import Anchor
from workbench.domain.article import Article, Part, Text, Zone
from workbench.domain.changes import ChangeSet
from workbench.domain.claim import Appearance, Claim
from workbench.domain.errors import UserError
from workbench.domain.evidence import Evidence
from workbench.domain.overview import OpenText
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.panels.article.page import set_page
from workbench.ui.panels.article.viewer import Viewer


class ArticlePanel(QWidget):
    """Shows the article the desk asks for, and tells the desk which words are selected."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = actions
        self._open: OpenText | None = None
        self.viewer = Viewer(desk.theme, self)
        self.viewer.set_font_size(desk.settings[TEXT_SIZE])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.viewer)
        desk.article_asked.connect(self._show)
        self.viewer.selectionChanged.connect(self._tell_selection)

    def selected_words(self) -> Anchor | None:
        """The words that are selected in the article; None when none are."""
        start, end = self.viewer.selected()
        if self._open is None or start == end:
            return None
        try:
            return self._desk.session.anchor(self._open.text.id, start, end)
        except UserError:  # nothing but blanks
            return None

    def _show(self, text_id: str, anchor: Anchor | None) -> None:
        self._open = opened = self._desk.session.open_text(text_id)
        self.viewer.show_page(set_page(opened.words, opened.zones, opened.parts))
        self.viewer.set_marks(opened.marks, self._desk.claim_id)
        if anchor is not None:
            self.viewer.reveal(anchor.start, anchor.end)

    def _tell_selection(self) -> None:
        self._desk.select(self.selected_words())
