"""An article is looked through for what is worth checking, and claims are made of it, with keys only."""

SCANDAL = "The decision has angered U.S. generals requesting 27,000 troops"


def selected(bench) -> str:
    anchor = bench.window.panes.article.selected_words()
    return anchor.quote if anchor else ""


def test_from_an_article_to_a_claim_with_three_keys(sample) -> None:
    sample.open_article("2011-the-wire")
    article = sample.window.panes.article
    article.viewer.setFocus()
    claims_before = len(sample.session.claims())

    sample.person.press("W")
    sample.until(lambda: bool(article.worth.waiting))
    found = [article.viewer.page.words[one.start : one.end] for one in article.worth.waiting]
    assert SCANDAL not in found, "it is the words of a claim already"

    sample.person.press("F4")
    first = selected(sample)
    assert first in found
    sample.person.press("F4")
    second = selected(sample)
    assert found.index(second) == found.index(first) + 1
    sample.person.press("Shift+F4")
    assert selected(sample) == first
    assert article.passages.bar.hint.startswith("Worth checking: ")

    while "Carney] said" not in selected(sample):
        sample.person.press("F4")
    sample.person.press("N")
    sample.until(lambda: len(sample.session.claims()) == claims_before + 1)
    claim = sample.session.claim(sample.desk.claim_id)
    assert claim.said_by == "Carney"
    (appears,) = sample.session.appearances_of(claim.id)
    assert appears.anchor.quote == claim.wording
    assert claim.wording not in [
        article.viewer.page.words[one.start : one.end] for one in article.worth.waiting
    ], "what has become a claim needs no finding any more"
    sample.until_idle()


def test_what_is_worth_checking_stays_shown_from_article_to_article(sample) -> None:
    sample.open_article("2011-the-wire")
    article = sample.window.panes.article
    article.viewer.setFocus()
    sample.person.press("W")
    sample.until(lambda: bool(article.worth.waiting))
    sample.open_article("2020-01-the-duran")
    sample.until(lambda: bool(article.worth.waiting) and sample.desk.tasks.idle)
    words = article.viewer.page.words
    assert any(
        "photograph of the letter" in words[one.start : one.end]
        or "Reuters headlined" in words[one.start : one.end]
        for one in article.worth.waiting
    )
    article.viewer.setFocus()
    sample.person.press("W")
    assert article.worth.waiting == []
    sample.until_idle()
