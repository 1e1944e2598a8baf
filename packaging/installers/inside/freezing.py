"""Put the program and all it imports into one folder with cx_Freeze: freezing.py SOURCE FOLDER

For a Mac’s .app: freezing.py SOURCE FOLDER INFO.plist ICON.icns. Runs in the build environment; SOURCE
holds `workbench`, `resources` and `corpus`.
"""

import os
import sys
from pathlib import Path
from typing import Any

from cx_Freeze import ConstantsModule, Executable, Freezer, setup

_START = str(Path(__file__).with_name("start.py"))

_PACKAGES = ["workbench", "rapidfuzz", "trafilatura", "sentencex", "typst", "qtawesome"]
"""Whole: what of them is imported by name while the program runs cannot be seen in their source."""

_NEVER = [
    "tkinter", "unittest", "test", "pydoc", "pydoc_data", "lib2to3", "ensurepip", "idlelib", "turtledemo",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql",
    "PySide6.QtTest", "setuptools", "pkg_resources", "pip", "wheel",
]  # fmt: skip


class _Facts(ConstantsModule):  # type: ignore[misc]  # cx_Freeze tells no types
    """What the packed program is told of its build: not when and on which machine that was."""

    def create(self, tmp_path: Path, modules: list[Any]) -> Path:
        file: Path = super().create(tmp_path, modules)
        lines = file.read_text("utf-8").splitlines()
        telling = ("BUILD_HOST ", "BUILD_TIMESTAMP ", "SOURCE_TIMESTAMP ")
        file.write_text("\n".join(line for line in lines if not line.startswith(telling)), "utf-8")
        return file


def freeze(source: Path, folder: Path) -> None:
    sys.path.insert(0, str(source))
    Freezer(
        [Executable(_START, target_name="workbench")],
        packages=_PACKAGES,
        excludes=_NEVER,
        include_files=_data_of(source),
        constants_module=_Facts(),
        replace_paths=[("*", "")],  # where it was built must not be told, nor make a difference
        target_dir=folder,
        silent=1,
    ).freeze()


def freeze_for_mac(source: Path, folder: Path, facts: Path, icon: Path) -> None:
    """FOLDER/Fact-Check Workbench.app, with these facts (Info.plist) and this icon."""
    sys.path.insert(0, str(source))
    os.chdir(folder)
    name = "Fact-Check Workbench"
    setup(
        name=name,
        executables=[Executable(_START, target_name="workbench")],
        options={
            "build_exe": {
                "packages": _PACKAGES,
                "excludes": _NEVER,
                "include_files": _data_of(source),
                "build_exe": folder / "frozen",
            },
            "bdist_mac": {"bundle_name": name, "custom_info_plist": str(facts), "iconfile": str(icon)},
        },
        script_args=["bdist_mac"],
    )
    (folder / "build" / f"{name}.app").rename(folder / f"{name}.app")


def _data_of(source: Path) -> list[tuple[Path, str]]:
    return [(source / name, f"lib/workbench/{name}") for name in ("resources", "corpus")]


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    if len(given) == 2:
        freeze(*given)
    else:
        freeze_for_mac(*given)
