"""Collections of articles as JSON."""

import json

import pytest

from workbench.domain.errors import UserError
from workbench.reading import ImportedArticle, read_all, read_bytes

BASIN = {
    "id": "basin-1",
    "title": "Basin to be widened",
    "text": "The board has voted. Work begins in spring.",
    "outlet": "The Island Post",
    "byline": "Ada Quill",
    "published": "2020-01-06T23:30:00-05:00",
    "url": "https://island.example/basin",
    "language": "en",
}


def read(content: str | bytes, name: str = "articles.jsonl") -> list[ImportedArticle | UserError]:
    return list(read_all(content if isinstance(content, bytes) else content.encode(), name))


def test_a_line_is_an_article_with_all_its_fields_and_its_own_bytes():
    line = json.dumps(BASIN)
    article, _ = read(f"{line}\n{line.replace('basin-1', 'basin-2')}\n")
    said = article.attribution
    assert article.words == BASIN["text"]
    assert {name: getattr(said, name) for name in ("title", "outlet", "byline", "url", "language")} == {
        name: BASIN[name] for name in ("title", "outlet", "byline", "url", "language")
    }
    assert said.published == "2020-01-06"  # the day where it was published
    assert said.origins["outlet"] == "field “outlet”"
    assert article.known_id == "basin-1"
    assert article.original == line.encode()
    assert article.file_name == "articles.jsonl, line 1"


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ({"headline": "Basin"}, "title", "Basin"),
        ({"source": {"id": None, "name": "NPR"}}, "outlet", "NPR"),
        ({"authors": ["Ada Quill", {"name": "Bo Reed"}]}, "byline", "Ada Quill, Bo Reed"),
        ({"datePublished": "6 January 2020"}, "published", "2020-01-06"),
        ({"pub_date": "Mon, 06 Jan 2020 10:00:00 GMT"}, "published", "2020-01-06"),
        ({"date": "2020"}, "published", ""),
        ({"link": "https://x.example"}, "url", "https://x.example"),
        ({"title": "Two\nlines\u0000"}, "title", "Two lines�"),
        ({"title": "half \ud800"}, "title", "half �"),
    ],
)
def test_fields_go_by_many_names(record, field, value):
    [article] = read(json.dumps({"content": "Words of it."} | record))
    assert getattr(article.attribution, field) == value


def test_a_date_that_nobody_understands_is_told():
    [article] = read(json.dumps({"text": "Words.", "date": "01/06/2020"}))
    assert article.attribution.published == ""
    assert article.notes == ("“01/06/2020” was not understood as the date of line 1 of “articles.jsonl”.",)


def test_a_text_in_markup_is_read_as_a_page():
    [article] = read(
        json.dumps({"body": "<p>One &amp; two.</p><script>x</script><h2>Then</h2><p>Three.</p>"})
    )
    assert article.words == "One & two.\n\nThen\n\nThree."


def test_bad_lines_are_refused_each_by_its_number_and_the_rest_is_read():
    lines = [
        json.dumps(BASIN),
        "{broken",
        json.dumps({"title": "x"}),
        "",
        "17",
        json.dumps({"text": " "}),
        '{"text": "y"}',
    ]
    found = read("\n".join(lines))
    refused = [str(one) for one in found if isinstance(one, UserError)]
    assert [line for line in (2, 3, 5, 6) if any(f"ine {line} of" in said for said in refused)] == [
        2,
        3,
        5,
        6,
    ]
    assert len(refused) == 4
    assert [one.words for one in found if isinstance(one, ImportedArticle)] == [BASIN["text"], "y"]
    assert found[-1].file_name == "articles.jsonl, line 7"


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "wrapped", [lambda list: list, lambda list: {"status": "ok", "articles": list, "n": 2}]
)
def test_an_array_of_articles_works_too_and_each_has_its_own_bytes(indent, wrapped):
    other = BASIN | {"id": 2}
    content = json.dumps(wrapped([BASIN, other]), indent=indent)
    found = read(content, "articles.json")
    assert [one.known_id for one in found] == ["basin-1", "2"]
    assert [json.loads(one.original) for one in found] == [BASIN, other]
    assert all(one.original.decode() in content for one in found)


def test_one_object_is_one_article():
    assert read_bytes(json.dumps(BASIN, indent=2).encode(), "basin.json").words == BASIN["text"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_other_encodings_keep_the_bytes_of_each_line(encoding):
    lines = [json.dumps(BASIN | {"id": number, "text": "Größe"}, ensure_ascii=False) for number in (1, 2)]
    content = "\n".join(lines).encode(encoding)
    found = read(content)
    assert [one.words for one in found] == ["Größe", "Größe"]
    assert all(one.original in content for one in found)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("[" * 100_000, "a.json"),
        ('{"a":' * 100_000, "a.json"),
        ("9" * 10_000, "a.json"),
        ("not JSON", "a.jsonl"),
        ("[]", "a.json"),
        ('{"strings": ["a", "b"]}', "a.json"),
        ("\n".join(["{broken"] * 5000), "a.jsonl"),
        ('{"text": "\\ud800"}', "a.json"),
    ],
)
def test_what_holds_no_article_is_refused_in_one_sentence(content, name):
    with pytest.raises(UserError, match=rf"“{name}”"):
        read(content, name)


def test_an_array_that_breaks_off_gives_what_came_before():
    found = read_all(b'[{"text": "x"}, {"text": ', "a.json")
    assert next(found).words == "x"
    with pytest.raises(UserError, match=r"not valid JSON from line 1 on"):
        next(found)
