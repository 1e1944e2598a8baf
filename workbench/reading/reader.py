"""From the bytes of a file to an article."""

from workbench.domain.article import Attribution, ZoneKind, normalise
from workbench.reading.decoding import decode
from workbench.reading.imported import FoundZone, ImportedArticle
from workbench.reading.sentences import sentences


def read_bytes(content: bytes, file_name: str) -> ImportedArticle:
    """Read a plain text: its words, and what the words say about themselves.

    Raises UserError, naming the file, for what is no text or cannot be read.
    """
    characters, encoding = decode(content, file_name)
    words = normalise(characters)
    zones = (FoundZone(0, len(words), ZoneKind.BODY),)
    return ImportedArticle(
        content, file_name, encoding, words, Attribution(), (), zones, sentences(words, zones)
    )
