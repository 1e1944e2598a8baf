"""How long the GUI thread is busy at a stretch while a person works on 200 articles and 500 claims.

    python tests/benchmarks/bench_window.py [ROUNDS]

Prints the slowest stretch of each thing done, and a plain loop's time beside them as a measure of how
fast this machine is just now. The goal is that none takes more than 50 ms.
"""

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

from busy import Heartbeat  # noqa: E402
from large_case import make_large_case  # noqa: E402
from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from windows import opened  # noqa: E402

from workbench.domain.evidence import Stance  # noqa: E402
from workbench.ui.proposals import State  # noqa: E402
from workbench.ui.window import CaseWindow  # noqa: E402


def journey(window: CaseWindow, busy: Heartbeat, turn: int) -> None:
    """What a person does all day, each time with another article and another claim."""
    desk, panes = window.desk, window.panes
    assert panes is not None
    idle = lambda: desk.tasks.idle  # noqa: E731
    texts = [row.text.id for row in desk.session.articles()]
    claims = [row.claim.id for row in desk.session.claims()]
    text, claim = texts[(turn * 37) % len(texts)], claims[(turn * 41) % len(claims)]

    busy.during("open an article", lambda: desk.show_text(text), idle)
    busy.during("choose a claim", lambda: desk.choose_claim(claim), idle)
    spans = desk.session.passages(text)
    anchor = desk.session.anchor(text, *spans[len(spans) // 2])
    busy.during("go to a passage", lambda: desk.show_passage(anchor), idle)
    busy.during("select a passage", lambda: desk.select(anchor), idle)
    busy.during("link it", lambda: desk.link(Stance.REFUTES, anchor), idle)
    busy.during("undo", desk.undo, idle)
    busy.during("redo", desk.redo, idle)
    busy.during("make a claim", lambda: desk.make_claim(f"A new claim, number {turn}", anchor), idle)
    busy.during("undo the claim", desk.undo, idle)
    viewer = panes.article.viewer
    busy.during("scroll a page", lambda: QTest.keyClick(viewer, Qt.Key.Key_PageDown), idle)
    busy.during("filter the claims", lambda: panes.claims.listing.filter.setText("letter"), idle)
    busy.during("show all claims", lambda: panes.claims.listing.filter.setText(""), idle)
    busy.during("filter the sources", lambda: panes.sources.header.filter.setText("poli"), idle)
    busy.during("show all sources", lambda: panes.sources.header.filter.setText(""), idle)
    busy.during(
        "search everything",
        lambda: window.top_bar.search.setText(f"withdrawal letter{'s' * (turn % 2)}"),
        idle,
    )
    busy.during("open the history", lambda: window.actions_.run("view.history"), idle)
    busy.during("shut the history", lambda: window.actions_.run("view.history"), idle)
    run = window.actions_.run
    proposed = lambda: idle() and panes.proposals.state is State.FOUND  # noqa: E731
    busy.during("have passages proposed for a claim", lambda: desk.choose_claim(claim), proposed)
    busy.during("open suggestions", lambda: run("view.suggestions"), idle)
    assert panes.suggestions.model.rowCount() > 1, "nothing is proposed to be answered"
    busy.during("unfold what is alike", lambda: run("suggestion.unfold"), idle)
    busy.during("next suggestion", lambda: run("suggestion.next"), idle)
    busy.during("answer one", lambda: run("suggestion.supports"), idle)
    busy.during("undo the answer", desk.undo, idle)
    busy.during("open a suggestion", lambda: run("suggestion.open"), idle)
    busy.during("shut the suggestions", lambda: run("view.suggestions"), idle)
    busy.during("next claim", lambda: window.actions_.run("claim.next"), idle)


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKBENCH_PROFILE"] = f"{folder}/profile"
        case = Path(folder) / "large.fcase"
        make_large_case(case).close()
        with opened(case) as (window, busy):
            for turn in range(rounds):
                journey(window, busy, turn)
    start = time.perf_counter()
    sum(range(1_000_000))
    print(f"a plain loop over a million numbers: {(time.perf_counter() - start) * 1000:.0f} ms")
    print("  work   clock   longest pause while the person waits to")
    for pause, name in busy.slowest():
        print(f"{pause.work:4.0f} ms {pause.clock:4.0f} ms  {name}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
