"""Large batches: read elsewhere, brought into the case in steps, begun again where they were broken off."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from casemaking import new_session

from workbench.domain.errors import UserError
from workbench.services.articles import remove_article
from workbench.services.files import Refusal, files_in
from workbench.services.health import examine
from workbench.services.importing import Batch, Kind, Outcome, add, errands_for, import_files, read
from workbench.services.session import Session

HERE = Path(__file__).parents[2]


def story(number: int) -> str:
    return (
        f"Story {number}\n\nThe {number}th board has voted on plan {number * 7}. "
        f"Work on lot {number * 13} begins in spring {number + 1900}.\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "clippings"
    folder.mkdir()
    for number in range(130):
        (folder / f"{number:03}.txt").write_text(story(number))
    return folder


def test_a_large_batch_comes_in_steps_that_undo_one_by_one(tmp_path: Path, folder: Path) -> None:
    with new_session(tmp_path) as session:
        outcomes = import_files(session, [folder])
        assert [outcome.file_name for outcome in outcomes if isinstance(outcome, Outcome)] == sorted(
            path.name for path in folder.iterdir()
        )
        labels = [entry.label for entry in session.history()]
        assert len(labels) >= 2
        assert sum(int(label.split()[1]) for label in labels) == 130
        session.undo()
        assert session.counts()[0] == 130 - int(labels[0].split()[1])
        session.redo()
        assert session.counts() == (130, 0)
        assert session.verify() == []
        assert session.search("“work on lot 13 begins”")
        path = session.path
    assert examine(path).is_sound


def test_a_collection_gives_many_articles_and_names_what_is_none(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"a{n}", "title": f"Story {n}", "text": story(n)}) for n in range(70)]
    lines[5] = "{broken"
    collection = tmp_path / "all.jsonl"
    collection.write_text("\n".join(lines))
    with new_session(tmp_path) as session:
        outcomes = import_files(session, [collection])
        assert session.counts()[0] == 69
        (refusal,) = (outcome for outcome in outcomes if isinstance(outcome, Refusal))
        assert "Line 6" in refusal.message
        assert {row.text.known_id for row in session.articles()} == {f"a{n}" for n in range(70) if n != 5}
        again = import_files(session, [collection])
        assert sum(getattr(outcome, "kind", None) is Kind.DUPLICATE for outcome in again) == 69


def test_a_large_collection_is_shared_by_two_readers_and_nothing_comes_twice(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"a{n}", "text": story(n) * 30}) for n in range(120)]
    lines[7] = "{broken"
    collection = tmp_path / "all.jsonl"
    collection.write_text("\n".join(lines))
    assert collection.stat().st_size > 256 * 1024
    with new_session(tmp_path) as session:
        outcomes = import_files(session, [collection])
        assert session.counts()[0] == 119
        assert len(outcomes) == 120


def test_twins_within_a_batch_come_in_once(tmp_path: Path, folder: Path) -> None:
    for number in range(40):
        (folder / f"twin {number:03}.txt").write_text(story(number))
    with new_session(tmp_path) as session:
        outcomes = import_files(session, [folder])
        assert session.counts()[0] == 130
        assert sum(outcome.kind is Kind.DUPLICATE for outcome in outcomes) == 40


def test_what_is_kept_ahead_means_nothing_until_a_record_names_it(tmp_path: Path, folder: Path) -> None:
    """A batch that stops before its first step came into the case leaves it as it was, and sound."""
    with new_session(tmp_path) as session:
        with session.keeper() as keeper:
            next(step for step in Batch(keeper, list(errands_for(files_in([folder])))).steps() if step.change)
        assert session.counts() == (0, 0)
        assert session.search("board has voted") == []
        path = session.path
    assert examine(path).is_sound
    with Session.open(path, "an analyst") as session:
        import_files(session, [folder])
        assert session.counts()[0] == 130
    assert examine(path).is_sound


def test_near_copies_are_found_of_articles_whose_import_was_broken_off(tmp_path: Path) -> None:
    first, copy = tmp_path / "first.txt", tmp_path / "copy.txt"
    words = "\n\n".join(story(number) for number in range(8))
    first.write_text(words)
    copy.write_text(f"{words}\n\nAnd nobody said anything more about it on that evening.\n")
    with new_session(tmp_path) as session:
        keeper = session.keeper()
        for step in Batch(keeper, list(errands_for([first]))).steps():
            session.do(step.change)
        keeper.close()  # before what it has held back is written, as when the process is killed
        (outcome,) = import_files(session, [copy])
        assert isinstance(outcome, Outcome)
        assert outcome.copy_of_id == session.articles()[0].article.id


def test_sentences_that_were_half_written_are_completed(tmp_path: Path) -> None:
    from workbench.services.ready import Errand, Ready, deliveries
    from workbench.store.contents import Sentences

    file = tmp_path / "long.txt"
    file.write_text("\n\n".join(story(number) for number in range(300)))
    (ready,) = deliveries(Errand(0, file), frozenset())
    assert isinstance(ready, Ready)
    with new_session(tmp_path) as session:
        spans = ready.imported.passages
        with session.keeper() as keeper:
            half = Sentences(ready.words.sha256, ready.imported.words, spans[: len(spans) // 2])
            keeper.keep([ready.original, ready.words], [half])
        (outcome,) = import_files(session, [file])
        assert isinstance(outcome, Outcome)
        text = session.newest_text(outcome.article_id)
        assert session.passages(text.id) == list(spans)
        assert len(session.search("“board has voted on plan”", limit=1000)) == 300
        path = session.path
    assert examine(path).is_sound


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not known there")
@pytest.mark.parametrize("after", [1, 2, 3])
def test_killed_midway_it_can_be_run_again_and_does_the_rest(
    tmp_path: Path, folder: Path, after: int
) -> None:
    """The process is killed when so many steps are done, somewhere in the next one."""
    for number in range(130, 400):
        (folder / f"{number:03}.txt").write_text(story(number))
    with new_session(tmp_path) as session:
        path = session.path
    worker = subprocess.Popen(
        [sys.executable, str(HERE / "tests/support/killed_import.py"), str(path), str(folder)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(HERE)},
    )
    assert worker.stdout
    done = 0
    for _ in range(after):
        done = int(worker.stdout.readline())
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    worker.stdout.close()
    assert examine(path).is_sound
    with Session.open(path, "an analyst") as session:
        there = session.counts()[0]
        assert done <= there < 400
        outcomes = import_files(session, [folder])
        assert sum(outcome.kind is Kind.DUPLICATE for outcome in outcomes) == there
        assert session.counts()[0] == 400
        assert session.verify() == []
    assert examine(path).is_sound


LONG = (
    "The minister said on Monday that the bridge over the northern river would be closed for repairs until "
    "the end of the year, because engineers had found cracks in two main pillars during an inspection. "
    "Traffic will be led over the old road through the village, where people fear noise and delays. "
)


def test_near_copies_are_imported_and_named_with_what_they_resemble(tmp_path: Path) -> None:
    original = tmp_path / "wire.txt"
    original.write_text(f"Bridge to close\n\n{LONG}{LONG.replace('Monday', 'Tuesday')}\n")
    copy = tmp_path / "paper.txt"
    copy.write_text(f"Bridge closed till winter\n\n{LONG} Our reporter spoke with three of them at length.\n")
    other = tmp_path / "other.txt"
    other.write_text("Harvest late\n\n" + " ".join(story(number) for number in range(12)))
    with new_session(tmp_path) as session:
        first, second = import_files(session, [original, other])
        (third,) = import_files(session, [copy])
        assert isinstance(first, Outcome) and isinstance(second, Outcome) and isinstance(third, Outcome)
        assert (first.copy_of, second.copy_of) == ("", "")
        assert (third.copy_of_id, third.copy_of) == (first.article_id, "Bridge to close")
        copied = session.newest_text(third.article_id)
        assert session.near_copies(copied) == [(first.article_id, "Bridge to close")]
        wire = session.newest_text(first.article_id)
        assert session.near_copies(wire) == [(third.article_id, "Bridge closed till winter")]
        assert session.near_copies(session.newest_text(second.article_id)) == []
        session.undo()
        assert session.near_copies(wire) == []


def test_copies_of_copies_belong_to_the_one_that_came_first(tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    (folder / "1.txt").write_text(f"Bridge to close\n\n{LONG}\n")
    (folder / "2.txt").write_text(f"Bridge closed\n\n{LONG} Our reporter spoke with three of them.\n")
    (folder / "3.txt").write_text(f"Bridge closed\n\n{LONG} Our reporter spoke with three of them.\n\n")
    (folder / "4.txt").write_text("Harvest late\n\n" + " ".join(story(number) for number in range(12)))
    with new_session(tmp_path) as session:
        import_files(session, [folder])
        first, second, third, other = session.articles()
        assert [row.first_copy for row in (first, second, third)] == [first.article.id] * 3
        assert other.first_copy == ""
        session.do(remove_article(session, first.article.id))
        second, third, other = session.articles()
        assert [row.first_copy for row in (second, third)] == [second.article.id] * 2


def test_a_near_copy_of_what_came_in_by_another_way_is_found_too(tmp_path: Path) -> None:
    original, copy = tmp_path / "wire.txt", tmp_path / "paper.txt"
    original.write_text(f"Bridge to close\n\n{LONG}\n")
    copy.write_text(f"Bridge closed till winter\n\n{LONG} Our reporter spoke with three of them.\n")
    with new_session(tmp_path) as session:
        first = add(session, read(original))
        (second,) = import_files(session, [copy])
        assert isinstance(second, Outcome) and second.copy_of_id == first.article_id


def test_near_copies_are_found_within_one_batch_and_never_by_chance(tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"Paper {number} reports\n\n{LONG} Edition {number}.\n")
    (folder / "6.txt").write_text("Short. Very short indeed.\n")
    (folder / "7.txt").write_text("Short. Very short indeed!\n")
    with new_session(tmp_path) as session:
        outcomes = import_files(session, [folder])
        assert [bool(outcome.copy_of) for outcome in outcomes] == [
            False,
            True,
            True,
            True,
            True,
            False,
            False,
        ]


def test_a_case_that_cannot_be_written_imports_nothing(tmp_path: Path, folder: Path) -> None:
    with new_session(tmp_path) as session, Session.open(session.path, "another") as second:
        with pytest.raises(UserError, match="open in another window"):
            import_files(second, [folder])
        with pytest.raises(UserError):
            second.keeper()
