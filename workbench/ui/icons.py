"""Icons in the theme's colours, drawn once and kept as pictures.

Drawing a glyph needs qtawesome, whose import takes longer than the rest of the window's start; a
picture that was kept from an earlier start needs only a file read.
"""

import logging
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap

if TYPE_CHECKING:
    from qtawesome.iconic_font import IconicFont

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class IconMeaning:
    """A glyph of Material Design Icons 6 and the role of its colour."""

    glyph: str
    colour: str


class IconDrawer:
    """Gives icons and keeps their pictures in `cache`, a folder; without one they live in memory only."""

    def __init__(self, cache: Path | None) -> None:
        self._pictures = _Pictures(cache)
        self._icons: dict[tuple[str, str], QIcon] = {}

    def icon(self, glyph: str, colour: str) -> QIcon:
        """`colour` is `#RRGGBB`."""
        key = (glyph, colour)
        if key not in self._icons:
            self._icons[key] = QIcon(_Engine(self._pictures, glyph, colour))
        return self._icons[key]

    def picture(self, glyph: str, colour: str, pixels: int) -> QPixmap:
        """The icon as a square of `pixels` device pixels."""
        return self._pictures.picture(glyph, colour, pixels)

    def file(self, glyph: str, colour: str, pixels: int) -> Path | None:
        """The icon as a kept picture, for a style sheet; None where no pictures are kept."""
        return self._pictures.file(glyph, colour, pixels)


class _Pictures:
    """The pictures that icons are painted with. They know of no icon, so that no two own each other."""

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache
        self._pictures: dict[tuple[str, str, int], QPixmap] = {}

    def picture(self, glyph: str, colour: str, pixels: int) -> QPixmap:
        key = (glyph, colour, pixels)
        if key not in self._pictures:
            self._pictures[key] = self._kept(key) or self._drawn(key)
        return self._pictures[key]

    def file(self, glyph: str, colour: str, pixels: int) -> Path | None:
        self.picture(glyph, colour, pixels)
        file = self._file((glyph, colour, pixels))
        return file if file is not None and file.exists() else None

    def _file(self, key: tuple[str, str, int]) -> Path | None:
        glyph, colour, pixels = key
        return self._cache and self._cache / f"{glyph}-{colour.lstrip('#')}-{pixels}.png"

    def _kept(self, key: tuple[str, str, int]) -> QPixmap | None:
        file = self._file(key)
        if file is None or not file.exists():
            return None
        picture = QPixmap(str(file))
        return None if picture.isNull() else picture

    def _drawn(self, key: tuple[str, str, int]) -> QPixmap:
        glyph, colour, pixels = key
        # the pixel ratio is in the size already
        drawn = _glyphs().icon(f"mdi6.{glyph}", color=colour).pixmap(QSize(pixels, pixels), 1.0)
        picture = QPixmap(drawn)
        file = self._file(key)
        if file is not None:
            _keep(picture, file)
        return picture


@cache
def _glyphs() -> "IconicFont":
    """qtawesome with the one font that we use, read where it lies.

    Asked as usual, it loads all its fonts, and on Windows copies them among the person's own, where
    they would outlive us.
    """
    import qtawesome
    from qtawesome.iconic_font import IconicFont

    fonts = Path(qtawesome.__file__).parent / "fonts"
    [mdi6] = [font for font in qtawesome._BUNDLED_FONTS if font[0] == "mdi6"]
    return IconicFont((*mdi6, str(fonts)))


def _keep(picture: QPixmap, file: Path) -> None:
    """Where nothing can be written, pictures are drawn anew at each start."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # written aside, so that a second window never reads half a picture
        aside = file.with_suffix(f".{os.getpid()}.png")
        if picture.save(str(aside)):
            aside.replace(file)
        else:
            aside.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("Could not keep the icon %s: %s", file.name, error.strerror)


_engines: list[QIconEngine] = []
"""Every engine there is, until the program ends. An icon owns its engine, but PySide does not tell
Python so: an engine that the garbage collector, or the end of `clone`, frees on our side leaves the
icon with a pointer into nothing, and the program crashes when the icon goes.
"""


class _Engine(QIconEngine):
    """Asks for a picture of exactly the size that is painted."""

    def __init__(self, pictures: _Pictures, glyph: str, colour: str) -> None:
        super().__init__()
        self._pictures, self._glyph, self._colour = pictures, glyph, colour
        _engines.append(self)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # the scale of the screen, and of whoever enlarges what is painted
        ratio = painter.deviceTransform().m11()
        side = min(rect.width(), rect.height())
        painter.drawPixmap(rect, self._picture(round(side * ratio), mode, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        app = QGuiApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
        return self._picture(min(size.width(), size.height()), mode, ratio)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        side = min(size.width(), size.height())
        return self._picture(round(side * scale) if _asks_in_logical_pixels() else side, mode, scale)

    def _picture(self, pixels: int, mode: QIcon.Mode, scale: float) -> QPixmap:
        """The icon as a square of `pixels` device pixels, of which `scale` make a logical one."""
        if pixels <= 0:  # a button that has no room yet
            return QPixmap()
        picture = self._pictures.picture(self._glyph, self._colour, pixels)
        picture = _faded(picture) if mode is QIcon.Mode.Disabled else QPixmap(picture)
        picture.setDevicePixelRatio(scale)
        return picture

    def clone(self) -> QIconEngine:
        return _Engine(self._pictures, self._glyph, self._colour)


class _Probe(QIconEngine):
    """Notes the size that Qt asks for."""

    asked = QSize()

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        self.asked = size
        return QPixmap()


@cache
def _asks_in_logical_pixels() -> bool:
    """Whether Qt asks an engine for a size before the scale is applied: older releases of Qt 6 ask for
    device pixels, newer ones for logical pixels, and which it is decides between sharp and blurred.
    """
    probe = _Probe()
    icon = QIcon(probe)
    icon.pixmap(QSize(8, 8), 2.0)
    return probe.asked == QSize(8, 8)


def _faded(picture: QPixmap) -> QPixmap:
    pale = QPixmap(picture.size())
    pale.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pale)
    painter.setOpacity(0.4)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return pale
