"""Make installers, and what belongs beside them in `dist/`."""

import hashlib
import platform
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import machine
from environment import LOCKS, Environment
from trouble import Trouble

from installers import deb, portable, tree
from installers.bill import write_bill
from installers.frozen import frozen_program, run_inside
from installers.mac import build_app
from installers.product import BUILD, DIST, NAME, Release, this_release
from installers.windows import setup
from installers.windows.setup import build_setup

_LICENCES = Path(__file__).parent / "licences"
_FROM_FROZEN: Mapping[str, Callable[[Environment, Release, Path], Path]] = {
    "deb": deb.build_deb,
    "run": portable.build_run,
}
_ON_LINUX = (*_FROM_FROZEN, "windows")


def make_installers(kind: str, *, may_install: bool) -> int:
    """Build what was asked for into `dist/`, with the sums, the bill of materials and the notices."""
    wanted = _ON_LINUX if kind == "all" else (kind,)
    if kind != "mac" and (sys.platform, platform.machine()) != ("linux", "x86_64"):
        raise Trouble(
            "These installers are made on Linux for x86-64; “installer mac” is what a Mac can make."
        )
    _provide_tools(wanted, may_install)
    environment = Environment(BUILD / "environment")
    environment.make_ready("installers", may_install=may_install)
    release = this_release()
    made = []
    builders = [build for name, build in _FROM_FROZEN.items() if name in wanted]
    if builders:
        frozen = frozen_program(environment, release)
        made += [build(environment, release, frozen) for build in builders]
    if "windows" in wanted:
        made.append(build_setup(environment, release))
    if "mac" in wanted:
        made.append(build_app(environment, release))
    DIST.mkdir(exist_ok=True)
    write_bill(environment, release, DIST / f"{NAME}-{release.version}.cdx.json")
    notices = DIST / "THIRD-PARTY-NOTICES.txt"
    run_inside(environment, "notices.py", LOCKS / "program.lock", _LICENCES, notices, release=release)
    _write_sums()
    for file in made:
        print(f"{file}  {file.stat().st_size / 1e6:.1f} MB", flush=True)
    return 0


def _provide_tools(wanted: tuple[str, ...], may_install: bool) -> None:
    """The programs and libraries of the system that packing needs, installed when they are missing."""
    needs = {"deb": deb.NEEDS, "run": deb.NEEDS | portable.NEEDS, "windows": setup.NEEDS, "mac": {}}
    tools = {program: package for kind in wanted for program, package in needs[kind].items()}
    packages = {package for program, package in tools.items() if not shutil.which(program)}
    if "run" in wanted:
        packages |= {package for name, package in portable.BROUGHT.items() if not portable.find(name)}
    if packages:
        print(
            f"To pack the installers, these Debian packages are needed: {', '.join(sorted(packages))}.",
            flush=True,
        )
        machine.install_packages(sorted(packages), may_install=may_install)


def _write_sums() -> None:
    files = [file for file in tree.files_in(DIST) if file.name != "SHA256SUMS"]
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (DIST / "SHA256SUMS").write_text("".join(sums), "utf-8")
