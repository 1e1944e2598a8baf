"""What the machine itself must bring: a display, Qt's system libraries, Python's venv module."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from trouble import Trouble

_GLIB = re.compile(r"lib(glib|gio|gmodule|gobject|gthread)-2\.0\.so\.0")
_NOT_FOUND = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)


def has_display(variables: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can be seen by somebody; continuous integration has nobody who looks."""
    if variables.get("CI"):
        return False
    if not platform.startswith(("linux", "freebsd")):
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def provide_qt_libraries(site_packages: Path, *, may_install: bool) -> None:
    """See to it that everything Qt needs of the system is there; only Linux leaves it to the user.

    Raises Trouble with the line to type when it may not or cannot be installed from here.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries(_qt_binaries(site_packages, os.environ))
    if not missing:
        return
    print(f"Qt needs system libraries that are not here: {', '.join(missing)}.", flush=True)
    lines = install_lines(missing)
    if not lines:
        raise Trouble("Install the packages of your system that hold these libraries, and start this again.")
    _run_or_tell(lines, may_install)
    still = missing_libraries(_qt_binaries(site_packages, os.environ))
    if still:
        raise Trouble(f"These libraries are still missing: {', '.join(still)}.")


def install_venv_module(may_install: bool) -> None:
    """Debian and Ubuntu keep Python's venv and pip in a package of their own."""
    package = f"python3.{sys.version_info.minor}-venv"
    if not shutil.which("apt-get"):
        raise Trouble(
            f"{sys.executable} comes without venv and pip (the modules venv and ensurepip):"
            " install the package of your system that holds them, or the Python of python.org."
        )
    print("This Python comes without its venv module.", flush=True)
    _run_or_tell(_apt_lines([package]), may_install)


def install_packages(packages: Sequence[str], *, may_install: bool) -> None:
    """Debian packages that a command needs. Raises Trouble with the line to type where it may not."""
    if not shutil.which("apt-get"):
        raise Trouble("This is no Debian: install what these packages hold, and start this again.")
    _run_or_tell(_apt_lines(packages), may_install)


def missing_libraries(binaries: Sequence[Path]) -> list[str]:
    """The names (`libGL.so.1`) that the loader does not find for these programs and libraries."""
    said = subprocess.run(
        ["ldd", *binaries], capture_output=True, text=True, env=os.environ | {"LC_ALL": "C"}, check=False
    )
    return sorted(set(_NOT_FOUND.findall(said.stdout)))


def install_lines(
    libraries: Iterable[str], available: Sequence[str] = ("apt-get", "dnf", "zypper")
) -> list[list[str]]:
    """The commands that install these libraries with the package manager of this system, if it is known."""
    manager = next((name for name in available if shutil.which(name)), None)
    if manager == "apt-get":
        return _apt_lines(sorted({debian_package(library) for library in libraries}))
    if manager:
        # RPM packages declare the libraries they hold, so the library itself can be asked for
        return [[manager, "install", "-y", *(f"{library}()(64bit)" for library in libraries)]]
    return []


def debian_package(library: str) -> str:
    """Debian names the package of a library after it (Policy 8.1): `libxcb-cursor.so.0` is in
    libxcb-cursor0, `libdbus-1.so.3` in libdbus-1-3. GLib's five libraries share one package.
    """
    if _GLIB.fullmatch(library):
        return "libglib2.0-0"
    name, _, version = library.partition(".so.")
    separator = "-" if name[-1].isdigit() else ""
    return f"{name}{separator}{version}".lower().replace("_", "-")


def _apt_lines(packages: Sequence[str]) -> list[list[str]]:
    return [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]]


def _run_or_tell(lines: Sequence[Sequence[str]], may_install: bool) -> None:
    """Run commands that only root may run: as root, or through sudo when the user agreed to it."""
    is_root = os.geteuid() == 0
    sudo = ["sudo"] if shutil.which("sudo") and not is_root else []
    if not is_root and not (may_install and sudo):
        typed = " && ".join(shlex.join([*sudo, *line]) for line in lines)
        who = "Type this (--yes does it for you)" if sudo else "Type this as root"
        raise Trouble(f"{who}, then start again:\n\n    {typed}\n")
    for line in lines:
        print(f"> {shlex.join(line)}", flush=True)
        done = subprocess.run(
            [*sudo, *line],
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        # an old list of packages, after a failed update, may still do
        if done.returncode and line is lines[-1]:
            raise Trouble(f"{done.stdout}\nThat did not work; what was said stands above.")


def _qt_binaries(site_packages: Path, variables: Mapping[str, str]) -> list[Path]:
    """Qt's modules, and the plugins for the screens that are there."""
    plugins = site_packages / "PySide6" / "Qt" / "plugins" / "platforms"
    patterns = ["libqoffscreen.so"]
    if variables.get("DISPLAY"):
        patterns.append("libqxcb.so")
    if variables.get("WAYLAND_DISPLAY"):
        patterns.append("libqwayland*.so")
    modules = sorted((site_packages / "PySide6").glob("*.so"))
    return modules + [plugin for pattern in patterns for plugin in sorted(plugins.glob(pattern))]
