"""What a check is, and what several of them need."""

from collections.abc import Callable
from pathlib import Path

Check = Callable[[Path], str]
"""Touches a part, with a folder to write to, and says what it found; any exception is a failure."""


def expect(true: bool, otherwise: str) -> None:
    if not true:
        raise LookupError(otherwise)


def sample_case(folder: Path) -> Path:
    """The sample case in `folder`, made when it is first asked for."""
    from workbench.services.sample import make_sample

    path = folder / "Sample.fcase"
    if not path.exists():
        make_sample(path, analyst="Self-test").close()
    return path
