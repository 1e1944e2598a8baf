"""Suggestions: passages from the whole case for the current claim, answered one after the other."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from workbench.domain.anchor import Anchor
from workbench.domain.counting import counted
from workbench.domain.suggestion import Reply
from workbench.services import answering
from workbench.services.answering import Answered
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.models.suggestions import Line, SuggestionsModel, answered_lines, waiting_lines
from workbench.ui.panels.list_or_words import ListOrWords
from workbench.ui.panels.suggestions.answer_bar import COMMANDS
from workbench.ui.panels.suggestions.detail import SuggestionDetail
from workbench.ui.panels.suggestions.header import SuggestionsHeader
from workbench.ui.panels.suggestions.listing import SuggestionsView
from workbench.ui.place_keys import PlaceKeys
from workbench.ui.proposals import Proposals, State
from workbench.ui.tasks import Job

_WIDTHS = (430, 850)
_LEAST_LIST = 200
_LEAST_WITH_HEADER = 160


class SuggestionsPanel(QFrame):
    """On the left the passages, on the right the current one with its reasons and the answers.

    An answer makes the next passage the current one at once. The answered ones can be looked at, and
    an answer be changed or taken back there.
    """

    def __init__(
        self, desk: Desk, actions: Actions, proposals: Proposals, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._desk, self._actions, self._proposals = desk, actions, proposals
        self._claim_id = desk.claim_id
        self._shows_answered = False
        self._unfolded: set[Anchor] = set()
        self._job: Job | None = None
        self.model = SuggestionsModel(self)
        self.header = SuggestionsHeader(desk.theme, self)
        self.view = SuggestionsView(self.model, desk.theme, actions, self)
        self.detail = SuggestionDetail(desk.theme, actions, self)
        self._lay_out()
        self._keys = PlaceKeys(actions, "suggestions", self, self.view)
        self._wire()
        self._refresh()

    @property
    def current(self) -> Line | None:
        return self.view.current

    # ── answering ───────────────────────────────────────────────────────────────────────────────

    def answer(self, reply: Reply) -> None:
        """Answer the current passage, and those folded into it; the next one is the current one then."""
        line, session = self.current, self._desk.session
        if line is None or not self._claim_id:
            return
        self._keep_unfolded(line)
        step = answering.answer(
            session.claim(self._claim_id),
            line.anchors,
            reply,
            by=session.analyst,
            answers=session.answers_of(self._claim_id),
            evidence=session.evidence_of(self._claim_id),
        )
        self._desk.do(step)

    def take_back(self) -> None:
        """Forget the answer that the current passage was given."""
        line = self.current
        if line is not None and line.answer is not None:
            evidence = self._desk.session.evidence_of(self._claim_id)
            self._desk.do(answering.take_back(line.answer, evidence))

    def open_current(self) -> None:
        """Show the passage in its article; the keyboard stays here, where the next one waits."""
        if line := self.current:
            self._desk.show_passage(line.anchor)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def unfold(self) -> None:
        """Show passages that are alike one by one, or fold them again."""
        line = self.current
        if line is None or not line.alike:
            return
        if line.is_unfolded:
            self._unfolded.discard(line.anchor)
        else:
            self._unfolded.add(line.anchor)
        self._show_lines(keep=line.anchor)

    def _keep_unfolded(self, line: Line) -> None:
        """Answered by itself, a passage leaves those alike to stand as they stood below it."""
        if line.is_unfolded:
            self._unfolded.add(line.alike[0].anchor)

    # ── what is shown ───────────────────────────────────────────────────────────────────────────

    def show_answered(self, wanted: bool = True) -> None:
        """Show the passages that were answered for the claim, or again those that wait."""
        self._shows_answered = wanted
        self._refresh()

    def _refresh(self) -> None:
        proposals = self._proposals
        claim = proposals.claim
        if (claim.id if claim else "") != self._claim_id:
            self._claim_id = claim.id if claim else ""
            self._shows_answered = False
            self._unfolded.clear()
        if not proposals.answered:
            self._shows_answered = False
        self._fit_header()
        if claim is not None:
            self.header.show_claim(claim.wording)
            self.header.show_counts(
                len(proposals.waiting), proposals.answered, shows_answered=self._shows_answered
            )
        if self._shows_answered:
            self._look_at_answers()
        else:
            self._show_lines()

    def _look_again(self, returned: Anchor) -> None:
        """A passage whose answer was taken back is the current one again."""
        row = self.model.row_of(returned)
        if row >= 0 and not self._shows_answered:
            self.view.go_to(row)

    def _look_at_answers(self) -> None:
        self._forget_job()
        session, claim_id = self._desk.session, self._claim_id

        def look(_job: Job) -> list[Answered]:
            with session.reader() as reader:
                return answering.answered(reader, claim_id)

        self._job = self._desk.tasks.run(look, self._show_answers)

    def _show_answers(self, answered: Sequence[Answered]) -> None:
        self._job = None
        self._show(list(answered_lines(answered)))

    def _forget_job(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show_lines(self, keep: Anchor | None = None) -> None:
        self._forget_job()
        self._show(list(waiting_lines(self._proposals.waiting, self._unfolded)), keep)

    def _show(self, lines: list[Line], keep: Anchor | None = None) -> None:
        """Show the lines. The current one stays if it can, else the one that takes its row is the next."""
        current, row = self.current, self.view.currentIndex().row()
        if keep is None and current is not None:
            keep = current.anchor
        self.model.show(lines)
        kept = self.model.row_of(keep) if keep else -1
        self.view.go_to(kept if kept >= 0 else row)
        self._choose_page()
        self._show_current()

    def _show_current(self) -> None:
        line = self.current
        if line is not None:
            self.detail.show_line(line, f"{self.view.currentIndex().row() + 1} of {self.model.rowCount()}")
        self._tell_facts()

    def _tell_facts(self) -> None:
        """Which commands have something to be about: none while nobody sees the passage."""
        line = self.current if self.isVisible() else None
        self._desk.set_facts(
            {
                "suggestion": line is not None,
                "answer": line is not None and line.answer is not None,
                "alike": line is not None and bool(line.alike),
            }
        )

    # ── what is said while nothing is shown ─────────────────────────────────────────────────────

    def _choose_page(self) -> None:
        if self.model.rowCount():
            self._list.show_list()
        else:
            self._say()

    def _say(self) -> None:
        proposals, answered = self._proposals, self._proposals.answered
        look_again = ("Show them again", partial(self.show_answered, True))
        match proposals.state:
            case State.NO_CLAIM:
                self._list.say(
                    "No claim chosen. Choose or add one in Claims, and the passages of all articles that may "
                    "matter for it are proposed here."
                )
            case State.LOOKING:
                self._list.say("Looking for passages…")
            case State.FAILED:
                self._list.say("The passages could not be looked for.", ("Try again", proposals.look))
            case State.FOUND if answered and proposals.has_more:
                self._list.say(
                    f"All that was proposed is answered: {counted(answered, 'passage')}.",
                    ("Propose more", proposals.look),
                    look_again,
                )
            case State.FOUND if answered:
                self._list.say(
                    f"Nothing more to propose: {counted(answered, 'passage')} answered.", look_again
                )
            case State.FOUND:
                self._list.say(
                    "No passage has words in common with this claim. Say it in other words, or import more "
                    "articles."
                )

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        theme = self._desk.theme
        self._pair = QSplitter(Qt.Orientation.Horizontal, handleWidth=1, childrenCollapsible=False)
        self._pair.addWidget(self.view)
        self._pair.addWidget(self.detail)
        self._pair.setSizes([theme.size(width) for width in _WIDTHS])
        self._pair.setStretchFactor(0, 1)
        self._pair.setStretchFactor(1, 2)
        self.view.setMinimumWidth(_LEAST_LIST)
        self._list = ListOrWords(self, theme, "suggestions", self.view, self._pair)
        self.words_page = self._list.words
        self._line = QFrame(self)
        self._line.setProperty("role", "hairline")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._line)
        column.addWidget(self._list, 1)

    def _wire(self) -> None:
        on = self._actions.on
        for reply, command in COMMANDS.items():
            on(command, partial(self.answer, reply))
        on("suggestion.next", partial(self.view.walk, 1))
        on("suggestion.previous", partial(self.view.walk, -1))
        on("suggestion.open", self.open_current)
        on("suggestion.unfold", self.unfold)
        on("suggestion.take_back", self.take_back)
        self.view.chosen.connect(self._show_current)
        self.view.opened.connect(self.open_current)
        self.header.answered_asked.connect(self.show_answered)
        self._proposals.changed.connect(self._refresh)
        self._proposals.returned.connect(self._look_again)

    def _fit_header(self) -> None:
        """Where the drawer is low, the claim is to be read in its pane alone."""
        has_room = self.height() >= self._desk.theme.size(_LEAST_WITH_HEADER)
        self.header.setVisible(bool(self._claim_id) and has_room)
        self._line.setVisible(not self.header.isHidden())

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_header()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._tell_facts()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        if self.window().isVisible():  # else the window is closed, and the case with it
            self._tell_facts()
