"""Updates and corrections: what an outlet added to an article, or took back."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.domain.article import ZoneKind
from workbench.reading.cues import Mark, cue, table
from workbench.reading.paragraphs import Paragraph


def corrections(page: Sequence[Paragraph], marks: Mapping[int, Mark]) -> Iterator[tuple[int, Mark]]:
    """An update goes on to the words “Original post:”, or below an article to its end.

    At the top of an article that does not say where the original begins, it is one paragraph, and
    so is a correction or an editor's note anywhere.
    """
    original = _next_original(page, marks)
    seen_article = False
    update: Mark | None = None
    for index, paragraph in enumerate(page):
        if index in marks:
            continue
        words = paragraph.words
        if note := _said(words, "notes"):
            yield index, Mark(ZoneKind.CORRECTION, note)
        elif label := _said(words, "updates"):
            mark = Mark(ZoneKind.CORRECTION, label)
            update = mark if seen_article or original[index] else None
            yield index, mark
        elif _said(words, "originals"):
            update = None
            seen_article = True
        elif update:
            yield index, update
        else:
            seen_article = True


def _next_original(page: Sequence[Paragraph], marks: Mapping[int, Mark]) -> list[bool]:
    """For each paragraph, whether the original is announced further down."""
    follows, found = [False] * len(page), False
    for index in range(len(page) - 1, -1, -1):
        follows[index] = found
        found = found or (index not in marks and bool(_said(page[index].words, "originals")))
    return follows


def _said(words: str, which: str) -> str:
    """The cue that a paragraph begins with, as a label: `Update`."""
    match = cue("correction", which, words[: table("correction")["at_most"]])
    return match.group().rstrip(":").strip().capitalize() if match else ""
