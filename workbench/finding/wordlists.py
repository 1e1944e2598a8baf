"""The word lists that finding reads: files in `resources/finding/`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from workbench.places import resource


@cache
def words_of(name: str) -> Mapping[str, Any]:
    """The lists of `resources/finding/NAME.toml`."""
    return tomllib.loads(resource(f"finding/{name}.toml").read_text(encoding="utf-8"))
