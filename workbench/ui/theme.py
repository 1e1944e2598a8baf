"""Light and dark: colours by role, one type scale, one icon family, one style sheet."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from workbench.places import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from workbench.ui.icons import IconDrawer, IconMeaning

WINDOW_FONT = "Inter"
READING_FONT = "Source Serif 4"

_SHEET_ICON = 32
"""Pixels of an icon in the style sheet, which makes it as small as it needs."""
_FIRST_FACES = ("Inter-Regular", "Inter-SemiBold")
_PLACEHOLDER = re.compile(r"@(?:(tint|size|icon)\(([\w.]+)\)|(\w+))")


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme by role, as `#RRGGBB`."""

    name: str
    dark: bool
    roles: dict[str, str]


def load_colours(path: Path) -> Colours:
    data = json.loads(path.read_text(encoding="utf-8"))
    return Colours(data["name"], data["dark"], data["colours"])


class Theme(QObject):
    """What everything looks like now. `changed` is sent when colours or sizes are other than before.

    Widgets ask for roles: `colour("supports")`, `icon("stance.supports")`, `font(15)`.
    """

    changed = Signal()

    _meanings: "dict[str, IconMeaning]"
    _icons: "IconDrawer"

    def __init__(self, icon_cache: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = "system"
        self._scale = 1.0
        self._themes = {name: load_colours(resource(f"themes/{name}.json")) for name in ("light", "dark")}
        self._icon_cache = icon_cache
        self._is_complete = False
        for face in _FIRST_FACES:
            QFontDatabase.addApplicationFont(str(resource(f"fonts/{face}.otf")))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def colours(self) -> Colours:
        if self._choice in self._themes:
            return self._themes[self._choice]
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._themes["dark" if dark else "light"]

    @property
    def dark(self) -> bool:
        return self.colours.dark

    @property
    def scale(self) -> float:
        """How much larger than designed the window's words are."""
        return self._scale

    def choose(self, choice: str, scale: float = 1.0) -> None:
        """Use `light`, `dark` or what the `system` says, with the window's words scaled."""
        self._choice, self._scale = choice, scale
        self._apply()

    def colour(self, role: str, alpha: float = 1.0) -> QColor:
        colour = QColor(self.colours.roles[role])
        colour.setAlphaF(alpha)
        return colour

    def tint(self, role: str) -> QColor:
        """The role as a wash under words: on paper it leaves the ink readable."""
        return self.colour(role, 0.26 if self.dark else 0.15)

    def icon(self, meaning: str, *, colour: str = "") -> "QIcon":
        """The icon for a meaning of `resources/themes/icons.json`, in its own role or in `colour`."""
        self.complete()
        said = self._meanings[meaning]
        return self._icons.icon(said.glyph, self.colours.roles[colour or said.colour])

    def size(self, pixels: int) -> int:
        """A length that grows with the window's words."""
        return round(pixels * self._scale)

    def font(self, pixels: int, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The window's font in a step of the type scale: 12, 13, 15, 18 or 24."""
        font = QFont(WINDOW_FONT)
        font.setPixelSize(self.size(pixels))
        font.setWeight(weight)
        return font

    def reading_font(self, pixels: int) -> QFont:
        """The article's font; its size is the reader's own choice, the window's scale comes on top."""
        self.complete()
        font = QFont(READING_FONT)
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPixelSize(self.size(pixels))
        return font

    def complete(self) -> None:
        """Bring in what the first sight of a window does without, once: icons, all faces, the style sheet.

        The first widget that wants an icon or words to read does it, if nobody has.
        """
        if self._is_complete:
            return
        from workbench.ui.icons import IconDrawer, IconMeaning

        self._is_complete = True
        meanings = json.loads(resource("themes/icons.json").read_text(encoding="utf-8"))
        self._meanings = {key: IconMeaning(**value) for key, value in meanings.items()}
        self._icons = IconDrawer(self._icon_cache)
        for face in sorted(resource("fonts").glob("*.otf")):
            if face.stem not in _FIRST_FACES:
                QFontDatabase.addApplicationFont(str(face))
        self._application().setStyleSheet(self._style_sheet())

    def _follow_system(self) -> None:
        if self._choice not in self._themes:
            self._apply()

    def _apply(self) -> None:
        app = self._application()
        app.setFont(self.font(13))
        app.setPalette(self._palette())
        if self._is_complete:
            app.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _application(self) -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app

    def _style_sheet(self) -> str:
        sheet = resource("themes/window.qss").read_text(encoding="utf-8")

        def value(match: re.Match[str]) -> str:
            kind, name, role = match.groups()
            if kind == "size":
                return f"{self.size(int(name))}px"
            if kind == "icon":
                said = self._meanings[name]
                file = self._icons.file(said.glyph, self.colours.roles[said.colour], _SHEET_ICON)
                return f'url("{file.as_posix()}")' if file else "none"
            colour = self.tint(name) if kind == "tint" else self.colour(role)
            return f"rgba({colour.red()}, {colour.green()}, {colour.blue()}, {colour.alpha()})"

        return _PLACEHOLDER.sub(value, sheet)

    def _palette(self) -> QPalette:
        roles = QPalette.ColorRole
        palette = QPalette()
        for role, name in {
            roles.Window: "chrome",
            roles.WindowText: "ink",
            roles.Base: "paper",
            roles.AlternateBase: "chrome",
            roles.Text: "ink",
            roles.Button: "chrome",
            roles.ButtonText: "ink",
            roles.Highlight: "selection",
            roles.HighlightedText: "ink",
            roles.ToolTipBase: "raised",
            roles.ToolTipText: "ink",
            roles.PlaceholderText: "muted",
            roles.Link: "accent",
            roles.Accent: "accent",
        }.items():
            palette.setColor(role, self.colour(name))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("faint"))
        return palette
