"""What keeps the window from coming up is said where a person sees it, whatever works of the system.

Started from a menu or by a double click, nobody reads what is printed; and the window that would tell is the
very thing that is missing. No Qt in here.
"""

import logging
import os
import shutil
import sys
from collections.abc import Callable

from workbench.config.logs import start_log, where_it_stands
from workbench.config.paths import Paths
from workbench.domain.errors import UserError

log = logging.getLogger("workbench")

_TITLE = "Fact-Check Workbench could not start"
_MESSENGERS = (
    ("zenity", "--error", "--no-markup", f"--title={_TITLE}", "--text={words}"),
    ("kdialog", f"--title={_TITLE}", "--error", "{words}"),
    ("xmessage", "-center", "-title", _TITLE, "{plain}"),
    ("notify-send", "--urgency=critical", _TITLE, "{words}"),
)
"""Programs of Linux desktops that show words in a window of their own, the best first."""


def told(open_window: Callable[[], int], folders: Callable[[], Paths]) -> int:
    """The exit code of `open_window`; what it fails with is logged, and shown besides being raised.

    A bug of ours is raised as a UserError that names the log, as what is shown always does.
    """
    try:
        return open_window()
    except UserError as problem:
        log_file = start_log(folders().logs)
        log.error("could not start: %s", problem)
        show(f"{problem}\n\n{where_it_stands(log_file)}")
        raise
    except Exception as fault:
        log_file = start_log(folders().logs)
        log.critical("could not start", exc_info=fault)
        told_of = UserError(
            f"Fact-Check Workbench could not start: {type(fault).__name__}.",
            f"Your cases are untouched. Installing it again may help. {where_it_stands(log_file)}",
        )
        show(str(told_of))
        raise told_of from fault


def show(words: str) -> None:
    """Show words in a window of the system's own, unless they are read in a shell. Does not wait."""
    if sys.stderr is not None and sys.stderr.isatty():
        return
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, words, _TITLE, 0x10)
    elif sys.platform == "darwin":
        told = words.replace("\\", "\\\\").replace('"', '\\"')
        _start(["osascript", "-e", f'display alert "{_TITLE}" message "{told}"'])
    elif os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        for program, *arguments in _MESSENGERS:
            if shutil.which(program):
                given = (part.replace("{words}", words) for part in arguments)
                _start([program, *(part.replace("{plain}", _plain(words)) for part in given)])
                return


def _plain(words: str) -> str:
    """The words for a program that neither breaks lines nor knows the quotation marks of printers."""
    import textwrap

    broken = textwrap.TextWrapper(76, break_long_words=False, break_on_hyphens=False)
    lines = "\n".join(broken.fill(line) for line in words.splitlines())
    return lines.translate(str.maketrans("“”‘’", "\"\"''"))


def _start(command: list[str]) -> None:
    """It outlives this process, which has nothing left to do."""
    try:
        os.posix_spawnp(command[0], command, os.environ)
    except OSError as error:
        log.warning("%s could not show a message: %s", command[0], error.strerror)
