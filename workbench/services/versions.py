"""New versions of articles, and what becomes of the passages that were cited from the old ones.

A passage whose very words stand in the new version, in the company of the same words, is carried over.
Every other one stays where it is, on the old version, where its words still stand: it is an orphan until
the analyst has said where it belongs. Nothing is deleted and nothing is guessed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.domain.anchor import Anchor, anchor_at
from workbench.domain.article import Article, Attribution, Part, Text, Zone, sha256, zone_at
from workbench.domain.changes import Change, ChangeSet, Record, joined, replacing
from workbench.domain.claim import Appearance
from workbench.domain.document import Witness
from workbench.domain.errors import UserError
from workbench.domain.evidence import Evidence
from workbench.domain.span import Span
from workbench.domain.suggestion import Answer
from workbench.finding.quote_places import Haystack, Place, Quote
from workbench.finding.relocation import places
from workbench.finding.word_diff import Stretch, place_after, word_diff
from workbench.reading import ImportedArticle
from workbench.services.articles import BY_ANALYST
from workbench.services.importing import records_of
from workbench.services.ready import Capture
from workbench.services.repeated import apart_as_in, found_zones, rezoned
from workbench.services.session import Session

_LIKELY = 3
_TAKEN_OVER = ("title", "outlet", "byline", "published", "url", "language")


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version that can be added: do `step` with its `contents` and `passages`.

    `old` and `new` are the texts, `stretches` what they have in common; `carried` counts the passages
    that move along, `orphans` those that are left to review. `note` says in a sentence what was done to
    the words, if they did not come like this.
    """

    old: Text
    new: Text
    old_words: str
    new_words: str
    stretches: tuple[Stretch, ...]
    carried: int
    orphans: int
    step: ChangeSet
    contents: tuple[bytes, ...] = ()
    passages: Mapping[str, Sequence[Span]] | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Orphan:
    """Evidence, or the appearance of a claim, that cites `text` though `newest` has replaced it."""

    record: Evidence | Appearance
    article: Article
    text: Text
    newest: Text


@dataclass(frozen=True, slots=True)
class LikelyPlace:
    """A place in the newest version that an orphan may belong to."""

    anchor: Anchor
    place: Place


def prepare(
    session: Session, article: Article, imported: ImportedArticle, capture: Capture | None = None
) -> NewVersion:
    """What was read, as the next version of an article. For a worker: large texts take seconds.

    `capture` tells of a page that was fetched how it was. What was set apart in the version before because
    other articles repeat it is so in this one. Raises UserError when the article has exactly these words
    already.
    """
    original, words = sha256(imported.original), imported.words.encode()
    old = session.newest_text(article.id)
    zoned = replace(imported, zones=apart_as_in(session, old, imported.words, imported.zones))
    _, text, parts, zones = records_of(zoned, original, len(imported.original), sha256(words), capture)
    new = replace(text, article_id=article.id, version=old.version + 1)
    must_differ(session, article, new)
    records: list[Record] = [new, *_with_corrections(session, old, parts), *zones]
    added = [Change(None, record) for record in records]
    renewed = replace(article, attribution=_renewed(article.attribution, imported.attribution))
    return _carrying_over(
        session,
        old,
        new,
        imported.words,
        zones,
        ChangeSet("", (*added, *replacing("", article, renewed).changes)),
        contents=(imported.original, words),
        passages={new.words_sha256: imported.passages},
    )


def prepare_joining(session: Session, article: Article, newer: Article) -> NewVersion:
    """An article of the case as the newest version of another one, which it is from then on.

    What cites it goes on citing it, and what was said of it and noted is said of the other one. Raises
    UserError when both are one, or the words are the same.
    """
    if article.id == newer.id:
        raise UserError(
            "An article cannot be a version of itself.", "Choose the article that it is a newer version of."
        )
    old = session.newest_text(article.id)
    texts = session.texts_of(newer.id)
    moved = [
        replace(text, article_id=article.id, version=old.version + number)
        for number, text in enumerate(texts, 1)
    ]
    new = moved[-1]
    must_differ(session, article, new)
    renewed = replace(
        article,
        attribution=_renewed(article.attribution, newer.attribution),
        note="\n\n".join(dict.fromkeys(filter(None, (article.note, newer.note)))),
    )
    changes = [Change(text, after) for text, after in zip(texts, moved, strict=True)]
    changes += _rulings_passed_on(session, newer, article)
    changes += [Change(newer, None), *replacing("", article, renewed).changes]
    words, zones = session.words(texts[-1]), session.zones(new.id)
    changes += rezoned(new, zones, apart_as_in(session, old, words, found_zones(zones)))
    return _carrying_over(session, old, new, words, zones, ChangeSet("", tuple(changes)))


