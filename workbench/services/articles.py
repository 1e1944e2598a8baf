"""Mending what was read of an article: its attribution, its zones; and taking it out of the case.

Each function returns the change set of one action; `Session.do` makes it happen.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from workbench.domain.article import Article, Attribution, Part, Zone, ZoneKind, zone_at
from workbench.domain.changes import Change, ChangeSet, Record, joined, removing, replacing
from workbench.domain.dates import checked_date
from workbench.domain.errors import UserError
from workbench.domain.identity import new_id
from workbench.services.session import Session

BY_ANALYST = "analyst"
"""The origin of what an analyst wrote."""

_DATES = ("published", "updated")
Attributed = Article | Part
Stretch = TypeVar("Stretch", Part, Zone)


def edit_attribution(record: Attributed, **fields: str) -> ChangeSet:
    """Correct fields of an article's or a part's attribution; what changes comes from the analyst.

    Raises UserError for a date that does not exist.
    """
    before = record.attribution
    changed = {
        name: value
        for name, value in ((name, _tidy(name, value)) for name, value in fields.items())
        if value != getattr(before, name)
    }
    origins = {**before.origins, **dict.fromkeys(changed, BY_ANALYST)}
    after: Attribution = replace(before, **changed, origins=origins)
    label = f"Edit {next(iter(changed))}" if len(changed) == 1 else "Edit article’s details"
    return replacing(label, record, replace(record, attribution=after))


def edit_attributions(records: Iterable[Attributed], **fields: str) -> ChangeSet:
    """Give many articles or parts the same outlet, date, language … in one action."""
    steps = [step for step in (edit_attribution(record, **fields) for record in records) if step]
    if len(steps) == 1:
        return steps[0]
    what = next(iter(fields)) if len(fields) == 1 else "details"
    return joined(f"Edit {what} of {len(steps)} articles", steps)


def edit_note(article: Article, note: str) -> ChangeSet:
    return replacing("Edit article’s note", article, replace(article, note=note.strip()))


def set_zone_kind(zone: Zone, kind: ZoneKind) -> ChangeSet:
    """Say what a zone is. The reader's label goes: it was for what it took the zone for."""
    if zone.kind is kind:
        return replacing(f"Mark as {kind}", zone, zone)
    return replacing(f"Mark as {kind}", zone, replace(zone, kind=kind, label=""))


def move_border(zones: Sequence[Zone], parts: Sequence[Part], border: int, to: int) -> ChangeSet:
    """Drag the border between two zones to another place (code points) in the text.

    A zone that nothing is left of is removed. The border of a part at the same place moves along.
    `zones` and `parts` are all of the text's. Raises UserError when there is no border at `border`
    or `to` lies outside the text.
    """
    if border not in {zone.start for zone in zones if zone.start > 0}:
        raise UserError(f"No zone begins at {border}.", "Drag the border between two zones.")
    if not 0 <= to <= max(zone.end for zone in zones):
        raise UserError(f"The text has no place {to}.", "Drag the border to a place in the text.")
    moved_parts = _moved(parts, border, to) if any(part.start == border for part in parts) else ()
    return joined("Move zone’s border", (ChangeSet("", (*_moved(zones, border, to), *moved_parts)),))


def split_zone(zones: Sequence[Zone], position: int, kind: ZoneKind | None = None) -> ChangeSet:
    """Make two zones of one: the second begins at `position` and may be of another kind.

    Raises UserError when a zone begins there already or the text does not reach there.
    """
    zone = zone_at(zones, position)
    if zone is None or zone.start == position:
        raise UserError("A zone cannot be split here.", "Choose a place inside a zone.")
    second = Zone(new_id(), zone.text_id, position, zone.end, zone.kind, zone.label)
    if kind is not None and kind is not zone.kind:
        second = replace(second, kind=kind, label="")
    return ChangeSet("Split zone", (Change(zone, replace(zone, end=position)), Change(None, second)))


def merge_zones(zones: Sequence[Zone], border: int) -> ChangeSet:
    """Make one zone of the two that meet at `border`; it is what the first one was.

    Raises UserError when no zone begins there.
    """
    second = zone_at(zones, border)
    first = zone_at(zones, border - 1)
    if first is None or second is None or second.start != border:
        raise UserError(f"No zone begins at {border}.", "Choose the border between two zones.")
    return ChangeSet("Merge zones", (Change(second, None), Change(first, replace(first, end=second.end))))


def remove_article(session: Session, article_id: str) -> ChangeSet:
    """Take an article out of the case with all that hangs on it; undo brings all of it back.

    That is every version of its text with parts and zones, and the evidence, appearances and
    answers of claims in them, the copies of documents, and what was said of its origin. Raises
    NotFound when the case does not hold it.
    """
    article = session.article(article_id)
    texts = session.texts_of(article_id)
    owned: list[Record] = [*session.rulings_of(article_id)]
    for text in texts:
        owned += session.witnesses_in(text.id)
        owned += session.answers_in(text.id)
        owned += session.evidence_in(text.id)
        owned += session.appearances_in(text.id)
        owned += session.zones(text.id)
        owned += session.parts(text.id)
    return removing("Remove article", *owned, *texts, article)


def remove_articles(session: Session, article_ids: Sequence[str]) -> ChangeSet:
    """The same for several, as one action."""
    steps = [remove_article(session, article_id) for article_id in article_ids]
    return steps[0] if len(steps) == 1 else joined(f"Remove {len(steps):,} articles", steps)


def _moved(stretches: Sequence[Stretch], border: int, to: int) -> Iterator[Change]:
    """What happens to the stretches on both sides when a border moves; only what is different."""
    for stretch in stretches:
        if stretch.end <= border:
            end = to if stretch.end == border else min(stretch.end, to)
            after = replace(stretch, end=end)
        else:
            start = to if stretch.start == border else max(stretch.start, to)
            after = replace(stretch, start=start)
        if after.start >= after.end:
            yield Change(stretch, None)
        elif after != stretch:
            yield Change(stretch, after)


def _tidy(name: str, value: str) -> str:
    return checked_date(value) if name in _DATES else " ".join(value.split())
