"""Books and magazines."""

import pytest
from packing import packed, told, words_in

from workbench.domain.article import ZoneKind
from workbench.domain.errors import UserError
from workbench.reading import read_bytes

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
METADATA = (
    "<dc:title>The Basin</dc:title><dc:creator>Ada Quill</dc:creator><dc:creator>Bo Reed</dc:creator>"
    "<dc:publisher>Island Press</dc:publisher><dc:date>2019-03-04T00:00:00+00:00</dc:date>"
    "<dc:language>en-GB</dc:language><dc:identifier>https://island.example/basin</dc:identifier>"
)


def book(chapters: dict[str, str], metadata: str = METADATA, **more: str) -> bytes:
    items = "".join(
        f'<item id="c{i}" href="{name}" media-type="application/xhtml+xml"/>'
        for i, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    opf = (
        f'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<metadata>{metadata}</metadata><manifest>{items}<item id="n" href="nav.xhtml" properties="nav" '
        f'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="n"/>{spine}</spine></package>'
    )
    pages = {
        f"OEBPS/{name}": f"<html><body>{words}</body></html>" for name, words in chapters.items() if words
    }
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": opf,
            "OEBPS/nav.xhtml": "<html><body><p>Contents</p></body></html>",
        }
        | pages
        | more
    )


def test_chapters_are_one_text_in_the_order_of_reading():
    article = read_bytes(
        book(
            {
                "2.xhtml": "<h1>The Basin</h1><h2>Before</h2><p>It was narrow.</p>",
                "1.xhtml": "<h2>After</h2><blockquote><p>Nobody asked us.</p></blockquote><p>It is wide.</p>",
            }
        ),
        "basin.epub",
    )
    assert told(article) == [
        (ZoneKind.HEADLINE, "", "The Basin"),
        (ZoneKind.HEADLINE, "subheading", "Before"),
        (ZoneKind.BODY, "", "It was narrow."),
        (ZoneKind.HEADLINE, "subheading", "After"),
        (ZoneKind.DOCUMENT, "quotation", "Nobody asked us."),
        (ZoneKind.BODY, "", "It is wide."),
    ]


def test_what_the_book_says_of_itself_is_its_attribution():
    said = read_bytes(book({"1.xhtml": "<p>Words.</p>"}), "basin.epub").attribution
    assert (said.title, said.outlet, said.byline) == ("The Basin", "Island Press", "Ada Quill, Bo Reed")
    assert (said.published, said.language) == ("2019-03-04", "en-GB")
    assert said.url == "https://island.example/basin"
    assert set(said.origins.values()) == {"description of the book"}


def test_a_chapter_that_is_not_there_is_told():
    article = read_bytes(book({"1.xhtml": "<p>Words.</p>", "lost%20one.xhtml": ""}), "basin.epub")
    assert article.words == "Words."
    assert article.notes == ("The book names a chapter “OEBPS/lost one.xhtml” that is not in it.",)


def test_nothing_in_a_chapter_is_fetched_or_run():
    hostile = '<script>alert(1)</script><img src="http://127.0.0.1:1/x"/><p>Words.</p><style>p{}</style>'
    assert read_bytes(book({"1.xhtml": hostile}), "a.epub").words == "Words."


def test_captions_keep_what_they_are():
    article = read_bytes(
        book({"1.xhtml": "<p>Words.</p><figure><figcaption>The basin</figcaption></figure>"}), "a.epub"
    )
    assert words_in(article, ZoneKind.CAPTION) == ["The basin"]


def test_locked_and_incomplete_books_are_refused():
    locked = {"META-INF/encryption.xml": "<encryption/>"}
    with pytest.raises(UserError, match=r"“a\.epub” is locked by its publisher"):
        read_bytes(book({"1.xhtml": ""}, **locked), "a.epub")
    with pytest.raises(UserError, match="does not list its contents"):
        read_bytes(packed({"mimetype": "application/epub+zip"}), "a.epub")


def test_a_chapter_that_is_named_again_and_again_is_read_once():
    again = '<itemref idref="a"/>' * 50
    opf = (
        '<package><metadata/><manifest><item id="a" href="1.xhtml" media-type="text/html"/></manifest>'
        f"<spine>{again}</spine></package>"
    )
    assert (
        read_bytes(book({"1.xhtml": "<p>Words.</p>"}, **{"OEBPS/book.opf": opf}), "a.epub").words == "Words."
    )
