"""The program in one folder that needs no Python: what the .deb and the .run hold."""

import re
import shutil
import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import Path

from environment import ROOT, Environment
from trouble import Trouble

from installers import tree
from installers.product import BUILD, Release

_HERE = Path(__file__).parent
INSIDE = _HERE / "inside"


def frozen_program(environment: Environment, release: Release) -> Path:
    """Freeze the program as it stands in this checkout; the folder with `workbench` in it."""
    print("Freezing the program …", flush=True)
    source = staged_source(release)
    folder = BUILD / "frozen"
    shutil.rmtree(folder, ignore_errors=True)
    run_inside(environment, "freezing.py", source, folder, release=release)
    before = tree.size(folder)
    leave_out(folder / "lib")
    _strip(folder / "lib" / "typst")
    tree.settle_zip(folder / "lib" / "library.zip", release.epoch)
    tree.settle(folder, release.epoch)
    print(f"  {before / 1e6:.0f} MB, trimmed to {tree.size(folder) / 1e6:.0f} MB", flush=True)
    return folder


def run_inside(environment: Environment, script: str, *arguments: str | Path, release: Release) -> None:
    """Run a script of `inside/` in the build environment, so that it gives the same each time."""
    variables = {
        "SOURCE_DATE_EPOCH": str(release.epoch),
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": f"{BUILD / 'source'}",
        "QT_QPA_PLATFORM": "offscreen",
    }
    if environment.call("python", INSIDE / script, *arguments, variables=variables):
        raise Trouble(f"{script} did not do its work; what it said stands above.")


def staged_source(release: Release) -> Path:
    """A copy of what the program is made of, all dated alike, without what running it has left."""
    source = tree.fresh(BUILD / "source")
    for name in ("workbench", "resources", "corpus"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    tree.settle(source, release.epoch)
    return source


def leave_out(lib: Path, table: Path = _HERE / "leave_out.toml") -> None:
    """Remove from a folder of modules what the table names, and folders that are empty then."""
    said = tomllib.loads(table.read_text("utf-8"))
    patterns = [pattern for group in said["leave_out"].values() for pattern in group]
    for path in list(tree.files_in(lib)):
        name = path.relative_to(lib).as_posix()
        if any(fnmatch(name, pattern) for pattern in patterns) and not any(
            fnmatch(name, kept) for kept in said["keep"]
        ):
            path.unlink()
    for folder in sorted((path for path in lib.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def libraries_wanted(folder: Path) -> list[str]:
    """Names of the shared libraries (`libGL.so.1`) that the frozen program asks the system for."""
    binaries = [path for path in tree.files_in(folder) if is_elf(path)]
    brought = {path.name for path in binaries}
    said = subprocess.run(["readelf", "-d", *binaries], capture_output=True, text=True, check=True).stdout
    return sorted(set(re.findall(r"NEEDED.*\[(.+)\]", said)) - brought)


def _strip(folder: Path) -> None:
    """Take out what only debuggers read; it is a sixth of typst.

    Of no other package: libraries that were moved into wheels are laid out in a way that strip breaks.
    """
    for path in tree.files_in(folder):
        if is_elf(path):
            path.chmod(0o755)
            subprocess.run(["strip", "--strip-unneeded", path], check=True)


def is_elf(path: Path) -> bool:
    if path.is_symlink():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
