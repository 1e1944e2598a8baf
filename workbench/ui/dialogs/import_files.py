"""Asking which files, or which folder of them, to import."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.config.settings import LAST_FOLDER, Settings
from workbench.reading import READABLE

_KINDS = (f"Articles ({' '.join(f'*{ending}' for ending in sorted(READABLE))})", "All files (*)")

Chosen = Callable[[list[Path]], None]


def ask_for_files(parent: QWidget, settings: Settings, chosen: Chosen) -> QFileDialog:
    """Open a file dialog where the last one was left, and call `chosen` with the files, if any."""
    dialog = QFileDialog(parent, "Import articles", settings[LAST_FOLDER])
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(_KINDS)
    return _asked(dialog, settings, chosen)


def ask_for_folder(parent: QWidget, settings: Settings, chosen: Chosen) -> QFileDialog:
    """The same for a folder, all of whose files are then imported."""
    dialog = QFileDialog(parent, "Import a folder", settings[LAST_FOLDER])
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return _asked(dialog, settings, chosen)


def _asked(dialog: QFileDialog, settings: Settings, chosen: Chosen) -> QFileDialog:
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Import")

    def take(names: list[str]) -> None:
        paths = [Path(name) for name in names]
        settings[LAST_FOLDER] = str(paths[0].parent)
        chosen(paths)

    dialog.filesSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
