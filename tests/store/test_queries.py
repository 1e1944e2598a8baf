"""What the lists and pages show of a case, and that they ask for it in a fixed number of statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from casemaking import STORY, Import, add_claim, an_import, anchor_of, judge, link

from workbench.domain.anchor import Anchor
from workbench.domain.article import Attribution, ZoneKind
from workbench.domain.changes import adding, replacing
from workbench.domain.claim import Appearance
from workbench.domain.errors import NotFound
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.identity import new_id
from workbench.services.session import Session
from workbench.store import surroundings

ZONES = (
    (ZoneKind.HEADLINE, "Letter"),
    (ZoneKind.BODY, "“That"),
    (ZoneKind.TEASER, "Read"),
    (ZoneKind.COMMENTS, "I do"),
)
PARTS = (
    (Attribution(title="The letter", outlet="One", published="2020-01-06"), "Letter"),
    (Attribution(title="The troops", outlet="Two", published="2011"), "All but"),
)


@pytest.fixture
def page(session: Session) -> Import:
    """A page on which two outlets' stories were pasted together, with a teaser and a comment."""
    return an_import(zones=ZONES, parts=PARTS, title="A page", outlet="The Page").into(session)


@contextmanager
def statements(session: Session) -> Iterator[list[str]]:
    """The statements that are run meanwhile, without those that SQLite runs inside of them."""
    run: list[str] = []
    session._file._connection.set_trace_callback(run.append)
    yield run
    session._file._connection.set_trace_callback(None)
    run[:] = [statement for statement in run if not statement.startswith("--")]


# articles


def test_what_was_read_of_an_article_is_counted_as_its_row_counts_it(session: Session, page: Import) -> None:
    (row,) = session.articles()
    whole = (0, page.text.length)
    assert session.passages_within(page.text, [whole]) == row.passages
    assert session.passages_within(page.text, []) == 0
    sentences = session.passages(page.text.id)
    (first, second), (last_start, last_end) = sentences[:2], sentences[-1]
    assert session.passages_within(page.text, [first]) == 1
    assert session.passages_within(page.text, [(first[0], second[1] - 1)]) == 1, "the second only in part"
    assert session.passages_within(page.text, [first, (second[0], second[1])]) == 2
    assert session.passages_within(page.text, [(last_start, last_end)]) == 0, "a comment"


def test_the_first_passage_from_a_place_on_is_found(session: Session, page: Import) -> None:
    first, second, *_ = session.passages(page.text.id)
    assert session.passage_from(page.text.id, first[0]) == first
    assert session.passage_from(page.text.id, first[0] + 1) == second
    assert session.passage_from(page.text.id, page.text.length) is None


def test_passages_cited_in_one_article_are_counted_as_in_the_list_of_all(
    session: Session, page: Import
) -> None:
    claim = add_claim(session, "The letter was a draft")
    for quote in ("a draft", "That letter is a draft", "I do not believe"):
        link(session, claim, anchor_of(session, page.text, quote), Stance.SUPPORTS)
    other = an_import("Another article says that letter is a draft.").into(session)
    rows = {row.article.id: row.cited for row in session.articles()}
    assert {id: session.cited(id) for id in rows} == rows == {page.article.id: 2, other.article.id: 0}


def test_marks_are_read_again_without_the_words(session: Session, page: Import) -> None:
    opened = session.open_text(page.text.id)
    claim = add_claim(session, "The letter was a draft")
    link(session, claim, anchor_of(session, page.text, "a draft"), Stance.SUPPORTS)
    again = session.marked_again(opened)
    assert again == session.open_text(page.text.id)
    assert again.words is opened.words and again.zones is opened.zones


def test_what_a_worker_has_read_is_at_hand_for_the_window(session: Session, page: Import) -> None:
    with session.reader() as reader:
        assert not session.has_at_hand(page.text)
        words = reader.words(page.text)
    assert session.has_at_hand(page.text)
    assert session.words(page.text) is words


