"""Numbers for the same thing agree or disagree; another date or other people make them incomparable."""

import pytest

from workbench.domain.anchor import Anchor
from workbench.domain.article import Attribution, Text, ZoneKind
from workbench.domain.overview import Source
from workbench.finding.number_ledger import NumberGroup, NumberRow, Relation, grouped, relation
from workbench.finding.number_mentions import mentions


def rows_of(
    words: str, *, article: str = "a", published: str = "2011-09-06", zone: ZoneKind = ZoneKind.BODY
) -> list[NumberRow]:
    """The rows of an article of one sentence."""
    text = Text(article, article, 1, "", len(words), "", 0, f"{article}.txt", "utf-8", "")
    source = Source(article, text, Attribution(outlet=f"Outlet {article}", published=published), None, zone)
    return [
        NumberRow(
            mention,
            Anchor(article, mention.start, mention.end, words[mention.start : mention.end]),
            source,
            mention.written(words),
        )
        for mention in mentions(words, [(0, len(words))], published)
    ]


def related(one: str, other: str, *, published: str = "2011-09-06", later: str = "2011-09-07") -> Relation:
    """How the only numbers of two articles stand to each other, whichever comes first."""
    (first,) = rows_of(one, article="a", published=published)
    (second,) = rows_of(other, article="b", published=later)
    told = relation(first, second)
    assert relation(second, first) is told
    return told


def only_group(rows: list[NumberRow]) -> NumberGroup:
    (group,) = grouped(rows)
    return group


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The army kept 3,000 troops in Iraq.", "The army kept three thousand soldiers in Iraq."),
        ("The army kept about 27,000 troops in Iraq.", "The army kept 28,500 troops in Iraq."),
        ("The army kept at least 10,000 troops in Iraq.", "The army kept 27,000 troops in Iraq."),
        ("The army kept up to 5,000 troops in Iraq.", "The army kept 3,000 troops in Iraq."),
        ("The army kept 3,000 to 5,000 troops in Iraq.", "The army kept 4,000 troops in Iraq."),
        ("The army kept 4,487 troops in Iraq.", "The army kept 4,500 troops in Iraq."),
        ("The army kept thousands of troops in Iraq.", "The army kept 27,000 troops in Iraq."),
        ("The army withdrew all but 3,000 troops from Iraq.", "The army kept 3,000 troops in Iraq."),
        ("The army marched 10 kilometres to Basra.", "The army marched 10,000 metres to Basra."),
        ("Half of voters in the army stayed away.", "In the army, 50 percent of voters stayed away."),
    ],
)
def test_intervals_that_meet_agree(one: str, other: str) -> None:
    assert related(one, other) is Relation.AGREE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The army kept all but 3,000 troops in Iraq.", "The army kept all but 10,000 troops in Iraq."),
        ("The army kept 3,000 troops in Iraq.", "The army kept 27,000 soldiers in Iraq."),
        ("The army kept at least 10,000 troops in Iraq.", "The army kept 3,000 troops in Iraq."),
        ("The army kept 3,000 to 5,000 troops in Iraq.", "The army kept up to 2,000 troops in Iraq."),
        ("The army kept hundreds of troops in Iraq.", "The army kept 27,000 troops in Iraq."),
        ("The army kept about 3,000 troops in Iraq.", "The army kept 3,500 troops in Iraq."),
    ],
)
def test_intervals_apart_at_one_time_disagree(one: str, other: str) -> None:
    assert related(one, other) is Relation.DISAGREE


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("In 2009 the army kept 50,000 troops in Iraq.", "The army kept 3,000 troops in Iraq.", "2011-09-07"),
        ("The army kept 3,000 troops in Iraq.", "The army kept 3,000 troops in Iraq.", "2020-01-06"),
        (
            "In 2009 the army kept 9,000 troops in Iraq.",
            "In 2011 the army kept 9,000 troops in Iraq.",
            "2012",
        ),
    ],
)
def test_numbers_of_other_times_are_not_compared(one: str, other: str, later: str) -> None:
    assert related(one, other, later=later) is Relation.OTHER_DATE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The army kept 3,000 U.S. troops near Basra.", "The army kept 5,000 British troops near Basra."),
        ("The army kept 3,000 troops in Iraq.", "The army kept 5,000 troops in Kuwait."),
        ("The army withdrew 3,000 troops from Iraq.", "The army kept 5,000 troops in Iraq."),
        ("The army withdrew all but 3,000 troops from Iraq.", "The army withdrew 3,000 troops from Iraq."),
        ("The army in Iraq grew by 3,000 troops.", "The army in Iraq kept 5,000 troops."),
        ("A parade showed 300 troops of the past.", "The army kept 3,000 troops in Iraq."),
        ("A bomb killed 12 soldiers near Basra.", "A bomb wounded 30 soldiers near Basra."),
        ("Suresh Kumar, 40, was beaten in the market.", "Daniel Pearl, 38, was beaten in the market."),
        ("The trial of the minister took 3 days.", "The flood lasted 9 days."),
    ],
)
def test_numbers_of_other_people_or_places_are_not_compared(one: str, other: str) -> None:
    assert related(one, other) is Relation.OTHER_SCOPE


