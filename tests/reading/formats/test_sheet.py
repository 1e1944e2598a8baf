"""Collections of articles as tables."""

import csv
import io

import pytest

from workbench.domain.errors import UserError
from workbench.reading import ImportedArticle, read_all

ROWS = [
    ("id", "headline", "text", "date"),
    ("1", "Basin; widened", 'The board "voted".\nWork begins.', "2020-01-06"),
    ("2", "Ships", "Größer, sagt er.", ""),
]


def sheet(delimiter: str = ",", ending: str = "\r\n") -> str:
    held = io.StringIO(newline="")
    csv.writer(held, delimiter=delimiter, lineterminator=ending).writerows(ROWS)
    return held.getvalue()


def read(content: str | bytes, name: str = "articles.csv") -> list[ImportedArticle | UserError]:
    return list(read_all(content if isinstance(content, bytes) else content.encode(), name))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_rows_are_articles_whatever_program_wrote_the_table(delimiter, ending, encoding):
    content = sheet(delimiter, ending).encode(encoding)
    first, second = read(content)
    assert (first.known_id, first.attribution.title) == ("1", "Basin; widened")
    assert first.words == 'The board "voted".\nWork begins.'
    assert first.attribution.published == "2020-01-06"
    assert second.words == "Größer, sagt er."
    assert first.original in content and second.original in content
    assert second.file_name.startswith("articles.csv, line ")


def test_a_line_that_only_names_the_separator_is_no_row():
    first, second = read("sep=;\r\n" + sheet(";"))
    assert (first.known_id, second.words) == ("1", "Größer, sagt er.")
    assert first.file_name == "articles.csv, line 3"
    assert first.original == b'1;"Basin; widened";"The board ""voted"".\nWork begins.";2020-01-06'


def test_rows_that_hold_no_article_are_refused_each_by_its_line():
    content = 'id,text\n1,fine\n2,\n3,"un"closed\n4,a,b,c\n\n5,also fine\n6,"never\nclosed'
    found = read(content)
    refused = [str(one) for one in found if isinstance(one, UserError)]
    assert [one.words for one in found if isinstance(one, ImportedArticle)] == ["fine", "also fine"]
    assert [
        "line 3" in refused[0],
        "line 4" in refused[1],
        "line 5" in refused[2],
        "line 8" in refused[3],
    ] == [True] * 4
    assert "There is no text" in refused[0] and "quotation marks" in refused[1] and "4 values" in refused[2]


def test_a_text_may_be_long():
    assert len(read("text\n" + "word " * 100_000)[0].words) > 400_000


@pytest.mark.parametrize("content", ["a,b\n1,2", "text", "text,id\n,1\n,2"])
def test_a_table_without_texts_is_refused_in_one_sentence(content):
    with pytest.raises(UserError, match=r"“articles\.csv”"):
        read(content)
