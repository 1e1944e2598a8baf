"""How long nobody is answered while very much is changed in a large case, looked back at, and taken back.

    python tests/benchmarks/bench_changes.py [ARTICLES] [CLAIMS]

Prints for each thing done the longest stretch of work of the GUI thread, the longest by the clock, and
how long it took until all was done. The goal is that none takes more than 100 ms of work. Making the
case takes a minute or two; the one that CASE in the environment names is used instead, in a copy.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [
    str(Path(__file__).parents[2]),
    str(Path(__file__).parents[1] / "support"),
    str(Path(__file__).parent),
]

from busy import Heartbeat  # noqa: E402
from large_case import make_large_case  # noqa: E402
from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from windows import close  # noqa: E402

from workbench.app.gui import Program, make_application  # noqa: E402
from workbench.config.paths import paths  # noqa: E402
from workbench.ui.window import CaseWindow  # noqa: E402

_FEW = 5
"""Entries of the history that are left when the case is restored."""


def work(window: CaseWindow, busy: Heartbeat) -> None:
    """What a person does with much at a time."""
    assert window.panes is not None
    panes, desk = window.panes, window.desk
    sources = panes.sources

    def did(name: str, deed: Callable[[], object]) -> None:
        begun = time.perf_counter()
        busy.during(name, deed, lambda: desk.tasks.idle)
        pause = busy.taken[name][-1]
        took = time.perf_counter() - begun
        print(f"  {pause.work:6.0f} ms {pause.clock:6.0f} ms {took:6.1f} s  {name}", flush=True)

    did("open the history", lambda: window.drawer.show_panel("history"))
    did("filter the history", lambda: panes.history.filter.setText("verdict"))
    did("show all of it", panes.history.filter.clear)
    did("select all sources", sources.view.selectAll)
    did("filter them", lambda: sources.header.filter.setText("letter"))
    did("show all of them", sources.header.filter.clear)
    ids = [row.article.id for row in desk.session.articles()[:600]]
    did(f"remove {len(ids)} articles", lambda: sources._remove(ids))
    did("undo", desk.undo)
    number = desk.session.history(1)[0].number
    first = min(number, _FEW)
    did(f"restore to entry {first} of {number}", lambda: panes.history._restore(first))
    did("undo", desk.undo)
    did("redo", desk.redo)


def main(articles: int, claims: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "large.fcase"
        os.environ["WORKBENCH_PROFILE"] = f"{folder}/profile"
        if ready := os.environ.get("CASE"):
            shutil.copy(ready, case)
        else:
            make_large_case(case, articles=articles, claims=claims).close()
        program = Program(make_application(), paths())
        program.open_case(case)
        window = program.windows[0]
        window.resize(1280, 800)
        loop = QEventLoop()
        glance = QTimer(interval=50)
        glance.timeout.connect(lambda: loop.quit() if _stands(window) else None)
        glance.start()
        loop.exec()
        glance.stop()
        counts = window.desk.session.counts()
        print(f"{counts[0]:,} articles, {counts[1]:,} claims\n    work      clock  until done")
        work(window, Heartbeat())
        close(window)


def _stands(window: CaseWindow) -> bool:
    return window.panes is not None and window.panes.are_ready and window.desk.tasks.idle


if __name__ == "__main__":
    sizes = [int(argument) for argument in sys.argv[1:]]
    main(sizes[0] if sizes else 10_000, sizes[1] if len(sizes) > 1 else 1_000)
