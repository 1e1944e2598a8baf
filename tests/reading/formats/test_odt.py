"""OpenDocument texts, as LibreOffice writes them."""

import pytest
from packing import odt, packed, told, words_in

from workbench.domain.article import ZoneKind
from workbench.domain.errors import UserError
from workbench.reading import read_bytes

PROSE = "The board has voted for the wider basin, and work will begin in spring, it said on Monday."


def read(body: str, **more: str):
    return read_bytes(odt(body, **more), "basin.odt")


def test_headings_styles_and_tables_tell_what_the_pieces_are():
    article = read(
        '<text:h text:style-name="Heading_20_1" text:outline-level="1">Basin to Be Widened</text:h>'
        '<text:p text:style-name="Subtitle">Work begins in spring</text:p>'
        f"<text:p>{PROSE}</text:p>"
        '<text:h text:outline-level="2">What it costs</text:h>'
        '<text:p text:style-name="P7">Nobody has asked us.</text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>"
        "<table:table-cell><text:p>Ships</text:p></table:table-cell></table:table-row></table:table>",
        automatic='<style:style style:name="P7" style:parent-style-name="Quotations"/>',
        styles='<style:style style:name="Quotations"/>',
    )
    assert told(article) == [
        (ZoneKind.HEADLINE, "", "Basin to Be Widened"),
        (ZoneKind.HEADLINE, "standfirst", "Work begins in spring"),
        (ZoneKind.BODY, "", PROSE),
        (ZoneKind.HEADLINE, "subheading", "What it costs"),
        (ZoneKind.DOCUMENT, "quotation", "Nobody has asked us."),
        (ZoneKind.BODY, "table", "Year\tShips"),
    ]


def test_blanks_tabs_and_line_breaks_are_as_on_paper():
    article = read(
        "<text:p>One<text:s text:c='3'/>two<text:tab/>three\n   four<text:line-break/>five</text:p>"
    )
    assert article.words == "One   two\tthree four\nfive"


def test_notes_stand_at_the_end_and_comments_apart():
    article = read(
        "<text:p>It was a draft.<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>So he said.</text:p></text:note-body></text:note> Nobody signed<office:annotation>"
        "<dc:creator>The desk</dc:creator><text:p>Sure?</text:p></office:annotation> it.</text:p>"
    )
    assert article.words == "It was a draft.[1] Nobody signed it.\n\n[1] So he said.\n\nThe desk: Sure?"
    assert words_in(article, ZoneKind.BODY, "footnote") == ["[1] So he said."]
    assert words_in(article, ZoneKind.COMMENTS, "comments in the margin") == ["The desk: Sure?"]


def test_deleted_and_hidden_words_are_left_out_and_the_analyst_is_told():
    article = read(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>unsigned</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>The letter was <text:change-start/>signed<text:change-end/><text:span text:style-name="T1"> '
        'secretly</text:span>.</text:p><text:section text:display="none"><text:p>Gone</text:p>'
        "</text:section>",
        automatic='<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>',
    )
    assert article.words == "The letter was signed."
    assert [note.split()[3] for note in article.notes] == ["tracked", "hidden"]


def test_running_heads_and_tables_of_contents_are_boilerplate():
    article = read(
        "<text:table-of-content><text:index-body><text:p>Costs 3</text:p></text:index-body>"
        "</text:table-of-content>"
        f"<text:p>{PROSE}</text:p>",
        styles="<style:master-page><style:header><text:p>The Island Post</text:p></style:header>"
        "</style:master-page>",
    )
    assert words_in(article, ZoneKind.BOILERPLATE) == ["Costs 3"]
    assert words_in(article, ZoneKind.BOILERPLATE, "running head") == ["The Island Post"]


def test_properties_fill_what_the_words_leave_open():
    meta = (
        "<dc:title>Basin</dc:title><meta:initial-creator>Ada Quill</meta:initial-creator>"
        "<dc:language>de-CH</dc:language>"
    )
    said = read(f"<text:p>{PROSE}</text:p>", meta=meta).attribution
    assert (said.title, said.byline, said.language) == ("Basin", "Ada Quill", "de-CH")
    assert set(said.origins.values()) == {"document properties"}


@pytest.mark.parametrize("content", ["locked \x81 bytes", "<office", "<a>" * 3000 + "</a>" * 3000])
def test_what_is_locked_or_broken_is_refused_in_one_sentence(content):
    broken = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    with pytest.raises(
        UserError, match=r"“basin\.odt” is (damaged, or locked with a password|nested or repeated .*)\."
    ):
        read_bytes(broken, "basin.odt")
