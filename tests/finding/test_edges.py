"""A place begins and ends with what the first and the last words of the quote stand for."""

import pytest

from workbench.finding.edges import settled


@pytest.mark.parametrize(
    ("quote", "text", "place"),
    [
        # a word that was misheard stands for the one that was said
        (
            "our global reach supports these",
            "how do elder |reach supports these|",
            "do elder reach supports these",
        ),
        # words were put in between the first word and the rest
        (
            "and i felt so understood",
            "and it just |i felt so understood| okay",
            "and it just i felt so understood",
        ),
        # somebody began twice
        ("so it s a burden", "and so it s |it s burden| okay", "so it s it s burden"),
        ("to access that replay", "|access that replay| is free", "access that replay"),
        # a filler stands for nothing, and takes nobody's place
        (
            "uh we spent ninety million",
            "in studies |we spent ninety million| on it",
            "we spent ninety million",
        ),
        # a small number in digits or in words
        ("please press star 0", "then |please press star| zero i would", "please press star zero"),
        # what is too much goes
        ("a great way to begin", "it |was a great way to begin a| day", "a great way to begin"),
    ],
)
def test_edges_are_settled_word_by_word(quote: str, text: str, place: str) -> None:
    """The middle of the text, between the bars, is where most of the quote is."""
    before, found, after = text.split("|")
    text = before + found + after
    start, end = settled(quote, text, (len(before), len(before + found)), text)
    assert text[start:end] == place


def test_without_a_word_that_is_sure_nothing_is_moved() -> None:
    text = "nothing here is like it at all"
    assert settled("something quite different indeed", text, (8, 20), text) == (8, 20)


def test_a_word_of_the_sentence_before_stands_for_no_other_one() -> None:
    written = "It was the withdrawal.\n\nEsper and Milley knew."
    text = written.lower().replace(".", " ").replace("\n", " ")
    start = text.index("milley knew")
    place = settled("neither esper nor milley knew", text, (start, start + len("milley knew")), written)
    assert written[slice(*place)] == "Esper and Milley knew"
