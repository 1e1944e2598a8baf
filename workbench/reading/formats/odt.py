"""OpenDocument texts (ODT): body, notes, comments in the margin, running heads and feet."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from workbench.domain.errors import UserError
from workbench.reading.cues import Mark
from workbench.reading.extracted import Extracted
from workbench.reading.office.collecting import Collected
from workbench.reading.office.styles import (
    FOOTNOTE,
    HIDDEN_WORDS,
    MARGIN_NOTE,
    PAGE_FOOT,
    RUNNING_HEAD,
    TRACKED_CHANGES,
    Paragraph,
    blocks,
    properties,
)
from workbench.reading.packed import Packed
from workbench.reading.xml_trees import all_words, inner, name_of, said, xml_tree

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_CONTENTS = "table of contents"
_PASSED_OVER = frozenset({"note-citation", "ruby-text", "forms", "hidden-text", "hidden-paragraph", "desc"})
_HEADS = frozenset({"header", "header-left", "header-first"})
_FEET = frozenset({"footer", "footer-left", "footer-first"})
_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS = 1000
_DEEPEST_STYLE = 12


def read(content: bytes, file_name: str) -> Iterator[Extracted]:
    """The document as one article. Raises UserError, naming the file, when it is none."""
    document = _Document(Packed(content, file_name), file_name)
    paragraphs = [*document.body(), *document.notes(), *document.edges()]
    yield Extracted(
        tuple(blocks(paragraphs)),
        properties=document.properties(),
        media_type=_MEDIA_TYPE,
        notes=tuple(document.told()),
    )


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    hides: bool


@dataclass(slots=True)
class _Seen:
    """What was met on the way that the analyst has to know, and the notes in their order."""

    deleted: bool = False
    inserted: bool = False
    hidden: bool = False
    notes: list[Any] = field(default_factory=list)
    comments: list[Any] = field(default_factory=list)


class _Document:
    """The parts of an OpenDocument file that hold words."""

    def __init__(self, package: Packed, file_name: str) -> None:
        if "content.xml" not in package:
            raise UserError(
                f"There is no text in “{file_name}”.",
                "Open it in the program it comes from, save it as .odt and import that.",
            )
        self._package = package
        self._file_name = file_name
        self._seen = _Seen()
        self._content = self._tree("content.xml")
        self._look = self._tree("styles.xml")
        self._styles = {said(style, "name"): _style(style) for style in _styles_in(self._look, self._content)}

    def body(self) -> list[Paragraph]:
        body = inner(self._content, "body")
        return [] if body is None else self._collected(body)

    def notes(self) -> Iterator[Paragraph]:
        """Footnotes and endnotes in the order of the text, then what people said in the margin."""
        for number, note in enumerate(self._seen.notes, 1):
            words = "\n".join(one.words for one in self._collected(note, FOOTNOTE))
            yield Paragraph(f"[{number}] {words}" if words else "", mark=FOOTNOTE)
        for comment in self._seen.comments:
            author = inner(comment, "creator")
            words = "\n".join(one.words for one in self._collected(comment, MARGIN_NOTE))
            name = "" if author is None else all_words(author)
            yield Paragraph(f"{name}: {words}" if name and words else words, mark=MARGIN_NOTE)

    def edges(self) -> Iterator[Paragraph]:
        """Running heads and feet, each once however many kinds of pages have it."""
        shown: set[str] = set()
        for page in self._look.iter():
            name = name_of(page)
            if name in _HEADS or name in _FEET:
                for paragraph in self._collected(page, RUNNING_HEAD if name in _HEADS else PAGE_FOOT):
                    if paragraph.words not in shown:
                        shown.add(paragraph.words)
                        yield paragraph

    def properties(self) -> Any:
        meta = {name_of(one): all_words(one) for one in self._tree("meta.xml").iter() if not len(one)}
        author = meta.get("initial-creator") or meta.get("creator", "")
        return properties(title=meta.get("title", ""), author=author, language=meta.get("language", ""))

    def told(self) -> Iterator[str]:
        """What the analyst has to know of how it was read."""
        if self._seen.deleted or self._seen.inserted:
            yield TRACKED_CHANGES
        if self._seen.hidden:
            yield HIDDEN_WORDS

    def _collected(self, element: Any, mark: Mark | None = None) -> list[Paragraph]:
        collected = Collected(mark)
        _gather(element, collected, self._styles, self._seen)
        return collected.paragraphs

    def _tree(self, part: str) -> Any:
        if part not in self._package:
            return etree.Element("nothing")
        return xml_tree(self._package.read(part), self._file_name)


def _gather(root: Any, into: Collected, styles: Mapping[str, _Style], seen: _Seen) -> None:
    """Go through an element and collect its paragraphs; no recursion, so that no depth matters."""
    walk = etree.iterwalk(root, events=("start", "end"))
    contents = 0
    for event, element in walk:
        name = name_of(element)
        if event == "end":
            if name in ("p", "h"):
                into.end()
            elif name == "table":
                into.end_table()
            elif name.endswith("-of-content") or name.endswith("-index"):
                contents -= 1
            if element is not root:
                into.add(_folded(element.tail))
            continue
        is_left_out = element is not root and _is_left_out(element, name, styles, seen)
        if is_left_out:
            walk.skip_subtree()
        if name in ("p", "h"):
            names = (
                [_CONTENTS]
                if contents
                else [style.name for style in _based(styles, said(element, "style-name"))]
            )
            into.begin(names, is_heading=name == "h" and not contents)
        elif name == "s":
            count = said(element, "c", "1")
            into.add(" " * (min(int(count), _MOST_BLANKS) if count.isdecimal() else 1))
        elif name == "tab":
            into.add("\t")
        elif name == "line-break":
            into.add("\n")
        elif name == "table":
            into.begin_table()
        elif name == "table-row":
            into.begin_row()
        elif name in ("table-cell", "covered-table-cell"):
            into.begin_cell()
        elif name == "note" and is_left_out:
            into.add(f"[{len(seen.notes)}]")
        elif name.endswith("-of-content") or name.endswith("-index"):
            contents += 1
        if not is_left_out:
            into.add(_folded(element.text))


def _is_left_out(element: Any, name: str, styles: Mapping[str, _Style], seen: _Seen) -> bool:
    """Whether nothing inside an element belongs where it stands."""
    if name == "note":
        body = inner(element, "note-body")
        seen.notes.append(element if body is None else body)
        return True
    if name == "annotation":
        seen.comments.append(element)
        return True
    if name == "tracked-changes":
        seen.deleted = True
        return True
    if name in ("change-start", "change-end"):
        seen.inserted = True
    is_hidden = name in ("hidden-text", "hidden-paragraph") or said(element, "display") in (
        "none",
        "condition",
    )
    is_hidden = is_hidden or any(style.hides for style in _based(styles, said(element, "style-name")))
    seen.hidden = seen.hidden or (is_hidden and bool(all_words(element)))
    return is_hidden or name in _PASSED_OVER


def _styles_in(*trees: Any) -> Iterator[Any]:
    for tree in trees:
        yield from (element for element in tree.iter() if name_of(element) == "style")


def _style(element: Any) -> _Style:
    look = inner(element, "text-properties")
    hides = look is not None and said(look, "display") == "none"
    return _Style(said(element, "name"), said(element, "parent-style-name"), hides)


def _based(styles: Mapping[str, _Style], name: str) -> list[_Style]:
    """A style and those that it is based on, which may turn in a circle."""
    found: list[_Style] = []
    while name in styles and len(found) < _DEEPEST_STYLE:
        found.append(styles[name])
        name = styles[name].based_on
    return found


def _folded(words: str | None) -> str:
    """White space in the markup is one blank; several blanks have an element of their own."""
    return _BLANKS.sub(" ", words or "")
