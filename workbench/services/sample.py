"""The sample case: five articles, and the work of a desk that has checked some of what they claim.

`corpus/case.toml` is replayed through the services, one step for each thing an analyst did, so that
its history is a real one and every step can be undone.
"""

import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbench.domain.anchor import Anchor
from workbench.domain.changes import replacing
from workbench.domain.errors import UserError
from workbench.domain.evidence import SpeechAct, Stance
from workbench.places import corpus
from workbench.services import checking, importing
from workbench.services.articles import edit_attribution, edit_note
from workbench.services.quoting import place_quote
from workbench.services.scales import known_scale
from workbench.services.session import Session

FILE_NAME = "Iraq withdrawal reports.fcase"
"""What the sample case is called where nobody has said."""

_CORRECTED = ("title", "outlet", "byline", "published", "updated", "url", "language")

Told = Mapping[str, Any]
"""A table of the file: its keys are named as in the domain, or explained at its head."""


def make_sample(path: Path, analyst: str) -> Session:
    """Make the sample case at `path` and open it for `analyst`; the work in it is signed by its desk.

    The file appears only when it is complete. Raises UserError when there is one at `path` already.
    """
    _must_be_free(path)
    told = tomllib.loads(corpus("case.toml").read_text(encoding="utf-8"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".sample-") as folder:
            draft = Path(folder) / path.name
            _make(draft, told)
            _must_be_free(path)  # it takes a second or two, and some systems rename over what is there
            draft.rename(path)
    except OSError as error:
        raise UserError(
            f"The sample case cannot be written into “{path.parent}”: {error.strerror}.",
            "Choose another folder.",
        ) from error
    return Session.open(path, analyst)


def _must_be_free(path: Path) -> None:
    if path.exists():
        raise UserError(
            f"There is already a file “{path.name}” here.", "Open it, or choose another place for the sample."
        )


def _make(path: Path, told: Told) -> None:
    with Session.create(path, told["title"], told["analyst"], known_scale(told["scale"])) as session:
        session.do(
            replacing("Edit case details", session.case, replace(session.case, note=told["note"].strip()))
        )
        _Desk(session, _imported(session, told["articles"])).replay(told["claims"])


def _imported(session: Session, articles: Mapping[str, Told]) -> dict[str, str]:
    """Import the articles and correct what is known of them; the id of each text by its short name."""
    return {name: _import(session, article) for name, article in articles.items()}


def _import(session: Session, told: Told) -> str:
    outcome = importing.add(session, importing.read(corpus(told["file"])))
    article = session.article(outcome.article_id)
    text = session.newest_text(article.id)
    session.do(edit_attribution(article, **_corrections(told)))
    for part in session.parts(text.id):
        session.do(edit_attribution(part, **_corrections(told["parts"][part.attribution.outlet])))
    session.do(edit_note(session.article(article.id), told["note"]))
    return text.id


def _corrections(told: Told) -> dict[str, str]:
    return {field: told[field] for field in _CORRECTED if field in told}


@dataclass(frozen=True, slots=True)
class _Desk:
    """The case while it is worked on; `texts` are the ids of the texts by their short names."""

    session: Session
    texts: Mapping[str, str]

    def replay(self, claims: Iterable[Told]) -> None:
        for told in claims:
            claim_id = self._claim(told)
            for passage in told.get("evidence", ()):
                self._link(claim_id, passage)
            for verdict in told.get("verdicts", ()):
                self._judge(claim_id, verdict)

    def _claim(self, told: Told) -> str:
        """Add a claim and the places where it was found; returns its id."""
        places = self._anchors(told.get("appears", ()))
        claim, step = checking.new_claim(
            told["wording"],
            appears_at=next(places, None),
            said_by=told["said_by"],
            said_on=told["said_on"],
            speaks_about=told["speaks_about"],
            tags=tuple(told["tags"]),
            note=told.get("note", "").strip(),
        )
        self.session.do(step)
        for anchor in places:
            self.session.do(checking.add_appearance(claim, anchor))
        return claim.id

    def _link(self, claim_id: str, told: Told) -> None:
        step = checking.link(
            self.session.claim(claim_id),
            self._anchor(told),
            Stance(told["stance"]),
            by=self.session.analyst,
            speech_act=SpeechAct(told.get("act", "")),
            note=told.get("note", ""),
            existing=self.session.evidence_of(claim_id),
        )
        self.session.do(step)

    def _judge(self, claim_id: str, told: Told) -> None:
        step = checking.judge(
            self.session.claim(claim_id),
            self.session.verdicts_of(claim_id),
            self.session.case.scale,
            told["rating"],
            told["rationale"],
            as_of=told["as_of"],
            by=self.session.analyst,
        )
        self.session.do(step)

    def _anchors(self, passages: Iterable[Told]) -> Iterator[Anchor]:
        return (self._anchor(told) for told in passages)

    def _anchor(self, told: Told) -> Anchor:
        text_id = self.texts[told["in"]]
        words = self.session.words(self.session.text(text_id))
        return self.session.anchor(text_id, *place_quote(words, told["quote"], told.get("within", "")))
