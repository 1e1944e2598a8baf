"""Sentences worth checking in the open article: underlined faintly, told why, and walked with keys."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from workbench.domain.anchor import Anchor
from workbench.domain.overview import OpenText
from workbench.domain.span import Span
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.panels.article.passages import Passages
from workbench.ui.panels.article.viewer import Viewer
from workbench.ui.plain import plain_tooltip
from workbench.ui.tasks import Job

if TYPE_CHECKING:
    from workbench.services.worth_checking import WorthChecking


class Worth(QObject):
    """Finds the sentences while `article.worth` is on: those on the page of a very long text, else all.

    What is marked already, as evidence or as a claim's own words, needs no finding.
    """

    def __init__(self, desk: Desk, actions: Actions, viewer: Viewer, passages: Passages) -> None:
        super().__init__(viewer)
        self._desk, self._viewer, self._passages = desk, viewer, passages
        self._shown = actions["article.worth"]
        self._open: OpenText | None = None
        self._found: list[WorthChecking] = []
        self._looked_at: tuple[str, int, int] | None = None
        self._job: Job | None = None
        self._step_by = 0
        passages.told_of = self.told_of
        viewer.viewport().installEventFilter(self)
        viewer.set_anew.connect(self._look)
        actions.on("article.worth", self._toggle)
        actions.on("article.worth_next", lambda: self._step(1))
        actions.on("article.worth_previous", lambda: self._step(-1))

    @property
    def waiting(self) -> "list[WorthChecking]":
        """The sentences that are worth checking and not marked yet, in order."""
        marks = self._open.marks if self._open else ()
        taken = _joined((mark.start, mark.end) for mark in marks)
        return [one for one in self._found if not _touches(taken, one.start, one.end)]

    def show(self, opened: OpenText | None) -> None:
        """The open article, or its marks, are these."""
        self._open = opened
        self._look()
        self._underline()

    def said_by(self, anchor: Anchor) -> str:
        """Who says a sentence that was found, as far as it is known; "" for other words."""
        found = self._at(anchor.start, anchor.end)
        return found.said_by if found else ""

    def told_of(self, anchor: Anchor) -> str:
        """“Worth checking: number: 27,000 troops”, for a sentence that was found and nothing else."""
        found = self._at(anchor.start, anchor.end)
        is_all = found is not None and (found.start, found.end) == (anchor.start, anchor.end)
        return _in_words(found) if found and is_all else ""

    # ── finding ─────────────────────────────────────────────────────────────────────────────────

    def _toggle(self) -> None:
        self._look()
        self._underline()
        if not self._shown.isChecked():
            self._passages.show_hint_again()

    def _look(self) -> None:
        """Look the page through, in a worker, unless that was done."""
        if self._open is None or not self._shown.isChecked():
            self._forget()
            return
        text, page = self._open.text, self._viewer.page
        wanted = (text.id, page.start, page.end)
        if wanted == self._looked_at or page.words is not self._open.words:
            return
        if self._looked_at is None or self._looked_at[0] != text.id:
            self._forget()
        elif self._job is not None:
            self._job.cancel()
        self._looked_at = wanted
        session = self._desk.session

        def look(_job: Job) -> "list[WorthChecking]":
            from workbench.services.worth_checking import worth_checking

            with session.reader() as reader:
                return worth_checking(reader, text, page.start, page.end)

        self._job = self._desk.tasks.run(look, self._take)

    def _forget(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job, self._looked_at, self._found = None, None, []

    def _take(self, found: "list[WorthChecking]") -> None:
        self._job, self._found = None, found
        self._underline()
        self._passages.show_hint_again()
        by, self._step_by = self._step_by, 0
        if by:
            self._go(by)
        elif not self.waiting:
            self._desk.notify("No sentence here seems worth checking that is not marked yet.")

    def _underline(self) -> None:
        self._viewer.set_worth_checking([(one.start, one.end) for one in self.waiting])

    # ── walking ─────────────────────────────────────────────────────────────────────────────────

    def _step(self, by: int) -> None:
        """Go to the next (1) sentence or the one before (-1); look for them first where that is off."""
        if not self._shown.isChecked():
            self._shown.setChecked(True)
            self._look()
        if self._job is not None:
            self._step_by = by
        else:
            self._go(by)

    def _go(self, by: int) -> None:
        found = self._neighbour(by)
        if found is None:
            self._desk.notify("No sentence here seems worth checking that is not marked yet.")
            return
        self._viewer.reveal(found.start, found.end)
        self._viewer.select(found.start, found.end)
        self._viewer.settled.emit()
        self._viewer.setAccessibleDescription(_in_words(found))
        self._viewer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _neighbour(self, by: int) -> "WorthChecking | None":
        """The nearest sentence beyond what is selected, or in view where the cursor is somewhere else;
        round the end it goes on at the beginning.
        """
        waiting, (start, end) = self.waiting, self._viewer.selected()
        if not waiting:
            return None
        first, last = self._viewer.places.ends()
        if start == end and not first <= start <= last:
            start = end = first
        if by > 0:
            at = bisect_left(waiting, end if end > start else start, key=lambda one: one.start)
            return waiting[at % len(waiting)]
        return waiting[bisect_left(waiting, start, key=lambda one: one.start) - 1]

    # ── saying why ──────────────────────────────────────────────────────────────────────────────

    def _at(self, start: int, end: int) -> "WorthChecking | None":
        """The sentence that some words are in."""
        at = bisect_right(self._found, start, key=lambda one: one.start) - 1
        return self._found[at] if at >= 0 and end <= self._found[at].end else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        if not self._viewer.places.is_on_words(event.pos()):
            return False
        position = self._viewer.places.position_at(event.pos())
        found = self._at(position, position)
        if found is None or found not in self.waiting:
            return False
        QToolTip.showText(event.globalPos(), plain_tooltip(_in_words(found)), self._viewer.viewport())
        return True


def _in_words(found: "WorthChecking") -> str:
    return f"Worth checking: {'; '.join(reason.words for reason in found.reasons)}"


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch each other made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _touches(spans: Sequence[Span], start: int, end: int) -> bool:
    at = bisect_left(spans, start + 1, key=lambda span: span[1])
    return at < len(spans) and spans[at][0] < end
