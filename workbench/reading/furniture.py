"""What a page holds besides its article: teasers, captions, disclaimers, rules; and notes on the author."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.domain.article import ZoneKind
from workbench.reading.cues import Mark, paragraph_mark, table
from workbench.reading.datelines import dateline
from workbench.reading.headlines import in_title_case, is_author_note, looks_like_headline
from workbench.reading.paragraphs import Paragraph

_FURNITURE = (ZoneKind.TEASER, ZoneKind.BOILERPLATE, ZoneKind.COMMENTS)


def furniture(page: Sequence[Paragraph], _: Mapping[int, Mark]) -> Iterator[tuple[int, Mark]]:
    """Paragraphs that tell by their own words what they are. “BAGHDAD (Reuters) –” is no caption."""
    for index, paragraph in enumerate(page):
        mark = paragraph_mark(paragraph.words)
        if mark and not (mark.kind is ZoneKind.CAPTION and dateline(paragraph.words)):
            yield index, mark


def ending(page: Sequence[Paragraph], marks: Mapping[int, Mark]) -> Iterator[tuple[int, Mark]]:
    """Headlines of other articles at the very end, and a note on the author above all that furniture."""
    last = len(page) - 1
    while last > 0 and last not in marks and _is_foreign_headline(page[last].words):
        last -= 1
    if last in marks and marks[last].kind in _FURNITURE:
        for index in range(last + 1, len(page)):
            yield index, Mark(ZoneKind.TEASER)
    while last > 0 and last in marks and marks[last].kind in _FURNITURE:
        last -= 1
    if last > 0 and last not in marks and _shows_its_author(page, marks, last):
        yield last, Mark(ZoneKind.BOILERPLATE, table("author_note")["label"])


def _is_foreign_headline(words: str) -> bool:
    return looks_like_headline(words) and in_title_case(words)


def _shows_its_author(page: Sequence[Paragraph], marks: Mapping[int, Mark], index: int) -> bool:
    words = page[index].words
    if not is_author_note(words):
        return False
    lines = (page[at].words for at, mark in marks.items() if mark.kind is ZoneKind.DATELINE)
    return index + 1 in marks or any(_author(line) in words for line in lines if _author(line))


def _author(line: str) -> str:
    """The person that a dateline names: “By Jane Doe”, or only the name."""
    said = dateline(line)
    return said.byline if said else line
