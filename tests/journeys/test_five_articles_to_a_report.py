"""The main job: five articles, one claim, three passages for it and three against, a verdict, a report."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog

from workbench.domain.evidence import Stance
from workbench.services.session import Session
from workbench.ui.dialogs.report import ReportWindow

CLAIM = "U.S. withdrawal from Iraq is underway"
PASSAGES = (
    ("joe-miller", "the letter implied a withdrawal was underway", "S"),
    ("joe-miller", "some forces are being repositioned inside Iraq, not leaving the country", "R"),
    ("duran", "the movement out of Iraq is conducted in a safe and efficient manner", "S"),
    ("esper-and-milley", "U.S. forces were preparing an immediate withdrawal from Iraq", "S"),
    ("esper-and-milley", "this is not a movement of U.S. forces out of the country", "R"),
    ("amn", "no decision whatsoever to leave Iraq", "R"),
)
RATIONALE = "A letter announced it; those who command the forces say it was a draft sent by mistake."


def test_the_main_job_takes_at_most_thirty_actions(
    bench, five: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, person, session = bench.window, bench.person, bench.session

    person.drop_files(window.panes.sources, five)
    bench.until(lambda: session.counts() == (5, 0) and bench.desk.tasks.idle)

    person.press("N")
    person.type(CLAIM, what="the new claim")
    person.press("Return")
    bench.until(lambda: session.counts() == (5, 1))

    open_now = bench.session.text(bench.desk.text_id).file_name
    for file, quote, key in PASSAGES:
        if file not in open_now:
            bench.open_article(file)
            open_now = session.text(bench.desk.text_id).file_name
        bench.select(quote)
        person.press(key)

    claim = session.claims()[0].claim
    assert claim.wording == CLAIM
    page = session.claim_page(claim.id)
    cited = {(cited.evidence.anchor.quote, cited.evidence.stance) for cited in page.evidence}
    stances = {"S": Stance.SUPPORTS, "R": Stance.REFUTES}
    assert cited == {(quote, stances[key]) for _, quote, key in PASSAGES}
    assert len({one.source.article_id for one in page.taking(Stance.SUPPORTS)}) == 3
    assert len({one.source.article_id for one in page.taking(Stance.REFUTES)}) == 3

    person.press("V")
    person.type(RATIONALE, what="the rationale")
    rating = bench.rating_button("Conflicting or cherry-picked")
    person.click(rating, what="rating")
    verdict = session.verdicts_of(claim.id)[-1]
    assert (verdict.rating, verdict.rationale) == ("conflicting", RATIONALE)

    report = tmp_path / "Report.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: person.name_file(report))
    person.click(window.top_bar.report_button, what="Report")
    dialog = window.findChild(ReportWindow)
    person.click(dialog.save_button, what="Save")
    bench.until(lambda: len(dialog.saved) == 2)
    bench.until_idle()
    dialog.close()

    html, pdf = report.read_text("utf-8"), report.with_suffix(".pdf").read_bytes()
    assert CLAIM in html and RATIONALE in html
    assert all(quote in html for _, quote, _ in PASSAGES)
    assert pdf.startswith(b"%PDF")
    assert len(person.actions) <= 30, "; ".join(person.actions)


def test_what_was_done_is_there_after_closing_and_can_be_taken_back_then(bench, five, program) -> None:
    person, session = bench.person, bench.session
    person.drop_files(bench.window.panes.sources, five[:1])
    bench.until(lambda: session.counts() == (1, 0) and bench.desk.tasks.idle)
    person.press("N")
    person.type(CLAIM)
    person.press("Return")
    path = session.path
    bench.window.close()

    with Session.open(path, "Someone else") as again:
        assert again.counts() == (1, 1)
        again.undo()
        again.undo()
        assert again.counts() == (0, 0)
        again.redo()
        again.redo()
        assert again.claims()[0].claim.wording == CLAIM


def test_a_click_in_a_sentence_and_a_key_link_the_whole_sentence(sample) -> None:
    person, desk, session = sample.person, sample.desk, sample.session
    sample.open_article("amn")
    desk.choose_claim(session.find_claim("The letter was unsigned").id)
    opened = session.open_text(desk.text_id)
    start, end = next(
        span
        for span in session.passages(desk.text_id)
        if span[0] > opened.words.index("Gen. Milley reviewed")
        and not any(mark.anchor.overlaps(*span) for mark in opened.marks)
    )
    sentence = opened.words[start:end]
    place, _ = sample.words_at(sentence)
    person.click(sample.window.panes.article.viewer.viewport(), place + QPoint(6, 0), what="a word")
    person.press("C")
    linked = {one.anchor.quote: one.stance for one in session.evidence_of(desk.claim_id)}
    assert linked[sentence] is Stance.CONTEXT
