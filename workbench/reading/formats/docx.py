"""Word documents (DOCX): body, notes, comments in the margin, running heads and feet.

Read from their XML with lxml, which stays safe with hostile files; python-docx, with which reports
are written, knows no footnotes, text boxes, tracked changes, hidden words or strict documents.
"""

import posixpath
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
    STRUCK_WORDS,
    TRACKED_CHANGES,
    Paragraph,
    blocks,
    properties,
)
from workbench.reading.packed import Packed
from workbench.reading.xml_trees import all_words, inner, name_of, said, xml_tree

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OTHERS = {"spreadsheet": "xl/workbook.xml", "presentation": "ppt/presentation.xml"}

_PASSED_OVER = frozenset(
    {"instrText", "delText", "delInstrText", "rt", "pPr", "rPr", "tblPr", "sectPr", "sdtPr", "drawingPr"}
)
_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "ptab": "\t"}
_NOTE_MARKS = frozenset({"footnoteReference", "endnoteReference"})
_OFF = ("0", "false", "off")
_DEEPEST_STYLE = 12


def read(content: bytes, file_name: str) -> Iterator[Extracted]:
    """The document as one article. Raises UserError, naming the file, when it is none."""
    document = _Document(Packed(content, file_name), file_name)
    paragraphs = [*document.body(), *document.notes(), *document.margin(), *document.edges()]
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
    is_heading: bool
    hides: bool


@dataclass(slots=True)
class _Seen:
    """What was met on the way that the analyst has to know, and the notes in their order."""

    deleted: bool = False
    inserted: bool = False
    hidden: bool = False
    struck: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)


class _Document:
    """The parts of a Word file that hold words."""

    def __init__(self, package: Packed, file_name: str) -> None:
        self._package = package
        self._file_name = file_name
        main = next(iter(self._related("", "officeDocument")), "word/document.xml")
        if main not in package or any(part in package for part in _OTHERS.values()):
            raise self._no_document()
        self._main = main
        self._seen = _Seen()
        self._styles = dict(self._read_styles())

    def body(self) -> list[Paragraph]:
        body = inner(self._tree(self._main), "body")
        return [] if body is None else self._collected(body)

    def notes(self) -> Iterator[Paragraph]:
        """Footnotes and endnotes that the text refers to, numbered as there."""
        kept: dict[tuple[str, str], Any] = {}
        for kind in ("footnote", "endnote"):
            for part in self._related(self._main, f"{kind}s"):
                kept |= {(kind, said(note, "id")): note for note in self._tree(part)}
        for number, key in enumerate(self._seen.notes, 1):
            if key in kept:
                words = "\n".join(one.words for one in self._collected(kept[key], FOOTNOTE))
                yield Paragraph(f"[{number}] {words}" if words else "", mark=FOOTNOTE)

    def margin(self) -> Iterator[Paragraph]:
        """Comments that people made while they wrote the document."""
        for part in self._related(self._main, "comments"):
            for comment in self._tree(part):
                words = "\n".join(one.words for one in self._collected(comment, MARGIN_NOTE))
                author = said(comment, "author")
                yield Paragraph(f"{author}: {words}" if author and words else words, mark=MARGIN_NOTE)

    def edges(self) -> Iterator[Paragraph]:
        """Running heads and feet, each once however many sections have it."""
        shown: set[str] = set()
        for kind, mark in (("header", RUNNING_HEAD), ("footer", PAGE_FOOT)):
            for part in self._related(self._main, kind):
                for paragraph in self._collected(self._tree(part), mark):
                    if paragraph.words not in shown:
                        shown.add(paragraph.words)
                        yield paragraph

    def properties(self) -> Any:
        core = self._core()
        return properties(
            title=core.get("title", ""), author=core.get("creator", ""), language=core.get("language", "")
        )

    def told(self) -> Iterator[str]:
        """What the analyst has to know of how it was read."""
        if self._seen.deleted or self._seen.inserted:
            yield TRACKED_CHANGES
        if self._seen.hidden:
            yield HIDDEN_WORDS
        if self._seen.struck:
            yield STRUCK_WORDS

    def _core(self) -> Mapping[str, str]:
        for part in self._related("", "core-properties"):
            return {name_of(child): all_words(child) for child in self._tree(part)}
        return {}

    def _collected(self, element: Any, mark: Mark | None = None) -> list[Paragraph]:
        collected = Collected(mark)
        _gather(element, collected, self._styles, self._seen)
        return collected.paragraphs

    def _read_styles(self) -> Iterator[tuple[str, _Style]]:
        for part in self._related(self._main, "styles"):
            for style in self._tree(part):
                if name_of(style) == "style":
                    yield said(style, "styleId"), _style(style)

    def _related(self, part: str, kind: str) -> list[str]:
        """The names of the parts that another one refers to as this kind of thing."""
        folder, name = posixpath.split(part)
        relations = f"{folder}/_rels/{name}.rels" if part else "_rels/.rels"
        if relations not in self._package:
            return []
        targets = (
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            for relation in self._tree(relations)
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External"
        )
        return [target for target in targets if target in self._package]

    def _tree(self, part: str) -> Any:
        return xml_tree(self._package.read(part), self._file_name)

    def _no_document(self) -> UserError:
        for what, part in _OTHERS.items():
            if part in self._package:
                return UserError(
                    f"“{self._file_name}” is a {what}, not a text document.",
                    "Save the part that holds the article as PDF or text and import that.",
                )
        return UserError(
            f"There is no Word document in “{self._file_name}”.",
            "Open it in the program it comes from, save it as .docx and import that.",
        )


