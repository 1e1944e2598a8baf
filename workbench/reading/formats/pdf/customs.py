"""What is customary in print, as data: see `resources/reading/print.toml`."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from workbench.places import resource


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """One of the lists of regular expressions as a single pattern; capitals and small letters alike."""
    return re.compile(f"(?:{'|'.join(customs(section)[name])})", re.IGNORECASE)


def customs(section: str) -> Mapping[str, Any]:
    """A section of the file."""
    found: Mapping[str, Any] = _file()[section]
    return found


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(resource("reading/print.toml").read_text("utf-8"))
