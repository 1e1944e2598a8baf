"""Files of JSON lines that are given to a command."""

import json
from pathlib import Path
from typing import Any

from workbench.domain.errors import UserError


def objects_in(path: Path, *keys: str) -> list[dict[str, Any]]:
    """The objects of a file, one a line, each of which has words under one of these keys.

    Raises UserError naming the line that is not understood.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise UserError(
            f"“{path.name}” could not be read: {error.strerror}.", "Give a file of JSON lines."
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(f"“{path.name}” is not UTF-8.", "Give a file of JSON lines in UTF-8.") from error
    return [_object(path, number, line, keys) for number, line in enumerate(lines, 1) if line.strip()]


def _object(path: Path, number: int, line: str, keys: tuple[str, ...]) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except ValueError:
        told = None
    if not isinstance(told, dict) or not any(isinstance(told.get(key), str) for key in keys):
        raise UserError(
            f"Line {number} of “{path.name}” holds no {keys[0]}.",
            f'Write one object a line: {{"{keys[0]}": "…"}}.',
        )
    return told
