"""Files come into a case whole or not at all, and a batch goes on after a bad one."""

import os
import sys
from pathlib import Path

import pytest
from casemaking import new_session
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.domain.article import Article, Part, Text, Zone, ZoneKind, normalise
from workbench.domain.errors import UserError
from workbench.places import corpus
from workbench.reading import LARGEST
from workbench.services import importing
from workbench.services.files import Refusal, files_in
from workbench.services.importing import Kind, Outcome, import_files, read
from workbench.services.session import Session

STORY = "Basin to Be Widened\n\nBy Ada Quill\n\nThe board has voted. Work begins in spring.\n"


@pytest.fixture
def session(tmp_path):
    with new_session(tmp_path) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "clippings").mkdir()
    return tmp_path / "clippings"


def write(folder: Path, name: str, content: str | bytes = STORY) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_an_article_is_in_the_case_with_all_that_was_read(session: Session, folder):
    outcome = importing.add(session, read(write(folder, "basin.txt")))
    [row] = session.articles()
    assert outcome == Outcome(Kind.IMPORTED, row.article.id, "Basin to Be Widened", "basin.txt")
    assert row.article.attribution.byline == "Ada Quill"
    assert row.article.attribution.origins["byline"] == "“By Ada Quill”, line 3"
    opened = session.open_text(row.text.id)
    assert opened.words == STORY
    assert [zone.kind for zone in opened.zones] == [ZoneKind.HEADLINE, ZoneKind.DATELINE, ZoneKind.BODY]
    assert [opened.words[start:end] for start, end in session.passages(row.text.id)][-2:] == [
        "The board has voted.",
        "Work begins in spring.",
    ]
    assert session.original(row.text) == STORY.encode()
    assert (row.text.file_name, row.text.encoding, row.text.original_size) == (
        "basin.txt", "utf-8", len(STORY.encode()),
    )  # fmt: skip


def test_an_import_is_one_action_that_undoes_whole(session: Session, folder):
    importing.add(session, read(write(folder, "basin.txt")))
    assert session.undo_label == "Import “basin.txt”"
    [entry] = session.history()
    assert entry.step.touches(Article, Text, Zone)
    session.undo()
    assert session.articles() == []
    session.redo()
    assert len(session.articles()) == 1


def test_parts_keep_their_own_outlets(session: Session):
    import_files(session, [corpus("2020-01-joe-miller-three-outlets-on-the-letter.txt")])
    [row] = session.articles()
    assert [part.attribution.outlet for part in session.parts(row.text.id)] == [
        "Daily Wire",
        "Politico",
        "NPR",
    ]
    assert session.history()[0].step.touches(Part)


def test_the_same_bytes_are_not_imported_twice_and_the_person_is_told(session: Session, folder):
    first, second = import_files(session, [write(folder, "basin.txt"), write(folder, "again.txt")])
    assert isinstance(first, Outcome)
    assert second == Outcome(Kind.DUPLICATE, first.article_id, "Basin to Be Widened", "again.txt")
    assert str(second) == (
        f"“again.txt” is in the case already, as “Basin to Be Widened” ({first.article_id})."
    )
    assert len(session.articles()) == 1


def test_an_article_that_was_removed_can_be_imported_again(session: Session, folder):
    path = write(folder, "basin.txt")
    import_files(session, [path])
    session.undo()
    [outcome] = import_files(session, [path])
    assert isinstance(outcome, Outcome)
    assert outcome.kind is Kind.IMPORTED


def test_a_batch_goes_on_after_a_bad_file_and_tells_of_each(session: Session, folder):
    paths = [
        write(folder, "basin.txt"),
        write(folder, "scan.txt", b"%PDF-1.7 ..."),
        write(folder, "nothing.txt", b""),
        folder / "gone.txt",
        write(folder, "other.txt", "Another story altogether."),
        write(folder, "copy.txt"),
    ]
    outcomes = import_files(session, paths)
    assert [str(outcome) for outcome in outcomes[:1]] == [
        "“basin.txt” was imported as “Basin to Be Widened”."
    ]
    assert [type(outcome) for outcome in outcomes] == [Outcome, Refusal, Refusal, Refusal, Outcome, Outcome]
    assert [str(outcome) for outcome in outcomes[1:4]] == [
        "“scan.txt” is damaged, or not a PDF at all. Download it again, or ask for another copy.",
        "“nothing.txt” is empty. Put the words of the article in it and import it again.",
        f"There is no file “gone.txt” in “{folder.name}”. Check whether it was moved or renamed.",
    ]
    assert len(session.articles()) == 2


