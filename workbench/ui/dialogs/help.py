"""Help inside the program: its pages, the table of keys, and what it is made of."""

from html import escape

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from workbench import __version__
from workbench.places import resource
from workbench.ui.commands import COMMANDS, MENUS, Actions
from workbench.ui.dialogs.key_links import with_own_keys
from workbench.ui.theme import Theme

_ABOVE_HEADING, _BELOW = 16, 8
"""Pixels between paragraphs."""

KEYS = "Keys"
ABOUT = "About"


class HelpWindow(QDialog):
    """The pages of `resources/help/` by their headings, then the keys, then about."""

    def __init__(self, parent: QWidget, theme: Theme, actions: Actions) -> None:
        super().__init__(parent)
        self.setWindowTitle("Help")
        self._theme, self._actions = theme, actions
        files = sorted(resource("help").glob("*.md"))
        texts = [file.read_text(encoding="utf-8") for file in files]
        self._pages = {_heading(text): text for text in texts}
        self._list = QListWidget()
        self._list.setAccessibleName("Pages")
        self._list.setObjectName("help_pages")
        self._list.ensurePolished()  # or its rows are as high as they would be without a style
        self._list.addItems([*self._pages, KEYS, ABOUT])
        self._list.setFixedWidth(theme.size(200))
        self._list.currentTextChanged.connect(self._show)
        self._page = QTextBrowser(openExternalLinks=True)
        self._page.setAccessibleName("Page")
        self._page.document().setDocumentMargin(24)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(self._list)
        row.addWidget(self._page, 1)
        self.resize(theme.size(860), theme.size(620))
        self._list.setCurrentRow(0)
        theme.changed.connect(lambda: self._show(self._list.currentItem().text()))

    def open_page(self, heading: str = "") -> None:
        """Show the window at a page; at the first without one."""
        names = [self._list.item(row).text() for row in range(self._list.count())]
        self._list.setCurrentRow(names.index(heading) if heading in names else 0)
        self._show(self._list.currentItem().text())  # a key may be another than when it was last shown
        self.show()
        self.raise_()
        self.activateWindow()

    def _show(self, heading: str) -> None:
        if heading == KEYS:
            self._page.setHtml(self._keys())
        elif heading == ABOUT:
            self._show_markdown(_ABOUT.format(version=__version__))
        else:
            self._show_markdown(with_own_keys(self._pages[heading], self._actions))

    def _show_markdown(self, text: str) -> None:
        """Qt sets the paragraphs of Markdown without any space between them."""
        self._page.setMarkdown(text)
        document = self._page.document()
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            if cursor.currentTable() is None:
                space = block.blockFormat()
                space.setTopMargin(_ABOVE_HEADING if space.headingLevel() > 1 else 0)
                code = space.nonBreakableLines() and block.next().blockFormat().nonBreakableLines()
                space.setBottomMargin(0 if code else _BELOW)
                cursor.setBlockFormat(space)
            block = block.next()
        self._page.moveCursor(QTextCursor.MoveOperation.Start)

    def _keys(self) -> str:
        muted = self._theme.colour("muted").name()
        rows = []
        for menu in MENUS:
            commands = [command for command in COMMANDS if command.menu == menu]
            rows.append(f"<tr><td colspan=3><h3>{escape(menu)}</h3></td></tr>")
            if all(command.place for command in commands):
                where = "These keys hold while the keyboard is in the panel."
                rows.append(f"<tr><td colspan=3 style='color:{muted}'>{where}</td></tr>")
            for command in commands:
                keys = self._actions.key(command.id)
                rows.append(
                    f"<tr><td>{escape(command.plain_text)}</td><td><b>{escape(keys)}</b></td>"
                    f"<td style='color:{muted}'>{escape(command.help)}</td></tr>"
                )
        return f"<h2>Keys</h2><table cellspacing=0 cellpadding=4>{''.join(rows)}</table>"


def _heading(text: str) -> str:
    """The first heading of a Markdown page."""
    return text.lstrip().splitlines()[0].lstrip("# ").strip()


_ABOUT = """## Fact-Check Workbench {version}

Link each claim to the passages that support or refute it, judge it, and hand over a report that a
stranger can re-check.

The program is free software under the MIT licence. It stands on others' work: Qt and PySide6 (LGPL 3,
linked as separate libraries that you may replace), SQLite, sqlite-utils, RapidFuzz, sentencex, Jinja,
Typst, QtAwesome with the Material Design Icons, and the typefaces Inter and Source Serif 4 (SIL Open
Font Licence).

Everything stays on this computer. The network is used only when you ask for a web page.
"""
