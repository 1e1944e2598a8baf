"""What the installed program says where it cannot start as it should: a window or a line, never silence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trouble import Trouble

from installers.product import NAME, TITLE
from installers.trying.roots import USER, Root
from installers.trying.screen import Screen

_TOLD = f"{TITLE} could not start"
"""The title of the window that tells."""

_CONFIG = f".config/{NAME}"
_LOG = f".local/state/{NAME}/log/workbench.log"
_DAMAGED = '{"theme": "dark", "text_si'


def try_failures(root: Root, screen: Screen, program: str, name: str) -> Iterator[str]:
    """Break what is installed in one way after the other; it is whole again afterwards."""
    said = _ends(root, program)
    if "no screen" not in said:
        raise Trouble(f"{said}\nWithout a screen it did not say why it ended.")
    installed = Path(root.call("readlink", "-f", program).strip())
    lib = root.folder / installed.parent.relative_to("/") / "lib"
    for broken in ("PySide6/Qt/plugins/platforms/libqxcb.so", "workbench/resources/themes/light.json"):
        _tells(root, screen, program, lib / broken, f"{name}-without-{Path(broken).stem}")
    yield "without a screen, Qt's plugin or a file of its own it says so, in a window if there is a screen"
    damage = f"mkdir -p {_CONFIG} && printf '%s' '{_DAMAGED}' > {_CONFIG}/settings.json"
    root.call("sh", "-c", damage, user=USER)
    _goes_on(root, screen, program, f"{name}-settings-damaged")
    if (root.home / _CONFIG / "settings.json.damaged").read_text("utf-8") != _DAMAGED:
        raise Trouble("Damaged settings were not kept.")
    root.call("chown", "root", f"/home/{USER}/{_CONFIG}")
    _goes_on(root, screen, program, f"{name}-settings-of-root")
    root.call("chown", USER, f"/home/{USER}/{_CONFIG}")
    yield "with damaged settings, and with a folder for them that is not its own, it starts and says so"


def _tells(root: Root, screen: Screen, program: str, broken: Path, name: str) -> None:
    """With this file spoilt there is a window that names the log, and the log tells more."""
    log = root.home / _LOG
    log.unlink(missing_ok=True)
    with _spoilt(broken):
        said = _ends(root, program, screen.display)
        screen.focus(_TOLD)
        screen.settle()
        screen.photograph(name)
        screen.close(_TOLD)
    if not log.exists() or "could not start" not in log.read_text("utf-8"):
        raise Trouble(f"{said}\nWith a broken {broken.name} nothing was logged.")


def _ends(root: Root, program: str, display: str = "") -> str:
    """What the program says before it ends as not done."""
    # to a file: a pipe would be kept open by the window that tells of it
    started = root.start(["sh", "-c", 'exec "$0" >/tmp/said 2>&1', program], user=USER, display=display)
    started.communicate(timeout=60)
    said = (root.folder / "tmp" / "said").read_text("utf-8")
    if started.returncode != 1:
        raise Trouble(f"{said}\nIt could not start, and ended with {started.returncode}.")
    return said


def _goes_on(root: Root, screen: Screen, program: str, name: str) -> None:
    with root.running([program], screen.display):
        screen.focus(f"^{TITLE}$")
        screen.settle()
        screen.photograph(name)


@contextmanager
def _spoilt(file: Path) -> Iterator[None]:
    whole = file.read_bytes()
    file.write_bytes(b"no more what it was")
    try:
        yield
    finally:
        file.write_bytes(whole)
