"""Mending letters that were garbled before the article came: the mended words become a new version.

Only the analyst starts it. Where each letter stood and stands is known, so that every zone, page and
cited passage moves along exactly; the garbled words stay readable as the version before.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from workbench.domain.anchor import anchor_at
from workbench.domain.article import Article, Attribution, Part, Text, Zone, normalise, sha256
from workbench.domain.changes import Change, ChangeSet, Record, joined, replacing
from workbench.domain.claim import Appearance
from workbench.domain.document import Witness
from workbench.domain.errors import UserError
from workbench.domain.evidence import Evidence
from workbench.domain.identity import new_id
from workbench.domain.suggestion import Answer
from workbench.finding.word_diff import word_diff
from workbench.reading import FoundZone, sentences
from workbench.reading.mojibake import Mend, garbled_sample, mended, mends
from workbench.services.articles import BY_ANALYST
from workbench.services.session import Session
from workbench.services.versions import NewVersion, must_differ

_WORDS = ("title", "outlet", "byline")
"""What an attribution says in words that were read together with the text."""


def prepare(session: Session, article: Article) -> NewVersion:
    """The next version of an article, with its letters as they were meant. For a worker.

    Raises UserError when no letters look garbled.
    """
    old = session.newest_text(article.id)
    old_words = session.words(old)
    title = article.attribution.title or old.file_name
    found = mends(old_words)
    if not found:
        raise UserError(f"No letters look garbled in “{title}”.", "Nothing has to be mended.")
    page = _mended_page(old_words, found)
    content = page.words.encode()
    new = replace(
        old,
        id=new_id(),
        version=old.version + 1,
        words_sha256=sha256(content),
        length=len(page.words),
        encoding=f"{old.encoding}, garbled letters mended",
        page_starts=tuple(page.at(start) for start in old.page_starts),
        kept=(),
    )
    must_differ(session, article, new)
    parts = [_moved_part(part, new, page) for part in session.parts(old.id)]
    zones = [_moved_zone(zone, new, page) for zone in session.zones(old.id)]
    added: list[Record] = [new, *parts, *zones]
    carried = list(_carried(session, old, new, page))
    renamed = replacing("", article, replace(article, attribution=_mended_attribution(article.attribution)))
    step = ChangeSet("", (*(Change(None, record) for record in added), *carried))
    return NewVersion(
        old,
        new,
        old_words,
        page.words,
        tuple(word_diff(old_words, page.words)),
        carried=sum(isinstance(change.record, Evidence | Appearance) for change in carried),
        orphans=0,
        step=joined(f"Mend garbled letters of “{mended(title, surely=True)}”", (step, renamed)),
        contents=(content,),
        passages={new.words_sha256: _sentences(page.words, zones, article.attribution.language)},
        note=_note(old_words, len(found)),
    )


def mend(session: Session, article: Article) -> NewVersion:
    """Add the mended words of an article as its next version, in one action."""
    prepared = prepare(session, article)
    session.do(prepared.step, contents=prepared.contents, passages=prepared.passages)
    return prepared


@dataclass(frozen=True, slots=True)
class _Page:
    """Mended words. `joined` are those before they were normalised, which rarely makes a difference."""

    words: str
    joined: str
    starts: list[int]
    ends: list[int]
    gains: list[int]
    """How much longer the words up to the end of each mend have become; less than nothing, mostly."""

    def at(self, position: int, *, is_end: bool = False) -> int:
        """Where a position of the garbled words is now; one within a letter moves to its start or end."""
        passed = bisect_right(self.ends, position)
        if passed < len(self.starts) and self.starts[passed] < position:
            position = self.ends[passed] if is_end else self.starts[passed]
            passed += is_end
        now = position + (self.gains[passed - 1] if passed else 0)
        return now if self.words == self.joined else len(normalise(self.joined[:now]))


def _mended_page(words: str, found: list[Mend]) -> _Page:
    joined_words = mended(words)
    gains = list(accumulate(len(one.meant) - (one.end - one.start) for one in found))
    return _Page(
        normalise(joined_words),
        joined_words,
        [one.start for one in found],
        [one.end for one in found],
        gains,
    )


def _carried(session: Session, old: Text, new: Text, page: _Page) -> Iterator[Change]:
    """All that cites the garbled words, at the same place in the mended ones."""
    cited: list[Evidence | Appearance | Answer | Witness] = [
        *session.evidence_in(old.id),
        *session.appearances_in(old.id),
        *session.answers_in(old.id),
        *session.witnesses_in(old.id),
    ]
    for record in cited:
        start, end = page.at(record.anchor.start), page.at(record.anchor.end, is_end=True)
        yield Change(record, replace(record, anchor=anchor_at(new.id, page.words, start, end)))


def _moved_part(part: Part, new: Text, page: _Page) -> Part:
    said = _mended_attribution(part.attribution)
    return Part(new_id(), new.id, page.at(part.start), page.at(part.end), said)


def _moved_zone(zone: Zone, new: Text, page: _Page) -> Zone:
    label = mended(zone.label, surely=True)
    return Zone(new_id(), new.id, page.at(zone.start), page.at(zone.end), zone.kind, label)


def _mended_attribution(said: Attribution) -> Attribution:
    """What was read is mended; what the analyst has said stays."""
    read = [name for name in _WORDS if said.origins.get(name) != BY_ANALYST]
    meant: dict[str, Any] = {name: mended(getattr(said, name), surely=True) for name in read}
    return replace(said, **meant)


def _sentences(words: str, zones: list[Zone], language: str) -> tuple[tuple[int, int], ...]:
    found = [FoundZone(zone.start, zone.end, zone.kind, zone.label) for zone in zones]
    return sentences(words, found, language)


def _note(words: str, count: int) -> str:
    sample = garbled_sample(words)
    letters = "1 garbled letter is" if count == 1 else f"{count:,} garbled letters are"
    return f"{letters} mended, as in “{sample}”, which becomes “{mended(sample, surely=True)}”."
