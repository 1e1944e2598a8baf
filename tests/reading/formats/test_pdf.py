"""PDF: columns in the order of reading, words whole, what is no part of the article set apart, pages kept."""

import re
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfmaking import STORY, a_long_pdf, a_pdf, a_scan, numbered_sentences

from workbench.domain.article import ZoneKind
from workbench.domain.errors import UserError
from workbench.reading import ImportedArticle, read_bytes

BROADSHEET = """
    #place(top + center, scope: "parent", float: true, text(20pt)[*Officials deny that the letter was meant*])
    By Jane Roe

    BAGHDAD -- {story}#footnote[The ministry gave no figures in 2019.]

    == What the ministry says
    {story}

    #figure(rect(width: 80%, height: 2cm), caption: [The ministry at night.])

    {more}
"""


def read(pdf: bytes, name: str = "news.pdf") -> ImportedArticle:
    return read_bytes(pdf, name)


def zones(article: ImportedArticle, kind: ZoneKind, label: str = "") -> list[str]:
    return [
        article.words[zone.start : zone.end].strip()
        for zone in article.zones
        if (zone.kind, zone.label) == (kind, label)
    ]


def order(article: ImportedArticle) -> list[int]:
    """The numbers of `numbered_sentences` as they follow each other in the article."""
    body = " ".join(zones(article, ZoneKind.BODY))
    return [int(number) for number in re.findall(r"Sentence (\d+) says", body)]


@pytest.fixture(scope="module")
def broadsheet() -> ImportedArticle:
    """Two columns on two pages, with all that stands around an article in a newspaper."""
    return read(
        a_pdf(
            BROADSHEET.format(story=STORY, more=" ".join(numbered_sentences(0, 60))),
            page="columns: 2, header: [The Gazette #h(1fr) 6 January 2020], "
            'footer: context align(center, counter(page).display("1"))',
            about='title: "News", author: "Jane Roe"',
        )
    )


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    sentences = " ".join(numbered_sentences(0, 90))
    article = read(a_pdf(sentences, page=f"columns: {columns}"))
    assert order(article) == list(range(90))


def test_columns_whose_lines_are_not_level_are_read_one_after_the_other() -> None:
    left, right = (" ".join(numbered_sentences(first, 20)) for first in (0, 20))
    headline = "#align(center, text(16pt)[A headline over both of the columns, and long])"
    side_by_side = f"#grid(columns: 2, gutter: 4mm, [{left}], [#v(5pt) {right}])"
    assert order(read(a_pdf(f"{headline} {side_by_side} {' '.join(numbered_sentences(40, 9))}"))) == [
        *range(49)
    ]


def test_a_picture_across_the_columns_parts_them_as_it_does_for_the_eye() -> None:
    body = " ".join(numbered_sentences(0, 40))
    picture = '#place(top, scope: "parent", float: true, image("photograph.png", width: 80%))'
    assert order(read(a_pdf(picture + body, page="columns: 2"))) == list(range(40))


def test_the_rows_of_a_table_stay_rows() -> None:
    cells = "[Country], [Troops], [Year], [Iraq], [3,000], [2020], [Kuwait], [13,000], [2019]"
    article = read(a_pdf(f"#table(columns: (1fr, 1fr, 1fr), {cells})"))
    assert "Kuwait 13,000 2019" in article.words.splitlines()


def test_words_divided_at_the_ends_of_lines_are_whole_again() -> None:
    article = read(a_pdf(STORY * 4, page="columns: 3"))
    (body,) = zones(article, ZoneKind.BODY)
    assert "-" not in body
    assert " ".join(body.split()) == (STORY * 4).strip()


def test_hyphens_that_belong_to_a_word_stay_where_a_line_ends_at_them() -> None:
    lines = ["a well-", "known state-of-the-", "art self-", "evident mid-", "2011 Anglo-", "American affair"]
    article = read(a_pdf(r" \ ".join(lines), text="hyphenate: false"))
    assert article.words == "a well-known state-of-the-art self-evident mid-2011 Anglo-American affair"


