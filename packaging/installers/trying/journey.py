"""What a person does with the installed program: opens the sample case, links, judges, exports a PDF."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from trouble import Trouble

from installers.trying.screen import Screen, wait_for

Ask = Callable[..., str]
"""Runs the installed `workbench` with arguments, and gives what it prints."""

TITLE = "U.S. withdrawal"
_OF_THE_ARTICLES = "Milley", "sanctions"
_SENTENCE_AT = 560, 366
"""In a sentence of the article, in a new window on a screen of 1280×800, with a frame or without."""


def walk(screen: Screen, ask: Ask, case: str, name: str, *, pdf: str, pdf_here: Path) -> None:
    """Go the way on the sample case that is open already; `pdf` is the report's path as the program is told,
    `pdf_here` the same file seen from outside. Raises Trouble where something does not come about.
    """
    screen.focus(TITLE)
    screen.settle()
    screen.photograph(f"{name}-1-open")
    screen.click(*_SENTENCE_AT)
    screen.press("j")  # the first claim
    screen.settle()
    _does(screen, "s", ask, case, "Link")
    _does(screen, "alt+1", ask, case, "Give verdict")  # another one than stands
    screen.photograph(f"{name}-2-judged")
    screen.press("ctrl+p")
    screen.focus("Report")
    screen.settle()
    screen.photograph(f"{name}-3-report")
    screen.press("Return")
    screen.focus("Save report")
    screen.press("ctrl+a")
    screen.write(pdf)
    screen.press("Return")
    wait_for(lambda: pdf_here.exists() and _is_whole(pdf_here), "a PDF report")
    screen.photograph(f"{name}-4-saved")


def _does(screen: Screen, key: str, ask: Ask, case: str, label: str) -> None:
    """Press a key; the case's history must have one more entry, and say so."""
    before = _history(ask, case)
    screen.press(key)
    try:
        wait_for(
            lambda: len(_history(ask, case)) == len(before) + 1, f"a new entry of the history after {key}"
        )
    except Trouble:
        screen.photograph(f"nothing-after-{key}")
        raise
    said = _history(ask, case)[0]["label"]
    if not said.startswith(label):
        raise Trouble(f"{key} did “{said}” and not “{label}”.")


def _history(ask: Ask, case: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(ask("history", case, "--limit", "10000", "--json"))
    return entries


def _is_whole(pdf: Path) -> bool:
    content = pdf.read_bytes()
    return content.startswith(b"%PDF") and content.rstrip().endswith(b"%%EOF")


def selftest(said: str, where: str) -> str:
    """The outcome of a self-test in a line. Raises Trouble naming the checks that failed."""
    account = json.loads(said[said.index("{") :])
    failed = [f"{check['name']}: {check['said']}" for check in account["checks"] if not check["ok"]]
    if failed:
        raise Trouble(f"The self-test on {where} failed:\n  " + "\n  ".join(failed))
    platform = next(check["said"] for check in account["checks"] if check["name"] == "platform")
    return f"{len(account['checks'])} checks, none failed; {platform}"


def problem_report(file: Path, person: str) -> str:
    """What is in a problem report, in a line. Raises Trouble where it tells more than it may."""
    with zipfile.ZipFile(file) as report:
        pages = {name: report.read(name).decode() for name in report.namelist()}
    telling = [
        word for word in (*_OF_THE_ARTICLES, person) if re.search(rf"\b{word}\b", "".join(pages.values()))
    ]
    if telling or not {"READ ME.txt", "system.txt", "workbench.log"} <= pages.keys():
        raise Trouble(f"The problem report holds {', '.join(pages)}, and in them: {', '.join(telling)}.")
    return f"saved a problem report: {', '.join(pages)}; neither the person's name nor words of articles"
