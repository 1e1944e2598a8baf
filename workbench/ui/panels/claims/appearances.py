"""Where a claim is made: the places the analyst has marked, as cards."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.overview import ClaimPage
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.panels.claims.card import Card
from workbench.ui.panels.claims.deeds import PassageDeeds
from workbench.ui.panels.claims.face import face_of_appearance
from workbench.ui.plain import PlainLabel


class Appearances(QWidget):
    """One card for each place; a sentence that says how to add the first."""

    def __init__(self, desk: Desk, actions: Actions, deeds: PassageDeeds, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._actions, self._deeds = desk, actions, deeds
        self._cards: dict[str, Card] = {}
        title = PlainLabel("WHERE IT IS MADE", self)
        title.setProperty("role", "section")
        self._count = PlainLabel(self)
        self._count.setProperty("role", "small")
        heading = QHBoxLayout()
        heading.setContentsMargins(4, 0, 0, 0)
        heading.setSpacing(8)
        heading.addWidget(title)
        heading.addWidget(self._count)
        heading.addStretch(1)
        self._none = PlainLabel(self, wordWrap=True)
        self._none.setProperty("role", "muted")
        self._none.setIndent(4)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(heading)
        column.addWidget(self._none)
        column.addLayout(self._column)
        desk.theme.changed.connect(self._dress)
        actions.follow("link.appearance", self._say_how_to_add)

    def show_page(self, page: ClaimPage) -> None:
        shown = {cited.appearance.id: cited for cited in page.appearances}
        for appearance_id in [known for known in self._cards if known not in shown]:
            card = self._cards.pop(appearance_id)
            card.hide()
            card.deleteLater()
        for place, (appearance_id, cited) in enumerate(shown.items()):
            if appearance_id not in self._cards:
                go = partial(self._desk.show_passage, cited.appearance.anchor)
                self._cards[appearance_id] = Card(self._desk.theme, go, self)
            card = self._cards[appearance_id]
            card.show_face(face_of_appearance(cited))
            card.show_deeds(self._deeds.of_appearance(cited))
            self._column.insertWidget(place, card)
            card.show()
        self._count.setText(str(len(shown)) if shown else "")
        self._none.setVisible(not shown)

    def _say_how_to_add(self) -> None:
        adding = self._actions.giving("link.appearance")
        self._none.setText(f"No place yet. Select the words in an article and {adding}.")

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [stop for card in self._cards.values() for stop in card.stops]

    def card_of(self, appearance_id: str) -> Card | None:
        return self._cards.get(appearance_id)

    def _dress(self) -> None:
        for card in self._cards.values():
            card.dress()
