"""The left pane: the articles of the case, what is known of them, and the way in for more."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.anchor import Anchor
from workbench.domain.article import Article, Part, Text, Zone, part_at, zone_at
from workbench.domain.changes import ChangeSet
from workbench.domain.evidence import Evidence
from workbench.domain.overview import ArticleRow
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.models.source_lines import Grouping, SourceLine
from workbench.ui.models.sources import SourcesModel
from workbench.ui.panels.sources.header import SourcesHeader
from workbench.ui.panels.sources.view import SourcesView


class SourcesPanel(QFrame):
    """Lists the articles of the case on `desk`; opening one is asked of the desk."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._desk = desk
        self._stale = True
        self.model = SourcesModel(self._count_unread, self)
        self.header = SourcesHeader(desk.theme, actions, self)
        self.view = SourcesView(self.model, desk.theme, self)
        self._pages = QStackedWidget(self)
        self._empty = self._empty_page(actions)
        self._nothing = _words("")
        for page in (self.view, self._empty, self._nothing):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._pages, 1)
        self.header.say_grouping(self.model.grouping)
        self.header.filtered.connect(self._filter)
        self.header.grouped.connect(self._group_by)
        self.header.left_downwards.connect(self.view.enter_from_above)
        self.view.opened.connect(self._open)
        self.view.left_upwards.connect(self.header.filter.setFocus)
        desk.changed.connect(self._on_changed)
        desk.article_asked.connect(self._on_article_asked)
        desk.read_on.connect(self.model.forget_unread)
        desk.theme.changed.connect(self._dress)
        self._dress()

    # ── what is shown ───────────────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Read the articles of the case again."""
        self._stale = False
        self.model.show(self._desk.session.articles())
        self.header.say_count(self.model.article_count)
        self._on_article_asked(self._desk.text_id, None)
        self._choose_page()

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        self._choose_page()

    def _group_by(self, grouping: Grouping) -> None:
        self.model.group_by(grouping)

    def _choose_page(self) -> None:
        if not self.model.article_count:
            self._pages.setCurrentWidget(self._empty)
        elif not self.model.rowCount():
            words = self.header.filter.text().strip()
            self._nothing.setText(f"No source has “{words}” in its title, outlet, byline or file name.")
            self._pages.setCurrentWidget(self._nothing)
        else:
            self._pages.setCurrentWidget(self.view)

    def _count_unread(self, row: ArticleRow) -> int:
        """Passages not yet on screen, comments and boilerplate left out."""
        text_id = row.text.id
        if not self._desk.progress.read(text_id):
            return row.passages
        zones = self._desk.session.zones(text_id)
        unread = self._desk.progress.unread(text_id, self._desk.session.passages(text_id))
        return sum(1 for start, _ in unread if (zone := zone_at(zones, start)) and zone.kind.is_reporting)

    # ── opening ─────────────────────────────────────────────────────────────────────────────────

    def _open(self, line: SourceLine) -> None:
        text = line.row.text
        if line.part is None:
            self._desk.show_text(text.id)
        else:
            self._desk.show_passage(self._start_of(line.part))

    def _start_of(self, part: Part) -> Anchor:
        """The first passage of a part."""
        session = self._desk.session
        for start, end in session.passages(part.text_id):
            if start >= part.start:
                return session.anchor(part.text_id, start, min(end, part.end))
        return session.anchor(part.text_id, part.start, part.end)

    def _on_article_asked(self, text_id: str, anchor: Anchor | None) -> None:
        row = self.model.row_of_text(text_id)
        part = part_at(row.parts, anchor.start) if row and anchor else None
        self.view.mark_open(row.article.id if row else "", part)

    def _on_changed(self, step: ChangeSet) -> None:
        if not step.touches(Article, Text, Part, Zone, Evidence):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _empty_page(self, actions: Actions) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        self._mark = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        keys = actions["case.import"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button = QPushButton("Import articles")
        button.setProperty("kind", "primary")
        button.clicked.connect(actions["case.import"].trigger)
        column.addStretch(2)
        column.addWidget(self._mark)
        column.addWidget(
            _words(f"Drop text files here,\nor press {keys}." if keys else "Drop text files here.")
        )
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        return page

    def _dress(self) -> None:
        side = self._desk.theme.size(32)
        self._mark.setPixmap(self._desk.theme.icon("drop").pixmap(side, side))

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._stale:
            self.refresh()


def _words(words: str) -> QLabel:
    label = QLabel(words, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "muted")
    label.setMargin(16)
    return label
