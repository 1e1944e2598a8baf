"""Word documents: what an editor sees on paper, and nothing that is deleted or hidden."""

import io
import zipfile
from datetime import datetime

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from packing import packed, told, words_in

from workbench.domain.article import ZoneKind
from workbench.domain.errors import UserError
from workbench.reading import read_bytes
from workbench.reading.imported import ImportedArticle

PROSE = "The board has voted for the wider basin, and work will begin in spring, it said on Monday."


@pytest.fixture
def document() -> Document:
    made = docx.Document()
    made.core_properties.author = "python-docx"
    made.core_properties.title = ""
    return made


def read(document: Document) -> ImportedArticle:
    held = io.BytesIO()
    document.save(held)
    return read_bytes(held.getvalue(), "basin.docx")


def with_parts(document: Document, **parts: str) -> bytes:
    """The document with parts of it replaced: `word_document` is `word/document.xml`."""
    held = io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return packed(files | {f"{name.replace('_', '/', 1)}.xml": content for name, content in parts.items()})


def test_styles_tell_headline_standfirst_subheadings_captions_and_quotations(document):
    document.add_paragraph("Basin to Be Widened", style="Title")
    document.add_paragraph("Work begins in spring", style="Subtitle")
    document.add_paragraph("By Ada Quill")
    document.add_paragraph(PROSE)
    document.add_paragraph("What it costs", style="Heading 2")
    document.add_paragraph("The basin as it is today.", style="Caption")
    document.add_paragraph("Nobody has asked us.", style="Quote")
    article = read(document)
    assert told(article) == [
        (ZoneKind.HEADLINE, "", "Basin to Be Widened"),
        (ZoneKind.HEADLINE, "standfirst", "Work begins in spring"),
        (ZoneKind.DATELINE, "", "By Ada Quill"),
        (ZoneKind.BODY, "", PROSE),
        (ZoneKind.HEADLINE, "subheading", "What it costs"),
        (ZoneKind.CAPTION, "", "The basin as it is today."),
        (ZoneKind.DOCUMENT, "quotation", "Nobody has asked us."),
    ]
    assert (article.attribution.title, article.attribution.byline) == ("Basin to Be Widened", "Ada Quill")
    assert article.original.startswith(b"PK")


