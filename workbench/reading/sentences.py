"""The sentences of a text: the passages that someone may cite."""

import re
from collections.abc import Iterable, Iterator, Sequence

from workbench.reading.imported import FoundZone
from workbench.reading.paragraphs import Paragraph, paragraphs

_WINDOW = 4000
"""Characters looked at together. sentencex searches for the other half of a quotation mark from
every one that stands alone, which takes a quarter of a minute in a megabyte of them; a sentence
longer than this is cut at a blank."""

_BLANKS = re.compile(r"[^\S ]")
_ABBREVIATION = re.compile(r"(?<!\w)[^\W\d_a-z]\w{0,3}\.\s*$")
_LANGUAGE = "en"


def sentences(words: str, zones: Sequence[FoundZone], language: str = "") -> tuple[tuple[int, int], ...]:
    """Where the sentences are: (start, end) in code points, in order, without blanks at their edges.

    None crosses the border of a zone or the end of a paragraph, and together they hold every
    character that is not blank. `language` is a tag such as “de” or “de-AT”; those of unknown languages are
    read as English.
    """
    code = language.partition("-")[0].lower() or _LANGUAGE
    return tuple(
        span
        for zone in zones
        for paragraph in paragraphs(words, zone.start, zone.end)
        for span in _in_paragraph(paragraph, code)
    )


def _in_paragraph(paragraph: Paragraph, language: str) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    for piece in _pieces(paragraph.words, language):
        end = start + len(piece)
        first, last = end - len(piece.lstrip()), start + len(piece.rstrip())
        if first < last:
            yield first, last
        start = end


def _pieces(words: str, language: str) -> Iterable[str]:
    """Sentences with the blanks around them; joined they are as long as the words."""
    # A blank of several bytes between a capital and a full stop makes sentencex panic.
    plain = words if words.isprintable() else _BLANKS.sub(" ", words)
    return _divided(plain, language) if len(plain) <= _WINDOW else _in_windows(plain, language)


def _in_windows(words: str, language: str) -> Iterator[str]:
    position = 0
    while position < len(words):
        found = _divided(words[position : position + _WINDOW], language)
        if position + _WINDOW < len(words):
            found = _whole(found)
        yield from found
        position += sum(map(len, found))


def _divided(words: str, language: str) -> list[str]:
    from sentencex import segment

    return _rejoined(segment(language, words))


def _rejoined(found: list[str]) -> list[str]:
    """“… a top US. general said”: after a short capitalised word, small letters carry a sentence on."""
    joined: list[str] = []
    for piece in found:
        if piece[0].islower() and joined and _ABBREVIATION.search(joined[-1][-8:]):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _whole(found: list[str]) -> list[str]:
    """The sentences that cannot go on behind the window; of a single one all whole words."""
    if len(found) > 1:
        return found[:-1]
    head, blank, _ = found[0].rpartition(" ")
    return [head + blank] if head.strip() else found
