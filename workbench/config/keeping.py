"""Small JSON files that are either whole or not there, whatever happens while they are written."""

import json
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)


def load(path: Path, tell: Callable[[str], object] = lambda _words: None) -> dict[str, Any]:
    """The object kept in `path`; empty when there is none, or it cannot be read.

    A damaged file is set aside as `NAME.damaged`, so that a person can look at it, and the
    program goes on without it. `tell` is given a sentence on what went wrong.
    """
    try:
        return _read(path, tell)
    except OSError as error:
        _log.warning("Could not read %s: %s", path, error.strerror)
        tell(f"“{path}” cannot be read: {error.strerror}.")
        return {}


def change(path: Path, alter: Callable[[dict[str, Any]], object]) -> bool:
    """Have `alter` change what `path` holds by now, and write it in one step; whether that was done.

    A file that is there and cannot be read is left as it is: writing would lose the rest of it.
    """
    try:
        kept = _read(path)
    except OSError as error:
        _log.warning("Could not change %s: %s", path, error.strerror)
        return False
    alter(kept)
    return save(path, kept)


def save(path: Path, kept: dict[str, Any]) -> bool:
    """Write `kept` to `path` in one step; False, with a line in the log, where that is impossible.

    A full or read-only disk must not stop anybody from working on a case, so this raises nothing.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, json.dumps(kept, ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        _log.warning("Could not write %s: %s", path, error.strerror)
        return False
    return True


def can_be_written(path: Path) -> bool:
    """Whether a file could be put there, as far as the rights of its folder tell."""
    folder = next(folder for folder in path.parents if folder.exists())
    return os.access(folder, os.W_OK | os.X_OK)


def _read(path: Path, tell: Callable[[str], object] = lambda _words: None) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:  # not UTF-8, or not JSON
        kept = None
    if isinstance(kept, dict):
        return kept
    aside = _set_aside(path)
    tell(f"“{path}” was damaged" + (f", and is kept as “{aside.name}”." if aside else "."))
    return {}


def _replace(path: Path, content: str) -> None:
    import tempfile  # nothing is written before the window is seen

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
    written = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)


def _set_aside(path: Path) -> Path | None:
    """Where a damaged file is now; None where it had to stay."""
    aside = path.with_name(path.name + ".damaged")
    try:
        path.replace(aside)
    except OSError as error:
        _log.warning("%s is damaged and could not be set aside: %s", path, error.strerror)
        return None
    _log.warning("%s was damaged; it is kept as %s and the program started afresh", path, aside.name)
    return aside