def test_a_style_is_what_the_style_is_that_it_is_based_on(document):
    style = document.styles.add_style("Our own head", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 1"]
    document.add_paragraph("Basin", style=style)
    document.add_paragraph(PROSE)
    assert words_in(read(document), ZoneKind.HEADLINE) == ["Basin"]


def test_styles_that_are_based_on_each_other_do_not_hold_up_the_reader(document):
    styles = (
        f"<w:styles {nsdecls('w')}>"
        '<w:style w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    body = (
        f'<w:document {nsdecls("w")}><w:body><w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>'
        "<w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>"
    )
    assert read_bytes(with_parts(document, word_styles=styles, word_document=body), "a.docx").words == "x"


def test_properties_are_believed_where_the_words_say_nothing(document):
    document.core_properties.author = "Ada Quill"
    document.core_properties.title = "Basin"
    document.core_properties.created = datetime(2020, 1, 6)
    document.add_paragraph(PROSE)
    said = read(document).attribution
    assert (said.title, said.byline) == ("Basin", "Ada Quill")
    assert said.origins == {"title": "document properties", "byline": "document properties"}
    assert said.published == ""  # when a file was made is not when an article came out


def test_words_are_believed_before_properties(document):
    document.core_properties.author = "The typist"
    document.core_properties.title = "A title of long ago"
    document.add_heading("Basin to Be Widened", 1)
    document.add_paragraph("By Ada Quill")
    document.add_paragraph(PROSE)
    said = read(document).attribution
    assert (said.title, said.byline) == ("Basin to Be Widened", "Ada Quill")


@pytest.mark.parametrize(
    ("title", "author"), [("Microsoft Word - basin.doc", "Admin"), ("Document1", "user")]
)
def test_what_programs_write_into_properties_is_nobodys_word(document, title, author):
    document.core_properties.title, document.core_properties.author = title, author
    document.add_paragraph(PROSE)
    said = read(document).attribution
    assert (said.title, said.byline) == ("", "")


def test_a_table_of_data_is_lines_and_a_table_for_layout_paragraphs(document):
    figures = document.add_table(2, 2)
    for cell, words in zip(figures._cells, ("Year", "Ships", "2019", "412"), strict=True):
        cell.text = words
    layout = document.add_table(1, 2)
    layout.cell(0, 0).text = PROSE
    layout.cell(0, 0).add_paragraph("A second paragraph in the same cell.")
    layout.cell(0, 1).text = "Beside it."
    article = read(document)
    assert words_in(article, ZoneKind.BODY, "table") == ["Year\tShips\n2019\t412"]
    assert f"{PROSE}\n\nA second paragraph in the same cell.\n\nBeside it." in article.words


def test_tracked_changes_are_read_as_accepted_and_the_analyst_is_told(document):
    paragraph = document.add_paragraph("The letter was ")
    for kind, words, text in (("del", "unsigned", "delText"), ("ins", "signed", "t")):
        run = f"<w:{kind} {nsdecls('w')}><w:r><w:{text}>{words}</w:{text}></w:r></w:{kind}>"
        paragraph._p.append(parse_xml(run))
    article = read(document)
    assert article.words == "The letter was signed"
    assert article.notes == (
        "The document has tracked changes: what was inserted is in the text, what was deleted is not.",
    )


def test_hidden_words_are_left_out_and_struck_ones_kept_and_both_are_told(document):
    paragraph = document.add_paragraph("Four ")
    paragraph.add_run("secret ").font.hidden = True
    paragraph.add_run("or five ").font.strike = True
    paragraph.add_run("ships").font.hidden = False
    article = read(document)
    assert article.words == "Four or five ships"
    assert [note.split(";")[0] for note in article.notes] == [
        "The document has hidden words",
        "The document has words that are struck through",
    ]


def test_running_heads_and_feet_are_boilerplate_and_stand_once_behind_the_text(document):
    document.sections[0].header.paragraphs[0].text = "The Island Post"
    document.sections[0].footer.paragraphs[0].text = "Internal use"
    document.add_paragraph(PROSE)
    document.add_section()
    document.sections[1].header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "The Island Post"
    article = read(document)
    assert article.words.startswith(PROSE)
    assert words_in(article, ZoneKind.BOILERPLATE, "running head") == ["The Island Post"]
    assert words_in(article, ZoneKind.BOILERPLATE, "page foot") == ["Internal use"]


def test_comments_in_the_margin_are_kept_as_comments(document):
    run = document.add_paragraph(PROSE).runs[0]
    document.add_comment(run, "Says who?", author="The desk")
    article = read(document)
    assert words_in(article, ZoneKind.COMMENTS, "comments in the margin") == ["The desk: Says who?"]
    assert words_in(article, ZoneKind.BODY) == [PROSE]


NOTES = (
    '<Relationship Id="rIdN" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
    'Target="footnotes.xml"/></Relationships>'
)


def test_footnotes_are_numbered_in_the_text_and_stand_at_its_end(document):
    paragraph = document.add_paragraph("It was a draft.")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    held = io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode().replace("</Relationships>", NOTES)
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        '<w:r><w:t xml:space="preserve"> So he said.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    content = with_parts(document, word_footnotes=notes)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    article = read_bytes(packed(files | {"word/_rels/document.xml.rels": relations}), "a.docx")
    assert article.words == "It was a draft.[1]\n\n[1] So he said."
    assert words_in(article, ZoneKind.BODY, "footnote") == ["[1] So he said."]


def test_the_words_of_a_text_box_are_read_once(document):
    box = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f"{nsdecls('w')}>{{}}</mc:AlternateContent>"
    )
    inner = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    choices = f'<mc:Choice Requires="wps">{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>'
    document.add_paragraph("Around it").runs[0]._r.append(parse_xml(box.format(choices)))
    assert read(document).words.count("In the box") == 1


@pytest.mark.parametrize("part", ["xl/workbook.xml", "ppt/presentation.xml"])
def test_other_office_files_are_refused_by_what_they_are(part):
    with pytest.raises(UserError, match=r"“a\.docx” is a (spreadsheet|presentation)"):
        read_bytes(packed({"[Content_Types].xml": "<x/>", part: "<x/>"}), "a.docx")


BOMB = (
    '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 50 + '"><!ENTITY c "' + "&b;" * 50 + '">]>'
)


@pytest.mark.parametrize(
    "document_xml",
    [
        "no XML at all",
        "<w:document",
        f"{BOMB}<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body>"
        "</w:document>",
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document {nsdecls("w")}><w:body>'
        "<w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>",
        "<a>" * 5000 + "</a>" * 5000,
    ],
)
def test_broken_and_hostile_xml_is_refused_in_one_sentence(document, document_xml):
    with pytest.raises(UserError, match=r"“a\.docx” (is damaged|is nested or repeated|defines XML)"):
        read_bytes(with_parts(document, word_document=document_xml), "a.docx")
