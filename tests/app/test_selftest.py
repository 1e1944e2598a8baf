"""`workbench --selftest` finds every part of this installation, and says so when one is missing."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from workbench.app.selftest import work
from workbench.reading.reader import READERS
from workbench.reading.sniffing import Format, kind_of


@pytest.fixture(scope="module")
def account() -> Mapping[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "workbench", "--selftest", "--json"],
        capture_output=True,
        text=True,
        timeout=100,
    )
    said: Mapping[str, Any] = json.loads(done.stdout)
    assert done.returncode == 0, [check for check in said["checks"] if not check["ok"]]
    return said


def test_every_part_of_this_installation_works(account: Mapping[str, Any]) -> None:
    assert account["ok"]
    assert [check["name"] for check in account["checks"] if not check["ok"]] == []


def test_every_format_that_can_be_read_is_touched(account: Mapping[str, Any]) -> None:
    touched = {check["name"] for check in account["checks"]}
    samples = [file for file in work.resource("selftest").iterdir() if f"reads {file.suffix}" in touched]
    kinds = {kind_of(work.content_of(sample), sample.name) for sample in samples}
    assert kinds == set(READERS) - {Format.PDF}
    assert "reads .pdf" in touched


def test_a_part_that_is_missing_fails_its_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(work.resource("selftest"), tmp_path / "selftest")
    (tmp_path / "selftest" / "sample.rtf").write_text("{\\rtf1 Other words.\\par}", encoding="ascii")
    monkeypatch.setattr(work, "resource", lambda name: tmp_path / name)
    assert work.CHECKS["reads .txt"](tmp_path)
    with pytest.raises(LookupError, match="the sentence is not in"):
        work.CHECKS["reads .rtf"](tmp_path)
