"""The .deb and the .run on bare Debians: install, self-test, work, upgrade, remove, and what is left then."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trouble import Trouble

from installers.product import BUILD, NAME
from installers.trying import journey
from installers.trying.roots import USER, Root, bare_root
from installers.trying.screen import Screen, wait_for

SUITES = ("bookworm", "trixie")
_OWN_FILES = (f".local/share/{NAME}", f".config/{NAME}", f".cache/{NAME}", f".local/state/{NAME}", "case")
"""What belongs to the person, and stays when the program goes."""

_OF_THE_SYSTEM = ".cache/fontconfig"
"""Made by the system's own library for all programs."""


def try_deb(screen: Screen, deb: Path, suite: str) -> Iterator[str]:
    """Try the .deb in a bare root of a suite; yields what was found, a line each."""
    with bare_root(suite) as root:
        shutil.copyfile(deb, root.folder / "root" / deb.name)
        before = root.files()
        root.call("apt-get", "install", "--yes", "--no-install-recommends", f"/root/{deb.name}")
        yield f"installed in a bare {suite}"
        yield from _work(root, screen, "/usr/bin/workbench", f"deb-{suite}")
        older = _older(deb)
        root.call("dpkg", "--remove", NAME)
        shutil.copyfile(older, root.folder / "tmp" / older.name)
        root.call("dpkg", "--install", f"/tmp/{older.name}")
        root.call("apt-get", "install", "--yes", f"/root/{deb.name}")
        _still_works(root, "/usr/bin/workbench")
        yield "upgraded from an earlier build; the case opens as it was left"
        root.call("apt-get", "purge", "--yes", NAME)
        root.call("apt-get", "autoremove", "--purge", "--yes")
        yield _left_line(root, before)


def try_run(screen: Screen, run: Path, suite: str) -> Iterator[str]:
    """Try the .run as a person without rights, on a system that has the libraries of a usual desktop."""
    with bare_root(suite) as root:
        shutil.copyfile(run, root.home / run.name)
        (root.home / run.name).chmod(0o755)
        refused = root.start([f"./{run.name}"], user=USER)
        said, _ = refused.communicate()
        if refused.returncode == 0 or "apt-get install" not in said:
            raise Trouble(f"{said}\nOn a system without libraries the .run did not name them.")
        yield f"names what a bare {suite} lacks"
        _install_libraries(root, said)
        before = root.files()
        root.call(f"./{run.name}", user=USER)
        yield "installed by a person without rights"
        program = f"/home/{USER}/.local/bin/workbench"
        yield from _work(root, screen, program, f"run-{suite}")
        root.call(f"./{run.name}", user=USER)
        _still_works(root, program)
        yield "installed once more over itself; the case opens as it was left"
        root.call("sh", f".local/share/{NAME}-program/uninstall.sh", user=USER)
        yield _left_line(root, before)


def _work(root: Root, screen: Screen, program: str, name: str) -> Iterator[str]:
    """Self-test off screen and on it, then the journey, started by what a double click starts."""

    def ask(*arguments: str) -> str:
        return root.call(program, *arguments, user=USER)

    yield journey.selftest(ask("--selftest", "--json"), name)
    said = root.call(program, "--selftest", "--json", user=USER, display=screen.display)
    yield journey.selftest(said, name)
    ask("demo", "case")
    [case] = [f"case/{file.name}" for file in (root.home / "case").glob("*.fcase")]
    with _running(root, screen, program, case):
        journey.walk(
            screen, ask, case, name, pdf=f"/home/{USER}/report.pdf", pdf_here=root.home / "report.pdf"
        )
        yield "opened a case, linked a passage, gave a verdict, saved a PDF"
        ask("new", "case/second")
        with _running(root, screen, program, "case/second.fcase"):
            wait_for(lambda: screen.has_window("second"), "a second window for a second case")
            if not screen.has_window(journey.TITLE):
                raise Trouble("The second case took the place of the first.")
    yield "a second case opened in a second window"


@contextmanager
def _running(root: Root, screen: Screen, program: str, case: str) -> Iterator[None]:
    running = root.start([program, case], user=USER, display=screen.display)
    try:
        yield
    finally:
        running.terminate()
        running.communicate()


def _still_works(root: Root, program: str) -> None:
    [case] = [f"case/{file.name}" for file in (root.home / "case").glob("Iraq*.fcase")]
    said = root.call(program, "doctor", case, user=USER)
    if "sound" not in said:
        raise Trouble(f"{said}\nThe case is not as it was left.")


def _install_libraries(root: Root, said: str) -> None:
    """What the .run said is missing, as the person is told to install it."""
    [line] = [line for line in said.splitlines() if "sudo apt-get install" in line]
    packages = line.partition("install ")[2].split()
    root.call("apt-get", "install", "--yes", "--no-install-recommends", *packages)


def _older(deb: Path) -> Path:
    """The same package with a lower version, as an earlier build would be."""
    folder = BUILD / "older"
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["dpkg-deb", "--raw-extract", deb, folder], check=True)
    control = folder / "DEBIAN" / "control"
    said = control.read_text("utf-8").splitlines()
    control.write_text(
        "\n".join("Version: 0.0.1" if line.startswith("Version:") else line for line in said) + "\n"
    )
    file = BUILD / "older.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", folder, file], check=True)
    return file


def _left_line(root: Root, before: set[str]) -> str:
    """What is in the system now and was not before; anything but the person's own files is trouble."""
    left = sorted(root.files() - before)
    names = (*_OWN_FILES, _OF_THE_SYSTEM, "report.pdf", "report.html")
    own = [f"/home/{USER}/{name}" for name in names]
    folders = (".local", ".local/share", ".local/state", ".config", ".cache")
    parents = {f"/home/{USER}/{folder}" for folder in folders}
    strange = [
        path for path in left if path not in parents and not any(path.startswith(mine) for mine in own)
    ]
    if strange:
        raise Trouble("These files were left behind:\n  " + "\n  ".join(strange[:40]))
    return f"removed; {len(left)} files left, all the person's own: cases, settings, logs"
