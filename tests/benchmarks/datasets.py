"""Where the benchmarks find data that may not be handed out with the program."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

DEFAULT = Path(__file__).parents[2].parent / "shared" / "data"


def data_folder(name: str, about: str) -> Path:
    """The folder `name` in the one given by `--data`; leaves with one clear line when it is not there."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--data", type=Path, default=DEFAULT, metavar="DIR", help=f"the data ({DEFAULT})")
    folder: Path = parser.parse_args().data / name
    if not folder.is_dir():
        print(f"skipped: the data is not there ({folder}); say where with --data")
        sys.exit(0)
    return folder


def halves(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """A half that may be looked at while rules are made, and one that only judges them."""
    ordered = sorted(names)
    return ordered[::2], ordered[1::2]