def test_how_a_document_writes_a_word_decides_on_its_hyphen() -> None:
    once = "They spoke of a take-over and of a handover. "
    article = read(a_pdf(once + r"After the take- \ over came the hand- \ over", text="hyphenate: false"))
    assert article.words.endswith("After the take-over came the handover")


def test_numbers_and_addresses_are_not_torn_at_the_ends_of_lines() -> None:
    article = read(a_pdf(r"in the years 2003– \ 2011, see www.example.org/ \ letters"))
    assert article.words == "in the years 2003–2011, see www.example.org/letters"


def test_the_largest_words_on_the_first_page_are_the_headline(broadsheet: ImportedArticle) -> None:
    assert zones(broadsheet, ZoneKind.HEADLINE) == ["Officials deny that the letter was meant"]
    assert broadsheet.attribution.title == "Officials deny that the letter was meant"
    assert broadsheet.attribution.byline == "Jane Roe"


def a_newspaper(first: str, second: str) -> ImportedArticle:
    """A page with a masthead, two articles side by side with these bylines, and one below them in all
    columns, without a byline.
    """
    stories = [" ".join(numbered_sentences(number, 24)) for number in (0, 100, 200)]
    body = f"""
        #align(center, text(34pt, weight: "bold")[The Gazette])
        #grid(columns: (2fr, 1fr), gutter: 8mm,
          [#par(justify: false, text(20pt, weight: "bold")[Island board votes to widen the northern basin])
           {first} #columns(2, gutter: 5mm)[{stories[0]}]],
          [#par(justify: false, text(14pt, weight: "bold")[Ferry fares to rise])
           {second} {stories[1]}])
        #par(justify: false, text(16pt, weight: "bold")[School to open again in spring])
        #columns(3, gutter: 5mm)[{stories[2]}]
    """
    return read_bytes(a_pdf(body, page="width: 210mm, height: 297mm", text="size: 8pt"), "page.pdf")


def test_the_articles_of_a_newspaper_page_are_parts() -> None:
    page = a_newspaper("#emph[By Jane Doe]\n\n", "#emph[By John Roe]\n\n")
    assert [(part.attribution.title, part.attribution.byline) for part in page.parts] == [
        ("Island board votes to widen the northern basin", "Jane Doe"),
        ("Ferry fares to rise", "John Roe"),
        ("School to open again in spring", ""),
    ]
    for part, number in zip(page.parts, (0, 100, 200), strict=True):
        words = page.words[part.start : part.end]
        said = [int(found) for found in re.findall(r"Sentence (\d+) says", words)]
        assert said == list(range(number, number + 24)), "each has its own words, in order"
    assert page.words.startswith("The Gazette")
    assert (page.zones[0].kind, page.zones[0].label) == (ZoneKind.BOILERPLATE, "masthead")


def test_a_heading_beside_a_column_that_has_ended_does_not_divide_the_page() -> None:
    """On the last page of a report the second column may end above a heading in the first."""
    head, rest, second = (" ".join(numbered_sentences(*which)) for which in ((0, 12), (20, 12), (40, 9)))
    body = f"""
        #grid(columns: (1fr, 1fr), gutter: 6mm,
          [{head} #par(text(14pt, weight: "bold")[What follows from it]) {rest}],
          [{second}])
    """
    words = read(a_pdf(body, text="size: 8pt")).words
    said = [int(found) for found in re.findall(r"Sentence (\d+) says", words)]
    assert said == [*range(0, 12), *range(20, 32), *range(40, 49)]


def test_headlines_without_bylines_leave_a_page_one_article() -> None:
    page = a_newspaper("", "")
    assert page.parts == ()
    assert page.attribution.title == "The Gazette"


def test_headings_inside_the_article_are_headings_and_no_titles(broadsheet: ImportedArticle) -> None:
    assert zones(broadsheet, ZoneKind.HEADLINE, "subheading") == ["What the ministry says"]


