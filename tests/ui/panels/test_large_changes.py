"""What changes very much is done by a worker: the window reads on, and nothing else is changed meanwhile."""

from collections.abc import Iterator

import pytest

from workbench.domain.errors import UserError
from workbench.services.session import Session
from workbench.ui.notices import Notice, Tone
from workbench.ui.panels.history import HistoryPanel
from workbench.ui.panels.sources import SourcesPanel

MANY = 80


@pytest.fixture
def panel(desktop) -> Iterator[SourcesPanel]:
    for number in range(MANY):
        desktop.article(f"Letter {number} was unsigned.", title=f"Letter {number}", outlet="NPR")
    yield desktop.hold(SourcesPanel(desktop.desk, desktop.actions))


@pytest.fixture
def tones(desktop) -> list[Tone]:
    told: list[Tone] = []

    def take(notice: Notice) -> None:
        told.append(notice.tone)

    desktop.desk.noticed.connect(take)
    return told


def remove_all(desktop, panel: SourcesPanel) -> None:
    desktop.until_idle()
    panel.view.selectAll()
    panel.view.remove_asked.emit()


def test_many_articles_are_removed_and_brought_back_beside_the_window(
    desktop, panel, tones, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.ui.desk._MUCH", 1_000)
    remove_all(desktop, panel)
    assert desktop.desk.changing.under_way
    assert tones == [Tone.WORKING]
    assert len(desktop.session.articles()) == MANY, "the case is read as it was"
    desktop.until_idle()
    assert desktop.session.articles() == []
    assert panel.model.article_count == 0
    assert desktop.notices[-1] == f"Removed {MANY} articles."
    assert desktop.session.undo_label == f"Remove {MANY} articles"

    desktop.desk.undo()
    assert desktop.desk.changing.under_way
    desktop.until_idle()
    assert panel.model.article_count == MANY
    assert desktop.notices[-1] == f"Undone: remove {MANY} articles."
    assert desktop.session.redo_label == f"Remove {MANY} articles"
    desktop.desk.redo()
    desktop.until_idle()
    assert desktop.session.articles() == []


def test_nothing_else_is_changed_meanwhile_and_what_was_asked_for_is_told(desktop, panel) -> None:
    remove_all(desktop, panel)
    assert "writable" not in desktop.desk.facts and "undo" not in desktop.desk.facts
    assert not desktop.actions["edit.undo"].isEnabled()
    assert desktop.desk.make_claim("A withdrawal was underway.") is None
    assert desktop.notices[-1].startswith("The case is being changed.")
    desktop.desk.undo()
    desktop.until_idle()
    assert desktop.session.articles() == [] and desktop.session.claims() == []
    assert {"writable", "undo"} <= desktop.desk.facts
    assert desktop.desk.make_claim("A withdrawal was underway.") is not None


def test_what_waits_for_its_turn_is_done_afterwards(desktop, panel) -> None:
    done: list[str] = []
    remove_all(desktop, panel)
    desktop.desk.changing.when_free(lambda: done.append("later"))
    assert done == []
    desktop.until_idle()
    assert done == ["later"]
    desktop.desk.changing.when_free(lambda: done.append("at once"))
    assert done == ["later", "at once"]


def test_a_change_that_fails_changes_nothing_and_is_told(desktop, panel) -> None:
    def fail(_twin: Session) -> None:
        raise UserError("The disk is full.", "Make room.")

    desktop.desk.do_beside(fail, "Trying…", lambda _entry: None)
    desktop.until_idle()
    assert desktop.notices[-1] == "The disk is full. Make room."
    assert not desktop.desk.changing.under_way
    assert len(desktop.session.articles()) == MANY


def test_the_case_is_restored_beside_the_window(desktop, panel) -> None:
    history = desktop.hold(HistoryPanel(desktop.desk, desktop.actions), 900, 400)
    history._restore(1)
    assert desktop.desk.changing.under_way
    desktop.until_idle()
    assert len(desktop.session.articles()) == 1
    assert desktop.notices[-1] == "The case is as it was then. Undo takes this back."
    desktop.desk.undo()
    desktop.until_idle()
    assert len(desktop.session.articles()) == MANY
