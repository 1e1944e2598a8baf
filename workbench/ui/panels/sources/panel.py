"""The left pane: the articles of the case, what is known of them, and the way in for more."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from workbench.config.settings import GROUPING, Settings
from workbench.domain.anchor import Anchor
from workbench.domain.article import Article, Part, Text, Zone, part_at
from workbench.domain.changes import ChangeSet
from workbench.domain.errors import NotFound
from workbench.domain.evidence import Evidence
from workbench.domain.overview import ArticleRow
from workbench.services import articles
from workbench.services.session import Session
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.dialogs.import_files import ask_for_files, ask_for_folder
from workbench.ui.incoming import Incoming, incoming
from workbench.ui.models.source_lines import Grouping, SourceLine, SourceLines
from workbench.ui.models.sources import SourcesModel
from workbench.ui.notices import Tone
from workbench.ui.panels.sources.details import DetailsSheet
from workbench.ui.panels.sources.dropping import DropVeil
from workbench.ui.panels.sources.header import SourcesHeader
from workbench.ui.panels.sources.import_report import ImportProgress, ImportReport
from workbench.ui.panels.sources.importing import Importer, ImportTally
from workbench.ui.panels.sources.renewals import Renewals
from workbench.ui.panels.sources.view import SourcesView
from workbench.ui.tasks import Job
from workbench.ui.words_page import WordsPage

_BETWEEN_REFRESHES = 200
"""Milliseconds between two looks at a case that is being filled."""

_FEW = 300
"""Articles that are read and sorted in some ten milliseconds."""

_SHORT = 5_000_000
"""Characters that are read in as many, and their sentences counted."""

_AT_ONCE = 20
"""Articles that are removed so fast that nobody notices."""

_LEAST_HEIGHT = 96
"""Of the list, and of the details below it."""


class SourcesPanel(QFrame):
    """Lists the articles of the case on `desk`; opening one is asked of the desk."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAcceptDrops(True)
        self._desk, self._actions = desk, actions
        self._stale, self._reading = True, False
        self.model = SourcesModel(self._count_unread, self)
        self.importer = Importer(desk, self)
        # in the order in which Tab goes through them
        self.header = SourcesHeader(desk.theme, actions, self)
        self.progress = ImportProgress(self)
        self.report = ImportReport(desk.theme, self)
        self.renewals = Renewals(desk, self)
        self.view = SourcesView(self.model, desk.theme, actions, self)
        self.details = DetailsSheet(desk, self)
        self.words_page = WordsPage(desk.theme, "article", self)
        self._soon = QTimer(self, singleShot=True, interval=_BETWEEN_REFRESHES)
        self._open_before_import = ""
        self._lay_out()
        self._wire()
        self._veil = DropVeil(self)

    def settle(self) -> None:
        """Save what is being typed into the details, before the case is closed."""
        self.details.commit()

    # ── what is shown ───────────────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Read the articles of the case again; a large case in a worker, so that nobody waits for it."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._soon.stop()
        count, _claims = self._desk.session.counts()
        if count <= _FEW and self._desk.session.characters() <= _SHORT:
            rows = self._desk.session.articles()
            self._show_rows(rows, SourceLines(rows, self.model.grouping))
        elif self._reading:
            self._stale = True  # what is being read is old already
        else:
            self._read_rows()

    def _read_rows(self) -> None:
        session, grouping = self._desk.session, self.model.grouping

        def read(_job: object) -> tuple[Sequence[ArticleRow], SourceLines]:
            with session.reader() as reader:
                rows = reader.articles()
            return rows, SourceLines(rows, grouping)

        self._reading = True
        job = self._desk.tasks.run(read, lambda found: self._show_rows(*found))
        job.finished.connect(self._on_rows_read)

    def _on_rows_read(self) -> None:
        self._reading = False
        if self._stale:
            self._soon.start()

    def _show_rows(self, rows: Sequence[ArticleRow], lines: SourceLines) -> None:
        self.model.show(rows, lines)
        self.header.say_count(self.model.article_count)
        self._mark_open(self._desk.text_id)
        self._choose_page()

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        self._choose_page()

    def _group_by(self, grouping: Grouping) -> None:
        self.model.group_by(grouping)
        self.header.say_grouping(grouping)
        if grouping is not _grouping_kept(self._desk.settings):
            self._desk.settings[GROUPING] = str(grouping)

    def _choose_page(self) -> None:
        self._say_why_none()
        self._pages.setCurrentWidget(self.view if self.model.rowCount() else self.words_page)
        self._show_details()

    def _say_why_none(self) -> None:
        words = self.header.filter.text().strip()
        if self.model.article_count:
            found = f"No source has “{words}” in its title, outlet, byline or file name."
            self.words_page.say(found, ("Show all sources", self.header.filter.clear))
        elif self._desk.session.read_only:
            self.words_page.say("There are no articles in this case.")
        else:
            importing = self._actions.giving("case.import")
            self.words_page.say(f"No articles yet.\nDrop them anywhere on the window, or {importing}.")

    def _show_details(self) -> None:
        """Of what is selected in the list, else of the open article."""
        row = self.model.row_of_text(self._desk.text_id)
        self.details.show_lines(self.view.selected or ([SourceLine(row)] if row else []))

    def _count_unread(self, row: ArticleRow) -> int:
        """Passages not yet on screen, comments and boilerplate left out."""
        read = self._desk.progress.read(row.text.id)
        return row.passages - (self._desk.session.passages_within(row.text, read) if read else 0)

    # ── opening ─────────────────────────────────────────────────────────────────────────────────

    def _open(self, line: SourceLine) -> None:
        if line.part is None:
            self._desk.show_text(line.row.text.id)
        else:
            self._open_part(line.part)

    def _open_part(self, part: Part) -> None:
        """Show the first passage of a part; where a very long text has to be read for it, in a worker."""
        session = self._desk.session
        text = session.text(part.text_id)
        if text.length <= _SHORT or session.has_at_hand(text):
            self._desk.show_passage(_start_of(session, part))
            return

        def read(_job: Job) -> Anchor:
            with session.reader() as reader:
                return _start_of(reader, part)

        self._desk.tasks.run(read, self._desk.show_passage)

    def _mark_open(self, text_id: str, anchor: Anchor | None = None) -> None:
        row = self.model.row_of_text(text_id)
        part = part_at(row.parts, anchor.start) if row and anchor else None
        self.view.mark_open(row.article.id if row else "", part)
        self._show_details()

    def _open_article(self, article_id: str) -> None:
        try:
            text = self._desk.session.newest_text(article_id)
        except NotFound as error:
            self._desk.report_problem(error)
        else:
            self._desk.show_text(text.id)

    def _open_details(self) -> None:
        self._come_into_view()
        self.details.open()

    def _come_into_view(self) -> None:
        if not self.isVisible():
            self._actions.run("view.sources")

    def _remove_open(self) -> None:
        self._remove([self._desk.session.text(self._desk.text_id).article_id])

    def _remove_selected(self) -> None:
        self._remove(list(dict.fromkeys(line.row.article.id for line in self.view.selected)))

    def _remove(self, article_ids: Sequence[str]) -> None:
        """Remove articles with all that hangs on them, in one action."""
        if len(article_ids) > _AT_ONCE:
            self._desk.do_beside(
                lambda twin: twin.do(articles.remove_articles(twin, article_ids)),
                f"Removing {len(article_ids):,} articles…",
                lambda entry: self._tell_what_went(entry.step),
            )
            return
        step = articles.remove_articles(self._desk.session, article_ids)
        if self._desk.do(step):
            self._tell_what_went(step)

    def _tell_what_went(self, step: ChangeSet) -> None:
        self._desk.notify(_what_went(step), Tone.DONE, "edit.undo")

    # ── importing ───────────────────────────────────────────────────────────────────────────────

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders; what comes of it is shown in this pane."""
        self.take_in(Incoming(tuple(paths)))

    def take_in(self, what: Incoming) -> None:
        """Import what was dropped, pasted or asked for; what comes of it is shown in this pane."""
        if self._desk.session.read_only:
            self._desk.notify(f"Nothing can be imported. {self._desk.session.read_only_because}")
            return
        if not what:
            return
        self._come_into_view()
        self.report.hide()
        if not self.importer.under_way:
            self._open_before_import = self._desk.text_id
        if what.files:
            self.importer.start(what.files)
        elif what.address:
            self.importer.fetch(what.address)
        elif what.pasted:
            self.importer.take(what.pasted)

    def _ask_for_files(self) -> None:
        ask_for_files(self, self._desk.settings, self.import_paths)

    def _ask_for_folder(self) -> None:
        ask_for_folder(self, self._desk.settings, self.import_paths)

    def _ask_for_address(self) -> None:
        from workbench.ui.dialogs.import_address import AddressDialog

        AddressDialog(self, self._desk.theme, lambda address: self.take_in(Incoming(address=address))).open()

    def _import_clipboard(self) -> None:
        what = incoming(QGuiApplication.clipboard().mimeData())
        if what:
            self.take_in(what)
        else:
            self._desk.notify("There is no article on the clipboard. Copy its words or its address first.")

    def _on_imported(self, tally: ImportTally) -> None:
        self.progress.hide()
        self.report.show_tally(tally)
        self.renewals.look([outcome.article_id for outcome in tally.imported])
        self.refresh()
        # whoever has gone on reading meanwhile is not torn away
        if tally.imported and self._desk.text_id == self._open_before_import:
            self._open_first(tally)

    def _open_first(self, tally: ImportTally) -> None:
        """Show the first article that came in, and was not taken back meanwhile."""
        for outcome in tally.imported:
            try:
                text = self._desk.session.newest_text(outcome.article_id)
            except NotFound:
                continue
            self._desk.show_text(text.id)
            return

    # ── the case changes ────────────────────────────────────────────────────────────────────────

    def _on_changed(self, step: ChangeSet) -> None:
        if not step.touches(Article, Text, Part, Zone):
            self._recount(step)
        elif not self.importer.under_way:
            self.refresh()
        elif not self._soon.isActive():
            self._soon.start()

    def _recount(self, step: ChangeSet) -> None:
        """Passages were linked or unlinked: only the counts of their articles are others."""
        records = [record for change in step.changes for record in (change.before, change.after)]
        text_ids = {record.anchor.text_id for record in records if isinstance(record, Evidence)}
        if not self.isVisible():
            self._stale = self._stale or bool(text_ids)
            return
        for text_id in text_ids:
            article_id = self._desk.session.text(text_id).article_id
            self.model.recount(article_id, self._desk.session.cited(article_id))

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        self._pages = QStackedWidget(self)
        for page in (self.view, self.words_page):
            self._pages.addWidget(page)
        self._pages.setMinimumHeight(self._desk.theme.size(_LEAST_HEIGHT))
        upper = QWidget(self)
        inside = QVBoxLayout(upper)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for widget in (self.header, self.progress, self.report, self.renewals):
            inside.addWidget(widget)
        inside.addWidget(self._pages, 1)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(upper)
        self._split.addWidget(self.details)
        self._split.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split)
        self._fit_details(folded=True)

    def _wire(self) -> None:
        desk, actions = self._desk, self._actions
        self._group_by(_grouping_kept(desk.settings))
        actions.follow("case.import", self._say_why_none)
        self.header.filtered.connect(self._filter)
        self.header.grouped.connect(self._group_by)
        self.header.left_downwards.connect(self.view.enter_from_above)
        self.view.opened.connect(self._open)
        self.view.remove_asked.connect(self._remove_selected)
        self.view.left_upwards.connect(self.header.filter.setFocus)
        self.view.selection_changed.connect(self._show_details)
        self.details.folded.connect(self._fit_details)
        desk.theme.changed.connect(self._fit_head)
        self.importer.progressed.connect(self.progress.show_tally)
        self.importer.finished.connect(self._on_imported)
        self.progress.cancelled.connect(self.importer.cancel)
        self.report.article_asked.connect(self._open_article)
        self._soon.timeout.connect(self.refresh)
        desk.changed.connect(self._on_changed)
        desk.article_asked.connect(self._mark_open)
        desk.read_on.connect(self.model.forget_unread)
        actions.on("case.import", self._ask_for_files)
        actions.on("case.import_folder", self._ask_for_folder)
        actions.on("case.import_url", self._ask_for_address)
        actions.on("case.import_clipboard", self._import_clipboard)
        actions.on("article.details", self._open_details)
        actions.on("article.remove", self._remove_open)

    def _fit_details(self, folded: bool) -> None:
        """Folded, the sheet is as high as its head; unfolded it takes the lower half."""
        if folded:
            self._fit_head()
        else:
            self.details.setMinimumHeight(self._desk.theme.size(_LEAST_HEIGHT))
            self.details.setMaximumHeight(16777215)
            self._split.setSizes([self.height() * 2 // 5, self.height() * 3 // 5])
            self.view.scrollTo(self.view.currentIndex())

    def _fit_head(self) -> None:
        if not self.details.is_open:
            self.details.setFixedHeight(self.details.head_height)

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if incoming(event.mimeData()) and not self._desk.session.read_only:
            event.acceptProposedAction()
            self._veil.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self._veil.hide()
        event.acceptProposedAction()
        self.take_in(incoming(event.mimeData()))


def _start_of(session: Session, part: Part) -> Anchor:
    """The first passage of a part."""
    start, end = session.passage_from(part.text_id, part.start) or (part.start, part.end)
    return session.anchor(part.text_id, start, min(end, part.end))


def _grouping_kept(settings: Settings) -> Grouping:
    kept = settings[GROUPING]
    return Grouping(kept) if kept in set(Grouping) else Grouping.DATE


def _what_went(step: ChangeSet) -> str:
    """`Removed 1 article and 3 linked passages.`"""
    count = sum(isinstance(change.record, Article) for change in step.changes)
    linked = sum(isinstance(change.record, Evidence) for change in step.changes)
    said = "1 article" if count == 1 else f"{count:,} articles"
    if linked:
        said += " and 1 linked passage" if linked == 1 else f" and {linked:,} linked passages"
    return f"Removed {said}."
