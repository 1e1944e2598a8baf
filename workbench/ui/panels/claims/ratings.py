"""The ratings of a scale as buttons, and what each of them means."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from workbench.domain.scale import Rating, Scale
from workbench.ui.models.claims import shown_rating
from workbench.ui.panels.claims.flow import FlowLayout
from workbench.ui.plain import PlainLabel, plain_label, plain_tooltip
from workbench.ui.theme import Theme

_CHOOSE = "Choose the rating that the evidence bears out."


class RatingRow(QWidget):
    """Shows which rating stands, and tells the meaning of the one that is pointed at.

    `chosen` carries the id of a rating that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._scale = theme, scale
        self._stands = ""
        self._writable = True
        self.buttons: dict[str, QToolButton] = {}
        row = QWidget(self)
        self._flow = FlowLayout(row, 4)
        self._meaning = _Meaning(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(row)
        column.addWidget(self._meaning)
        self._build()
        theme.changed.connect(self._dress)

    @property
    def meaning(self) -> str:
        """What is said of a rating now."""
        return self._meaning.text()

    def show_scale(self, scale: Scale) -> None:
        """Offer the ratings of another scale."""
        if scale != self._scale:
            self._scale = scale
            self._build()

    def show_standing(self, rating_id: str) -> None:
        """Mark the rating that stands; "" when none does."""
        self._stands = rating_id
        for known, button in self.buttons.items():
            button.setChecked(known == rating_id)
        self._say_meaning("")

    def set_writable(self, writable: bool) -> None:
        self._writable = writable
        for button in self.buttons.values():
            button.setEnabled(writable)

    def focus_first(self) -> None:
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        for button in self.buttons.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {rating.id: self._button(rating) for rating in self._scale.ratings}
        for button in self.buttons.values():
            self._flow.addWidget(button)
        self._meaning.say_one_of([_CHOOSE, *(rating.meaning for rating in self._scale.ratings)])
        self._dress()
        self.show_standing(self._stands)

    def _button(self, rating: Rating) -> QToolButton:
        button = QToolButton(self)
        button.setText(plain_label(rating.label))
        button.setToolTip(plain_tooltip(rating.meaning))
        button.setAccessibleName(f"Verdict: {rating.label}")
        button.setAccessibleDescription(rating.meaning)
        button.setProperty("kind", "rating")
        button.setProperty("tone", rating.tone)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setEnabled(self._writable)
        button.clicked.connect(partial(self._on_pressed, rating.id))
        button.installEventFilter(self)
        return button

    def _dress(self) -> None:
        icon = QSize(self._theme.size(16), self._theme.size(16))
        for rating in self._scale.ratings:
            self.buttons[rating.id].setIcon(self._theme.icon(f"tone.{rating.tone}"))
            self.buttons[rating.id].setIconSize(icon)
        self._meaning.setFont(self._theme.font(13))

    # ── what is shown ───────────────────────────────────────────────────────────────────────────

    def _say_meaning(self, rating_id: str) -> None:
        """Say what the rating means that is pointed at, else the one that stands."""
        rating_id = rating_id or self._stands
        self._meaning.setText(shown_rating(self._scale, rating_id).meaning if rating_id else _CHOOSE)

    def _on_pressed(self, rating_id: str, _checked: bool = False) -> None:
        # the button shows what stands, which pressing it need not change
        self.show_standing(self._stands)
        self.chosen.emit(rating_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            pointed_at = (rating_id for rating_id, button in self.buttons.items() if button is watched)
            self._say_meaning(next(pointed_at, ""))
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._say_meaning("")
        return super().eventFilter(watched, event)


class _Meaning(PlainLabel):
    """A line as high as the highest that it may have to say, so that pointing moves nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, wordWrap=True)
        self._sayings: list[str] = []
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setIndent(4)

    def say_one_of(self, sayings: list[str]) -> None:
        self._sayings = sayings
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        room = QRect(0, 0, self.width() - self.indent(), 10_000)
        wrapped = Qt.TextFlag.TextWordWrap
        heights = [self.fontMetrics().boundingRect(room, wrapped, words).height() for words in self._sayings]
        self.setMinimumHeight(max(heights, default=0))
