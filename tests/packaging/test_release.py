"""The release workflow: valid, with nothing in it that lets strangers in, and telling what is new."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from environment import ROOT
from installers.product import this_release
from news import CHANGELOG, news_of

WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"
TOOLS = Path(sys.executable).parent


def said_by(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_keeps_to_the_schema_of_workflows() -> None:
    said_by(TOOLS / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", WORKFLOW)


def test_nothing_in_it_lets_strangers_in() -> None:
    said_by(TOOLS / "zizmor", "--offline", "--no-progress", WORKFLOW)


def test_it_tests_on_three_systems_and_every_python_we_run_on() -> None:
    words = WORKFLOW.read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == ">=3.11"
    for wanted in ("ubuntu-", "windows-", "macos-", '"3.11"', '"3.12"', '"3.13"'):
        assert wanted in words


def test_what_is_new_in_this_version_is_told() -> None:
    assert news_of(this_release().version, CHANGELOG.read_text("utf-8")).startswith("- ")


def test_news_are_those_of_one_version_only() -> None:
    changelog = "# New\n\n## 1.10 (May)\n\n- Ten.\n\n## 1.1 (April)\n\n- One.\n"
    assert news_of("1.1", changelog) == "- One.\n"
    assert news_of("1.10", changelog) == "- Ten.\n"
    with pytest.raises(LookupError):
        news_of("1", changelog)
