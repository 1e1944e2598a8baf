"""The .deb and the .run on bare Debians: install, self-test, work, upgrade, remove, and what is left then."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from trouble import Trouble

from installers.product import BUILD, NAME
from installers.trying import journey
from installers.trying.failing import try_failures
from installers.trying.roots import USER, Root, bare_root
from installers.trying.screen import Screen, wait_for

SUITES = ("bookworm", "trixie")
_OWN_FILES = (
    f".config/{NAME}",
    f".local/share/{NAME}",
    f".local/state/{NAME}",
    f".cache/{NAME}",
    "case",
    "report.pdf",
    "report.html",
)
"""What belongs to the person, and stays when the program goes, in the home folder."""

_OF_THE_SYSTEM = ".cache/fontconfig"
"""Made by the system's own library for all programs."""

_OF_A_DESKTOP = ("shared-mime-info", "desktop-file-utils", "libglib2.0-bin", "x11-utils")
"""What every desktop has: it knows types of files and what opens them, and can show words in a window."""


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
        _make_a_desktop(root)
        root.call("apt-get", "install", "--yes", f"/root/{deb.name}")
        yield from _on_a_desktop(root, screen, "/usr/bin/workbench", f"deb-{suite}")


def try_run(screen: Screen, run: Path, suite: str) -> Iterator[str]:
    """Try the .run as a person without rights, first where it must name what is missing, then with that."""
    with bare_root(suite) as root:
        shutil.copyfile(run, root.home / run.name)
        (root.home / run.name).chmod(0o755)
        refused = root.start([f"./{run.name}"], user=USER)
        said, _ = refused.communicate()
        if refused.returncode == 0 or "apt-get install" not in said:
            raise Trouble(f"{said}\nOn a system without libraries the .run did not name them.")
        yield f"names what a bare {suite} lacks"
        _install_libraries(root, said)
        _make_a_desktop(root)
        before = root.files()
        root.call(f"./{run.name}", user=USER)
        yield "installed by a person without rights"
        program = f"/home/{USER}/.local/bin/workbench"
        yield from _work(root, screen, program, f"run-{suite}")
        root.call(f"./{run.name}", user=USER)
        _still_works(root, program)
        yield "installed once more over itself; the case opens as it was left"
        yield from _on_a_desktop(root, screen, program, f"run-{suite}")
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
    with root.running([program, case], screen.display):
        journey.walk(
            screen, ask, case, name, pdf=f"/home/{USER}/report.pdf", pdf_here=root.home / "report.pdf"
        )
        yield "opened a case, linked a passage, gave a verdict, saved a PDF"
        ask("new", "case/second")
        with root.running([program, "case/second.fcase"], screen.display):
            wait_for(lambda: screen.has_window("second"), "a second window for a second case")
            if not screen.has_window(journey.TITLE):
                raise Trouble("The second case took the place of the first.")
    yield "a second case opened in a second window"
    ask("problem", "case/problem.zip")
    yield journey.problem_report(root.home / "case" / "problem.zip", USER)


def _make_a_desktop(root: Root) -> None:
    root.call("apt-get", "install", "--yes", "--no-install-recommends", *_OF_A_DESKTOP)


def _on_a_desktop(root: Root, screen: Screen, program: str, name: str) -> Iterator[str]:
    """A double click on a case, and what is said where the program cannot start."""
    # whose words nobody waits for: they would end with the window only
    root.call("sh", "-c", "gio open case/second.fcase >/dev/null 2>&1", user=USER, display=screen.display)
    screen.focus("^second ")
    screen.close("^second ")
    yield "opened a case by its type, as a double click does"
    yield from try_failures(root, screen, program, name)


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
    command = ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True)
    return file


def _left_line(root: Root, before: set[str]) -> str:
    """What is in the system now and was not before; anything but the person's own files is trouble."""
    left = sorted(root.files() - before)
    strange = [path for path in left if not _is_own(path)]
    if strange:
        raise Trouble("These files were left behind:\n  " + "\n  ".join(strange[:40]))
    folders = [name for name in (*_OWN_FILES, _OF_THE_SYSTEM) if f"/home/{USER}/{name}" in left]
    return f"removed; left is what is the person's own: {', '.join(folders)}"


def _is_own(path: str) -> bool:
    inside = f"{path.removeprefix(f'/home/{USER}/')}/"
    owned = [f"{name}/" for name in (*_OWN_FILES, _OF_THE_SYSTEM)]
    return any(inside.startswith(name) or name.startswith(inside) for name in owned)
