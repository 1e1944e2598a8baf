"""Where a passage is, told twice: by position and by its words.

An anchor joins the W3C Web Annotation TextPositionSelector (`start`, `end`) and TextQuoteSelector
(`quote`, `before`, `after`). Positions count code points of the normalised words of one text.
"""

from dataclasses import dataclass, replace

from workbench.domain.errors import UserError

CONTEXT = 32
"""How many characters before and after a quote are remembered."""


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A stretch of the text `text_id`: code points from `start` up to, not including, `end`."""

    text_id: str
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""

    def holds_in(self, words: str) -> bool:
        """Whether the words at this place are still the quote; if not, the anchor is an orphan."""
        return 0 <= self.start < self.end <= len(words) and words[self.start : self.end] == self.quote

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end

    def shares_words_with(self, other: "Anchor") -> bool:
        """Whether some words of the same text are in both."""
        return self.text_id == other.text_id and self.overlaps(other.start, other.end)

    def part(self, start: int, end: int) -> "Anchor":
        """The anchor of a piece of the quote; positions are of the text. Raises UserError as `anchor_at`."""
        first = self.start - len(self.before)
        known = self.before + self.quote + self.after
        inner = anchor_at(self.text_id, known, start - first, end - first)
        return replace(inner, start=inner.start + first, end=inner.end + first)


def anchor_at(text_id: str, words: str, start: int, end: int) -> Anchor:
    """The anchor of `words[start:end]`, without blanks at its edges.

    Raises UserError when nothing but blanks is selected or the range lies outside the text.
    """
    if not 0 <= start <= end <= len(words):
        raise UserError(f"There is no text from {start} to {end}: the article has {len(words)} characters.")
    while start < end and words[start].isspace():
        start += 1
    while start < end and words[end - 1].isspace():
        end -= 1
    if start == end:
        raise UserError("No words are selected.", "Select the words of a passage first.")
    return Anchor(
        text_id,
        start,
        end,
        words[start:end],
        before=words[max(0, start - CONTEXT) : start],
        after=words[end : end + CONTEXT],
    )
