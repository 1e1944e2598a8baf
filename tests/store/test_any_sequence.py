"""Whatever is done in whatever order: undone completely it is as it was at first, redone as at last."""

import shutil
import tempfile
from pathlib import Path
from random import Random

from casemaking import act_at_random, everything_in, misplaced_anchors, new_session
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from workbench.services.session import Session
from workbench.store.doctor import examine


class AnalystAtWork(RuleBasedStateMachine):
    """Keeps a list of what the case held after each action, and walks along it by undo and redo."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="sequence-"))
        self.session = new_session(self.folder)
        self.states = [everything_in(self.session)]
        self.position = 0

    def teardown(self) -> None:
        while self.session.undo_label:
            self.session.undo()
        assert everything_in(self.session) == self.states[0]
        while self.session.redo_label:
            self.session.redo()
        assert everything_in(self.session) == self.states[-1]
        assert misplaced_anchors(self.session) == []
        self.session.close()
        assert examine(self.session.path).is_sound
        shutil.rmtree(self.folder)

    @rule(seed=st.integers(0, 2**32))
    def act(self, seed: int) -> None:
        before = len(self.session.history())
        act_at_random(Random(seed), self.session, undoing=False)
        entries = self.session.history()
        for _ in range(len(entries) - before):  # an action may need another one first
            self.session.undo()
        new = []
        for _ in range(len(entries) - before):
            self.session.redo()
            new.append(everything_in(self.session))
        if new:
            self.states = [*self.states[: self.position + 1], *new]
            self.position += len(new)

    @precondition(lambda self: self.position > 0)
    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.position -= 1

    @precondition(lambda self: self.position < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        self.session.redo()
        self.position += 1

    @rule(share=st.floats(0, 1))
    def go_back(self, share: float) -> None:
        """Restore to an earlier entry; whatever that is, it is one more action."""
        last = len(self.session.history())
        entry = int(share * last)
        if entry < last and self._differs_from(entry):
            self.session.restore_to(entry)
            self.states = [*self.states[: self.position + 1], everything_in(self.session)]
            self.position += 1

    def _differs_from(self, number: int) -> bool:
        from workbench.domain.changes import joined

        later = [entry.step.inverse() for entry in self.session.history() if entry.number > number]
        return bool(joined("", later))

    @rule()
    def restart(self) -> None:
        self.session.close()
        self.session = Session.open(self.session.path, "an analyst")

    @invariant()
    def holds_what_it_should(self) -> None:
        assert everything_in(self.session) == self.states[self.position]
        assert bool(self.session.undo_label) == (self.position > 0)
        assert bool(self.session.redo_label) == (self.position < len(self.states) - 1)
        assert self.session.verify() == []


AnalystAtWork.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestAnySequenceOfActions = AnalystAtWork.TestCase
