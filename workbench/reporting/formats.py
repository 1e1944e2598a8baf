"""The forms in which a report leaves the house, and how one is written to a file."""

import errno
import os
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.errors import UserError
from workbench.reporting.report import Report


@dataclass(frozen=True, slots=True)
class Format:
    """`name` is what a person is offered."""

    name: str
    write: Callable[[Report], bytes]


# The writers bring large libraries along, so each is imported when it is used: the window starts without.


def _pdf(report: Report) -> bytes:
    from workbench.reporting.pdf import to_pdf

    return to_pdf(report)


def _html(report: Report) -> bytes:
    from workbench.reporting.html import to_html

    return to_html(report)


def _json(report: Report) -> bytes:
    from workbench.reporting.data import to_json

    return to_json(report)


FORMATS: Mapping[str, Format] = {
    ".pdf": Format("PDF", _pdf),
    ".html": Format("HTML page", _html),
    ".json": Format("JSON data", _json),
}
"""By the ending of the file, in the order in which they are offered."""


def format_of(path: Path) -> Format:
    """The format that a file's ending asks for. Raises UserError for one that does not exist."""
    known = FORMATS.get(path.suffix.lower())
    if known is None:
        endings = ", ".join(FORMATS)
        raise UserError(
            f"A report cannot be written as “{path.name}”.", f"End the name with one of {endings}."
        )
    return known


def save(content: bytes, path: Path, what: str = "The report") -> None:
    """Write a file so that at every moment there is the old one or the whole new one.

    `what` is what people call it. Raises UserError when it cannot be written; then the old file, if there
    was one, is untouched.
    """
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with unfinished.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):  # it may never have been made, or its folder is gone
            unfinished.unlink()
        raise UserError(f"{what} could not be written to “{path}”.", _way_out(error, path)) from error


def _way_out(error: OSError, path: Path) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "The disk is full: make room, or choose another disk."
        case errno.ENOENT | errno.ENOTDIR:
            return f"There is no folder “{path.parent}”: choose another, or make it first."
        case errno.EISDIR:
            return "There is a folder of this name: choose another name."
        case errno.ENAMETOOLONG:
            return "The name is too long: choose a shorter one."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "It is not allowed there: close the file where it is open, or choose another folder."
        case _:
            return f"The system says: {error.strerror or error}. Choose another folder."
