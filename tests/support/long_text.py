"""Very long texts for tests: prose, with all that makes a viewer’s life hard."""

import random
from collections.abc import Iterator
from functools import cache

from workbench.places import corpus
from workbench.reading.reader import read_bytes

_ASIDES = (
    "🇮🇶 The flag 🏳️‍🌈 was seen over the base. 👩‍🚀",
    "قال الجنرال إن الرسالة كانت مسودة. ‏وقد وقّعها لاحقًا.",
    "המכתב נשלח בטעות, כך נמסר ב-6 בינואר 2020.",
    "Ce n’était qu’un brouillon, a dit le général à l’été\u00a02020.",
)
_LONG_LINE = 12_000


def a_long_text(characters: int, *, seed: int = 7) -> str:
    """About so many characters of the corpus' own sentences, with emoji, lines from right to left, and
    lines without an end. Each paragraph says its number, so that places can be told apart.
    """
    chance = random.Random(seed)
    pieces: list[str] = []
    length = 0
    for paragraph in _paragraphs(chance):
        pieces.append(paragraph)
        length += len(paragraph) + 2
        if length >= characters:
            return "\n\n".join(pieces)
    raise AssertionError


def _paragraphs(chance: random.Random) -> Iterator[str]:
    sentences, number = _sentences(), 0
    while True:
        number += 1
        words = " ".join(chance.choices(sentences, k=chance.randint(3, 6)))
        if number % 20 == 0:
            words += " " + chance.choice(_ASIDES)
        if number % 500 == 0:
            words = " ".join(chance.choices(sentences, k=_LONG_LINE // 120))
        yield f"Paragraph {number}. {words}"


@cache
def _sentences() -> list[str]:
    found = []
    for file in sorted(corpus().glob("*.txt")):
        read = read_bytes(file.read_bytes(), file.name)
        found += [read.words[start:end].replace("\n", " ") for start, end in read.passages]
    return [sentence for sentence in found if 40 < len(sentence) < 400]
