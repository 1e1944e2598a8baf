"""Put the program and all it imports into one folder with cx_Freeze: freezing.py SOURCE FOLDER

Runs in the build environment. SOURCE holds `workbench`, `resources` and `corpus`.
"""

import sys
from pathlib import Path

from cx_Freeze import Executable, Freezer

_PACKAGES = ["workbench", "rapidfuzz", "trafilatura", "sentencex", "typst", "qtawesome"]
"""Whole: what of them is imported by name while the program runs cannot be seen in their source."""

_NEVER = [
    "tkinter", "unittest", "test", "pydoc", "pydoc_data", "lib2to3", "ensurepip", "idlelib", "turtledemo",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql",
    "PySide6.QtTest", "setuptools", "pkg_resources", "pip", "wheel",
]  # fmt: skip


def freeze(source: Path, folder: Path) -> None:
    sys.path.insert(0, str(source))
    program = Executable(str(Path(__file__).with_name("start.py")), target_name="workbench")
    Freezer(
        [program],
        packages=_PACKAGES,
        excludes=_NEVER,
        include_files=[(source / name, f"lib/workbench/{name}") for name in ("resources", "corpus")],
        replace_paths=[("*", "")],  # where it was built must not be told, nor make a difference
        target_dir=folder,
        silent=1,
    ).freeze()


if __name__ == "__main__":
    freeze(Path(sys.argv[1]), Path(sys.argv[2]))
