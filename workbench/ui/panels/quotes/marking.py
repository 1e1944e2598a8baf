"""Saying that selected words copy out a document."""

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from workbench.domain.anchor import Anchor
from workbench.domain.document import Document
from workbench.domain.errors import UserError
from workbench.services import collating
from workbench.ui.desk import Desk
from workbench.ui.notices import Tone
from workbench.ui.plain import plain_label

_SHOWN = 60


def mark_copy(desk: Desk, window: QWidget) -> None:
    """Ask of which document the selected words are a copy; where none is named, they begin one."""
    anchor = desk.selection
    if anchor is None:
        desk.notify("Select the words of a letter or a statement first.")
        return
    documents = desk.session.documents()
    if not documents:
        _begin(desk, anchor)
        return
    menu = QMenu(window)
    menu.setAccessibleName("Copy of which document")
    menu.aboutToHide.connect(menu.deleteLater)
    for document in reversed(documents):
        words = document.title if len(document.title) <= _SHOWN else f"{document.title[:_SHOWN]}…"
        action = menu.addAction(plain_label(words))
        action.triggered.connect(lambda _checked=False, document=document: _add(desk, document, anchor))
    menu.addSeparator()
    menu.addAction("A new document").triggered.connect(lambda _checked=False: _begin(desk, anchor))
    menu.setActiveAction(menu.actions()[0])
    menu.popup(QCursor.pos())


def _begin(desk: Desk, anchor: Anchor) -> None:
    _document, step = collating.name_document(collating.proposed_title(anchor.quote), [anchor])
    if desk.do(step):
        desk.notify("Named a document. Now mark its copy in another article in the same way.", Tone.DONE)


def _add(desk: Desk, document: Document, anchor: Anchor) -> None:
    try:
        step = collating.add_witness(document, anchor, desk.session.witnesses_of(document.id))
    except UserError as problem:
        desk.report_problem(problem)
        return
    if desk.do(step):
        desk.notify(f"Marked a copy of “{document.title}”.", Tone.DONE)
