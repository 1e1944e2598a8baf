"""Whether a hyphen at the end of a line belongs to the word, or only divides it."""

import re
from collections.abc import Iterable

from workbench.reading.formats.pdf.customs import customs
from workbench.reading.formats.pdf.flow import NEW_PAGE
from workbench.reading.formats.pdf.text_layer import SOFT_HYPHEN

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_DIVIDED = re.compile(
    rf"(?<![^\W_])(?<!-)([^\W_]++(?:-[^\W_]++)*+){SOFT_HYPHEN}({NEW_PAGE}*)([^\W_]*)"
)  # possessive, and from the beginning of words only: a word may be as long as a page


class Vocabulary:
    """The words that a document writes in the middle of its lines, which show how it writes them."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def learn(self, texts: Iterable[str]) -> None:
        for text in texts:
            for token in _TOKEN.findall(text.replace(SOFT_HYPHEN + NEW_PAGE, SOFT_HYPHEN)):
                if SOFT_HYPHEN not in token:  # what lines have torn teaches nothing
                    words = _WORD.findall(token.casefold().replace("‐", "-"))
                    self._known.update(words)

    def mended(self, text: str) -> str:
        """The text with every divided word whole, and its hyphen where the word has one."""
        while (mended := _DIVIDED.sub(self._whole, text)) != text:
            text = mended
        return text.replace(SOFT_HYPHEN, "-")

    def _whole(self, divided: re.Match[str]) -> str:
        before, new_page, after = divided.groups()
        hyphen = "-" if self._keeps_hyphen(before, after) else ""
        return f"{before}{hyphen}{new_page}{after}"

    def _keeps_hyphen(self, before: str, after: str) -> bool:
        head, tail = before.casefold(), after.casefold()
        if not after or head + tail in self._known:
            return not after
        if f"{head}-{tail}" in self._known or not after[0].islower() or before[-1].isdigit():
            return True
        first, _, last = head.rpartition("-")
        is_compound = "-" in first or (bool(first) and {last, tail} <= self._known)
        return is_compound or head in customs("hyphens")["kept"]
