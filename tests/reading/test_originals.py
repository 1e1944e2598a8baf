"""A kept original can be seen whole, as text that does nothing."""

from pages import PROSE, page

from workbench.reading import plain_view, read_bytes

HEAD = b"Snapshot-Content-Location: https://island.example/\r\nMIME-Version: 1.0\r\n"


def test_of_a_page_everything_is_seen_that_the_article_leaves_out():
    content = page('<div hidden>Words for nobody</div><script>alert("!")</script>').encode()
    seen = plain_view(content, "a.html")
    for words in (PROSE, "Home", "Words for nobody", "Harbour Street 1"):
        assert words in seen
    assert "Harbour Street 1" not in read_bytes(content, "a.html").words
    assert "alert" not in seen


def test_of_a_page_saved_as_one_file_the_page_is_seen():
    content = (
        HEAD + b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n"
    )
    seen = plain_view(content + page().encode("ascii", "xmlcharrefreplace") + b"\r\n--x--\r\n", "a.mhtml")
    assert PROSE in seen and "Sport" in seen and "boundary" not in seen


def test_of_a_text_every_word_is_seen():
    assert plain_view(PROSE.encode(), "a.txt") == PROSE
