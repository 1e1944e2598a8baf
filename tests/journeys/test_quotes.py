"""The quote ledger and the letter, by keys alone."""

from workbench.domain.evidence import Stance


def opened(sample):
    """The ledger, opened by its key."""
    sample.person.press("Ctrl+Shift+Q")
    panel = sample.window.panes.quotes
    sample.until(lambda: panel.model.rowCount() > 0)
    sample.until_idle()
    return panel


def test_a_saying_is_compared_and_made_a_claim_without_the_mouse(sample) -> None:
    person, panel = sample.person, opened(sample)
    assert panel.view.hasFocus()
    assert panel.current.title == "Gen. Mark Milley"
    person.press("J")
    assert panel.current.title == "Trump"
    person.press("D")
    assert panel.saying.said.text().startswith("AMN · order: Says “We’re not leaving unless")
    person.press("D")
    assert panel.saying.said.text() == "AMN · spelling: Has “airbase” for “air base”."
    person.press("O")
    sample.until(lambda: sample.desk.text_id == sample.article_from("amn").text.id)
    assert panel.view.hasFocus()  # the keyboard stays where the next quote is
    before = len(sample.session.claims())
    person.press("N")
    sample.until_idle()
    assert len(sample.session.claims()) == before + 1
    page = sample.session.claim_page(sample.desk.claim_id)
    assert page.claim.wording.startswith("Did Trump say “We have a very extraordinarily expensive air base")
    assert {one.source.name for one in page.evidence} >= {"Daily Wire", "AMN"}
    assert {one.evidence.stance for one in page.evidence} == {Stance.CONTEXT}
    person.press("Ctrl+Z")
    assert len(sample.session.claims()) == before


def test_the_letter_is_accepted_collated_and_made_a_claim_without_the_mouse(sample) -> None:
    person, panel = sample.person, opened(sample)
    person.press("T")
    assert panel.current.title.startswith("Letter: Your Excellency")
    person.press("A")
    sample.until(lambda: bool(sample.session.documents()))
    sample.until_idle()
    assert panel.view.hasFocus()
    person.press("L")
    page = panel.larger.page
    told = [page.model.variation(page.view.currentIndex()).words]
    while len(told) < len(page.model._collation.variations):
        person.press("D")
        told.append(page.model.variation(page.view.currentIndex()).words)
    assert told.count("") == 5  # what one copy alone has: head, notes, signature
    assert [words for words in told if words] == [
        "due",
        "and weeks",
        "to prepare for onward movement",
        "security",
        "operations",
        "and",
    ]
    while page.model.variation(page.view.currentIndex()).words != "operations":
        person.press("Shift+D")
    person.press("N")
    page_of_claim = sample.session.claim_page(sample.desk.claim_id)
    assert "we will conduct these operations during hours of darkness" in page_of_claim.claim.wording
    assert [one.evidence.note for one in page_of_claim.evidence] == [
        "",
        "Has “missions” for “operations”. Has “any” for “and”.",
    ]
    person.press("O")
    sample.until(lambda: sample.desk.text_id == sample.article_from("duran").text.id)
    assert panel.larger is None
    for _ in range(2):
        person.press("Ctrl+Z")
    sample.until_idle()
    assert sample.session.documents() == []
