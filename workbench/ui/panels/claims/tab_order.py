"""Tab goes through the pane as one reads it, whenever its parts were made."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def chain_tabs(stops: Sequence[QWidget]) -> None:
    """Let Tab go from each of the `stops` to the next."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
