"""The borders of DESIGN are guarded: crossing one on purpose is found and named."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from environment import ROOT

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
LAYERS = "Layers, downwards only"
SQL = "SQL only in the store"
QT = "Qt only in the window"


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    """A copy of the program that may be broken."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(ROOT / "workbench", folder / "workbench", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def broken_contracts(house: Path) -> list[str]:
    said = subprocess.run(
        [LINT_IMPORTS, "--no-cache"], cwd=house, capture_output=True, text=True, check=False
    ).stdout
    assert "Contracts:" in said, said
    return [contract for contract in (LAYERS, SQL, QT) if f"{contract} BROKEN" in " ".join(said.split())]


def test_nothing_crosses_a_border(house):
    assert broken_contracts(house) == []


@pytest.mark.parametrize(
    ("layer", "crossing", "contract"),
    [
        ("domain", "import workbench.store", LAYERS),
        ("store", "import workbench.services", LAYERS),
        ("reading", "import workbench.store", LAYERS),
        ("services", "import workbench.config", LAYERS),
        ("cli", "import workbench.ui", LAYERS),
        ("ui", "import workbench.app", LAYERS),
        ("services", "import sqlite3", SQL),
        ("ui", "def f():\n    import sqlite_utils", SQL),
        ("cli", "from sqlite3 import connect", SQL),
        ("services", "from PySide6.QtCore import QObject", QT),
        ("cli", "import qtawesome", QT),
    ],
)
def test_crossing_a_border_is_found(house, layer, crossing, contract):
    module = house / "workbench" / layer / "crossing.py"
    module.write_text(f"{crossing}\n")
    try:
        assert broken_contracts(house) == [contract]
    finally:
        module.unlink()


def test_a_new_package_has_to_take_its_place_among_the_layers(house):
    package = house / "workbench" / "elsewhere"
    package.mkdir()
    (package / "__init__.py").touch()
    try:
        assert broken_contracts(house) == [LAYERS]
    finally:
        shutil.rmtree(package)


def test_the_domain_needs_the_standard_library_only():
    known = sys.stdlib_module_names | {"workbench"}
    for module in (ROOT / "workbench" / "domain").glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.partition(".")[0] for name in names} <= known, module.name
