"""Markdown: the words without their signs, and what the signs say of them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from workbench.domain.article import ZoneKind, normalise
from workbench.reading.cues import Mark
from workbench.reading.decoding import decode
from workbench.reading.extracted import Block, Extracted
from workbench.reading.office.styles import TABLE, Paragraph, blocks
from workbench.reading.pages.whole import whole_page

_MEDIA_TYPE = "text/markdown"
_QUOTATION = Mark(ZoneKind.DOCUMENT, "quotation")
_BREAKS = {"softbreak": "\n", "hardbreak": "\n", "html_inline": "", "image": ""}
_HEAD = re.compile(r"---[ \t]*\n(?P<lines>.{0,10000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)


def read(content: bytes, file_name: str) -> Iterator[Extracted]:
    """The whole text. Raises UserError, naming the file, for what is no text."""
    characters, encoding = decode(content, file_name)
    characters = normalise(characters)
    head = _HEAD.match(characters)
    found = [Block(line) for line in (head["lines"].splitlines() if head else ()) if line.strip()]
    body = characters[head.end() :] if head else characters
    found.extend(blocks(_paragraphs(_markdown().parse(body))))
    yield Extracted(found, encoding=encoding, media_type=_MEDIA_TYPE)


def _paragraphs(tokens: Sequence[Token]) -> Iterator[Paragraph]:
    quoted, is_heading = 0, False
    rows: list[list[str]] = []  # of the table that is open
    for token in tokens:
        mark = _QUOTATION if quoted else None
        match token.type:
            case "blockquote_open" | "blockquote_close":
                quoted += token.nesting
            case "heading_open" | "heading_close":
                is_heading = token.nesting == 1
            case "tr_open":
                rows.append([])
            case "inline" if rows:
                rows[-1].append(_words(token))
            case "table_close":
                yield Paragraph("\n".join("\t".join(row) for row in rows), mark=mark or TABLE)
                rows = []
            case "inline":
                yield Paragraph(_words(token), is_heading=is_heading and not quoted, mark=mark)
            case "fence" | "code_block":
                yield Paragraph(token.content, mark=mark)
            case "html_block":
                for block in whole_page(token.content):
                    said = Mark(block.kind, block.label) if block.kind else None
                    yield Paragraph(block.words, mark=mark or said)


def _words(inline: Token) -> str:
    """The words of a line, without the signs of emphasis, the addresses of links, and tags."""
    said = (_BREAKS.get(piece.type, piece.content) for piece in inline.children or ())
    return "".join(said).strip()


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")
