"""The tree of a page: whatever the markup is like, parsed without harm and walked without recursion."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from lxml import etree
from lxml import html as lxml_html

DEEPEST = 150
"""Elements inside each other that are told apart; what is deeper lies flat in the deepest of them."""

_ENCODING = "utf-8"
"""In which the characters go to the parser: those of a page that declares an encoding go as bytes only."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_BREAKING = ("p", "div", "li", "br", "tr", "blockquote")


def page_tree(characters: str) -> Any:
    """The root element of a page; None where there is nothing in it."""
    content = characters.replace("\0", "\ufffd").encode(_ENCODING, "replace")
    tree = _parsed(content)
    return _flattened(content) if tree is not None and _is_deep(tree) else tree


def _parsed(content: bytes) -> Any:
    parser = lxml_html.HTMLParser(encoding=_ENCODING, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(content, parser=parser) if content.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing but comments
        return None


def _is_deep(tree: Any) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def _flattened(content: bytes) -> Any:
    """The page read again, event by event, and written with only so many elements inside each other."""
    parser = etree.HTMLParser(encoding=_ENCODING, huge_tree=True, target=_Flat())
    shallow: str = etree.fromstring(content, parser)
    return _parsed(shallow.encode(_ENCODING, "replace"))


class _Flat:
    """Writes markup from a parser's events; an element that lies too deep is a line break."""

    def __init__(self) -> None:
        self._markup: list[str] = []
        self._open: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag if _NAME.fullmatch(tag) else "span"
        self._open.append(name)
        if len(self._open) <= DEEPEST:
            said = (f' {key}="{escape(value)}"' for key, value in attributes.items() if _NAME.fullmatch(key))
            self._markup.append(f"<{name}{''.join(said)}>")
        elif len(self._open) == DEEPEST + 1 or name in _BREAKING:
            self._markup.append("<br>")

    def end(self, _: str) -> None:
        name = self._open.pop()
        if len(self._open) < DEEPEST:
            self._markup.append(f"</{name}>")

    def data(self, words: str) -> None:
        self._markup.append(escape(words, quote=False))

    def close(self) -> str:
        return "".join(self._markup)
