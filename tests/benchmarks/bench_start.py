"""How long the window takes to its first paint, as a ratio to an empty PySide6 window.

    python tests/benchmarks/bench_start.py [RUNS]

Each run starts both in turn, in processes of their own, with a warm disk: the program with the sample
case open, and a bare QMainWindow. The medians and their ratio are printed; nothing is asserted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self, lambda: app.exit(7))

app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
raise SystemExit(app.exec())
"""

OURS = """
import sys
from pathlib import Path
from workbench.app.gui import Program, make_application
from workbench.config.paths import paths

app = make_application()
program = Program(app, paths())
program.start(Path(sys.argv[1]))
program.windows[0].painted.connect(lambda: app.exit(7))
raise SystemExit(app.exec())
"""


def seconds(script: str, *arguments: str, environment: dict[str, str]) -> float:
    """From the start of the process to its end, which is right after the first paint."""
    start = time.perf_counter()
    ended = subprocess.run([sys.executable, "-c", script, *arguments], cwd=ROOT, env=environment, check=False)
    assert ended.returncode == 7, "the window was not painted"
    return time.perf_counter() - start


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"WORKBENCH_PROFILE": f"{folder}/profile"}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        # an installed program has its modules compiled
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        subprocess.run(
            [sys.executable, "-m", "workbench", "demo", folder],
            cwd=ROOT,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        case = str(next(Path(folder).glob("*.fcase")))
        seconds(OURS, case, environment=environment)  # draws the icons that later starts find kept
        bare, ours = [], []
        for _ in range(runs):
            bare.append(seconds(BARE, environment=environment))
            ours.append(seconds(OURS, case, environment=environment))
    low, high = statistics.median(bare), statistics.median(ours)
    print(
        f"bare window {low * 1000:.0f} ms, workbench {high * 1000:.0f} ms: ratio {high / low:.2f} (goal 1.5)"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