def add_version(
    session: Session, article: Article, imported: ImportedArticle, capture: Capture | None = None
) -> NewVersion:
    """Add what was read as the next version of an article, in one action; see `prepare`."""
    prepared = prepare(session, article, imported, capture)
    session.do(prepared.step, contents=prepared.contents, passages=prepared.passages)
    return prepared


def orphans(session: Session) -> list[Orphan]:
    """What cites an older version of its article and has not been settled, article by article."""
    found: list[Orphan] = []
    for record in session.left_behind():
        text = session.text(record.anchor.text_id)
        article = session.article(text.article_id)
        found.append(Orphan(record, article, text, session.newest_text(article.id)))
    return found


def likely_places(session: Session, orphan: Orphan) -> list[LikelyPlace]:
    """The places in the newest version that an orphan may belong to, the best first, each with what
    speaks against it. For a worker: large texts take a while.
    """
    words = session.words(orphan.newest)
    quote = _quote(orphan.record.anchor)
    return [
        LikelyPlace(anchor_at(orphan.newest.id, words, place.start, place.end), place)
        for place in places(quote, Haystack(words), _LIKELY)
    ]


def settle(session: Session, orphan: Orphan, anchor: Anchor) -> ChangeSet:
    """Let an orphan cite this place; its quote is then what stands there.

    Raises UserError when the claim cites the place already.
    """
    record = orphan.record
    cited = (
        session.evidence_of(record.claim_id)
        if isinstance(record, Evidence)
        else session.appearances_of(record.claim_id)
    )
    place = (anchor.text_id, anchor.start, anchor.end)
    if any((one.anchor.text_id, one.anchor.start, one.anchor.end) == place for one in cited):
        raise UserError("The claim already cites this place.", "Leave the passage where it is, or remove it.")
    return replacing("Carry passage over", record, replace(record, anchor=anchor))


def keep_old(orphan: Orphan) -> ChangeSet:
    """Leave an orphan on the version that it cites; it is no orphan any more."""
    kept = replace(orphan.text, kept=(*orphan.text.kept, orphan.record.id))
    return replacing(f"Leave passage on version {orphan.text.version}", orphan.text, kept)


def must_differ(session: Session, article: Article, new: Text) -> None:
    """Raises UserError when the article has a version with these words already."""
    if any(text.words_sha256 == new.words_sha256 for text in session.texts_of(article.id)):
        title = article.attribution.title or new.file_name
        raise UserError(f"“{title}” already has a version with exactly these words.", "Nothing was added.")


# what is carried over


def _rulings_passed_on(session: Session, newer: Article, article: Article) -> Iterator[Change]:
    """What was said of an article that becomes a version of another is said of that one. It is dropped where
    it was said of the two, which are one source now, or where something is said of that one already.
    """
    said = {ruling.sources for ruling in session.rulings_of(article.id)}
    for ruling in session.rulings_of(newer.id):
        moved = replace(
            ruling,
            one_article_id=article.id if ruling.one_article_id == newer.id else ruling.one_article_id,
            other_article_id=article.id if ruling.other_article_id == newer.id else ruling.other_article_id,
        )
        is_dropped = len(moved.sources) == 1 or moved.sources in said
        said.add(moved.sources)
        yield Change(ruling, None if is_dropped else moved)


