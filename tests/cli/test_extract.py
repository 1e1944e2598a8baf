"""What is read from a file can be seen without a case."""

import json

from pages import MORE, PROSE, page


def test_a_page_is_shown_with_its_zones_and_the_origin_of_what_is_known(typed, tmp_path):
    file = tmp_path / "basin.html"
    file.write_text(page("", '<meta name="author" content="Ada Quill">'), "utf-8")
    told = typed("extract", file).out
    assert "byline     Ada Quill  (meta tag author)" in told
    assert "[headline]\nBasin to be widened" in told and "[body]\n" in told


def test_as_json_every_position_fits_the_text(typed, tmp_path):
    file = tmp_path / "basin.html"
    file.write_text(page("<p>He donâ€™t know what the 🎣 will cost.</p>"), "utf-8")
    (article,) = json.loads(typed("extract", file, "--json").out)
    assert article["attribution"]["title"] == {
        "value": "Basin to be widened",
        "origin": "heading of the page",
    }
    assert (article["media_type"], article["encoding"]) == ("text/html", "utf-8")
    text = article["text"]
    headline = article["zones"][0]
    assert text[headline["start"] : headline["end"]].strip() == "Basin to be widened"
    sentences = [text[start:end] for start, end in article["sentences"]]
    assert sentences[1] == PROSE.split(". ")[0] + "." and MORE.endswith(sentences[-3])
    assert "“donâ€™t”" in article["notes"][0]
    assert article["parts"] == article["pages"] == []


def test_a_file_that_cannot_be_read_is_one_sentence(typed, tmp_path):
    (tmp_path / "empty.html").write_bytes(b"<html></html>")
    told = typed("extract", tmp_path / "empty.html")
    assert told.code == 1 and told.out == "" and "“empty.html”" in told.err
    assert typed("extract", tmp_path / "none.html").code == 1
