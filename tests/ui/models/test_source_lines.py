"""How sources are put under headings, and which of them a filter leaves."""

from dataclasses import replace

from workbench.domain.article import Article, Attribution, Part, Text
from workbench.domain.overview import ArticleRow
from workbench.ui.models.source_lines import Grouping, Heading, Line, SourceLines


def row(
    title: str, *parts: Attribution, outlet: str = "", published: str = "", file_name: str = ""
) -> ArticleRow:
    article = Article(title, Attribution(title, outlet, "Rowan Scarborough", published))
    text = Text(title, title, 1, "", 100, "", 100, file_name, "utf-8", "2026-11-20T08:00:00Z")
    made = tuple(
        Part(f"{title}-{number}", title, number * 10, number * 10 + 10, said)
        for number, said in enumerate(parts)
    )
    return ArticleRow(article, text, made, cited=0, passages=5)


def told(lines: list[Line]) -> list[str]:
    """Headings as `[label count]`, sources by their outlet or title, nested ones indented."""
    return [
        f"[{line.label} {line.count}]"
        if isinstance(line, Heading)
        else f"{'  ' if line.nested else ''}{line.title or line.outlet}"
        for line in lines
    ]


def test_by_date_the_newest_month_comes_first_and_what_nobody_dated_last() -> None:
    rows = [
        row("undated"),
        row("spring", published="2011-04-02"),
        row("some time that year", published="2020"),
        row("later in January", published="2020-01-07"),
        row("January", published="2020-01-06"),
        row("some day in January", published="2020-01"),
    ]
    assert told(SourceLines(rows, Grouping.DATE).lines()) == [
        "[Jan 2020 3]",
        "later in January",
        "January",
        "some day in January",
        "[2020 1]",
        "some time that year",
        "[Apr 2011 1]",
        "spring",
        "[Undated 1]",
        "undated",
    ]


def test_by_copies_those_of_one_article_stand_together_the_oldest_first() -> None:
    wire, paper, late = row("Wire", published="2020-01-06"), row("Paper"), row("Late", published="2020-01-08")
    alone = row("Alone", published="2019-01-01")
    copies = [replace(one, first_copy="Late") for one in (late, wire, paper)]
    lines = SourceLines([*copies, alone], Grouping.COPIES)
    assert told(lines.lines()) == [
        "[Copies of “Late” 3]",
        "Wire",
        "Late",
        "Paper",
        "[Without copies 1]",
        "Alone",
    ]
    assert told(lines.lines("wire")) == ["[Copies of “Late” 1]", "Wire"]


def test_a_page_with_several_parts_has_them_below_it_and_its_first_date_where_it_has_none() -> None:
    page = row(
        "the page", Attribution("wire", published="2020-01-07"), Attribution("post", published="2020-01-06")
    )
    lines = SourceLines([page], Grouping.DATE).lines()
    assert told(lines) == ["[Jan 2020 1]", "the page", "  wire", "  post"]
    assert [line.published for line in lines[1:]] == ["2020-01-06", "2020-01-07", "2020-01-06"]


def test_a_page_is_named_by_the_outlets_of_its_parts_when_it_names_none() -> None:
    page = row(
        "the page", Attribution(outlet="Politico"), Attribution(outlet="NPR"), Attribution(outlet="NPR")
    )
    assert SourceLines([page], Grouping.DATE).lines()[1].outlet == "Politico, NPR"


def test_by_outlet_each_part_stands_under_its_own() -> None:
    page = row("the page", Attribution("of NPR", "NPR"), Attribution("of Politico", "Politico"))
    other = row("another of NPR", outlet="NPR", published="2020-01-06")
    lines = SourceLines([page, other, row("nameless")], Grouping.OUTLET).lines()
    assert told(lines) == [
        "[NPR 2]",
        "another of NPR",
        "of NPR",
        "[Politico 1]",
        "of Politico",
        "[Outlet not given 1]",
        "nameless",
    ]


def test_the_filter_finds_all_words_anywhere_without_regard_to_case_or_accents() -> None:
    rows = [
        row("Général Électrique", outlet="Le Monde"),
        row("Other", outlet="Le Figaro", file_name="copy-of-monde.txt"),
        row("A page", Attribution(outlet="Monde diplomatique"), Attribution("x")),
    ]
    lines = SourceLines(rows, Grouping.DATE)
    assert told(lines.lines("general MONDE")) == ["[Undated 1]", "Général Électrique"]
    assert told(lines.lines("copy-of")) == ["[Undated 1]", "Other"]
    assert told(lines.lines("scarborough diplomatique")) == [
        "[Undated 1]",
        "A page",
        "  Monde diplomatique",
        "  x",
    ]
    assert lines.lines("nowhere") == []


def test_a_folded_group_keeps_its_heading_and_opens_for_what_is_looked_for() -> None:
    lines = SourceLines([row("January", published="2020-01-06"), row("undated")], Grouping.DATE)
    folded = frozenset({"2020-01"})
    assert told(lines.lines(folded=folded)) == ["[Jan 2020 1]", "[Undated 1]", "undated"]
    assert told(lines.lines("janu", folded)) == ["[Jan 2020 1]", "January"]
