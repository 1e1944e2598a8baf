"""Readers' comments below an article, and the headlines of other articles below those."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.domain.article import ZoneKind
from workbench.reading.cues import Mark, cue, table
from workbench.reading.dates import written_date
from workbench.reading.headlines import in_title_case, looks_like_headline
from workbench.reading.paragraphs import Paragraph

_PROSE = 60
"""A paragraph of this many characters that ends like a sentence is prose."""


def reader_comments(page: Sequence[Paragraph], _: Mapping[int, Mark]) -> Iterator[tuple[int, Mark]]:
    """The comments, announced with their number, and what is advertised below them."""
    first = _first(page)
    if first is None:
        return
    last = len(page)
    while last > first + 1 and _is_foreign_headline(page[last - 1].words):
        last -= 1
    mark = Mark(ZoneKind.COMMENTS, _announced(_count(page[first:last])))
    for index in range(first, len(page)):
        yield index, mark if index < last else Mark(ZoneKind.TEASER)


def is_prose(words: str) -> bool:
    return len(words) >= _PROSE and words.rstrip("”’\"')]»").endswith((".", "!", "?", "…"))


def _first(page: Sequence[Paragraph]) -> int | None:
    """The paragraph the comments begin with.

    A button “12 comments” or “Join the conversation” above or inside an article begins none: there
    must be prose before it, and no prose after it but in comments.
    """
    seen_prose = False
    index = 0
    while index < len(page):
        seen_prose = seen_prose or is_prose(page[index].words)
        if seen_prose and _begins_comments(page, index):
            prose = _prose_without_stamp(page, index)
            if prose is None:
                return index
            index = prose
        else:
            index += 1
    return None


def _begins_comments(page: Sequence[Paragraph], index: int) -> bool:
    rules = table("comments")
    words = page[index].words
    if len(words) > rules["at_most"]:
        return False
    if cue("comments", "sure", words):
        return True
    return cue("comments", "perhaps", words) is not None and any(
        len(later.words) <= rules["at_most"] and cue("comments", "sure", later.words)
        for later in page[index + 1 : index + 1 + rules["soon"]]
    )


def _prose_without_stamp(page: Sequence[Paragraph], start: int) -> int | None:
    """The next prose after `start`, unless a stamp, as each comment has one, goes before it."""
    for index in range(start + 1, len(page)):
        if _is_stamp(page[index].words):
            return None
        if is_prose(page[index].words):
            return index
    return None


def _count(comments: Sequence[Paragraph]) -> int:
    """How many stamps are followed by words."""
    count, stamped = 0, False
    for paragraph in comments:
        if _is_stamp(paragraph.words):
            stamped = True
        elif stamped and not _is_head(paragraph.words):
            count, stamped = count + 1, False
    return count


def _is_stamp(words: str) -> bool:
    if len(words) > table("comments")["at_most"]:
        return False
    return written_date(words) != "" or cue("comments", "stamp", words) is not None


def _is_head(words: str) -> bool:
    return len(words) <= table("comments")["at_most"] and cue("comments", "head", words) is not None


def _is_foreign_headline(words: str) -> bool:
    return (
        looks_like_headline(words) and in_title_case(words) and not _is_stamp(words) and not _is_head(words)
    )


def _announced(count: int) -> str:
    return "reader comments" if count == 0 else f"{count} reader comment{'s' if count > 1 else ''}"