def _carrying_over(
    session: Session,
    old: Text,
    new: Text,
    words: str,
    zones: Sequence[Zone],
    step: ChangeSet,
    *,
    contents: tuple[bytes, ...] = (),
    passages: Mapping[str, Sequence[Span]] | None = None,
) -> NewVersion:
    """The new version with the anchors of the old one, and what earlier versions have left behind."""
    old_words, haystack = session.words(old), Haystack(words)
    stretches = word_diff(old_words, words)
    carried: list[Change] = []
    left = 0
    standing = {_citation(record) for record in _citing(session, new)}
    for record in _cited(session, old):
        source = old if record.anchor.text_id == old.id else session.text(record.anchor.text_id)
        expected = place_after(stretches, record.anchor.start, record.anchor.end) if source is old else None
        anchor = _certain_place(record.anchor, new, haystack, expected)
        if anchor and _is_reporting(session.zones(source.id), record.anchor) is _is_reporting(zones, anchor):
            moved_along = replace(record, anchor=anchor)
            if _citation(moved_along) not in standing:
                carried.append(Change(record, moved_along))
            elif isinstance(record, Answer | Witness):  # said of the same words in both: once is enough
                carried.append(Change(record, None))
            else:
                left += 1
        elif isinstance(record, Evidence | Appearance):  # what was proposed may be proposed anew
            left += 1
    label = (
        f"Add version {new.version} of “{session.article(old.article_id).attribution.title or old.file_name}”"
    )
    whole = joined(label, (step, ChangeSet("", tuple(carried))))
    moved = sum(isinstance(change.record, Evidence | Appearance) for change in carried)
    return NewVersion(old, new, old_words, words, tuple(stretches), moved, left, whole, contents, passages)


def _cited(session: Session, text: Text) -> Iterator[Evidence | Appearance | Answer | Witness]:
    """What cites a text, and what waits on earlier versions of it."""
    yield from _citing(session, text)
    earlier = {one.id for one in session.texts_of(text.article_id)} - {text.id}
    yield from (record for record in session.left_behind() if record.anchor.text_id in earlier)


def _citing(session: Session, text: Text) -> Iterator[Evidence | Appearance | Answer | Witness]:
    yield from session.evidence_in(text.id)
    yield from session.appearances_in(text.id)
    yield from session.answers_in(text.id)
    yield from session.witnesses_in(text.id)


def _citation(record: Evidence | Appearance | Answer | Witness) -> tuple[type, str, int, int]:
    """What cites which words: what is the same in two records that say one thing twice."""
    owner = record.document_id if isinstance(record, Witness) else record.claim_id
    return type(record), owner, record.anchor.start, record.anchor.end


def _certain_place(anchor: Anchor, new: Text, haystack: Haystack, expected: Span | None) -> Anchor | None:
    for place in places(_quote(anchor, expected), haystack, _LIKELY):
        if place.certain:
            return anchor_at(new.id, haystack.words, place.start, place.end)
    return None


def _quote(anchor: Anchor, expected: Span | None = None) -> Quote:
    start = expected[0] if expected else None
    return Quote(anchor.quote, anchor.before, anchor.after, anchor.start, start)


def _is_reporting(zones: Sequence[Zone], anchor: Anchor) -> bool:
    zone = zone_at(zones, anchor.start)
    return zone is None or zone.kind.is_reporting


# what is known of the new version


def _renewed(known: Attribution, said: Attribution) -> Attribution:
    """What was known, with what the new version adds: what was empty, and when it was updated."""
    news = {
        name: value for name in _TAKEN_OVER if (value := getattr(said, name)) and not getattr(known, name)
    }
    if said.updated and known.origins.get("updated") != BY_ANALYST:
        news["updated"] = said.updated
    origins = {name: said.origins[name] for name in news if name in said.origins}
    return replace(known, **news, origins={**known.origins, **origins})


def _with_corrections(session: Session, old: Text, parts: Iterable[Part]) -> Iterator[Part]:
    """The parts of the new version; what the analyst has said of an outlet's part still holds."""
    known_parts = [part.attribution for part in session.parts(old.id)]
    described = {said.outlet: said for said in known_parts if BY_ANALYST in said.origins.values()}
    for part in parts:
        known = described.get(part.attribution.outlet) if part.attribution.outlet else None
        yield replace(part, attribution=_renewed(known, part.attribution)) if known else part
