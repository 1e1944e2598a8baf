"""The passages proposed for the current claim, looked for off the GUI thread.

They come in batches: what was answered counts as part of a batch, so that a claim one comes back to
has as much left to answer as when it was left.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.config.settings import MEANING_MODEL
from workbench.domain.anchor import Anchor
from workbench.domain.article import Article, Part, Text, Zone
from workbench.domain.changes import ChangeSet
from workbench.domain.claim import Appearance, Claim
from workbench.domain.counting import counted
from workbench.domain.errors import UserError
from workbench.domain.evidence import Evidence
from workbench.domain.suggestion import Answer, Suggestion
from workbench.ui.desk import Desk
from workbench.ui.tasks import Job

BATCH = 20
_REST = 150
"""Milliseconds for which a claim is looked at before passages are looked for: nobody waits for those of
the claims that are only passed by."""

_QUIET = 2000
"""Milliseconds until articles that came in are made ready to be looked through: an import brings more."""

_FIELDS = ("wording", "said_by", "said_on", "speaks_about")
"""What of a claim decides which passages are proposed for it."""


class State(Enum):
    NO_CLAIM = auto()
    LOOKING = auto()
    FOUND = auto()
    FAILED = auto()


class Proposals(QObject):
    """`waiting` are the proposed passages that are not answered yet, best first; `answered` counts the
    answers that are kept for the claim; `has_more` tells that there may be another batch. `changed` is
    sent when any of this is other than before.

    An answer takes its passage out at once, and undo puts it back where it stood: nothing is looked for
    again. Only another claim, other words of it or other articles make that necessary.
    """

    changed = Signal()
    returned = Signal(object)
    """A passage waits again, because its answer was taken back; its Anchor. Sent after `changed`."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._claim: Claim | None = None
        self._found: tuple[Suggestion, ...] = ()
        self._job: Job | None = None
        self._told: set[str] = set()
        self.state = State.NO_CLAIM
        self.waiting: tuple[Suggestion, ...] = ()
        self.answered = 0
        self.has_more = False
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._resting.timeout.connect(self.look)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET)
        self._quiet.timeout.connect(self._prepare)
        self._quiet.start()
        desk.claim_chosen.connect(self._on_claim_chosen)
        desk.changed.connect(self._on_changed)
        self._on_claim_chosen(desk.claim_id)

    @property
    def claim(self) -> Claim | None:
        """The claim that passages are proposed for."""
        return self._claim

    @property
    def in_words(self) -> str:
        """How many passages wait, or what there is to say while none does."""
        count = len(self.waiting)
        if count:
            return counted(count, "suggestion")
        return {
            State.NO_CLAIM: "",
            State.LOOKING: "Looking for passages…",
            State.FOUND: "No suggestions left" if self.answered else "No suggestions",
            State.FAILED: "No suggestions",
        }[self.state]

    def look(self) -> None:
        """Look for the rest of the batch; for a whole one when the last was answered to its end."""
        self._forget_job()
        claim = self._claim
        if claim is None:
            return
        session, limit = self._desk.session, BATCH - self.answered % BATCH
        model, cache = self._desk.settings[MEANING_MODEL], self._desk.cache

        def suggested(job: Job) -> tuple[list[Suggestion], UserError | None]:
            from workbench.services.meaning import meaning_in
            from workbench.services.suggesting import suggest

            meaning = meaning_in(model, cache)
            with session.reader(stop=lambda: job.cancelled) as reader:
                found = suggest(reader, claim, limit=limit, meaning=meaning)
            return found, meaning.problem if meaning else None

        self.state = State.LOOKING

        def arrive(outcome: tuple[list[Suggestion], UserError | None]) -> None:
            found, problem = outcome
            self._show(found, has_more=len(found) == limit)
            self._tell_once(problem)

        self._job = self._desk.tasks.run(suggested, arrive, self._fail)
        self.changed.emit()

    def _prepare(self) -> None:
        """Make ready what a first look in a large case would wait for."""
        session = self._desk.session

        def prepared(job: Job) -> None:
            from workbench.services.suggesting import prepare

            with session.reader(stop=lambda: job.cancelled) as reader:
                prepare(reader)

        # what goes wrong is told when passages are looked for
        self._desk.tasks.run(prepared, lambda _none: None, lambda _problem: None, long=True)

    # ── the claim ───────────────────────────────────────────────────────────────────────────────

    def _on_claim_chosen(self, claim_id: str) -> None:
        self._forget_job()
        self._found = ()
        self._claim = self._desk.session.claim(claim_id) if claim_id else None
        self.state = State.LOOKING if claim_id else State.NO_CLAIM
        if claim_id:
            self._resting.start()
        self._settle()

    def _on_changed(self, step: ChangeSet) -> None:
        if step.touches(Text):
            self._quiet.start()
        if self._claim is None:
            return
        before = self._claim
        if step.touches(Claim):
            self._claim = self._desk.session.claim(before.id)
        if step.touches(Article, Text, Part, Zone) or _is_other(before, self._claim):
            self.state = State.LOOKING
            self._resting.start()
        if step.touches(Answer, Evidence, Appearance):
            waited = {one.anchor for one in self.waiting}
            self._settle()
            for one in self.waiting:
                if one.anchor not in waited:
                    self.returned.emit(one.anchor)
                    return

    # ── what is found ───────────────────────────────────────────────────────────────────────────

    def _show(self, found: Sequence[Suggestion], *, has_more: bool) -> None:
        self._job = None
        self.state = State.FOUND
        self._found, self.has_more = tuple(found), has_more
        self._settle()

    def _fail(self, error: Exception) -> None:
        self._job = None
        self.state = State.FAILED
        self._settle()
        self._desk.report_problem(error)

    def _tell_once(self, problem: UserError | None) -> None:
        """What went wrong without keeping anything from being found; once, for it will again."""
        if problem is not None and str(problem) not in self._told:
            self._told.add(str(problem))
            self._desk.report_problem(problem)

    def _settle(self) -> None:
        """Take out what is linked or answered by now."""
        settled: list[Anchor] = []
        self.answered = 0
        if self._claim is not None:
            session, claim_id = self._desk.session, self._claim.id
            answers = session.answers_of(claim_id)
            self.answered = len(answers)
            settled = [
                *(answer.anchor for answer in answers),
                *(evidence.anchor for evidence in session.evidence_of(claim_id)),
                *(appearance.anchor for appearance in session.appearances_of(claim_id)),
            ]
        self.waiting = tuple(rest for one in self._found if (rest := _without(one, settled)) is not None)
        self.changed.emit()

    def _forget_job(self) -> None:
        self._resting.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None


def _is_other(before: Claim, after: Claim) -> bool:
    return any(getattr(before, field) != getattr(after, field) for field in _FIELDS)


def _without(one: Suggestion, settled: Sequence[Anchor]) -> Suggestion | None:
    """What is left to answer of a passage and those alike; None when all of them are settled."""
    left = [passage for passage in (replace(one, alike=()), *one.alike) if not _is_settled(passage, settled)]
    return replace(left[0], alike=tuple(left[1:])) if left else None


def _is_settled(one: Suggestion, settled: Sequence[Anchor]) -> bool:
    place = one.anchor
    return any(
        anchor.text_id == place.text_id and anchor.overlaps(place.start, place.end) for anchor in settled
    )
