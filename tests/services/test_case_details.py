"""What a case says of itself can be edited, but for a scale that verdicts were given on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from casemaking import SCALE, new_session

from workbench.domain.errors import UserError
from workbench.services import checking
from workbench.services.case_details import edit_case
from workbench.services.scales import known_scale
from workbench.services.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with new_session(tmp_path) as session:
        yield session


def test_title_and_note_are_edited_in_one_step(session: Session) -> None:
    session.do(edit_case(session, title="  What  was said ", note=" For the evening. "))
    assert (session.case.title, session.case.note) == ("What was said", "For the evening.")
    assert session.undo().label == "Edit case details"
    assert not edit_case(session, title=session.case.title)
    with pytest.raises(UserError, match="needs a title"):
        edit_case(session, title=" ")


def test_the_scale_may_be_another_one_until_a_verdict_is_given(session: Session) -> None:
    session.do(edit_case(session, scale=known_scale("truth-six")))
    assert session.case.scale.id == "truth-six"
    session.undo()
    claim, step = checking.new_claim("The dam holds")
    session.do(step)
    session.do(checking.judge(claim, (), SCALE, "right", "It does.", as_of="", by="an analyst"))
    with pytest.raises(UserError, match="so the case keeps it"):
        edit_case(session, scale=known_scale("truth-six"))
    assert edit_case(session, scale=session.case.scale, note="It rained.")
