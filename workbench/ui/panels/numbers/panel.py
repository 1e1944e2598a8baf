"""Numbers: every quantity of the case by what it counts, compared, opened, claimed and linked."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbench.domain.article import Article, Part, Text, Zone
from workbench.domain.changes import ChangeSet
from workbench.domain.counting import counted
from workbench.domain.evidence import Evidence, Stance
from workbench.finding.number_ledger import NumberGroup, NumberRow, Relation
from workbench.services.numbers import Numbers, claim_of, narrowed
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.models.numbers import NumbersModel
from workbench.ui.panels.list_or_words import ListOrWords
from workbench.ui.panels.numbers.bar import NumbersBar
from workbench.ui.panels.numbers.listing import NumbersView
from workbench.ui.panels.renewal import Renewal
from workbench.ui.place_keys import PlaceKeys
from workbench.ui.tasks import Job

_NO_ARTICLES = (
    "No articles yet. Import some, and every number in them is compared here with those of the others."
)
_NO_NUMBERS = "These articles tell no quantities: no sums, no shares, no counts of anything."
_LOOKING = "Looking for numbers…"
_TOLD_EACH = 20
"""Articles; to tell of each would take longer than to read it."""

_FAILED = "The numbers could not be read."


class NumbersPanel(QFrame):
    """Groups as small tables, each compared with one of its rows. `counted` is sent with how many groups
    hold numbers that disagree.

    The case is read in a worker when the panel is first seen, and what has changed of it again while it
    can be seen.
    """

    counted = Signal(int)

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._desk = desk
        self._numbers = Numbers()
        self._groups: Sequence[NumberGroup] = ()
        self._renewal = Renewal(self, self.refresh)
        self._job: Job | None = None
        self.model = NumbersModel(self)
        self.bar = NumbersBar(desk.theme, self)
        self.view = NumbersView(self.model, desk.theme, actions, self)
        self._list = ListOrWords(self, desk.theme, "numbers", self.view)
        self.words_page = self._list.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._list, 1)
        self._keys = PlaceKeys(actions, "numbers", self, self.view)
        self._wire(actions)
        self._on_facts()
        self._list.say(_LOOKING)

    # ── reading the case ────────────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Read what has changed of the case; what is read when it changes again is thrown away."""
        if self._job is not None:
            self._job.cancel()
            self._renewal.put_off()  # one at a time: the next begins when this one has ended
            return
        self._renewal.begun()
        session, with_comments = self._desk.session, self.bar.comments.isChecked()

        def read(job: Job) -> tuple[NumberGroup, ...]:
            with session.reader() as reader:
                return self._numbers.ledger(
                    reader,
                    with_comments=with_comments,
                    stop=lambda: job.cancelled,
                    progress=lambda done, of: job.report(done, of, "") if done % _TOLD_EACH == 0 else None,
                )

        if not self._groups:
            self._list.say(_LOOKING)
        self._job = self._desk.tasks.run(read, self._take, self._fail, long=True)
        self._job.progressed.connect(self._say_progress)
        self._job.finished.connect(self._on_finished)

    def _say_progress(self, done: int, of: int) -> None:
        if done and not self._groups:
            self._list.say(f"{_LOOKING} {done:,} of {of:,} articles")

    def _take(self, groups: tuple[NumberGroup, ...]) -> None:
        self._groups = groups
        disagreeing = sum(group.relation is Relation.DISAGREE for group in groups)
        self.bar.say_disagreements(disagreeing)
        self.counted.emit(disagreeing)
        self._show()

    def _fail(self, error: Exception) -> None:
        self._list.say(_FAILED, ("Try again", self.refresh))
        self._desk.report_problem(error)

    def _on_finished(self) -> None:
        self._job = None
        self._renewal.take_up()

    # ── what is shown ───────────────────────────────────────────────────────────────────────────

    def _show(self) -> None:
        """Show the groups that are wanted; the current number stays the current one if it is there."""
        shown = narrowed(self._groups, self.bar.words.text())
        if self.bar.disagreements.isChecked():
            shown = tuple(group for group in shown if group.relation is Relation.DISAGREE)
        line, at = self.view.current, self.view.currentIndex().row()
        self.model.show(shown)
        kept = self.model.row_of(line.row) if line and line.row else -1
        if self.model.rowCount():
            self._show_linked()
            # the first line is the head of a group, the second its first number
            self.view.go_to(kept if kept >= 0 else max(at, 1))
            self._list.show_list()
        else:
            self._say_nothing()
        self._tell_facts()
        self.bar.say_count(_in_words(shown))

    def _say_nothing(self) -> None:
        if self.bar.is_narrowed and self._groups:
            words = self.bar.words.text().strip()
            found = f"No number has “{words}” in it." if words else "No numbers disagree."
            self._list.say(found, ("Show all numbers", self.bar.clear))
        else:
            articles, _claims = self._desk.session.counts()
            self._list.say(_NO_NUMBERS if articles else _NO_ARTICLES)

    def _show_linked(self) -> None:
        claim_id = self._desk.claim_id
        self.model.show_linked(self._desk.session.evidence_of(claim_id) if claim_id else ())

    # ── what is done with a row ─────────────────────────────────────────────────────────────────

    def _open(self, row: NumberRow) -> None:
        self._desk.show_passage(row.anchor)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _claim(self, row: NumberRow) -> None:
        claim, step = claim_of(row)
        if self._desk.do(step):
            self._desk.choose_claim(claim.id)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link(self, row: NumberRow, stance: Stance) -> None:
        self._desk.link_found(stance, row.anchor)

    # ── the case changes ────────────────────────────────────────────────────────────────────────

    def _on_changed(self, step: ChangeSet) -> None:
        if step.touches(Article, Text, Part, Zone):
            self._renewal.want()
        if step.touches(Evidence):
            self._show_linked()

    def _tell_facts(self) -> None:
        """Whether there is a number that commands can be about: none while nobody sees it."""
        line = self.view.current if self.isVisible() else None
        self._desk.set_fact("number", line is not None and line.row is not None)

    def _on_facts(self) -> None:
        self.view.commands.may_change = "writable" in self._desk.facts

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _wire(self, actions: Actions) -> None:
        desk = self._desk
        actions.on("number.next", partial(self.view.walk, 1))
        actions.on("number.previous", partial(self.view.walk, -1))
        actions.on("number.open", self.view.open)
        actions.on("number.compare", self.view.compare)
        self.bar.narrowed.connect(self._show)
        self.bar.comments_wanted.connect(lambda _wanted: self.refresh())
        self.bar.left_downwards.connect(self._enter)
        self.view.opened.connect(self._open)
        self.view.linked.connect(self._link)
        self.view.claimed.connect(self._claim)
        self.view.selectionModel().currentChanged.connect(self._tell_facts)
        self.view.left_upwards.connect(self.bar.words.setFocus)
        desk.changed.connect(self._on_changed)
        desk.claim_chosen.connect(self._show_linked)
        desk.facts_changed.connect(self._on_facts)

    def _enter(self) -> None:
        if self.model.rowCount():
            self.view.enter()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._tell_facts()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        if self.window().isVisible():  # else the window is closed, and the case with it
            self._tell_facts()


def _in_words(groups: Sequence[NumberGroup]) -> str:
    """`14 numbers in 5 groups`"""
    count = sum(len(group.rows) for group in groups)
    if not count:
        return ""
    return f"{counted(count, 'number')} in {counted(len(groups), 'group')}"
