"""Looking after a case file: what is wrong with it, mending its index, recovering a damaged one."""

from collections.abc import Sequence
from pathlib import Path

from workbench.domain.article import Zone
from workbench.domain.counting import counted
from workbench.store.connections import SQLITE
from workbench.store.doctor import Findings, Sentences, examine, rebuild_index
from workbench.store.faults import DamagedCase, NotACase
from workbench.store.opening import open_case
from workbench.store.recovery import Recovery, recover

__all__ = [
    "RECOVERABLE",
    "SQLITE",
    "Findings",
    "Recovery",
    "examine",
    "recover_case",
    "recovered_name",
    "renew_index",
    "saved_in_words",
]

RECOVERABLE = (DamagedCase, NotACase)
"""The errors of opening a file after which `recover_case` may still save something of it."""

_TOLD = {
    "articles": "article",
    "claims": "claim",
    "evidence": "linked passage",
    "verdicts": "verdict",
    "answers": "answered suggestion",
    "documents": "document",
}
"""What a person looks for in a recovered case, and how one of it is called."""


def renew_index(path: Path) -> None:
    """Divide all words into sentences again and index them. Raises UserError when it cannot be written."""
    with open_case(path) as file:
        rebuild_index(file, _sentences())


def recover_case(path: Path, into: Path | None = None) -> Recovery:
    """Save what can be saved of a damaged case into a new file, beside it unless `into` is given."""
    return recover(path, into or recovered_name(path), _sentences())


def saved_in_words(recovery: Recovery) -> str:
    """`5 articles, 20 claims, 71 linked passages, 1 verdict`; `nothing` where nothing is left."""
    saved = ((recovery.saved.get(kind, 0), one) for kind, one in _TOLD.items())
    return ", ".join(counted(number, one) for number, one in saved if number) or "nothing"


def recovered_name(path: Path) -> Path:
    """A name that is still free: `NAME recovered.fcase`, `NAME recovered 2.fcase`, …"""
    number = 1
    while True:
        name = f"{path.stem} recovered{f' {number}' if number > 1 else ''}{path.suffix}"
        if not path.with_name(name).exists():
            return path.with_name(name)
        number += 1


def _sentences() -> Sentences:
    from workbench.reading.imported import FoundZone
    from workbench.reading.sentences import sentences

    def divide(words: str, zones: Sequence[Zone], language: str) -> Sequence[tuple[int, int]]:
        found = [FoundZone(zone.start, zone.end, zone.kind, zone.label) for zone in zones]
        return sentences(words, found, language)

    return divide
