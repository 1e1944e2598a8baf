"""The page of one claim: everything that is known of it, and where all of it is changed."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.config.settings import REDUCED_MOTION
from workbench.domain.claim import Claim, Status
from workbench.domain.errors import UserError
from workbench.domain.origin import Independence
from workbench.domain.overview import ClaimPage, Source
from workbench.domain.ruling import Kinship, Ruling
from workbench.services import checking
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.models.claims import shown_rating
from workbench.ui.notices import Tone
from workbench.ui.panels.claims.appearances import Appearances
from workbench.ui.panels.claims.card import Card
from workbench.ui.panels.claims.deeds import PassageDeeds
from workbench.ui.panels.claims.edge_scroll import EdgeScroll
from workbench.ui.panels.claims.evidence import EvidenceGroups
from workbench.ui.panels.claims.facts import ClaimFacts
from workbench.ui.panels.claims.independence import IndependenceSection
from workbench.ui.panels.claims.note import WorkingNote
from workbench.ui.panels.claims.tab_order import chain_tabs
from workbench.ui.panels.claims.verdict import VerdictSection

_MARGIN = 8
_WANTED = 400
"""Milliseconds for which a card that was asked for is kept in view while the page is laid out."""


class ClaimPageView(QScrollArea):
    """Shows the claim it is told to. What is being typed survives every refresh of the same claim."""

    def __init__(self, desk: Desk, actions: Actions, deeds: PassageDeeds, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._claim_id = ""
        self._stops: list[QWidget] = []
        self._wanted: Card | None = None
        self._forgetting = QTimer(self, interval=_WANTED, singleShot=True)
        self._forgetting.timeout.connect(self._forget_wanted)
        self.verticalScrollBar().rangeChanged.connect(self._show_wanted)
        self.setWidgetResizable(True)
        self.setObjectName("claim_page")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The current claim")
        self._sheet = QWidget(self)
        self._sheet.setProperty("role", "chrome")
        self._status = self._status_button()
        self._remove = QToolButton(self._sheet)
        self._remove.setDefaultAction(actions["claim.remove"])
        self._remove.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._remove.setAccessibleName("Remove claim")
        self.facts = ClaimFacts(desk.theme, desk.drafts, self._edit, self._sheet)
        self.proposed = self._proposed_button(actions)
        self.verdict = VerdictSection(desk.theme, desk.session.case.scale, desk.drafts, self._sheet)
        self.independence = IndependenceSection(desk.theme, self._sheet)
        self.evidence = EvidenceGroups(desk, actions, deeds, self._sheet)
        self.appearances = Appearances(desk, actions, deeds, self._sheet)
        self.note = WorkingNote(desk.theme, desk.drafts, partial(self._edit, "note"), self._sheet)
        self._edge_scroll = EdgeScroll(self)
        self._lay_out()
        self.facts.finished.connect(self.setFocus)
        self.facts.tags.field.escaped.connect(self.setFocus)
        self.independence.asked.connect(self._show_words)
        self.independence.ruled.connect(self._rule)
        self.independence.taken_back.connect(self._take_back)
        self.independence.stops_changed.connect(self._chain_tabs)
        self.evidence.dragged_at.connect(self._edge_scroll.drag_at)
        self.evidence.stops_changed.connect(self._chain_tabs)
        self.evidence.drag_left.connect(self._edge_scroll.stop)
        self.verdict.given.connect(self._judge)
        self._set_writable(not desk.session.read_only)
        desk.theme.changed.connect(self._dress)

    def show_page(self, page: ClaimPage) -> None:
        if page.claim.id != self._claim_id:
            self.settle()
            self._claim_id = page.claim.id
            self.verticalScrollBar().setValue(0)
        session = self._desk.session
        self._show_status(page.claim)
        self.facts.show_claim(page.claim, session.tags())
        self.verdict.show_scale(session.case.scale)
        self.verdict.show_verdicts(page.claim, page.verdicts)
        self.evidence.show_page(page)
        self.appearances.show_page(page)
        self.note.show_claim(page.claim)
        self._chain_tabs()

    def show_independence(self, told: Independence) -> None:
        """Say how far the sources of the claim are independent."""
        self.independence.show_told(told)
        self._chain_tabs()

    def settle(self) -> None:
        """Save what is being typed, before the claim or the case is left."""
        if self._claim_id:
            self.verdict.keep_draft()  # first, since it does not need the case
            self.facts.settle()
            self.evidence.settle()
            self.note.field.settle()

    def forget(self) -> None:
        """The claim that was shown is no longer there: what was typed waits for it, should it come back."""
        if self._claim_id:
            self.verdict.keep_draft()
            self.facts.let_go()
            self.note.field.let_go()
            self._claim_id = ""

    def show_card(self, record_id: str) -> None:
        """Bring the card of a piece of evidence, or of an appearance, into view and flash it."""
        for section in (self.evidence, self.appearances):
            card = section.card_of(record_id)
            if card is not None:
                self._wanted = card
                self._forgetting.start()
                card.light.light(fading=not self._desk.settings[REDUCED_MOTION])
                self._show_wanted()
                return

    def write_rationale(self) -> None:
        rationale = self.verdict.rationale
        rationale.setFocus(Qt.FocusReason.ShortcutFocusReason)
        rationale.moveCursor(QTextCursor.MoveOperation.End)
        self.ensureWidgetVisible(rationale)

    def say_proposed(self, words: str) -> None:
        """Say how many passages are proposed for the claim."""
        self.proposed.setText(words)

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _proposed_button(self, actions: Actions) -> QToolButton:
        """A quiet line that leads to the suggestions."""
        button = QToolButton(self._sheet)
        button.setProperty("kind", "inline")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        actions.explain(button, "view.suggestions")
        button.clicked.connect(actions["view.suggestions"].trigger)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self._status)
        top.addStretch(1)
        top.addWidget(self._remove)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 24)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.facts)
        column.addWidget(self.proposed, 0, Qt.AlignmentFlag.AlignLeft)
        for section in (self.verdict, self.evidence, self.appearances, self.note):
            line = QFrame(self._sheet)
            line.setProperty("role", "hairline")
            column.addWidget(line)
            if section is self.evidence:
                column.addWidget(self.independence)
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(self._sheet)

    def _status_button(self) -> QToolButton:
        button = QToolButton(self._sheet)
        button.setProperty("kind", "inline")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for status in Status:
            action = menu.addAction(self._desk.theme.icon(f"status.{status}"), str(status).capitalize())
            action.triggered.connect(partial(self._set_status, status))
        button.setMenu(menu)
        return button

    def _show_status(self, claim: Claim) -> None:
        self._shown_status = claim.status
        self._status.setText(str(claim.status).capitalize())
        self._status.setAccessibleName(f"Status: {claim.status}")
        self._status.setToolTip("How far the work on this claim is")
        self._dress()

    def _dress(self) -> None:
        theme = self._desk.theme
        self.proposed.setIcon(theme.icon("suggestions"))
        for button in (self._status, self._remove, self.proposed):
            button.setIconSize(QSize(theme.size(16), theme.size(16)))
        if self._claim_id:
            self._status.setIcon(theme.icon(f"status.{self._shown_status}"))
        for status, action in zip(Status, self._status.menu().actions(), strict=True):
            action.setIcon(theme.icon(f"status.{status}"))

    def _set_writable(self, writable: bool) -> None:
        self._status.setEnabled(writable)
        self.facts.set_writable(writable)
        self.verdict.set_writable(writable)
        self.independence.set_writable(writable)
        self.note.field.setReadOnly(not writable)

    # ── changes ─────────────────────────────────────────────────────────────────────────────────

    def _edit(self, field: str, value: Any) -> bool:
        """Change one field of the claim; whether it says so now. What no claim can say is taken back."""
        claim = self._desk.session.claim(self._claim_id)
        try:
            step = checking.edit_claim(claim, **{field: value})
        except UserError as error:
            self._desk.report_problem(error)
            self.facts.show_claim(claim, self._desk.session.tags())
            return True
        return self._desk.save(step)

    def _set_status(self, status: Status, _checked: bool = False) -> None:
        self._edit("status", status)

    def _judge(self, rating: str, rationale: str, as_of: str) -> None:
        session = self._desk.session
        claim, scale = session.claim(self._claim_id), session.case.scale
        given = session.verdicts_of(claim.id)
        step = checking.judge(claim, given, scale, rating, rationale, as_of=as_of, by=session.analyst)
        if not step:
            self.verdict.was_given()
        elif self._desk.do(step):
            self.verdict.was_given()
            self._desk.notify(f"Verdict: {shown_rating(scale, rating).label}.", Tone.DONE, "edit.undo")

    def _rule(self, one: Source, other: Source, kinship: Kinship) -> None:
        from workbench.services.independence import rule  # finding is not needed to start

        if self._desk.do(rule(self._desk.session, one, other, kinship)):
            said = "have one origin" if kinship is Kinship.ONE_ORIGIN else "are independent"
            self._desk.notify(f"Said: {one.name} and {other.name} {said}.", Tone.DONE, "edit.undo")

    def _take_back(self, ruling: Ruling) -> None:
        from workbench.services.independence import take_back

        self._desk.do(take_back(ruling))

    # ── where the eye and the keys go ───────────────────────────────────────────────────────────

    def _show_words(self, source: Source, words: str) -> None:
        """Open a source where it has the words for which it is taken to share its story."""
        from workbench.services.locating import place_of  # finding is not needed to start

        session = self._desk.session
        place = place_of(words, session.words(source.text)) if words else None
        if place is None:
            self._desk.show_text(source.text.id)
        else:
            self._desk.show_passage(session.anchor(source.text.id, *place))

    def _show_wanted(self) -> None:
        """Scroll to the card that was asked for; once more each time the page gets longer or shorter,
        for cards that were just made are laid out one event after the other."""
        card = self._wanted
        if card is not None and isValid(card):
            top = card.mapTo(self._sheet, QPoint(0, 0)).y()
            bar = self.verticalScrollBar()
            if top < bar.value() or top + card.height() > bar.value() + self.viewport().height():
                bar.setValue(max(0, top - (self.viewport().height() - card.height()) // 3))

    def _forget_wanted(self) -> None:
        self._wanted = None

    def _chain_tabs(self) -> None:
        stops = [
            self._status,
            self._remove,
            *self.facts.stops,
            self.proposed,
            *self.verdict.stops,
            *self.independence.stops,
            *self.evidence.stops,
            *self.appearances.stops,
            self.note.field,
        ]
        if stops != self._stops:
            self._stops = stops
            chain_tabs(stops)
