"""What the entries of the history were about, in words."""

from dataclasses import dataclass

from workbench.domain.article import Article, Attribution, Part, Text, Zone
from workbench.domain.case import Case
from workbench.domain.changes import RECORD_KINDS, Change, ChangeSet, Record
from workbench.domain.claim import Appearance, Claim
from workbench.domain.document import Document, Witness
from workbench.domain.errors import NotFound
from workbench.domain.evidence import Evidence
from workbench.domain.history import Deed, Entry
from workbench.domain.ruling import Ruling
from workbench.domain.suggestion import Answer
from workbench.domain.verdict import Verdict
from workbench.services.session import Session

_PLURALS: dict[type[Record], str] = {
    Article: "articles",
    Text: "texts",
    Part: "parts",
    Zone: "zones",
    Claim: "claims",
    Appearance: "appearances",
    Evidence: "passages",
    Verdict: "verdicts",
    Answer: "answers",
    Document: "documents",
    Witness: "witnesses",
    Ruling: "origins",
}

_SHOWN = 80
"""Characters of a quote."""

_DEEDS = {Deed.DO: "", Deed.UNDO: "Undone: ", Deed.REDO: "Redone: "}


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the history in words, without all that it has changed.

    `subject` says what it was about, `principal` is what it was chiefly about: None where it changed nothing.
    """

    number: int
    deed: Deed
    target: int | None
    by: str
    at: str
    label: str
    subject: str
    principal: Record | None

    @property
    def what(self) -> str:
        """`Give verdict`, `Undone: Give verdict`."""
        return f"{_DEEDS[self.deed]}{self.label}"


def told(session: Session, limit: int | None = None, before: int | None = None, after: int = 0) -> list[Told]:
    """The entries, newest first, each with what it was about. For a worker: on `session.reader()`."""
    return [_told(session, entry) for entry in session.each_entry(limit, before, after)]


def _told(session: Session, entry: Entry) -> Told:
    step = entry.step
    return Told(
        entry.number,
        entry.deed,
        entry.target,
        entry.by,
        entry.at,
        entry.label,
        subject_of(session, step),
        principal_change(step).record if step else None,
    )


def principal_change(step: ChangeSet) -> Change:
    """What the action was chiefly about: what came or went rather than what was altered, and the
    owner rather than what it owns.
    """
    return min(
        step.changes,
        key=lambda change: (
            change.before is not None and change.after is not None,
            RECORD_KINDS.index(type(change.record)),
        ),
    )


def subject_of(session: Session, step: ChangeSet) -> str:
    """The thing that an action was about: a claim's words, a quote, an article; of several, how many.

    An empty string when the step changed nothing.
    """
    if not step:
        return ""
    principal = principal_change(step)
    kind = type(principal.record)
    alike = [
        change
        for change in step.changes
        if type(change.record) is kind and (change.before is None) is (principal.before is None)
    ]
    if len(alike) > 1 and kind in _PLURALS:
        return f"{len(alike):,} {_PLURALS[kind]}"
    return _words_of(session, step, principal.record)


def _words_of(session: Session, step: ChangeSet, record: Record) -> str:
    match record:
        case Case():
            return record.title
        case Claim():
            return record.wording
        case Appearance() | Evidence() | Answer():
            wording = _wording(session, step, record.claim_id)
            return f"“{_short(' '.join(record.anchor.quote.split()))}” → {wording}"
        case Document():
            return record.title
        case Witness():
            return f"“{_short(' '.join(record.anchor.quote.split()))}”"
        case Ruling():
            names = (part or _title(session, step, article_id) for article_id, part in sorted(record.sources))
            return " and ".join(names)
        case Verdict():
            return f"{_rating(session, record.rating)} · {_wording(session, step, record.claim_id)}"
        case Article() | Part():
            said = record.attribution
            return said.title or said.outlet or _file_name(session, step, record)
        case Text():
            return record.file_name
        case Zone():
            return record.label or str(record.kind)


def _short(quote: str) -> str:
    """The beginning of a quote, so that the claim behind it is seen too."""
    return quote if len(quote) <= _SHOWN else f"{quote[:_SHOWN].rstrip()}…"


def _rating(session: Session, rating_id: str) -> str:
    try:
        return session.case.scale.rating(rating_id).label
    except NotFound:  # given on a scale the case no longer has
        return rating_id


def _wording(session: Session, step: ChangeSet, claim_id: str) -> str:
    """A claim's words now; of one that is gone, its words when the step was done."""
    try:
        return session.claim(claim_id).wording
    except NotFound:
        claims = (change.record for change in step.changes if isinstance(change.record, Claim))
        return next((claim.wording for claim in claims), "a claim that is no longer in the case")


def _title(session: Session, step: ChangeSet, article_id: str) -> str:
    """What an article is called now; one that is gone, when the step was done."""
    try:
        said = session.article(article_id).attribution
        return said.outlet or said.title or session.newest_text(article_id).file_name
    except NotFound:
        gone = (change.record for change in step.changes if isinstance(change.record, Article))
        said = next((one.attribution for one in gone if one.id == article_id), Attribution())
        return said.outlet or said.title or "an article"


def _file_name(session: Session, step: ChangeSet, record: Article | Part) -> str:
    texts = (change.record for change in step.changes if isinstance(change.record, Text))
    if text := next(texts, None):
        return text.file_name
    try:
        text = session.text(record.text_id) if isinstance(record, Part) else session.newest_text(record.id)
    except NotFound:
        return "an article that is no longer in the case"
    return text.file_name
