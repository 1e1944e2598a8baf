"""Where the files are that come with the program: beside the package, or inside it once installed."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """A file or folder of `resources/`: `resource("scales/averitec.toml")`."""
    return _shipped("resources") / name


def corpus(name: str = "") -> Path:
    """A file of the sample corpus, or its folder."""
    return _shipped("corpus") / name


def is_installed() -> bool:
    """Whether this is an installed program, and not its source."""
    return (_PACKAGE / "resources").is_dir()


def _shipped(folder: str) -> Path:
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder
