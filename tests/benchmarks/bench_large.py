"""How long the GUI thread is held by a text of 50 MB and by a PDF of 2,000 pages.

    python tests/benchmarks/bench_large.py [MEGABYTES] [PAGES]

Both are made, imported in the real window, opened and closed; the case is then opened again and each of
them read, searched, marked and cited in. Printed are, for each thing done, the longest time the GUI
thread worked without answering anybody, the longest by the clock (on a machine that others use too it
tells of them as well), and how long it took until all was done; and how much memory is in use. The goal
is that none holds the thread for more than 100 ms.
"""

import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "support")]

from busy import Heartbeat  # noqa: E402
from long_text import a_long_text  # noqa: E402
from pdfmaking import a_long_pdf  # noqa: E402
from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from windows import close  # noqa: E402

from workbench.app.gui import Program, make_application  # noqa: E402
from workbench.config.paths import paths  # noqa: E402
from workbench.domain.article import Text  # noqa: E402
from workbench.domain.evidence import Stance  # noqa: E402
from workbench.ui.panels.sources.importing import ImportTally  # noqa: E402
from workbench.ui.window import CaseWindow  # noqa: E402

GOAL = 100
SCREENS = 100
SIZE = (1440, 900)


class Bench:
    """A window, and what each thing done in it took."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.busy = Heartbeat()
        self.worst = 0.0
        self._ready = False

    def make(self, path: Path) -> CaseWindow:
        """A window on a new case; what the first window of a program takes is not what is asked here."""
        self.busy.during("make a case", lambda: self._open(self.program.new_case, path), self._stands)
        self.window.resize(*SIZE)
        return self.window

    def open(self, path: Path) -> CaseWindow:
        self.did("open the case", lambda: self._open(self.program.open_case, path), self._stands)
        self.window.resize(*SIZE)
        return self.window

    def _open(self, deed: Callable[[Path], object], path: Path) -> None:
        self._ready = False
        deed(path)
        self.window.ready.connect(lambda: setattr(self, "_ready", True))

    def _stands(self) -> bool:
        return self._ready and self.window.desk.tasks.idle

    @property
    def window(self) -> CaseWindow:
        return self.program.windows[-1]

    def did(self, name: str, deed: Callable[[], object], done: Callable[[], bool] | None = None) -> None:
        """Do something, wait until the window has nothing more to do, and print what it took."""
        start = time.perf_counter()
        self.busy.during(name, deed, done or (lambda: self.window.desk.tasks.idle))
        pause = self.busy.taken[name][-1]
        self.worst = max(self.worst, pause.work)
        seconds = time.perf_counter() - start
        took = f"{pause.work:5.0f} ms {pause.clock:5.0f} ms {seconds:6.1f} s"
        over = f"  over {GOAL} ms" if pause.work > GOAL else ""
        print(f"  {took}  {memory():5.0f} MB  {name}{over}", flush=True)


def memory() -> float:
    """Megabytes that this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def take_in(bench: Bench, file: Path) -> None:
    panes = bench.window.panes
    assert panes is not None
    sources, tasks = panes.sources, bench.window.desk.tasks
    tallies: list[ImportTally] = []
    sources.importer.finished.connect(tallies.append)
    bench.did(
        f"import {file.name}",
        lambda: sources.import_paths([file]),
        lambda: not sources.importer.under_way and tasks.idle,
    )
    for refusal in tallies[0].refused:
        print(f"  not imported: {refusal.message}")


