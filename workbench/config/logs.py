"""The log: what the program did and what went wrong, for whoever has to mend it.

Articles are other people's words, and often not public yet: records name files, ids and counts,
and a line is cut before a stray text could get far into it.
"""

import logging
import time
from pathlib import Path
from types import TracebackType

FILE_NAME = "workbench.log"
LONGEST_LINE = 300
"""Characters of one line; what we write ourselves is shorter."""

_SIZE = 512 * 1024
_OLD_FILES = 3


def start_log(folder: Path) -> Path | None:
    """Write what the program logs to a file in `folder`, in UTC, and keep the last three before it.

    Returns the file, or None where it cannot be written: then only the log is missing. Calling it
    again moves the log to another folder.
    """
    from logging.handlers import RotatingFileHandler  # brings sockets along, and can wait for the window

    stop_log()
    file = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=_SIZE, backupCount=_OLD_FILES, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(_ShortLines())
    logger = _program()
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return file


def where_it_stands(log_file: Path | None) -> str:
    """Where a person finds what happened, in a sentence; `log_file` is what `start_log` returned."""
    if log_file is None:
        return "No log could be written: send these words to whoever gave you the program."
    return f"The details are in “{log_file}”; send it to whoever gave you the program."


def stop_log() -> None:
    """Close the log file, if there is one."""
    logger = _program()
    for handler in list(logger.handlers):
        if isinstance(handler, logging.FileHandler):
            logger.removeHandler(handler)
            handler.close()


def _program() -> logging.Logger:
    return logging.getLogger("workbench")


_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _ShortLines(logging.Formatter):
    """Time in UTC, level, origin and message; the lines of a traceback below it."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging calls it so)
        record.message = _short(record.message)
        return super().formatMessage(record)

    def formatException(self, raised: _Raised) -> str:  # noqa: N802
        return "\n".join(_short(line) for line in super().formatException(raised).splitlines())


def _short(line: str) -> str:
    line = line.replace("\n", " ")
    return line if len(line) <= LONGEST_LINE else line[:LONGEST_LINE] + " …"
