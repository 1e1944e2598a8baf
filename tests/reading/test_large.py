"""Reading stays in proportion to the size of a text, whatever the text is made of."""

import time

import pytest

from workbench.reading import read_bytes

SENTENCE = (
    "The harbour board voted on Tuesday to widen the northern basin, a plan that the fishers of the U.S. "
    "coast have fought for years. "
)
SMALL, FACTOR = 30_000, 4
"""Characters, and how many times as many the larger text has."""

TEDIOUS = {
    "one line": SENTENCE,
    "paragraphs": SENTENCE * 3 + "\n\n",
    "lines": "The cat sat on the mat\n",
    "wrapped lines": "The cat sat on the mat, and the dog lay on the sofa beside it.\n",
    "blank lines": "\n",
    "no blanks": "x",
    "quotation marks that stay open": "“Hi there. ",
    "brackets that stay open": "(Read more [from ",
    "abbreviations": "U.S. ",
    "emoji": "😀. ",
    "rules": "____\n",
    "dates": "January 6, 2020\n",
    "names": "Ada Quill\n",
    "headlines with credits": "Basin To Be Widened\n\nBy Politico. The board has voted.\n\n",
    "introductions": "Coast Press reported:\n\nThe board voted\n\n",
    "letters without end": "The letter says:\n\nDear members,\n\nIt grows\n\n",
    "letters in the first person": "The letter says:\n\nDear members, I do.\n\nWe say\n\n",
    "updates": "Update: x\n\n",
    "teasers": "Read more: x\n\n",
    "buttons between prose": "12 comments\n\n" + SENTENCE * 2 + "\n\n",
    "buttons": "12 comments\nWhat do you think?\n",
    "comments": "Reply to gull\nMarch 3, 2019\n\nIt does.\n\n",
    "posts": "Dredgers at sea — Ada Quill (@adaquill) March 3, 2019\n\n",
}


def seconds(words: str) -> float:
    """Of the processor, for the quicker of two readings: other programs do not count."""
    content, taken = words.encode(), []
    for _ in range(2):
        start = time.process_time()
        read_bytes(content, "large.txt")
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("kind", TEDIOUS)
def test_four_times_the_words_take_nowhere_near_sixteen_times_as_long(kind):
    prose = SENTENCE * 3 + "\n\n"
    many = SMALL // len(TEDIOUS[kind])
    small = seconds(prose + TEDIOUS[kind] * many)
    large = seconds(prose + TEDIOUS[kind] * (many * FACTOR))
    assert large < small * FACTOR * 2.5 + 0.05


def test_an_article_of_fifty_megabytes_in_one_line_is_read():
    content = (SENTENCE * (50_000_000 // len(SENTENCE))).encode()
    article = read_bytes(content, "large.txt")
    assert len(article.words) == len(content)
    assert len(article.passages) == len(content) // len(SENTENCE)
    assert article.passages[-1] == (len(content) - len(SENTENCE), len(content) - 1)


def test_an_article_of_fifty_megabytes_in_many_paragraphs_is_read():
    paragraph = SENTENCE * 8 + "\n\n"
    content = (paragraph * (50_000_000 // len(paragraph))).encode()
    article = read_bytes(content, "large.txt")
    assert len(article.passages) == 8 * (len(content) // len(paragraph))
