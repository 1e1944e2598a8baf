"""A wording as it is compared: its words one by one, and the points between them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from workbench.domain.span import Span
from workbench.finding.folding import same_look

_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"  # scripts without blanks: each character is a word
    r"|(?:[^\W\d_]\.){2,}"
    r"|[$€£]?\d+(?:[.,:]\d+)*%?(?:[\w’'-]*\w)?"
    r"|[^\W_](?:[\w’'‑-]*[^\W_])?(?:\.[^\W_]+)*"
)
_NOTE = re.compile(r"\[[^\[\]\n]{1,400}\]")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a wording; `start` and `end` are code points of its article.

    `plain` is what two words are compared by. `before` are the points between the word before and this
    one, `after` those with which a piece ends. `is_note` for words in an editor's brackets, `opens` for
    the first one of a piece.
    """

    start: int
    end: int
    written: str
    plain: str
    before: str = ""
    is_note: bool = False
    opens: bool = False
    after: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that stand from `start` of an article."""

    start: int
    words: str

    @property
    def end(self) -> int:
        return self.start + len(self.words)


@dataclass(frozen=True)
class Wording:
    """Words in the order in which they stand in an article, in one piece or in several.

    Where it `is_whole`, nothing of what it renders is left out at its ends: a document that was copied
    out, not a quotation of some of it.
    """

    pieces: tuple[Piece, ...]
    is_whole: bool = False

    @classmethod
    def of(cls, text: str, spans: Iterable[Span], *, is_whole: bool = False) -> "Wording":
        """The words of the text that stand at these places."""
        return cls(tuple(Piece(start, text[start:end]) for start, end in spans), is_whole)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(_tokens(self.pieces))

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The words that were said or written, without those of editors."""
        return tuple(token.plain for token in self.tokens if not token.is_note)

    def words(self, first: int, last: int) -> str:
        """The words from one token up to another as they are written, with the points between them."""
        chosen = self.tokens[first:last]
        if not chosen:
            return ""
        told = [chosen[0].written]
        for before, token in pairwise(chosen):
            joint = f"{before.after}” “{token.before}" if token.opens else token.before
            told += (joint, token.written)
        return "".join(told)

    @property
    def as_written(self) -> str:
        """All its words; where a quotation is interrupted, marks close and open again."""
        if not self.tokens:
            return ""
        return f"{self.tokens[0].before}{self.words(0, len(self.tokens))}{self.tokens[-1].after}".strip()

    def span(self, first: int, last: int) -> Span:
        """Where these tokens stand in the text; of none, the place between their neighbours."""
        if first < last:
            return self.tokens[first].start, self.tokens[last - 1].end
        if first:
            return self.tokens[first - 1].end, self.tokens[first - 1].end
        at = self.tokens[0].start if self.tokens else self.pieces[0].start
        return at, at


def has_ellipsis(points: str) -> bool:
    return _ELLIPSIS.search(points) is not None


def _tokens(pieces: Sequence[Piece]) -> Iterable[Token]:
    for one in pieces:
        start, piece = one.start, one.words
        looks = same_look(piece)
        notes = [
            found.span()
            for found in (_NOTE.finditer(piece) if "[" in piece else ())
            if not _only_points(found[0])
        ]
        last = 0
        opens = True
        every = list(_TOKEN.finditer(piece))
        for found in every:
            before = _BLANKS.sub(" ", piece[last : found.start()])
            after = piece[found.end() :].strip() if found is every[-1] else ""
            yield Token(
                start + found.start(),
                start + found.end(),
                found[0],
                looks[found.start() : found.end()].casefold(),
                before,
                bool(notes) and any(first < found.start() < beyond for first, beyond in notes),
                opens,
                after,
            )
            last, opens = found.end(), False


def plain_words(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The words of a stretch as they are compared, each with where it stands; those of editors, too."""
    looks = same_look(text[start:end])
    for found in _TOKEN.finditer(looks):
        first, last = found.span()
        yield found[0].casefold(), start + first, start + last


def _only_points(words: str) -> bool:
    """Whether brackets hold nothing but an ellipsis."""
    return _TOKEN.search(words) is None