def test_what_lies_around_a_passage_of_a_very_long_text_is_the_same_as_in_any_other(
    session: Session, page: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = add_claim(session, "The letter was a draft")
    for quote in ("a draft", "All but 3,000 troops", "I do not believe"):
        link(session, claim, anchor_of(session, page.text, quote), Stance.SUPPORTS)
    usual = session.claim_page(claim.id), session.search("letter")
    monkeypatch.setattr(surroundings, "_VERY_LONG", 10)
    assert (session.claim_page(claim.id), session.search("letter")) == usual


def test_articles_are_counted_without_what_no_outlet_answers_for(session: Session, page: Import) -> None:
    claim = add_claim(session, "The letter was a draft")
    for quote in ("a draft", "That letter is a draft", "Read more", "I do not believe"):
        link(session, claim, anchor_of(session, page.text, quote), Stance.SUPPORTS)
    (row,) = session.articles()
    assert row.article == page.article
    assert row.text == page.text
    assert [part.attribution.outlet for part in row.parts] == ["One", "Two"]
    assert row.passages == 5  # of seven sentences
    assert row.cited == 2  # of four


def test_a_passage_cited_for_two_claims_is_one_passage(session: Session, story: Import) -> None:
    anchor = anchor_of(session, story.text, "a draft")
    for wording in ("One", "Two"):
        link(session, add_claim(session, wording), anchor, Stance.SUPPORTS)
    assert session.articles()[0].cited == 1


def test_a_list_shows_the_newest_version_of_an_article(session: Session, story: Import) -> None:
    newer = an_import("Letter was genuine after all.")
    text, *zones = [change.record for change in newer.step.changes[1:]]
    text = replace(text, article_id=story.article.id, version=2)
    session.do(adding("Import new version", text, *zones), contents=newer.contents, passages=newer.passages)
    (row,) = session.articles()
    assert row.text == text == session.newest_text(story.article.id)
    assert row.passages == 1
    assert session.search("3,000 troops") == []
    assert session.texts_of(story.article.id) == [story.text, text]


@pytest.mark.parametrize("number", [1, 12])
def test_lists_and_pages_take_a_fixed_number_of_statements(session: Session, number: int) -> None:
    for each in range(number):
        story = an_import(f"{STORY} {each}", parts=PARTS, zones=ZONES, title=f"{each}").into(session)
        claim = add_claim(session, f"Claim {each}")
        judge(session, claim, "right")
    for quote in ("a draft", "All but", "café")[: max(1, number // 4)]:
        link(session, claim, anchor_of(session, story.text, quote), Stance.REFUTES)
    for read, at_most in (
        (session.articles, 3),
        (session.claims, 1),
        (lambda: session.claim_page(claim.id), 9),
        (lambda: session.open_text(story.text.id), 6),
        (lambda: session.search("general"), 6 + number),  # the words of each article found
    ):
        with statements(session) as run:
            read()
        assert len(run) <= at_most, run


def test_an_opened_text_shows_its_marks_in_order_and_orphans_apart(session: Session, page: Import) -> None:
    claim = add_claim(session, "The letter was a draft", anchor_of(session, page.text, "a draft"))
    second = link(session, claim, anchor_of(session, page.text, "All but 3,000"), Stance.REFUTES)
    moved = Anchor(page.text.id, 40, 47, "a draft")
    session.do(adding("Link passage", orphan := Evidence(new_id(), claim.id, moved, Stance.CONTEXT)))
    opened = session.open_text(page.text.id)
    assert opened.words == STORY
    assert [mark.stance for mark in opened.marks] == [None, Stance.REFUTES]
    assert opened.marks[1].record_id == second.id
    assert [mark.record_id for mark in opened.orphans] == [orphan.id]
    assert [zone.kind for zone in opened.zones] == [kind for kind, _ in ZONES]
    assert all(opened.words[mark.start : mark.end] == mark.anchor.quote for mark in opened.marks)


def test_what_is_not_in_the_case_is_said_not_to_be(session: Session) -> None:
    for look in (session.open_text, session.claim_page, session.newest_text, session.claim, session.article):
        with pytest.raises(NotFound, match="not in the case") as caught:
            look("no such id")
        assert caught.value.hint


# sentences


def test_the_sentence_at_a_position_is_found_and_none_between(session: Session, story: Import) -> None:
    start, end = session.passages(story.text.id)[1]
    assert STORY[start:end] == "“That letter is a draft, it was a mistake,” the general said."
    assert session.passage_at(story.text.id, start) == (start, end)
    assert session.passage_at(story.text.id, end - 1) == (start, end)
    assert session.passage_at(story.text.id, end) is None
    assert session.passage_at(story.text.id, start - 1) is None


# claims


def test_claims_are_counted_by_stance_and_outlet_without_comments(session: Session, page: Import) -> None:
    claim = add_claim(session, "The letter was a draft")
    assert (session.claims()[0].supports, session.claims()[0].verdict) == (0, None)
    for quote, stance in (
        ("That letter is a draft", Stance.SUPPORTS),
        ("it was a mistake", Stance.SUPPORTS),
        ("All but 3,000", Stance.REFUTES),
        ("Sağlık", Stance.CONTEXT),
        ("Read more", Stance.SUPPORTS),
        ("I do not believe", Stance.REFUTES),
    ):
        link(session, claim, anchor_of(session, page.text, quote), stance)
    judge(session, claim, "wrong")
    judge(session, claim, "right")
    (row,) = session.claims()
    assert (row.supports, row.refutes, row.context, row.outlets) == (2, 1, 1, 2)
    assert row.verdict is not None
    assert (row.verdict.number, row.verdict.rating) == (2, "right")


def test_outlets_nobody_has_named_are_not_taken_for_one(session: Session) -> None:
    claim = add_claim(session, "The letter was a draft")
    for number in range(2):
        story = an_import(f"{STORY} {number}", outlet="").into(session)
        link(session, claim, anchor_of(session, story.text, "a draft"), Stance.SUPPORTS)
    assert session.claims()[0].outlets == 2


def test_a_claims_page_shows_each_passage_with_its_source_and_its_context(
    session: Session, page: Import
) -> None:
    claim = add_claim(session, "The letter was a draft")
    link(session, claim, anchor_of(session, page.text, "it was a mistake"), Stance.SUPPORTS)
    link(session, claim, anchor_of(session, page.text, "3,000 troops"), Stance.REFUTES)
    found = session.claim_page(claim.id)
    (supports,), (refutes,) = found.taking(Stance.SUPPORTS), found.taking(Stance.REFUTES)
    assert supports.source.name == "One"
    assert supports.source.page is not None
    assert supports.source.page.outlet == "The Page"
    assert supports.lead == "Letter was a draft, general says.\n\n“That letter is a draft, "
    assert supports.tail == ",” the general said. "  # what follows is another outlet's
    assert refutes.source.name == "Two"
    assert refutes.lead == "All but "
    assert refutes.tail == " will leave. 🇮🇶 Bağdad and Sağlık are far away."
    assert not supports.orphan


def test_context_does_not_run_from_reporting_into_comments_nor_back(session: Session) -> None:
    story = an_import(zones=ZONES).into(session)
    claim = add_claim(session, "The owner agreed")
    link(session, claim, anchor_of(session, story.text, "café\u00a0owner disagreed."), Stance.REFUTES)
    link(session, claim, anchor_of(session, story.text, "I do not believe"), Stance.REFUTES)
    first, second = session.claim_page(claim.id).evidence
    assert first.lead == "🇮🇶 Bağdad and Sağlık are far away. The "
    assert first.tail.strip() == ""
    assert second.lead == "Read more from this outlet. "
    assert second.tail == " a word of it."


def test_an_orphan_is_shown_with_all_that_it_remembers(session: Session, story: Import) -> None:
    claim = add_claim(session, "The letter was a draft")
    anchor = anchor_of(session, story.text, "a draft")
    appearance = Appearance(new_id(), claim.id, anchor)
    session.do(adding("Add appearance", appearance))
    evidence = link(session, claim, anchor, Stance.SUPPORTS)
    moved = Anchor(story.text.id, anchor.start + 1, anchor.end + 1, "a draft", "before ", " after")
    session.do(replacing("Move", evidence, replace(evidence, anchor=moved)))
    session.do(replacing("Move", appearance, replace(appearance, anchor=moved)))
    page = session.claim_page(claim.id)
    assert (page.evidence[0].orphan, page.evidence[0].lead, page.evidence[0].tail) == (
        True,
        "before ",
        " after",
    )
    assert page.appearances[0].orphan


def test_the_source_of_a_passage_is_its_part_where_the_page_has_parts(
    session: Session, page: Import, story: Import
) -> None:
    source = session.source_of(anchor_of(session, page.text, "All but"))
    assert (source.name, source.zone, source.article_id) == ("Two", ZoneKind.BODY, page.article.id)
    assert session.source_of(anchor_of(session, page.text, "I do not")).zone is ZoneKind.COMMENTS
    source = session.source_of(anchor_of(session, story.text, "All but"))
    assert (source.name, source.page) == ("The Outlet", None)


# finding by name


def test_claims_and_articles_are_found_by_id_its_beginning_or_their_words(
    session: Session, story: Import
) -> None:
    first, second = add_claim(session, "The letter was a draft"), add_claim(session, "The troops will leave")
    assert session.find_claim(first.id) == first
    assert session.find_claim(second.id[:6]) == second
    assert session.find_claim("DRAFT") == first
    assert session.find_article("story") == story.article
    assert session.find_article(story.article.id[:6]) == story.article
    with pytest.raises(NotFound, match="No claim is called “esper”"):
        session.find_claim("esper")
    with pytest.raises(NotFound, match=r"matches 2 claims: .*The letter was a draft.*The troops will leave"):
        session.find_claim("the")
    with pytest.raises(NotFound, match="No claim"):
        session.find_claim(" ")


def test_the_source_of_a_passage_in_a_pdf_says_on_which_page_it_begins(session: Session) -> None:
    printed = an_import(page_starts=(0, STORY.index("All but"))).into(session)
    found = [session.source_of(anchor_of(session, printed.text, words)) for words in ("draft", "3,000")]
    assert [source.page_number for source in found] == [1, 2]
    assert session.text(printed.text.id).page_starts == printed.text.page_starts
