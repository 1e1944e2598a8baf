"""An article comes with garbled letters: the analyst is told, sees what would change, and accepts it."""

from pathlib import Path

from workbench.services import importing
from workbench.ui.dialogs.new_version import NewVersionDialog

MEANT = "The café’s owner said he didn’t know who wrote the letter. It wasn’t signed.\n"
GARBLED = MEANT.encode().decode("cp1252")


def dialog_of(bench) -> NewVersionDialog:
    bench.until(lambda: bench.window.findChild(NewVersionDialog) is not None)
    return bench.window.findChild(NewVersionDialog)


def test_garbled_letters_are_shown_before_and_after_and_mended_when_accepted(bench, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(GARBLED, encoding="utf-8")
    outcome = importing.add(bench.session, importing.read(path))
    bench.desk.show_text(bench.session.newest_text(outcome.article_id).id)
    offer = bench.window.panes.article.headline.garbled
    bench.until(offer.isVisible)
    assert (
        bench.session.words(bench.session.newest_text(outcome.article_id)) == GARBLED
    )  # nothing is mended yet
    bench.person.click(offer, what="Letters look garbled — mend…")
    dialog = dialog_of(bench)
    bench.until(dialog.add_button.isEnabled)
    assert "he didnâ€™didn’t know" in dialog.changes.toPlainText()  # struck, and underlined
    assert "garbled letters are mended" in dialog._summary.text()
    bench.person.click(dialog.add_button, what="Add as version 2")
    bench.until(lambda: bench.session.text(bench.desk.text_id).version == 2)
    assert bench.window.panes.article.viewer.page.words == MEANT
    bench.until(lambda: not offer.isVisible())
    bench.window.actions_.run("edit.undo")
    bench.until(lambda: bench.session.newest_text(outcome.article_id).version == 1)


def test_an_article_that_reads_right_offers_nothing(bench, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(MEANT, encoding="utf-8")
    outcome = importing.add(bench.session, importing.read(path))
    bench.desk.show_text(bench.session.newest_text(outcome.article_id).id)
    bench.until(lambda: bench.window.panes.article.viewer.page.words == MEANT)
    assert bench.window.panes.article.headline.garbled.isHidden()
    bench.window.actions_.run("article.mend")
    dialog = dialog_of(bench)
    bench.until(lambda: "No letters look garbled" in dialog._summary.text())
    assert not dialog.add_button.isEnabled()
    dialog.reject()
