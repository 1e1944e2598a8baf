"""Bare Debian systems in folders of their own, made anew for each trial."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from trouble import Trouble

from installers.product import BUILD

USER = "ada"
_MIRROR = "http://deb.debian.org/debian"
_MOUNTS = ("proc", "dev")
"""The screen needs none: X servers listen at an abstract address, too, which no folder hides."""


class Root:
    """A system to install into, and a person without rights who works there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def home(self) -> Path:
        return self.folder / "home" / USER

    def call(self, *command: str, user: str = "root", display: str = "") -> str:
        """Run a command in the system and return what it prints. Raises Trouble when it fails."""
        done = self.start(command, user=user, display=display)
        said, _ = done.communicate()
        if done.returncode:
            raise Trouble(f"{said}\n{' '.join(command)} ended with {done.returncode} in {self.folder.name}.")
        return said

    def start(
        self, command: Sequence[str], *, user: str = "root", display: str = ""
    ) -> "subprocess.Popen[str]":
        variables = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            "HOME": f"/home/{user}" if user != "root" else "/root",
        }
        if display:
            variables["DISPLAY"] = display
        rights = ["--userspec", user] if user != "root" else []
        return subprocess.Popen(
            ["chroot", *rights, self.folder, "sh", "-c", 'cd && exec "$@"', "sh", *command],
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @contextmanager
    def running(self, command: Sequence[str], display: str) -> Iterator[None]:
        """A program of the person's, with its window on `display`; it ends with the block."""
        started = self.start(command, user=USER, display=display)
        try:
            yield
        finally:
            started.terminate()
            started.communicate()

    def files(self) -> set[str]:
        """All paths of the system but those of its mounts, caches and package lists."""
        passing = ("/proc", "/dev", "/tmp", "/var/cache", "/var/lib/apt", "/var/lib/dpkg", "/var/log")
        found = set()
        for folder, folders, names in os.walk(self.folder):
            inside = folder.removeprefix(str(self.folder))
            if inside.startswith(passing):
                folders.clear()
                continue
            found |= {f"{inside}/{name}" for name in [*folders, *names]}
        return found


@contextmanager
def bare_root(suite: str) -> Iterator[Root]:
    """A Debian of that suite with nothing but what debootstrap's smallest variant puts there."""
    base = BUILD / "roots" / suite
    if not base.exists():
        _bootstrap(suite, base)
    with _copy_of(base) as root:
        root.call("apt-get", "update", "--quiet")
        yield root


@contextmanager
def root_with(suite: str, name: str, packages: Sequence[str]) -> Iterator[Root]:
    """A bare Debian with these packages, which are installed once and kept under `name`."""
    base = BUILD / "roots" / f"{suite}-{name}"
    if not base.exists():
        with bare_root(suite) as root:
            print(f"  installing {' '.join(packages)} …", flush=True)
            root.call("apt-get", "install", "--yes", "--no-install-recommends", *packages)
            _unmount(root.folder)
            root.call("userdel", "--remove", "--force", USER)
            root.folder.rename(base)
    with _copy_of(base) as root:
        yield root


@contextmanager
def _copy_of(base: Path) -> Iterator[Root]:
    """The system copied to a folder of its own, with what every system has, and with a person in it."""
    root = Root(base.with_name(f"{base.name}-tried"))
    _unmount(root.folder)
    if root.folder.exists():
        shutil.rmtree(root.folder)
    subprocess.run(["cp", "-a", base, root.folder], check=True)
    for name in ("resolv.conf", "hosts"):
        shutil.copyfile(Path("/etc") / name, root.folder / "etc" / name)
    for mount in _MOUNTS:
        subprocess.run(["mount", "--bind", f"/{mount}", root.folder / mount], check=True)
    try:
        root.call("useradd", "--create-home", USER)
        yield root
    finally:
        _unmount(root.folder)


def _bootstrap(suite: str, folder: Path) -> None:
    print(f"  making a bare {suite} …", flush=True)
    unfinished = folder.with_name(f"{suite}-unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    command = ["debootstrap", "--variant=minbase", suite, str(unfinished), _MIRROR]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Trouble(f"{done.stdout[-2000:]}{done.stderr}\nNo bare {suite} could be made.")
    unfinished.rename(folder)


def _unmount(folder: Path) -> None:
    """Nothing of ours may be mounted there any more: the folder is going to be removed."""
    for mount in reversed(Path("/proc/mounts").read_text("utf-8").splitlines()):
        place = mount.split()[1]
        if Path(place).is_relative_to(folder):
            subprocess.run(["umount", "--lazy", place], check=True)
