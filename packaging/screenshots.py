"""Take the pictures of the real window and of the printed report again: screenshots.py CASE"""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget
from stage import open_at_work, settle, stage

from workbench.app.gui import Program
from workbench.services.reporting import build_report, page_pictures
from workbench.services.session import Session

_PACKAGING = Path(__file__).resolve().parent
IN_README = {"window", "window-dark", "suggestions", "quotes", "numbers", "report-1"}
"""These are kept with the source; the others are for looking at, in build/pictures."""
REPORT_PAGES = 2
"""How many pages of the report are shown."""


@dataclass(frozen=True)
class Picture:
    """What is shown, in logical pixels; `dots` is how many dots make one, `scale` the window's in percent.

    `drawer` names the command that opens the drawer at one of its panels.
    """

    shows: str
    width: int = 1280
    height: int = 800
    theme: str = "light"
    scale: int = 100
    dots: int = 1
    drawer: str = ""


PLAN = {
    "window": Picture("window", dots=2),
    "window-dark": Picture("window", theme="dark"),
    "window-200-percent": Picture("window", 1920, 1200, scale=200),
    "suggestions": Picture("window", drawer="view.suggestions"),
    "quotes": Picture("window", drawer="view.quotes"),
    "numbers": Picture("window", drawer="view.numbers"),
    "claim": Picture("claim", height=1500),
    "start": Picture("start", 960, 640),
}


def main(case: Path) -> int:
    """One process for each picture: the size of a dot is fixed when Qt starts."""
    for name, picture in PLAN.items():
        command = [sys.executable, __file__, str(case), name]
        if subprocess.call(command, env=os.environ | {"QT_SCALE_FACTOR": str(picture.dots)}):
            return 1
        print(_file_of(name), flush=True)
    with Session.open(case, "Analyst", read_only=True) as session:
        report = build_report(session, prepared_by="Analyst", on=date.today().isoformat())
    for number, page in enumerate(page_pictures(report, dots_per_inch=110)[:REPORT_PAGES], start=1):
        file = _file_of(f"report-{number}")
        file.write_bytes(page)
        print(file, flush=True)
    return 0


def take(case: Path, name: str) -> None:
    picture = PLAN[name]
    with stage(theme=picture.theme, window_scale=picture.scale, analyst="Analyst") as program:
        shown = _arranged(program, case, picture).grab()
        if not shown.save(str(_file_of(name))):
            sys.exit(f"{_file_of(name)} could not be written.")


def _file_of(name: str) -> Path:
    folder = _PACKAGING / "pictures" if name in IN_README else _PACKAGING.parent / "build" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}.png"


def _arranged(program: Program, case: Path, picture: Picture) -> QWidget:
    if picture.shows == "start":
        program.recent.add(case, "Iraq withdrawal reports")
        page = program.show_start_page()
        page.resize(picture.width, picture.height)
        settle(page)
        return page
    window = open_at_work(program, case, picture.width, picture.height)
    if picture.drawer:
        window.actions_.run(picture.drawer)
        settle(window)
    return window.places["claims"] if picture.shows == "claim" else window


if __name__ == "__main__":
    if len(sys.argv) == 2:
        sys.exit(main(Path(sys.argv[1])))
    take(Path(sys.argv[1]), sys.argv[2])
