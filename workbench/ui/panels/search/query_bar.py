"""What is looked for: the words, the outlet, and from when to when."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.domain.dates import checked_date
from workbench.domain.errors import UserError
from workbench.ui.filter_field import FilterField
from workbench.ui.lens import Lens
from workbench.ui.panels.search.searching import Query
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme

_EVERY_OUTLET = "All outlets"


class QueryBar(QWidget):
    """`asked` is sent when the query is another; `left_downwards` when Down or Enter leaves the words."""

    asked = Signal()
    left_downwards = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = FilterField("Search all articles", "Words in any article", self)
        self.words.textChanged.connect(self._ask)
        self.words.left_downwards.connect(self.left_downwards)
        Lens(self.words, theme)
        self.outlet = QComboBox(self)
        self.outlet.setAccessibleName("Outlet")
        self.outlet.addItem(_EVERY_OUTLET)
        self.outlet.currentIndexChanged.connect(self._ask)
        self.since = self._date_field("from", "From this day, month or year on: 2020-01-06, 2020-01 or 2020")
        self.until = self._date_field("until", "Until this day, month or year: 2020-01-06, 2020-01 or 2020")
        self._count = PlainLabel()
        self._count.setProperty("role", "small")
        self._problem = PlainLabel()
        self._problem.setProperty("role", "problem")
        self._problem.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for field in (self.outlet, self.since, self.until):
            row.addWidget(field)
        row.addSpacing(8)
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._problem)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def query(self) -> Query:
        """What is asked for now; a date that is not one is left out until it is."""
        outlet = self.outlet.currentText() if self.outlet.currentIndex() > 0 else ""
        return Query(self.words.text(), outlet, _date_in(self.since), _date_in(self.until))

    def say_count(self, words: str) -> None:
        self._count.setText(words)

    def offer_outlets(self, outlets: Sequence[str]) -> None:
        """The outlets to choose from; the chosen one stays chosen if it is still there."""
        chosen = self.outlet.currentText()
        self.outlet.blockSignals(True)
        self.outlet.clear()
        self.outlet.addItems([_EVERY_OUTLET, *outlets])
        self.outlet.setCurrentIndex(max(self.outlet.findText(chosen), 0))
        self.outlet.blockSignals(False)

    def clear_filters(self) -> None:
        self.outlet.setCurrentIndex(0)
        self.since.clear()
        self.until.clear()
        self._check_dates()

    def _ask(self) -> None:
        self.asked.emit()

    def _date_field(self, name: str, help: str) -> QLineEdit:
        field = QLineEdit(self, placeholderText=name, clearButtonEnabled=True)
        field.setAccessibleName(name.capitalize())
        field.setAccessibleDescription(help)
        field.setToolTip(help)
        field.setFixedWidth(self._theme.size(120))
        field.textChanged.connect(self._ask)
        field.editingFinished.connect(self._check_dates)
        return field

    def _check_dates(self) -> None:
        """Say at the fields what is wrong with a date, once it has been typed to its end."""
        problems = []
        for field in (self.since, self.until):
            problem = _problem_of(field)
            field.setProperty("invalid", bool(problem))
            field.style().unpolish(field)
            field.style().polish(field)
            problems += [problem] if problem else []
        self._problem.setText(problems[0] if problems else "")
        self._problem.setVisible(bool(problems))

    def _dress(self) -> None:
        for field in (self.since, self.until):
            field.setFixedWidth(self._theme.size(120))


def _problem_of(field: QLineEdit) -> str:
    try:
        checked_date(field.text())
    except UserError as error:
        return str(error)
    return ""


def _date_in(field: QLineEdit) -> str:
    return "" if _problem_of(field) else checked_date(field.text())
