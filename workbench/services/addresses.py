"""Addresses of pages, told from other words without asking the network."""

import re

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def is_address(words: str) -> bool:
    """Whether words are the address of a page, and nothing else."""
    return _ADDRESS.fullmatch(words.strip()) is not None
