"""The current suggestion, large: where it is from, why it is proposed, its words, and the answers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from workbench.domain.moments import exact_moment
from workbench.domain.overview import Source
from workbench.ui.commands import Actions
from workbench.ui.models.suggestions import Line, other_outlets
from workbench.ui.panels.row_brush import RowBrush
from workbench.ui.panels.source_line import write_source
from workbench.ui.panels.suggestions.answer_bar import AnswerBar
from workbench.ui.panels.suggestions.chips import ReasonChips, chips_of
from workbench.ui.panels.suggestions.passage import PassageView
from workbench.ui.plain import PlainLabel, plain_tooltip
from workbench.ui.source_names import named
from workbench.ui.theme import Theme

_LINE = 24


class SuggestionDetail(QWidget):
    """Shows one line of the list; everything it offers is a command."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._source = _SourceLine(theme, self)
        self._place = PlainLabel(self)
        self._place.setProperty("role", "small")
        self._open = QToolButton(self)
        self._open.setDefaultAction(actions["suggestion.open"])
        self._open.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._open.setAccessibleName("Open in its article")
        self.chips = ReasonChips(theme, self)
        self.passage = PassageView(theme, self)
        self.alike = QToolButton(self)
        self.alike.setProperty("kind", "chip")
        self.alike.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.alike.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.alike.clicked.connect(actions["suggestion.unfold"].trigger)
        self._said = PlainLabel(self)
        self._said.setProperty("role", "small")
        self._take_back = QPushButton(self)
        self._take_back.setProperty("kind", "link")
        self._take_back.setText("Take back")
        self._take_back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        actions.explain(self._take_back, "suggestion.take_back")
        self._take_back.clicked.connect(actions["suggestion.take_back"].trigger)
        self.answers = AnswerBar(theme, actions, self)
        self._unfold = actions["suggestion.unfold"]
        self._lay_out()
        self._dress()
        theme.changed.connect(self._dress)

    def show_line(self, line: Line, place: str) -> None:
        """`place` tells where in the list the line is: “3 of 12”."""
        self._source.show_source(line.source)
        self._place.setText(place)
        self.chips.show_chips(chips_of(line.reasons, line.leaning))
        self.passage.show_line(line)
        self._say_alike(line)
        self._say_answer(line)
        self._fit()

    def _say_alike(self, line: Line) -> None:
        self.alike.setVisible(bool(line.alike))
        if line.alike:
            count = len(line.alike) + 1
            how = "one by one" if line.is_unfolded else "one answer"
            self.alike.setText(f"{count:,} places, {how}")
            help = "Fold them into one." if line.is_unfolded else "Show them to answer each by itself."
            self.alike.setToolTip(
                plain_tooltip(f"Nearly the same words in {other_outlets(line.alike)}. {help}{self._key}")
            )

    @property
    def _key(self) -> str:
        """The key that folds and unfolds, as a tooltip tells it."""
        key = self._unfold.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return f" ({key})" if key else ""

    def _dress(self) -> None:
        side = self._theme.size(14)
        self.alike.setIcon(self._theme.icon("alike"))
        self.alike.setIconSize(QSize(side, side))

    def _say_answer(self, line: Line) -> None:
        answer = line.answer
        self.answers.show_reply(answer.reply if answer else None)
        self._said.setVisible(answer is not None)
        self._take_back.setVisible(answer is not None)
        if answer is not None:
            by = f" by {answer.answered_by}" if answer.answered_by else ""
            unlinked = "" if line.is_linked or answer.reply.startswith("not") else " · no longer linked"
            self._said.setText(f"Answered: {answer.reply}{by}{unlinked}")
            self._said.setToolTip(exact_moment(answer.answered_at) if answer.answered_at else "")

    def _fit(self) -> None:
        """Where the drawer is low, what the list tells as well gives way to the words of the passage."""
        layout = self.layout()
        assert layout is not None
        edges, chips = layout.contentsMargins(), self.chips.heightForWidth(self.width() - 32)
        room = self.height() - edges.top() - edges.bottom()
        room -= self.passage.minimumSizeHint().height() + self.answers.sizeHint().height() + 8
        self.chips.setVisible(chips > 0 and chips + 8 <= room)
        room -= chips + 8 if chips else 0
        self._top.setVisible(self._top.sizeHint().height() + 8 <= room)

    def _lay_out(self) -> None:
        self._top = QWidget(self)
        top = QHBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(self._source, 1)
        top.addWidget(self.alike)
        top.addWidget(self._said)
        top.addWidget(self._take_back)
        top.addWidget(self._place)
        top.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 8)
        column.setSpacing(8)
        column.addWidget(self._top)
        column.addWidget(self.chips)
        column.addWidget(self.passage, 1)
        column.addWidget(self.answers)

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()


class _SourceLine(QWidget):
    """Where the passage is from, as lists of passages show it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._source: Source | None = None

    def show_source(self, source: Source) -> None:
        self._source = source
        said = source.attribution
        self.setAccessibleName(
            " · ".join(word for word in (named(source), said.published, said.title) if word)
        )
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, self._theme.size(_LINE))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if self._source is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            write_source(RowBrush(painter, self._theme), self._theme, self.rect(), self._source)
