"""Pages are fetched by their address from the shell, too."""

import json
from collections.abc import Iterator

import pytest
from web import Server, serving


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as server:
        yield server


def test_an_address_is_imported_beside_files(typed, tmp_path, server) -> None:
    case, file = tmp_path / "dam.fcase", tmp_path / "note.txt"
    file.write_text("A note\n\nThe dam was never inspected, an engineer said. Nobody asked.\n")
    typed("new", case)
    told = typed("import", case, f"{server.address}/moved", file, f"{server.address}/missing", "--json")
    assert told.code == 1
    outcomes = json.loads(told.out)
    assert [one["kind"] for one in outcomes] == ["imported", "imported", "refused"]
    assert {one.get("title") for one in outcomes} == {"A note", "Dam to be raised", None}
    assert "404" in outcomes[2]["problem"]
    again = typed("import", case, f"{server.address}/story", "--json")
    assert [one["kind"] for one in json.loads(again.out)] == ["duplicate"]


def test_a_version_that_is_fetched_keeps_its_address_and_the_way_there(typed, tmp_path, server) -> None:
    case, file = tmp_path / "dam.fcase", tmp_path / "dam.txt"
    file.write_text("Dam to be raised\n\nThe dam was never inspected, an engineer said. Nobody asked.\n")
    typed("new", case)
    typed("import", case, file)
    assert typed("import", case, f"{server.address}/moved", "--new-version-of", "Dam").code == 0
    (article,) = json.loads(typed("articles", case, "--json").out)
    assert article["text"]["version"] == 2
    assert article["text"]["address"] == f"{server.address}/story?from=short"
    assert article["text"]["redirects"] == [f"{server.address}/moved", f"{server.address}/short"]
    assert article["text"]["modified"] == "2020-03-04T10:00:00Z"


def test_what_is_read_at_an_address_is_shown_without_a_case(typed, server) -> None:
    (article,) = json.loads(typed("extract", f"{server.address}/moved", "--json").out)
    assert article["attribution"]["title"]["value"] == "Dam to be raised"
    assert article["attribution"]["url"]["value"] == f"{server.address}/story?from=short"


def test_an_address_that_cannot_be_fetched_is_one_line(typed, server) -> None:
    told = typed("extract", f"{server.address}/gone")
    assert told.code == 1 and told.err.count("\n") == 1
    assert "has removed this page" in told.err
