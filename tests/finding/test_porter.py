"""The stems of terms are those of the full-text search."""

import re
import sqlite3
from contextlib import closing

import pytest

from workbench.finding.porter import porter
from workbench.places import corpus


def of_the_search(words: list[str]) -> list[str]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE said USING fts5(words, tokenize='porter unicode61')")
        connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(said, instance)")
        connection.executemany("INSERT INTO said VALUES (?)", [(word,) for word in words])
        return [term for (term,) in connection.execute("SELECT term FROM terms ORDER BY doc")]


def test_every_word_of_the_sample_has_the_stem_by_which_the_search_finds_it() -> None:
    said = " ".join(file.read_text("utf-8") for file in corpus().glob("*.txt")).lower()
    words = sorted(set(re.findall("[a-z]+", said)))
    assert len(words) > 900
    assert [porter(word) for word in words] == of_the_search(words)


ENDINGS = """
    caresses ponies ties caress cats feed agreed plastered bled motoring sing conflated troubled sized
    hopping tanned falling hissing fizzed failing filing happy sky relational conditional rational
    valenci hesitanci digitizer conformabli radicalli differentli vileli analogousli vietnamization
    predication operator feudalism decisiveness hopefulness callousness formaliti sensitiviti
    sensibiliti triplicate formative formalize electriciti electrical hopeful goodness revival allowance
    inference airliner gyroscopic adjustable defensible irritant replacement adjustment dependent
    adoption homologou communism activate angulariti homologous effective bowdlerize probate rate cease
    controll roll billion nation say yes by
"""


@pytest.mark.parametrize("word", ENDINGS.split())
def test_the_words_of_the_paper_have_the_same_stems(word: str) -> None:
    assert [porter(word)] == of_the_search([word])


@pytest.mark.parametrize("word", ["", "a", "us", "naïveté", "2.5", "東京", "covid19"])
def test_what_is_no_english_word_stays(word: str) -> None:
    assert porter(word) == word
