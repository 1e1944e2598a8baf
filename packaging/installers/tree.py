"""Folders of files that come out the same whenever and wherever they are made."""

import os
import shutil
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from time import gmtime

_EARLIEST_IN_ZIP = 315532800
"""1 January 1980: the ZIP format knows nothing before."""


def fresh(folder: Path) -> Path:
    """The folder, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def files_in(folder: Path) -> Iterator[Path]:
    """All files below a folder, in an order that does not depend on the disk."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file() or path.is_symlink())


def settle(folder: Path, epoch: int) -> None:
    """Date everything at `epoch`; only programs and libraries of the loader may be run."""
    for path in [folder, *folder.rglob("*")]:
        if path.is_symlink():
            os.utime(path, (epoch, epoch), follow_symlinks=False)
            continue
        if path.suffix == ".pyc":
            path.write_bytes(_compiled_at(epoch, path.read_bytes()))
        path.chmod(0o755 if path.is_dir() or _is_run(path) else 0o644)
        os.utime(path, (epoch, epoch))


def settle_zip(file: Path, epoch: int) -> None:
    """Write an archive again, its members in order and dated at `epoch`."""
    day = gmtime(max(epoch, _EARLIEST_IN_ZIP))[:6]
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in sorted(archive.namelist())}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            if name.endswith(".pyc"):
                content = _compiled_at(epoch, content)
            archive.writestr(zipfile.ZipInfo(name, day), content, zipfile.ZIP_DEFLATED)


def _compiled_at(epoch: int, module: bytes) -> bytes:
    """A compiled module holds the date of its source, which is when that was installed or checked out."""
    return module[:8] + struct.pack("<L", epoch) + module[12:]


def size(folder: Path) -> int:
    """Bytes of all files in it."""
    return sum(path.lstat().st_size for path in files_in(folder))


def _is_run(path: Path) -> bool:
    with path.open("rb") as file:
        beginning = file.read(4)
    return (beginning == b"\x7fELF" and ".so" not in path.name) or beginning[:2] == b"#!"
