"""Names and places that all installers share."""

import os
import re
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from environment import ROOT

NAME = "factcheck-workbench"
TITLE = "Fact-Check Workbench"
COMPONENT = "io.github.factcheck_workbench.Workbench"
"""What software centres know the program by."""
SUMMARY = "Link claims to the passages that support or refute them"
CASE_TYPE = "application/vnd.factcheck-workbench.case"

HOME_PAGE = os.environ.get("WORKBENCH_HOME_PAGE", "")
"""Where the released source lies on the web, with its pictures; said by whoever releases it."""

BUILD = ROOT / "build" / "installers"
DIST = ROOT / "dist"
DESKTOP = ROOT / "resources" / "desktop"


@dataclass(frozen=True, slots=True)
class Release:
    """What is being packed: its version, and the moment (Unix seconds) that every file is dated at,
    so that the same source gives the same bytes.
    """

    version: str
    epoch: int

    @property
    def moment(self) -> datetime:
        return datetime.fromtimestamp(self.epoch, UTC)

    @property
    def day(self) -> str:
        return self.moment.date().isoformat()


def this_release() -> Release:
    return Release(_version(), _epoch())


def _version() -> str:
    found = re.search(r'^__version__ = "(.+)"$', (ROOT / "workbench/__init__.py").read_text("utf-8"), re.M)
    assert found
    return found[1]


def _epoch() -> int:
    """The moment of the last commit; of the version's file where the source came without its history."""
    asked = subprocess.run(
        ["git", "-C", ROOT, "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False
    )
    if asked.returncode == 0 and asked.stdout.strip().isdigit():
        return int(asked.stdout)
    return int(Path(ROOT / "workbench/__init__.py").stat().st_mtime)
