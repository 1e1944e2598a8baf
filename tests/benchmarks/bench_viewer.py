"""What marks cost in the article's viewer: opening and scrolling with them, as ratios to without.

    python tests/benchmarks/bench_viewer.py [ROUNDS]

An article of 107 kB (the longest of the corpus, repeated) is shown without marks and with 1,000 of them,
300 of which begin on one page, in turn, in a window of 800 × 900 pixels. Opening is measured to the first
paint, and to the end of the text with every line laid out; a frame is one line further and a repaint of the
whole view. Medians and ratios are printed; nothing is asserted. Goals: opening at most 3 ×, a frame 4 ×.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from workbench.domain.anchor import anchor_at
from workbench.domain.evidence import Stance
from workbench.domain.overview import Mark
from workbench.places import corpus
from workbench.ui.panels.article.setting import set_page
from workbench.ui.panels.article.strip import MarkStrip
from workbench.ui.panels.article.viewer import Viewer
from workbench.ui.theme import Theme

LENGTH = 107_000
MARKS = 1_000
CROWDED = 300
CLAIMS = 40
FRAMES = 120


def long_article() -> str:
    longest = max((file.read_text(encoding="utf-8") for file in corpus().glob("*.txt")), key=len)
    return ("\n\n".join([longest] * (LENGTH // len(longest) + 1)))[:LENGTH]


def many_marks(words: str) -> list[Mark]:
    """Marks of 20 to 400 characters: some anywhere, some all on the second page."""
    chance = Random(2)
    starts = [chance.randrange(2_000, 4_000) for _ in range(CROWDED)]
    starts += [chance.randrange(len(words) - 500) for _ in range(MARKS - CROWDED)]
    stances: Sequence[Stance | None] = [*Stance, None]
    marks = []
    for number, start in enumerate(starts):
        anchor = anchor_at("text", words, start, start + chance.randrange(20, 400))
        marks.append(Mark(f"mark{number}", f"claim{number % CLAIMS}", anchor, chance.choice(stances)))
    return marks


class Pane:
    """The viewer and its strip, showing the same words every time."""

    def __init__(self, words: str, marks: Sequence[Mark]) -> None:
        theme = Theme()
        theme.choose("light")
        self.words, self.marks = words, marks
        self.window = QWidget()
        self.viewer = Viewer(theme, self.window)
        self.strip = MarkStrip(self.viewer, theme, self.window)
        row = QHBoxLayout(self.window)
        row.addWidget(self.viewer)
        row.addWidget(self.strip)
        self.window.resize(800, 900)
        self.window.show()

    def open(self) -> None:
        """Until the first page and the strip are painted."""
        self.viewer.show_page(set_page(self.words))
        self.viewer.set_marks(self.marks, "claim1")
        self.viewer.scroll_to(0)
        self.strip.show_marks(self.marks, "claim1")
        self.viewer.viewport().repaint()
        self.strip.repaint()

    def open_whole(self) -> None:
        """Until every line of the text has its place, too."""
        self.open()
        self.viewer.reveal(len(self.words) - 1, len(self.words))
        self.viewer.viewport().repaint()
        self.strip.repaint()

    def scroll(self) -> None:
        """Through the crowded page and on, a line at a time."""
        bar = self.viewer.verticalScrollBar()
        bar.setValue(0)
        for line in range(FRAMES):
            bar.setValue(line)
            self.viewer.viewport().repaint()


def seconds(deed: Callable[[], None]) -> float:
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start


def main(rounds: int) -> None:
    app = QApplication([])
    words = long_article()
    panes = {"without": Pane(words, ()), "with": Pane(words, many_marks(words))}
    app.processEvents()
    tasks = (
        ("opening, first paint", Pane.open, 3),
        ("opening, whole text", Pane.open_whole, 3),
        ("a frame", Pane.scroll, 4),
    )
    for name, deed, goal in tasks:
        times: dict[str, list[float]] = {kind: [] for kind in panes}
        for _ in range(rounds):
            for kind, pane in panes.items():
                times[kind].append(seconds(lambda pane=pane, deed=deed: deed(pane)))
        without, with_marks = (statistics.median(times[kind]) for kind in ("without", "with"))
        each = FRAMES if deed is Pane.scroll else 1
        print(
            f"{name}: {with_marks / without:.2f} × with {MARKS:,} marks "
            f"({without / each * 1e3:.1f} ms without, {with_marks / each * 1e3:.1f} ms with; goal {goal} ×)"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
