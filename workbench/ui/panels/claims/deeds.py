"""What can be done with the passages of a claim. Each deed is one change of the case, or a place to go."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from workbench.domain.anchor import Anchor
from workbench.domain.errors import NotFound
from workbench.domain.evidence import Evidence, SpeechAct, Stance
from workbench.domain.overview import CitedAppearance, CitedPassage
from workbench.services import checking
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.notices import Tone
from workbench.ui.panels.claims.card import Card
from workbench.ui.panels.claims.card_tools import Choice, Deed

_REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PassageDeeds:
    """Gives cards their deeds. A case that is open for reading has fewer of them."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        self._desk, self._actions = desk, actions

    def of_passage(self, cited: CitedPassage, card: Card) -> tuple[Deed, ...]:
        evidence = cited.evidence
        going = self._going(evidence.anchor, cited.orphan)
        if self._desk.session.read_only:
            return going
        stances = tuple(
            Deed(
                f"{str(stance).capitalize()} the claim" if stance is not Stance.CONTEXT else "Only context",
                f"stance.{stance}",
                partial(self.change_stance, evidence.id, stance),
                as_command=self._actions[f"link.{stance}"],
            )
            for stance in Stance
            if stance is not evidence.stance
        )
        acts = tuple(
            Choice(
                str(act).capitalize() or "Not said",
                partial(self._set_act, evidence.id, act),
                act is evidence.speech_act,
            )
            for act in SpeechAct
        )
        save = partial(self._write_note, evidence.id)
        write = partial(card.write_note, self._desk.drafts, f"{evidence.id} note", save)
        return (
            *stances,
            Deed("What the speaker does", "evidence.act", _nothing, choices=acts, begins_group=True),
            Deed("Edit the note" if evidence.note else "Add a note", "evidence.note", write),
            *going,
            Deed("Remove from the claim", "edit.remove", partial(self._unlink, evidence.id), _REMOVE_KEYS),
        )

    def of_appearance(self, cited: CitedAppearance) -> tuple[Deed, ...]:
        appearance = cited.appearance
        going = self._going(appearance.anchor, cited.orphan)
        if self._desk.session.read_only:
            return going
        removal = Deed(
            "Remove this place",
            "edit.remove",
            partial(self._remove_appearance, appearance.id),
            _REMOVE_KEYS,
        )
        return (*going, removal)

    def change_stance(self, evidence_id: str, stance: Stance) -> None:
        self._desk.do(checking.edit_evidence(self._evidence(evidence_id), stance=stance))

    def link(self, anchor: Anchor, claim_id: str, stance: Stance) -> None:
        """What dropping a passage does. It may come from the window of another case."""
        try:
            self._desk.session.text(anchor.text_id)
        except NotFound:
            self._desk.notify("This passage is from another case. Import its article here first.")
        else:
            self._desk.link(stance, anchor, claim_id)

    def move(self, evidence_id: str, claim_id: str, stance: Stance | None = None) -> None:
        """What dropping a card does: it goes to a claim, which may be its own, and takes a stance."""
        session = self._desk.session
        try:
            evidence, claim = session.evidence(evidence_id), session.claim(claim_id)
        except NotFound:
            self._desk.notify("This card is from another case. Link its passage here instead.")
            return
        others = [linked.anchor for linked in session.evidence_of(claim_id) if linked.id != evidence_id]
        if evidence.anchor in others:
            self._desk.notify("This passage is linked to that claim already.")
        elif self._desk.do(checking.move_evidence(evidence, claim, stance or evidence.stance)):
            self._desk.notify("Passage moved.", Tone.DONE, "edit.undo")

    def _going(self, anchor: Anchor, is_orphan: bool) -> tuple[Deed, ...]:
        go = "Review where it was" if is_orphan else "Go to the passage"
        return (
            Deed(go, "go", partial(self._desk.show_passage, anchor), begins_group=True),
            Deed("Copy the words", "edit.copy", partial(_copy, anchor.quote), only_in_menu=True),
        )

    def _set_act(self, evidence_id: str, act: SpeechAct) -> None:
        self._desk.do(checking.edit_evidence(self._evidence(evidence_id), speech_act=act))

    def _write_note(self, evidence_id: str, note: str) -> bool:
        return self._desk.save(checking.edit_evidence(self._evidence(evidence_id), note=note.strip()))

    def _unlink(self, evidence_id: str) -> None:
        if self._desk.do(checking.unlink(self._evidence(evidence_id))):
            self._desk.notify("Passage removed from the claim.", Tone.DONE, "edit.undo")

    def _remove_appearance(self, appearance_id: str) -> None:
        if self._desk.do(checking.remove_appearance(self._desk.session.appearance(appearance_id))):
            self._desk.notify("Place removed from the claim.", Tone.DONE, "edit.undo")

    def _evidence(self, evidence_id: str) -> Evidence:
        """As it is now: the card may be a moment older."""
        return self._desk.session.evidence(evidence_id)


def _copy(words: str) -> None:
    QGuiApplication.clipboard().setText(words)


def _nothing() -> None:
    """A deed with choices does nothing by itself."""
