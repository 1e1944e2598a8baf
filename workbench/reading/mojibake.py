"""Letters that were read in the wrong encoding and saved like that: “donâ€™t” for “don’t”.

It is noticed and told; the words stay as they came until a person says otherwise.
"""

import re
from dataclasses import dataclass

_WINDOWS = {
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87,
    0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91,
    0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98,
    0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B, 0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
}  # fmt: skip
"""The characters of Windows-1252 that stand where Latin-1 has none, and their bytes."""

_LATER = "[\\x80-\\xbf" + "".join(map(chr, _WINDOWS)) + "]"
_GARBLED = re.compile(f"[\\xc2-\\xdf]{_LATER}|[\\xe0-\\xef]{_LATER}{{2}}|[\\xf0-\\xf4]{_LATER}{{3}}")
_SURE = re.compile("â[€\\x80]|ð[Ÿ\\x9f]|ï»¿|Â[\\xa0«»£§©]")
"""What leaves no doubt by itself: quotation marks, dashes, emoji, signs."""

_DOUBTFUL = ("Ã", "Â", "Ð", "Ñ")
_SEVERAL = 2
"""Letters of the western and the Russian alphabet, which could stand there as they are, once."""

_AROUND = re.compile(r"\S*")
_LONGEST_SAMPLE = 40


@dataclass(frozen=True, slots=True)
class Mend:
    """A letter that stands garbled from `start` up to `end` (code points), and the one that was meant."""

    start: int
    end: int
    meant: str


def mended(words: str, *, surely: bool = False) -> str:
    """The words with each garbled letter as it was meant; the same words when none leaves no doubt.

    Letters of an article in which others are `surely` garbled need not prove it by themselves.
    """
    pieces, end = [], 0
    for mend in mends(words, surely=surely):
        pieces += [words[end : mend.start], mend.meant]
        end = mend.end
    return "".join([*pieces, words[end:]])


def mends(words: str, *, surely: bool = False) -> list[Mend]:
    """Each garbled letter in order; none when none leaves no doubt, unless they are `surely` garbled."""
    if not surely and not garbled_sample(words):
        return []
    found = ((match, _meant(match[0])) for match in _GARBLED.finditer(words))
    return [Mend(match.start(), match.end(), meant) for match, meant in found if meant]


def garbled_sample(words: str) -> str:
    """A garbled word as it stands in the words; empty when there is none that leaves no doubt."""
    if words.isascii():
        return ""
    doubtful = 0
    for found in _GARBLED.finditer(words):
        if not _meant(found[0]):
            continue
        doubtful += found[0].startswith(_DOUBTFUL)
        if doubtful >= _SEVERAL or _SURE.match(found[0]):
            return _word_around(words, found.start(), found.end())
    return ""


def _meant(letters: str) -> str:
    """The one character that these letters are the bytes of; empty when they are none."""
    try:
        return bytes(_WINDOWS.get(ord(letter), ord(letter)) for letter in letters).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return ""


def _word_around(words: str, start: int, end: int) -> str:
    before = words[max(0, start - _LONGEST_SAMPLE) : start]
    after = _AROUND.match(words, end, end + _LONGEST_SAMPLE)
    return (before.split(" ")[-1].split("\n")[-1] + words[start:end] + (after[0] if after else "")).strip()
