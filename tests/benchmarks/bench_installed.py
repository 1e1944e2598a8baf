"""How long the installed program takes to its first paint, beside `python -m workbench` of this checkout.

    python tests/benchmarks/bench_installed.py [PROGRAM] [RUNS]

PROGRAM is the installed one, else what `packaging/dev.py installer` has frozen. The log is opened right after
the first paint, so that the moment its file is made tells when that was. Nothing is asserted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
FROZEN = ROOT / "build" / "installers" / "frozen" / "workbench"
PATIENCE = 60.0


def seconds(command: Sequence[str], case: Path, profile: Path, environment: dict[str, str]) -> float:
    """From the start of the process until its window with the case has been painted."""
    log = profile / "logs" / "workbench.log"
    log.unlink(missing_ok=True)
    start = time.time()
    with subprocess.Popen([*command, str(case)], cwd=ROOT, env=environment) as process:
        while not log.exists():
            assert time.time() - start < PATIENCE, f"{command[0]} painted nothing"
            time.sleep(0.002)
        painted = log.stat().st_mtime - start
        process.kill()
    return painted


def main(program: Path, runs: int) -> None:
    if not program.exists():
        print(f"skipped: {program} is not there; “packaging/dev.py installer run” makes it")
        return
    installed, source = [str(program)], [sys.executable, "-m", "workbench"]
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile"
        environment = os.environ | {"WORKBENCH_PROFILE": str(profile)}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        demo = [*source, "demo", folder]
        subprocess.run(demo, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        case = next(Path(folder).glob("*.fcase"))
        taken: dict[str, list[float]] = {"python -m workbench": [], "installed": []}
        for run in range(runs + 1):
            for name, command in zip(taken, (source, installed), strict=True):
                measured = seconds(command, case, profile, environment)
                if run:  # the first one reads from the disk
                    taken[name].append(measured)
    medians = {name: statistics.median(each) for name, each in taken.items()}
    for name, median in medians.items():
        print(f"{name}: window painted after {median * 1000:.0f} ms")
    ratio = medians["installed"] / medians["python -m workbench"]
    print(f"ratio {ratio:.2f}; goal: at most 1.3")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]) if given else FROZEN, int(given[1]) if len(given) > 1 else 9)
