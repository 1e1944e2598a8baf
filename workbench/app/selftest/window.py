"""The checks of all that is seen: Qt's platform, pictures, fonts, icons, and a real window on a case."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer, qVersion
from PySide6.QtGui import QFontInfo, QGuiApplication, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from workbench.app.gui import Program, make_application
from workbench.app.selftest.check import Check, expect, sample_case
from workbench.config.paths import paths
from workbench.places import resource
from workbench.ui.theme import READING_FONT, WINDOW_FONT
from workbench.ui.window import CaseWindow

PICTURE_VARIABLE = "WORKBENCH_SELFTEST_PICTURE"
"""Names a PNG file in which to keep what the window looked like."""

_PATIENCE = 60_000
"""Milliseconds after which a window that is not ready never will be."""


def _platform(_folder: Path) -> str:
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not has_screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or make_application()
    assert isinstance(app, QApplication)
    screen = app.primaryScreen().geometry()
    return f"Qt {qVersion()} on {app.platformName()}, {screen.width()}×{screen.height()}"


def _words_of_qt(_folder: Path) -> str:
    """The program speaks English; Qt's own words in its dialogs must be in the same language."""
    said = QCoreApplication.translate("QPlatformTheme", "Cancel")
    expect(said == "Cancel", f"Qt says {said!r}")
    return "English only"


def _svg(_folder: Path) -> str:
    renderer = QSvgRenderer(str(resource("icons/workbench.svg")))
    picture = QImage(64, 64, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    expect(renderer.isValid() and _is_painted(picture), "the icon of the program is not painted")
    return "the icon of the program"


def _pictures(_folder: Path) -> str:
    picture = QPixmap(str(resource("icons/workbench-256.png")))
    expect(picture.width() == 256, "a PNG is not read")
    return "PNG"


def _fonts(folder: Path) -> str:
    theme = _program(folder).theme
    theme.complete()
    for font, name in ((theme.font(13), WINDOW_FONT), (theme.reading_font(17), READING_FONT)):
        expect(QFontInfo(font).family() == name, f"{QFontInfo(font).family()} stands in for {name}")
    return f"{WINDOW_FONT}, {READING_FONT}"


def _icons(folder: Path) -> str:
    theme = _program(folder).theme
    meanings = json.loads(resource("themes/icons.json").read_text(encoding="utf-8"))
    for meaning in meanings:
        picture = theme.icon(meaning).pixmap(32, 32).toImage()
        expect(_is_painted(picture), f"the icon for {meaning} is empty")
    return f"{len(meanings)} icons"


def _window(folder: Path) -> str:
    """A case opens with all its panes, and what is seen of it has many colours."""
    program = _program(folder)
    program.open_case(sample_case(folder))
    window = program.windows[-1]
    _wait_for(window)
    session = window.desk.session
    window.desk.choose_claim(session.claims()[0].claim.id)
    window.desk.show_text(session.articles()[0].text.id)
    while not window.desk.tasks.idle:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QCoreApplication.processEvents()
    picture = window.grab().toImage()
    colours = {
        picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)
    }
    expect(len(colours) > 20, "the window is all but empty")
    if kept := os.environ.get(PICTURE_VARIABLE):
        window.grab().save(kept)
    window.close()
    return f"{picture.width()}×{picture.height()}, {len(colours)} colours"


def _wait_for(window: CaseWindow) -> None:
    opening = QEventLoop()
    window.ready.connect(opening.quit)
    window.refused.connect(lambda _error: opening.exit(1))
    QTimer.singleShot(_PATIENCE, opening, lambda: opening.exit(2))
    expect(opening.exec() == 0, "the window on the sample case does not open")


_programs: dict[Path, Program] = {}


def _program(folder: Path) -> Program:
    """One for all checks: a second one would want a second application."""
    if folder not in _programs:
        app = QGuiApplication.instance()
        assert isinstance(app, QApplication)
        _programs[folder] = Program(app, paths(folder / "profile"))
    return _programs[folder]


def _is_painted(picture: QImage) -> bool:
    return any(
        picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(picture.height())
    )


CHECKS: Mapping[str, Check] = {
    "platform": _platform,
    "words of Qt": _words_of_qt,
    "SVG": _svg,
    "pictures": _pictures,
    "fonts": _fonts,
    "icons": _icons,
    "window": _window,
}
