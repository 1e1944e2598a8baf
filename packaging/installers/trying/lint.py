"""What Debian's, AppStream's and the desktop's own checkers say of the .deb."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from trouble import Trouble

from installers.product import BUILD, COMPONENT, NAME


def check_package(deb: Path, _screen: object) -> Iterator[str]:
    """A line for each checker that has nothing to complain of. Raises Trouble with what one says."""
    unpacked = BUILD / "unpacked"
    shutil.rmtree(unpacked, ignore_errors=True)
    subprocess.run(["dpkg-deb", "--extract", deb, unpacked], check=True)
    share = unpacked / "usr" / "share"
    _must_agree("lintian", "--fail-on", "error,warning", "--tag-display-limit", "0", deb)
    yield "lintian: no errors, no warnings"
    _must_agree("appstreamcli", "validate", "--no-net", share / "metainfo" / f"{COMPONENT}.metainfo.xml")
    yield "appstreamcli validate: passed"
    _must_agree("desktop-file-validate", share / "applications" / f"{NAME}.desktop")
    yield "desktop-file-validate: nothing to say"
    _must_agree("xmllint", "--noout", share / "mime" / "packages" / f"{NAME}.xml")
    yield "the file type is well-formed"


def _must_agree(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Trouble(f"{command[0]} said:\n{done.stdout}{done.stderr}")
