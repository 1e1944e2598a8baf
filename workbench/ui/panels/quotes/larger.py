"""A window of its own for what is compared, where the drawer is too small."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.ui.commands import Actions
from workbench.ui.models.quotes import Line, SayingLine
from workbench.ui.notices import NoticeBar
from workbench.ui.panels.quotes.document_page import DocumentPage
from workbench.ui.panels.quotes.saying_page import SayingPage
from workbench.ui.place_keys import PlaceKeys
from workbench.ui.theme import Theme

Page = SayingPage | DocumentPage


class LargerDialog(QDialog):
    """Shows one saying or document with room for all of it; the keys of the ledger hold here too.

    `opened` is sent with the number of a wording or copy that is to be shown in its article. `notices` say
    what came of a key, since the window's own are behind it.
    """

    opened = Signal(int)

    def __init__(
        self, theme: Theme, actions: Actions, line: Line, parent: QWidget, *, may_change: bool
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Quotes compared" if isinstance(line, SayingLine) else "Copies compared")
        self._may_change = may_change
        self.page: Page
        if isinstance(line, SayingLine):
            self.page = SayingPage(theme, actions, self, is_large=True)
        else:
            self.page = DocumentPage(theme, actions, self, is_large=True)
        self.page.opened.connect(self.opened)
        close = QPushButton("Close")
        close.setProperty("kind", "primary")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addLayout(foot)
        self.notices = NoticeBar(theme, actions, self)
        column.addWidget(self.notices)
        for button in (*self.page.head.buttons.values(), self.notices.way_out):
            button.setAutoDefault(False)
        views: list[QWidget] = [self.page.view]
        if isinstance(self.page, DocumentPage) and self.page.copies is not None:
            views.append(self.page.copies)
        self._keys = PlaceKeys(actions, "quotes", self, *views)
        room = parent.screen().availableSize()
        self.resize(min(theme.size(1240), room.width() - 40), min(theme.size(760), room.height() - 60))
        self.show_line(line)

    def show_line(self, line: Line) -> None:
        if isinstance(self.page, SayingPage) and isinstance(line, SayingLine):
            self.page.show_row(line.row)
        elif isinstance(self.page, DocumentPage) and not isinstance(line, SayingLine):
            self.page.show_collation(line.collation, may_change=self._may_change)
        self.page.view.setFocus(Qt.FocusReason.OtherFocusReason)
