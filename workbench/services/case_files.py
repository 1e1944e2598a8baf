"""What the file of a case is called: a name, dots and all, and `.fcase` at its end."""

from pathlib import Path

from workbench.store import SUFFIX


def is_case_name(name: str) -> bool:
    """Whether a file is called as cases are."""
    return name.casefold().endswith(SUFFIX)


def file_of(name: Path) -> Path:
    """Where a case of that name is kept: “U.S. withdrawal” in “U.S. withdrawal.fcase”."""
    return name if is_case_name(name.name) else name.with_name(name.name + SUFFIX)


def file_meant_by(name: Path) -> Path:
    """The file of a case whose ending may have been left out."""
    return name if _is_file(name) else file_of(name)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # no file can be called so; whoever opens it says why
        return False
