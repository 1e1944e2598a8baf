"""What is handed out holds the program with its resources and its corpus, and works on its own."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from environment import ROOT


def build(source: Path, target: str, folder: Path) -> Path:
    """The wheel or sdist that hatchling makes of `source`, offline."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked(wheel, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def python(unpacked: Path, *arguments: str) -> str:
    """Run Python as if the wheel were installed, away from the project's folder."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=unpacked.parent,
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def shipped(folder: str) -> set[str]:
    paths = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {f"workbench/{path.relative_to(ROOT).as_posix()}" for path in paths}


def test_the_wheel_holds_every_resource_and_the_corpus(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert shipped("resources") and shipped("corpus")
    assert shipped("resources") | shipped("corpus") <= names


def test_the_wheel_holds_nothing_but_the_program(wheel):
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top.partition("-")[0] for top in tops} == {"workbench", "factcheck_workbench"}


def test_the_installed_program_finds_what_it_ships_with(unpacked):
    found = python(
        unpacked,
        "-c",
        "from workbench.places import corpus, resource; print(resource('scales/averitec.toml'), corpus())",
    ).split()
    assert all(Path(path).exists() and Path(path).is_relative_to(unpacked) for path in found)


def test_the_installed_program_makes_the_sample_case(unpacked, tmp_path):
    python(unpacked, "-m", "workbench", "demo", str(tmp_path / "demo"))
    assert list((tmp_path / "demo").glob("*.fcase"))


def test_the_sdist_makes_the_same_wheel(wheel, tmp_path):
    sdist = build(ROOT, "sdist", tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        # extractall(filter=…) is younger than the oldest Python we run on, 3.11.2 of Debian 12
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(tmp_path / "source")
    (source,) = (tmp_path / "source").iterdir()
    assert (source / "packaging" / "dev.py").exists()
    again = build(source, "wheel", tmp_path / "again")
    names = zipfile.ZipFile(wheel).namelist()
    assert sorted(zipfile.ZipFile(again).namelist()) == sorted(names)
