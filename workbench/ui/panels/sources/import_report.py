"""How far an import is, and what came of it, in the pane itself."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.services.importing import Outcome
from workbench.ui.panels.sources.importing import ImportTally
from workbench.ui.plain import PlainLabel, plain_tooltip
from workbench.ui.theme import Theme

_MOST_HEIGHT = 200
_MOST_LINES = 200
_MOST_NAMES = 5


class ImportProgress(QFrame):
    """One row while an import is under way; `cancelled` is sent when it is to stop."""

    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = PlainLabel()
        self._words.setProperty("role", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Import")
        cancel = QPushButton("Cancel")
        cancel.setProperty("kind", "quiet")
        cancel.setToolTip("Leave out what has not been imported yet.")
        cancel.clicked.connect(self.cancelled)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self._words)
        left.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addLayout(left, 1)
        row.addWidget(cancel)
        self.hide()

    def show_tally(self, tally: ImportTally, file_name: str) -> None:
        """How far it is; before the first file is read, `file_name` says what is done instead."""
        words = _progress(tally) or file_name
        self._words.setText(words)
        self._words.setToolTip(plain_tooltip(file_name))
        # of a single file nobody knows how much is in it
        self._bar.setRange(0, tally.of if tally.of > 1 else 0)
        self._bar.setValue(tally.done)
        self._bar.setAccessibleDescription(f"{words}: {file_name}")
        self.show()


class ImportReport(QFrame):
    """The result of an import until it is closed; `article_asked` is sent with an article's id."""

    article_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tally = ImportTally()
        self._icon = QLabel()
        self._heading = PlainLabel(wordWrap=True)
        self._close = QToolButton()
        self._close.setToolTip("Close")
        self._close.setAccessibleName("Close the result of the import")
        self._close.clicked.connect(self.hide)
        self._list = QTextBrowser()
        self._list.setProperty("kind", "quiet")
        self._list.setOpenLinks(False)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setAccessibleName("What came of the import")
        self._list.anchorClicked.connect(self._follow)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._heading, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._list)
        theme.changed.connect(self._dress)
        self.hide()

    @property
    def words(self) -> str:
        """All that the report says, as text."""
        return f"{self._heading.text()}\n{self._list.toPlainText()}".strip()

    def show_tally(self, tally: ImportTally) -> None:
        self._tally = tally
        self._heading.setText(heading_of(tally))
        self._list.setVisible(any(_lines_of(tally)))
        self.show()
        self._dress()

    def _dress(self) -> None:
        size, colour = self._theme.size, self._theme.colour
        tone = "notice.problem" if self._tally.refused else "notice.done"
        self._icon.setPixmap(self._theme.icon(tone).pixmap(size(18), size(18)))
        self._close.setIcon(self._theme.icon("search.close"))
        self._close.setIconSize(QSize(size(14), size(14)))
        document = self._list.document()
        document.setDocumentMargin(0)
        document.setDefaultFont(self._theme.font(12))
        document.setDefaultStyleSheet(
            f"p {{ margin: 0 0 8px 0; color: {colour('muted').name()} }}"
            f"a {{ color: {colour('accent').name()} }}"
        )
        self._list.setHtml("".join(_lines_of(self._tally)))
        self._list.setViewportMargins(16, 0, 8, 0)
        document.setTextWidth(self._list.viewport().width())
        self._list.setFixedHeight(min(round(document.size().height()) + 4, size(_MOST_HEIGHT)))

    def _follow(self, link: QUrl) -> None:
        self.article_asked.emit(link.path())


def _progress(tally: ImportTally) -> str:
    """`Importing 3 of 40 files`; of a file that holds several, how many there are by now."""
    if tally.of > 1:
        return f"Importing {min(tally.done + 1, tally.of):,} of {tally.of:,} files"
    return f"{len(tally.imported):,} articles by now" if tally.imported else ""


def heading_of(tally: ImportTally) -> str:
    """`Imported 4 articles. 1 was there already, 2 were refused.`"""
    count = len(tally.imported)
    said = [f"Imported {count:,} {'article' if count == 1 else 'articles'}"]
    if duplicates := len(tally.duplicates):
        said.append(f"{duplicates:,} {'was' if duplicates == 1 else 'were'} there already")
    if refused := len(tally.refused):
        said.append(f"{refused:,} {'was' if refused == 1 else 'were'} refused")
    if tally.cancelled:
        said.append("the rest was left out")
    first, *rest = said
    return f"{first}; {', '.join(rest)}." if rest else f"{first}."


def _lines_of(tally: ImportTally) -> Iterator[str]:
    """At most so many lines that they are laid out at once; the rest is counted."""
    lines = [
        *_refused(tally),
        *_set_apart(tally),
        *_near_copies(tally),
        *_notes(tally),
        *_duplicates(tally),
    ]
    yield from lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        yield f"<p>… and {len(lines) - _MOST_LINES:,} more.</p>"


def _refused(tally: ImportTally) -> Iterator[str]:
    for refusal in tally.refused:
        yield f"<p>{escape(str(refusal))}</p>"


def _set_apart(tally: ImportTally) -> Iterator[str]:
    for said in tally.set_apart:
        yield f"<p>{escape(str(said))}</p>"


def _near_copies(tally: ImportTally) -> Iterator[str]:
    """`3 near-copies of “Title”: a.txt, b.txt, c.txt.`"""
    groups: dict[str, list[Outcome]] = {}
    for outcome in tally.imported:
        if outcome.copy_of_id:
            groups.setdefault(outcome.copy_of_id, []).append(outcome)
    for article_id, copies in groups.items():
        count = "Near-copy" if len(copies) == 1 else f"{len(copies):,} near-copies"
        names = ", ".join(f"“{escape(copy.file_name)}”" for copy in copies[:_MOST_NAMES])
        more = "" if len(copies) <= _MOST_NAMES else f" and {len(copies) - _MOST_NAMES:,} more"
        yield f"<p>{count} of {_link(article_id, copies[0].copy_of)}: {names}{more}.</p>"


def _notes(tally: ImportTally) -> Iterator[str]:
    for outcome in tally.imported:
        for note in outcome.notes:
            yield f"<p>{_link(outcome.article_id, outcome.title)}: {escape(note)}</p>"


def _duplicates(tally: ImportTally) -> Iterator[str]:
    for outcome in tally.duplicates:
        link = _link(outcome.article_id, outcome.title)
        yield f"<p>“{escape(outcome.file_name)}” is in the case already, as {link}.</p>"


def _link(article_id: str, title: str) -> str:
    return f'<a href="article:{escape(article_id)}">{escape(title)}</a>'
