"""After an import: which of the new articles may be newer versions of others, each to be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.article import Article
from workbench.domain.errors import UserError
from workbench.services.renewing import older_version_of
from workbench.services.session import Session
from workbench.ui.desk import Desk
from workbench.ui.plain import PlainLabel, plain_label, plain_tooltip

_LOOKED_AT = 200
"""Of a larger batch only so many articles are compared with what is there."""

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Renewal:
    """An article that was imported, and the one it may be a newer version of."""

    newer: Article
    older: Article


class Renewals(QFrame):
    """Offers to compare what looks like a new version, until it is closed or all are compared."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.buttons: list[QPushButton] = []
        heading = PlainLabel("These may be new versions", wordWrap=True)
        self._close = QToolButton()
        self._close.setToolTip("Keep them as articles of their own")
        self._close.setAccessibleName("Close the list of new versions")
        self._close.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self._close)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._rows)
        desk.theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def look(self, article_ids: Sequence[str]) -> None:
        """Look in a worker for what these articles may renew."""
        wanted, session = article_ids[:_LOOKED_AT], self._desk.session
        if not wanted:
            return

        def search(_job: object) -> list[Renewal]:
            with session.reader() as reader:
                return _renewals(reader, wanted)

        self._desk.tasks.run(search, self._show, long=True)

    def _show(self, renewals: Sequence[Renewal]) -> None:
        for button in self.buttons:
            button.deleteLater()
        self.buttons = [self._button(renewal) for renewal in renewals[:_SHOWN]]
        for button in self.buttons:
            self._rows.addWidget(button)
        self.setVisible(bool(renewals))

    def _button(self, renewal: Renewal) -> QPushButton:
        title = renewal.older.attribution.title or renewal.older.attribution.outlet or "an article"
        button = _Offer(f"New version of “{title}”…")
        button.clicked.connect(lambda: self._compare(renewal, button))
        return button

    def _compare(self, renewal: Renewal, button: QPushButton) -> None:
        from workbench.ui.dialogs.new_version import offer_article

        session = self._desk.session
        try:
            older, newer = session.article(renewal.older.id), session.article(renewal.newer.id)
        except UserError as gone:
            self._desk.report_problem(gone)
            self._settled(button)
            return
        dialog = offer_article(self.window(), self._desk, older, newer)
        dialog.added.connect(lambda _text_id: self._settled(button))

    def _settled(self, button: QPushButton) -> None:
        button.hide()
        if all(other.isHidden() for other in self.buttons):
            self.hide()

    def _dress(self) -> None:
        side = self._desk.theme.size(14)
        self._close.setIcon(self._desk.theme.icon("search.close"))
        self._close.setIconSize(QSize(side, side))


class _Offer(QPushButton):
    """A link whose words are cut off where the pane ends; the tooltip has them whole."""

    def __init__(self, words: str) -> None:
        super().__init__(plain_label(words))
        self._words = words
        self.setProperty("kind", "link")
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(f"{words}\nCompare the two, then decide."))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        room = event.size().width() - 2 * self.fontMetrics().averageCharWidth()
        self.setText(
            plain_label(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))
        )


def _renewals(session: Session, article_ids: Sequence[str]) -> list[Renewal]:
    found = ((article_id, older_version_of(session, article_id)) for article_id in article_ids)
    return [Renewal(session.article(newer), older) for newer, older in found if older]
