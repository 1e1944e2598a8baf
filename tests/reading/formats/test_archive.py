"""ZIP files of articles, well-meant and not."""

import json
import zipfile

import pytest
from packing import packed

from workbench.domain.errors import UserError
from workbench.reading import ImportedArticle, read_all

STORY = "Basin to Be Widened\n\nBy Ada Quill\n\nThe board has voted. Work begins in spring.\n"


def read(content: bytes, name: str = "clippings.zip") -> list[ImportedArticle | UserError]:
    return list(read_all(content, name))


def locked(content: bytes) -> bytes:
    """The same file, saying that its entries are locked."""
    flagged = bytearray(content)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = flagged.find(mark)
        while place >= 0:
            flagged[place + flags] |= 1
            place = flagged.find(mark, place + 1)
    return bytes(flagged)


def test_all_files_that_can_be_read_are_articles_with_their_own_names_and_bytes():
    inner = packed({"deep.md": "# Deep\n\nWords."})
    lines = json.dumps({"text": "One.", "id": 7}) + "\n" + json.dumps({"text": "Two."})
    found = read(packed({"2020/basin.txt": STORY, "all.jsonl": lines, "more.zip": inner}))
    assert [one.file_name for one in found] == [
        "2020/basin.txt",
        "all.jsonl, line 1",
        "all.jsonl, line 2",
        "deep.md",
    ]
    assert found[0].original == STORY.encode() and found[1].known_id == "7"


def test_what_belongs_to_nobody_is_passed_over_and_other_files_are_named():
    found = read(
        packed(
            {
                "basin.txt": STORY,
                "__MACOSX/._basin.txt": "x",
                ".git/notes.txt": "x",
                "photo.jpg": b"\xff\xd8\xff",
                "page.html": "<html><p>The board has voted for the wider basin, it said.</p></html>",
                "page_files/frame.html": "<html><p>advertisement</p></html>",
                "data.xlsx": "x",
                "old.doc": "x",
            }
        )
    )
    assert [one.file_name for one in found[:-1]] == ["basin.txt", "page.html"]
    assert found[-1].message == "Passed over in “clippings.zip”: “data.xlsx”, “old.doc”."


def test_a_bad_file_does_not_cost_the_others():
    found = read(packed({"a.docx": "PK\x03\x04 broken", "b.txt": STORY, "c.txt": ""}))
    assert [isinstance(one, ImportedArticle) for one in found] == [False, True, False]


@pytest.mark.parametrize(
    "name", ["../../etc/basin.txt", "/basin.txt", "C:\\texts\\basin.txt", "a/./../basin.txt"]
)
def test_names_lead_nowhere(name):
    [article] = read(packed({name: STORY}))
    assert ".." not in article.file_name and ":" not in article.file_name
    assert not article.file_name.startswith(("/", "\\")) and article.file_name.endswith("basin.txt")


@pytest.mark.parametrize(
    ("written", "shown"), [("größe.txt".encode(), "größe.txt"), (b"gr\x94\xe1e.txt", "größe.txt")]
)
def test_names_are_read_in_utf_8_or_as_dos_wrote_them(written, shown):
    content = packed({"#" * len(written): "x"}, zipfile.ZIP_STORED).replace(b"#" * len(written), written)
    [article] = read(content)
    assert article.file_name == shown


def test_locked_files_are_refused_in_words():
    [refused] = read(locked(packed({"a.txt": STORY})))
    assert str(refused).startswith("“a.txt” in “clippings.zip” is locked with a password.")


def test_bombs_are_refused_before_anything_is_unpacked():
    bomb = packed({f"{i}.txt": bytes(20_000_000) for i in range(4)})
    with pytest.raises(UserError, match=r"“clippings\.zip” would become [\d,]+ times larger"):
        read(bomb)


def test_ways_of_packing_that_could_ask_for_gigabytes_are_refused():
    [refused] = read(packed({"a.txt": STORY}, zipfile.ZIP_LZMA))
    assert "packed in a way that cannot be read" in str(refused)


def test_a_zip_file_that_holds_itself_again_and_again_ends():
    content = packed({"a.txt": STORY})
    for _ in range(12):
        content = packed({"a.txt": STORY, "again.zip": content, "more.zip": content})
    found = read(content)
    assert 1 < len(found) < 100
    assert any("packed into each other" in str(one) for one in found)


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x05\x06" + bytes(18), packed({"a.exe": "x"})])
def test_what_holds_no_article_is_refused_in_one_sentence(content):
    with pytest.raises(UserError, match=r"“clippings\.zip”"):
        read(content)
