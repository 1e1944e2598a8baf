"""The Article pane: joins the viewer with the desk."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QWidget

from workbench.config.settings import TEXT_SIZE
from workbench.domain.anchor import Anchor
from workbench.domain.article import Article, Part, Text, Zone
from workbench.domain.changes import ChangeSet, Record
from workbench.domain.claim import Appearance
from workbench.domain.errors import NotFound
from workbench.domain.evidence import Evidence
from workbench.domain.overview import Mark, OpenText
from workbench.domain.span import Span
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.keyboard import Keyboard
from workbench.ui.notices import Tone
from workbench.ui.panels.article.borders import Borders
from workbench.ui.panels.article.empty import EmptyPage
from workbench.ui.panels.article.find_bar import FindBar
from workbench.ui.panels.article.finding import Finding
from workbench.ui.panels.article.flash import Flash
from workbench.ui.panels.article.glance import Glance
from workbench.ui.panels.article.headline import Headline
from workbench.ui.panels.article.looking import Look
from workbench.ui.panels.article.mark_deeds import MarkDeeds
from workbench.ui.panels.article.menu import ArticleMenu
from workbench.ui.panels.article.opening import Opener
from workbench.ui.panels.article.passages import Passages
from workbench.ui.panels.article.setting import set_stretch
from workbench.ui.panels.article.strip import MarkStrip
from workbench.ui.panels.article.text_bar import TextBar
from workbench.ui.panels.article.trail import Stop, Trail
from workbench.ui.panels.article.viewer import Viewer
from workbench.ui.panels.article.waiting import WaitingPage
from workbench.ui.panels.article.worth import Worth


class ArticlePanel(QWidget):
    """Shows the article the desk asks for, and tells the desk which words are selected and were read."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = actions
        self._open: OpenText | None = None
        self._stale = False
        self._wanted: Anchor | None = None
        self._trail = Trail()
        self._reviewed = -1
        self._unfolded: dict[str, set[str]] = {}
        self.viewer = Viewer(desk.theme, self)
        self.viewer.set_font_size(desk.settings[TEXT_SIZE])
        self.headline = Headline(desk.theme, self.viewer)
        self.bar = TextBar(self.viewer, self)
        self.strip = MarkStrip(self.viewer, desk.theme, self)
        find_bar = FindBar(desk.theme, actions, Look(desk.tasks, self), self.viewer)
        self.finding = Finding(find_bar, self.viewer, self.strip, actions)
        self.empty = EmptyPage(desk.theme, actions, self)
        self.waiting = WaitingPage(desk.theme, self)
        self.opener = Opener(desk, self)
        self.passages = Passages(desk, actions, self.viewer)
        self.marks = MarkDeeds(desk, self.viewer)
        self.worth = Worth(desk, actions, self.viewer, self.passages)
        self.borders = Borders(desk, self.viewer)
        self.flash = Flash(desk, self.viewer)
        self.glance = Glance(self.viewer)
        self.menu = ArticleMenu(self.viewer, actions, self.marks, self.borders, self)
        self._lay_out()
        self._wire()
        self._give_deeds()
        self._show_empty()
        if desk.text_id:
            self._on_asked(desk.text_id, None)

    def _lay_out(self) -> None:
        article = QWidget(self)
        row = QHBoxLayout(article)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.viewer, 1)
        row.addWidget(self.bar)
        row.addWidget(self.strip)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(article)
        self._pages.addWidget(self.waiting)
        self.setAccessibleName("Article")
        self._keyboard = Keyboard(self, self.viewer)

    def _wire(self) -> None:
        desk, viewer = self._desk, self.viewer
        desk.article_asked.connect(self._on_asked)
        desk.claim_chosen.connect(self._show_marks)
        desk.changed.connect(self._on_changed)
        desk.theme.changed.connect(self._take_text_size)
        viewer.clicked.connect(self._on_clicked)
        viewer.entered.connect(self._on_entered)
        viewer.set_anew.connect(self._show_folding)
        viewer.escaped.connect(self.finding.dismiss)
        viewer.zoomed.connect(self._zoom)
        viewer.turned.connect(self._turn)
        viewer.too_much_to_copy.connect(self._refuse_to_copy)
        self.headline.details_asked.connect(lambda: self._actions.run("article.details"))
        self.headline.words_asked.connect(lambda: self._actions.run("article.ocr"))
        self.headline.mending_asked.connect(lambda: self._actions.run("article.mend"))
        self.headline.orphans_asked.connect(self._review_orphans)
        self.strip.picked.connect(self._on_strip_picked)
        self.glance.took.connect(self._tell_seen)

    def _give_deeds(self) -> None:
        on = self._actions.on
        on("article.back", lambda: self._turn(-1))
        on("article.forward", lambda: self._turn(1))
        on("article.next_mark", lambda: self._go_to_mark(1))
        on("article.previous_mark", lambda: self._go_to_mark(-1))
        on("article.zones", self._show_zones)
        on("article.fold", self.viewer.toggle_fold)
        on("text.larger", lambda: self._zoom(1))
        on("text.smaller", lambda: self._zoom(-1))
        on("text.normal", lambda: self._set_text_size(TEXT_SIZE.default))

    def selected_words(self) -> Anchor | None:
        """The words that are selected in the article; None when none are."""
        return self.passages.selected_words()

    def said_by(self, anchor: Anchor) -> str:
        """Who says these words, where the article is being looked through for what is worth checking."""
        return self.worth.said_by(anchor)

    def _tell_seen(self, start: int, end: int) -> None:
        if self._open is not None:
            self._desk.see(self._open.text.id, start, end)

    # ── which article is shown ──────────────────────────────────────────────────────────────────

    def _on_asked(self, text_id: str, anchor: Anchor | None) -> None:
        if self._open is not None and self._open.text.id == text_id:
            self._go_to(anchor)
            return
        if self.opener.awaited is not None and self.opener.awaited.id == text_id:
            self._wanted = anchor
            return
        self._leave()
        if not text_id:
            self._show_empty()
            return
        here = self._trail.here
        stop = here if here is not None and here.text_id == text_id else self._trail.visit(text_id)
        self._show(stop, anchor)

    def _turn(self, by: int) -> None:
        """Go back (-1) or forward (1) to the article that was open before or after this one."""
        self._leave()
        stop = self._trail.go(by)
        if stop is not None:
            self._desk.show_text(stop.text_id)

    def _leave(self) -> None:
        """Remember how far the open article is scrolled, and what of it is unfolded."""
        opened, here = self._open, self._trail.here
        if opened is not None and here is not None and here.text_id == opened.text.id:
            self._trail.leave_at(self.viewer.places.top())
            self._unfolded[opened.text.id] = {opened.zones[zone].id for zone in self.viewer.open_zones}

    def _show(self, stop: Stop, anchor: Anchor | None) -> None:
        self._wanted = anchor
        try:
            self.opener.open(stop.text_id, lambda opened: self._begin(opened, stop), self._on_failed)
        except NotFound as error:
            self._on_failed(error)
        if self.opener.awaited is not None:
            self._wait_for(self.opener.awaited)

    def _wait_for(self, text: Text) -> None:
        """Leave the article before; the next one is being read."""
        had_keyboard = self.viewer.hasFocus()
        self._open = None
        self.waiting.wait_for(text)
        self._keyboard.holder = self.waiting
        self._pages.setCurrentWidget(self.waiting)
        if had_keyboard:
            self.waiting.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finding.search_in("")
        self.passages.begin("")

    def _on_failed(self, error: Exception) -> None:
        self._show_empty()
        self._desk.report_problem(error)

    def _begin(self, opened: OpenText, stop: Stop) -> None:
        self._open = opened
        focus = QApplication.focusWidget()
        is_waited_for = focus in (None, self.empty, self.empty.button, self.waiting)
        self.waiting.rest()
        self._keyboard.holder = self.viewer
        self._pages.setCurrentIndex(1)
        if is_waited_for:
            self.viewer.setFocus(Qt.FocusReason.OtherFocusReason)
        self.flash.stop()
        anchor, self._wanted = self._wanted, None
        self._set_page(opened, anchor.start if anchor else stop.position)
        self.passages.begin(opened.text.id)
        self.finding.search_in(opened.words)
        if anchor is None or not anchor.holds_in(opened.words):
            self.viewer.scroll_to(stop.position)
        self._go_to(anchor)
        self._tell_trail()

    def _set_page(self, opened: OpenText, position: int) -> None:
        """Set the words; of a very long text, those around a code point."""
        unfolded = self._unfolded.get(opened.text.id, set())
        shown = {number for number, zone in enumerate(opened.zones) if zone.id in unfolded}
        page = set_stretch(
            opened.words,
            opened.zones,
            opened.parts,
            all_borders=self._actions["article.zones"].isChecked(),
            around=position,
            open_zones=shown,
        )
        self.viewer.show_page(page, shown)
        pages = opened.text.page_starts
        self.viewer.set_page_numbers(pages if len(pages) > 1 else ())
        title = opened.article.attribution.title or opened.text.file_name
        self.viewer.setAccessibleName(f"Article: {title}")
        self._show_marks()

    def _show_empty(self) -> None:
        self._open = None
        self.worth.show(None)
        self.opener.cancel()
        self.waiting.rest()
        self._keyboard.holder = self.empty
        self._pages.setCurrentIndex(0)
        articles, _claims = self._desk.session.counts()
        self.empty.show_for(articles, self._desk.session.read_only)
        self.finding.dismiss()
        self.passages.begin("")

    def _go_to(self, anchor: Anchor | None) -> None:
        """Bring a passage into view and light it up; it is then the one that a link would cite."""
        if anchor is None or self._open is None:
            return
        if anchor.holds_in(self._open.words):
            self.viewer.reveal(anchor.start, anchor.end)
            self.passages.take(anchor)
            self.flash.at(anchor.start, anchor.end)
        else:
            self._desk.notify("These words are no longer where they were in the article.", Tone.PROBLEM)

    def _tell_trail(self) -> None:
        self._desk.set_fact("back", self._trail.can_go_back)
        self._desk.set_fact("forward", self._trail.can_go_forward)

    # ── what changes ────────────────────────────────────────────────────────────────────────────

    def _on_changed(self, step: ChangeSet) -> None:
        if not self.isVisible():
            self._stale = True
        elif self._open is None or any(_is_of_page(change.record, self._open) for change in step.changes):
            self._show_again()
        elif any(_is_mark_in(change.record, self._open) for change in step.changes):
            self._open = self._desk.session.marked_again(self._open)
            self._show_marks()
            self.passages.dismiss_bar()

    def _show_again(self) -> None:
        """The article itself may be another; what the reader looks at stays where it is."""
        if self._open is None and self.opener.awaited is None:
            self._show_empty()
            return
        self._leave()
        try:
            if self._open is not None:
                self.opener.open(self._open.text.id, self._set_again, self._on_failed)
            elif self.opener.awaited is not None:
                self._desk.session.text(self.opener.awaited.id)
        except NotFound:
            self._forget_article()

    def _forget_article(self) -> None:
        self._trail.forget(self._desk.text_id)
        self._tell_trail()
        self._desk.show_text("")

    def _set_again(self, opened: OpenText) -> None:
        self._open = opened
        position = self.viewer.places.top()
        selected = self.viewer.anchor_position(), self.viewer.cursor_position()
        self._set_page(opened, position)
        self.viewer.select(*selected)
        self.viewer.scroll_to(position)
        self.passages.show_again()
        self.finding.show_again()

    def _show_marks(self, _claim_id: str = "") -> None:
        if self._open is not None:
            self.marks.show(self._open.marks)
            self.worth.show(self._open)
            self.strip.show_marks(self._open.marks, self._desk.claim_id)
            self.headline.show_text(self._open)

    # ── what the analyst does ───────────────────────────────────────────────────────────────────

    def _on_clicked(self, point: QPoint) -> None:
        row = self.viewer.row_at(point)
        if row >= 0:
            self.viewer.open_zone(row, not self.viewer.is_open(row))
        else:
            self.marks.click(point)

    def _on_entered(self) -> None:
        """Show the card of the mark at the cursor."""
        marks = self.marks.on(self.viewer.cursor_position())
        self.marks.choose(marks, self.viewer.cursorRect().bottomLeft())

    def _show_folding(self) -> None:
        self._actions["article.fold"].setChecked(not self.viewer.open_zones)

    def _on_strip_picked(self, span: Span, mark: Mark | None) -> None:
        self.viewer.reveal(*span)
        self.flash.at(*span)
        if mark is not None:
            self.marks.open(mark)

    def _go_to_mark(self, by: int) -> None:
        mark = self.marks.step(by)
        if mark is None:
            self._desk.notify("Nothing is marked in this article yet.")
            return
        self._go_to(mark.anchor)
        self.viewer.setAccessibleDescription(self.marks.describe(mark))
        self._desk.notify(self.marks.describe(mark))

    def _refuse_to_copy(self) -> None:
        self._desk.notify(
            "So many words cannot be copied at once. Save the whole file where the original is shown.",
            command="article.original",
        )

    def _review_orphans(self) -> None:
        """Go through the passages that lost their place, one with each click."""
        if self._open is None or not self._open.orphans:
            return
        orphans = self._open.orphans
        self._reviewed = (self._reviewed + 1) % len(orphans)
        self.marks.open(orphans[self._reviewed])

    def _show_zones(self) -> None:
        if self._open is not None:
            self._show_again()

    def _zoom(self, by: int) -> None:
        self._set_text_size(self._desk.settings[TEXT_SIZE] + by)

    def _set_text_size(self, pixels: int) -> None:
        if TEXT_SIZE.takes(pixels):
            self._desk.settings[TEXT_SIZE] = pixels
            self._take_text_size()

    def _take_text_size(self) -> None:
        """Be in the size that is set, wherever it was set."""
        self.viewer.set_font_size(self._desk.settings[TEXT_SIZE])

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        if self._open is not None:
            self.menu.ask(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._show_again()


def _is_of_page(record: Record, opened: OpenText) -> bool:
    """Whether a record says what the page of the open article is."""
    match record:
        case Article():
            return record.id == opened.article.id
        case Text():
            return record.id == opened.text.id
        case Part() | Zone():
            return record.text_id == opened.text.id
    return False


def _is_mark_in(record: Record, opened: OpenText) -> bool:
    return isinstance(record, Evidence | Appearance) and record.anchor.text_id == opened.text.id