def test_ages_are_compared_by_the_name() -> None:
    one, other = "The victim, Suresh Kumar, 40, was beaten.", "Police met Suresh Kumar, 35, in hospital."
    assert related(one, other) is Relation.DISAGREE
    assert related(one, "In hospital Suresh Kumar was called a 40-year-old victim.") is Relation.AGREE


def test_names_of_a_country_are_one() -> None:
    assert (
        related("The army kept 3,000 U.S. troops in Iraq.", "The army kept 3,000 American troops in Iraq.")
        is Relation.AGREE
    )


def test_a_group_tells_its_most_telling_relation_and_what_is_told_most() -> None:
    group = only_group(
        [
            *rows_of("The army kept 3,000 troops in Iraq.", article="a"),
            *rows_of("The army kept 3,000 soldiers in Iraq.", article="b"),
            *rows_of("The army kept 27,000 troops in Iraq.", article="c"),
        ]
    )
    assert (group.name, group.relation) == ("troops", Relation.DISAGREE)
    assert [row.written for row in group.rows] == ["3,000 troops", "3,000 soldiers", "27,000 troops"]
    assert group.relations() == (None, Relation.AGREE, Relation.DISAGREE)
    assert group.relations(group.rows[2]) == (Relation.DISAGREE, Relation.DISAGREE, None)


def test_comments_neither_agree_nor_disagree_and_come_last() -> None:
    comments = rows_of("The army kept 90 troops in Iraq.", article="b", zone=ZoneKind.COMMENTS)
    group = only_group([*comments, *rows_of("The army kept 3,000 troops in Iraq.")])
    assert (group.relation, group.rows[-1].is_counted) == (Relation.ALONE, False)
    assert group.reference.is_counted


def test_groups_with_disagreements_come_first() -> None:
    rows = [
        *rows_of("The minister met two officials and two officials in Iraq.", article="a"),
        *rows_of("The army kept 3,000 troops in Iraq.", article="b"),
        *rows_of("The army kept 27,000 troops in Iraq.", article="c"),
    ]
    assert [group.name for group in grouped(rows)] == ["troops", "officials"]


def test_who_wants_and_who_says_a_number_is_told() -> None:
    (row,) = rows_of("Fox News notes that Hillary Clinton advocated keeping 10,000 troops in place.")
    assert (row.mention.wanted_by, row.mention.said_by) == ("Hillary Clinton", "Fox News")
    (row,) = rows_of("“We kept 3,000 troops there,” Milley told reporters.")
    assert (row.mention.wanted_by, row.mention.said_by) == ("", "Milley")
    (row,) = rows_of("The plan of 3,000 troops was livid.")
    assert (row.mention.wanted_by, row.mention.said_by) == ("", "")


def test_a_number_is_meant_of_the_time_that_its_sentence_tells() -> None:
    (row,) = rows_of("The army will keep 3,000 troops at the end of the year.", published="2011")
    assert row.mention.when == "the end of the year"
    assert (str(row.mention.period), row.mention.time) == ("Dec 2011", "for Dec 2011")
    (row,) = rows_of("The army will keep 3,000 troops by the end of the year.", published="2011")
    assert (row.mention.is_deadline, row.mention.time) == (True, "by Dec 2011")


def test_by_a_day_speaks_of_the_weeks_before_it_too() -> None:
    one, other = (
        "All but 3,000 troops leave Iraq by January 1, 2012.",
        "5,000 troops stay in Iraq at the end of 2011.",
    )
    assert related(one, other) is Relation.DISAGREE


