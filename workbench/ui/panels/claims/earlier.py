"""The verdicts that have been superseded, folded away."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from workbench.domain.dates import readable_date
from workbench.domain.moments import day_of
from workbench.domain.scale import Scale
from workbench.domain.verdict import Verdict
from workbench.ui.models.claims import shown_rating
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme


class EarlierVerdicts(QWidget):
    """A line that says how many there are; unfolded, the newest of them first."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._verdicts: tuple[Verdict, ...] = ()
        self._scale: Scale | None = None
        self.fold = QToolButton(self)
        self.fold.setProperty("kind", "fold")
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setCheckable(True)
        self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fold.toggled.connect(self._show_listed)
        self._listed = QWidget(self)
        self._column = QVBoxLayout(self._listed)
        self._column.setContentsMargins(4, 0, 0, 0)
        self._column.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._listed)
        theme.changed.connect(self._show_listed)

    def show_verdicts(self, verdicts: Sequence[Verdict], scale: Scale) -> None:
        """`verdicts` from the first to the last superseded one."""
        if (tuple(verdicts), scale) == (self._verdicts, self._scale):
            return
        self._verdicts, self._scale = tuple(verdicts), scale
        self.setVisible(bool(verdicts))
        self.fold.setText(f"Earlier verdicts ({len(verdicts)})")
        self.fold.setChecked(False)
        self._show_listed()

    def _show_listed(self) -> None:
        unfolded = self.fold.isChecked()
        self.fold.setIconSize(QSize(self._theme.size(14), self._theme.size(14)))
        self.fold.setIcon(self._theme.icon("fold.open" if unfolded else "fold.closed"))
        self._listed.setVisible(unfolded)
        while item := self._column.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if unfolded and self._scale is not None:
            for verdict in reversed(self._verdicts):
                self._column.addWidget(_Earlier(self._theme, self._scale, verdict, self._listed))


class _Earlier(QWidget):
    def __init__(self, theme: Theme, scale: Scale, verdict: Verdict, parent: QWidget) -> None:
        super().__init__(parent)
        rating = shown_rating(scale, verdict.rating)
        self.setAccessibleName(rating.label)
        icon = QLabel(self)
        icon.setPixmap(theme.icon(f"tone.{rating.tone}").pixmap(theme.size(14), theme.size(14)))
        label = _plain(rating.label, self)
        given = readable_date(day_of(verdict.given_at))
        when = _plain(f"as of {readable_date(verdict.as_of)} · {verdict.given_by}, {given}", self)
        when.setProperty("role", "small")
        heading = QHBoxLayout()
        heading.setSpacing(4)
        heading.addWidget(icon)
        heading.addWidget(label, 1)
        line = QFrame(self)
        line.setProperty("role", "hairline")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(line)
        column.addLayout(heading)
        column.addWidget(when)
        if verdict.rationale:
            column.addWidget(_plain(verdict.rationale, self))


def _plain(words: str, parent: QWidget) -> QLabel:
    label = PlainLabel(parent, wordWrap=True)
    label.setText(words)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
