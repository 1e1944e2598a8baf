"""The words of the texts that were read last, kept at hand for all who read a case."""

from collections import OrderedDict
from threading import Lock

_TEXTS = 256
"""As many as a page of search results may come from."""

_CHARACTERS = 64_000_000
"""Enough for the longest texts that a person opens; usual articles are far fewer."""


class RememberedWords:
    """Words by their SHA-256. A file and its readers share them, each in its own thread: what a worker
    has read need not be read again where it is shown.
    """

    def __init__(self) -> None:
        self._turn = Lock()
        self._words: OrderedDict[str, str] = OrderedDict()

    def get(self, words_sha256: str) -> str | None:
        with self._turn:
            words = self._words.get(words_sha256)
            if words is not None:
                self._words.move_to_end(words_sha256)
            return words

    def keep(self, words_sha256: str, words: str) -> None:
        """Remember words, and forget those that were longest not asked for where there are too many."""
        with self._turn:
            self._words[words_sha256] = words
            self._words.move_to_end(words_sha256)
            while len(self._words) > _TEXTS or (
                len(self._words) > 1 and sum(map(len, self._words.values())) > _CHARACTERS
            ):
                self._words.popitem(last=False)
