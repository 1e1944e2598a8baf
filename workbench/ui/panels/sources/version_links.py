"""The versions of an article, each a link that opens it."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from workbench.domain.article import Text
from workbench.domain.dates import readable_date
from workbench.domain.moments import day_of


class VersionLinks(QLabel):
    """Hidden while there is only one version. `asked` is sent with the id of a text."""

    asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, wordWrap=True)
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setAccessibleName("Versions of the article")
        self.linkActivated.connect(self.asked)
        self.hide()

    def show_versions(self, texts: Sequence[Text]) -> None:
        """`texts` from the oldest to the newest."""
        links = (
            f'<a href="{escape(text.id)}">version {text.version}</a>, captured '
            f"{readable_date(day_of(text.captured))}"
            for text in reversed(texts)
        )
        self.setText("<br>".join(links))
        self.setVisible(len(texts) > 1)
