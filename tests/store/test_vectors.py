"""What a model has computed is kept for all windows, and what stands in the way is said."""

import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from workbench.store import vectors
from workbench.store.vectors import CannotKeep, KeptVectors

Stranger = tuple[Path, Callable[[], AbstractContextManager[None]]]


def vector(number: int) -> bytes:
    return number.to_bytes(4, "big") * 100


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "meaning" / "model.vectors"
    KeptVectors(path).keep({"a": vector(1), "b": vector(2)})
    assert KeptVectors(path).find(["b", "c", "a"]) == {"a": vector(1), "b": vector(2)}
    assert KeptVectors(path).find([]) == {}


def test_what_is_kept_twice_stands_there_once(tmp_path: Path) -> None:
    kept = KeptVectors(tmp_path / "model.vectors")
    kept.keep({"a": vector(1)})
    kept.keep({"a": vector(1), "b": vector(2)})
    with closing(sqlite3.connect(tmp_path / "model.vectors")) as connection:
        assert connection.execute("SELECT count(*) FROM vectors").fetchone() == (2,)


def keep_many(path: Path, window: int) -> None:
    kept = KeptVectors(path)
    for portion in range(20):
        kept.keep({f"{window}.{portion}.{at}": vector(window * 1000 + portion) for at in range(32)})


def test_two_processes_keep_at_once_and_none_loses_anything(tmp_path: Path) -> None:
    path = tmp_path / "model.vectors"
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        for done in [processes.submit(keep_many, path, window) for window in (1, 2)]:
            done.result(60)
    names = {f"{window}.{portion}.{at}": vector(window * 1000 + portion)
             for window in (1, 2) for portion in range(20) for at in range(32)}  # fmt: skip
    assert KeptVectors(path).find(list(names)) == names


def test_of_too_many_those_that_came_first_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "_LARGEST", 200_000)
    kept = KeptVectors(tmp_path / "model.vectors")
    for number in range(2000):
        kept.keep({f"{number}": vector(number)})
    assert kept.find(["0", "1999"]) == {"1999": vector(1999)}
    assert (tmp_path / "model.vectors").stat().st_size < 500_000


def test_a_damaged_file_is_told_of_and_begun_again(tmp_path: Path) -> None:
    path = tmp_path / "model.vectors"
    path.write_bytes(b"These are the vectors of an earlier version, or what a full disk has left." * 99)
    kept = KeptVectors(path)
    with pytest.raises(CannotKeep, match="damaged and is begun again"):
        kept.find(["a"])
    kept.keep({"a": vector(1)})
    assert kept.find(["a"]) == {"a": vector(1)}


def test_a_full_disk_is_told_of_and_leaves_what_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptVectors(tmp_path / "model.vectors")
    kept.keep({"a": vector(1)})
    connect = KeptVectors._connect

    def with_little_room(self: KeptVectors) -> sqlite3.Connection:
        connection = connect(self)
        connection.execute("PRAGMA max_page_count = 5")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(KeptVectors, "_connect", with_little_room)
        with pytest.raises(CannotKeep) as refused:
            kept.keep({f"{number}": vector(number) for number in range(500)})
    assert "the disk is full" in refused.value.message
    assert str(tmp_path) in refused.value.message
    assert refused.value.hint
    assert kept.find(["a", "1"]) == {"a": vector(1)}


@pytest.mark.skipif(os.name == "nt", reason="the rights of folders are others there")
def test_a_folder_that_cannot_be_written_to_is_told_of(without_rights: Stranger) -> None:
    folder, as_a_stranger = without_rights
    with as_a_stranger():
        for path in (folder / "model.vectors", folder / "meaning" / "model.vectors"):
            with pytest.raises(CannotKeep, match=str(folder)):
                KeptVectors(path).keep({"a": vector(1)})


def test_a_file_where_the_folder_should_be_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "meaning").write_text("not a folder")
    with pytest.raises(CannotKeep, match="cannot be kept"):
        KeptVectors(tmp_path / "meaning" / "model.vectors").find(["a"])
