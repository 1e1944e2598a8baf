"""Numbers that count nothing: dates, times of day, names, addresses, numbers of pages and sections."""

import re
from collections.abc import Iterator
from functools import cache

from workbench.domain.span import Span
from workbench.finding.numbers import Numeral
from workbench.finding.wordlists import words_of

_SIGNS_BEFORE = tuple("_#/\\=&§")
_SIGNS_BEHIND = tuple("/_\\")
_JOINTS = tuple("-.'")
"""Through these, letters and digits run into a number: `CH-47`."""

_DIGITS = re.compile(r"\d+|o'clock|half past")
_AROUND = 40
_LONGEST_ADDRESS = 200
_SHORT_LINE = 5
_LIST_NUMBER = re.compile(r"[.)](?=\s)")
_TIME_OF_ENTRY = re.compile(r"\d{1,2}\.\d\d(?= )")
_BEFORE_LABEL = 24


def uncounted_spans(looks: str) -> Iterator[Span]:
    """The stretches, in order, in which numbers are parts of dates, times, addresses and the like.

    `looks` are words of one look, in lower case (see `folding`).
    """
    for start, end in _around_digits(looks):
        yield from (match.span() for match in _patterns().finditer(looks, start, end))


def _around_digits(looks: str) -> Iterator[Span]:
    """The stretches that hold digits, with the words around them; most of a text has none."""
    start = end = 0
    for match in _DIGITS.finditer(looks):
        if match.start() - _AROUND > end:
            if end:
                yield start, end
            start = _word_start(looks, match.start() - _AROUND)
        end = match.end() + _AROUND
    if end:
        yield start, min(end, len(looks))


def _word_start(looks: str, at: int) -> int:
    """Where the word begins that lies at a place; those as long as an address are not asked further."""
    return max(0, at - _LONGEST_ADDRESS, looks.rfind(" ", max(0, at - _LONGEST_ADDRESS), max(0, at)) + 1)


def is_label(looks: str, numeral: Numeral) -> bool:
    """Whether the number is what something is called: `Article 5`, `CH-47`, `[12]`, `7.` before a line."""
    start, end = numeral.start, numeral.end
    before, after = looks[start - 1 : start], looks[end : end + 1]
    if before.isalpha() or before in _SIGNS_BEFORE or after in _SIGNS_BEHIND:
        return True
    if before in _JOINTS and start > 1 and looks[start - 2].isalnum():
        return True
    if (before, after) == ("[", "]") or before + after == "==" or looks[max(0, start - 2) : start] == "= ":
        return True
    if _begins_line(looks, numeral):
        return True
    return _is_named(looks, numeral)


def _is_named(looks: str, numeral: Numeral) -> bool:
    """Whether it stands behind a word like `Article`; numbers as long as 3,000 are no names."""
    written = looks[numeral.start : numeral.end]
    is_short = numeral.is_spelled or (len(written) <= _SHORT_LINE and "," not in written)
    return is_short and bool(_labels().search(looks, max(0, numeral.start - _BEFORE_LABEL), numeral.start))


def _begins_line(looks: str, numeral: Numeral) -> bool:
    """Whether the number stands before a line of a list, or alone in its line."""
    if numeral.end - numeral.start > _SHORT_LINE:
        return False
    lead = looks[max(0, numeral.start - 3) : numeral.start].rstrip(" (\t")
    if not lead.endswith("\n") and (lead or numeral.start > 3):
        return False
    if _LIST_NUMBER.match(looks, numeral.end) or _TIME_OF_ENTRY.match(looks, numeral.start):
        return True
    return looks[numeral.end : numeral.end + 1] in ("", "\n")


@cache
def _labels() -> re.Pattern[str]:
    words = sorted(words_of("quantities")["not"]["labels"], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})[ -]?$")


@cache
def _patterns() -> re.Pattern[str]:
    lists = words_of("quantities")["not"]
    months = "|".join((*lists["months"], *(rf"{month}\b\.?" for month in lists["short_months"])))
    day, year = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:1[5-9]|20|21)\d\d"
    no_more = r"(?![\d,.]?\d| ?%| percent| ?million| ?billion)"
    other_day = rf"(?:(?: ?- ?| and | to ){day}{no_more}(?! \w+s\b| people))"
    return re.compile(
        "|".join(
            (
                r"(?<!\S)[^\s:@]{0,200}(?:://|\bwww\.|@)\S+",
                rf"\b(?:{months}),? {day}{no_more}{other_day}?(?:,? {year}\b)?",
                rf"\b{day}(?: ?- ?{day})?(?: of)? (?:{months})\b(?:,? {year}\b)?",
                rf"\b(?:{months}),? {year}\b",
                r"\b\d{4}-\d{2}(?:-\d{2}(?:t\d{2}:\d{2}\S{0,12})?)?\b(?!-?\d)",
                r"\b\d{4}/\d{1,2}/\d{1,2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})\b",
                r"(?:\b\d{2,3}|')\d0s\b|\b\d0s\b|(?<![\w'])'\d\d\b",
                r"\b\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?(?: ?[ap]\.?m\b)?",
                r"\b\d{1,2} ?(?:[ap]\.m\.|[ap]m\b|o'clock\b)",
                r"\b\w+ o'clock\b|\bhalf past \w+",
                r"(?<=\bat )(?:[01]\d|2[0-3])\.[0-5]\d(?= (?:on|[ap]\.?m|gmt|bst|local)\b)",
                r"\b\d{3,4} ?(?:hrs )?(?:gmt|utc|est|edt|pst|cet)\b",
                r"(?<!\w)\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?!\w)",
                r"\b0\d{2,5}[ -]\d{3,4}[ -]\d{3,4}\b",
                r"\(\d{3}\) ?\d{3}[-. ]\d{4}\b|\b\d{3}([-.])\d{3}\1\d{4}\b",
                r"\b(?:call|dial|phone|tel\.?|fax)(?: us)?(?: at| on)?:? \d{3}[- ]\d{4}\b",
                r"\b\d{1,3} (?:u\.? ?s\.? ?c|c\.? ?f\.? ?r|f\.(?:2d|3d|supp)|stat)\b\.?"
                r"(?: ?§+)?(?: ?\d[\d()a-z.-]*)?",
                r"§+ ?\d[\d.()a-z-]*",
                r"\b(?:v|version|ver\.) ?\d+(?:\.\d+)*",
                r"\b\d+(?:\.\d{1,2}){2,}\b|\b\d+\.\d+\.\d{1,2}(?:\.\d+)*\b",
                r"\b\d{1,2}/\d{1,2}\b(?! of\b)",
                r"\bpage \d+ of \d+",
                r"\b50[-/]50\b",
            )
        )
    )
