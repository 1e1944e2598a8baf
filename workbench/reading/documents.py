"""Documents inside an article: letters copied out, posts, and words taken over from another report."""

import re
from collections.abc import Iterator, Mapping, Sequence

from workbench.domain.article import ZoneKind
from workbench.reading.cues import Mark, any_of, cue, table
from workbench.reading.paragraphs import Paragraph

LETTER = Mark(ZoneKind.DOCUMENT, "letter")
QUOTATION = Mark(ZoneKind.DOCUMENT, "quotation")
POST = Mark(ZoneKind.DOCUMENT, "post")

_EDGE = 600
"""Characters at the beginning or end of a paragraph in which a cue is sought."""

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_BRACKETED = re.compile(r"\[[^\]]*\]")


def documents(page: Sequence[Paragraph], marks: Mapping[int, Mark]) -> Iterator[tuple[int, Mark]]:
    """Letters and quotations that a paragraph introduces, and posts that carry their writer's name."""
    index = 0
    while index < len(page):
        mark, end = _document(page, marks, index)
        if mark:
            for inside in range(index, end):
                yield inside, mark
        index = max(end, index + 1)


def _document(page: Sequence[Paragraph], marks: Mapping[int, Mark], start: int) -> tuple[Mark | None, int]:
    """What document begins here, and where it ends (not including)."""
    if start in marks:
        return None, start
    if _is_post(page[start].words):
        return POST, start + 1
    if start == 0 or start - 1 in marks:
        return None, start
    introduction = page[start - 1].words[-_EDGE:]
    announced = _introduces("document", introduction)
    if announced and (salutation := _salutation(page, marks, start)) is not None:
        return LETTER, _end_of_letter(page, marks, salutation)
    if announced or _introduces("quotation", introduction):
        return QUOTATION, _end_of_quotation(page, marks, start)
    return None, start


def _introduces(what: str, words: str) -> bool:
    if not words.endswith(tuple(table(what)["ends"])) or not cue(what, "introductions", words):
        return False
    heading = cue("correction", "originals", words)
    return heading is None or heading.end() < len(words)  # “Original story:” is a heading


def _is_post(words: str) -> bool:
    return len(words) <= table("tweet")["at_most"] and cue("tweet", "cues", words) is not None


def _salutation(page: Sequence[Paragraph], marks: Mapping[int, Mark], start: int) -> int | None:
    """The salutation below at most some header lines: a date, an address."""
    for index in range(start, min(len(page), start + table("document")["header_lines"] + 1)):
        if index in marks:
            return None
        if cue("document", "salutations", page[index].words[:_EDGE]):
            return index
        if page[index].words.endswith("."):
            return None
    return None


def _end_of_letter(page: Sequence[Paragraph], marks: Mapping[int, Mark], salutation: int) -> int:
    """Where the signature ends; a letter without one ends where nobody says I, we or you any more."""
    for index in range(salutation + 1, min(len(page), salutation + table("document")["longest"])):
        if index in marks:
            break
        if cue("document", "valedictions", page[index].words[:_EDGE]):
            return _end_of_signature(page, marks, index + 1)
    end = salutation + 1
    while end < len(page) and end not in marks and _in_first_person(page[end].words):
        end += 1
    return end


def _end_of_signature(page: Sequence[Paragraph], marks: Mapping[int, Mark], start: int) -> int:
    end = start
    while end < min(len(page), start + table("document")["signature_lines"]) and end not in marks:
        words = _BRACKETED.sub("", page[end].words[:_EDGE]).strip()
        if len(words) > 100 or words.endswith((".", ":", "?", "!", ",”")):
            break
        end += 1
    return end


def _in_first_person(words: str) -> bool:
    pattern = rf"(?<!\w){any_of(table('document')['first_person'])}(?!\w)"
    return re.search(pattern, _QUOTED.sub("", words[: 4 * _EDGE])) is not None


def _end_of_quotation(page: Sequence[Paragraph], marks: Mapping[int, Mark], start: int) -> int:
    """Where the outlet speaks in its own voice again, if that can be told soon; else after one paragraph."""
    for end in range(start + 1, start + 1 + table("quotation")["at_most"]):
        if end >= len(page) or end in marks or cue("quotation", "own_voice", page[end].words[:_EDGE]):
            return end
        if page[end].words.endswith(":"):
            return end
    return start + 1
