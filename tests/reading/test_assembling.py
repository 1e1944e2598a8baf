"""From pieces to an article: the words joined, the markup believed, the rest told from the words."""

from itertools import pairwise

import pytest
from pages import LAST, MORE, PROSE

from workbench.domain.article import Attribution, ZoneKind
from workbench.domain.errors import UserError
from workbench.reading.assembling import assemble
from workbench.reading.extracted import Block, Extracted


def article(*blocks: Block, **said):
    return assemble(Extracted(blocks, **said), b"bytes", "a.bin")


def zoned(made) -> list[tuple[str, str, str]]:
    return [(str(zone.kind), zone.label, made.words[zone.start : zone.end].strip()) for zone in made.zones]


def test_pieces_stand_a_blank_line_apart_and_are_normalised():
    made = article(Block("Cafe\u0301 opens.\r\nToday."), Block(""), Block(PROSE))
    assert made.words == f"Café opens.\nToday.\n\n{PROSE}"
    assert made.original == b"bytes"


def test_what_the_markup_says_holds_and_the_rest_is_told_from_the_words():
    made = article(
        Block("Basin to be widened", ZoneKind.HEADLINE),
        Block("By Ada Quill | 3 March 2019"),
        Block(PROSE),
        Block("The basin at low tide", ZoneKind.CAPTION),
        Block("Read more: How the basin was built"),
        Block(MORE),
        Block("Nobody asked me either.", ZoneKind.COMMENTS, "1 comment"),
    )
    assert zoned(made) == [
        ("headline", "", "Basin to be widened"),
        ("dateline", "", "By Ada Quill | 3 March 2019"),
        ("body", "", PROSE),
        ("caption", "", "The basin at low tide"),
        ("teaser", "read more", "Read more: How the basin was built"),
        ("body", "", MORE),
        ("comments", "1 comment", "Nobody asked me either."),
    ]
    assert (made.attribution.byline, made.attribution.published) == ("Ada Quill", "2019-03-03")


def test_a_heading_in_the_markup_keeps_a_second_line_from_being_the_headline():
    made = article(
        Block("Basin to be widened", ZoneKind.HEADLINE), Block("Fishers announce blockade"), Block(PROSE)
    )
    assert [row[:2] for row in zoned(made)] == [("headline", ""), ("headline", "standfirst"), ("body", "")]


def test_the_metadata_of_the_format_goes_before_what_the_words_say_and_both_keep_their_origins():
    said = Attribution(title="The Basin", origins={"title": "JSON-LD headline"})
    made = article(
        Block("Basin to be widened", ZoneKind.HEADLINE),
        Block("By Ada Quill | 3 March 2019"),
        Block(PROSE),
        attribution=said,
    )
    assert made.attribution.title == "The Basin"
    assert made.attribution.byline == "Ada Quill"
    assert made.attribution.origins["title"] == "JSON-LD headline"
    assert made.attribution.origins["byline"].startswith("“By Ada Quill")


def test_each_page_begins_where_its_first_words_stand():
    made = article(
        Block(PROSE, page=1),
        Block(MORE, page=2, breaks=(20,)),
        Block(LAST, page=5),
    )
    one, two, three, four, five = made.page_starts
    assert (one, two) == (0, len(PROSE) + 2)
    assert three == two + 20
    assert four == five == made.words.index(LAST)


def test_pages_are_found_again_in_words_that_became_shorter_when_normalised():
    made = article(Block("Cafe\u0301 one. Cafe\u0301 two.", page=1, breaks=(11,)))
    assert [made.words[start : start + 4] for start in made.page_starts] == ["Café", "Café"]


def test_nothing_without_words_becomes_an_article():
    with pytest.raises(UserError, match=r"There are no words in “a\.bin”\.") as refused:
        article(Block("  "), Block("\n"))
    assert refused.value.hint


def test_garbled_letters_are_noticed_and_left_as_they_are():
    made = article(Block("He said he donâ€™t know."))
    assert made.words == "He said he donâ€™t know."
    assert made.notes and "“donâ€™t”" in made.notes[0] and "“don’t”" in made.notes[0]


def test_no_sentence_crosses_from_one_piece_to_the_next():
    made = article(Block("The board has voted"), Block("and nobody knows why"), Block(PROSE))
    borders = [made.words.index("and nobody"), made.words.index(PROSE)]
    assert not any(start < border < end for start, end in made.passages for border in borders)
    assert all(one[1] <= other[0] for one, other in pairwise(made.passages))
