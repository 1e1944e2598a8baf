"""Web pages, as browsers and programs save them: plain, “page, complete”, SingleFile."""

from collections.abc import Iterator

from workbench.domain.errors import UserError
from workbench.reading.extracted import Extracted
from workbench.reading.pages.body import article_blocks
from workbench.reading.pages.charset import page_characters
from workbench.reading.pages.metadata import page_attribution, saved_from
from workbench.reading.pages.pieces import pieces
from workbench.reading.pages.tree import page_tree


def read(content: bytes, file_name: str) -> Iterator[Extracted]:
    """The article of the page. Raises UserError, naming the file, when the page has no words."""
    yield read_page(content, file_name)


def read_page(content: bytes, file_name: str, *, declared: str = "", address: str = "") -> Extracted:
    """The article of a page that came with a letter: the encoding it declares, the address it gives."""
    characters, encoding, notes = page_characters(content, declared)
    tree = page_tree(characters)
    page = [] if tree is None else list(pieces(tree))
    if tree is None or not page:
        raise UserError(
            f"There are no words in the page “{file_name}”.",
            "Open it in a browser: if it shows the article there, save it again with “Save page as”.",
        )
    attribution = page_attribution(tree, page, address or saved_from(characters))
    blocks = article_blocks(tree, page, attribution.title)
    return Extracted(blocks, attribution, encoding=encoding, media_type="text/html", notes=notes)


def plain_view(content: bytes, *, declared: str = "") -> str:
    """All words of a page, also those that are not its article, as text that does nothing."""
    tree = page_tree(page_characters(content, declared)[0])
    return "" if tree is None else "\n\n".join(piece.words for piece in pieces(tree, everything=True))
