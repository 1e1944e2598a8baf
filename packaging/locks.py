"""Make the locks again: exact versions with hashes, for every system and Python that we run on.

`build` is what installs the project, `program` what it runs with, `checks` what its checks run
with, `installers` what packs it; all come from one resolution, so that they agree.
"""

import os
import subprocess
import tempfile
import venv
from pathlib import Path

from environment import LOCKS, ROOT
from trouble import Trouble

OLDEST_PYTHON = "3.11"
_PUBLIC_INDEX = "https://pypi.org/simple"


def make_locks(*, upgrade: bool) -> int:
    """Write packaging/locks/. Versions stay as they are where they still fit, unless `upgrade`."""
    LOCKS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        uv = _uv(Path(folder))
        newer = ["--upgrade"] if upgrade else []
        together = LOCKS / "checks.lock"
        _compile(uv, together, "pyproject.toml", "--group", "build", "--group", "dev", *newer)
        agreeing = ["--constraint", str(together.relative_to(ROOT)), "--upgrade"]
        _compile(uv, LOCKS / "program.lock", "pyproject.toml", *agreeing)
        _compile(uv, LOCKS / "build.lock", "--group", "pyproject.toml:build", *agreeing)
        _compile(uv, LOCKS / "installers.lock", "--group", "pyproject.toml:installers", *agreeing)
    return 0


def _uv(folder: Path) -> Path:
    """uv, the one resolver that locks for all systems at once, in an environment thrown away after."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    if subprocess.call([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"]):
        raise Trouble("pip could not install uv; what it said stands above.")
    return programs / ("uv.exe" if os.name == "nt" else "uv")


def _compile(uv: Path, lock: Path, *sources: str) -> None:
    # a mirror or an index of this machine must not get into the lock
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "PIP_"))}
    command = [str(uv), "pip", "compile", "--quiet", "--universal", "--python-version", OLDEST_PYTHON]
    command += ["--generate-hashes", "--no-config", "--default-index", _PUBLIC_INDEX]
    command += ["--custom-compile-command", "python3 packaging/dev.py lock"]
    command += [*sources, "--output-file", str(lock.relative_to(ROOT))]
    if subprocess.call(command, cwd=ROOT, env=variables):
        raise Trouble(f"uv could not make {lock.name}; what it said stands above.")
    print(lock.relative_to(ROOT))
