"""The tree of a page: whatever the markup is like, parsed without harm and walked without recursion."""

from typing import Any

from lxml import etree
from lxml import html as lxml_html

DEEPEST = 150
"""Elements inside each other that are told apart; what is deeper lies flat in the deepest of them."""

_ENCODING = "utf-8"
"""In which the characters go to the parser: those of a page that declares an encoding go as bytes only."""


def page_tree(characters: str) -> Any:
    """The root element of a page; None where there is nothing in it."""
    content = characters.replace("\0", "\ufffd").encode(_ENCODING, "replace")
    if not content.strip():
        return None
    parser = lxml_html.HTMLParser(encoding=_ENCODING, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing but comments
        return None
    return _flattened(content) if _is_deep(tree) else tree


def _is_deep(tree: Any) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def _flattened(content: bytes) -> Any:
    """The page read again, event by event, with only so many elements inside each other."""
    parser = etree.HTMLParser(encoding=_ENCODING, huge_tree=True, target=_Flat())
    shallow = etree.fromstring(content, parser)
    if shallow is None:
        return None
    # trafilatura wants elements that know HTML
    return lxml_html.document_fromstring(etree.tostring(shallow, encoding="utf-8"), ensure_head_body=True)


class _Flat:
    """Builds a tree from a parser's events; an element that lies too deep is a line break."""

    def __init__(self) -> None:
        self._builder = etree.TreeBuilder()
        self._depth = 0

    def start(self, tag: str, attributes: Any) -> None:
        self._depth += 1
        if self._depth <= DEEPEST:
            self._builder.start(tag, dict(attributes))
        elif self._depth == DEEPEST + 1 or tag in ("p", "div", "li", "br", "tr", "blockquote"):
            self._builder.start("br", {})
            self._builder.end("br")

    def end(self, tag: str) -> None:
        if self._depth <= DEEPEST:
            self._builder.end(tag)
        self._depth -= 1

    def data(self, words: str) -> None:
        self._builder.data(words)

    def close(self) -> Any:
        return self._builder.close()
