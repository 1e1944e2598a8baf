"""How fast the numbers of 1,000 news articles are read, and whether the window answers meanwhile.

    python tests/benchmarks/bench_numbers.py [--data DIR]

Reads `near_duplicates/` of DIR (../shared/data unless said otherwise). Quantities are found in the words of
the articles, as a ratio to a bare scan for words (`\\w+`). Then a case with all of them is read: the whole
ledger for the first time, and again when one article has changed, as ratios to looking at the words of
all articles once. Then the panel is shown: the longest time in which the window answered nobody while the
ledger was read beside it, and while somebody types into the filter.
"""

import argparse
import csv
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from workbench.config.paths import paths  # noqa: E402
from workbench.config.settings import Settings  # noqa: E402
from workbench.finding.quantities import quantities  # noqa: E402
from workbench.services.articles import edit_attribution  # noqa: E402
from workbench.services.importing import import_files  # noqa: E402
from workbench.services.numbers import Numbers  # noqa: E402
from workbench.services.scales import known_scale  # noqa: E402
from workbench.services.session import Session  # noqa: E402

T = TypeVar("T")

ARTICLES = 1_000
TYPED = ("t", "tr", "troops", "troops 3000", "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    folder = parser.parse_args().data / "near_duplicates"
    if not folder.is_dir():
        print(f"Skipped: there is no folder {folder}; name the data folder with --data.")
        return
    bodies = list(_bodies(folder / "train_bodies.csv"))
    show_reading(bodies)
    with tempfile.TemporaryDirectory() as place, _case(Path(place), bodies) as session:
        show_ledger(session)
        show_panel(session, Path(place))


def show_reading(bodies: list[str]) -> None:
    quantities("3 men")  # its word lists are read once
    size = sum(map(len, bodies)) / 1e6
    found, ours = _timed(lambda: sum(len(quantities(body)) for body in bodies))
    _, floor = _timed(lambda: sum(1 for body in bodies for _ in re.finditer(r"\w+", body)))
    print(f"{found:,} quantities in {size:.1f} million characters: {size / ours:.2f} million a second,")
    print(f"    {ours / floor:.1f} × a bare scan for words")


def show_ledger(session: Session) -> None:
    numbers = Numbers()
    rows = session.articles()
    _, floor = _timed(lambda: [session.words(row.text) for row in rows])
    groups, first = _timed(lambda: numbers.ledger(session))
    count = sum(len(group.rows) for group in groups)
    print(f"the ledger, {count:,} numbers in {len(groups):,} groups: {first:.2f} s,")
    print(f"    {first / floor:.0f} × reading the words alone")
    session.do(edit_attribution(rows[0].article, published="2014-09-01"))
    _, again = _timed(lambda: numbers.ledger(session))
    print(f"again, when one article has changed: {again:.2f} s, {again / floor:.1f} × that")


def show_panel(session: Session, place: Path) -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from workbench.ui.commands import Actions
    from workbench.ui.desk import Desk
    from workbench.ui.panels.numbers import NumbersPanel
    from workbench.ui.theme import Theme

    app = QApplication([])
    app.setStyle("Fusion")
    theme = Theme()
    theme.choose("light")
    window = QMainWindow()
    desk = Desk(session, Settings(place / "profile"), theme, paths(place / "profile"), window)
    panel = NumbersPanel(desk, Actions(window, theme))
    window.setCentralWidget(panel)
    window.resize(1280, 400)
    window.show()

    def longest(done: Callable[[], bool]) -> float:
        worst = 0.0
        while not done():
            start = time.thread_time()
            app.processEvents()
            worst = max(worst, time.thread_time() - start)
            time.sleep(0.001)
        return worst

    read = longest(lambda: panel.model.rowCount() > 0 and desk.tasks.idle)
    print(f"while the ledger is read: nobody is answered for {1000 * read:.0f} ms at most")
    typed = 0.0
    for words in TYPED:
        start = time.thread_time()
        panel.bar.words.setText(words)
        app.processEvents()
        typed = max(typed, time.thread_time() - start)
    print(f"while the filter is typed: {1000 * typed:.0f} ms at most")
    desk.tasks.cancel_all()
    window.close()


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    made = work()
    return made, time.perf_counter() - start


def _bodies(path: Path) -> Iterator[str]:
    csv.field_size_limit(10**9)
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            if number == ARTICLES:
                return
            yield row["articleBody"]


def _case(place: Path, bodies: list[str]) -> Session:
    articles = place / "articles"
    articles.mkdir()
    for number, body in enumerate(bodies):
        (articles / f"{number:04}.txt").write_text(body, encoding="utf-8")
    session = Session.create(place / "news.fcase", "News", "Benchmark", known_scale("averitec"))
    import_files(session, [articles])
    return session


if __name__ == "__main__":
    main()
