"""The claims of a case as a list that can be narrowed and ordered."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.domain.claim import Status
from workbench.domain.errors import NotFound
from workbench.domain.overview import ClaimRow
from workbench.domain.scale import Rating, Scale
from workbench.ui.plain import plain_tooltip

ROW = int(Qt.ItemDataRole.UserRole)
"""The role under which the model gives the `ClaimRow`."""

_ROOT = QModelIndex()


class Order(StrEnum):
    """What the list is sorted by, in the words of its menu."""

    CREATED = "Order added"
    VERDICT = "Verdict"
    EVIDENCE = "Most evidence"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which claims are listed: those that hold all `words`, and have the status and the rating given."""

    words: str = ""
    status: Status | None = None
    rating: str = ""

    @property
    def is_open(self) -> bool:
        """Whether every claim passes."""
        return self == Narrowing()


class ClaimsModel(QAbstractListModel):
    """Holds the rows of all claims and shows those that pass the narrowing, in the chosen order."""

    def __init__(self, scale: Scale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._rows: dict[str, ClaimRow] = {}
        self._haystacks: dict[str, str] = {}
        self._shown: list[str] = []
        self._narrowing = Narrowing()
        self._order = Order.CREATED
        self._origins: dict[str, int] = {}

    @property
    def total(self) -> int:
        """How many claims the case has, shown or not."""
        return len(self._rows)

    @property
    def narrowing(self) -> Narrowing:
        return self._narrowing

    @property
    def order(self) -> Order:
        return self._order

    def show_rows(self, rows: Sequence[ClaimRow], scale: Scale) -> None:
        """Replace what the list is made of; the rows come in the order they were added."""
        before, self._scale = self._rows, scale
        self._rows = {row.claim.id: self._with_origins(row) for row in rows}
        for id, row in self._rows.items():
            if id in before and before[id].claim != row.claim:
                self._haystacks.pop(id, None)
        shown = self._passing()
        if shown != self._shown:
            self._show(shown)
            return
        for number, claim_id in enumerate(shown):
            if self._rows[claim_id] != before[claim_id]:
                self.dataChanged.emit(self.index(number), self.index(number))

    def show_row(self, row: ClaimRow) -> None:
        """Replace one row, or put in that of a claim which has come, or come back, in its place."""
        row = self._with_origins(row)
        before = self._rows.get(row.claim.id)
        self._rows[row.claim.id] = row
        if before is None:
            self._rows = dict(sorted(self._rows.items(), key=lambda item: item[1].claim.created))
        elif before.claim != row.claim:
            self._haystacks.pop(row.claim.id, None)
        shown = self._passing()
        if shown != self._shown:
            self._show(shown)
        elif (index := self.index_of(row.claim.id)).isValid():
            self.dataChanged.emit(index, index)

    def drop_row(self, claim_id: str) -> None:
        """Leave out a claim that is gone."""
        self._rows.pop(claim_id, None)
        self._haystacks.pop(claim_id, None)
        self._show_if_other(self._passing())

    def show_origins(self, counts: Mapping[str, int]) -> None:
        """Say of claims, by their ids, how many origins their evidence has; it is kept for later rows."""
        self._origins.update(counts)
        for claim_id, origins in counts.items():
            if claim_id in self._rows and self._rows[claim_id].origins != origins:
                self._rows[claim_id] = self._with_origins(self._rows[claim_id])
                if (index := self.index_of(claim_id)).isValid():
                    self.dataChanged.emit(index, index)

    def narrow(self, narrowing: Narrowing) -> None:
        self._narrowing = narrowing
        self._show_if_other(self._passing())

    def sort_by(self, order: Order) -> None:
        self._order = order
        self._show_if_other(self._passing())

    def claim_id(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The claim at an index, or "" outside the list."""
        return self._shown[index.row()] if index.isValid() else ""

    def index_of(self, claim_id: str) -> QModelIndex:
        """Where a claim is shown; an invalid index where it is not."""
        return self.index(self._shown.index(claim_id)) if claim_id in self._shown else QModelIndex()

    def holds(self, claim_id: str) -> bool:
        """Whether the case has this claim, shown or not."""
        return claim_id in self._rows

    def neighbour(self, claim_id: str, step: int) -> str:
        """The claim `step` places further down the list; from outside the list its first or last one."""
        if not self._shown:
            return ""
        if claim_id not in self._shown:
            return self._shown[0 if step > 0 else -1]
        place = self._shown.index(claim_id) + step
        return self._shown[min(max(place, 0), len(self._shown) - 1)]

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        row = self._rows[self._shown[index.row()]]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.claim.wording
        if role == Qt.ItemDataRole.ToolTipRole:
            told = (row.claim.wording, said_outlets(row) if row.outlets else "")
            return plain_tooltip("\n".join(filter(None, told)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled

    def _with_origins(self, row: ClaimRow) -> ClaimRow:
        return replace(row, origins=self._origins.get(row.claim.id, 0))

    # ── what is shown ───────────────────────────────────────────────────────────────────────────

    def _passing(self) -> list[str]:
        wanted = self._narrowing
        words = folded(wanted.words).split()
        passing = [
            row
            for row in self._rows.values()
            if (wanted.status is None or row.claim.status is wanted.status)
            and (not wanted.rating or (row.verdict is not None and row.verdict.rating == wanted.rating))
            and all(word in self._haystack(row) for word in words)
        ]
        # sorting is stable: what is equal stays in the order it was added
        if self._order is Order.VERDICT:
            ranks = {rating.id: rank for rank, rating in enumerate(self._scale.ratings)}
            passing.sort(key=lambda row: ranks.get(row.verdict.rating, 0) if row.verdict else len(ranks))
        elif self._order is Order.EVIDENCE:
            passing.sort(key=lambda row: -(row.supports + row.refutes + row.context))
        return [row.claim.id for row in passing]

    def _haystack(self, row: ClaimRow) -> str:
        """The claim's words as they are searched, folded when they are first asked for."""
        claim = row.claim
        if claim.id not in self._haystacks:
            self._haystacks[claim.id] = folded("\n".join((claim.wording, claim.said_by, *claim.tags)))
        return self._haystacks[claim.id]

    def _show_if_other(self, shown: list[str]) -> None:
        if shown != self._shown:
            self._show(shown)

    def _show(self, shown: list[str]) -> None:
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def _spoken(self, row: ClaimRow) -> str:
        rating = shown_rating(self._scale, row.verdict.rating).label if row.verdict else "no verdict"
        counts = f"{row.supports} supporting, {row.refutes} refuting, {said_outlets(row)}"
        return f"{row.claim.wording}. {rating}, {row.claim.status}. {counts}"


def said_outlets(row: ClaimRow) -> str:
    """`5 outlets`; `5 outlets, 4 origins` where some of them seem to have their story from one place."""
    said = f"{row.outlets} outlet{'s' * (row.outlets != 1)}"
    if not 0 < row.origins < row.outlets:
        return said
    return f"{said}, {row.origins} origin{'s' * (row.origins != 1)}"


def shown_rating(scale: Scale, rating_id: str) -> Rating:
    """The rating as the scale has it; one from a scale the case had before goes by its id."""
    try:
        return scale.rating(rating_id)
    except NotFound:
        return Rating(rating_id, rating_id, "open", "This rating is not on the scale of the case.")


def folded(words: str) -> str:
    """The words without case and accents, so that “Zurich” finds “Zürich”."""
    if words.isascii():
        return words.lower()
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
