"""What the tests of the store share."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from casemaking import Import, add_claim, an_import, anchor_of, judge, link, new_session

from workbench.domain.evidence import Stance
from workbench.services.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A new, empty case."""
    with new_session(tmp_path) as session:
        yield session


@pytest.fixture
def story(session: Session) -> Import:
    """An article in the case."""
    return an_import().into(session)


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    """The file of a case in which some work has been done, closed."""
    with new_session(tmp_path) as session:
        story = an_import().into(session)
        other = an_import("Esper said no.\nNothing will change.", title="Another", outlet="NPR").into(session)
        claim = add_claim(session, "The letter was a draft", anchor_of(session, story.text, "a draft"))
        link(session, claim, anchor_of(session, story.text, "That letter is a draft"), Stance.SUPPORTS)
        link(session, claim, anchor_of(session, other.text, "Esper said no."), Stance.REFUTES)
        judge(session, claim, "right")
        judge(session, claim, "wrong")
        return session.path


@pytest.fixture
def without_rights() -> Iterator[object]:
    """A folder, and a way to act as somebody who may not write in it, also where the tests run as root."""
    folder = Path(tempfile.mkdtemp(prefix="store-rights-"))
    folder.chmod(0o755)

    @contextmanager
    def as_a_stranger(folder_mode: int = 0o555) -> Iterator[None]:
        root = os.geteuid() == 0
        mode = folder.stat().st_mode
        try:
            folder.chmod(folder_mode)
            if root:
                os.seteuid(65534)
            yield
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(mode)

    yield folder, as_a_stranger
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()
