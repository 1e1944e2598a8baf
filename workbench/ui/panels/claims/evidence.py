"""The evidence of a claim: one group of cards for each stance."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.anchor import Anchor
from workbench.domain.evidence import Stance
from workbench.domain.overview import CitedPassage, ClaimPage
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.panels.claims.card import Card
from workbench.ui.panels.claims.deeds import PassageDeeds
from workbench.ui.panels.claims.evidence_group import EvidenceGroup
from workbench.ui.panels.claims.face import face_of_passage, reading_order

_AT_ONCE, _AT_A_TIME = 24, 12
"""How many cards are made before the page is shown, and how many in each pause after that."""


class EvidenceGroups(QWidget):
    """The groups of the claim that is shown. A card stays as long as its evidence is there."""

    dragged_at = Signal(object)
    """Something is dragged over a group, at a QPoint of the screen."""
    drag_left = Signal()
    stops_changed = Signal()
    """Other cards are shown, or in another order."""

    def __init__(self, desk: Desk, actions: Actions, deeds: PassageDeeds, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._deeds = desk, deeds
        self._claim_id = ""
        self._shown: dict[str, CitedPassage] = {}
        self._cards: dict[str, Card] = {}
        self._waiting: list[CitedPassage] = []
        self._making = QTimer(self, interval=0)
        self._making.timeout.connect(self._make_some)
        self.groups = {stance: EvidenceGroup(desk.theme, actions, stance, self) for stance in Stance}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for group in self.groups.values():
            column.addWidget(group)
            group.passage_dropped.connect(self._link)
            group.card_dropped.connect(self._move)
            group.dragged_at.connect(self.dragged_at)
            group.drag_left.connect(self.drag_left)
        desk.theme.changed.connect(self._dress)

    def show_page(self, page: ClaimPage) -> None:
        self._claim_id = page.claim.id
        passages = sorted(page.evidence, key=reading_order)
        before, self._shown = self._shown, {cited.evidence.id: cited for cited in passages}
        for evidence_id in [known for known in self._cards if known not in self._shown]:
            self._forget(evidence_id)
        for evidence_id, card in self._cards.items():
            if self._shown[evidence_id] != before[evidence_id]:
                self._show(card, self._shown[evidence_id])
        self._waiting = [cited for cited in passages if cited.evidence.id not in self._cards]
        for stance, group in self.groups.items():
            group.say(page.taking(stance))
            group.accepts_drops = not self._desk.session.read_only
        self._make(_AT_ONCE)
        if self._waiting:
            self._making.start()

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [stop for group in self.groups.values() for card in group.cards for stop in card.stops]

    def card_of(self, evidence_id: str) -> Card | None:
        """The card of a piece of evidence; None when this claim does not have it."""
        if evidence_id in self._shown and evidence_id not in self._cards:
            self._make(len(self._waiting))
        return self._cards.get(evidence_id)

    def settle(self) -> None:
        """Save the note that is being written on a card."""
        for card in list(self._cards.values()):
            card.settle()

    # ── making cards ────────────────────────────────────────────────────────────────────────────

    def _make_some(self) -> None:
        self._make(_AT_A_TIME)
        if not self._waiting:
            self._making.stop()

    def _make(self, most: int) -> None:
        made, self._waiting = self._waiting[:most], self._waiting[most:]
        for cited in made:
            anchor = cited.evidence.anchor
            card = Card(self._desk.theme, partial(self._desk.show_passage, anchor), self)
            card.stepped.connect(partial(self._step_from, card))
            self._cards[cited.evidence.id] = card
            self._show(card, cited)
        self._arrange()

    def _show(self, card: Card, cited: CitedPassage) -> None:
        card.show_face(face_of_passage(cited))
        card.show_deeds(self._deeds.of_passage(cited, card))
        card.drag_id = "" if self._desk.session.read_only else cited.evidence.id

    def _forget(self, evidence_id: str) -> None:
        card = self._cards.pop(evidence_id)
        card.hide()
        card.deleteLater()

    def _arrange(self) -> None:
        """Put each card into its group, in the order of the sources; Tab goes as one reads."""
        held: dict[Stance, list[Card]] = {stance: [] for stance in self.groups}
        for evidence_id, cited in self._shown.items():
            if evidence_id in self._cards:
                held[cited.evidence.stance].append(self._cards[evidence_id])
        if all(group.cards == held[stance] for stance, group in self.groups.items()):
            return
        for stance, group in self.groups.items():
            group.hold(held[stance])
        self.stops_changed.emit()

    def _step_from(self, card: Card, step: int) -> None:
        cards = [held for group in self.groups.values() for held in group.cards]
        place = cards.index(card) + step
        if 0 <= place < len(cards):
            cards[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _dress(self) -> None:
        for card in self._cards.values():
            card.dress()

    # ── drops ───────────────────────────────────────────────────────────────────────────────────

    def _link(self, anchor: Anchor, stance: str) -> None:
        self._deeds.link(anchor, self._claim_id, Stance(stance))

    def _move(self, evidence_id: str, stance: str) -> None:
        self._deeds.move(evidence_id, self._claim_id, Stance(stance))
