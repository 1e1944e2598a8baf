"""An article changes after it was cited: its new version is compared, and what was cited is settled."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from workbench.domain.evidence import Evidence
from workbench.places import corpus
from workbench.services import versions
from workbench.ui.dialogs.new_version import NewVersionDialog

WAS, IS = "Neither Esper nor Milley knew", "Esper and Milley knew"
GONE = "On Sunday, Iraq had passed a resolution ordering all foreign troops to leave the country."


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The AMN article as its outlet might have changed it later, under the same file name."""
    (file,) = corpus().glob("*amn*.txt")
    words = file.read_text("utf-8")
    assert WAS in words and GONE in words
    changed = "Correction added later.\n\n" + words.replace(WAS, IS).replace(GONE, "")
    path = tmp_path / "downloads" / file.name
    path.parent.mkdir()
    path.write_text(changed, "utf-8")
    return path


def dialog_of(bench) -> NewVersionDialog:
    bench.until(lambda: bench.window.findChild(NewVersionDialog) is not None)
    dialog = bench.window.findChild(NewVersionDialog)
    bench.until(dialog.add_button.isEnabled)
    return dialog


def test_a_changed_article_is_dropped_again_compared_and_its_orphans_settled(sample, newer: Path) -> None:
    window, person, session = sample.window, sample.person, sample.session
    orphans = window.panes.orphans
    cited_before = len([row for row in session.claims() for _ in session.evidence_of(row.claim.id)])
    article = sample.article_from("amn").article

    person.drop_files(window.panes.sources, [newer])
    sample.until(lambda: session.counts() == (6, 20) and window.panes.sources.renewals.isVisible())
    (button,) = window.panes.sources.renewals.buttons
    person.click(button, what="compare")

    dialog = dialog_of(sample)
    shown = dialog.changes.toPlainText()
    assert "Correction added later." in shown and GONE in shown
    person.click(dialog.add_button, what="Add as version 2")
    sample.until(lambda: session.counts() == (5, 20))
    assert [text.version for text in session.texts_of(article.id)] == [1, 2]
    assert sample.desk.text_id == session.newest_text(article.id).id
    waiting = len(versions.orphans(session))
    assert 2 <= waiting < 10

    window.activateWindow()
    sample.until(window.isActiveWindow)
    person.press("Ctrl+Shift+R")
    sample.until(lambda: orphans.isVisible() and bool(orphans.places))
    first = orphans.current
    assert first is not None
    assert first.record.anchor.quote.startswith(WAS)
    person.press("1")
    moved = session.evidence(first.record.id)
    assert moved.anchor.text_id == session.newest_text(article.id).id
    assert moved.anchor.quote.startswith(IS)
    assert len(versions.orphans(session)) == waiting - 1

    while (orphan := orphans.current) is not None:
        person.press("L")
        kept = session.text(orphan.text.id).kept
        assert orphan.record.id in kept
    assert versions.orphans(session) == []
    cited_after = [one for row in session.claims() for one in session.evidence_of(row.claim.id)]
    assert len(cited_after) == cited_before
    for evidence in cited_after:
        assert isinstance(evidence, Evidence)
        assert evidence.anchor.holds_in(session.words(session.text(evidence.anchor.text_id)))

    for _ in range(waiting + 1):
        person.press("Ctrl+Z")
    assert session.counts() == (6, 20)
    assert versions.orphans(session) == []


def test_a_file_is_chosen_as_the_new_version_of_the_open_article(sample, newer: Path) -> None:
    window, person, session = sample.window, sample.person, sample.session
    sample.open_article("amn")
    window.actions_.run("article.new_version")
    chooser = window.findChild(QFileDialog)
    chooser.fileSelected.emit(person.name_file(newer)[0])
    chooser.reject()
    dialog = dialog_of(sample)
    sample.until(dialog.isActiveWindow)
    person.press("Escape")
    sample.until(lambda: window.findChild(NewVersionDialog) is None)
    assert session.counts() == (5, 20)
    assert [text.version for text in session.texts_of(sample.article_from("amn").article.id)] == [1]
