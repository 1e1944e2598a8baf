"""The pages that help to find one's way name only what is there."""

import re

import pytest
from environment import ROOT

MAPS = [ROOT / "README.md", ROOT / "workbench" / "README.md"]


@pytest.mark.parametrize("page", MAPS, ids=lambda page: page.parent.name)
def test_every_path_that_is_named_is_there(page):
    text = page.read_text("utf-8")
    named = set(re.findall(r"`([\w./-]+(?:/|\.py|\.toml))`", text))
    named |= set(re.findall(r"\]\((?!https?:|#)([^)]+)\)", text))
    assert named
    gone = {name for name in named if not (page.parent / name).exists() and not (ROOT / name).exists()}
    # made by running the program, or by packing it
    assert gone <= {"build/demo/", "build/fuzz/", "dist/"}


def test_every_heading_that_is_linked_is_there():
    text = MAPS[0].read_text("utf-8")
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", text, re.M)}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings


def test_the_map_of_the_program_names_every_layer():
    text = (ROOT / "workbench" / "README.md").read_text("utf-8")
    for init in (ROOT / "workbench").glob("*/__init__.py"):
        assert re.search(rf"\b{init.parent.name}\b", text), init.parent.name


def test_every_layer_tells_its_rule():
    for init in (ROOT / "workbench").glob("*/__init__.py"):
        if len(list(init.parent.glob("*.py"))) == 1:
            continue  # nothing there that a rule could be about
        assert "Layer rule:" in init.read_text("utf-8"), init.parent.name


def test_every_benchmark_is_told_of():
    benchmarks = {path.stem.removeprefix("bench_") for path in (ROOT / "tests/benchmarks").glob("bench_*.py")}
    told = MAPS[0].read_text("utf-8").partition("## Benchmarks")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", told, re.M)) == benchmarks
