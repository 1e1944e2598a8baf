"""Strangers' files are read in processes that may hang, die or outgrow their memory without harm."""

import multiprocessing
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import bad_readers
import pytest

from workbench.domain.errors import UserError
from workbench.services.limits import OUTGROWN
from workbench.services.reading_apart import Limits, Readers
from workbench.services.ready import Done, Errand, Known, Ready

HERE = Path(__file__).parents[2]
SOON = Limits(seconds=1.0, memory=256 * 1024 * 1024)


def errands(*contents: str) -> list[Errand]:
    return [
        Errand(number, Path(f"{number}.txt"), len(content), content.encode())
        for number, content in enumerate(contents)
    ]


@pytest.fixture
def readers() -> Iterator[Readers]:
    with Readers(limits=SOON, read=bad_readers.read) as readers:
        yield readers
    assert not multiprocessing.active_children()


def told(readers: Readers, *contents: str) -> dict[int, list[str]]:
    """Of each errand, by its number, what came of it in words."""
    found: dict[int, list[str]] = {}
    for errand, answer in readers.read(errands(*contents)):
        match answer:
            case Known(original):
                words = original
            case UserError(message=message):
                words = message
            case Done():
                words = "done"
        found.setdefault(errand.number, []).append(words)
    return found


def test_each_errand_is_answered_article_by_article_and_ends(readers: Readers) -> None:
    assert told(readers, "one two three", "four", "") == {
        0: ["one", "two", "three", "done"],
        1: ["four", "done"],
        2: ["done"],
    }


@pytest.mark.parametrize(
    ("misdeed", "sentence"),
    [
        ("hang", "“1.txt” could not be read within 1 seconds."),
        ("spin", "“1.txt” could not be read within 1 seconds."),
        ("die", "“1.txt” made its reader crash."),
        ("crash", "“1.txt” made its reader crash."),
        ("eat", "“1.txt” needs more than 0.2 GB of memory to be read."),
        ("fail", "“1.txt” could not be read, because of a fault in this program."),
        ("call", "“1.txt” could not be read, because of a fault in this program."),
        ("refuse", "This is no article."),
    ],
)
def test_a_file_that_harms_its_reader_is_refused_and_all_others_are_read(
    readers: Readers, misdeed: str, sentence: str
) -> None:
    found = told(readers, "a", f"first {misdeed} never", "b", "c", "d", "e")
    assert found.pop(1) == ["first", sentence, "done"]
    assert found == {number: [word, "done"] for number, word in zip((0, 2, 3, 4, 5), "abcde", strict=True)}


def test_many_bad_files_in_a_row_do_not_stop_the_rest(readers: Readers) -> None:
    found = told(readers, *["die"] * 6, "alive")
    assert found[6] == ["alive", "done"]
    assert all(len(found[number]) == 2 for number in range(6))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not tell how long others work")
def test_a_reader_that_has_to_wait_for_others_is_given_time(readers: Readers) -> None:
    assert told(readers, "rest") == {0: ["rest", "done"]}


def test_time_is_counted_for_each_article_not_for_the_file(readers: Readers) -> None:
    many = " ".join(str(number) for number in range(2000))
    assert len(told(readers, many)[0]) == 2001


@pytest.mark.timeout(60)
def test_long_contents_and_long_answers_do_not_wait_for_each_other() -> None:
    with Readers(limits=Limits(), read=bad_readers.read, count=1) as readers:
        found = told(readers, "chatter", "word" * 60_000)
    assert found[0] == ["much" * 1_000_000, "chatter", "done"]
    assert found[1] == ["word" * 60_000, "done"]


def test_stopping_ends_the_readers_whatever_they_are_at(readers: Readers) -> None:
    stopped = threading.Event()
    threading.Timer(0.5, stopped.set).start()
    start = time.monotonic()
    assert list(readers.read(errands("hang", "hang", "a"), stopped.is_set)) == []
    readers.close()
    assert time.monotonic() - start < 10


def test_a_real_file_comes_back_ready_to_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "basin.txt"
    path.write_text("Basin to be widened\n\nThe board has voted. Work begins in spring.\n")
    with Readers() as readers:
        (_, article), (_, done) = readers.read([Errand(0, path)])
    assert isinstance(article, Ready) and done == Done()
    assert article.imported.words.startswith("Basin to be widened")
    assert article.imported.original == b""
    assert article.original.size == path.stat().st_size


def test_what_is_known_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "basin.txt"
    path.write_text("The board has voted.")
    with Readers() as readers:
        (_, article), _ = readers.read([Errand(0, path)])
    assert isinstance(article, Ready)
    with Readers({article.original.sha256}) as readers:
        (_, again), _ = readers.read([Errand(0, path)])
    assert again == Known(article.original.sha256, "basin.txt")


def ended(program: str) -> int:
    """How a process ends that does this."""
    return subprocess.run([sys.executable, "-c", program], cwd=HERE, check=False).returncode


@pytest.mark.skipif(sys.platform == "win32", reason="there is no alarm there")
def test_a_reader_that_nobody_is_left_to_end_ends_by_itself() -> None:
    program = "from workbench.services.limits import end_after; end_after(1)\nwhile True: pass"
    assert ended(program) == -signal.SIGALRM


@pytest.mark.skipif(sys.platform == "win32", reason="a job object does this there")
def test_where_the_system_sets_no_limit_a_process_watches_itself() -> None:
    program = """
import threading
from workbench.services import limits
threading.Thread(target=limits._watch, args=(limits._peak() + 64 * 1024**2,), daemon=True).start()
held = []
while True:
    held.append(bytes(10000))
"""
    assert ended(program) == OUTGROWN