def read(bench: Bench, text: Text) -> None:
    """What a person does with one article, wherever in it they are."""
    window = bench.window
    desk, run = window.desk, window.actions_.run
    assert window.panes is not None
    panel = window.panes.article
    viewer, field, control = panel.viewer, panel.finding.bar.field, Qt.KeyboardModifier.ControlModifier

    bench.did("open it", lambda: desk.show_text(text.id))
    length = len(viewer.page.words)
    for _ in range(SCREENS):
        bench.busy.during("a screen further", lambda: QTest.keyClick(viewer, Qt.Key.Key_PageDown))
    worst = max(bench.busy.taken["a screen further"])
    bench.worst = max(bench.worst, worst.work)
    print(f"  {worst.work:5.0f} ms {worst.clock:5.0f} ms  the slowest of {SCREENS} screens further")
    bench.did("to its end", lambda: QTest.keyClick(viewer, Qt.Key.Key_End, control))
    bench.did("drag the scrollbar to the middle", lambda: panel.bar.setValue(length // 2))
    span = desk.session.passage_from(text.id, length * 3 // 4)
    assert span is not None
    anchor = desk.session.anchor(text.id, *span)
    bench.did("to a passage from its card", lambda: desk.show_passage(anchor))
    bench.did("make a claim of it", lambda: desk.make_claim(f"A claim from {text.file_name}", anchor))
    bench.did("link it", lambda: desk.link(Stance.REFUTES, anchor))
    bench.did("undo", desk.undo)
    bench.did("redo", desk.redo)
    for wanted in ("zzz", "the letter was", "e"):
        run("article.find")
        bench.did(f"find “{wanted}”", lambda wanted=wanted: field.setText(wanted))
        print(f"{' ' * 40}{panel.finding.bar.count.text()}")
        bench.did("the next place", lambda: run("article.find_next"))
    bench.did("shut the find bar", panel.finding.dismiss)
    bench.did("larger letters", lambda: run("text.larger"))
    bench.did("usual letters", lambda: run("text.normal"))
    bench.did("a narrower window", lambda: window.resize(1100, 800))
    bench.did("a wider window", lambda: window.resize(*SIZE))
    bench.did("unfold all", lambda: run("article.fold"))
    bench.did("fold all", lambda: run("article.fold"))
    bench.did("show the zones", window.actions_["article.zones"].trigger)
    bench.did("hide the zones", window.actions_["article.zones"].trigger)
    bench.did("select all", lambda: QTest.keyClick(viewer, Qt.Key.Key_A, control))
    bench.did("to its beginning", lambda: QTest.keyClick(viewer, Qt.Key.Key_Home, control))


def make(text: Path, pdf: Path, characters: int, pages: int) -> None:
    text.write_text(a_long_text(characters), encoding="utf-8")
    pdf.write_bytes(a_long_pdf(pages))


def main(megabytes: float, pages: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKBENCH_PROFILE"] = f"{folder}/profile"
        files = [Path(folder) / "archive.txt", Path(folder) / "proceedings.pdf"]
        # elsewhere, or what it takes to make them would be counted as ours
        maker = multiprocessing.get_context("spawn").Process(
            target=make, args=(*files, round(megabytes * 1e6 * 0.98), pages)
        )
        maker.start()
        maker.join()
        sizes = ", ".join(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB" for file in files)
        print(f"{sizes} ({pages:,} pages)\n   work   clock   until done memory")
        bench = Bench(Program(make_application(), paths()))
        path = Path(folder) / "large.fcase"
        window = bench.make(path)
        for file in files:
            take_in(bench, file)
        close(window)
        window = bench.open(path)
        for row in window.desk.session.articles():
            print(f"{row.text.file_name}: {row.text.length:,} characters, {row.passages:,} sentences")
            read(bench, row.text)
        desk, search = window.desk, window.top_bar.search
        for words in ("withdrawal letter", "road closed"):
            bench.did(f"search everything for “{words}”", lambda words=words: search.setText(words))
        first_claim, first_article = desk.session.claims()[0], desk.session.articles()[0]
        bench.did("another claim", lambda: desk.choose_claim(first_claim.claim.id))
        bench.did("another article", lambda: desk.show_text(first_article.text.id))
        close(window)
    verdict = "none" if bench.worst <= GOAL else "some"
    print(f"{verdict} held the GUI thread for more than {GOAL} ms; the longest {bench.worst:.0f} ms")


if __name__ == "__main__":
    sizes = [float(argument) for argument in sys.argv[1:]]
    main(sizes[0] if sizes else 50, round(sizes[1]) if len(sizes) > 1 else 2000)
