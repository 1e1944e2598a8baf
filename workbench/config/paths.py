"""The folders the program keeps its own files in. Cases lie wherever people put them."""

import os
from dataclasses import dataclass
from pathlib import Path

PROFILE_VARIABLE = "WORKBENCH_PROFILE"
"""The environment variable that names one folder to take the place of all the others."""

_APPLICATION = "factcheck-workbench"


@dataclass(frozen=True, slots=True)
class Paths:
    """`config` holds settings, `data` what else is remembered, `cache` what can be made again."""

    config: Path
    data: Path
    cache: Path
    logs: Path


def paths(profile: Path | None = None) -> Paths:
    """The folders of the profile `profile`, else of the one the environment names, else the system's.

    Nothing is created: each writer makes its folder when it first needs it.
    """
    named = os.environ.get(PROFILE_VARIABLE)
    if profile is None and named:
        profile = Path(named)
    return _system_paths() if profile is None else _inside(profile.expanduser().absolute())


def _inside(profile: Path) -> Paths:
    return Paths(profile / "config", profile / "data", profile / "cache", profile / "logs")


def _system_paths() -> Paths:
    from platformdirs import PlatformDirs  # 5 ms that a portable profile need not pay

    folders = PlatformDirs(_APPLICATION, appauthor=False)
    return Paths(
        folders.user_config_path, folders.user_data_path, folders.user_cache_path, folders.user_log_path
    )
