"""packaging/dev.py, as somebody meets it who has just cloned the project."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from checks import CHECKS, run_checks
from environment import ROOT, Environment

DEV = ROOT / "packaging" / "dev.py"


def dev(*arguments: str, version: str = "") -> subprocess.CompletedProcess[str]:
    """Run dev.py, as if Python had this version."""
    lines = ["import runpy, sys", f"sys.path.insert(0, {str(DEV.parent)!r})"]
    if version:
        lines.append(f"sys.version_info, sys.version = {tuple(map(int, version.split('.')))}, {version!r}")
    lines += [f"sys.argv = {[str(DEV), *arguments]}", f"runpy.run_path({str(DEV)!r}, run_name='__main__')"]
    script = [sys.executable, "-c", "\n".join(lines)]
    return subprocess.run(script, capture_output=True, text=True, cwd=ROOT, check=False)


def test_an_older_python_is_told_in_one_sentence_which_one_is_needed():
    done = dev("run", version="3.9.2")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Fact-Check Workbench needs Python 3.11 or newer, and this is Python 3.9.2")
    assert len(done.stderr.splitlines()) == 1


def test_an_older_python_can_read_the_file_that_tells_it():
    source = DEV.read_bytes()
    assert source.isascii()
    ast.parse(source, feature_version=(3, 4))


def test_help_names_every_command():
    done = dev("--help")
    assert done.returncode == 0
    for command in ("run", "test", "benchmark", "screenshots", "lock"):
        assert re.search(rf"^ +{command}\b", done.stdout, re.MULTILINE), command


def test_continuous_integration_runs_the_readme_test_command_and_nothing_else():
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = re.findall(r"^python3 packaging/dev\.py \w+$", readme, re.MULTILINE)
    assert commands == ["python3 packaging/dev.py run", "python3 packaging/dev.py test"]
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    code = [line for line in script if line and not line.startswith("#")]
    assert code == [f'cd "$(dirname "$0")/.." && exec {commands[1]}']


class Pretended(Environment):
    """An environment whose programs do nothing; `failing` says which end with an error."""

    def __init__(self, failing: tuple[str, ...] = ()) -> None:
        super().__init__(Path("nowhere"))
        self.failing = failing
        self.called: list[tuple[str, ...]] = []

    def call(self, name: str, *arguments: str | Path, **how: object) -> int:
        self.called.append((name, *map(str, arguments)))
        return int(name in self.failing)


@pytest.mark.parametrize("broken", [command[0] for command in CHECKS.values()])
def test_one_failing_check_fails_the_whole_and_the_others_still_run(broken, capsys):
    environment = Pretended(failing=(broken,))
    assert run_checks(environment) == 1
    assert environment.called == list(CHECKS.values())
    summary = capsys.readouterr().out.partition("== summary")[2]
    failed = [name for name in CHECKS if re.search(rf"^{name} +FAILED", summary, re.MULTILINE)]
    assert failed == [name for name, command in CHECKS.items() if command[0] == broken]


def test_all_checks_passing_is_said_and_is_success(capsys):
    environment = Pretended()
    assert run_checks(environment, ["-k", "words"]) == 0
    assert environment.called[-1] == ("pytest", "--quiet", "-k", "words")
    assert "FAILED" not in capsys.readouterr().out
