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
_MOUNTS = ("proc", "dev", "tmp/.X11-unix")


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
    root = Root(BUILD / "roots" / f"{suite}-tried")
    _unmount(root.folder)
    shutil.rmtree(root.folder, ignore_errors=True)
    subprocess.run(["cp", "-a", base, root.folder], check=True)
    for name in ("resolv.conf", "hosts"):
        shutil.copyfile(Path("/etc") / name, root.folder / "etc" / name)
    for mount in _MOUNTS:
        (root.folder / mount).mkdir(parents=True, exist_ok=True)
        Path("/", mount).mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", "--bind", f"/{mount}", root.folder / mount], check=True)
    try:
        root.call("useradd", "--create-home", USER)
        root.call("apt-get", "update", "--quiet")
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
    for mount in _MOUNTS:
        while os.path.ismount(folder / mount):
            subprocess.run(["umount", "--lazy", folder / mount], check=True)
