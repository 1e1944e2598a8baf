"""The numbers of a case: every quantity of its articles, by what it counts. For a worker."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from workbench.domain.article import Attribution, Part
from workbench.domain.changes import ChangeSet
from workbench.domain.claim import Claim
from workbench.finding.counted_nouns import plural
from workbench.finding.folding import folded
from workbench.finding.number_ledger import NumberGroup, NumberRow, grouped
from workbench.finding.number_mentions import Mention, mentions
from workbench.services import checking
from workbench.services.session import Session

_CLAUSE_END = re.compile(r"[.;:!?—\"“”\n]|, |(?<=\w)\s(?:but|and|nor|while)\b")


@dataclass(frozen=True, slots=True)
class _Read:
    """The mentions of a text, as they were read with these dates of publication."""

    dates: tuple[tuple[int, str], ...]
    mentions: tuple[Mention, ...]


class Numbers:
    """Reads the numbers of a case, and reads again only the articles that have changed since."""

    def __init__(self) -> None:
        self._read: dict[str, _Read] = {}

    def ledger(
        self,
        session: Session,
        *,
        with_comments: bool = False,
        stop: Callable[[], bool] = lambda: False,
        progress: Callable[[int, int], None] = lambda _done, _of: None,
    ) -> tuple[NumberGroup, ...]:
        """The groups of the ledger; comments, teasers and boilerplate only when they are asked for.

        `stop` is asked again and again; when it says so, the articles read by then need not be read again.
        `progress` is told how many articles are read, and of how many.
        """
        rows = self._rows(session, stop, progress)
        return grouped(row for row in rows if with_comments or row.is_counted)

    def _rows(
        self, session: Session, stop: Callable[[], bool], progress: Callable[[int, int], None]
    ) -> Iterator[NumberRow]:
        rows = session.articles()
        present = {row.text.id for row in rows}
        around = session.surroundings(present)
        self._read = {text_id: known for text_id, known in self._read.items() if text_id in present}
        for done, row in enumerate(rows):
            progress(done, len(rows))
            text = row.text
            dates = _dates(row.article.attribution, row.parts)
            known = self._read.get(text.id)
            if known is None or known.dates != dates:
                found = _mentions(session.words(text), session.passages(text.id), dates)
                known = _Read(dates, tuple(takewhile(lambda _mention: not stop(), found)))
            if stop():
                return
            self._read[text.id] = known
            for mention in known.mentions:
                anchor = around.anchor(text.id, mention.start, mention.end)
                source, written = around.source(anchor), mention.written(session.words(text))
                found_by = _found_by(mention, anchor.quote, source.name)
                yield NumberRow(mention, anchor, source, written, found_by)


def _dates(attribution: Attribution, parts: tuple[Part, ...]) -> tuple[tuple[int, str], ...]:
    """Up to which position which date of publication holds; -1 where one holds for the whole text."""
    if not parts:
        return ((-1, attribution.published),)
    return tuple((part.end, part.attribution.published) for part in parts)


def _mentions(
    words: str, sentences: list[tuple[int, int]], dates: tuple[tuple[int, str], ...]
) -> Iterator[Mention]:
    """The mentions of a text, each with the date of its part."""
    different = dict.fromkeys(published for _, published in dates)
    by_date = {published: mentions(words, sentences, published) for published in different}
    for those in zip(*by_date.values(), strict=True):
        told = dict(zip(by_date, those, strict=True))
        start = those[0].start
        yield told[next((published for end, published in dates if end < 0 or start < end), dates[-1][1])]


def narrowed(groups: Iterable[NumberGroup], words: str) -> tuple[NumberGroup, ...]:
    """The groups in whose name all the words are found, whole, and of others the rows that hold them.

    A number is found by its value, too: `3000` finds “3,000” and “three thousand”.
    """
    wanted = folded(words).split()
    if not wanted:
        return tuple(groups)
    return tuple(filter(None, (_narrowed(group, wanted) for group in groups)))


def _narrowed(group: NumberGroup, wanted: Sequence[str]) -> NumberGroup | None:
    name = folded(group.name)
    if all(word in name for word in wanted):
        return group
    kept = [row for row in group.rows if all(word in name or word in row.found_by for word in wanted)]
    return replace(group, rows=tuple(kept)) if kept else None


def _found_by(mention: Mention, quote: str, outlet: str) -> str:
    values = (f"{value:f}" for value in (mention.quantity.low, mention.quantity.high) if value is not None)
    told = (quote, mention.said_by, mention.wanted_by, outlet, mention.when)
    return folded(" ".join((*told, *values)))


def claim_of(row: NumberRow) -> tuple[Claim, ChangeSet]:
    """A claim that somebody said or wanted this number, and the change set that adds it.

    “The U.S. generals wanted 27,000 troops”; of a number that nobody is told to say, the sentence itself.
    """
    mention = row.mention
    who = mention.wanted_by or mention.said_by
    said = f"{who[:1].upper()}{who[1:]} {'wanted' if mention.wanted_by else 'said'} {_told(row)}"
    return checking.new_claim(
        said if who else row.anchor.quote,
        appears_at=row.anchor,
        said_by=who,
        said_on=row.source.attribution.published,
        speaks_about=str(mention.period) if mention.period else "",
    )


def _told(row: NumberRow) -> str:
    """The number with what it counts and the rest of its clause."""
    quantity, quote = row.mention.quantity, row.anchor.quote
    rest = quote[quantity.phrase_end - row.anchor.start :]
    clause = _CLAUSE_END.split(rest, maxsplit=1)[0]
    counted = (
        f" {plural(quantity.counts)}" if quantity.is_carried and quantity.counts and not quantity.unit else ""
    )
    return f"{row.written}{counted}{clause}".rstrip(" .")
