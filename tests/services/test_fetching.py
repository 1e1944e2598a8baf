"""A page is fetched only when somebody asks, and whatever its server does ends in a page or a sentence."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from casemaking import new_session
from web import STORY, Server, serving

from workbench.domain.errors import UserError
from workbench.services.addresses import is_address
from workbench.services.fetching import Limits, fetch
from workbench.services.files import Refusal
from workbench.services.importing import Kind, Outcome, import_named

SOON = Limits(seconds=1.0, silence=1.0, size=1024 * 1024)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def test_a_page_comes_with_its_bytes_and_with_what_the_server_says_of_them(server: Server) -> None:
    fetched = fetch(f"{server.address}/story")
    assert fetched.content == STORY.encode()
    assert fetched.file_name == "story.html"
    assert fetched.capture.address == f"{server.address}/story"
    assert fetched.capture.redirects == ()
    assert fetched.capture.modified == "2020-03-04T10:00:00Z"
    assert fetched.capture.served.endswith("Z")
    assert server.asked == ["/story"]


def test_redirects_are_followed_and_remembered(server: Server) -> None:
    capture = fetch(f"{server.address}/moved").capture
    assert capture.address == f"{server.address}/story?from=short"
    assert capture.redirects == (f"{server.address}/moved", f"{server.address}/short")


def test_a_packed_page_is_unpacked(server: Server) -> None:
    assert fetch(f"{server.address}/packed").content == STORY.encode()


def test_a_page_that_is_packed_in_several_members_comes_whole(server: Server) -> None:
    assert fetch(f"{server.address}/in-members").content == STORY.encode()
    assert fetch(f"{server.address}/padded").content == STORY.encode()


def test_who_asks_for_a_cookie_before_the_page_gets_it_back(server: Server) -> None:
    fetched = fetch(f"{server.address}/with-cookie")
    assert fetched.content == STORY.encode()
    assert fetched.capture.redirects == (f"{server.address}/with-cookie", f"{server.address}/consent")
    assert fetched.capture.address == f"{server.address}/with-cookie"


def test_a_page_is_fetched_from_an_address_of_ipv6() -> None:
    try:
        with serving("::1") as server:
            fetched = fetch(f"{server.address}/moved")
    except OSError:
        pytest.skip("this computer has no IPv6")
    assert fetched.content == STORY.encode()
    assert fetched.capture.address.startswith("http://[::1]:")


def test_the_port_may_be_left_out_of_an_address_of_ipv6() -> None:
    with pytest.raises(UserError) as refused:
        fetch("http://[::1]/a", SOON)
    assert "“" not in refused.value.message, "the address is understood"


def test_a_proxy_is_given_its_name_and_password(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = server.address.replace("http://", "http://desk:p%40ss@")
    monkeypatch.setenv("http_proxy", proxy)
    monkeypatch.setenv("no_proxy", "")
    assert fetch("http://valley.example/through-proxy").content == STORY.encode()
    assert server.asked == ["http://valley.example/through-proxy"]
    monkeypatch.setenv("http_proxy", server.address)
    with pytest.raises(UserError, match=r"\(407"):
        fetch("http://valley.example/through-proxy")


@pytest.mark.parametrize("zone", ["GMT", "-0000", "+0000", ""])
def test_a_moment_without_a_zone_is_in_utc(
    server: Server, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        server.modified = f"Wed, 04 Mar 2020 10:00:00 {zone}".strip()
        assert fetch(f"{server.address}/story").capture.modified == "2020-03-04T10:00:00Z"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("circle", "redirects from one address to the next and never arrives."),
        ("away", "“file:///etc/passwd” is not the address of a page."),
        ("silent", "127.0.0.1 did not send the page within 1 second."),
        ("dripping", "127.0.0.1 did not send the page within 1 second."),
        ("endless", "sends more than 1 MB."),
        ("bomb", "sends more than 1 MB."),
        ("huge", "sends more than 1 MB."),
        ("cut", "127.0.0.1 broke off in the middle of the page."),
        ("half-packed", "127.0.0.1 broke off in the middle of the page."),
        ("nonsense", "127.0.0.1 does not answer as a web server should."),
        ("brotli", "127.0.0.1 does not answer as a web server should."),
        ("missing", "127.0.0.1 has no such page (404 Not Found)."),
        ("gone", "127.0.0.1 has removed this page (410 Gone)."),
        ("forbidden", "127.0.0.1 refuses this page to programs (403 Forbidden)."),
        ("broken", "127.0.0.1 has a problem of its own (503 Service Unavailable)."),
    ],
)
def test_what_a_server_does_wrong_is_said_in_words_and_in_time(
    server: Server, path: str, message: str
) -> None:
    start = time.monotonic()
    with pytest.raises(UserError) as refused:
        fetch(f"{server.address}/{path}", SOON)
    assert message in refused.value.message
    assert refused.value.hint
    assert time.monotonic() - start < 10


def test_where_nobody_answers_that_is_said(server: Server) -> None:
    address = server.address
    server.server_close()
    with pytest.raises(UserError, match=r"Nothing answers at 127\.0\.0\.1|did not send|broke off"):
        fetch(address, SOON)


@pytest.mark.parametrize(
    "address", ["", "ftp://host/x", "http://", "http://[bad", "javascript:alert(1)", "https://\ud800/"]
)
def test_what_is_no_address_is_refused_before_anybody_is_asked(address: str) -> None:
    with pytest.raises(UserError, match="is not the address of a page"):
        fetch(address)


def test_stopping_ends_it(server: Server) -> None:
    start = time.monotonic()
    with pytest.raises(UserError):
        fetch(
            f"{server.address}/silent", Limits(seconds=60, silence=60), lambda: time.monotonic() - start > 0.3
        )
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("https://a.example/b?c=d", True),
        (" http://a.example ", True),
        ("see https://a.example", False),
        ("a.example", False),
    ],
)
def test_an_address_is_told_from_other_words(words: str, is_one: bool) -> None:
    assert is_address(words) is is_one


def test_a_page_becomes_an_article_that_says_where_it_was(server: Server, tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        (outcome,) = import_named(session, [f"{server.address}/moved"])
        assert isinstance(outcome, Outcome)
        article = session.article(outcome.article_id)
        text = session.newest_text(article.id)
        assert article.attribution.title == "Dam to be raised"
        assert article.attribution.outlet == "The Valley Post"
        assert article.attribution.url == f"{server.address}/story?from=short"
        assert "raise the dam above the “old” mill" in session.words(text)
        assert text.address == article.attribution.url
        assert text.redirects == (f"{server.address}/moved", f"{server.address}/short")
        assert text.modified == "2020-03-04T10:00:00Z"
        assert session.original(text) == STORY.encode()
        session.undo()
        session.redo()
        assert session.newest_text(article.id) == text
        (again,) = import_named(session, [f"{server.address}/story"])
        assert isinstance(again, Outcome) and again.kind is Kind.DUPLICATE


def test_a_lie_about_the_encoding_is_seen_through(server: Server, tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        (outcome,) = import_named(session, [f"{server.address}/liar"])
        assert isinstance(outcome, Outcome), outcome
        assert "Плотину поднимут весной" in session.words(session.newest_text(outcome.article_id))


def test_plain_text_gets_its_address_too(server: Server, tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        (outcome,) = import_named(session, [f"{server.address}/text"])
        assert isinstance(outcome, Outcome)
        said = session.article(outcome.article_id).attribution
        assert said.url == f"{server.address}/text"
        assert said.origins["url"] == "the address it was fetched from"


def test_what_cannot_be_fetched_leaves_the_case_as_it_was(server: Server, tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        (refusal,) = import_named(session, [f"{server.address}/missing"])
        assert isinstance(refusal, Refusal) and "404" in refusal.message
        assert session.counts() == (0, 0)
