"""How many independent origins the evidence of a claim has, and why sources are taken to share one."""

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from workbench.domain.origin import Independence, Tie
from workbench.domain.overview import Source
from workbench.ui.theme import Theme

_LONGEST = 280
"""Characters of the words that two sources share; they are shown whole where they stand."""

_ONE, _OTHER = "one", "other"
_PROPOSED = "Told by the words alone. Read both before you rely on it."


class IndependenceSection(QWidget):
    """One line, “5 articles, 2 independent origins”, that opens to the reasons; not there without sources."""

    asked = Signal(object, str)
    """Words of a `Tie` are to be seen in one of its sources: the `Source`, and the words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told = Independence()
        self._reasons: list[QLabel] = []
        self.line = QToolButton(self)
        self.line.setCheckable(True)
        self.line.setProperty("kind", "inline")
        self.line.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
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
        return [self.line, *self._reasons] if self._told.sources else []

    def show_told(self, told: Independence) -> None:
        """Show what is known now; nothing where the claim has no sources, or nobody has looked yet."""
        self.setVisible(bool(told.sources))
        if told == self._told:
            return
        self._told = told
        self._forget_reasons()
        self.line.setText(told.told)
        self.line.setEnabled(bool(told.shared))
        self.line.setChecked(self.line.isChecked() and bool(told.shared))
        self.line.setToolTip(self._explanation())
        self.line.setAccessibleName(told.told)
        self._unfold(self.line.isChecked())

    def _explanation(self) -> str:
        if self._told.shared:
            return "Why some of the sources are taken to have their story from one place"
        return "No two of the sources share words of their own, a news agency, or a credit"

    def _unfold(self, unfolded: bool) -> None:
        if unfolded and not self._reasons:
            for origin in self._told.shared:
                self._reasons += [self._reason(tie) for tie in origin.ties]
            self._reasons.append(self._proposed())
        for label in self._reasons:
            label.setVisible(unfolded)
        self._dress()

    def _forget_reasons(self) -> None:
        for label in self._reasons:
            label.hide()
            label.deleteLater()
        self._reasons = []

    def _reason(self, tie: Tie) -> QLabel:
        label = QLabel(_in_words(tie), self, wordWrap=True, textFormat=Qt.TextFormat.RichText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.TextBrowserInteraction
        )
        label.setIndent(4)
        label.setAccessibleName(f"{tie.one.name} and {tie.other.name}: {tie.reason}")
        label.linkActivated.connect(lambda which: self._ask(tie, which))
        self._column.addWidget(label)
        return label

    def _proposed(self) -> QLabel:
        label = QLabel(_PROPOSED, self, wordWrap=True)
        label.setProperty("role", "small")
        label.setIndent(4)
        self._column.addWidget(label)
        return label

    def _ask(self, tie: Tie, which: str) -> None:
        source: Source = tie.one if which == _ONE else tie.other
        words = tie.words or ("",)
        self.asked.emit(source, words[0] if which == _ONE else words[-1])

    def _dress(self) -> None:
        size = self._theme.size(16)
        self.line.setIconSize(QSize(size, size))
        self.line.setIcon(self._theme.icon("fold.open" if self.line.isChecked() else "fold.closed"))


def _in_words(tie: Tie) -> str:
    one = f'<a href="{_ONE}" style="text-decoration: none">{escape(tie.one.name)}</a>'
    other = f'<a href="{_OTHER}" style="text-decoration: none">{escape(tie.other.name)}</a>'
    words = " · ".join(f"“{escape(_cut(words))}”" for words in tie.words)
    return f"{one} and {other}: {escape(tie.reason)}{'. ' if words else '.'}{words}"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"
