"""What stands between quotation marks, of whatever kind, nested or running over paragraphs.

Which marks belong together is told by the marks themselves and what is beside them. The time grows
with the length of the text: each mark is looked at once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from workbench.domain.span import Span
from workbench.finding.quotation_words import is_elision

_CLOSERS = {
    "“": '”"', "„": '“”"', "‟": '”"', "”": "”", '"': '"”',
    "‘": "’'", "‚": "‘’'", "'": "'’",
    "«": "»", "»": "«»", "‹": "›", "›": "‹›",
    "「": "」", "『": "』", "《": "》", "〈": "〉", "〝": "〞〟",
}  # fmt: skip
"""The marks that open, each with those that close it."""

TITLE_MARKS = "《〈"
"""What stands between these is the title of a book or a song."""

_ALWAYS_OPEN = "“„‟「『《〈〝"
_SINGLE = "‘’‚'"
_MARKS = "".join(dict.fromkeys((*_CLOSERS, *"".join(_CLOSERS.values()))))
_SIGN = re.compile(rf"[{_MARKS}]|\n(?:[^\S\n]*\n)+|\n")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_INCHES = re.compile(r"\d['’′]\s?\d{1,2}$")
_DOUBLE = re.compile(r"[“”„«»\"]")
_LATER = re.compile(r"[“”„«»\n]")

_DEEPEST = 4
"""Quotations within quotations; marks that would open one more are left alone."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between an opening mark and the one that closes it, all as code points.

    `start` to `end` is with the marks, `pieces` are without them: one for each paragraph that the
    quotation runs over. `depth` is 0 for what stands within no other. Where the closing mark is missing,
    the quotation ends with its sentence or paragraph and `is_closed` is false.
    """

    start: int
    end: int
    pieces: tuple[Span, ...]
    depth: int
    is_closed: bool
    mark: str


@dataclass(slots=True)
class _Open:
    """A quotation whose closing mark has not come yet."""

    mark: str
    start: int
    piece: int
    pieces: list[Span] = field(default_factory=list)
    inner_end: int = 0
    """Where what is quoted within it ends."""

    @property
    def is_single(self) -> bool:
        return self.mark in _SINGLE


def quoted(words: str) -> list[Quoted]:
    """All that is quoted in the words, by where it starts; what is nested follows what it stands in."""
    found = sorted(_Scan(words).found(), key=lambda one: (one.start, -one.end))
    around: list[int] = []
    for number, one in enumerate(found):
        while around and around[-1] <= one.start:
            around.pop()
        found[number] = replace(one, depth=len(around))
        around.append(one.end)
    return found


def missing_opener(words: str) -> str:
    """The mark that is lacking before words that begin within a quotation and leave it; "" for others."""
    first = _DOUBLE.search(words)
    if first is None or first[0] in "“„«":
        return ""
    if first[0] in "”»":
        return "“" if first[0] == "”" else "«"
    before, after = words[: first.start()][-1:], words[first.end() : first.end() + 1]
    closes = before and not before.isspace() and before not in "([—-" and not after.isalnum()
    return '"' if closes else ""


class _Scan:
    """One walk over the marks of a text."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._open: list[_Open] = []
        self._signs = [sign.span() for sign in _SIGN.finditer(words)]
        self._sure_closer = _sure_closers(words, self._signs)

    def found(self) -> Iterator[Quoted]:
        skipped_to = 0
        for number, (start, end) in enumerate(self._signs):
            if start < skipped_to:
                continue
            if self._words[start] != "\n":
                yield from self._mark(number, start)
                continue
            reopened = self._reopened_at(end)
            if reopened:
                skipped_to = reopened
                yield from self._drop_singles()
                self._open[-1].pieces.append(self._trimmed(self._open[-1].piece, start))
                self._open[-1].piece = reopened
            elif end - start > 1 and self._runs_on(end):
                yield from self._drop_singles()
                self._open[-1].pieces.append(self._trimmed(self._open[-1].piece, start))
                self._open[-1].piece = end
            elif end - start > 1:
                yield from self._abandon(0, start)
        yield from self._abandon(0, len(self._words))

    def _mark(self, number: int, at: int) -> Iterator[Quoted]:
        mark = self._words[at]
        depth = self._closed_by(mark, number, at)
        if depth is not None:
            yield from self._abandon(depth + 1, at)
            yield from self._close(at)
        elif self._opens(mark, at) and len(self._open) < _DEEPEST:
            within = bool(self._open) and self._open[-1].is_single and self._sure_closer[number]
            if not within and any(one.mark == mark for one in self._open):  # which was never closed
                first = next(number for number, one in enumerate(self._open) if one.mark == mark)
                yield from self._abandon(first, at)
            self._open.append(_Open(mark, at, at + 1))

    def _closed_by(self, mark: str, number: int, at: int) -> int | None:
        """Which of the open quotations the mark closes, if any."""
        for depth in range(len(self._open) - 1, -1, -1):
            opened = self._open[depth].mark
            if mark in _CLOSERS[opened] and self._may_close(opened, mark, number, at):
                return depth
        return None

    def _may_close(self, opened: str, mark: str, number: int, at: int) -> bool:
        before, after = self._beside(at)
        if mark in _SINGLE and mark != "‘":
            if before.isspace() or after.isalnum() or not before:
                return False
            return not (_is_possessive(before, after, self._words, at) and self._sure_closer[number])
        if mark == '"' and _INCHES.search(self._words, max(0, at - 6), at):
            return False
        if mark in (opened, '"'):  # what may open as well tells by what is beside it
            return not (before == "" or before.isspace() or before in "([{") or not after.strip()
        return True

    def _opens(self, mark: str, at: int) -> bool:
        if mark not in _CLOSERS:
            return False
        if mark in _ALWAYS_OPEN or mark == "«":
            return True
        before, after = self._beside(at)
        if before.isalnum() or not after.strip():
            return False
        if mark in "'‘":
            return not is_elision(self._words, at + 1)
        if mark == "‚":
            return after.isalnum()
        return mark != "”" or before == "" or before.isspace() or before in "([{"

    def _beside(self, at: int) -> tuple[str, str]:
        return self._words[at - 1 : at] if at else "", self._words[at + 1 : at + 2]

    def _reopened_at(self, start: int) -> int:
        """Where the words go on when a quotation that is open is opened again with the new line; else 0."""
        outer = next((one for one in reversed(self._open) if not one.is_single), None)
        if outer is None:
            return 0
        at = start
        while at < len(self._words) and self._words[at] in " \t\u3000":
            at += 1
        again = self._words[at : at + 1]
        goes_on = again == outer.mark or (outer.mark == "«" and again == "»")
        return at + 1 if goes_on and self._words[at + 1 : at + 2].strip() else 0

    def _runs_on(self, start: int) -> bool:
        """Whether the next paragraph closes what is open before it opens anything."""
        outer = next((one for one in reversed(self._open) if not one.is_single), None)
        if outer is None or outer.mark == '"':
            return False
        paragraph_end = _BLANK_LINE.search(self._words, start)
        last = paragraph_end.start() if paragraph_end else len(self._words)
        mark = _LATER.search(self._words, start, last)
        while mark and mark[0] == "\n":
            mark = _LATER.search(self._words, mark.end(), last)
        return mark is not None and mark[0] in _CLOSERS[outer.mark]

    def _drop_singles(self) -> Iterator[Quoted]:
        """What is open within the quotation that goes on ends with its paragraph, or was an apostrophe."""
        depth = next(at for at in range(len(self._open) - 1, -1, -1) if not self._open[at].is_single)
        yield from self._abandon(depth + 1, self._open[depth].piece)

    def _close(self, at: int) -> Iterator[Quoted]:
        one = self._open.pop()
        yield from self._made(one, at, at + 1, is_closed=True)

    def _abandon(self, depth: int, end: int) -> Iterator[Quoted]:
        """Give up what is open from this depth on: single marks were apostrophes, others lack their end."""
        while len(self._open) > depth:
            one = self._open.pop()
            if not one.is_single:
                last = max(self._bounded(one.piece, end), one.inner_end)
                yield from self._made(one, last, last, is_closed=False)

    def _bounded(self, start: int, end: int) -> int:
        """The end of a quotation without a closing mark: that of its line, before `end`."""
        line = self._words.find("\n", start, end)
        if line >= 0:
            end = line
        elif end < len(self._words) and self._words[end] != "\n":
            sentence = _SENTENCE_END.search(self._words, start, end)
            end = sentence.end() if sentence else end
        return self._trimmed(start, end)[1]

    def _made(self, one: _Open, last: int, end: int, *, is_closed: bool) -> Iterator[Quoted]:
        pieces = [*one.pieces, self._trimmed(one.piece, last)]
        pieces = [piece for piece in pieces if piece[0] < piece[1]]
        if pieces:
            for outer in self._open:
                outer.inner_end = end
            yield Quoted(one.start, end, tuple(pieces), 0, is_closed, one.mark)

    def _trimmed(self, start: int, end: int) -> Span:
        """The span without blanks at its edges."""
        while start < end and self._words[start].isspace():
            start += 1
        while start < end and self._words[end - 1].isspace():
            end -= 1
        return start, end


def _sure_closers(words: str, signs: Sequence[Span]) -> list[bool]:
    """For each mark, whether a later one in its paragraph surely closes a single quotation, before
    another one is opened.
    """
    found = [False] * len(signs)
    coming = False
    for number in range(len(signs) - 1, -1, -1):
        start, end = signs[number]
        found[number] = coming
        before, after = words[start - 1 : start] if start else "", words[end : end + 1]
        if words[start] == "\n":
            coming = coming and end - start == 1
        elif words[start] not in _SINGLE:
            continue
        elif not before or before.isspace() or words[start] == "‘":
            coming = False
        elif not after.isalnum() and not _is_possessive(before, after, words, start):
            coming = True
    return found


def _is_possessive(before: str, after: str, words: str, at: int) -> bool:
    """Whether an apostrophe may belong to the word before it: “the generals’ plan”, “goin’ home”."""
    return before in "snSN" and after == " " and words[at + 2 : at + 3].isalpha()
