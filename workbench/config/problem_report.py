"""A problem report: a ZIP of plain texts that a person can read before sending it to whoever mends things.

It holds what the program logged and what it runs on. It holds no words of articles or claims, no name of the
analyst, no names of folders beyond their last part: the log never has the first, the rest is taken out here.
"""

import locale
import platform
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from workbench import __version__
from workbench.config.logs import FILE_NAME
from workbench.config.paths import Paths
from workbench.config.settings import ANALYST, Settings
from workbench.domain.errors import UserError
from workbench.places import is_installed

_NAME = r"""[^\s\\/"'“”:*?<>|](?:[^\n\\/"'“”:*?<>|]*[^\s\\/"'“”:*?<>|])?"""
_FOLDERS = re.compile(rf"(?<![\w.…])(?:[A-Za-z]:)?(?:[\\/]{_NAME})+[\\/](?=[^\s\\/])")
"""Folders with what parts them, as systems write them; names may hold blanks, not begin or end with one."""

_READ_ME = """\
This is a problem report of Fact-Check Workbench {version}, made on {day}.

It was made because you asked for it, and it has been sent to nobody. Look through it before you pass it on:

- system.txt     what the program runs on
- settings.txt   what is set in it, without your name
- {log}*  what it did and what went wrong

No case, article, claim or verdict is in it. Names of files and cases may be: in the log, beside what was done
with them. The names of the folders they lie in are left out. Write below, or in your mail, what you did and
what happened then.
"""


def proposed_name() -> str:
    return f"workbench-problem-{datetime.now(UTC):%Y-%m-%d-%H%M}.zip"


def write_problem_report(path: Path, folders: Paths, window: Mapping[str, str] | None = None) -> None:
    """Write the report to `path`; `window` is what the window knows of the screen, by name.

    Raises UserError when it cannot be written.
    """
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as report:
            for name, words in _pages(folders, window or {}):
                report.writestr(name, words)
    except OSError as error:
        raise UserError(
            f"“{path.name}” cannot be written: {error.strerror}.", "Choose another folder."
        ) from error


def _pages(folders: Paths, window: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    today = datetime.now(UTC).date().isoformat()
    yield "READ ME.txt", _READ_ME.format(version=__version__, day=today, log=FILE_NAME)
    yield "system.txt", _table({**_system(), **window})
    settings = Settings(folders.config)
    told = {setting.name: str(settings[setting]) for setting in settings if setting is not ANALYST}
    yield "settings.txt", without_folders(_table(told))
    for log in sorted(folders.logs.glob(f"{FILE_NAME}*")):
        yield log.name, without_folders(log.read_text(encoding="utf-8", errors="replace"))


def without_folders(words: str) -> str:
    """The words with each path cut to its last part, and the name of the home folder nowhere."""
    words = _FOLDERS.sub("…/", words)
    name = Path.home().name
    return re.sub(rf"\b{re.escape(name)}\b", "(you)", words) if len(name) > 2 else words


def _system() -> Mapping[str, str]:
    from workbench.services.health import SQLITE

    return {
        "program": f"{__version__}, {'installed' if is_installed() else 'from its source'}",
        "system": platform.platform(),
        "python": sys.version.replace("\n", " "),
        "sqlite": SQLITE,
        "language": str(locale.getlocale()[0]),
    }


def _table(facts: Mapping[str, str]) -> str:
    width = max(map(len, facts), default=0) + 2
    return "".join(f"{name:<{width}}{said}\n" for name, said in facts.items())
