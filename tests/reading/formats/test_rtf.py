"""Rich text, as Word and older programs write it."""

import pytest
from packing import told, words_in

from workbench.domain.article import ZoneKind
from workbench.domain.errors import UserError
from workbench.reading import read_bytes

PROSE = "The board has voted for the wider basin, and work will begin in spring, it said on Monday."
FONTS = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Times;}{\f2\fcharset128 Mincho;}}"


def read(body: str, head: str = ""):
    return read_bytes(f"{{\\rtf1\\ansi\\ansicpg1252{head}{body}}}".encode("latin-1"), "basin.rtf")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (r"caf\'e9 \ldblquote no\rdblquote\emdash", "café “no”—"),
        (r"{\f1\'cf\'f0\'e8\'e2\'e5\'f2}", "Привет"),
        (r"{\f2\'83A\'83\'42}", "アィ"),
        (r"\u8220?left\u8221? \u-10179?\u-8704?", "“left” 😀"),
        (r"\uc2\u228\'5f\'5fb", "äb"),
        (r"{\upr{ansi}{\*\ud{r\u233?al}}}", "réal"),
        (r"a\~b\_c\-d \{x\} \\", "a\N{NO-BREAK SPACE}b\N{NON-BREAKING HYPHEN}cd {x} \\"),
        (r"one\line two\par three", "one\ntwo\n\nthree"),
        (r"a{\pict 0102ff}b{\*\unknown secret}c\bin4 }}{{d", "abcd"),
        (r'{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt a link}}', "a link"),
    ],
)
def test_characters_are_what_was_typed(written, words):
    assert read(written, FONTS).words == words


def test_headings_tables_notes_and_running_heads_are_told_apart():
    article = read(
        r"{\header The Island Post\par}\pard\s1 Basin to Be Widened\par\pard\plain By Ada Quill\par "
        + PROSE
        + r"{\footnote\pard\chftn  So he said.\par}\par"
        r"\trowd\pard\intbl Year\cell Ships\cell\row\pard\intbl 2019\cell 412\cell\row\pard End.\par",
        r"{\stylesheet{Normal;}{\s1 heading 1;}}",
    )
    assert told(article) == [
        (ZoneKind.HEADLINE, "", "Basin to Be Widened"),
        (ZoneKind.DATELINE, "", "By Ada Quill"),
        (ZoneKind.BODY, "", f"{PROSE}[1]"),
        (ZoneKind.BODY, "table", "Year\tShips\n2019\t412"),
        (ZoneKind.BODY, "", "End."),
        (ZoneKind.BODY, "footnote", "[1] So he said."),
        (ZoneKind.BOILERPLATE, "running head", "The Island Post"),
    ]


def test_deleted_and_hidden_words_are_left_out_and_the_analyst_is_told():
    article = read(r"The letter was {\deleted un}signed{\v  secretly}.{\revised  Today.}")
    assert article.words == "The letter was signed. Today."
    assert [note.split()[3] for note in article.notes] == ["tracked", "hidden"]


def test_comments_and_text_boxes_have_their_place():
    article = read(
        PROSE + r"{\*\atnauthor The desk}{\*\annotation Sure?}\par"
        r"A{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt In the box\par}}{\shprslt In the box}} b\par"
    )
    assert words_in(article, ZoneKind.COMMENTS, "comments in the margin") == ["The desk: Sure?"]
    assert article.words.count("In the box") == 1


def test_properties_fill_what_the_words_leave_open():
    said = read(PROSE, r"{\info{\title Basin}{\author Ada Quill}{\company Nobody}}").attribution
    assert (said.title, said.byline, said.outlet) == ("Basin", "Ada Quill", "")


def test_a_document_that_ends_too_early_is_read_as_far_as_it_goes():
    assert read_bytes(b"{\\rtf1 {\\b Half a", "a.rtf").words == "Half a"


def test_groups_without_end_are_refused():
    with pytest.raises(UserError, match=r"“a\.rtf” has 5,000 groups inside each other"):
        read_bytes(b"{\\rtf1 " + b"{" * 1_000_000, "a.rtf")


def test_pictures_alone_are_no_article():
    with pytest.raises(UserError, match=r"There are no words in “basin\.rtf”"):
        read(r"{\pict 89504e47}")
