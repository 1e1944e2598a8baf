"""How many independent origins the evidence of a claim has, why sources are taken to share one, and where
the analyst says otherwise.
"""

from functools import partial
from html import escape
from itertools import combinations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.origin import Independence, Tie, TieKind
from workbench.domain.overview import Source
from workbench.domain.ruling import Kinship
from workbench.ui.plain import PlainLabel, plain_label
from workbench.ui.theme import Theme

_LONGEST = 280
"""Characters of the words that two sources share; they are shown whole where they stand."""

_ONE, _OTHER, _APART, _BACK = "one", "other", "apart", "back"
"""What can be clicked in a reason: either source, or what the analyst says to it."""

_PROPOSED = "Told by the words alone. Read both before you rely on it."
_NOTHING_SHARED = (
    "No two of them share words of their own, a news agency, or a credit. They may quote the same person."
)


class IndependenceSection(QWidget):
    """One line, “5 articles, 2 independent origins”, that opens to the reasons; not there without sources."""

    asked = Signal(object, str)
    """Words of a `Tie` are to be seen in one of its sources: the `Source`, and the words."""
    ruled = Signal(object, object, object)
    """The analyst says of two sources what their `Kinship` is."""
    taken_back = Signal(object)
    """A `Ruling` is to hold no more."""
    stops_changed = Signal()
    """There is more, or something else, where Tab stops."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told = Independence()
        self._writable = True
        self._below: list[QWidget] = []
        self.line = _Line(self)
        self.line.setCheckable(True)
        self.line.setProperty("kind", "inline")
        self.line.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.line.setToolTip("Which sources have their story from one place, and why")
        self.line.toggled.connect(self._unfold)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignLeft)
        self._dress()
        self.hide()
        theme.changed.connect(self._dress)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [self.line, *self._below] if self._told.sources else []

    def set_writable(self, writable: bool) -> None:
        self._writable = writable

    def show_told(self, told: Independence) -> None:
        """Show what is known now; nothing where the claim has no sources, or nobody has looked yet."""
        self.setVisible(bool(told.sources))
        if told == self._told:
            return
        self._told = told
        if any(shown.hasFocus() for shown in self._below):
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)  # not on to whatever comes next
        for shown in self._below:
            shown.hide()
            shown.deleteLater()
        self._below = []
        self.line.setText(told.told)
        self.line.setAccessibleName(told.told)
        self.line.setEnabled(told.sources > 1)
        self.line.setChecked(self.line.isChecked() and told.sources > 1)
        self._unfold(self.line.isChecked())

    def _unfold(self, unfolded: bool) -> None:
        if unfolded and not self._below:
            self._build()
        for shown in self._below:
            shown.setVisible(unfolded)
        self._dress()

    def _build(self) -> None:
        ties = [tie for origin in self._told.shared for tie in origin.ties]
        self._below = [self._reason(tie, self._shared_in_words(tie)) for tie in ties]
        self._below += [self._reason(tie, self._apart_in_words(tie)) for tie in self._told.set_apart]
        if not self._below:
            self._below.append(self._remark(_NOTHING_SHARED))
        elif any(tie.kind is not TieKind.ANALYST for tie in ties):
            self._below.append(self._remark(_PROPOSED))
        if self._writable and len(self._told.origins) > 1:
            self._below.append(self._joining())
        for shown in self._below:
            beside = Qt.AlignmentFlag.AlignLeft if isinstance(shown, QToolButton) else Qt.AlignmentFlag(0)
            self._column.addWidget(shown, 0, beside)
        self.stops_changed.emit()

    # ── a reason ────────────────────────────────────────────────────────────────────────────────

    def _reason(self, tie: Tie, words: str) -> QLabel:
        label = QLabel(words, self, wordWrap=True, textFormat=Qt.TextFormat.RichText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.TextBrowserInteraction
        )
        label.setIndent(4)
        label.setAccessibleName(f"{tie.one.name} and {tie.other.name}: {tie.reason}")
        label.linkActivated.connect(lambda which: self._follow(tie, which))
        return label

    def _shared_in_words(self, tie: Tie) -> str:
        words = " · ".join(f"“{escape(_cut(words))}”" for words in tie.words)
        said = f"{_named(tie)}: {escape(tie.reason)}.{' ' if words else ''}{words}"
        if tie.kind is TieKind.ANALYST:
            return said + self._link(_BACK, "Take back")
        return said + self._link(_APART, "They are independent")

    def _apart_in_words(self, tie: Tie) -> str:
        by = tie.ruling.ruled_by if tie.ruling and tie.ruling.ruled_by else "an analyst"
        said = f"{_named(tie)} are independent, says {escape(by)}, though {escape(tie.reason)}."
        return said + self._link(_BACK, "Take back")

    def _link(self, which: str, words: str) -> str:
        return f' <a href="{which}">{words}</a>' if self._writable else ""

    def _follow(self, tie: Tie, which: str) -> None:
        words = tie.words or ("",)
        if which == _APART:
            self.ruled.emit(tie.one, tie.other, Kinship.INDEPENDENT)
        elif which == _BACK:
            self.taken_back.emit(tie.ruling)
        elif which == _ONE:
            self.asked.emit(tie.one, words[0])
        else:
            self.asked.emit(tie.other, words[-1])

    # ── what stands below ───────────────────────────────────────────────────────────────────────

    def _remark(self, words: str) -> QLabel:
        label = PlainLabel(words, self, wordWrap=True)
        label.setProperty("role", "small")
        label.setIndent(4)
        return label

    def _joining(self) -> QToolButton:
        """A menu of all pairs of sources that are not one origin yet."""
        button = QToolButton(self)
        button.setText("Two of them share an origin…")
        button.setProperty("kind", "inline")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menus: dict[tuple[str, str], QMenu] = {}
        for one, other in combinations(self._told.origins, 2):
            for first in one.sources:
                if first.identity not in menus:
                    menus[first.identity] = menu.addMenu(f"{plain_label(_short(first))} and")
                for second in other.sources:
                    action = menus[first.identity].addAction(plain_label(_short(second)))
                    action.triggered.connect(partial(self._join, first, second))
        button.setMenu(menu)
        return button

    def _join(self, one: Source, other: Source, _checked: bool = False) -> None:
        self.ruled.emit(one, other, Kinship.ONE_ORIGIN)

    def _dress(self) -> None:
        size = self._theme.size(16)
        self.line.setIconSize(QSize(size, size))
        self.line.setIcon(self._theme.icon("fold.open" if self.line.isChecked() else "fold.closed"))


class _Line(QToolButton):
    """Never makes the page wider than its pane: its words are cut off where there is no room for all."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.iconSize().width() * 4, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        lacking = self.sizeHint().width() - self.width()
        if lacking > 0:
            metrics, words = self.fontMetrics(), self.text()
            room = metrics.horizontalAdvance(words) - lacking
            option.text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)


def _named(tie: Tie) -> str:
    """Both sources, as links to their words."""
    one = f'<a href="{_ONE}" style="text-decoration: none">{escape(tie.one.name)}</a>'
    return f'{one} and <a href="{_OTHER}" style="text-decoration: none">{escape(tie.other.name)}</a>'


def _short(source: Source) -> str:
    """The name of a source, with its title where outlets alone may not tell two apart."""
    title = source.attribution.title
    named = f"{source.name}: {title}" if title and title != source.name else source.name
    return named if len(named) <= 60 else f"{named[:59].rstrip()}…"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"
