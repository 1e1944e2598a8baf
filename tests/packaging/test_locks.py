"""The locks hold what pyproject.toml asks for, on every system, and from the public index only."""

import re
import tomllib

import pytest
from environment import ALL_LOCKS, LOCKS, ROOT
from packaging.requirements import Requirement

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
WANTED = {
    "build": GROUPS["build"],
    "program": PROJECT["project"]["dependencies"],
    "checks": [*PROJECT["project"]["dependencies"], *GROUPS["build"], *GROUPS["dev"]],
    "installers": GROUPS["installers"],
}


def locked(name: str) -> dict[str, Requirement]:
    """What is locked, by the package's name."""
    pins = [Requirement(entry.partition("--hash")[0]) for entry in entries(name)]
    return {canonical(pin.name): pin for pin in pins}


def entries(name: str) -> list[str]:
    """One line for each package, with its hashes."""
    lines = (LOCKS / f"{name}.lock").read_text("utf-8").replace("\\\n", "").splitlines()
    return [line for line in lines if re.match(r"\w", line)]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def version(pin: Requirement) -> str:
    (specifier,) = pin.specifier
    assert specifier.operator == "=="
    return specifier.version


@pytest.mark.parametrize("name", ALL_LOCKS)
def test_the_lock_is_up_to_date(name):
    pins = locked(name)
    for wanted in map(Requirement, WANTED[name]):
        pin = pins.get(canonical(wanted.name))
        assert pin and version(pin) in wanted.specifier, f"{wanted}: run `python3 packaging/dev.py lock`"


@pytest.mark.parametrize("name", ALL_LOCKS)
def test_every_package_has_hashes_and_no_index_is_named(name):
    assert entries(name) and all("--hash=sha256:" in entry for entry in entries(name))
    text = (LOCKS / f"{name}.lock").read_text("utf-8")
    assert not re.search(r"--(extra-)?index-url|--find-links|file:|https?:", text)


def test_the_locks_agree_with_each_other():
    everything = locked("checks")
    for name in ("build", "program"):
        for package, pin in locked(name).items():
            assert version(pin) == version(everything[package])
    for package, pin in locked("installers").items():
        assert version(pin) == version(everything.get(package, pin))