def _gather(root: Any, into: Collected, styles: Mapping[str, _Style], seen: _Seen) -> None:
    """Go through an element and collect its paragraphs; no recursion, so that no depth matters."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = name_of(element)
        if event == "end":
            if name == "p":
                into.end()
            elif name == "tbl":
                into.end_table()
            continue
        if _is_left_out(element, name, styles, seen):
            walk.skip_subtree()
        if name == "p":
            based = _based(styles, _property(element, "pPr", "pStyle"))
            outline = _property(element, "pPr", "outlineLvl")
            is_heading = (outline.isdigit() and int(outline) < 9) or any(style.is_heading for style in based)
            into.begin([style.name for style in based], is_heading=is_heading)
        elif name == "t":
            into.add(element.text or "")
        elif name in _SIGNS:
            into.add(_SIGNS[name])
        elif name == "tbl":
            into.begin_table()
        elif name == "tr":
            into.begin_row()
        elif name == "tc":
            into.begin_cell()
        elif name in _NOTE_MARKS:
            seen.notes.append((name.removesuffix("Reference"), said(element, "id")))
            into.add(f"[{len(seen.notes)}]")
        elif name in _INSERTED:
            seen.inserted = True


def _is_left_out(element: Any, name: str, styles: Mapping[str, _Style], seen: _Seen) -> bool:
    """Whether nothing inside an element belongs to the text."""
    if name in _DELETED:
        seen.deleted = True
        return True
    if name == "tr":
        deleted = _has(element, "trPr", "del")
        seen.deleted = seen.deleted or deleted
        return deleted
    if name == "r":
        seen.struck = seen.struck or _is_on(element, "strike") or _is_on(element, "dstrike")
        if _hides(element, styles):
            seen.hidden = seen.hidden or bool(all_words(element))
            return True
    # the same words for programs that do not know the choice above
    is_second_choice = name == "Fallback" and inner(element.getparent(), "Choice") is not None
    return name in _PASSED_OVER or is_second_choice


def _hides(run: Any, styles: Mapping[str, _Style]) -> bool:
    if _has(run, "rPr", "vanish"):
        return _is_on(run, "vanish")
    return any(style.hides for style in _based(styles, _property(run, "rPr", "rStyle")))


def _style(element: Any) -> _Style:
    def value(name: str) -> str:
        found = inner(element, name)
        return "" if found is None else said(found, "val")

    outline = _property(element, "pPr", "outlineLvl")
    is_heading = outline.isdigit() and int(outline) < 9
    return _Style(value("name"), value("basedOn"), is_heading, _is_on(element, "vanish"))


def _based(styles: Mapping[str, _Style], style_id: str) -> list[_Style]:
    """A style and those that it is based on, which may turn in a circle."""
    found: list[_Style] = []
    while style_id in styles and len(found) < _DEEPEST_STYLE:
        found.append(styles[style_id])
        style_id = styles[style_id].based_on
    return found


def _property(element: Any, group: str, name: str) -> str:
    """The value of a property of a paragraph, a run or a style; empty without one."""
    described = inner(element, group)
    found = None if described is None else inner(described, name)
    return "" if found is None else said(found, "val")


def _is_on(element: Any, name: str) -> bool:
    """Whether the characters of a run or a style have a property that is on or off."""
    return _has(element, "rPr", name) and _property(element, "rPr", name) not in _OFF


def _has(element: Any, group: str, name: str) -> bool:
    described = inner(element, group)
    return described is not None and inner(described, name) is not None
