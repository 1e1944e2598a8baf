"""Try every installer that lies in `dist/`, and say what came of each."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import machine
from environment import Environment
from trouble import Trouble

from installers.product import BUILD, DIST, NAME, this_release
from installers.trying import lint, linux, windows
from installers.trying.screen import PICTURES, Screen, screen

Trial = Callable[[Screen], Iterator[str]]

_TOOLS = {
    "debootstrap": "debootstrap",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "lintian": "lintian",
    "appstreamcli": "appstream",
    "desktop-file-validate": "desktop-file-utils",
    "xmllint": "libxml2-utils",
}


def try_installers(kind: str, *, may_install: bool) -> int:
    """Try what `dist/` holds of this kind, or `all`. 0 when all is well, 1 when anything is not."""
    if os.name == "nt" or os.geteuid() != 0:
        raise Trouble("Bare systems can be made by root only: start this as root on a Debian.")
    trials = _trials(kind)
    missing = sorted({package for program, package in _TOOLS.items() if not shutil.which(program)})
    if missing:
        print(f"To try the installers, these Debian packages are needed: {', '.join(missing)}.", flush=True)
        machine.install_packages(missing, may_install=may_install)
    environment = Environment(BUILD / "environment")
    environment.make_ready("installers", may_install=may_install)
    failed = 0
    with screen(environment) as shown:
        for name, trial in trials.items():
            print(f"== {name}", flush=True)
            try:
                for line in trial(shown):
                    print(f"  {line}", flush=True)
            except (Trouble, subprocess.SubprocessError) as trouble:
                failed += 1
                print(f"  FAILED: {trouble}", flush=True)
    print(f"\nThe pictures are in {PICTURES}.", flush=True)
    return int(failed > 0)


def _trials(kind: str) -> dict[str, Trial]:
    version = this_release().version
    deb, run = DIST / f"{NAME}_{version}_amd64.deb", DIST / f"{NAME}-{version}-x86_64.run"
    trials: dict[str, Trial] = {}
    if kind in ("deb", "all"):
        trials["what the checkers of packages say"] = partial(lint.check_package, _there(deb))
        for suite in linux.SUITES:
            trials[f"deb {suite}"] = partial(linux.try_deb, deb=deb, suite=suite)
    if kind in ("run", "all"):
        for suite in linux.SUITES:
            trials[f"run {suite}"] = partial(linux.try_run, run=_there(run), suite=suite)
    if kind in ("windows", "all"):
        setup = DIST / f"{NAME}-{version}-setup.exe"
        trials["windows (wine)"] = partial(windows.try_setup, setup=_there(setup))
    return trials


def _there(file: Path) -> Path:
    if not file.exists():
        raise Trouble(f"{file} is not there: make it with “dev.py installer”.")
    return file