def test_running_heads_and_page_numbers_are_boilerplate(broadsheet: ImportedArticle) -> None:
    heads = zones(broadsheet, ZoneKind.BOILERPLATE, "running head")
    assert heads == ["The Gazette 6 January 2020"] * len(broadsheet.page_starts)
    assert zones(broadsheet, ZoneKind.BOILERPLATE, "page foot") == ["1", "2"]


def test_notes_stand_apart_and_do_not_change_the_numbers_that_call_them(broadsheet: ImportedArticle) -> None:
    assert zones(broadsheet, ZoneKind.BODY, "footnote") == ["¹ The ministry gave no figures in 2019."]
    assert "on the figures.¹" in broadsheet.words


def test_a_number_with_a_note_stays_the_number_that_it_is() -> None:
    article = read(a_pdf("They counted 3,000#footnote[So they said.] people and 10#super[2] houses."))
    assert "They counted 3,000¹ people and 10² houses." in article.words


def test_captions_are_told_and_do_not_tear_the_article(broadsheet: ImportedArticle) -> None:
    assert zones(broadsheet, ZoneKind.CAPTION) == ["Figure 1: The ministry at night."]
    assert order(broadsheet) == list(range(60))


def test_a_sentence_that_goes_on_over_the_page_is_one_sentence(broadsheet: ImportedArticle) -> None:
    first, second = broadsheet.page_starts
    assert first == 0
    (over,) = [span for span in broadsheet.passages if span[0] < second < span[1]]
    said = broadsheet.words[slice(*over)]
    assert re.fullmatch(
        r"Sentence \d+ says that \d+ people were there when the road was closed again\.", said
    )


def test_every_passage_knows_its_page() -> None:
    pages = "#pagebreak()".join(f"Only page {number} says so." for number in range(1, 6))
    article = read(a_pdf(pages))
    for number in range(1, 6):
        position = article.words.index(f"Only page {number}")
        assert sum(start <= position for start in article.page_starts) == number


def test_a_page_without_words_counts() -> None:
    article = read(a_pdf("First.#pagebreak()#pagebreak()Third."))
    assert article.page_starts == (0, article.words.index("Third"), article.words.index("Third"))


def test_arabic_is_in_the_order_of_reading_with_foreign_names_and_ligatures_right() -> None:
    said = "قال وزير الدفاع Mark Esper إن القوات لن تغادر البلاد، وإن 3,000 جندي سيبقون فيها."
    article = read(a_pdf(said, text='lang: "ar", font: "DejaVu Sans"'))
    assert article.words == said


def test_ligatures_are_letters() -> None:
    article = read(a_pdf("The office found five efficient flags, afflicted."))
    assert article.words == "The office found five efficient flags, afflicted."


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_that_lie_on_their_side_are_read(turn: int) -> None:
    turned = f"#rotate({turn}deg, reflow: true, box(width: 12cm, [{' '.join(numbered_sentences(0, 8))}]))"
    assert order(read(a_pdf(turned))) == list(range(8))


@pytest.mark.parametrize("spacing", ["0.65em", "1.5em"])
def test_paragraphs_are_told_by_the_room_between_them(spacing: str) -> None:
    paragraphs = ["The letter was a draft.", STORY.strip(), "It should not have been sent.", STORY.strip()]
    room = f"#set par(leading: {spacing}, spacing: {spacing} + 0.6em); "
    article = read(a_pdf(room + "\n\n".join(paragraphs)))
    assert article.words.split("\n\n") == paragraphs


@pytest.mark.parametrize("breaks", ["simple", "optimized"])
def test_lines_that_are_not_justified_are_one_paragraph(breaks: str) -> None:
    ragged = f'#set par(justify: false, linebreaks: "{breaks}"); #set text(hyphenate: false); '
    article = read(a_pdf(ragged + STORY * 3, page="columns: 2"))
    assert article.words == (STORY * 3).strip()


def test_words_in_other_print_do_not_tear_a_sentence() -> None:
    said = (
        "#par[He said #text(6.5pt)[THE FURTHER INFORMATION OF THE MINISTRY] was missing, and *that nobody in*"
    )
    article = read(a_pdf(f"{said} *the whole of the country* knew of the letter before it had been sent.]"))
    assert article.words.count("\n\n") == 0


