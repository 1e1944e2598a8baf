"""Markdown: words, not signs."""

import pytest
from packing import told

from workbench.domain.article import ZoneKind
from workbench.reading import read_bytes

PROSE = "The board has voted for the wider basin, and work will begin in spring, it said on Monday."


def test_signs_become_zones_and_the_words_are_clean():
    article = read_bytes(
        f"# Basin *widened*\n\nBy Ada Quill\n\n{PROSE}\n\n> Nobody **asked** us.\n\n## Costs\n\n"
        "| Year | Ships |\n|---|---|\n| 2019 | 412 |\n\n- [one](http://x.example)\n- `two`\n".encode(),
        "basin.md",
    )
    assert told(article) == [
        (ZoneKind.HEADLINE, "", "Basin widened"),
        (ZoneKind.DATELINE, "", "By Ada Quill"),
        (ZoneKind.BODY, "", PROSE),
        (ZoneKind.DOCUMENT, "quotation", "Nobody asked us."),
        (ZoneKind.HEADLINE, "subheading", "Costs"),
        (ZoneKind.BODY, "table", "Year\tShips\n2019\t412"),
        (ZoneKind.BODY, "", "one\n\ntwo"),
    ]


def test_the_head_of_a_file_says_what_the_article_is():
    said = read_bytes(
        f"---\ntitle: Basin\nauthor: Ada Quill\ndate: 2020-01-06\n---\n\n{PROSE}\n".encode(), "basin.md"
    ).attribution
    assert (said.title, said.byline, said.published) == ("Basin", "Ada Quill", "2020-01-06")


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>\n\nWords.", "Words.<img src=x onerror=y>", "![](x)Words."]
)
def test_markup_inside_does_nothing(words):
    assert read_bytes(words.encode(), "a.md").words == "Words."
