"""What there is to show a window on."""

from collections.abc import Mapping

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication


def known_of_the_screen() -> Mapping[str, str]:
    """Facts for a problem report: Qt, its platform, and each screen with its size and scale."""
    screens = QGuiApplication.screens()
    sizes = [screen.size() for screen in screens]
    shown = [
        f"{size.width()}×{size.height()} at {screen.devicePixelRatio():g}"
        for screen, size in zip(screens, sizes, strict=True)
    ]
    return {
        "qt": f"{qVersion()} on {QGuiApplication.platformName()}",
        "screens": ", ".join(shown),
        "colours of the system": QGuiApplication.styleHints().colorScheme().name.lower(),
    }
