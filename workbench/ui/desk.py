"""The desk: the open case and what the analyst has before them. Every panel is given the desk.

Two kinds of news leave it. `changed` tells that the case is other than before, and carries the change
set; a panel asks `step.touches(Claim)` and reads again what it shows. The other signals tell where the
analyst has gone. Panels never call each other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from workbench.config.drafts import Drafts
from workbench.config.paths import Paths
from workbench.config.progress import Progress
from workbench.config.settings import Settings
from workbench.domain.anchor import Anchor
from workbench.domain.changes import ChangeSet
from workbench.domain.claim import Claim
from workbench.domain.errors import NotFound, UserError
from workbench.domain.evidence import Stance
from workbench.domain.history import Entry
from workbench.services import checking
from workbench.services.session import Session
from workbench.ui.changing import Changing, Deed
from workbench.ui.notices import Notice, Tone
from workbench.ui.tasks import Tasks
from workbench.ui.theme import Theme

_MUCH = 60_000
"""Characters of an entry in the history, some 200 records, that can be taken back at once."""


class Desk(QObject):
    """The case on the desk, the current claim, the open article and the selected passage."""

    changed = Signal(object)
    """A ChangeSet was done, undone or redone."""
    claim_chosen = Signal(str)
    """The current claim is another; its id, or "" for none."""
    article_asked = Signal(str, object)
    """An article is to be shown: text id, and the Anchor to flash, or None for where it was left."""
    passage_selected = Signal(object)
    """Other words are selected: an Anchor, or None."""
    evidence_asked = Signal(str)
    """A highlight was clicked: the id of the Evidence or the Appearance whose card is to be shown."""
    read_on = Signal(str)
    """More of a text has been on screen than ever before; the text's id."""
    facts_changed = Signal()
    """What commands need is there, or is gone."""
    noticed = Signal(object)
    """A Notice is to be shown."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        theme: Theme,
        folders: Paths,
        parent: QObject | None = None,
    ) -> None:
        """`folders` are those of the profile the program was started with."""
        super().__init__(parent)
        self.session = session
        self.settings = settings
        self.theme = theme
        self.progress = Progress(folders.data, session.case.id)
        self.drafts = Drafts(folders.data, session.case.id)
        self.cache = folders.cache
        self.tasks = Tasks(self)
        self.changing = Changing(session, self.tasks, self)
        self._claim_id = ""
        self._text_id = ""
        self._selection: Anchor | None = None
        self._facts: set[str] = set()
        session.listen(self._on_session_changed)
        self.tasks.failed.connect(self.report_problem)
        self.changing.turned.connect(self.facts_changed)

    # ── the case ────────────────────────────────────────────────────────────────────────────────

    def do(
        self,
        step: ChangeSet,
        *,
        contents: Iterable[bytes] = (),
        passages: Mapping[str, Sequence[tuple[int, int]]] | None = None,
    ) -> bool:
        """Do the change set; a problem becomes a notice. Whether the case is now other than before."""
        try:
            self._must_be_free()
            return self.session.do(step, contents=contents, passages=passages or {}) is not None
        except UserError as error:
            self.report_problem(error)
            return False

    def save(self, step: ChangeSet) -> bool:
        """The same for what was typed: whether the case says so now, also where it said so before."""
        return not step or self.do(step)

    def do_beside(self, deed: Deed, words: str, done: Callable[[Entry], object]) -> None:
        """Have a worker do what changes very many records. Meanwhile `words` say so, all can be read, and
        nothing else can be changed.
        """
        try:
            self._must_be_free()
        except UserError as error:
            self.report_problem(error)
            return
        self.notify(words, Tone.WORKING)
        self.changing.begin(deed, done, self.report_problem)

    def undo(self) -> None:
        self._again(Session.undo, self.session.undo_weight, ("Undoing…", "Undone"))

    def redo(self) -> None:
        self._again(Session.redo, self.session.redo_weight, ("Redoing…", "Redone"))

    def notify(self, words: str, tone: Tone = Tone.INFO, command: str = "") -> None:
        self.noticed.emit(Notice(words, tone, command))

    def report_problem(self, error: Exception) -> None:
        """Show a person's problem as a notice; anything else is a bug of ours and is raised."""
        if not isinstance(error, UserError):
            raise error
        self.notify(str(error), Tone.PROBLEM)

    # ── where the analyst is ────────────────────────────────────────────────────────────────────

    @property
    def claim_id(self) -> str:
        """The current claim, which linking a passage is about, or ""."""
        return self._claim_id

    @property
    def text_id(self) -> str:
        """The text in the viewer, or ""."""
        return self._text_id

    @property
    def selection(self) -> Anchor | None:
        """The passage that a link would cite: the selected words, or the sentence at the cursor."""
        return self._selection

    def choose_claim(self, claim_id: str) -> None:
        if claim_id != self._claim_id:
            self._claim_id = claim_id
            self.set_fact("claim", bool(claim_id))
            self.claim_chosen.emit(claim_id)

    def show_text(self, text_id: str, anchor: Anchor | None = None) -> None:
        """Open an article in the viewer, at a passage if one is given."""
        self._text_id = text_id
        self.set_fact("article", bool(text_id))
        self.article_asked.emit(text_id, anchor)

    def show_passage(self, anchor: Anchor) -> None:
        self.show_text(anchor.text_id, anchor)

    def see(self, text_id: str, start: int, end: int) -> None:
        """The viewer tells which words (code points) are on screen."""
        if self.progress.see(text_id, start, end):
            self.read_on.emit(text_id)

    def select(self, anchor: Anchor | None) -> None:
        """The viewer tells what is selected."""
        self._selection = anchor
        self.set_fact("passage", anchor is not None)
        self.passage_selected.emit(anchor)

    def show_evidence(self, record_id: str, claim_id: str) -> None:
        """Show the card of a highlight: choose its claim, then bring the card into view."""
        self.choose_claim(claim_id)
        self.evidence_asked.emit(record_id)

    @property
    def facts(self) -> frozenset[str]:
        """What commands may need, and is there now."""
        facts = set(self._facts)
        if not self.session.read_only and not self.changing.under_way:
            facts.add("writable")
            facts |= {"undo"} if self.session.undo_label else set()
            facts |= {"redo"} if self.session.redo_label else set()
        return frozenset(facts)

    def set_fact(self, fact: str, there: bool) -> None:
        self.set_facts({fact: there})

    def set_facts(self, facts: Mapping[str, bool]) -> None:
        """Tell of several facts at once whether they are there."""
        before = set(self._facts)
        for fact, there in facts.items():
            (self._facts.add if there else self._facts.discard)(fact)
        if self._facts != before:
            self.facts_changed.emit()

    # ── the two actions that link a passage ─────────────────────────────────────────────────────

    def make_claim(
        self, wording: str, appears_at: Anchor | None = None, *, said_by: str = ""
    ) -> Claim | None:
        """Add a claim and make it the current one."""
        try:
            claim, step = checking.new_claim(wording, appears_at=appears_at, said_by=said_by)
        except UserError as error:
            self.report_problem(error)
            return None
        if not self.do(step):
            return None
        self.choose_claim(claim.id)
        return claim

    def link(self, stance: Stance, anchor: Anchor | None = None, claim_id: str = "") -> None:
        """Link a passage, the selected one if none is given, to a claim, else to the current one."""
        anchor = anchor or self._selection
        claim_id = claim_id or self._claim_id
        if anchor is None:
            self.notify("Select the words of a passage first.")
        else:
            self._link(checking.link, anchor, stance, claim_id)

    def link_found(self, stance: Stance, anchor: Anchor) -> None:
        """Link a passage that a list holds out to the current claim; if that cites it, change the stance."""
        self._link(checking.link_found, anchor, stance, self._claim_id)

    def _link(self, linking: Callable[..., ChangeSet], anchor: Anchor, stance: Stance, claim_id: str) -> None:
        if not claim_id:
            self.notify("Choose a claim first, or make one of the selected words.", command="claim.new")
            return
        claim, existing = self.session.claim(claim_id), self.session.evidence_of(claim_id)
        step = linking(claim, anchor, stance, by=self.session.analyst, existing=existing)
        if step:
            self.do(step)
        else:
            self.notify("This passage is linked to the claim so already.")

    def _again(self, deed: Callable[[Session], Entry], weight: int, words: tuple[str, str]) -> None:
        """Undo or redo, in a worker where that is much; `words` say that it is being done, and that it is."""
        doing, did = words

        def tell(entry: Entry) -> None:
            # a label may name a file or a title, whose capitals stay
            self.notify(f"{did}: {entry.label[:1].lower()}{entry.label[1:]}.", Tone.DONE)

        if weight > _MUCH:
            self.do_beside(deed, doing, tell)
            return
        try:
            self._must_be_free()
            tell(deed(self.session))
        except UserError as error:
            self.report_problem(error)

    def _must_be_free(self) -> None:
        if self.changing.under_way:
            raise UserError("The case is being changed.", "Do this again when that is done, in a moment.")

    def _on_session_changed(self, step: ChangeSet) -> None:
        if self._claim_id:
            try:
                self.session.claim(self._claim_id)
            except NotFound:
                self.choose_claim("")
        self.changed.emit(step)
        self.facts_changed.emit()
