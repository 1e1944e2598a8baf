"""A page taken apart: the paragraphs of its articles, its notes, its captions, its head and foot."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum

from workbench.reading.formats.pdf.columns import columns
from workbench.reading.formats.pdf.customs import pattern
from workbench.reading.formats.pdf.lines import Line, lines_of
from workbench.reading.formats.pdf.margins import Margins
from workbench.reading.formats.pdf.paragraphs import Paragraph, paragraphs_of
from workbench.reading.formats.pdf.text_layer import Box

_SMALL = 0.93
"""Of the size of the page’s print: what is smaller may be a note or a caption."""

_NEAR = 2.5
"""How far a caption stands from its picture, in its own size, at most."""

_LONGEST_CAPTION = 600


class Role(Enum):
    """What a paragraph is on its page."""

    HEAD = "running head"
    TEXT = "text"
    CAPTION = "caption"
    NOTE = "footnote"
    ASIDE = "beside the text"
    FOOT = "page foot"


def placed(margins: Margins) -> Iterator[tuple[Paragraph, Role]]:
    """The paragraphs of a page in the order of reading, notes and foot last."""
    number = margins.page.number
    size = _usual_size(margins.lines)
    pictures = [box.turned(margins.turn) for box in margins.page.pictures]
    notes: list[Paragraph] = []
    for line in margins.head:
        yield _row(line, number), Role.HEAD
    for column in columns(margins.lines):
        found = list(paragraphs_of(column, number))
        text = found[: _first_note(found, size)]
        notes += found[len(text) :]
        for paragraph in text:
            yield paragraph, Role.CAPTION if _is_caption(paragraph, pictures, size) else Role.TEXT
    for paragraph in notes:
        yield paragraph, Role.NOTE
    for paragraph in _sideways(margins):
        yield paragraph, Role.ASIDE
    for line in margins.foot:
        yield _row(line, number), Role.FOOT


def _row(line: Line, number: int) -> Paragraph:
    return Paragraph(number, (line,), (line.left, line.right))


def _sideways(margins: Margins) -> Iterator[Paragraph]:
    """What stands on its side beside the text, or on its head."""
    turns = Counter(word.style.turn for word in margins.page.words if word.style.turn != margins.turn)
    for turn, _ in turns.most_common():
        for column in columns(lines_of(word for word in margins.page.words if word.style.turn == turn)):
            yield from paragraphs_of(column, margins.page.number)


def _usual_size(lines: Sequence[Line]) -> float:
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.style.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _first_note(column: Sequence[Paragraph], size: float) -> int:
    """Where the notes at the foot of a column begin: small print that a sign announces."""
    first = len(column)
    for index in range(len(column) - 1, 0, -1):
        if column[index].style.size > _SMALL * size:
            break
        if pattern("footnotes", "opens").match(column[index].text):
            first = index
    return first


def _is_caption(paragraph: Paragraph, pictures: Sequence[Box], size: float) -> bool:
    text, style = paragraph.text, paragraph.style
    if len(text) > _LONGEST_CAPTION or style.size > size:
        return False
    if pattern("captions", "opens").match(text):
        return True
    is_small = style.size <= _SMALL * size or style.italic
    return is_small and any(_is_beside(paragraph, picture) for picture in pictures)


def _is_beside(paragraph: Paragraph, picture: Box) -> bool:
    """Whether a paragraph stands directly below a picture, or directly above it."""
    near = _NEAR * paragraph.style.size
    below = -near / 2 < picture.bottom - paragraph.top < near
    above = -near / 2 < paragraph.bottom - picture.top < near
    return (below or above) and paragraph.left < picture.right and picture.left < paragraph.right
