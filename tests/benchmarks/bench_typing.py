"""How long somebody who types in “search everything” waits for rows, in a window with 10,000 articles.

    python tests/benchmarks/bench_typing.py [ARTICLES] [--case FILE]

Words are typed letter by letter, faster than most people do, first in a quiet window and then while the
numbers of all articles are gathered. Printed are the milliseconds from the last letter to the first
rows and to the last, and the longest pause of the GUI thread for each thing done. The goal is that none
takes more than 100 ms of work. `--case` keeps the case between two runs.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [
    str(Path(__file__).parents[2]),
    str(Path(__file__).parents[1] / "support"),
    str(Path(__file__).parent),
]

from bench_sources import make_case  # noqa: E402
from busy import Heartbeat  # noqa: E402
from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from windows import opened  # noqa: E402

from workbench.ui.panels.search import SearchPanel  # noqa: E402
from workbench.ui.window import CaseWindow  # noqa: E402

TYPED = ("pheftly", "ewnaa", "nowseede", "midse yud", "cdrm")
"""Words of the made articles: in a hundred thousands of passages, and in some hundreds."""
PAGES = 20


class Person:
    """Types in the search field of a window, and looks at the clock."""

    def __init__(self, window: CaseWindow, busy: Heartbeat) -> None:
        self._busy = busy
        self._idle = lambda: window.desk.tasks.idle
        busy.during("open the search", lambda: window.top_bar.search.setText("a"), self._idle)
        (self.panel,) = window.findChildren(SearchPanel)
        self._found = self._completed = 0.0
        self.panel._searcher.found.connect(lambda _found: setattr(self, "_found", time.perf_counter()))
        self.panel._searcher.completed.connect(lambda _rest: setattr(self, "_completed", time.perf_counter()))

    def type(self, words: str, when: str) -> None:
        field = self.panel.bar.words
        self._busy.during(f"empty the field {when}", field.clear)
        for letter in words[:-1]:
            self._busy.during(f"type {when}", lambda letter=letter: QTest.keyClick(field, letter))
        self._completed, last = 0.0, time.perf_counter()
        self._busy.during(
            f"type {when}", lambda: QTest.keyClick(field, words[-1]), lambda: bool(self._completed)
        )
        first, whole = (1000 * (then - last) for then in (self._found, self._completed))
        count = self.panel.model.rowCount()
        print(f"“{words}” {when}: first rows after {first:.0f} ms, all {count} after {whole:.0f} ms")

    def scroll(self) -> None:
        view = self.panel.view
        for _ in range(PAGES):
            self._busy.during("scroll a page", lambda: QTest.keyClick(view, Qt.Key.Key_PageDown))
        self._busy.during("scroll to the end", view.scrollToBottom)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("--case", type=Path, metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKBENCH_PROFILE"] = f"{folder}/profile"
        case = options.case or Path(folder) / "many.fcase"
        if not case.exists():
            make_case(Path(folder), options.articles).rename(case)
        with opened(case) as (window, busy):
            person = Person(window, busy)
            for words in TYPED:
                person.type(words, "in quiet")
            person.scroll()
            busy.during("open the numbers", lambda: window.actions_.run("view.numbers"))
            for words in TYPED:
                person.type(words, "beside the numbers")
    print("  work   clock   longest pause while the person waits to")
    for pause, name in busy.slowest():
        print(f"{pause.work:4.0f} ms {pause.clock:4.0f} ms  {name}")


if __name__ == "__main__":
    main()
