"""The .run: for other Linuxes, for one person, without root."""

import os
import shutil
import subprocess
from pathlib import Path

from environment import Environment
from trouble import Trouble

from installers import integration, tree
from installers.deb import package_of
from installers.frozen import libraries_wanted
from installers.product import BUILD, DIST, NAME, TITLE, Release

NEEDS = {"makeself": "makeself"}

BROUGHT = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Libraries that many systems lack, and the Debian packages they are taken from. Never those that must
fit the system's screen and drivers: OpenGL, EGL, Wayland, the C++ library."""


def build_run(environment: Environment, release: Release, frozen: Path) -> Path:
    """dist/NAME-VERSION-x86_64.run, from the frozen program."""
    print("Packing the .run …", flush=True)
    root = tree.fresh(BUILD / "run")
    program = root / "program"
    shutil.copytree(frozen, program, symlinks=True)
    for library in BROUGHT:
        source = find(library)
        if source is None:
            raise Trouble(f"{library} is not on this machine: install {BROUGHT[library]}.")
        shutil.copyfile(source, program / "lib" / "PySide6" / "Qt" / "lib" / library)
    prefix = root / "prefix"
    prefix.mkdir()
    integration.write_integration(environment, release, prefix)
    shutil.rmtree(prefix / "share" / "metainfo")  # no software centre looks into a home folder
    scripts = Path(__file__).parent / "run"
    for name in ("install.sh", "uninstall.sh"):
        said = (scripts / name).read_text("utf-8").replace("@VERSION@", release.version)
        (root / name).write_text(said, "utf-8")
    wanted = [f"{library} {package_of(library)}\n" for library in libraries_wanted(program)]
    (root / "wanted").write_text("".join(wanted), "utf-8")
    tree.settle(root, release.epoch)
    return _packed(root, release)


def find(library: str) -> Path | None:
    """Where the loader of this machine finds a library, if it does."""
    said = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    for line in said.splitlines():
        if line.strip().startswith(f"{library} ") and "x86-64" in line:
            return Path(line.rpartition("=> ")[2])
    return None


def _packed(root: Path, release: Release) -> Path:
    name = f"{NAME}-{release.version}-x86_64.run"
    command = ["makeself", "--gzip", "--complevel", "9", "--nox11", "--quiet", "--sha256"]
    command += ["--packaging-date", release.moment.strftime("%a %b %d %H:%M:%S UTC %Y")]
    command += ["--tar-extra", "--sort=name --owner=0 --group=0 --numeric-owner --format=gnu"]
    command += [root.name, name, TITLE, "./install.sh"]  # it writes into the file how it was called
    done = subprocess.run(
        command,
        cwd=root.parent,
        env=os.environ | {"GZIP": "-n", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Trouble(f"{done.stdout}{done.stderr}\nmakeself could not pack it; what it said stands above.")
    DIST.mkdir(exist_ok=True)
    return (root.parent / name).replace(DIST / name)
