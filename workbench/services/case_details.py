"""The case itself: what it is called, what it is about, and the scale its claims are judged on."""

from dataclasses import replace

from workbench.domain.case import Case
from workbench.domain.changes import ChangeSet, replacing
from workbench.domain.errors import UserError
from workbench.domain.scale import Scale
from workbench.services.session import Session


def edit_case(
    session: Session, *, title: str | None = None, note: str | None = None, scale: Scale | None = None
) -> ChangeSet:
    """Change what is given. Raises UserError for an empty title, and for another scale once a verdict has
    been given, which would no longer mean what it says.
    """
    before = session.case
    after: Case = replace(
        before,
        title=before.title if title is None else _checked_title(title),
        note=before.note if note is None else note.strip(),
        scale=scale or before.scale,
    )
    if after.scale.id != before.scale.id and session.is_judged:
        raise UserError(
            f"Verdicts have been given on the scale “{before.scale.name}”, so the case keeps it.",
            "Make a new case for another scale.",
        )
    return replacing("Edit case details", before, after)


def _checked_title(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise UserError("A case needs a title.", "Write what it is about in a few words.")
    return title
