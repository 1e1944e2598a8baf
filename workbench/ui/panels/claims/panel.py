"""The Claims pane: joins the list, the page and the desk."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from workbench.config.settings import CLAIM_HEIGHTS
from workbench.domain.anchor import Anchor
from workbench.domain.article import Article, Part, Text, Zone
from workbench.domain.case import Case
from workbench.domain.changes import ChangeSet, Record
from workbench.domain.claim import Appearance, Claim
from workbench.domain.errors import NotFound
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.origin import Independence
from workbench.domain.overview import ClaimPage, ClaimRow
from workbench.domain.ruling import Ruling
from workbench.domain.scale import Scale
from workbench.domain.suggestion import Answer
from workbench.domain.verdict import Verdict
from workbench.services import checking
from workbench.ui.commands import RATING_COMMANDS, Actions
from workbench.ui.desk import Desk
from workbench.ui.notices import Tone
from workbench.ui.panels.claims.deeds import PassageDeeds
from workbench.ui.panels.claims.listing import ClaimListing
from workbench.ui.panels.claims.origins import OriginFinder
from workbench.ui.panels.claims.page import ClaimPageView
from workbench.ui.plain import PlainLabel, plain_label
from workbench.ui.tasks import Job

_SHOWN = (Case, Claim, Appearance, Evidence, Verdict, Article, Part, Text, Zone, Ruling)
"""What the pane shows something of."""
_HEIGHTS = [300, 400]
_LEAST_HEIGHT = 112
_MOST_COMPARED = 1_000
"""Claims whose sources are compared for the list; in a longer one only those that are opened or changed."""
_AT_ONCE = 1_000_000
"""Characters that are read in some hundredths of a second."""


class ClaimsPanel(QWidget):
    """Follows the desk: lists its claims, shows the current one, and brings asked-for cards into view."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._actions = desk, actions
        self._scale: Scale | None = None
        self._stale = True
        self._heights_changed = False
        self._job: Job | None = None
        self._wanted_card = ""
        self.setProperty("role", "chrome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.listing = ClaimListing(desk, actions, self)
        self._deeds = PassageDeeds(desk, actions)
        self.page = ClaimPageView(desk, actions, self._deeds, self)
        self._no_page = PlainLabel("Choose a claim to see what speaks for and against it.", wordWrap=True)
        self._no_page.setProperty("role", "muted")
        self._no_page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._no_page.setMargin(24)
        self._reading = PlainLabel("Reading the articles that this claim quotes from…", wordWrap=True)
        self._reading.setProperty("role", "muted")
        self._reading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._reading.setMargin(24)
        self._below = QStackedWidget(self)
        self._below.addWidget(self._no_page)
        self._below.addWidget(self._reading)
        self._below.addWidget(self.page)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self, handleWidth=1, childrenCollapsible=False)
        self._splitter.addWidget(self.listing)
        self._splitter.addWidget(self._below)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setSizes(_remembered(desk.settings[CLAIM_HEIGHTS]))
        self._splitter.splitterMoved.connect(self._on_heights_changed)
        self._fit()
        desk.theme.changed.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self.listing.set_writable(not desk.session.read_only)
        self._origins = OriginFinder(desk, self)
        self._wire()

    def _fit(self) -> None:
        """List and page are never lower than a row of theirs."""
        for part in (self.listing, self._below):
            part.setMinimumHeight(self._desk.theme.size(_LEAST_HEIGHT))

    def refresh(self) -> None:
        """Read again what is shown."""
        self._stale = False
        session = self._desk.session
        scale = session.case.scale
        if scale != self._scale:
            self._name_ratings(scale)
        rows = session.claims()
        self.listing.show_claims(rows, scale)
        told_apart = [row.claim.id for row in rows if row.outlets > 1]
        self._origins.look_at(told_apart if len(told_apart) <= _MOST_COMPARED else ())
        self._origins.look_at(filter(None, [self._desk.claim_id]))
        self._show_current()

    def write_new_claim(self) -> None:
        """Open the line in which a new claim is written."""
        self.listing.new_claim.open()

    def settle(self) -> None:
        """Save what is being typed, before the case is closed, and how high the list is."""
        self.page.settle()
        self._origins.stop()
        if self._heights_changed:
            heights = " ".join(str(height) for height in self._splitter.sizes())
            self._desk.settings[CLAIM_HEIGHTS] = heights

    # ── the desk ────────────────────────────────────────────────────────────────────────────────

    def _wire(self) -> None:
        desk, listing, actions = self._desk, self.listing, self._actions
        desk.changed.connect(self._on_changed)
        desk.claim_chosen.connect(self._on_claim_chosen)
        desk.evidence_asked.connect(self._on_evidence_asked)
        self._origins.found.connect(self._say_origins)
        listing.claim_written.connect(self._make_claim)
        listing.list.chosen.connect(self._choose)
        listing.list.opened.connect(self._open_page)
        listing.list.removal_asked.connect(self.remove_claim)
        listing.list.passage_dropped.connect(self._link)
        listing.list.card_dropped.connect(self._move)
        actions.on("claim.next", lambda: self._step(1))
        actions.on("claim.previous", lambda: self._step(-1))
        actions.on("claim.filter", self._filter)
        actions.on("claim.edit", self._edit_wording)
        actions.on("claim.rationale", self._write_rationale)
        actions.on("claim.remove", self.remove_claim)
        actions.on("claim.list", self._enter_list)
        for number in range(RATING_COMMANDS):
            actions.on(f"claim.rate.{number + 1}", partial(self._rate, number))

    def _name_ratings(self, scale: Scale) -> None:
        """The rating commands say what they do; those the scale has no rating for are not there."""
        self._scale = scale
        for number in range(RATING_COMMANDS):
            command = f"claim.rate.{number + 1}"
            self._actions[command].setVisible(number < len(scale.ratings))
            if number < len(scale.ratings):
                self._actions.name(command, f"Verdict: {plain_label(scale.ratings[number].label)}")

    def _on_changed(self, step: ChangeSet) -> None:
        if not step.touches(*_SHOWN) or _whole_articles_alone(step):
            return
        if not self.isVisible():
            self._stale = True
            return
        claim_ids = _claims_alone(step)
        if claim_ids and not self._stale:
            for claim_id in claim_ids:
                self.listing.show_claim(claim_id, self._row_of(claim_id))
            self._origins.look_at(claim_ids)
            self._show_current()
        else:
            self.refresh()
        self._follow_added(step)

    def _row_of(self, claim_id: str) -> ClaimRow | None:
        try:
            return self._desk.session.claim_row(claim_id)
        except NotFound:
            return None

    def _say_origins(self, told: dict[str, Independence]) -> None:
        self.listing.model.show_origins({id: len(known.origins) for id, known in told.items()})
        if self._desk.claim_id in told and self._below.currentWidget() is self.page:
            self.page.show_independence(told[self._desk.claim_id])

    def _follow_added(self, step: ChangeSet) -> None:
        """A claim that comes, or comes back, alone becomes the current one and is seen in the list. Who only
        reads is not torn away from what they read.
        """
        if self._desk.session.read_only:
            return
        added = [
            change.record.id
            for change in step.changes
            if isinstance(change.after, Claim) and not change.before
        ]
        if len(added) == 1:
            if not self.listing.model.index_of(added[0]).isValid():
                self.listing.show_all()
            self._desk.choose_claim(added[0])

    def _on_claim_chosen(self, claim_id: str) -> None:
        if self.isVisible():
            self._show_current()
        else:
            self._stale = True

    def _on_evidence_asked(self, record_id: str) -> None:
        self._come_forward()
        if self._job is None:
            self.page.show_card(record_id)
        else:
            self._wanted_card = record_id

    def _come_forward(self) -> None:
        """Show the pane if it is hidden, as the analyst would, and what it shows as it is now."""
        if not self.isVisible():
            self._actions.run("view.claims")
        if self._stale:
            self.refresh()

    def _on_heights_changed(self) -> None:
        self._heights_changed = True

    def _show_current(self) -> None:
        claim_id = self._desk.claim_id
        if self._job is not None:
            self._job.cancel()
        self._job, self._wanted_card = None, ""
        self.listing.list.mark_current(claim_id)
        self._below.setVisible(self.listing.model.total > 0)
        if not claim_id:
            self.page.forget()
            self._below.setCurrentWidget(self._no_page)
            return
        if self._desk.session.reading_for(claim_id) <= _AT_ONCE:
            self._show_page(self._desk.session.claim_page(claim_id))
        else:
            self._read_page(claim_id)

    def _show_page(self, page: ClaimPage) -> None:
        self.page.show_page(page)
        self.page.show_independence(self._origins.known(page.claim.id))
        self._below.setCurrentWidget(self.page)
        if not self._origins.has(page.claim.id):
            self._origins.look_at([page.claim.id])
        self._job = None
        if self._wanted_card:
            self.page.show_card(self._wanted_card)
            self._wanted_card = ""

    def _read_page(self, claim_id: str) -> None:
        """Read the page in a worker: very long texts are quoted that were not opened before."""
        session = self._desk.session

        def read(_job: Job) -> ClaimPage:
            with session.reader() as reader:
                return reader.claim_page(claim_id)

        self.page.settle()
        self.page.forget()
        self._below.setCurrentWidget(self._reading)
        self._job = self._desk.tasks.run(read, self._show_page)

    # ── deeds ───────────────────────────────────────────────────────────────────────────────────

    def remove_claim(self) -> None:
        """Remove the current claim; the notice offers to bring it back."""
        session, claim_id = self._desk.session, self._desk.claim_id
        if not claim_id or session.read_only:
            return
        following = self.listing.model.neighbour(claim_id, 1)
        if following == claim_id:
            following = self.listing.model.neighbour(claim_id, -1)
        step = checking.remove_claim(session.claim_page(claim_id), session.answers_of(claim_id))
        if self._desk.do(step):
            self._desk.choose_claim("" if following == claim_id else following)
            self._desk.notify("Claim removed, with its passages and verdicts.", Tone.DONE, "edit.undo")

    def _make_claim(self, wording: str) -> None:
        if self._desk.make_claim(wording) is not None:
            self.listing.new_claim.clear()

    def _edit_wording(self) -> None:
        self._come_forward()
        self.page.facts.edit_wording()

    def _write_rationale(self) -> None:
        self._come_forward()
        self.page.write_rationale()

    def _rate(self, number: int) -> None:
        assert self._scale is not None
        self._come_forward()
        self.page.verdict.give(self._scale.ratings[number].id)

    def _choose(self, claim_id: str) -> None:
        self._desk.choose_claim(claim_id)

    def _step(self, step: int) -> None:
        if self._stale:
            self.refresh()
        self._desk.choose_claim(self.listing.model.neighbour(self._desk.claim_id, step))

    def _filter(self) -> None:
        self._come_forward()
        self.listing.enter_filter()

    def _enter_list(self) -> None:
        self._come_forward()
        self.listing.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_page(self) -> None:
        self.page.setFocus(Qt.FocusReason.TabFocusReason)

    def _link(self, claim_id: str, anchor: Anchor, stance: str) -> None:
        self._deeds.link(anchor, claim_id, Stance(stance))

    def _move(self, claim_id: str, evidence_id: str) -> None:
        self._deeds.move(evidence_id, claim_id)

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._stale:
            self.refresh()


