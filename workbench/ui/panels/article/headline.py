"""The block above an article's words: what it is, who published it when, and what is not known of it."""

from html import escape
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.domain.article import Article, Text, is_scan
from workbench.domain.dates import readable_date
from workbench.domain.moments import day_of
from workbench.domain.overview import OpenText
from workbench.reading.mojibake import garbled_sample
from workbench.ui.panels.article.page_view import PageView
from workbench.ui.plain import PlainLabel, plain_tooltip
from workbench.ui.theme import Theme

_NARROW = 420
"""Below this width the title takes a smaller step of the type scale."""
_LOOKED_AT = 100_000
"""Characters that are looked over for garbled letters whenever an article is shown: a few milliseconds."""
_DETAILS, _WORDS = "details:", "words:"
_BETWEEN = "&ensp;·&ensp; "
_SCAN = f'<a href="{_WORDS}" style="text-decoration: none">a scan — read its words</a>'


class Headline(QWidget):
    """Stands above the first line of `view` and scrolls with it.

    `details_asked` is sent when a missing fact is to be added, `orphans_asked` when the passages
    that lost their place are to be reviewed, `words_asked` when those of a scan are to be read,
    `mending_asked` when garbled letters are to be mended.
    """

    details_asked = Signal()
    orphans_asked = Signal()
    words_asked = Signal()
    mending_asked = Signal()

    def __init__(self, theme: Theme, view: PageView) -> None:
        super().__init__(view.viewport())
        self._theme, self._view = theme, view
        self.orphans = QPushButton(self)
        self.orphans.setProperty("kind", "link")
        self.orphans.clicked.connect(lambda: self.orphans_asked.emit())
        self.garbled = QPushButton("Letters look garbled — mend…", self)
        self.garbled.setProperty("kind", "link")
        self.garbled.clicked.connect(lambda: self.mending_asked.emit())
        self.title = PlainLabel(self, wordWrap=True)
        self.facts = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.facts.linkActivated.connect(self._follow)
        self.facts.setAccessibleName("About this article")
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(8)
        self._rows.addWidget(self.orphans, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(self.garbled, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(self.title)
        self._rows.addWidget(self.facts)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        view.set_anew.connect(self._fit)
        view.scrolled.connect(self._place)

    def show_text(self, opened: OpenText) -> None:
        said = opened.article.attribution
        self.title.setText(said.title or opened.text.file_name)
        # where the first words that are not folded away are the title, they stand for it
        first = next((zone.start for zone in opened.zones if zone.kind.is_reporting), 0)
        self.title.setHidden(self._view.page.begins_with(said.title, first))
        known = facts(opened.article, opened.text, len(opened.parts), opened.versions)
        self._show_facts(f"{known}{_BETWEEN}{_SCAN}" if is_scan(opened.zones) else known)
        self.facts.setToolTip(plain_tooltip(said.url))
        number = len(opened.orphans)
        them = "1 passage" if number == 1 else f"{number} passages"
        self.orphans.setText(f"{them} could not be placed — review")
        self.orphans.setVisible(bool(number))
        sample = garbled_sample(opened.words[:_LOOKED_AT]) if opened.text.version == opened.versions else ""
        self.garbled.setToolTip(
            plain_tooltip(f"As in “{sample}”. You see what would change before anything does.")
        )
        self.garbled.setVisible(bool(sample))
        self._fit()

    def _show_facts(self, words: str) -> None:
        """Tab stops here only where there is a link to follow."""
        self.facts.setText(words)
        follow = Qt.TextInteractionFlag.LinksAccessibleByMouse
        if "<a " in words:
            follow |= Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        self.facts.setTextInteractionFlags(follow)

    def _fit(self) -> None:
        """Take the width of the column, and let the view leave as much room as that needs."""
        column, width = self._view.column, self._view.viewport().width()
        title = self._theme.reading_font(18 if column.width < self._theme.size(_NARROW) else 24)
        title.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(title)
        self.facts.setFont(self._theme.font(13))
        self.orphans.setIcon(self._theme.icon("claim.orphan"))
        self.garbled.setIcon(self._theme.icon("article.mend"))
        left = round(column.left)
        self._rows.setContentsMargins(left, 24, max(0, width - left - round(column.width)), 12)
        self._rows.invalidate()
        self.resize(width, self.heightForWidth(width))
        self._view.set_head_height(self.height())
        self._place()

    def _place(self) -> None:
        first = next(self._view.places.blocks(), None)
        in_view = first is not None and first[0].blockNumber() == self._view.bands.first
        if first is not None and in_view:
            self.move(0, round(first[1]))
        self.setVisible(in_view)

    def _follow(self, target: str) -> None:
        if target == _DETAILS:
            self.details_asked.emit()
        elif target == _WORDS:
            self.words_asked.emit()
        else:
            QDesktopServices.openUrl(QUrl(target))


def facts(article: Article, text: Text, parts: int, versions: int = 1) -> str:
    """What is known of an article, as rich text; for what is not known, a link to add it."""
    said = article.attribution
    known = [
        f"<b>{escape(said.outlet)}</b>" if said.outlet else "" if parts else _missing("outlet"),
        escape(said.byline) if said.byline else "" if parts else _missing("author"),
        escape(readable_date(said.published)) if said.published else _missing("date"),
        f"updated {escape(readable_date(said.updated))}" if said.updated else "",
        _link(said.url),
        f"{parts} parts" if parts > 1 else "",
        f"version {text.version} of {versions}" if versions > 1 else "",
        f"captured {readable_date(day_of(text.captured))}" if text.captured else "",
    ]
    return _BETWEEN.join(fact for fact in known if fact)


def _missing(what: str) -> str:
    return f'<a href="{_DETAILS}" style="text-decoration: none">no {what} known — add</a>'


def _link(url: str) -> str:
    """The site's name, which opens the browser when it is clicked; the bare words if that is unsafe."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return escape(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return escape(url)
    return f'<a href="{escape(url, quote=True)}">{escape(parts.hostname.removeprefix("www."))}</a>'
