"""Small cases for tests, made through the same door as real ones."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from workbench.domain.anchor import Anchor, anchor_at
from workbench.domain.article import Article, Attribution, Part, Text, Zone, ZoneKind, sha256
from workbench.domain.changes import ChangeSet, adding
from workbench.domain.claim import Claim
from workbench.domain.errors import UserError
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.identity import new_id, now
from workbench.domain.ruling import Kinship
from workbench.domain.scale import Rating, Scale
from workbench.domain.suggestion import Reply
from workbench.services import answering, checking, collating, independence, versions
from workbench.services.session import Session

SCALE = Scale(
    "two",
    "Two ratings",
    (
        Rating("right", "Right", "supports", "The sources bear it out."),
        Rating("wrong", "Wrong", "refutes", "The sources speak against it."),
    ),
)

STORY = (
    "Letter was a draft, general says.\n\n"
    "“That letter is a draft, it was a mistake,” the general said. "
    "All but 3,000 troops will leave. 🇮🇶 Bağdad and Sağlık are far away. "
    "The café\u00a0owner disagreed.\n\n"
    "Read more from this outlet. "
    "I do not believe a word of it."
)


@dataclass(frozen=True)
class Import:
    """An article on its way into a case."""

    article: Article
    text: Text
    step: ChangeSet
    contents: tuple[bytes, ...]
    passages: dict[str, list[tuple[int, int]]]

    def into(self, session: Session) -> "Import":
        session.do(self.step, contents=self.contents, passages=self.passages)
        return self


def an_import(
    words: str = STORY,
    *,
    zones: Sequence[tuple[ZoneKind, str]] = (),
    parts: Sequence[tuple[Attribution, str]] = (),
    original: bytes | None = None,
    page_starts: tuple[int, ...] = (),
    known_id: str = "",
    **said: str,
) -> Import:
    """An import of `words`. `zones` and `parts` go with the words that each of them begins with."""
    content, original = words.encode(), words.encode("utf-16") if original is None else original
    article = Article(new_id(), Attribution(**{"title": "A story", "outlet": "The Outlet", **said}))
    text = Text(
        new_id(),
        article.id,
        1,
        sha256(content),
        len(words),
        sha256(original),
        len(original),
        "story.txt",
        "utf-16",
        now(),
        page_starts,
        known_id,
    )
    zoned = zones or ((ZoneKind.BODY, ""),)
    records = [
        article,
        text,
        *(
            Part(new_id(), text.id, start, end, attribution)
            for (attribution, _), start, end in _cut(words, parts)
        ),
        *(Zone(new_id(), text.id, start, end, kind) for (kind, _), start, end in _cut(words, zoned)),
    ]
    return Import(
        article,
        text,
        adding("Import article", *records),
        (content, original),
        {text.words_sha256: sentences(words)},
    )


def _cut(words: str, stretches: Sequence[tuple]) -> list[tuple]:
    """Each stretch with where it starts and where the next one does."""
    starts = [words.index(opening) for _, opening in stretches]
    return list(zip(stretches, starts, [*starts, len(words)][1:], strict=True)) if stretches else []


def sentences(words: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"[^\s.][^.\n]*(?:\.|$)", words)]


def anchor_of(session: Session, text: Text, quote: str) -> Anchor:
    words = session.words(text)
    start = words.index(quote)
    return anchor_at(text.id, words, start, start + len(quote))


def add_claim(session: Session, wording: str, appears_at: Anchor | None = None, **details: object) -> Claim:
    claim, step = checking.new_claim(wording, appears_at=appears_at, **details)
    session.do(step)
    return claim


def link(session: Session, claim: Claim, anchor: Anchor, stance: Stance) -> Evidence:
    session.do(checking.link(session.claim(claim.id), anchor, stance, by=session.analyst))
    return session.evidence_of(claim.id)[-1]


def judge(session: Session, claim: Claim, rating: str, rationale: str = "So the sources say.") -> None:
    step = checking.judge(
        session.claim(claim.id),
        session.verdicts_of(claim.id),
        session.case.scale,
        rating,
        rationale,
        as_of="2020-01-08",
        by=session.analyst,
    )
    session.do(step)


def new_session(folder: Path, name: str = "Letter.fcase") -> Session:
    return Session.create(folder / name, "The letter", "an analyst", SCALE)


def act_at_random(chance: Random, session: Session, *, undoing: bool = True) -> None:
    """One action such as people take, chosen by `chance`; now and then one that has no effect."""
    weighed = _WEIGHED + (_UNDOING if undoing else [])
    actions, weights = zip(*weighed, strict=True)
    try:
        chance.choices(actions, weights)[0](chance, session)
    except UserError as nothing_to_do:
        assert nothing_to_do.message.startswith("There is nothing to"), nothing_to_do


def _import(chance: Random, session: Session) -> None:
    number = len(session.articles())
    an_import(f"{STORY} Number {number}-{chance.randrange(10**6)}.", title=f"Story {number}").into(session)


def _claim(chance: Random, session: Session) -> None:
    add_claim(session, f"Claim {chance.randrange(1000)}", tags=chance.sample(["a", "b", "ü"], 2))


def _some_claim(chance: Random, session: Session) -> Claim:
    rows = session.claims()
    return chance.choice(rows).claim if rows else add_claim(session, "The first claim")


def _some_anchor(chance: Random, session: Session) -> Anchor:
    if not session.articles():
        _import(chance, session)
    text = chance.choice(session.articles()).text
    start, end = chance.choice(session.passages(text.id))
    return session.anchor(text.id, start, chance.randint(start + 1, end))


def _link(chance: Random, session: Session) -> None:
    claim = _some_claim(chance, session)
    step = checking.link(
        claim,
        _some_anchor(chance, session),
        chance.choice(list(Stance)),
        by=session.analyst,
        existing=session.evidence_of(claim.id),
    )
    session.do(step)


def _unlink(chance: Random, session: Session) -> None:
    evidence = session.evidence_of(_some_claim(chance, session).id)
    if evidence:
        session.do(checking.unlink(chance.choice(evidence)))


def _judge(chance: Random, session: Session) -> None:
    judge(session, _some_claim(chance, session), chance.choice(["right", "wrong"]), f"{chance.random()}")


def _answer(chance: Random, session: Session) -> None:
    claim = _some_claim(chance, session)
    reply = chance.choice(list(Reply))
    session.do(answering.answer(claim, [_some_anchor(chance, session)], reply, by=session.analyst))


def _edit(chance: Random, session: Session) -> None:
    session.do(checking.edit_claim(_some_claim(chance, session), wording=f"Reworded {chance.random()}"))


def _remove(chance: Random, session: Session) -> None:
    claim = _some_claim(chance, session)
    session.do(checking.remove_claim(session.claim_page(claim.id), session.answers_of(claim.id)))


def _renew(chance: Random, session: Session) -> None:
    """Make an article the newest version of another, and settle one of the orphans there are."""
    rows = session.articles()
    if len(rows) > 1:
        older, newer = (row.article for row in chance.sample(rows, 2))
        session.do(versions.prepare_joining(session, older, newer).step)
    for orphan in versions.orphans(session)[:1]:
        session.do(versions.keep_old(orphan))


def _document(chance: Random, session: Session) -> None:
    """Name a document, or say that one is none, or that there is another copy of it."""
    named = session.documents()
    if not named or chance.random() < 0.5:
        anchors = [_some_anchor(chance, session), _some_anchor(chance, session)]
        session.do(collating.name_document(f"Letter {chance.randrange(100)}", anchors)[1])
        return
    document = chance.choice(named)
    copies = session.witnesses_of(document.id)
    if chance.random() < 0.5:
        session.do(collating.remove_document(document, copies))
    else:
        session.do(collating.add_witness(document, _some_anchor(chance, session)))


def _ruling(chance: Random, session: Session) -> None:
    """Say something of two sources, or take it back."""
    rulings = session.rulings()
    if rulings and chance.random() < 0.3:
        session.do(independence.take_back(chance.choice(rulings)))
        return
    one, other = (session.source_of(_some_anchor(chance, session)) for _ in range(2))
    if one.identity != other.identity:
        session.do(independence.rule(session, one, other, chance.choice(list(Kinship))))


def _undo(chance: Random, session: Session) -> None:
    session.undo()


def _redo(chance: Random, session: Session) -> None:
    session.redo()


_WEIGHED = [
    (_import, 1),
    (_claim, 3),
    (_link, 6),
    (_unlink, 1),
    (_judge, 2),
    (_answer, 1),
    (_edit, 2),
    (_remove, 1),
    (_renew, 1),
    (_ruling, 1),
    (_document, 1),
]
_UNDOING = [(_undo, 3), (_redo, 2)]


def everything_in(session: Session) -> dict[str, set[object]]:
    """All that a case holds, to be compared."""
    articles, claims = session.articles(), session.claims()
    texts = [text for row in articles for text in session.texts_of(row.article.id)]
    return {
        "case": {session.case},
        "articles": {repr(row.article) for row in articles},
        "texts": set(texts),
        "zones": {zone for text in texts for zone in session.zones(text.id)},
        "parts": {repr(part) for text in texts for part in session.parts(text.id)},
        "claims": {row.claim for row in claims},
        "evidence": {found for row in claims for found in session.evidence_of(row.claim.id)},
        "appearances": {found for row in claims for found in session.appearances_of(row.claim.id)},
        "verdicts": {found for row in claims for found in session.verdicts_of(row.claim.id)},
        "answers": {found for row in claims for found in session.answers_of(row.claim.id)},
        "documents": set(session.documents()),
        "rulings": set(session.rulings()),
        "witnesses": {found for one in session.documents() for found in session.witnesses_of(one.id)},
    }


def misplaced_anchors(session: Session) -> list[Anchor]:
    """The anchors of a case whose words are not their quote."""
    found: list[Anchor] = []
    for row in session.claims():
        owned = (
            *session.evidence_of(row.claim.id),
            *session.appearances_of(row.claim.id),
            *session.answers_of(row.claim.id),
        )
        for record in owned:
            words = session.words(session.text(record.anchor.text_id))
            if words[record.anchor.start : record.anchor.end] != record.anchor.quote:
                found.append(record.anchor)
    return found