def _whole_articles_alone(step: ChangeSet) -> bool:
    """Whether a step only brings articles or takes them away, as an import does again and again: no claim
    cites any of them, or its evidence would come and go with them.
    """
    moved = [change.record for change in step.changes if change.before is None or change.after is None]
    articles = {record.id for record in moved if isinstance(record, Article)}
    texts = {record.id for record in moved if isinstance(record, Text) and record.article_id in articles}

    def is_part_of_one(record: Record) -> bool:
        match record:
            case Article():
                return record.id in articles
            case Text():
                return record.id in texts
            case Part() | Zone():
                return record.text_id in texts
            case _:
                return False

    return all(is_part_of_one(change.record) for change in step.changes)


def _claims_alone(step: ChangeSet) -> set[str]:
    """The claims that a step is about, where it is about nothing else; else none."""
    ids: set[str] = set()
    for change in step.changes:
        for record in (change.before, change.after):
            match record:
                case Claim():
                    ids.add(record.id)
                case Evidence() | Appearance() | Verdict():
                    ids.add(record.claim_id)
                case None | Answer():  # answers are not shown here
                    pass
                case _:
                    return set()
    return ids


def _remembered(heights: str) -> list[int]:
    """The heights of list and page that the settings tell, else those to begin with."""
    told = [int(height) for height in heights.split() if height.isdecimal()]
    return told if len(told) == len(_HEIGHTS) else _HEIGHTS
