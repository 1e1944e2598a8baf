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
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self, lambda: os._exit(7))

app = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

OURS = """
import gc, os, sys
from pathlib import Path
gc.disable()  # as workbench.__main__ does
from workbench.app import gui
gc.enable()

moment, case = sys.argv[1], Path(sys.argv[2])

class Watched(gui.Program):
    def start(self, case):
        super().start(case)
        getattr(self.windows[0], moment).connect(lambda: os._exit(7))

gui.Program = Watched
gui.run(case)
"""
"""Ends at the moment named: `painted`, when the window is seen, or `ready`, when all of the case is."""


def seconds(script: str, *arguments: str, environment: dict[str, str]) -> float:
    """From the start of the process to the moment that is measured, at which it ends itself."""
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
        moments = {"window painted": "painted", "case shown": "ready"}
        seconds(OURS, "ready", case, environment=environment)  # draws the icons that later starts find kept
        bare: list[float] = []
        ours: dict[str, list[float]] = {name: [] for name in moments}
        for _ in range(runs):
            bare.append(seconds(BARE, environment=environment))
            for name, moment in moments.items():
                ours[name].append(seconds(OURS, moment, case, environment=environment))
        floor = statistics.median(bare)
        print(f"bare window: {floor * 1000:.0f} ms")
        for name, taken in ours.items():
            median = statistics.median(taken)
            print(f"{name}: {median * 1000:.0f} ms, ratio {median / floor:.2f}")
        print("goal for the window: at most 1.5")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
