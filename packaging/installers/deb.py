"""The .deb: for Debian 12 and 13 and what descends from them."""

import os
import shutil
import subprocess
from pathlib import Path

import machine
from environment import LOCKS, ROOT, Environment
from trouble import Trouble

from installers import integration, tree
from installers.frozen import libraries_wanted, run_inside
from installers.product import BUILD, DIST, NAME, SUMMARY, Release

NEEDS = {"dpkg-deb": "dpkg", "strip": "binutils"}
"""The programs that build it, and the Debian packages they are in."""

_LICENCES = Path(__file__).parent / "licences"
_GLIBC = "2.34"
"""What Qt's own libraries ask for at least."""

_OF_GLIBC = ("libc", "libm", "libdl", "librt", "libpthread", "libutil", "libresolv", "ld-linux-x86-64")
_RENAMED = {"libglib2.0-0": "libglib2.0-0t64 | libglib2.0-0"}
"""Debian 13 gave it another name; `debian_package` says Debian 12's."""

_IRREGULAR = {
    "libgcc_s.so.1": "libgcc-s1",
    "libz.so.1": "zlib1g",
    "libbrotlidec.so.1": "libbrotli1",
    "libbrotlicommon.so.1": "libbrotli1",
}
"""Packages that are not named after their library."""

_CONTROL = """\
Package: {name}
Version: {version}
Architecture: amd64
Maintainer: The Fact-Check Workbench maintainers <maintainers@factcheck-workbench.invalid>
Installed-Size: {size}
Depends: {depends}
Recommends: fonts-noto-core, fonts-noto-color-emoji
Suggests: fonts-noto-cjk, tesseract-ocr
Section: text
Priority: optional
Description: {summary}
 A desktop program for people who check facts. Import articles from web pages,
 PDF and Word documents, mails and whole folders; select a sentence and say
 what it supports or refutes; give a verdict with a reason; hand over a report
 in which every word can be traced to the place it came from.
 .
 It works offline. A case is one file on your computer.
"""

_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Fact-Check Workbench

Files: *
Copyright: 2026 The Fact-Check Workbench maintainers
License: MIT
Comment: What others have made and is inside stands in third-party-notices.txt.gz.

License: MIT
{text}
"""

_OVERRIDES = """\
# The program brings its own Python and Qt, so that it is the same one on every system it was tried on;
# its modules are compiled for that very Python, and dpkg has nothing to compile.
{name}: package-installs-python-bytecode *
{name}: embedded-library *
# These are taken as their makers built them: Python's launcher, and a library that holds nothing but data.
{name}: hardening-no-pie *
{name}: shared-library-lacks-prerequisites *
{name}: library-not-linked-against-libc *
# Libraries that were moved into wheels are laid out in a way that strip breaks.
{name}: unstripped-binary-or-object *
# The window and the report look the same everywhere, whatever fonts the system has.
{name}: duplicate-font-file *
"""


def build_deb(environment: Environment, release: Release, frozen: Path) -> Path:
    """dist/NAME_VERSION_amd64.deb, from the frozen program."""
    print("Packing the .deb …", flush=True)
    root = tree.fresh(BUILD / "deb")
    usr = root / "usr"
    shutil.copytree(frozen, usr / "lib" / NAME, symlinks=True)
    (usr / "bin").mkdir()
    (usr / "bin" / "workbench").symlink_to(f"../lib/{NAME}/workbench")
    integration.write_integration(environment, release, usr)
    _write_documents(environment, release, usr / "share" / "doc" / NAME)
    overrides = usr / "share" / "lintian" / "overrides" / NAME
    overrides.parent.mkdir(parents=True)
    overrides.write_text(_OVERRIDES.format(name=NAME), "utf-8")
    control = _CONTROL.format(
        name=NAME,
        version=release.version,
        size=tree.size(root) // 1024,
        depends=", ".join(depends(frozen)),
        summary=SUMMARY,
    )
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(control, "utf-8")
    tree.settle(root, release.epoch)
    return _packed(root, release)


def _packed(root: Path, release: Release) -> Path:
    DIST.mkdir(exist_ok=True)
    file = DIST / f"{NAME}_{release.version}_amd64.deb"
    # one thread, since the number of threads shows in what xz writes
    command = ["dpkg-deb", "--root-owner-group", "--threads-max=1", "-Zxz", "-z9"]
    command += ["--build", str(root), str(file)]
    done = subprocess.run(
        command,
        env=os.environ | {"SOURCE_DATE_EPOCH": str(release.epoch)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Trouble(f"{done.stdout}{done.stderr}\ndpkg-deb could not pack it; what it said stands above.")
    return file


def depends(frozen: Path) -> list[str]:
    """The packages that hold the libraries which the program does not bring."""
    packages = {package_of(library) for library in libraries_wanted(frozen)}
    return sorted({f"libc6 (>= {_GLIBC})"} | {_RENAMED.get(name, name) for name in packages - {"libc6"}})


def package_of(library: str) -> str:
    """The package of Debian 12 that holds a library; Debian 13 has some of them under both names."""
    if library.split(".so")[0] in _OF_GLIBC:
        return "libc6"
    return _IRREGULAR.get(library) or machine.debian_package(library)


def _write_documents(environment: Environment, release: Release, folder: Path) -> None:
    folder.mkdir(parents=True)
    licence = (ROOT / "LICENSE").read_text("utf-8").partition("\n\n")[2]
    text = "\n".join(f" {line}" if line.strip() else " ." for line in licence.strip().splitlines())
    (folder / "copyright").write_text(_COPYRIGHT.format(text=text), "utf-8")
    notices = folder / "third-party-notices.txt"
    run_inside(environment, "notices.py", LOCKS / "program.lock", _LICENCES, notices, release=release)
    integration.zipped(notices)
    news = folder / "NEWS"
    shutil.copyfile(ROOT / "CHANGELOG.md", news)
    integration.zipped(news)
    changes = folder / "changelog"
    when = release.moment.strftime("%a, %d %b %Y %H:%M:%S +0000")
    maintainer = "The Fact-Check Workbench maintainers <maintainers@factcheck-workbench.invalid>"
    changes.write_text(
        f"{NAME} ({release.version}) stable; urgency=medium\n\n  * What is new stands in NEWS.gz.\n\n"
        f" -- {maintainer}  {when}\n",
        "utf-8",
    )
    integration.zipped(changes)
