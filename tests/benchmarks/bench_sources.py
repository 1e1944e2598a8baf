"""How long nobody is answered while 10,000 sources are opened, filtered, and 300 more come in.

    python tests/benchmarks/bench_sources.py [ARTICLES]

Prints the slowest stretch of work of the GUI thread for each thing done. The goal is that none takes
more than 100 ms. Making the case takes a minute or two.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [
    str(Path(__file__).parents[2]),
    str(Path(__file__).parents[1] / "support"),
    str(Path(__file__).parent),
]

from bench_import import articles  # noqa: E402
from busy import Heartbeat  # noqa: E402
from windows import opened  # noqa: E402

from workbench.services.importing import import_files  # noqa: E402
from workbench.services.scales import known_scale  # noqa: E402
from workbench.services.session import Session  # noqa: E402
from workbench.ui.window import CaseWindow  # noqa: E402

_MORE = 300


def make_case(folder: Path, count: int) -> Path:
    """The case, and beside it a folder of further articles."""
    case, lines, more = folder / "many.fcase", folder / "many.jsonl", folder / "more"
    more.mkdir()
    made = articles(count + _MORE)
    with lines.open("w", encoding="utf-8") as out:
        for number in range(count):
            out.write(json.dumps({**next(made), "outlet": f"Outlet {number % 40}"}) + "\n")
    for one in made:
        (more / f"{one['id']}.txt").write_text(f"{one['title']}\n\n{one['text']}\n", "utf-8")
    with Session.create(case, "Many articles", "Benchmark", known_scale("averitec")) as session:
        import_files(session, [lines])
    return case


def work(window: CaseWindow, busy: Heartbeat, more: Path) -> None:
    """What a person does in the pane."""
    assert window.panes is not None
    sources = window.panes.sources

    def idle() -> bool:
        return window.desk.tasks.idle and not sources.importer.under_way

    for words in ("s", "st", "story 7", "story 77", ""):
        busy.during("filter as one types", lambda words=words: sources.header.filter.setText(words), idle)
    busy.during("scroll to the end", sources.view.scrollToBottom, idle)
    busy.during("read the list again", sources.refresh, idle)
    busy.during(f"import {_MORE} more", lambda: sources.import_paths([more]), idle)
    busy.during("undo a step of it", window.desk.undo, idle)


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["WORKBENCH_PROFILE"] = str(folder / "profile")
        case = make_case(folder, count)
        with opened(case) as (window, busy):
            work(window, busy, folder / "more")
    print(f"{count:,} sources: longest pause while the person waits to")
    print("  work   clock")
    for pause, what in busy.slowest():
        print(f"{pause.work:4.0f} ms {pause.clock:4.0f} ms  {what}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
