"""The numbers of the five articles, as somebody who checks facts would list them by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.finding.number_ledger import NumberGroup
from workbench.services.articles import edit_attribution
from workbench.services.numbers import Numbers, narrowed
from workbench.services.sample import make_sample
from workbench.services.session import Session

# value as written | who says it | who wants it | the time it is meant of | outlet, date | zone | how it
# stands to what is told most | the beginning of its sentence
Row = tuple[str, str, str, str, str, str, str, str | None, str]

BY_HAND: dict[tuple[str, str], list[Row]] = {
    ("troops", "disagree"): [
        (
            "all but 3,000 U.S. troops", "the Fox News report", "", "the end of the year", "The Wire", "2011",
            "correction", None, "Update: In a press briefing Tuesday afternoon,",
        ),
        (
            "3,000", "Fox News", "the Obama administration", "the end of the year", "The Wire", "2011",
            "body", "agree", "Original Post: The Obama administration has decided to reduce troop levels",
        ),
        (
            "only 3,000", "one source", "", "", "The Wire", "2011",
            "quoted document", "agree", '"We can\'t secure everybody with only 3,000 on the ground',
        ),
        (
            "as low as 3,000 troops", "Connecticut Senator Joe Lieberman", "", "", "The Wire", "2011",
            "body", "agree", "Fox News obtained a quote by Connecticut Senator Joe Lieberman",
        ),
        (
            "10,000", "", "", "", "The Wire", "2011",
            "quoted document", "disagree", "But, there was major pushback about",
        ),
        (
            "10,000 troops", "Fox News", "Secretary of State Hillary Clinton", "", "The Wire", "2011",
            "body", "disagree", "Adding details to the administration infighting, Fox News notes",
        ),
        (
            "27,000 troops", "", "U.S. generals", "", "The Wire", "2011",
            "headline", "disagree", "The decision has angered U.S. generals requesting 27,000 troops",
        ),
        (
            "about 27,000", "", "the generals on the ground", "the end of the year", "The Wire", "2011",
            "quoted document", "disagree", "The generals on the ground had requested that the number",
        ),
    ],
    ("cost, in dollars", "agree"): [
        (
            "billions of dollars", "Trump", "", "", "Daily Wire", "2020-01",
            "body", None, "“It cost billions of dollars to build.",
        ),
        (
            "billions of dollars", "Trump", "", "", "", "2020-01-06",
            "body", "agree", "“It cost billions of dollars to build.",
        ),
        (
            "billions of dollars", "Trump", "", "", "AMN", "2020-01-06",
            "body", "agree", "“We have a very extraordinarily expensive airbase that’s there.",
        ),
    ],
    ("countries", "only one"): [
        (
            "two countries", "Carney", "", "", "The Wire", "2011",
            "correction", None, "But for the time being, Carney added, the two countries",
        ),
    ],
    ("occupation, in years", "only one"): [
        (
            "17 years of military occupation", "", "", "", "The Duran", "2020-01",
            "body", None, "In any case, the entire letter constitutes important, historic, news,",
        ),
    ],
    ("officials", "only one"): [
        (
            "Two other U.S. officials", "", "", "", "NPR", "2020-01",
            "body", None, "Two other U.S. officials told NPR that some are going to Kuwait",
        ),
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with make_sample(tmp_path_factory.mktemp("sample") / "sample.fcase", "Tester") as session:
        yield session


def listed(group: NumberGroup) -> list[tuple[str | None, ...]]:
    return [
        (
            row.written, row.mention.said_by, row.mention.wanted_by, row.mention.when,
            row.source.attribution.outlet, row.source.attribution.published, row.source.zone.value, relation,
        )
        for row, relation in zip(group.rows, group.relations(), strict=True)
    ]  # fmt: skip


def test_the_ledger_of_the_five_articles_is_the_list_made_by_hand(sample: Session) -> None:
    groups = Numbers().ledger(sample)
    assert {(group.name, group.relation.value): listed(group) for group in groups} == {
        group: [row[:-1] for row in rows] for group, rows in BY_HAND.items()
    }
    sentences = {(row.written, row.anchor.quote) for group in groups for row in group.rows}
    for rows in BY_HAND.values():
        for row in rows:
            assert any(row[0] == written and quote.startswith(row[-1]) for written, quote in sentences)


def test_every_row_is_the_sentence_around_the_number_word_for_word(sample: Session) -> None:
    for group in Numbers().ledger(sample, with_comments=True):
        for row in group.rows:
            words = sample.words(sample.text(row.anchor.text_id))
            quantity = row.mention.quantity
            assert row.anchor.holds_in(words)
            assert words[quantity.start : quantity.end] == quantity.written
            assert row.anchor.start <= quantity.start < quantity.end <= row.anchor.end


def test_comments_are_there_only_when_asked_for_and_count_for_nothing(sample: Session) -> None:
    usual, whole = Numbers().ledger(sample), Numbers().ledger(sample, with_comments=True)
    assert {group.name for group in whole} - {group.name for group in usual} == {"points"}
    (points,) = (group for group in whole if group.name == "points")
    assert [(row.written, row.is_counted) for row in points.rows] == [("11 Points", False)]


def test_words_and_values_narrow_the_ledger_and_change_no_relation(sample: Session) -> None:
    groups = Numbers().ledger(sample)
    (troops,) = narrowed(groups, "27000")
    assert [row.written for row in troops.rows] == ["27,000 troops", "about 27,000"]
    assert troops.relations() == ("disagree", "disagree")
    assert [row.written for group in narrowed(groups, "troops Clinton") for row in group.rows] == [
        "10,000 troops"
    ]
    assert narrowed(groups, "TROOPS") == (groups[0],)
    assert narrowed(groups, "") == groups
    assert narrowed(groups, "elephants") == ()


def test_reading_tells_how_far_it_is_and_stops_when_asked(sample: Session) -> None:
    told: list[tuple[int, int]] = []
    Numbers().ledger(sample, progress=lambda done, of: told.append((done, of)))
    assert told == [(done, 5) for done in range(5)]
    assert Numbers().ledger(sample, stop=lambda: True) == ()


def test_what_was_read_in_part_is_read_again(sample: Session) -> None:
    numbers = Numbers()
    asked = iter([False] * 8 + [True] * 100)
    numbers.ledger(sample, stop=lambda: next(asked))
    assert [len(group.rows) for group in numbers.ledger(sample)] == [
        len(group.rows) for group in Numbers().ledger(sample)
    ]


def test_a_new_date_of_publication_is_seen_and_the_rest_is_not_read_again(tmp_path: Path) -> None:
    with make_sample(tmp_path / "sample.fcase", "Tester") as session:
        numbers = Numbers()
        before = numbers.ledger(session)
        article = session.find_article("White House Denies")
        session.do(edit_attribution(article, published="2012-05-01"))
        after = numbers.ledger(session)
        assert {str(row.mention.period) for row in before[0].rows if row.mention.when} >= {"Dec 2011"}
        assert {str(row.mention.period) for row in after[0].rows if row.mention.when} >= {"Dec 2012"}
        kept = [row.mention for row in before[1].rows]
        assert all(
            one is other for one, other in zip(kept, [row.mention for row in after[1].rows], strict=True)
        )
