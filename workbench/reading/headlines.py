"""Headlines, and the lines that stand between them and the article."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.domain.article import ZoneKind
from workbench.reading.cues import Mark, cue, table
from workbench.reading.datelines import dateline, is_person
from workbench.reading.paragraphs import Paragraph

HEADLINE = Mark(ZoneKind.HEADLINE)
SUBHEADING = Mark(ZoneKind.HEADLINE, "subheading")
STANDFIRST = Mark(ZoneKind.HEADLINE, "standfirst")
DATELINE = Mark(ZoneKind.DATELINE)
_HEAD = (HEADLINE, STANDFIRST, DATELINE)
_AROUND_A_HEADLINE = (ZoneKind.TEASER, ZoneKind.CAPTION, ZoneKind.BOILERPLATE)
_END_OF_PAGE = 30
"""Paragraphs in which a note on the author is sought, to tell whose name stands at the top."""

_ENDS_OF_PROSE = (":", ",", ";", "—", "–", "-")


def looks_like_headline(words: str) -> bool:
    """Whether a line is short, is no sentence with a full stop, and begins nothing else."""
    if len(words) > table("headline")["at_most"] or "\n" in words or cue("headline", "never", words):
        return False
    if not any(character.isalpha() for character in words) or words.endswith(_ENDS_OF_PROSE):
        return False
    said = words.rstrip("”’\"')]»」』")
    return not said.endswith((".", "。", "．", "।")) or said[-3:-2] == "."  # … in the U.S.


def in_title_case(words: str) -> bool:
    """Whether every word begins with a capital but those that headlines write small."""
    small = table("headline")["small_words"]
    said = [word.strip("“”‘’\"'(),:?!") for word in words.split()]
    weighty = [word for word in said if word.lower() not in small and word[:1].isalpha()]
    return len(said) > 2 and len(weighty) > 1 and all(word[0].isupper() for word in weighty)


def page_head(page: Sequence[Paragraph], marks: Mapping[int, Mark]) -> Iterator[tuple[int, Mark]]:
    """The headline at the top, its standfirst, and the datelines before the first prose."""
    above: Mark | None = None
    headline_found = False
    for index, paragraph in enumerate(page[:-1] if _is_bare(page, marks) else page):
        if index in marks:
            above = marks[index]
            if above.kind not in _AROUND_A_HEADLINE and above not in _HEAD:
                return
            headline_found = headline_found or above == HEADLINE
            continue
        if dateline(paragraph.words) is not None or (headline_found and _names_author(page, index)):
            above = DATELINE
        elif not headline_found and looks_like_headline(paragraph.words):
            above, headline_found = HEADLINE, True
        elif above == HEADLINE and looks_like_headline(paragraph.words):
            above = STANDFIRST
        else:
            return
        yield index, above


def further_headlines(page: Sequence[Paragraph], marks: Mapping[int, Mark]) -> Iterator[tuple[int, Mark]]:
    """Headlines further down a page: each has its own credit, “By Politico”, below it."""
    for index, paragraph in enumerate(page[1:], start=1):
        above = page[index - 1]
        if index in marks or index - 1 in marks or not paragraph.words.startswith("By "):
            continue
        if looks_like_headline(above.words) and dateline(paragraph.words) is not None:
            yield index - 1, HEADLINE
            yield index, DATELINE


def _is_bare(page: Sequence[Paragraph], marks: Mapping[int, Mark]) -> bool:
    """Whether nothing but short lines stands on the page: then the last of them is what it says."""
    return all(index in marks or looks_like_headline(paragraph.words) for index, paragraph in enumerate(page))


def _names_author(page: Sequence[Paragraph], index: int) -> bool:
    """Whether a line is a bare name, and a date below it or a note on the author shows whose."""
    name = page[index].words
    if not is_person(name) or index + 1 == len(page):
        return False
    end_of_page = page[max(index + 1, len(page) - _END_OF_PAGE) :]
    return dateline(page[index + 1].words) is not None or any(
        name in paragraph.words and is_author_note(paragraph.words) for paragraph in end_of_page
    )


def is_author_note(words: str) -> bool:
    """Whether a paragraph could be what an outlet says of an author below the article."""
    return len(words) <= table("author_note")["at_most"] and cue("author_note", "cues", words) is not None