@pytest.mark.parametrize(
    ("words", "wanted_by"),
    [
        ("U.S. generals requesting 27,000 troops were livid.", "U.S. generals"),
        ("The generals on the ground had requested that troops reach 27,000.", "the generals on the ground"),
        ("The Obama administration has decided to keep 3,000 troops in Iraq.", "the Obama administration"),
        ("ISIS demanded a ransom of $6.6 million for her freedom.", "ISIS"),
        ("27,000 troops were requested by General Austin.", "General Austin"),
        ("American planes have carried out 135 airstrikes.", ""),
        ("Frantic parents who want answers stood 80 miles south of the city.", ""),
        ("The farm has been ordered to burn 250,000 turkeys.", ""),
        ("The plan for 3,000 troops was leaked.", ""),
        ("He wanted to leave, but 3,000 troops stayed.", ""),
    ],
)  # fmt: skip
def test_who_wants_a_number_is_named_and_nobody_else(words: str, wanted_by: str) -> None:
    (row,) = rows_of(words)
    assert row.mention.wanted_by == wanted_by


FIRST, THIRD = "2025-03-03", "2025-03-05"


def test_the_dead_are_counted_together_however_they_are_named() -> None:
    group = only_group(
        [
            *rows_of("At least 12 people were killed by the quake.", article="a", published=FIRST),
            *rows_of("Twelve dead in the quake.", article="b", published=FIRST),
            *rows_of("Some 12 people have died.", article="c", published=FIRST),
        ]
    )
    assert (group.name, group.relation) == ("deaths", Relation.AGREE)


def test_a_toll_that_grows_by_the_day_is_of_another_date() -> None:
    first, later = "At least 12 people were killed.", "The quake has killed 47 people."
    assert related("Twelve people were killed.", later, published=FIRST, later=THIRD) is Relation.OTHER_DATE
    assert related(first, later, published=FIRST, later=THIRD) is Relation.OTHER_DATE
    assert related("The quake killed 61 people.", later, published=FIRST, later=THIRD) is Relation.DISAGREE


def test_those_who_are_missing_become_fewer() -> None:
    one, other = "After the quake 40 people are missing.", "Of the people, 15 are still missing."
    assert related(one, other, published=FIRST, later=THIRD) is Relation.OTHER_DATE
    assert related(other, one, published=FIRST, later=THIRD) is Relation.DISAGREE


def test_the_dead_and_the_injured_of_one_sentence_are_kept_apart() -> None:
    groups = grouped(
        rows_of("At least 12 people were killed and dozens of people were injured by the quake.")
    )
    assert [group.name for group in groups] == ["deaths", "injured"]


def test_who_failed_to_get_it_is_not_who_got_it() -> None:
    one = "The payment reached 1,200,000 households this winter."
    other = "This winter 600,000 households failed to receive the payment."
    assert related(one, other) is Relation.OTHER_SCOPE


def test_rates_of_one_name_are_compared_and_core_inflation_is_another_one() -> None:
    one = "Inflation fell to 3.4 per cent."
    assert related(one, "Inflation has fallen to 3.2%.") is Relation.DISAGREE
    assert len(grouped([*rows_of(one), *rows_of("Core inflation fell to 3.9 per cent.", article="b")])) == 2


def test_magnitudes_are_compared() -> None:
    one, other = "A quake of magnitude 6.9 struck.", "The quake of magnitude 7.1 struck the coast."
    assert related(one, other) is Relation.DISAGREE


def test_what_was_the_worst_since_a_year_is_not_of_that_year() -> None:
    (row,) = rows_of(
        "Some 23 people died in the flood, the worst in the country since 1953.", published=FIRST
    )
    assert row.mention.period is None
    (row,) = rows_of("The town has housed 250 migrants since January.", published=FIRST)
    assert str(row.mention.period) == "Jan 2025"


def test_a_number_that_is_corrected_is_not_denied() -> None:
    one = "The operator ignored three warnings before the dam burst."
    other = "The operator received two warnings, not three, before the dam burst."
    (first,), (second, *_) = rows_of(one), rows_of(other, article="b")
    assert relation(first, second) is Relation.DISAGREE