def test_progress_tells_how_many_files_are_done(session: Session, folder):
    paths = [write(folder, "a.txt", "A first story."), write(folder, "b.txt", "A second story.")]
    told: list[tuple[int, int]] = []
    import_files(session, paths, lambda step: told.append((step.files_done, step.of)))
    assert told[-1] == (2, 2)


def test_folders_are_walked_for_text_files_each_once_and_in_order(folder):
    for name in ("b.txt", "a.md", "notes.TXT", "photo.jpg", ".hidden.txt", "deep/c.text", ".git/d.txt", "e"):
        write(folder, name)
    found = [str(path.relative_to(folder)) for path in files_in([folder, folder / "b.txt", folder / "e"])]
    assert found == ["a.md", "b.txt", "notes.TXT", str(Path("deep/c.text")), "e"]


def test_a_folder_with_nothing_to_read_is_told_of(folder):
    write(folder, "photo.jpg")
    [refusal] = files_in([folder])
    assert isinstance(refusal, Refusal)
    assert refusal.message == "There is nothing to read in the folder “clippings”."
    assert ".md" in refusal.hint


def test_a_file_of_any_name_is_read_when_it_is_named_itself(folder):
    assert read(write(folder, "README")).words == STORY
    assert read(write(folder, "story.log")).words == STORY


@pytest.mark.skipif(sys.platform == "win32", reason="the name cannot exist there")
@pytest.mark.skipif(sys.platform == "darwin", reason="the name cannot exist there")
def test_a_file_name_that_is_no_text_does_not_stop_the_import(session: Session, folder):
    path = Path(os.fsdecode(os.fsencode(folder) + b"/b\xe4sin.txt"))
    path.write_text(STORY, "utf-8")
    [outcome] = import_files(session, [path])
    assert isinstance(outcome, Outcome)
    assert outcome.file_name == "b\ufffdsin.txt"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_refused_instead_of_waited_for(folder):
    os.mkfifo(folder / "pipe.txt")
    with pytest.raises(UserError, match=r"“pipe\.txt” is not a file\."):
        read(folder / "pipe.txt")


def test_a_file_that_is_too_large_is_refused_without_reading_it(folder):
    path = folder / "huge.txt"
    with path.open("wb") as file:
        file.truncate(10 * LARGEST)
    with pytest.raises(UserError, match=r"“huge\.txt” has 640 MB; a text may have at most 64\."):
        read(path)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "Permission denied"), "You are not allowed to read “basin.txt”."),
        (FileNotFoundError(2, "No such file or directory"), "There is no file “basin.txt” in"),
        (OSError(5, "Input/output error"), "“basin.txt” could not be read: Input/output error."),
    ],
)
def test_what_the_system_refuses_is_said_with_a_way_out(folder, monkeypatch, error, message):
    def failing(*_: object, **__: object) -> None:
        raise error

    path = write(folder, "basin.txt")
    monkeypatch.setattr(Path, "open", failing)
    with pytest.raises(UserError) as refused:
        read(path)
    assert refused.value.message.startswith(message)
    assert refused.value.hint


def test_a_case_that_is_only_read_imports_nothing(session: Session, folder):
    with session.reader() as reader:
        assert reader.read_only
        with pytest.raises(UserError):
            import_files(reader, [write(folder, "basin.txt")])
    assert session.articles() == []


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # each example writes to disk
@given(words=st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_any_words_come_back_from_the_case_as_they_were_imported(session: Session, folder, words):
    path = write(folder, "any.txt", words)
    [outcome] = import_files(session, [path])
    if isinstance(outcome, Refusal):
        assert "any.txt" in outcome.message
        return
    text = session.newest_text(outcome.article_id)
    opened = session.open_text(text.id)
    assert opened.words == normalise(words)
    assert session.original(text) == words.encode()
    assert (opened.zones[0].start, opened.zones[-1].end) == (0, len(opened.words))
    for start, end in session.passages(text.id):
        assert session.anchor(text.id, start, end).holds_in(opened.words)
