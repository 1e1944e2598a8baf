"""Two wordings of one saying or document, compared word by word, and each difference named.

How much two wordings are alike never decides what matters: “will” and “will not” differ in one word.
So each difference has a kind of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from workbench.domain.span import Span
from workbench.finding.difference_kinds import DifferenceKind, kind_of, worst
from workbench.finding.folding import same_look
from workbench.finding.word_runs import Run, runs_of_both, settled
from workbench.finding.wordings import Token, Wording, has_ellipsis

_MOVED = 4
"""So many words in a row that stand elsewhere, too, have been moved or are said again."""

_EDGE = 3


@dataclass(frozen=True, slots=True)
class Difference:
    """What one wording has in place of what the other, the base, has: tokens of each as (first, beyond).

    One of them may be empty. `base_words` and `words` are how they are written; of punctuation with the
    word before it.
    """

    kind: DifferenceKind
    base: Span
    other: Span
    base_words: str
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Which tokens of two wordings are the same, as (base, other), and what is different, in order."""

    same: tuple[tuple[int, int], ...]
    differences: tuple[Difference, ...]

    @property
    def worst(self) -> DifferenceKind | None:
        return worst(one.kind for one in self.differences)


def compare(base: Wording, other: Wording) -> Comparison:
    """Compare a wording with the base. What only one of them has at its ends is no difference unless
    both are whole.
    """
    return _Compared(base, other).comparison()


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where the wordings differ: tokens of the base and of the other, in words that are no notes."""

    gone: Span
    come: Span


class _Compared:
    def __init__(self, base: Wording, other: Wording) -> None:
        self._base, self._other = base, other
        # what is compared are the words without notes; these lists lead back to the tokens
        self._old = [at for at, token in enumerate(base.tokens) if not token.is_note]
        self._new = [at for at, token in enumerate(other.tokens) if not token.is_note]
        self._runs = settled(runs_of_both(base.plain, other.plain), base.plain, other.plain)
        self._runs = [*self._slid()]
        self._gaps = [*self._between_runs()]

    def comparison(self) -> Comparison:
        same = tuple(
            (self._old[old + step], self._new[new + step])
            for old, new, length in self._runs
            for step in range(length)
        )
        found = [*self._in_gaps(), *self._in_points(), *self._in_notes()]
        found.sort(key=lambda one: (one.base, one.other))
        return Comparison(same, tuple(found))

    # ── words ───────────────────────────────────────────────────────────────────────────────────

    def _between_runs(self) -> Iterator[_Gap]:
        old = new = 0
        for first, second, length in (*self._runs, (len(self._old), len(self._new), 0)):
            if first > old or second > new:
                yield _Gap((old, first), (new, second))
            old, new = first + length, second + length

    def _slid(self) -> Iterator[Run]:
        """The runs, so that what is only missing, or only added, is told where a wording says that it leaves
        something out, or else as a clause. “it was unsigned, it” may be “was unsigned, it was” as well.
        """
        runs = [list(run) for run in self._runs]
        for before, after in pairwise(runs):
            gone = (before[0] + before[2], after[0])
            come = (before[1] + before[2], after[1])
            is_gone = gone[0] < gone[1]
            if is_gone is (come[0] < come[1]):
                continue
            shift = self._best_shift(gone, come, is_gone=is_gone, most=before[2] - 1)
            before[2] -= shift
            after[0], after[1], after[2] = after[0] - shift, after[1] - shift, after[2] + shift
        return ((old, new, length) for old, new, length in runs)

    def _best_shift(self, gone: Span, come: Span, *, is_gone: bool, most: int) -> int:
        """By how many words to the left a gap is told best."""
        own, places = (self._base, self._old) if is_gone else (self._other, self._new)
        lacking, others = (self._other, self._new) if is_gone else (self._base, self._old)
        start, end = gone if is_gone else come
        at = come[0] if is_gone else gone[0]
        best, best_worth = 0, -1
        for shift in range(min(most, _MOVED) + 1):
            if shift and own.plain[start - shift] != own.plain[end - shift]:
                break
            is_clause = bool(own.tokens[places[start - shift]].before.strip())
            worth = 2 * _is_left_out(lacking, others, (at - shift, at - shift)) + is_clause
            if worth > best_worth:
                best, best_worth = shift, worth
        return best

    def _in_gaps(self) -> Iterator[Difference]:
        moved_old = _runs_of(self._base.plain)
        moved_new = _runs_of(self._other.plain)
        for gap in self._gaps:
            is_first = gap.gone[0] == 0 and gap.come[0] == 0
            is_last = gap.gone[1] == len(self._old) and gap.come[1] == len(self._new)
            gone, come = gap.gone, gap.come
            if self._stands_in(self._other.plain, come, moved_old, self._base.plain) or self._stands_in(
                self._base.plain, gone, moved_new, self._other.plain
            ):
                yield self._difference(DifferenceKind.ORDER, gone, come)
                continue
            if (is_first or is_last) and not (self._base.is_whole and self._other.is_whole):
                if is_first and is_last:
                    continue
                gone, come = _beside(gone, come, at_end=is_first)
                if gone[0] == gone[1] or come[0] == come[1]:
                    continue
            yield self._difference(self._kind(gone, come), gone, come)

    def _stands_in(
        self, plain: Sequence[str], span: Span, runs: dict[tuple[str, ...], int], other: Sequence[str]
    ) -> bool:
        """Whether words that are added here stand elsewhere in the other wording."""
        words = tuple(plain[slice(*span)])
        at = runs.get(words[:_MOVED]) if len(words) >= _MOVED else None
        if at is None:
            return False
        length = 0
        while length < len(words) and at + length < len(other) and other[at + length] == words[length]:
            length += 1
        return length >= max(_MOVED, len(words) * 3 // 4)

    def _difference(self, kind: DifferenceKind, gone: Span, come: Span) -> Difference:
        base, other = self._tokens_of(self._old, gone), self._tokens_of(self._new, come)
        if kind is DifferenceKind.NOTE:  # it stands in place of the words
            if gone[0] == gone[1]:
                base = base[0], _next_word(self._base, self._old, gone)
            if come[0] == come[1]:
                other = other[0], _next_word(self._other, self._new, come)
        return Difference(kind, base, other, _as_written(self._base, base), _as_written(self._other, other))

    def _tokens_of(self, places: Sequence[int], span: Span) -> Span:
        """The tokens of a span of words, with the notes that lie within it."""
        first, last = span
        if first == last:
            at = places[first - 1] + 1 if first else 0
            return at, at
        return places[first], places[last - 1] + 1

    def _kind(self, gone: Span, come: Span) -> DifferenceKind:
        old = [self._base.tokens[self._old[at]] for at in range(*gone)]
        new = [self._other.tokens[self._new[at]] for at in range(*come)]
        if not old or not new:
            if self._notes_at(self._base, self._old, gone) or self._notes_at(self._other, self._new, come):
                return DifferenceKind.NOTE
            lacking = (self._base, self._old, gone) if not old else (self._other, self._new, come)
            if _is_left_out(*lacking):
                return DifferenceKind.ELLIPSIS
        return kind_of(old, new)

    def _notes_at(self, wording: Wording, places: Sequence[int], span: Span) -> bool:
        if span[0] != span[1]:
            return False
        first, last = self._tokens_of(places, span)[0], _next_word(wording, places, span)
        return last > first

    # ── points and notes ────────────────────────────────────────────────────────────────────────

    def _in_points(self) -> Iterator[Difference]:
        for old, new, length in self._runs:
            for step in range(length):
                first, second = self._old[old + step], self._new[new + step]
                one, other = self._base.tokens[first], self._other.tokens[second]
                if one.opens or other.opens:
                    continue
                before_same = step > 0  # else what stands before is a difference of its own
                has_note = (first and self._base.tokens[first - 1].is_note) or (
                    second and self._other.tokens[second - 1].is_note
                )
                points = before_same and not has_note and _points(one) != _points(other)
                if not points and one.written == other.written:
                    continue
                if not points and _same_written(one, other):
                    continue
                reach = 1 if before_same and not has_note else 0
                kind = DifferenceKind.PUNCTUATION
                if points and has_ellipsis(one.before) != has_ellipsis(other.before):
                    kind = DifferenceKind.ELLIPSIS
                yield Difference(
                    kind,
                    (first, first + 1),
                    (second, second + 1),
                    self._base.words(first - reach, first + 1),
                    self._other.words(second - reach, second + 1),
                )

    def _in_notes(self) -> Iterator[Difference]:
        """Editors' notes that the other wording does not have at the same place."""
        old, new = _notes(self._base), _notes(self._other)
        after = dict(self._pairs_of_words())
        back = {second: first for first, second in after.items()}
        for span in old:
            at = self._place(after, span[0])
            if not self._is_in_gap(span, 0) and not _same_note(self._base, span, self._other, at, new):
                yield Difference(DifferenceKind.NOTE, span, (at, at), f"[{self._base.words(*span)}]", "")
        for span in new:
            at = self._place(back, span[0])
            if not self._is_in_gap(span, 1) and not _same_note(self._other, span, self._base, at, old):
                yield Difference(DifferenceKind.NOTE, (at, at), span, "", f"[{self._other.words(*span)}]")

    def _pairs_of_words(self) -> Iterator[tuple[int, int]]:
        for old, new, length in self._runs:
            for step in range(length):
                yield self._old[old + step], self._new[new + step]

    def _place(self, pairs: dict[int, int], note: int) -> int:
        """The token of the other wording that the word before a note is followed by."""
        before = next((at for at in range(note - 1, -1, -1) if at in pairs), None)
        return 0 if before is None else pairs[before] + 1

    def _is_in_gap(self, span: Span, side: int) -> bool:
        """Whether a note is told already with the words around it or in whose place it stands."""
        places = (self._old, self._new)[side]
        wording = (self._base, self._other)[side]
        for gap in self._gaps:
            own = (gap.gone, gap.come)[side]
            tokens = self._tokens_of(places, own)
            if own[0] < own[1] and tokens[0] <= span[0] and span[1] <= tokens[1]:
                return True
            if own[0] == own[1] and tokens[0] <= span[0] < _next_word(wording, places, own):
                return self._kind(gap.gone, gap.come) is DifferenceKind.NOTE
        return False


