"""The passage that a link would cite: the selected words, else the sentence the cursor is in."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QDrag, QGuiApplication

from workbench.domain.anchor import Anchor, anchor_at
from workbench.domain.dates import readable_date
from workbench.domain.errors import UserError
from workbench.domain.span import Span
from workbench.services import checking
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.drag_picture import drag_picture
from workbench.ui.drags import passage_drag
from workbench.ui.notices import Tone
from workbench.ui.panels.article.selection_bar import SelectionBar
from workbench.ui.panels.article.viewer import Viewer

LONGEST = 100_000
"""Characters that can be cited at once. Who selects more wants to copy them."""


class Passages(QObject):
    """Tells the desk what is selected in `viewer`, and shows the selection bar beside it."""

    def __init__(self, desk: Desk, actions: Actions, viewer: Viewer) -> None:
        super().__init__(viewer)
        self._desk, self._viewer = desk, viewer
        self._text_id = ""
        self.told_of: Callable[[Anchor], str] = lambda _anchor: ""
        """What else there is to say of the selected words, beside them."""
        self.bar = SelectionBar(desk.theme, actions, viewer.viewport())
        self._bar_wanted = False
        viewer.sentence_at = self.sentence_at
        viewer.settled.connect(self._tell)
        viewer.selectionChanged.connect(self._on_selection_changed)
        viewer.taken.connect(self._drag)
        for moved in (viewer.scrolled, viewer.set_anew):
            moved.connect(self._place_bar)
        desk.claim_chosen.connect(self._hint)
        actions.on("passage.sentence", viewer.select_sentence)
        actions.on("passage.copy", self._copy)
        actions.on("link.appearance", self._link_appearance)
        self._hint()

    def begin(self, text_id: str) -> None:
        """Another article is shown; nothing of it is selected yet."""
        self._text_id = text_id
        self._bar_wanted = False
        self.bar.hide()
        self._desk.select(None)

    def selected_words(self) -> Anchor | None:
        """The words that are selected; None when none are, or nothing but blanks."""
        return self._anchor(self._viewer.selected())

    def sentence_at(self, position: int) -> Span | None:
        """The sentence that a code point is in, or ends at."""
        if not self._text_id:
            return None
        passage_at = self._desk.session.passage_at
        return passage_at(self._text_id, position) or (
            passage_at(self._text_id, position - 1) if position else None
        )

    def take(self, anchor: Anchor) -> None:
        """Make a passage the one that a link would cite, without selecting its words."""
        self._viewer.select(anchor.start, anchor.start)
        self._bar_wanted = False
        self.bar.hide()
        self._viewer.outline((anchor.start, anchor.end))
        self._desk.select(anchor)

    def show_again(self) -> None:
        """The same words are on another page: outline the passage there as before."""
        anchor = self._desk.selection
        if anchor is not None and self.selected_words() is None:
            self._viewer.outline((anchor.start, anchor.end))

    def show_hint_again(self) -> None:
        """There is something else to say of the selected words."""
        self._hint()

    def dismiss_bar(self) -> None:
        """The bar has served; it comes back with the next selection."""
        self._bar_wanted = False
        self.bar.hide()

    def _tell(self) -> None:
        anchor = self.selected_words()
        self._bar_wanted = anchor is not None
        sentence = None
        start, end = self._viewer.selected()
        if anchor is None and end - start <= LONGEST and self._viewer.row_at_cursor() < 0:
            sentence = self.sentence_at(self._viewer.cursor_position())
            anchor = self._anchor(sentence) if sentence else None
        self._viewer.outline(sentence)
        self._desk.select(anchor)
        self._hint()

    def _anchor(self, span: Span) -> Anchor | None:
        if not self._text_id or not 0 < span[1] - span[0] <= LONGEST:
            return None
        try:
            return anchor_at(self._text_id, self._viewer.page.words, *span)
        except UserError:  # nothing but blanks
            return None

    def _on_selection_changed(self) -> None:
        if self._viewer.is_pointing:
            # it would run after the mouse; it is shown when the button is released
            self.bar.hide()

    def _place_bar(self) -> None:
        if self._bar_wanted and not self._viewer.is_pointing:
            self.bar.stand_by(self._viewer.places.rects_of(*self._viewer.selected()))
        else:
            self.bar.hide()

    def _hint(self, _claim_id: str = "") -> None:
        anchor = self._desk.selection
        told = self.told_of(anchor) if anchor is not None else ""
        if self._desk.session.read_only:
            why_not = "This case is open for reading only."
        else:
            why_not = "" if self._desk.claim_id else "Choose a claim to link these words to."
        self.bar.show_hint("\n".join(filter(None, (told, why_not))))
        self._place_bar()

    def _drag(self) -> None:
        anchor = self.selected_words()
        if anchor is None:
            return
        drag = QDrag(self._viewer)
        drag.setMimeData(passage_drag(anchor))
        drag.setPixmap(drag_picture(anchor.quote, self._desk.theme, self._viewer.devicePixelRatioF()))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.LinkAction, Qt.DropAction.LinkAction)

    def _copy(self) -> None:
        anchor = self._desk.selection
        if anchor is None:
            return
        said = self._desk.session.source_of(anchor)
        about = (said.name, said.attribution.title, readable_date(said.attribution.published))
        page = f"page {said.page_number:,}" if said.page_number else ""
        place = f"characters {anchor.start:,}–{anchor.end:,}"
        source = ", ".join(fact for fact in (*dict.fromkeys(about), page, place) if fact)
        QGuiApplication.clipboard().setText(f"“{anchor.quote}” — {source}")
        self._desk.notify("Copied with its source.", Tone.DONE)

    def _link_appearance(self) -> None:
        anchor, session = self._desk.selection, self._desk.session
        if anchor is None or not self._desk.claim_id:
            return
        known = session.appearances_of(self._desk.claim_id)
        if any(appearance.anchor == anchor for appearance in known):
            self._desk.notify("The claim already appears here.")
        else:
            self._desk.do(checking.add_appearance(session.claim(self._desk.claim_id), anchor))
