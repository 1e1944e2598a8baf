"""The words of a page with their places, in plain characters."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.reading.formats.pdf.customs import pattern
from workbench.reading.formats.pdf.text_layer import SOFT_HYPHEN, Style, TextLayer, turned

_WITHOUT_BLANKS = re.compile(r"[^\s\x00]+")
_UNREADABLE = re.compile(r"[\x01-\x1f\x7f\ufffe\uffff]")
_LIGATURES = re.compile(r"[\ufb00-\ufb06\ufb50-\ufdfb\ufe70-\ufefc]")
_LEFTWARD = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURES_BEFORE = re.compile(r"\d{1,3}(?=[^\W\d_])")
_RAISED = 0.2
"""Of the size: what begins higher above the line was raised. No figure of ordinary print does."""

_BELOW = 0.5
"""Of the size: what ends further below the line at which a word begins was written below it."""

_DOWNWARDS = 3
"""Print that runs down the page is read as if the page were turned this often."""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a blank among them, in the order in which they are read.

    Positions are in points, as if the page were turned so that its words stand upright: `left` and
    `right` grow to the right, `baseline` grows upwards.
    """

    text: str
    left: float
    right: float
    baseline: float
    style: Style


def page_words(layer: TextLayer) -> Iterator[Word]:
    """The words of a page in the order in which the file draws them."""
    for found in _WITHOUT_BLANKS.finditer(layer.characters):
        for start, end in _on_one_line(layer, *found.span()):
            style = layer.style(start)
            if style is not None:
                yield _word(layer, style, start, end)


def is_leftward(text: str) -> bool:
    """Whether words are written from right to left."""
    if not _LEFTWARD.search(text):
        return False
    kinds = [unicodedata.bidirectional(character) for character in text]
    return sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L")


def raised(figures: str) -> str:
    """The figures as they are written above the line."""
    return figures.translate(_SUPERSCRIPT)


def certain(words: Sequence[Word]) -> int:
    """How many of the words are in characters that the file itself tells."""
    return sum(word.style.is_certain and "\ufffd" not in word.text for word in words)


def _on_one_line(layer: TextLayer, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A word that was divided at the end of a line, as its pieces, each with its hyphen."""
    while start < end:
        hyphen = layer.characters.find(SOFT_HYPHEN, start, end)
        if hyphen < 0 or not layer.is_divided_at(hyphen):
            yield start, end
            return
        yield start, hyphen + 1
        start = hyphen + 1


def _word(layer: TextLayer, style: Style, start: int, end: int) -> Word:
    text = layer.characters[start:end]
    # what pdfium took for a mere hyphen has no box to rely on
    last = end - 2 if text[-1] == SOFT_HYPHEN and len(text) > 1 else end - 1
    here, seen = layer.origin(start), layer.box(last)
    if style.turn == 0 and seen.top < here[1] - _BELOW * style.size and seen.left < here[0] + style.size:
        style = replace(style, turn=_DOWNWARDS)
    left, baseline = turned(*here, style.turn)
    box, high = seen.turned(style.turn), _RAISED * style.size
    if not text.isascii() and is_leftward(text):
        first = layer.box(start).turned(style.turn)
        left, box = min(first.left, box.left), box._replace(right=max(first.right, box.right))
        text = _ligatures_in_order(layer, text, start)
    elif box.bottom > baseline + high:
        text = _calling_note(layer, text, last, baseline + high, style.turn)
    elif text[0].isdigit():
        _, behind = turned(*layer.origin(last), style.turn)
        if layer.box(start).turned(style.turn).bottom > behind + high:
            text, baseline, style = _announcing_note(text), behind, layer.style(last) or style
    return Word(_readable(text), left, box.right, baseline, style)


def _readable(text: str) -> str:
    """Whole characters in their plain form: no halves of pairs, no ligatures, no signs without meaning."""
    if text.isascii() and text.isprintable():
        return text
    kept = text.removesuffix(SOFT_HYPHEN)
    hyphen = text[len(kept) :]
    kept = kept.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    kept = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), kept)
    return _UNREADABLE.sub("\ufffd", kept.replace("\u00ad", "")) + hyphen


def _calling_note(layer: TextLayer, text: str, last: int, height: float, turn: int) -> str:
    """Figures that begin above `height` call a note; on the line they would change the number before them."""
    figures = 0
    while figures < len(text) - 1 and text[-1 - figures].isdigit():
        if layer.box(last - figures).turned(turn).bottom <= height:
            break
        figures += 1
    return text[: len(text) - figures] + raised(text[len(text) - figures :])


def _announcing_note(text: str) -> str:
    """Figures set high before a word are the number of a note."""
    found = _FIGURES_BEFORE.match(text)
    return f"{raised(found[0])} {text[found.end() :]}" if found else text


def _ligatures_in_order(layer: TextLayer, text: str, start: int) -> str:
    """pdfium turns words round letter by letter; letters that share one shape stood in order before."""
    boxes = [layer.box(index) for index in range(start, start + len(text))]
    pieces: list[str] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and boxes[end] == boxes[at] and boxes[at].left < boxes[at].right:
            end += 1
        shared = text[at:end]
        pieces.append(shared if pattern("leftwards", "ligatures").fullmatch(shared) else shared[::-1])
        at = end
    return "".join(pieces)