def _beside(gone: Span, come: Span, *, at_end: bool) -> tuple[Span, Span]:
    """Of what stands at an end of two quotations, the few words that may stand for each other."""
    size = min(gone[1] - gone[0], come[1] - come[0])
    if size > _EDGE:
        size = 0
    if at_end:
        return (gone[1] - size, gone[1]), (come[1] - size, come[1])
    return (gone[0], gone[0] + size), (come[0], come[0] + size)


def _is_left_out(wording: Wording, places: Sequence[int], span: Span) -> bool:
    """Whether a wording that lacks words says so: by an ellipsis, or by ending there for “he said”."""
    if span[0] >= len(places):
        return False
    token = wording.tokens[places[span[0]]]
    return (token.opens and span[0] > 0) or has_ellipsis(token.before)


def _next_word(wording: Wording, places: Sequence[int], span: Span) -> int:
    return places[span[0]] if span[0] < len(places) else len(wording.tokens)


def _as_written(wording: Wording, span: Span) -> str:
    """The words with the dash or the ellipsis before them; of no words, the ellipsis in their place."""
    first, last = span
    if first == last:
        before = wording.tokens[first].before.strip() if first < len(wording.tokens) else ""
        return before if has_ellipsis(before) else ""
    if wording.tokens[first].is_note and wording.tokens[last - 1].is_note:
        return f"[{wording.words(first, last)}]"
    before = wording.tokens[first].before.strip(" ,.;:!?\"'“”‘’«»")
    lead = f"{before} " if before and not wording.tokens[first].opens else ""
    return lead + wording.words(first, last)


def _points(token: Token) -> str:
    return "".join(_plain_points(token.before).split())


@lru_cache(maxsize=4096)
def _plain_points(before: str) -> str:
    # ‘these’ and “these” are the marks of two houses
    return same_look(before.replace("…", "...")).replace("'", '"')


def _same_written(one: Token, other: Token) -> bool:
    """Whether two words differ in nothing but the look of an apostrophe."""
    return one.written.replace("’", "'") == other.written.replace("’", "'")


def _notes(wording: Wording) -> list[Span]:
    found: list[Span] = []
    for at, token in enumerate(wording.tokens):
        if not token.is_note:
            continue
        if found and found[-1][1] == at and "]" not in token.before:
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return found


def _same_note(one: Wording, span: Span, other: Wording, at: int, notes: Sequence[Span]) -> bool:
    words = [token.plain for token in one.tokens[slice(*span)]]
    return any(
        note[0] == at and [token.plain for token in other.tokens[slice(*note)]] == words for note in notes
    )


def _runs_of(plain: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Where each run of a few words stands, the first time."""
    found: dict[tuple[str, ...], int] = {}
    for at in range(len(plain) - _MOVED + 1):
        found.setdefault(tuple(plain[at : at + _MOVED]), at)
    return found
