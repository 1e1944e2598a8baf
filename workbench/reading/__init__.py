"""From the bytes of a file to an article: characters, zones, parts, attribution, sentences.

Layer rule: above the values of the domain only; no store, no window, no network. What is a matter
of words and patterns stands as data in `resources/reading/`.
"""

from workbench.reading.decoding import LARGEST, too_large
from workbench.reading.imported import FoundPart, FoundZone, ImportedArticle
from workbench.reading.originals import plain_view
from workbench.reading.reader import READABLE, read_all, read_bytes
from workbench.reading.sentences import sentences

__all__ = [
    "LARGEST",
    "READABLE",
    "FoundPart",
    "FoundZone",
    "ImportedArticle",
    "plain_view",
    "read_all",
    "read_bytes",
    "sentences",
    "too_large",
]
