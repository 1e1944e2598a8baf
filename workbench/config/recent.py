"""The cases that were opened lately, the last one first."""

from dataclasses import dataclass
from pathlib import Path

from workbench.config import keeping
from workbench.domain.identity import now
from workbench.domain.moments import is_moment

KEPT = 12


@dataclass(frozen=True, slots=True)
class RecentCase:
    """`opened` is a moment in UTC. The file may have been moved or deleted since."""

    path: Path
    title: str
    opened: str


class RecentCases:
    """The list, in a file of its own so that a click on it never waits for a case to open."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "recent.json"

    def all(self) -> list[RecentCase]:
        lines = keeping.load(self._file).get("cases", [])
        return [case for line in lines if (case := _case(line)) is not None]

    def add(self, path: Path, title: str) -> None:
        path = path.absolute()
        others = [case for case in self.all() if case.path != path]
        self._save([RecentCase(path, title, now()), *others])

    def forget(self, path: Path) -> None:
        self._save([case for case in self.all() if case.path != path.absolute()])

    def _save(self, cases: list[RecentCase]) -> None:
        lines = [
            {"path": str(case.path), "title": case.title, "opened": case.opened} for case in cases[:KEPT]
        ]
        keeping.save(self._file, {"cases": lines})


def _case(line: object) -> RecentCase | None:
    """The case a line of the file names, or None for a line that somebody has spoilt."""
    match line:
        case {"path": str(path), "title": str(title), "opened": str(opened)} if path and is_moment(opened):
            return RecentCase(Path(path), title, opened)
    return None
