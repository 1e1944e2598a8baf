"""Paint the icons in all the sizes that desktops ask for: pictures.py FOLDER

Gives FOLDER/NAME-SIZE.png for the program and for its case files, and FOLDER/NAME.ico of each. Up to 24
pixels a drawing of its own is used, which has fewer and stronger strokes.
"""

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from workbench.places import resource

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
IN_ICO = (16, 24, 32, 48, 64, 256)
_SMALL = 24


def main(folder: Path) -> None:
    _app = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawing in {"workbench": "icons/workbench", "case": "desktop/case"}.items():
        pictures = {size: _painted(drawing, size) for size in SIZES}
        for size, png in pictures.items():
            (folder / f"{name}-{size}.png").write_bytes(png)
        (folder / f"{name}.ico").write_bytes(_ico({size: pictures[size] for size in IN_ICO}))


def _painted(drawing: str, size: int) -> bytes:
    file = resource(f"{drawing}-small.svg" if size <= _SMALL else f"{drawing}.svg")
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(str(file)).render(painter)
    painter.end()
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(held, QByteArray(b"png")).write(picture)
    return bytes(held.data().data())


def _ico(pictures: dict[int, bytes]) -> bytes:
    """An icon file of Windows that holds PNGs, as all since Vista read them."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    entries = b""
    for size, png in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), at)
        at += len(png)
    return head + entries + b"".join(pictures.values())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