def test_a_large_initial_belongs_to_its_word() -> None:
    rest = "he letter was a draft, the general said on Monday. " + STORY
    beside = f"#grid(columns: (auto, 1fr), gutter: 1mm, text(30pt)[T], [{rest}])"
    article = read(a_pdf(beside))
    assert article.words == f"T{rest}".strip()
    assert article.attribution.title == ""


def test_paragraphs_are_told_by_their_indents() -> None:
    paragraphs = [STORY.strip()] * 3
    indented = "#set par(first-line-indent: 1em, spacing: 0.65em); "
    article = read(a_pdf(indented + "\n\n".join(paragraphs)))
    assert article.words.split("\n\n") == paragraphs


def test_what_stands_on_its_side_beside_the_text_does_not_get_into_it() -> None:
    beside = "#place(left + horizon, dx: -12mm, rotate(-90deg, reflow: true, text(7pt)[Printed on Monday]))"
    article = read(a_pdf(beside + " ".join(numbered_sentences(0, 20))))
    assert order(article) == list(range(20))
    assert article.words.endswith("Printed on Monday")


def test_properties_speak_where_the_article_does_not() -> None:
    article = read(
        a_pdf("just a few words, and no more of them.", about='title: "The letter", author: "Jane Roe"')
    )
    said = article.attribution
    assert (said.title, said.byline, said.language) == ("The letter", "Jane Roe", "en")
    assert set(said.origins.values()) == {"document properties"}
    assert said.published == ""


@pytest.mark.parametrize("title", ["Microsoft Word - final_v2.docx", "untitled", "news", "letter.indd"])
def test_titles_that_programs_make_up_are_none(title: str) -> None:
    article = read(a_pdf("just a few words, and no more of them.", about=f'title: "{title}"'))
    assert article.attribution.title == ""


def test_a_scan_is_said_to_be_one_and_kept() -> None:
    article = read(a_scan("Words on paper."), "scan.pdf")
    assert zones(article, ZoneKind.BOILERPLATE, "scan") == ["[Scan of a page, without words.]"]
    assert "“scan.pdf” is a scan: pictures of a page, without words. OCR can read them." in article.notes


def test_a_page_that_is_only_a_picture_is_named_among_the_others() -> None:
    article = read(a_pdf('First.#pagebreak()#image("photograph.png")#pagebreak()Third.'))
    assert zones(article, ZoneKind.BOILERPLATE, "scan") == ["[Page 2 is a picture without words.]"]
    assert "Page 2 is a picture without words, as in a scan. OCR can read them." in article.notes


def test_what_is_no_pdf_is_refused_in_a_sentence() -> None:
    with pytest.raises(UserError, match=r"“news.pdf” is damaged, or not a PDF at all\."):
        read(b"%PDF-1.7\nno more than this")


def test_half_a_pdf_is_an_article_or_a_sentence() -> None:
    whole = a_pdf(STORY)
    for share in (0.3, 0.6, 0.9):
        is_article_or_sentence(whole[: int(len(whole) * share)])


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes_that_begin_like_a_pdf_are_an_article_or_a_sentence(content: bytes) -> None:
    is_article_or_sentence(b"%PDF-" + content)


@settings(max_examples=80)
@given(st.data())
def test_any_damage_to_a_pdf_leaves_an_article_or_a_sentence(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 40))):
        content[data.draw(st.integers(5, len(content) - 1))] = data.draw(st.integers(0, 255))
    is_article_or_sentence(bytes(content))


WHOLE = a_pdf("= The letter\n" + STORY)


def is_article_or_sentence(content: bytes) -> None:
    try:
        article = read(content)
    except UserError as problem:
        assert "news.pdf" in problem.message
    else:
        assert article.zones[-1].end == len(article.words)
        assert list(article.page_starts) == sorted(article.page_starts)


def test_two_threads_read_one_after_the_other() -> None:
    found: list[list[int]] = []
    pdf = a_long_pdf(3)
    workers = [threading.Thread(target=lambda: found.append(order(read(pdf)))) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert found == [found[0]] * 4
