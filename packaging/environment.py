"""The virtual environment that the program and its checks run in, made from the locks.

An environment is made anew when a lock, the project's own metadata, the Python or its folder has
changed, and when making it was cut short: its stamp is written last.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import machine
from trouble import Trouble

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "locks"
ALL_LOCKS = ("build", "program", "checks", "installers")
PLACE = ROOT / ".venv"

_WINDOWS = os.name == "nt"


class Environment:
    """A folder with a Python of its own and the locked packages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def command(self, name: str) -> Path:
        """A program of the environment: `python`, `ruff`, …"""
        return self.folder / ("Scripts" if _WINDOWS else "bin") / (f"{name}.exe" if _WINDOWS else name)

    def call(
        self,
        name: str,
        *arguments: str | Path,
        variables: Mapping[str, str] | None = None,
        quiet: bool = False,
    ) -> int:
        """Run a program of the environment in the project's folder, and return its exit code.

        `variables` come on top of the process's own; `quiet` leaves out what it prints, not its complaints.
        """
        return subprocess.call(
            [self.command(name), *arguments],
            cwd=ROOT,
            env=_clean_variables() | dict(variables or {}),
            stdout=subprocess.DEVNULL if quiet else None,
        )

    def site_packages(self) -> Path:
        said = subprocess.check_output(
            [self.command("python"), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            text=True,
        )
        return Path(said.strip())

    def make_ready(self, *tools: str, may_install: bool) -> None:
        """Make or complete the environment; nothing is done when it is as the locks want it.

        `tools` are the locks of what is wanted beyond the program itself: `checks`, `installers`.
        """
        if not self._is_ready_for("program"):
            self._make(may_install)
            self._install_locked("build")  # brings a pip that reads extras and hashes right
            self._install_locked("program")
            self._install("--no-deps", "--no-build-isolation", "--editable", ROOT)
            self._stamp("program")
        for name in tools:
            if not self._is_ready_for(name):
                print(f"Installing the tools of the {name} …", flush=True)
                self._install_locked(name)
                self._stamp(name)

    def _make(self, may_install: bool) -> None:
        print(f"Making {self.folder} with Python {sys.version.split()[0]} …", flush=True)
        if importlib.util.find_spec("ensurepip") is None:
            machine.install_venv_module(may_install)
        try:
            if self.folder.exists():
                shutil.rmtree(self.folder)
        except OSError as error:
            raise Trouble(
                f"{self.folder} is out of date and cannot be removed ({error.strerror}):"
                " close what runs from it, or remove it yourself."
            ) from error
        if subprocess.call([_base_python(), "-m", "venv", self.folder], env=_clean_variables()):
            raise Trouble(f"Python's venv module could not make {self.folder}; what it said stands above.")

    def _install_locked(self, name: str) -> None:
        # ready-made packages only: a machine without compilers must do
        self._install("--only-binary", ":all:", "--require-hashes", "-r", _lock(name))

    def _install(self, *what: str | Path) -> None:
        code = self.call("python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what)
        if code:
            raise Trouble(
                "pip could not install what is needed; what it said stands above."
                " The first start needs the network; later ones do not."
            )

    def _is_ready_for(self, purpose: str) -> bool:
        try:
            said = self._stamp_of(purpose).read_text("ascii")
        except OSError:
            return False
        # the Python that it was made from may have been removed since
        return said == self._fingerprint() and self.command("python").exists()

    def _stamp(self, purpose: str) -> None:
        self._stamp_of(purpose).write_text(self._fingerprint(), "ascii")

    def _stamp_of(self, purpose: str) -> Path:
        return self.folder / f"ready-for-{purpose}"

    def _fingerprint(self) -> str:
        parts = [_lock(name).read_bytes() for name in ALL_LOCKS]
        facts = _metadata(), sys.version_info, sys.base_prefix, os.fspath(self.folder)
        parts.append(repr(facts).encode(errors="surrogateescape"))
        return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _metadata() -> str:
    """What of pyproject.toml says how the project is installed; how it is checked says nothing of that."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return repr((said["build-system"], said["project"], said["tool"]["hatch"]))


def _lock(name: str) -> Path:
    return LOCKS / f"{name}.lock"


def _base_python() -> str:
    """The Python outside any environment, so that one can be remade by its own Python."""
    return getattr(sys, "_base_executable", sys.executable)


def _clean_variables() -> dict[str, str]:
    """The process's variables without those that mix other installations in."""
    meddling = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_REQUIRE_VIRTUALENV", "PIP_USER", "PIP_TARGET")
    return {name: value for name, value in os.environ.items() if name not in meddling}
